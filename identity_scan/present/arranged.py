"""The settings and the engines, a line each: what it is, what is chosen, and what else it may be."""

from identity_scan.present import words
from identity_scan.present.blocks import Row
from identity_scan.present.values import EngineRow, Preference
from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import labelled


def preference(setting: Preference, *, others: bool = False) -> Row:
    """Return a setting as it stands; `others` adds what it may be besides, and the value of a secret is never said."""
    chosen = dict(setting.choices).get(setting.value, setting.value) or _("not set")
    told = setting.what if setting.secret else chosen
    besides = ", ".join(f"{value} ({name})" for value, name in setting.choices if value != setting.value)
    more = (
        "" if setting.secret else setting.what,
        _("Or: {others}").format(others=besides) if others and besides else "",
    )
    return Row(labelled(setting.name, told), tuple(filter(None, more)), called=setting.id)


def engine(row: EngineRow, *, asked: bool = False) -> Row:
    """Return an engine with the index that it shows; `asked` adds whether a search asks it, where no tick tells it."""
    index = words.index(row.index)
    name = row.name if row.name == index else f"{row.name} ({index})"
    return Row(labelled(name, _asked(row)) if asked else name, tuple(filter(None, (row.why,))), called=row.id)


def _asked(row: EngineRow) -> str:
    return _("in your own browser") if row.yours else _("asked") if row.asked else _("not asked")
