"""Canadian French: nothing untranslated, nothing broken in translation, and nothing English left where it is shown."""

import io
import re
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

import pytest
from at_the_prompt import Run
from at_the_screen import lines_of, until
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from bs4 import BeautifulSoup
from icalendar import Calendar
from pretend import NOON, demo_assessed
from textual.content import Content
from vocabulary import english_left, french, said_in

from identity_scan import reports
from identity_scan.cli import translations
from identity_scan.keeping import settings
from identity_scan.merging.progress import State
from identity_scan.model import Assessment
from identity_scan.present import screens as commands
from identity_scan.session.demonstration import demonstration
from identity_scan.session.house import House
from identity_scan.speech import language
from identity_scan.teach import find, notes
from identity_scan.teach.library import lessons
from identity_scan.tui.app import IdentityScanApp
from identity_scan.tui.screens.first_run import ATTESTATION, FirstRunScreen
from identity_scan.tui.teach.lesson_app import LessonApp
from identity_scan.tui.teach.lesson_screen import LessonScreen
from identity_scan.tui.widgets.form_line import FormLine

SMALL = (80, 24)

NO_BREAK = "\u00a0"
TIGHT = re.compile(r"(?<=[^\W_]):(?=\s|$)")
"""A colon that follows its word at once."""
LOOSE = re.compile(rf"[^\S{NO_BREAK}]([:»%](\s|$))|«(?!{NO_BREAK})|(?<!{NO_BREAK})»|\d%")
"""A sign that stands apart by a space that breaks, or not at all where it should."""
APART = re.compile(r"\s[;?!](\s|$)")
"""A sign that stands apart in France, and follows its word in Canada (Office québécois de la langue française)."""
CODE = re.compile(r"`[^`]*`|https?://\S*|identity-scan [\w. \[\]/-]*")


def _named(text: str) -> list[str]:
    return sorted(name for _text, name, _form, _kind in Formatter().parse(text) if name is not None)


# -- the catalogue ----------------------------------------------------------------------------------------------------


def test_every_sentence_that_is_shown_is_in_the_catalogue() -> None:
    now = {message.id for message in translations.messages() if message.id}
    kept = {message.id for message in french() if message.id}
    assert not sorted(map(str, now - kept)), "run: python -m identity_scan.cli.translations, and translate these"
    assert not sorted(map(str, kept - now)), "no longer shown: python -m identity_scan.cli.translations drops them"


def test_every_sentence_has_a_translation_that_is_not_in_doubt() -> None:
    assert translations.untranslated(french()) == []


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    wrong = {}
    for message, english, said in said_in(french()):
        if _named(said) != _named(english):
            wrong[message] = said
    assert wrong == {}


def test_french_has_two_forms_and_none_counts_as_one() -> None:
    assert french().num_plurals == 2
    language.use("fr-CA")
    assert language.ngettext("{n} result", "{n} results", 0) == "{n} résultat"
    assert language.ngettext("{n} result", "{n} results", 2) == "{n} résultats"


def _mistyped(said: str) -> list[str]:
    """What is against the typography of Canadian French; a straight apostrophe stands only around what is typed."""
    text = CODE.sub("x", said)
    found = [sign.group() for rule in (TIGHT, LOOSE, APART) for sign in rule.finditer(text)]
    return found + re.findall(r"\w'\w|\.\.\.", re.sub(r"'[^']*\[[^']*'", "", text))


def test_signs_stand_as_they_do_in_canada() -> None:
    wrong = {said: _mistyped(said) for _message, _english, said in said_in(french()) if said != "; "}
    assert {said: found for said, found in wrong.items() if found} == {}


ELIDED = re.compile(r"\b(?:de|que|le|la|je|ne|se|jusque) \{(?:name|given|who|person|engine|site|brand)\}", re.I)
"""A word that loses its vowel before another, straight before what may begin with one: «de Élodie»."""


def test_no_word_that_is_elided_stands_before_a_name() -> None:
    assert [said for _message, _english, said in said_in(french()) if ELIDED.search(said)] == []


@pytest.mark.parametrize("file", ["facts/letters_fr.toml", "teach/exemple.toml"])
def test_the_letters_and_the_example_are_set_as_in_canada(file: str) -> None:
    lines = (translations.ROOT / "identity_scan" / file).read_text("utf-8").splitlines()
    assert {line: _mistyped(line.split("  #")[0]) for line in lines if _mistyped(line.split("  #")[0])} == {}


@pytest.mark.parametrize(
    "wrong",
    [
        "Quoi ?",
        f"Quoi{NO_BREAK}?",
        "Oui ; non",
        "Ceci: cela",
        "Ceci : cela",
        "« oui »",
        "«oui»",
        "l'eau",
        "12 %",
        "12%",
    ],
)
def test_each_slip_of_typography_is_seen(wrong: str) -> None:
    assert _mistyped(wrong)
    assert not _mistyped(
        f"Quoi? Oui; non. Ceci{NO_BREAK}: «{NO_BREAK}l’eau{NO_BREAK}», 12{NO_BREAK}%, à 10:30, https://a.example"
    )


def test_the_white_space_at_the_ends_is_kept() -> None:
    for message, english, said in said_in(french()):
        if message != "; ":
            assert (said[:1].isspace(), said[-1:].isspace()) == (english[:1].isspace(), english[-1:].isspace()), message


def test_what_gettext_reads_is_what_the_translator_wrote() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, french())
    kept = (translations.FOLDER / "fr_CA" / "LC_MESSAGES" / "identity_scan.mo").read_bytes()
    assert _read_by_gettext(kept) == _read_by_gettext(compiled.getvalue()), (
        "run: python -m identity_scan.cli.translations"
    )


def _read_by_gettext(compiled: bytes) -> tuple[str, list[tuple[Any, Any]]]:
    """The rule of the plural and each message with its translation; not the head, which names the version of Babel."""
    catalog = read_mo(io.BytesIO(compiled))
    return catalog.plural_forms, [(message.id, message.string) for message in catalog if message.id]


def test_a_message_without_translation_is_told() -> None:
    catalog = Catalog(locale="fr_CA")
    catalog.add("Not yet.")
    catalog.add(("{n} page", "{n} pages"), ("{n} page", ""))
    catalog.add("Done.", "Fait.")
    catalog.add("Perhaps.", "Peut-être.", flags=["fuzzy"])
    assert translations.untranslated(catalog) == ["Not yet.", "{n} page", "Perhaps."]


# -- the language in use ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["fr-CA", "fr_CA", "fr", "fr-FR"])
def test_whoever_asks_for_french_gets_it(tag: str) -> None:
    language.use(tag)
    assert language.gettext("Stopped.") == "Arrêté."


@pytest.mark.parametrize("tag", ["en-CA", "en", "de-DE", ""])
def test_everybody_else_gets_english(tag: str) -> None:
    language.use(tag)
    assert language.gettext("Stopped.") == "Stopped."


def test_dates_numbers_and_lists_are_french() -> None:
    from identity_scan.present import words

    language.use("fr-CA")
    assert words.day(date(2026, 8, 15)) == "15 août 2026"
    assert words.day(date(2027, 2, 1)) == "1er févr. 2027"
    assert language.series(["Bing", "Brave", "Mojeek"]) == "Bing, Brave et Mojeek"
    assert language.decimal(0.95) == "0,95"
    assert language.labelled("Date", "2026") == f"Date{NO_BREAK}: 2026"


def test_english_dates_and_numbers_stay_english() -> None:
    from identity_scan.present import words

    assert words.day(date(2027, 2, 1)) == "1 Feb 2027"
    assert language.decimal(0.95) == "0.95"
    assert language.labelled("Date", "2026") == "Date: 2026"


# -- nothing English is left ------------------------------------------------------------------------------------------


@cache
def _assessed() -> Assessment:
    """The invented person who works in French, searched and assessed in French."""
    language.use("fr-CA")
    return demo_assessed.__wrapped__("elodie")


@pytest.mark.parametrize("form", ["txt", "html", "md", "csv", "ics"])
@pytest.mark.parametrize("redact", [False, True], ids=["full", "redacted"])
def test_a_report_holds_no_english(form: str, redact: bool) -> None:
    assessment = _assessed()
    language.use("fr-CA")
    made = reports.content(form, assessment, date(2026, 11, 22), (), redact)
    shown = BeautifulSoup(made, "lxml").get_text(" ") if form == "html" else made.decode().replace("\r\n ", "")
    assert "recherche" in shown.lower()
    assert english_left(shown) == []


def test_html_and_pdf_name_their_language() -> None:
    from identity_scan.present.report_view import view

    assessment = _assessed()
    language.use("fr-CA")
    page = BeautifulSoup(reports.content("html", assessment, date(2026, 11, 22), (), False), "lxml").html
    assert page
    assert page["lang"] == "fr"
    assert view(assessment, date(2026, 11, 22), ()).language == "fr"


def test_the_reminder_is_french() -> None:
    assessment = _assessed()
    language.use("fr-CA")
    events = Calendar.from_ical(reports.content("ics", assessment, date(2026, 11, 22), (), False)).walk("VEVENT")
    assert events[0]["summary"] == "Recherche de mon propre nom, 15 minutes"


def test_no_line_begins_with_a_sign_that_was_parted_from_its_word() -> None:
    for width in range(12, 60):
        wrapped = Content(f"On y voit maintenant{NO_BREAK}: «{NO_BREAK}Élodie Brisefort{NO_BREAK}» et plus.").wrap(
            width
        )
        lines = [line.plain for line in wrapped]
        assert not [line for line in lines if line[:1] in ":»" or line.rstrip().endswith("«")], lines


def test_the_demonstration_speaks_the_language_of_its_person(run: Run) -> None:
    ran = run("demo", "elodie", "--headless")
    assert f"Démonstration{NO_BREAK}: personne inventée." in ran.err
    assert english_left(ran.out + ran.err) == []
    assert "CE QUE LES GENS TROUVENT SOUS VOTRE NOM" in ran.out


def test_the_papers_and_notes_of_the_lesson_hold_no_english() -> None:
    language.use("fr-CA")
    shown = "".join(notes.text(lesson) for lesson in lessons())
    assert "Voter avant la réponse" in shown
    assert english_left(shown) == []


@pytest.mark.parametrize("words", [(), ("scan",), ("judge",), ("report",), ("actions",), ("teach",)], ids=" ".join)
def test_the_help_of_the_commands_is_french(run: Run, words: tuple[str, ...]) -> None:
    settings.change(language="fr-CA")
    ran = run(*words, "--help")
    assert f"Utilisation{NO_BREAK}: identity-scan" in ran.out
    assert "Afficher ce message et quitter." in ran.out
    assert english_left(ran.out) == []


def test_the_help_of_the_commands_stays_english_for_everybody_else(run: Run) -> None:
    settings.change(language="en-CA")
    ran = run("judge", "--help")
    assert "Usage: identity-scan judge [OPTIONS] RESULTS" in ran.out
    assert "--person PATH  The person file.  [required]" in ran.out


# -- on the screen, at its smallest -----------------------------------------------------------------------------------


async def test_the_six_screens_fit_and_hold_no_english() -> None:
    language.use("fr-CA")
    app = IdentityScanApp(demonstration("elodie", lambda: NOON, pace=0))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.ready)
        seen = [lines_of(app)]
        await pilot.press("s")
        await until(pilot, lambda: app.progress.state is State.DONE and not app.judging)
        for key in "123456":
            for keys in ((key,), ("down", "enter"), ("escape", "question_mark"), ("escape",)):
                await pilot.press(*keys)
                await until(pilot, lambda: not app.judging)
                seen.append(lines_of(app))
    for lines in seen:
        assert lines[0].endswith("7 Chemins"), "\n".join(lines)
        assert english_left("\n".join(lines)) == [], "\n".join(lines)
        assert _footer(lines) <= 2, "\n".join(lines)
    assert f"── Démonstration{NO_BREAK}: personne inventée. Rien n’est envoyé ni conservé. ──" in seen[0][1]


def _footer(lines: list[str]) -> int:
    """How many lines of keys stand under the last rule."""
    rules = [n for n, line in enumerate(lines) if re.fullmatch("─+", line)]
    return len(lines) - 1 - rules[-1] if rules else 0


async def test_the_keys_of_each_screen_take_no_more_lines_than_in_english() -> None:
    for name in ("SEARCH", "FINDINGS", "CLIENT", "ACTIONS", "HISTORY", "SETTINGS"):
        here = getattr(commands, name)
        language.use("en-CA")
        english = _lines_of(here)
        language.use("fr-CA")
        assert _lines_of(here) <= english, name


def _lines_of(here: tuple[commands.Command, ...]) -> int:
    lines, used = 1, 0
    for command in (c for c in (*here, *commands.EVERYWHERE) if c.shown):
        width = len(command.key_shown) + 1 + len(command.label)
        lines, used = (lines + 1, width + 3) if used and used + width > SMALL[0] - 4 else (lines, used + width + 3)
    return lines


async def test_a_newcomer_is_asked_in_french_and_can_reach_every_field() -> None:
    language.use("fr-CA")
    app = IdentityScanApp(House(lambda: NOON))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, FirstRunScreen))
        seen = [lines_of(app)]
        await pilot.press("tab", "enter")
        for key, step in (("", "who"), ("ctrl+o", "more")):
            await pilot.press(*filter(None, [key]))
            for field in app.screen.query(f"#{step} FormLine"):
                field.focus()
                await pilot.pause()
                seen.append(lines_of(app))
        app.screen.query_one("#field-name", FormLine).value = "Odalys Castellane"
        for _step in range(2):
            await pilot.press("ctrl+n")
            await pilot.pause()
            seen.append(lines_of(app))
        await pilot.press("ctrl+n")
        confirm = app.screen.query_one("#confirm", FormLine)
        await until(pilot, lambda: app.focused is confirm)
        assert app.screen.find_widget(confirm).visible_region
        seen.append(lines_of(app))
    shown = "\n".join("\n".join(lines) for lines in seen)
    assert "je confirme que le nom saisi est le mien" in " ".join(shown.split())
    assert "ctrl+n continuer   échap retour   f9 cacher" in shown
    assert english_left(shown) == []


async def test_the_lesson_is_french_from_the_first_page_to_the_last() -> None:
    language.use("fr-CA")
    app = LessonApp(find("elodie"), now=lambda: 1_000.0, playing=False)
    async with app.run_test(size=SMALL) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LessonScreen)
        seen = []
        while True:
            seen.append(lines_of(app))
            if screen.spot.kind in ("vote", "first"):
                await pilot.press("p", "m", "1", "space")
                await pilot.pause()
                seen.append(lines_of(app))
            if screen.spot.kind == "stored":
                break
            await pilot.press("right")
            await pilot.pause()
    for lines in seen:
        assert lines[0].strip() == "LEÇON · Élodie Brisefort, personne inventée. Rien n’est envoyé ni conservé."
        assert english_left("\n".join(lines)) == [], "\n".join(lines)
        assert not [line for line in lines if re.match(r"\s*[:;!»]\s", line)], "\n".join(lines)


def test_the_promise_is_the_one_that_was_agreed() -> None:
    language.use("fr-CA")
    promise = " ".join(language.gettext(sentence) for sentence in ATTESTATION)
    plain = promise.replace(NO_BREAK, " ").replace("’", "'")
    assert plain == (
        "Cet outil cherche une seule personne : vous. "
        "En continuant, je confirme que le nom saisi est le mien, que je n'utiliserai pas cet outil pour chercher un "
        "client, un ancien client, un étudiant, un candidat, un collègue ou toute autre personne, et que je comprends "
        "qu'un tel usage pourrait contrevenir à mon code de déontologie, à la politique de mon employeur et aux lois "
        "sur la vie privée. Les résultats restent sur cet ordinateur. Je peux "
        "les effacer en tout temps. Tapez votre nom complet pour confirmer."
    )
