"""Put before all else on PYTHONPATH, this writes down where a process connects to, or kills it for trying.

SAFETY_WATCH names the file of connections, SAFETY_FORBID=1 kills instead, SAFETY_LOG takes all logging at DEBUG.
"""

import logging
import os
import socket
import sys

_WATCH, _FORBID, _LOG = (os.environ.get(name) for name in ("SAFETY_WATCH", "SAFETY_FORBID", "SAFETY_LOG"))
_NET = (socket.AF_INET, socket.AF_INET6)


def _look(event: str, arguments: tuple) -> None:
    if event not in ("socket.__new__", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        return
    if event == "socket.__new__":
        if _FORBID and arguments[1] in _NET:
            os._exit(99)
        return
    if event in ("socket.connect", "socket.sendto") and arguments[0].family not in _NET:
        return
    if _FORBID:
        os._exit(99)
    if _WATCH:
        place = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments
        with open(_WATCH, "a", encoding="utf-8") as file:
            file.write(f"{event} {place[0]!s}\n")


if _WATCH or _FORBID:
    sys.addaudithook(_look)
if _LOG:
    logging.basicConfig(filename=_LOG, level=logging.DEBUG, format="%(name)s %(levelname)s %(message)s")
