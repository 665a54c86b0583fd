"""Why no reply came, in sentences for the worker; each says what to do where there is something to do."""

from identity_scan.language import gettext as _
from identity_scan.language import later
from identity_scan.text import clean


class Unreachable(Exception):
    """No reply came; `why` is a plain sentence. `cut`: the connection broke, so one more try is fair."""

    def __init__(self, why: str, *, cut: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.cut = cut


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
    "private": later("{engine} sent the request on to {host}, an address inside a network, which was not followed."),
    "bare": later("{engine} sent the request on to {host} without protection, which was not followed."),
    "scheme": later("{engine} sent the request on to something that is not a web address, which was not followed."),
    "address": later("The address of {engine} cannot be used. Check it in the settings."),
}


def unreachable(kind: str, engine: str, **words: object) -> Unreachable:
    """Return the error with its sentence: `kind` is a key of the table, `words` fill its places.

    The words may come from a reply, such as the host that it sends on to.
    """
    harmless = {name: clean(str(word), 200) for name, word in words.items()}
    return Unreachable(_(_SENTENCES[kind]).format(engine=engine, **harmless), cut=kind == "cut")
