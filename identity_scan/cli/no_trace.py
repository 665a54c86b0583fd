"""The process itself: no image of its memory reaches the disk, and what fails in it is told without what it held.

What stands in memory is what the worker told, and what was found: a core dump of a crash holds all of it.
"""

import contextlib
import logging
import sys
import threading
from importlib import import_module
from types import TracebackType

_NOT_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux's prctl()."""
_NO_BOX = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX of Windows: a crash starts no report."""
_NO_HEAP = 0x0001
"""WER_FAULT_REPORTING_FLAG_NOHEAP: should one be made all the same, it holds no heap."""


def leave_no_trace() -> None:
    """Let no crash of this process write its memory or its data anywhere; the first thing that the program does.

    A system that knows none of this goes on without: nothing here may keep the program from starting.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        _no_core()
    with contextlib.suppress(AttributeError, OSError):
        _not_dumpable()
    sys.excepthook = _told
    threading.excepthook = lambda failed: _told(failed.exc_type, failed.exc_value, failed.exc_traceback)
    sys.unraisablehook = lambda failed: _told(failed.exc_type, failed.exc_value, failed.exc_traceback)
    logging.getLogger().addHandler(logging.NullHandler())  # else the last resort prints what libraries log


def _no_core() -> None:
    resource = import_module("resource")  # which POSIX alone has
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _not_dumpable() -> None:
    import ctypes

    if sys.platform == "linux":
        # Also keeps other programs of the same user from reading its memory.
        ctypes.CDLL(None).prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_BOX)
        ctypes.windll.wer.WerSetFlags(_NO_HEAP)


def _told(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
    """Say what kind of failure it was and where: never its words nor its values, which may be the worker's."""
    places = []
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{kind.__name__} ({' > '.join(places[-5:])})\n")
