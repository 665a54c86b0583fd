"""The settings: each with its value and what else it may be, the engines, and what is kept where."""

from collections.abc import Callable, Iterator

from identity_scan.cli.say import exactly, part, spoken
from identity_scan.cli.scene import Scene
from identity_scan.present import arranged
from identity_scan.present.values import EngineRow
from identity_scan.session.contract import Session
from identity_scan.speech.aloud import sentence
from identity_scan.speech.errors import BadInput
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

ON, OFF = "on", "off"


def settings(scene: Scene) -> Iterator[str]:
    """Say the settings as they stand, and how each is changed."""
    session = scene.session
    told = session.settings()
    yield from part(_("Settings"), spoken(arranged.preference(p, others=True) for p in told.preferences))
    yield from part(_("Engines that a search asks"), spoken(arranged.engine(e, asked=True) for e in session.engines()))
    yield from part(_("What is kept on this computer"), map(sentence, told.kept))
    yield from part(_("What to type"), _next())


def _next() -> Iterator[str]:
    yield exactly(_("Change a setting"), "identity-scan settings NAME VALUE")
    yield exactly(_("Enter a key, which is not shown as you type"), "identity-scan settings BRAVE_API_KEY -")
    yield exactly(_("Ask an engine, or leave it out"), "identity-scan settings mojeek off")
    yield exactly(_("Change what you said about yourself"), "identity-scan me")
    yield exactly(_("Erase everything"), "identity-scan erase")


def change(session: Session, name: str, value: str, ask: Callable[[int], str]) -> bool:
    """Change a setting, or switch an engine on or off; tell whether it was done. BadInput for what cannot be.

    `ask` is asked what becomes of so many searches that are on this computer: keep, erase, or nothing for no change.
    """
    arranged = session.settings()
    preferences = {preference.id.lower(): preference for preference in arranged.preferences}
    engines = {row.id: row for row in session.engines() if not row.yours}
    if name.lower() in engines:
        _switch(session, engines[name.lower()], value)
        return True
    if name.lower() not in preferences:
        raise BadInput(
            _("There is no setting called {name}.").format(name=clean(name, 80)),
            _("The settings are: {names}.").format(names=", ".join([*(p.id for p in preferences.values()), *engines])),
        )
    preference = preferences[name.lower()]
    values = [known for known, _told in preference.choices]
    if values and value not in values:
        raise BadInput(
            _("{name} cannot be {value}.").format(name=preference.id, value=clean(value, 80)),
            _("It takes one of: {values}.").format(values=", ".join(values)),
        )
    if preference.id == "leave_nothing" and value == "yes" and not session.demo and (n := arranged.on_disk):
        answer = "keep" if preference.value == value else ask(n)
        if answer in ("keep", "erase"):
            session.prefer(preference.id, value, erase=answer == "erase")
        return answer in ("keep", "erase")
    session.prefer(preference.id, value)
    return True


def standing(session: Session, name: str) -> Iterator[str]:
    """Say one setting, or one engine, as it stands."""
    every = session.settings().preferences
    settings = (arranged.preference(p, others=True) for p in every if p.id.lower() == name.lower())
    engines = (arranged.engine(row, asked=True) for row in session.engines() if row.id == name.lower())
    yield from spoken((*settings, *engines))


def _switch(session: Session, row: EngineRow, value: str) -> None:
    if value not in (ON, OFF):
        raise BadInput(
            _("{name} cannot be {value}.").format(name=row.id, value=clean(value, 80)),
            _("It takes one of: {values}.").format(values=f"{ON}, {OFF}"),
        )
    session.prefer(row.id, value)
