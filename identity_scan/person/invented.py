"""Whether a person is invented: then the real web must not be asked, where the invented name finds real people."""

from identity_scan.model import Person

ENDING = ".example"
"""The domain that is kept for examples (RFC 2606): nobody can be written to there."""


def is_invented(person: Person) -> bool:
    """Tell whether at least one address or domain of a person is under .example, and none is elsewhere."""
    addresses = (*person.work_emails, *person.private_emails, *person.domains)
    hosts = [address.rpartition("@")[2].strip().lower().rstrip(".") for address in addresses]
    return bool(hosts) and all(f".{host}".endswith(ENDING) for host in hosts)
