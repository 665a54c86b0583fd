"""Why no reply came, in sentences for the worker; each says what to do where there is something to do."""

import re
import socket
import ssl
from collections.abc import Iterator

from identity_scan.asking import proxies
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later
from identity_scan.speech.text import clean


class Unreachable(Exception):
    """No reply came; `why` is a plain sentence. `cut`: the connection broke, so one more try is fair.

    `refused`: it was sent on to where it does not go, which is the refusal of whoever was asked. `abroad`: the foreign
    host that it was sent on to, empty otherwise.
    """

    def __init__(self, why: str, *, cut: bool = False, refused: bool = False, abroad: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.cut = cut
        self.refused = refused
        self.abroad = abroad


_SENTENCES = {
    "cut": later("The connection to {engine} was cut before its page had come. Check the network and ask again."),
    "slow": later("{engine} did not answer in time. Ask again later."),
    "far": later("{engine} could not be reached. Check the network and ask again."),
    "lookup": later("The address of {engine} could not be looked up. Check that this computer is on the network."),
    "certificate": later(
        "The connection to {engine} could not be trusted: its certificate is not one that this computer knows. If your "
        "agency inspects connections, name its certificate file in the settings (ca_file); on a public network, sign "
        "in to the network first."
    ),
    "proxy": later("The proxy {proxy} could not be reached, so {engine} was not asked. Check the proxy's address."),
    "proxy_password": later(
        "The proxy {proxy} asks for a user name and a password, so {engine} was not asked. Give them in the settings "
        "(proxy)."
    ),
    "proxy_refused": later("The proxy {proxy} did not let {engine} be asked. Your agency's IT can tell why."),
    "proxy_kind": later(
        "The proxy {proxy} is of a kind that cannot be used, so {engine} was not asked. It should begin with http://."
    ),
    "large": later("{engine} sent a page larger than {megabytes} MB, which was not read."),
    "garbled": later("The page that {engine} sent was damaged on its way. Ask again."),
    "circle": later("{engine} sent the request on more than {times} times, so it was given up."),
    "foreign": later("{engine} sent the request on to {host}, which is not its own: nothing was sent there."),
    "private": later("{engine} sent the request on to {host}, an address inside a network, which was not followed."),
    "bare": later("{engine} sent the request on to {host} without protection, which was not followed."),
    "scheme": later("{engine} sent the request on to something that is not a web address, which was not followed."),
    "address": later("The address of {engine} cannot be used. Check it in the settings."),
}
_REFUSALS = frozenset({"foreign", "private", "bare", "scheme"})


def unreachable(kind: str, engine: str, **words: object) -> Unreachable:
    """Return the error with its sentence: `kind` is a key of the table, `words` fill its places.

    The words may come from a reply, such as the host that it sends on to.
    """
    harmless = {name: clean(str(word), 200) for name, word in words.items()}
    why = _(_SENTENCES[kind]).format(engine=engine, **harmless)
    abroad = harmless["host"] if kind == "foreign" else ""
    return Unreachable(why, cut=kind == "cut", refused=kind in _REFUSALS, abroad=abroad)


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
