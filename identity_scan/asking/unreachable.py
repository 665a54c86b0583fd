"""Why no reply came, as codes of the sentences; each says what to do where there is something to do."""

import re
import socket
import ssl
from collections.abc import Iterator

from identity_scan.asking import proxies
from identity_scan.speech import sentences
from identity_scan.speech.telling import Said, say
from identity_scan.speech.text import clean


class Unreachable(Exception):
    """No reply came; `said` tells why. `cut`: the connection broke, so one more try is fair.

    `refused`: it was sent on to where it does not go, which is the refusal of whoever was asked. `abroad`: the foreign
    host that it was sent on to, empty otherwise.
    """

    def __init__(self, said: Said, *, cut: bool = False, refused: bool = False, abroad: str = "") -> None:
        super().__init__(said.code)
        self.said = said
        self.cut = cut
        self.refused = refused
        self.abroad = abroad

    @property
    def why(self) -> str:
        """Why, in a plain sentence of the language in use."""
        return sentences.words(self.said)


_REFUSALS = frozenset({"foreign", "private", "bare", "scheme"})


def unreachable(kind: str, engine: str, **words: object) -> Unreachable:
    """Return the error with its reason: `kind` is a code of the sentences after "unreached.", `words` fill its places.

    The words may come from a reply, such as the host that it sends on to.
    """
    harmless = {name: clean(str(word), 200) for name, word in words.items()}
    abroad = harmless["host"] if kind == "foreign" else ""
    said = say(f"unreached.{kind}", engine=engine, **harmless)
    return Unreachable(said, cut=kind == "cut", refused=kind in _REFUSALS, abroad=abroad)


# -- what the errors of the two clients mean --------------------------------------------------------------------------
# They are told apart by the names of their kinds, since fetch.py alone imports the clients.


def of_httpx(error: Exception, engine: str, proxy: str) -> Unreachable:
    """Say what an error of httpx means; the cause below it tells most."""
    shown, below = proxies.without_password(proxy), tuple(_causes(error))
    if _is(error, "ProxyError"):
        return unreachable("proxy_password" if str(error).startswith("407") else "proxy_refused", engine, proxy=shown)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in below):
        return unreachable("certificate", engine)
    if _is(error, "TimeoutException"):
        return unreachable("slow", engine)
    # Windows says "aborted" where its own guard ends a connection.
    broke = any(isinstance(c, ssl.SSLError | ConnectionResetError | ConnectionAbortedError) for c in below)
    if _is(error, "ConnectError") and not broke:
        if proxy:
            return unreachable("proxy", engine, proxy=shown)
        return unreachable("lookup" if any(isinstance(c, socket.gaierror) for c in below) else "far", engine)
    return unreachable("cut", engine)


def of_primp(error: Exception, engine: str, proxy: str) -> Unreachable:
    """Say what an error of primp, the client of ddgs, means; where its kind does not tell, its words do."""
    words, shown = str(error).lower(), proxies.without_password(proxy)
    if "certificate" in words:
        return unreachable("certificate", engine)
    if refusal := re.search(r"connect failed: http/\S+ (\d+)", words):
        return unreachable("proxy_password" if refusal[1] == "407" else "proxy_refused", engine, proxy=shown)
    if _is(error, "TimeoutError"):
        return unreachable("slow", engine)
    if proxy and _is(error, "ConnectError", "DNSError"):
        return unreachable("proxy", engine, proxy=shown)
    if _is(error, "DNSError"):
        return unreachable("lookup", engine)
    if _is(error, "BuilderError"):
        return unreachable("proxy_kind" if proxy else "address", engine, proxy=shown)
    return unreachable("far" if _is(error, "ConnectError") else "cut", engine)


def _is(error: Exception, *kinds: str) -> bool:
    return any(kind.__name__ in kinds for kind in type(error).__mro__)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
