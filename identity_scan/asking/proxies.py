"""Which way a request may go: through which proxy, on to which address; decided before anything is sent."""

import contextlib
import os
import ssl
import sys
from collections.abc import Iterable
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit
from urllib.request import getproxies, getproxies_environment, proxy_bypass

from identity_scan.model import Reply, Request
from identity_scan.speech.address import host as host_of
from identity_scan.speech.address import site
from identity_scan.speech.errors import BadInput
from identity_scan.speech.hosts import is_this_computer, number_of
from identity_scan.speech.language import gettext as _

LOOKS_UP = sys.platform in ("win32", "darwin")
"""Whether proxy_for() may look a host up, and so take its time, to see if the system's own proxy is meant for it."""
ANY_ENGINE = "https://www.google.com/"
"""Stands for the web where it is asked which way leads there."""
_PORTS = {"http": 80, "https": 443}


def address(request: Request) -> str:
    """Return the whole address of a request, its parameters in the order given (Qwant checks it)."""
    if not request.params:
        return request.url
    return f"{request.url}{'&' if '?' in request.url else '?'}{urlencode(request.params)}"


def proxy_for(url: str, setting: str = "") -> str:
    """Return the proxy for an address, empty for none: environment first, then the setting, then the system's own.

    NO_PROXY is observed, and this computer itself is never asked through a proxy.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if is_this_computer(host):
        return ""
    environment, system = getproxies_environment(), getproxies()
    proxy = (
        environment.get(parts.scheme)
        or environment.get("all")
        or setting.strip()
        or system.get(parts.scheme)
        or system.get("all", "")
    )
    if not proxy or proxy_bypass(host):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


def for_tests(name: str, proxy: str, usual: float) -> float:
    """Return a figure of the environment in place of the usual one, only where nothing can leave this computer."""
    wanted = os.environ.get(name, "")
    if wanted and proxy and is_this_computer(urlsplit(proxy).hostname or ""):
        with contextlib.suppress(ValueError):
            return max(0.0, float(wanted))
    return usual


def only_here(name: str, proxy: str) -> None:
    """Raise BadInput unless an invented person is searched through a proxy on this very computer."""
    if not is_this_computer(urlsplit(proxy).hostname or ""):
        raise BadInput(
            _("{name} is invented, and on the real web an invented name finds real people.").format(name=name),
            _("It can be searched, by the program or in a browser, only through a proxy on this very computer."),
        )


def without_password(proxy: str) -> str:
    """Return a proxy's address as it may be shown."""
    return urlsplit(proxy).netloc.rpartition("@")[2] or proxy


def house(url: str, hosts: Iterable[str] = ()) -> frozenset[str]:
    """Return the sites that a request may be sent on to: that of its own address, and those of the hosts given."""
    return frozenset(_site(host) for host in (host_of(url), *hosts)) - {""}


def is_at_home(host: str, sites: frozenset[str]) -> bool:
    """Tell whether a host belongs to one of these sites."""
    return _site(host) in sites


def _site(host: str) -> str:
    return host if number_of(host) else site(host.rstrip("."))


def target(reply: Reply) -> str | None:
    """Return where a reply sends the request on to, None if it does not; without a user name that stands in it.

    A user name in an address would be sent as if the worker had one there.
    """
    location = reply.headers.get("location", "").strip()
    if reply.status not in (301, 302, 303, 307, 308) or not location:
        return None
    try:
        return _nameless(urljoin(reply.url, location).partition("#")[0])
    except ValueError:  # no address at all, which is the reader's to refuse
        return location


def onward(request: Request, status: int, url: str) -> Request:
    """Return the request that follows a redirect: headers and cookies, which may hold a key, only to the same place.

    So does the user name that the worker set for an instance of their own.
    """
    form, json = (request.form, request.json) if status in (307, 308) else (None, "")
    here, there = urlsplit(request.url), urlsplit(url)
    if not same_place(here, there):
        return Request(url, form=form, json=json)
    if "@" in here.netloc:
        url = there._replace(netloc=f"{here.netloc.rpartition('@')[0]}@{there.netloc}").geturl()
    return Request(url, form=form, headers=request.headers, cookies=request.cookies, json=json)


def _nameless(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if "@" in parts.netloc else url


def same_place(a: SplitResult, b: SplitResult) -> bool:
    """Tell whether two addresses name one server: the same host and port, or the usual ports of one host."""
    ports = [p.port or _PORTS.get(p.scheme) for p in (a, b)]
    return a.hostname == b.hostname and (ports[0] == ports[1] or set(ports) == set(_PORTS.values()))


def certificates(setting: str = "") -> str:
    """Return the file of certificates to trust beside the system's: the environment's, then the setting.

    BadInput if it cannot be used; empty if none is named.
    """
    path = (os.environ.get("SSL_CERT_FILE") or setting).strip().strip('"')  # Windows copies a path with its quotes
    if not path:
        return ""
    path = os.path.expanduser(path)
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except OSError as error:  # an ssl.SSLError is one too
        raise BadInput(
            _("The file of certificates {path} cannot be used.").format(path=path),
            _("Name a PEM file in SSL_CERT_FILE or in the settings (ca_file), or remove the name."),
        ) from error
    return path
