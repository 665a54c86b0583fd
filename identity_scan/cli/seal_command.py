"""The command that seals what is kept, changes its passphrase, prints a recovery sheet, and opens it again."""

import contextlib
import sys
from pathlib import Path

import click

from identity_scan.cli.startup import PERSON_FILE, line, now, tell, unlock, write_json
from identity_scan.keeping import moving_in, passphrases, seal, sealing, settings
from identity_scan.speech.errors import BadInput, IdentityScanError
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later, ngettext

DONE, PARTLY = 0, 1


@click.command("seal")
@click.option("--change", is_flag=True, help=later("Choose another passphrase."))
@click.option("--open", "unseal", is_flag=True, help=later("Remove the seal: keep everything readable again."))
@click.option(
    "--sheet", metavar="FILE", help=later("Write a recovery sheet to print here; - for stdout. Any earlier one ends.")
)
@click.option("--keyring/--no-keyring", default=None, help=later("Let this computer's keyring hold the passphrase."))
def seal_(change: bool, unseal: bool, sheet: str | None, keyring: bool | None) -> int:
    """Encrypt the history and who you are with a passphrase of your own."""
    folder = settings.folder()
    if keyring is False:
        seal.remember("")
    if not seal.is_on(folder) and (unseal or change):
        raise BadInput(_("Nothing is sealed here."), _("Seal it: identity-scan seal"))
    if not seal.is_on(folder):
        code = _begin(folder, sheet)
    else:
        unlock()
        code = _change_or_open(folder, change, unseal, sheet)
    if keyring and not unseal:
        seal.remember(seal.held())
    return code


def _begin(folder: Path, sheet: str | None) -> int:
    tell(
        _("This encrypts your searches, your decisions and who you are with a passphrase."),
        _("A forgotten passphrase cannot be recovered by anybody. What is sealed would be lost."),
        "" if sheet else _("A printed recovery sheet opens it too: identity-scan seal --sheet FILE"),
        _("Not sealed: reports that you write, your settings, and copies that a disk or a backup already holds."),
        _("Copies of the history from before updates, and damaged ones, are deleted."),
    )
    passphrase = _chosen(folder)
    words = passphrases.sheet_words() if sheet else ""
    sealing.begin(folder, passphrase, words)
    if sheet:
        _print_sheet(words, sheet)
    return _said_of(folder, _("Sealed. From now on identity-scan asks for the passphrase."))


def _change_or_open(folder: Path, change: bool, unseal: bool, sheet: str | None) -> int:
    if change:
        sealing.check(folder)  # before another one is asked for
        sealing.change(folder, _chosen(folder))
        if seal.is_remembered():  # else the keyring would give the earlier one from now on, which opens nothing
            seal.remember(seal.held())
        tell(_("The passphrase is changed."))
    if unseal:
        sealing.take_away(folder)
        with contextlib.suppress(BadInput):
            seal.remember("")
        tell(_("The seal is removed: what is kept can be read by anyone who can read your files."))
        return DONE
    if sheet:
        words = passphrases.sheet_words()
        sealing.new_sheet(folder, words)
        _print_sheet(words, sheet)
    if change or sheet:
        return DONE
    sealing.check(folder)
    return _said_of(folder, _("What is kept here is sealed."))


def _said_of(folder: Path, sealed: str) -> int:
    """Say that it is sealed only if nothing of ours beside it can be read; name what can."""
    found = moving_in.readable(folder)
    if not found:
        tell(sealed)
        return DONE
    reports = all(path.parent.name == "reports" for path in found)
    what = ngettext(
        "The store is sealed, but this file beside it can be read by anyone who can read your files:",
        "The store is sealed, but these {n} files beside it can be read by anyone who can read your files:",
        len(found),
    ).format(n=len(found))
    remedy = (
        _("Reports are never sealed: delete those that you no longer need.")
        if reports
        else _("They could not be imported or deleted: look at them, then delete them yourself.")
    )
    tell(what, *(f"  {path}" for path in found), remedy)
    return DONE if reports else PARTLY


def _chosen(folder: Path) -> str:
    """Ask for a new passphrase, twice; raises BadInput for one that could be guessed."""
    if sys.stdin.isatty():
        tell(_("Such as these words, picked at random: {words}").format(words=passphrases.suggested()))
        passphrase: str = click.prompt(
            _("A new passphrase, such as four words"), hide_input=True, confirmation_prompt=_("Once more"), err=True
        )
    else:
        passphrase = line()
        if line() != passphrase:
            raise BadInput(_("The two passphrases are not the same."), _("Give the new one twice, one per line."))
    if refusal := passphrases.refused(passphrase, _about(folder)):
        raise refusal
    return passphrase


def _about(folder: Path) -> tuple[str, ...]:
    """What others may know of the worker, and try first."""
    from identity_scan.keeping import own_person

    with contextlib.suppress(IdentityScanError):
        who = own_person.read(folder / PERSON_FILE)
        many = (who.other_names, who.places, who.employers, who.family, who.usernames, who.schools)
        return (who.name, str(who.birth_year or ""), who.home_address, *(words for some in many for words in some))
    return ()


def _print_sheet(words: str, target: str) -> None:
    listed = "\n".join(f"{number:>2}. {word}" for number, word in enumerate(words.split(), 1))
    text = "\n\n".join(
        (
            _("Recovery sheet of identity-scan, {day}").format(day=f"{now():%Y-%m-%d}"),
            _("If the passphrase is forgotten, these twelve words open what is sealed: type them in its place."),
            listed,
            _(
                "Whoever has this sheet and your computer can read everything. Keep it on paper, in a place that is "
                "locked, and delete the file once it is printed."
            ),
        )
    )
    write_json((text, "\n"), target)
    if target != "-":
        tell(_("The recovery sheet is in {path}. Print it, then delete the file.").format(path=target))
