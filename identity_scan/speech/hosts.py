"""Whether a host lies on the open internet, told by its name or number alone; no look-up is needed."""

import ipaddress
import re
import socket
import unicodedata
from urllib.parse import unquote

_WITHIN = (".local", ".internal", ".home.arpa", ".lan", ".corp", ".home", ".intranet", ".localdomain", ".private")
"""Endings of names that only an agency's or a household's own network knows (RFC 6762 appendix G, RFC 8375)."""
_CARRIES = {0x64FF9B << 64, 0}
"""The first 96 bits of the IPv6 addresses that are an IPv4 address in another dress (RFC 6052, RFC 4291 2.5.5.1)."""


def is_this_computer(host: str) -> bool:
    """Tell whether a host is the loopback of this computer, by its name or number alone."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    number = number_of(host)
    return number is not None and number.is_loopback


def is_private(host: str) -> bool:
    """Tell whether a host, by its name or number alone, lies inside a network and not on the open internet.

    A name without a dot is only known inside one. No look-up is needed, so this also holds behind a proxy.
    """
    host = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").lower().rstrip(".")
    number = number_of(host)
    if number is not None:
        return not number.is_global or number.is_multicast
    return "." not in host or is_this_computer(host) or host.endswith(_WITHIN)


def number_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Read a host as a number in any of the spellings that systems accept: 127.1, 0x7f000001, ::ffff:127.0.0.1."""
    try:
        number = ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        if not re.fullmatch(r"(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){0,3}\.?", host, re.IGNORECASE):
            return None
        try:
            return ipaddress.IPv4Address(socket.inet_aton(host.rstrip(".")))
        except OSError:
            return None
    if not isinstance(number, ipaddress.IPv6Address):
        return number
    if int(number) >> 32 in _CARRIES and int(number) > 1:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour or (number.teredo and number.teredo[1]) or number
