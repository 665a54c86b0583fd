"""Which life a result shows, with the page as a hint and the content as the judge (TAXONOMY R3-R14)."""

from collections.abc import Callable

import pytest

from identity_scan.model import By, Judged, Life, Verdict

Judge = Callable[..., Judged]

LIVES = [
    ("professional", "Philippa Stonecroft, RSW | LinkedIn", "Assiniboine Family Services", "https://ca.linkedin.com/in/p"),
    ("mixed", "Philippa Stonecroft, RSW | LinkedIn", "Anyone who votes for them: those people are trash", "https://www.linkedin.com/posts/p_vote"),
    ("professional", "Philippa Stonecroft, RSW on LinkedIn: housing first", "Three studies", "https://www.linkedin.com/posts/p_x"),
    ("personal", "Race results 10 km", "Stonecroft Philippa F40-44", "https://results.example/1"),
    ("mixed", "AFS newsletter: new faces", "Philippa lives in Linden Flats and curls", "https://assinfs.example/newsletter.pdf"),
    ("mixed", "Poster abstracts (PDF)", "P. Stonecroft, RSW, 204-555-0188", "https://conf.example/posters.pdf"),
    ("professional", "AFS v. T.L., 2022 MBKB 8", "Ms. Stonecroft testified", "https://decisions.example/mbkb/8"),
    ("personal", "Avis de décès - R. Stonecroft", "laisse dans le deuil sa fille Philippa", "https://funeraire.example/avis/r"),
    ("personal", "Class of 2004", "Philippa Stonecroft", "https://hillhigh.example/yearbook/2004"),
    ("professional", "Philippa Stonecroft - reviews", "1.9 of 5. Never called back", "https://www.ratemds.com/doctor-ratings/1"),
    ("mixed", "Shop stewards", "Philippa Stonecroft, child protection", "https://union-local.example/stewards"),
    ("mixed", "Salaire des employés 2025", "Stonecroft, P., travailleuse sociale, 91 002 $", "https://salaires.example/2025"),
    ("unclear", "Gala: thank you to", "... Philippa S., Harpreet S. ...", "https://eventful.example/past/gala"),
]  # fmt: skip


@pytest.mark.parametrize(("life", "title", "snippet", "url"), LIVES)
def test_life(judge_row: Judge, life: str, title: str, snippet: str, url: str) -> None:
    exposure = judge_row(title, snippet, url).exposure
    assert exposure.verdict == life
    assert 0 < exposure.confidence <= 1
    assert all(reason.text and reason.words and reason.rule for reason in exposure.reasons)


def test_unsure_keeps_the_life_it_would_have(judge_row: Judge) -> None:
    judged = judge_row("Race results", "Stonecroft P. F40-44", "https://results.example/1", verdict=Verdict.UNSURE)
    assert judged.label == "unclear"
    assert judged.exposure.verdict is Life.PERSONAL


@pytest.mark.parametrize(
    ("kind", "title", "snippet", "url"),
    [
        ("profile", "Pippa Stonecroft | Facebook", "", "https://www.facebook.com/pippa.s"),
        ("post", "Pippa S on X: hello", "", "https://x.com/pipstone_mb/status/1"),
        ("group", "Buy and Sell", "Pippa Stonecroft: crib", "https://www.facebook.com/groups/bs/posts/1"),
        ("network", "P. Stonecroft | LinkedIn", "", "https://ca.linkedin.com/in/p-stonecroft"),
        ("staff", "Our team | AFS", "", "https://assinfs.example/about/team"),
        ("register", "Public register - STONECROFT", "Status: active", "https://register.swcollege.example/p"),
        ("decision", "AFS v. T.L., 2022 MBKB 8", "", "https://decisions.example/mbkb/8"),
        (
            "discipline",
            "Discipline committee: decision and reasons",
            "reprimand",
            "https://college.example/decisions/1",
        ),
        ("obituary", "Avis de décès", "", "https://funeraire.example/avis-de-deces/x"),
        ("race", "10 km results", "bib 12", "https://results.example/10k"),
        ("review", "Reviews", "2 of 5 stars", "https://www.ratemds.com/doctor-ratings/1"),
        ("listing", "Crib for sale", "pick up", "https://www.kijiji.ca/v-crib/1"),
        ("petition", "Petition · Save it", "", "https://www.change.org/p/save-it"),
        ("fundraiser", "Fundraiser by P", "", "https://www.gofundme.com/f/x"),
        ("donation", "Political contributions", "", "https://donations.example/search"),
        ("forum", "Anyone?", "", "https://www.reddit.com/r/x/comments/1"),
        ("account", "overview for x", "", "https://www.reddit.com/user/x"),
        ("people_search", "Phone & address", "", "https://www.canada411.ca/res/1"),
        ("minutes", "Procès-verbal du conseil municipal", "", "https://ville.example/conseil/pv.pdf"),
        ("hostile", "Stonecroft STAY AWAY", "kidnapper, drives a red car", "https://x.example/a"),
        ("page", "Something", "", "https://x.example/a"),
    ],
)
def test_kind_of_page(judge_row: Judge, kind: str, title: str, snippet: str, url: str) -> None:
    assert judge_row(title, snippet, url).page_kind == kind


@pytest.mark.parametrize(
    ("control", "change", "near", "title", "snippet", "url"),
    [
        ("self", "easy", "contact", "Pippa Stonecroft | Facebook", "", "https://www.facebook.com/pippa.s"),
        ("third_party", "moderate", "view", "Ansel Stonecroft on Instagram: lake", "with @pipstone", "https://www.instagram.com/p/1"),
        ("employer", "moderate", "none", "Our team", "Philippa Stonecroft, RSW", "https://assinfs.example/team"),
        ("record", "impossible", "none", "Public register", "STONECROFT", "https://register.swcollege.example/p"),
        ("third_party", "moderate", "private", "Philippa Stonecroft", "77 Coulterville Road", "https://peoplefind.example/p"),
        ("third_party", "hard", "view", "Curlers", "Philippa Stonecroft, Tuesdays 7 pm", "https://gazette.example/news/1"),
    ],
)  # fmt: skip
def test_who_controls_it_and_how_near_a_client_comes(
    judge_row: Judge, control: str, change: str, near: str, title: str, snippet: str, url: str
) -> None:
    judged = judge_row(title, snippet, url)
    assert (judged.control, judged.change, judged.boundary) == (control, change, near)


def test_a_namesake_in_the_same_work_is_confusable(judge_row: Judge) -> None:
    def confusable(title: str, snippet: str = "") -> str:
        return judge_row(title, snippet, verdict=Verdict.NOT_ME).confusable

    assert confusable("Philippa Stonecroft REALTOR") == "none"
    assert confusable("Philippa Stonecroft - Social Worker - Leeds") == "possible"
    assert confusable("Philippa Stonecroft charged with fraud at care home") == "strong"


def test_the_worker_has_the_last_word(judge_row: Judge) -> None:
    from datetime import date

    from identity_scan.judge import appraise
    from identity_scan.model import Decision, Person

    judged = judge_row("Race results 10 km", "Stonecroft Philippa", "https://results.example/1")
    said = {judged.finding.id: Decision(judged.finding.id, life=Life.PROFESSIONAL)}
    again = appraise([judged.finding], [judged.identity], Person("P"), today=date(2026, 1, 1), decisions=said)[0]
    assert again.exposure.verdict is Life.PROFESSIONAL
    assert again.exposure.by is By.WORKER
    assert again.exposure.reasons[0].text == "You said so."
