"""Whatever a person reads goes through the catalogue: in the code, from click, from Textual, at the prompt."""

import ast
import asyncio
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from at_the_prompt import Run
from fits import words_of
from own_home import searched
from vocabulary import known

from identity_scan import facts
from identity_scan.advice.handchecks import hand_checks
from identity_scan.advice.roads import ways
from identity_scan.cli import entry
from identity_scan.cli.help_format import METAVARS, every
from identity_scan.cli.translations import ROOT
from identity_scan.demo import find
from identity_scan.keeping import own_person, settings
from identity_scan.model import Person
from identity_scan.speech import language

FINDING = "FINDING"
"""Stands for the id of a finding."""

# -- in the code ------------------------------------------------------------------------------------------------------

SPOKEN = {"_", "gettext", "ngettext", "later"}
SHOWS: Mapping[str, int | None] = {
    # what a person reads at last: how many of its arguments are words, all where there is no number
    **dict.fromkeys(("echo", "tell", "notify", "prompt", "Static", "Label", "Button", "Content", "Option")),
    **dict.fromkeys(("assemble", "update", "BadInput", "HistoryError", "NothingAsked", "IdentityScanError")),
    **dict.fromkeys(("Tick", "TextScreen", "ChoiceScreen", "EntryScreen", "Problem", "labelled", "Link", "Part")),
    **dict.fromkeys(("Reason", "bullet", "hanging", "fact", "sentence", "part", "under")),
    "plain": 1,
    "big": 1,
}
NAMED = {"placeholder", "help", "label", "title", "subtitle", "border_title", "metavar", "message", "tooltip"}
"""Arguments and attributes by whose name words are handed over."""
TWO_WORDS = re.compile(r"[^\W\d_]{2,}[’']?[^\W\d_]*[,:]? +[^\W\d_]{2,}")


def _called(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _words(node: ast.expr) -> Iterator[str]:
    """The words of an expression that no call of gettext stands around."""
    match node:
        case ast.Constant(value=str(said)):
            yield said
        case ast.Call(func=func, args=args) if _called(func) not in SPOKEN:
            yield from (word for arg in args for word in _words(arg)) if isinstance(func, ast.Attribute) else ()
            yield from _words(func.value) if isinstance(func, ast.Attribute) else ()
        case ast.Tuple(elts=[said, ast.Constant()]):  # words with a style
            yield from _words(said)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            yield from (word for part in parts for word in _words(part))
        case ast.BinOp(left=first, right=second) | ast.IfExp(body=first, orelse=second):
            yield from (*_words(first), *_words(second))
        case ast.FormattedValue(value=inner) | ast.Starred(value=inner) | ast.ListComp(elt=inner):
            yield from _words(inner)
        case ast.GeneratorExp(elt=inner):
            yield from _words(inner)


def unspoken(source: str) -> list[str]:
    """Sentences of a module that would be shown as they stand, in English."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        shown: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = _called(node.func)
            shown += node.args[: SHOWS[name]] if name in SHOWS else []
            shown += [given.value for given in node.keywords if given.arg in NAMED]
        elif isinstance(node, ast.Assign) and any(_called(target) in NAMED for target in node.targets):
            shown.append(node.value)
        found += [said for part in shown for said in _words(part) if TWO_WORDS.search(said) and "$" not in said]
    return found


@pytest.mark.parametrize("package", ["identity_scan", "reports", "tui"])
def test_no_sentence_of_the_code_is_shown_untranslated(package: str) -> None:
    found = {path.relative_to(ROOT).as_posix(): unspoken(path.read_text("utf-8")) for path in _modules(package)}
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


def _modules(package: str) -> Iterator[Path]:
    return (path for path in sorted((ROOT / package).rglob("*.py")) if "locale" not in path.parts)


@pytest.mark.parametrize(
    "line",
    [
        'Static("Nothing is here")',
        'tell(f"{n} pages were seen")',
        'raise BadInput("It is not there.")',
        'Content.assemble(("Two words", "bold"))',
        'Static(Content("Two words" if n else ""))',
        'tell("So many pages {n}".format(n=n))',
        'Input(placeholder="your own name")',
        'box.border_title = Content("What is asked")',
        'Static(", ".join(["Two words", _("three")]))',
    ],
)
def test_the_look_at_the_code_sees_a_sentence(line: str) -> None:
    assert unspoken(line)
    wrapped = re.sub(r'(f?"[^"]* [^"]*")', r"_(\1)", line)
    assert not unspoken(wrapped), wrapped


# -- from click -------------------------------------------------------------------------------------------------------

MISTAKES = [
    ("--nosuch", "Il n’y a pas d’option '--nosuch'."),
    ("nosuch", "Il n’y a pas de commande 'nosuch'."),
    ("teech", "Vouliez-vous dire 'teach'?"),
    ("judge", "Il manque 'RÉSULTATS'."),
    ("judge rows.jsonl", "Il manque l’option '--person'."),
    ("scan --depth far", "n’est pas l’un de ces choix"),
    ("teach one two", "Un mot de trop"),
    ("teach one two three", "Des mots de trop"),
    ("teach --notes=1", "L’option '--notes' ne prend pas de valeur."),
    ("teach --handout", "Il faut une valeur après l’option '--handout'."),
    ("actions --until soon", "ne s’écrit pas comme '2027-01-31'"),
]


@pytest.mark.parametrize(("words", "says"), MISTAKES, ids=[words for words, _says in MISTAKES])
def test_a_mistake_at_the_prompt_is_answered_in_french_with_where_to_read(words: str, says: str, run: Run) -> None:
    settings.change(language="fr-CA")
    ran = run(*words.split())
    assert ran.code == 2
    first, last = ran.err.strip().splitlines()
    assert says in first
    assert re.fullmatch(r"Voir\u00a0: identity-scan( \w+)? --help", last)


def test_a_mistake_at_the_prompt_stays_english_for_everybody_else(run: Run) -> None:
    settings.change(language="en-CA")
    assert run("scan", "--nosuch").err.splitlines() == ["No such option '--nosuch'.", "See: identity-scan scan --help"]


@pytest.mark.parametrize("words", [(), *((name,) for name in entry.commands.commands)], ids=" ".join)
def test_what_stands_for_something_to_type_is_french_in_every_help(words: tuple[str, ...], run: Run) -> None:
    settings.change(language="fr-CA")
    shown = run(*words, "--help").out
    same = {word for word in METAVARS if language.gettext(word) == word}
    assert not {word for word in METAVARS if re.search(rf"\b{word}\b", shown)} - same
    capitals = set(re.findall(r"(?<![\w-])[A-Z]{3,}(?![\w-])", shown.split("\n\n")[0]))
    assert capitals <= {language.gettext(word) for word in METAVARS}, "a new word to type: name it in METAVARS"


@pytest.mark.parametrize(("answer", "kept"), [("oui", False), ("o", False), ("yes", False), ("", True), ("non", True)])
def test_a_yes_may_be_french(answer: str, kept: bool, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    own_person.write(find("elodie").person, settings.folder() / "person.toml")
    settings.change(language="fr-CA")
    asked: list[str] = []
    monkeypatch.setattr("click.prompt", lambda question, **_named: asked.append(question) or answer)
    run("erase")
    assert asked == ["Tout effacer? [o/N]"]
    assert own_person.is_kept(settings.folder() / "person.toml") is kept


# -- what the commands say ---------------------------------------------------------------------------------------------

SAID = [
    (),
    *((name, "--help") for name in entry.commands.commands),
    *(("history",), ("compare",), ("engines",), ("actions", "--all"), ("actions", "--catalogue"), ("by-hand",)),
    *(("actions", "--finding", FINDING), ("actions", "--letter", "club", "--finding", FINDING), ("look", "zz")),
    *(("report", "txt"), ("remind",), ("scan", "--resume"), ("scan", "--engines", "zz"), ("scan", "--recipes", "Z0")),
    *(("teach", "zz"), ("teach", "elodie", "--notes"), ("demo", "zz"), ("demo", "elodie", "--headless")),
    *(("erase",), ("report", "zz"), ("import", "zz"), ("judge", "zz", "--person", "zz"), ("--help",)),
    *(("facts", "led-nowhere", "--help"), ("facts", "report", "--help"), ("facts", "report")),
    *(("facts", "led-nowhere", "zz"), ("facts", "led-nowhere", "scan/POL-01"), ("undo",)),
]
"""Words of the command line; all but the help are said of an own search of the invented web."""
TYPED = re.compile(
    r"https?://\S+|\b\d{8}-\d{6}-\w+|[\w.~-]*/[\w./~@?=&-]*|--[\w-]+|\{[^}]*\}|\[[\w/-]+\]|\b[\w-]+-\d+\b"
    r"|\b(?:zz|Z0)\b|\b[\w-]+(?:\.[\w-]+)+\b|\b(?=[a-f]*[0-9])[0-9a-f]{6}\b"
)
"""What is said as it is typed: addresses, paths, options, choices, ids, sites, files."""


def test_no_command_says_an_english_word_to_whoever_works_in_french(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = asyncio.run(searched("elodie", "fr-CA")).judged[0].finding.id
    monkeypatch.setattr("click.prompt", lambda *_question, **_named: "non")
    monkeypatch.setattr("identity_scan.tui.open_own", lambda *_words: None)
    monkeypatch.setattr("identity_scan.cli.doctor_command.can_open", lambda: True)
    made = list(every(entry.commands))
    typed = [*(c.name or "" for c in made), *(p.name or "" for c in made for p in c.params)]
    typed += (way.name for way in ways().values())
    french = known("fr-CA") | words_of(typed) | words_of(check.id for check in hand_checks(find("elodie").person))
    addresses = " ".join(page.url for page in find("elodie").world.documents)  # a long one goes on in the next line
    addresses += " ".join(row["form_url"] + row["help_url"] for row in facts.removals().values())
    english = {}
    for words in SAID:
        ran = run(*(finding if word == FINDING else word for word in words))
        said = TYPED.sub(" ", ran.out + ran.err)
        if unknown := [word for word in words_of([said]) - french if word not in addresses]:
            english[" ".join(words)] = sorted(unknown)
    assert english == {}


# -- which language ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr-CA"),
        ({"LANG": "fr_FR"}, "fr-CA"),
        ({"LANG": "en_CA.UTF-8"}, "en-CA"),
        ({"LANG": "en_CA.UTF-8", "LC_MESSAGES": "fr_CA.UTF-8"}, "fr-CA"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "en_CA.UTF-8"}, "en-CA"),
        ({"LANG": "en_CA.UTF-8", "LANGUAGE": "fr_CA:en"}, "fr-CA"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, "en-CA"),
        ({"LANG": "POSIX"}, "en-CA"),
    ],
)
def test_the_computer_is_asked_for_its_language_even_without_its_tables(
    environment: dict[str, str], spoken: str
) -> None:
    assert language.of_system(environment) == spoken


def test_the_language_is_one_for_the_whole_program_and_names_itself() -> None:
    for tag, name, yes in (("fr-CA", "français", "oui"), ("en-CA", "English", "yes")):
        language.use(tag)
        assert (language.in_use(), language.NAMES[tag], language.gettext("yes")) == (tag, name, yes)


# -- what French writes otherwise -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "street"),
    [
        ("27, rue des Pimbinas, Sherbrooke", "27, rue des Pimbinas"),
        ("118 Larkspur Crescent, Crown Hollow, Hamilton", "118 Larkspur Crescent"),
        ("12-4, rue Nord", "12-4, rue Nord"),
        ("rue Nord", "rue Nord"),
        ("", ""),
    ],
)
def test_the_street_of_a_french_address_is_more_than_its_number(address: str, street: str) -> None:
    assert Person("Élodie Brisefort", home_address=address).street == street
