"""The command that seals what is kept, changes its passphrase, and opens it again."""

import contextlib
from pathlib import Path

import click

from identity_scan.cli.startup import PERSON_FILE, tell, unlock
from identity_scan.keeping import history_file, private_files, seal, settings
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later


@click.command("seal")
@click.option("--change", is_flag=True, help=later("Choose another passphrase."))
@click.option("--open", "unseal", is_flag=True, help=later("Take the seal away: keep everything readable again."))
@click.option("--keyring/--no-keyring", default=None, help=later("Let this computer's keyring hold the passphrase."))
def seal_(change: bool, unseal: bool, keyring: bool | None) -> int:
    """Encrypt the history and the person file with a passphrase of your own."""
    folder = settings.folder()
    seal.cipher()
    if keyring is False:
        seal.remember("")
    if seal.is_on(folder):
        unlock()
        _open_or_change(folder, change, unseal)
    elif unseal or change:
        raise BadInput(_("Nothing is sealed here."), _("Seal it: identity-scan seal"))
    else:
        _begin(folder)
    if keyring and not unseal:
        seal.remember(seal.held())
    return 0


def _begin(folder: Path) -> None:
    tell(
        _("This encrypts your searches, your decisions and your person file with a passphrase."),
        _("A forgotten passphrase cannot be recovered by anybody. What is sealed would be lost."),
        _("Not sealed: reports that you write, your settings, and copies that a disk or a backup already holds."),
        _("Copies of the history from before updates, and damaged ones, are deleted."),
    )
    passphrase = _chosen()
    history_file.seal_up(folder, passphrase)
    person = folder / PERSON_FILE
    if person.exists():
        seal.keep(person, person.read_bytes(), passphrase)
    seal.hold(passphrase)
    tell(_("Sealed. From now on identity-scan asks for the passphrase."))


def _open_or_change(folder: Path, change: bool, unseal: bool) -> None:
    person = folder / PERSON_FILE
    content = seal.kept(person)
    if change:
        passphrase = _chosen()
        history_file.seal_up(folder, passphrase)
        if content is not None:
            seal.keep(person, content, passphrase)
        seal.hold(passphrase)
        tell(_("The passphrase is changed."))
    elif unseal:
        if content is not None:
            with contextlib.suppress(FileExistsError):
                private_files.write(person, content)
        history_file.seal_up(folder, "")
        seal.drop(person)
        with contextlib.suppress(BadInput):
            seal.remember("")
        tell(_("The seal is taken away: what is kept can be read by whoever can read your files."))
    else:
        tell(_("What is kept here is sealed."))


def _chosen() -> str:
    passphrase: str = click.prompt(
        _("A new passphrase, such as four words"), hide_input=True, confirmation_prompt=_("Once more"), err=True
    )
    if len(passphrase) < seal.SHORTEST:
        raise BadInput(_("That is too short to protect anything."), _("Take four words or more."))
    return passphrase
