"""Where lessons come from: the three that ship, and a file or folder of the supervisor's own."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from identity_scan import demo
from identity_scan.demo.web import World
from identity_scan.model import Person
from identity_scan.speech.errors import BadInput, where, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean
from identity_scan.teach.lesson import Candidate, Card, Claim, Item, Lesson, Note, Says, Script, Stage

FOLDER = Path(__file__).parent
_SENTENCES = "before", "after"


def lessons() -> tuple[Lesson, ...]:
    """Return the lessons that ship, the usual one first."""
    return tuple(_shipped(person) for person in demo.people())


def find(name: str | None) -> Lesson:
    """Return a lesson by the id of an invented person, or from a file or folder of one's own; raises BadInput."""
    if name and (Path(name).suffix.lower() in (".toml", ".json") or Path(name).name != name or Path(name).is_dir()):
        from identity_scan.teach.own import read

        return read(Path(name))
    return _shipped(demo.find(name or demo.usual()))


def _shipped(person: demo.Demonstration) -> Lesson:
    rows = tomllib.loads((demo.FOLDER / person.id / "lesson.toml").read_text("utf-8"))
    return made(person.id, person.person, person.world, rows)


def made(
    name: str, person: Person, world: World, rows: Mapping[str, Any], today: date | None = None, called: str = ""
) -> Lesson:
    """Return the lesson that the rows of a lesson file describe; a row without what it needs raises KeyError."""
    claims = tuple(Claim(_text(r["text"]), Says(r["says"]), _text(r["point"])) for r in rows.get("claim", ()))
    return Lesson(
        id=name,
        person=person,
        world=world,
        today=today or rows.get("date") or date(2026, 3, 15),
        work=_text(rows.get("work")),
        items=_items(rows.get("item", ())),
        reserve=_items(rows.get("reserve", ())),
        candidates=tuple(Candidate(str(r["page"]), _text(r["name"])) for r in rows.get("first", ())),
        questions=tuple(map(_text, rows.get("questions", ()))) or questions(),
        script=script(heard=bool(claims)),
        claims=claims,
        short_items=tuple(rows.get("short_items", ())),
        short_questions=tuple(rows.get("short_questions", ())),
        called=called or name,
    )


def _items(rows: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    return tuple(
        Item(
            page=str(row["page"]),
            card=Card(row["card"]),
            rule=_text(row["rule"]),
            point=_text(row["point"]),
            also=_text(row.get("also")),
            ask=_text(row.get("ask")),
        )
        for row in rows
    )


def _text(value: object) -> str:
    return clean(str(value), 600) if value else ""


def questions() -> tuple[str, ...]:
    """Return reflection questions that fit anybody, for a lesson that brings none."""
    shared = [set(lesson.questions) for lesson in lessons()]
    common = [q for q in lessons()[0].questions if sum(q in some for some in shared) > 1]
    return tuple(common)


@cache
def script(*, heard: bool = True) -> Script:
    """Return what every lesson shares; one in which no assistant is heard gives those minutes to other parts."""
    rows = tomllib.loads((FOLDER / "plan.toml").read_text("utf-8"))
    minutes = "minutes" if heard else "instead"
    return Script(
        said={key: value for key, value in rows.items() if isinstance(value, str)},
        two_questions=tuple(rows["two_questions"]),
        differ_questions=tuple(rows["differ_questions"]),
        goals=_notes(rows["goal"], "text", "guideline"),
        whom=_notes(rows["whom"], "title", "text"),
        consent=_notes(rows["consent"], "title", "text"),
        cards={Card(row["key"]): row["text"] for row in rows["card"]},
        stages=_stages([row | {"minutes": row.get(minutes, row["minutes"])} for row in rows["stage"]]),
        rules=rows["rules"],
        before=tuple(row["text"] for row in rows["before"]),
        trouble=_notes(rows["trouble"], "when", "text"),
        after=tuple(row["text"] for row in rows["after"]),
        variations=_notes(rows["variation"], "title", "text"),
    )


def _notes(rows: Sequence[Mapping[str, str]], title: str, text: str) -> tuple[Note, ...]:
    return tuple(Note(row[title], row[text]) for row in rows)


def _stages(rows: Sequence[Mapping[str, Any]]) -> tuple[Stage, ...]:
    stages: list[Stage] = []
    for row in rows:
        start = stages[-1].end if stages else 0
        notes = tuple(row["notes"])
        end, short = start + row["minutes"], row.get("short", 0)
        stages.append(Stage(row["id"], start, end, row["title"], row["how"], notes, short))
    return tuple(stage for stage in stages if stage.end > stage.start)


def written(path: Path) -> str:
    """Return the text of a file; raises OSError, and ValueError for what is no text.

    Windows writes UTF-16 where a person sends the output of a command into a file.
    """
    content = path.read_bytes()[:2_000_000]
    return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


def table(path: Path) -> Mapping[str, Any]:
    """Return what a TOML or JSON file holds; raises BadInput with the place where it cannot be understood."""
    try:
        text = written(path)
        data = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        raise BadInput(_("{file} cannot be read ({reason}).").format(file=path, reason=why(error))) from None
    except (ValueError, RecursionError) as error:  # both decoders, and text that is no UTF-8
        raise BadInput(
            _("{file} cannot be understood: {reason}.").format(file=path.name, reason=where(error)),
            _("See the example that this prints: identity-scan teach --example"),
        ) from None
    if not isinstance(data, dict):
        raise BadInput(_("{file} does not hold a lesson.").format(file=path.name))
    return data
