"""A program that may write only where the modes of a folder allow it, also when the superuser runs the tests.

It stays the same user: another one might not be allowed to enter the folder of the clone, and would fail for that.
"""

import ctypes
import os
import sys

_VERSION = 0x20080522
_OVERRIDE = 1 << 1
"""CAP_DAC_OVERRIDE: to write whatever the modes say (capabilities(7)); to read whatever they say is another right."""


def give_up() -> None:
    """Give up the superuser's right to write anywhere; raises OSError where that cannot be done."""
    if os.geteuid() != 0:
        return
    if sys.platform != "linux":
        raise OSError("here the superuser cannot give up a right and stay who they are")
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(_VERSION, 0)
    rights = (ctypes.c_uint32 * 6)()  # effective, permitted and inheritable, once for each half of the list
    if libc.capget(head, rights):
        raise OSError(ctypes.get_errno(), "capget")
    for at in range(3):
        rights[at] &= ~_OVERRIDE
    if libc.capset(head, rights):
        raise OSError(ctypes.get_errno(), "capset")
