"""One file that asks nobody for anything, reads well aloud, and shows foreign text as text."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from pretend import HOSTILE, ME
from pretend import assessment as assessment_of
from way_pages import LIST, RACE, REGISTER, ROUTES, result

from identity_scan import reports
from identity_scan.model import Assessment, Judged, Safety
from identity_scan.present.leaving import DEFAULT, Chosen
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

content = partial(reports.content, "html")
DAY = date(2026, 11, 22)
CSS = (Path(__file__).parents[2] / "reports" / "templates" / "report.css").read_text()


def page(assessment: Assessment, records=(), redact=False) -> BeautifulSoup:
    return BeautifulSoup(content(assessment, DAY, records, redact).decode(), "lxml")


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_what_a_client_meets_for_the_bare_name_is_a_row_of_places_and_told_behind_the_findings(assessment):
    made = page(assessment)
    cells = [[cell.get_text() for cell in row.select(".cell")] for row in made.select(".met .cells")]
    assert cells[0] == ["◆", "◇", "◈", "≠"]
    assert "Not seen: it answers people only." in [words(none) for none in made.select(".met .no-page")]
    assert words(made.select_one(".met dd")) == "◆ ◇ ◈ ≠ 1 professional; 1 mixed; 1 personal; 1 somebody else"
    headings = [words(h) for h in made.find_all("h2")]
    assert headings.index("Where you stand") == 0
    assert headings.index("What a client sees first") > headings.index("About you 3")
    rows = [words(li) for li in made.select(".engine")[0].select("li")]
    assert rows[0] == "1 ◆ Our team – Speed River General professional · speedriver.example"
    assert rows[3] == "4 ≠ somebody else"


def test_it_says_method_engines_day_limits_and_what_it_is_not(assessment):
    told = words(page(assessment).body)
    for said in (
        "Deep search of 22 Nov 2026",
        "Mojeek answered 0 of 1. Mojeek could not be reached.",
        "Brave: refused (1 request). Brave showed a puzzle that only a person can solve. Ottoline Varga Guelph",
        "No page was opened",
        "Search engines see a part of the web.",
        "Made by the worker for reflection. Not a measure of competence or conduct.",
        "Next light search: 21 Feb 2027. Next deep search: 22 Nov 2027.",
    ):
        assert said in told, said


def test_an_index_that_was_not_asked_has_no_number(assessment):
    rows = {
        words(tr.th): [td.get_text() for td in tr.select("td:not(.stack)")]
        for tr in page(assessment).select(".figures tr")
    }
    assert rows["Mojeek"] == ["–"] * 5
    assert rows["Brave"] == ["1", "0", "1", "1", "0"]


def test_numbers_stand_beside_every_bar(assessment, histories):
    made = page(assessment, histories(assessment))
    for row in made.select(".chart tbody tr"):
        full = float(row.select_one("rect.fill")["width"])
        assert (full > 0) == (int(row.select_one(".n").get_text()) > 0)
    captions = [words(c) for c in made.find_all("caption")]
    assert captions[-2:] == ["What each index shows", "Over time"]
    assert all(svg.get("aria-hidden") == "true" for svg in made.find_all("svg"))


def test_it_is_fit_to_be_read_aloud(assessment):
    made = page(assessment)
    assert made.html["lang"] == "en"
    levels = [int(h.name[1]) for h in made.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [tag["id"] for tag in made.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert all(tag["aria-labelledby"] in ids for tag in made.find_all(attrs={"aria-labelledby": True}))
    assert all(th.get("scope") for th in made.find_all("th"))
    assert made.select_one("a.skip")["href"] == "#main"


def test_it_holds_no_script_and_loads_nothing(assessment, hostile):
    for given in (assessment, hostile[1]):
        made = page(given)
        assert not made.find_all(["script", "iframe", "object", "embed", "img", "form", "base", "video", "audio"])
        assert not made.find_all(src=True)
        assert not [a for tag in made.find_all(True) for a in tag.attrs if a.startswith("on")]
        assert [link["href"] for link in made.find_all("link")] == ["data:,"]
        assert "default-src 'none'" in made.find("meta", attrs={"http-equiv": True})["content"]
        assert all(re.match(r"(https?://|#[a-z]+$)", a["href"]) for a in made.find_all("a"))
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_hostile_text_is_shown_as_text(hostile):
    bad, given = hostile
    made = page(given)
    shown = words(made.select_one(".finding h3"))
    assert shown == f"1 {clean(bad)}"
    assert len(made.select(".finding")) == 2
    assert len(made.find_all("title")) == 1


def test_a_card_says_what_matters_in_a_few_words_and_folds_all_else_away(assessment):
    card = page(assessment).select_one(".finding")
    assert not card.details.has_attr("open")
    behind = words(card.details.extract())
    assert "Your home address stands beside your name." in behind
    assert "Talk it over before you react, about 30 minutes" in behind
    assert words(card) == (
        "1 Ottoline Varga, 47, Guelph | WhereFolk ◇ personal wherefolk.example/ottoline-varga-guelph "
        "▇ How much it matters 84 of 100, act now. This week, and not alone. "
        "It gives away your home street address, your private phone number, people in your family "
        "First step Talk it over before you react, about 30 minutes, to do"
    )


def test_findings_are_filtered_without_a_script_by_what_they_are(assessment):
    made = page(assessment)
    offered = [choice["id"] for choice in made.select(".mine input")]
    assert offered == ["only-every", "only-act-now", "only-moderate", "only-mixed", "only-personal"]
    assert [choice.has_attr("checked") for choice in made.select(".mine input")] == [True] + [False] * 4
    for choice in offered[1:]:
        code = choice.removeprefix("only-")
        assert f"#{choice}:checked ~ .finding:not(.{code})" in CSS
        assert made.select(f".mine > .finding.{code}"), "something is left"
        assert made.find("label", attrs={"for": choice})
    (fine,) = made.select(".mine > .fine")
    assert not fine.has_attr("open")
    assert [words(h) for h in fine.find_all("h3")] == ["3 Our team – Speed River General"]


def test_every_part_can_be_gone_to_from_the_contents(assessment):
    made = page(assessment)
    there = {tag["id"] for tag in made.find_all("h2", id=True)}
    assert {link["href"][1:] for link in made.nav.find_all("a")} == there - {"answer"}


# -- ways that are drawn ----------------------------------------------------------------------------------------------

DRAWN = Chosen(ways=True)
PICTURE = 'svg[role="img"]'


def drawn(*found: Judged, **of_person: object) -> BeautifulSoup:
    given = assessment_of(*found, person=replace(ME, **of_person))  # type: ignore[arg-type]
    return BeautifulSoup(content(given, DAY, (), False, DRAWN).decode(), "lxml")


def test_a_way_is_drawn_card_by_card_and_says_the_same_to_whoever_does_not_see_it():
    made = drawn(RACE, ROUTES, LIST)
    article = made.select_one(".ways article")
    assert words(article).index("list") < words(article).index("The easiest way today"), "what closes it comes first"
    picture = article.select_one(PICTURE)
    assert [words(text) for text in picture.find_all("text")] == [
        *("typed: your name", "race", "shows: your user name"),
        *("typed: your user name", "routes", "shows: your private telephone"),
        *("typed: your private telephone", "list", "shows: your front door", "Step 1 closes the way here"),
        "your front door",
    ]
    assert [bool(card.get("class")) for card in picture.find_all("rect")] == [False, False, True]
    name, said = (made.find(id=picture[f"aria-{how}by"]) for how in ("labelled", "described"))
    assert words(name) == "The easiest way today (3 searches)"
    assert words(said).startswith("Step 1 closes it at “list”. Whoever types your name finds “race”, which shows")
    ids = [tag["id"] for tag in made.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_no_way_is_drawn_unless_it_is_ticked_nor_for_others_nor_in_danger():
    given = assessment_of(RACE, ROUTES, LIST)
    for redact, chosen in ((False, DEFAULT), (True, DRAWN)):
        made = content(given, DAY, (), redact, chosen).decode()
        assert 'role="img"' not in made
        assert "easiest way" not in made
    in_danger = drawn(RACE, ROUTES, LIST, safety=Safety.THREAT)
    assert not in_danger.select(PICTURE)
    assert "advocate" in words(in_danger.select_one(".ways p"))
    assert reports.content("json", given, DAY, (), False, DRAWN) == reports.content("json", given, DAY, (), False)


@pytest.mark.parametrize("bad", [*HOSTILE, "W" * 300, "東京マラソン" * 40, "<b>&\"'" * 30])
def test_in_a_way_foreign_text_is_text_and_stays_within_its_card(bad):
    named = replace(REGISTER, finding=replace(REGISTER.finding, title=bad))
    made = drawn(named)
    picture = made.select_one(PICTURE)
    assert {tag.name for tag in picture.find_all(True)} == {"title", "desc", "line", "circle", "rect", "text"}
    assert not picture.find_all(["script", "image", "a", "use", "style", "foreignobject"])
    (card,) = picture.find_all("rect")
    top, bottom = float(card["y"]), float(card["y"]) + float(card["height"])
    lines = picture.select("text.page")
    assert 1 <= len(lines) <= 4
    assert all(top < float(line["y"]) < bottom for line in lines)
    assert all(len(line.get_text()) <= 60 for line in lines)
    assert max(float(text["y"]) for text in picture.find_all("text")) < float(picture["viewbox"].split()[3])


def test_nobody_else_is_named_in_a_way():
    wedding = replace(result("w", "N1", ("family_members", "husband Bram Varga")), finding=replace(
        REGISTER.finding, title="OTTOLINE and BRAM VARGA, and Bram’s sister"
    ))  # fmt: skip
    told = words(drawn(wedding, family=("husband Bram Varga",)).select_one(".ways"))
    assert "bram" not in told.casefold()
    assert "[your partner]" in told


DARK = "@media screen and (prefers-color-scheme: dark) {"


def colours(dark: bool) -> dict[str, dict[str, str]]:
    """What each selector of the sheet paints with, by light or in the dark: variables, ink, ground and fill."""
    light, rest = CSS.split(DARK)
    found: dict[str, dict[str, str]] = {}
    for part in (light, rest.split("@media print")[0]) if dark else (light,):
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", part):
            for selector in selectors.split(","):
                paints = re.findall(r"(?<![-\w])(--\w+|color|background|fill): ([^;}]+)", body)
                found.setdefault(selector.strip(), {}).update({name: value.strip() for name, value in paints})
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["by light", "in the dark"])
def test_words_signs_and_bars_reach_the_contrast_of_wcag_aa(dark):
    painted = colours(dark)
    named = painted[":root"]

    def hexed(value: str) -> str:
        name = re.fullmatch(r"var\((--\w+)\)", value)
        return named[name[1]] if name else value

    for ink in ("--ink", "--soft", "--accent"):
        for ground in ("--paper", "--wash"):
            assert contrast(named[ink], named[ground]) >= 4.5, (ink, ground)
    seen = 0
    for selector, paints in painted.items():
        ground = hexed(paints.get("background", "var(--paper)"))
        if (ink := paints.get("color")) and ground.startswith("#") and ink.startswith(("#", "var")):
            seen += 1
            assert contrast(hexed(ink), ground) >= 4.5, (selector, ink, ground)
        if (bar := paints.get("fill")) and selector != ".rail":
            seen += 1
            assert contrast(bar, named["--paper"]) >= 3, (selector, bar)
    assert seen >= 25


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run "
    "--enable-logging=stderr --host-resolver-rules=MAP\t*\t~NOTFOUND --virtual-time-budget=20000"
)
BY_LIGHT, IN_THE_DARK = "--blink-settings=preferredColorScheme=1", "--blink-settings=preferredColorScheme=0"


def opened(folder: Path, made: bytes, *flags: str) -> subprocess.CompletedProcess[str]:
    """Open a report in a browser that reaches no host, and let it print what it made of the page."""
    report = folder / "report.html"
    report.write_bytes(made)
    words = [flag.replace("\t", " ") for flag in FLAGS.split(" ")]
    return subprocess.run(
        [CHROMIUM, *words, *flags, f"--user-data-dir={folder / 'profile'}", "--dump-dom", report.as_uri()],
        capture_output=True, text=True, timeout=90,
    )  # fmt: skip


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here to open the report in")
@pytest.mark.parametrize(("tongue", "redact"), [("en-CA", False), ("fr-CA", True)])
def test_a_browser_opens_it_without_a_request_or_a_complaint(tmp_path, assessment, histories, tongue, redact):
    language.use(tongue)
    bad = "<script src=https://evil.example/x.js></script><img src=https://evil.example/p.png>"
    first = assessment.judged[0]
    poisoned = replace(first, finding=replace(first.finding, title=bad, snippet=bad))
    given = replace(assessment, judged=(poisoned, *assessment.judged[1:]))
    log, made = tmp_path / "net.json", content(given, DAY, histories(given), redact)
    ran = opened(tmp_path, made, f"--log-net-log={log}")
    assert _("How this was made, and what it cannot tell") in ran.stdout
    assert "CONSOLE" not in ran.stderr
    asked = log.read_text(errors="replace")
    assert "report.html" in asked
    hosts = {urlsplit(a["href"]).hostname for a in BeautifulSoup(made, "lxml").find_all("a")} - {None}
    assert redact or len(hosts) >= 3
    assert not [host for host in {*hosts, "evil.example"} if f"//{host}/" in asked]


AXE = os.environ.get("AXE_CORE", "")


@pytest.mark.skipif(
    not (CHROMIUM and AXE), reason="AXE_CORE names no axe.min.js (npm install axe-core) to check it with"
)
@pytest.mark.parametrize("scheme", [BY_LIGHT, IN_THE_DARK], ids=["by light", "in the dark"])
@pytest.mark.parametrize("redact", [False, True], ids=["own copy", "redacted"])
def test_axe_finds_no_fault(tmp_path, assessment, histories, redact, scheme):
    """The one script that ever stands in a report: put in here, to look at it for those who do not see it."""
    script = Path(AXE).read_text("utf-8").replace("</script", "<\\/script")
    found = "document.title = 'axe: ' + found.violations.map(v => v.id + ' ' + v.nodes[0].html).join('; ')"
    page = content(assessment, DAY, histories(assessment), redact, DRAWN).decode()
    assert ('role="img"' in page) != redact
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)  # which forbids every script
    page = page.replace(
        "</body>", f"<script>{script}</script><script>axe.run().then(found => {{ {found} }})</script></body>"
    )
    told = BeautifulSoup(opened(tmp_path, page.encode(), scheme).stdout, "lxml").title.get_text()
    assert told == "axe: "


def test_brands_on_one_index_are_one_first_page(assessment):
    def on_both(judged):
        twin = (replace(s, engine="duckduckgo") for s in judged.finding.sightings if s.engine == "bing")
        return replace(judged, finding=replace(judged.finding, sightings=(*judged.finding.sightings, *twin)))

    alone = [words(h) for h in page(assessment).select(".engine h3")]
    twice = [
        words(h) for h in page(replace(assessment, judged=tuple(map(on_both, assessment.judged)))).select(".engine h3")
    ]
    assert len(twice) == len(alone)
    assert [h for h in twice if "Bing" in h] in (["Bing"], ["Bing (DuckDuckGo)"])
