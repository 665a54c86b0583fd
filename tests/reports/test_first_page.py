"""The first page of a report is the answer: within a glance, in few words, on few pages, for every invented person."""

import html
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pretend import NOON, demo_assessed
from pypdf import PdfReader

from identity_scan import reports
from identity_scan.advice.todo import todo
from identity_scan.model import Assessment, Judged
from identity_scan.present import report_sentences
from identity_scan.present.cover import cover
from identity_scan.speech import language
from identity_scan.speech.language import gettext as _

DAY = NOON.date()
PEOPLE = pytest.mark.parametrize("name", ["tamsin", "elodie", "corwin"])
TONGUES = pytest.mark.parametrize("tongue", ["en-CA", "fr-CA"])
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def made(form: str, assessment: Assessment) -> bytes:
    return reports.content(form, assessment, DAY, (), False)


def seen(page: BeautifulSoup) -> BeautifulSoup:
    """What of a page is read without opening anything."""
    for folded in page.find_all("details"):
        for inner in folded.find_all(recursive=False):
            if inner.name != "summary":
                inner.decompose()
    for hidden in page.select(".unseen, .skip"):
        hidden.decompose()
    return page


def words(text: str) -> int:
    return len([word for word in text.split() if any(letter.isalnum() for letter in word)])


@PEOPLE
@TONGUES
def test_few_words_stand_before_the_first_finding_and_on_each(name: str, tongue: str) -> None:
    language.use(tongue)
    page = seen(BeautifulSoup(made("html", demo_assessed(name)).decode(), "lxml"))
    first, *_rest = cards = page.select(".finding")
    before = " ".join(str(text) for text in first.find_all_previous(string=True) if text.find_parent("body"))
    assert 100 < words(before) <= 350
    assert len(cards) > 10
    assert max(words(card.get_text(" ")) for card in cards) <= 120


@PEOPLE
@TONGUES
def test_the_pdf_has_few_pages_and_the_answer_on_the_first(name: str, tongue: str) -> None:
    language.use(tongue)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made("pdf", demo_assessed(name)))).pages]
    assert 4 <= len(pages) <= 8
    told = [" ".join(page.split()) for page in pages]
    for title in ("Where you stand", "What to do first", "Whom to call", "What a client meets first"):
        assert _(title) in told[0], title
    before = " ".join(told).replace(_(report_sentences.STATEMENT), "").partition(f"{_('About you')} (")[0]
    assert 100 < words(before) <= 350


@PEOPLE
def test_nothing_that_hurts_is_on_the_first_page_and_its_steps_are_those_of_every_face(name: str) -> None:
    language.use("en-CA")
    assessment = demo_assessed(name)
    page = BeautifulSoup(made("html", assessment).decode(), "lxml").select_one(".answer")
    told = " ".join(page.get_text(" ").split())
    hidden = [one for one in assessment.judged if cover(one)]
    assert hidden
    assert not [text for judged in hidden for text in hurts(judged) if text in told]
    steps = [" ".join(row.get_text(" ").split()) for row in page.select(".answered")[0].select(".what")]
    order = dict.fromkeys(card.action.title for card in todo(assessment, DAY) if card.open)
    assert steps == list(order)[:3]
    days = re.findall(r"by (\d+ \w+ \d{4})", told)
    assert len(days) == 3, "each has its day"


def hurts(judged: Judged) -> list[str]:
    return [text for text in (judged.finding.title, judged.finding.snippet) if text]


MEASURE = """
onload = () => {
  const page = document.querySelector("iframe").contentDocument
  const ends = ["h1", ".answer > p.strong", ".answered:nth-of-type(1) li", ".answered:nth-of-type(2)"]
  document.title = ends.map(end => page.querySelector(end).getBoundingClientRect().bottom).join(" ")
}
"""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here to see how far down the answer stands")
@pytest.mark.parametrize(("wide", "deep"), [(1280, 900), (390, 1400)])
def test_state_first_step_and_whom_to_call_are_seen_without_scrolling(tmp_path: Path, wide: int, deep: int) -> None:
    """For the person of whom most is to be said, in the longer language."""
    language.use("fr-CA")
    page = re.sub(r"<meta http-equiv[^>]*>", "", made("html", demo_assessed("tamsin")).decode())  # forbids scripts
    frame = f'<iframe scrolling="no" style="width:{wide}px;height:{deep}px" srcdoc="{html.escape(page)}"></iframe>'
    report = tmp_path / "report.html"
    report.write_text(f"<!doctype html>{frame}<script>{MEASURE}</script>", "utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--virtual-time-budget=20000")
    asked = [str(CHROMIUM), *flags, "--dump-dom", f"--user-data-dir={tmp_path / 'profile'}", report.as_uri()]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=90)
    ends = [float(end) for end in BeautifulSoup(ran.stdout, "lxml").title.get_text().split()]
    assert len(ends) == 4
    assert ends == sorted(ends)
    assert 100 < ends[-1] <= deep
