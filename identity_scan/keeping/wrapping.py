"""The data key wrapped by a passphrase: Argon2id makes each guess slow, AES-GCM tells a right one from a wrong one."""

import math
import os
import time
import unicodedata

from identity_scan.keeping.key_file import Way

PASSPHRASE, SHEET = "passphrase", "sheet"
"""What a way may be: the worker's passphrase, or the words of the recovery sheet."""
SHEET_WORDS = 12
SLOW = 0.7
"""Seconds that one guess takes on the computer where the passphrase is chosen, at least."""
MEMORY = 128 * 1024
"""KiB that one guess takes: many at once would need as much again, which graphics cards have not."""
LEAST_PASSES = 3
_FOR = b"identity-scan data key 1"


def wrap(key: bytes, secret: str, how: str = PASSPHRASE) -> Way:
    """Wrap a data key by a secret."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, passes = os.urandom(16), os.urandom(12), _passes()
    wrapped = AESGCM(_slow(secret, how, salt, passes, MEMORY)).encrypt(nonce, key, _FOR)
    return Way(how, salt.hex(), passes, MEMORY, nonce.hex(), wrapped.hex())


def unwrap(way: Way, secret: str) -> bytes | None:
    """Return the data key if the secret is right, None if it is not."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if way.how == SHEET and len(secret.split()) != SHEET_WORDS:
        return None
    made = _slow(secret, way.how, bytes.fromhex(way.salt), way.passes, way.memory)
    try:
        return AESGCM(made).decrypt(bytes.fromhex(way.nonce), bytes.fromhex(way.wrapped), _FOR)
    except InvalidTag:
        return None


def _slow(secret: str, how: str, salt: bytes, passes: int, memory: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    typed = unicodedata.normalize("NFKC", secret)  # a keyboard may type one letter in two ways
    if how == SHEET:
        typed = " ".join(typed.casefold().split())
    kdf = Argon2id(salt=salt, length=32, iterations=passes, lanes=1, memory_cost=memory)
    return kdf.derive(typed.encode("utf-8", "surrogatepass"))


def _passes() -> int:
    """How many passes make one guess slow enough on this computer, counted in what it works, not in what it waits."""
    if not SLOW:
        return LEAST_PASSES
    few, many = _work(1), _work(1 + LEAST_PASSES)
    one = max(many - few, 0.01) / LEAST_PASSES  # the first pass takes longer: the memory is fetched
    return max(LEAST_PASSES, 1 + math.ceil((SLOW - few) / one))


def _work(passes: int) -> float:
    began = time.thread_time()
    _slow("how fast is this computer?", PASSPHRASE, bytes(16), passes, MEMORY)
    return time.thread_time() - began
