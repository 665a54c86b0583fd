"""What a title, a snippet and an address give away, and what they do not (TAXONOMY R3-R10, R19)."""

# ruff: noqa: E501  (tables read best with one case a line)

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from identity_scan.judge import appraise, judge
from identity_scan.model import Finding, HitKind, Identity, Judged, Person, Query, Sighting, Tier, Verdict, Where
from identity_scan.speech import address

Judge = Callable[..., Judged]

SHOWN = [
    # phones and e-mails: the worker's own lists first, then the page
    ("private_phone", "Stonecroft, P.", "Call 204 555-0188", "https://x.example/a"),
    ("private_phone", "Who called?", "", "https://reverse.example/phone/2045550188"),
    ("work_contact", "Intake", "General line (204) 555-0110", "https://assinfs.example/about"),
    ("private_phone", "Crib for sale", "Text Pippa 204-555-0147", "https://www.kijiji.ca/v-crib/1"),
    ("work_contact", "Our team", "Philippa Stonecroft, RSW. Office 204-555-0147", "https://clinic.example/our-team"),
    ("private_phone", "Philippa Stonecroft - phone, address", "12 Ash Street. 204-555-0147", "https://peoplefind.example/s"),
    ("private_email", "Poster", "pip.stone@gmail.com", "https://x.example/a"),
    ("private_email", "Contacts", "Stonecroft: someone.else@hotmail.com", "https://club.example/contacts"),
    ("work_contact", "Article", "Correspondence: P.Stonecroft@assinfs.example", "https://journal.example/article/3"),
    # home
    ("home_address", "Delegation", "Address: 77 Coulterville Road", "https://council.example/minutes/1"),
    ("home_address", "Roll", "", "https://assessment.example/roll/77-coulterville-road"),
    ("home_area", "Ad", "pick up on Coulterville", "https://www.kijiji.ca/v-crib/1"),
    ("home_area", "News", "Pippa lives in Linden Flats", "https://x.example/a"),
    ("home_area", "Contributions", "Stonecroft, Philippa; Brandon R7A 0X0", "https://donations.example/2024"),
    ("home_address", "P Stonecroft, Brandon", "P Stonecroft, 31 Pike Street", "https://www.canada411.example/res/1"),
    # dates and ages
    ("date_of_birth", "Vita", "born 4 June 1986 in Souris", "https://x.example/a"),
    ("date_of_birth", "Notice", "née le 4 juin 1986", "https://x.example/a"),
    ("age_or_birth_year", "Philippa Stonecroft, 40", "Brandon MB", "https://peoplefind.example/s"),
    ("age_or_birth_year", "10 km results", "Stonecroft P. F40-44 51:02", "https://results.example/1"),
    ("age_or_birth_year", "Fiche", "Philippa, 40 ans, Brandon", "https://peoplefind.example/s"),
    # family
    ("family_members", "Supper", "with her husband Desmond", "https://gazette.example/news/1"),
    ("family_members", "Results", "Ansel Stonecroft of Brandon", "https://x.example/a"),
    ("family_members", "Avis de décès", "laisse dans le deuil sa fille Philippa", "https://funeraire.example/avis/x"),
    ("child_identity", "Team photo", "Marigold, 8, centre forward. Parent: P. Stonecroft", "https://soccerclub.example/u10"),
    ("child_first_name", "Obituary of R. Stonecroft", "granddaughter Marigold", "https://funeral.example/obituaries/r"),
    ("relationship_status", "Philippa & Desmond", "our wedding day", "https://wedding.example/p-and-d"),
    ("relationship_status", "Pippa Stonecroft | Facebook", "In a relationship. 300 friends", "https://www.facebook.com/pippa.s"),
    # whereabouts
    ("daily_routine", "League schedule", "Team Stonecroft, Thursdays 7:15 pm", "https://brandoncurling.example/league"),
    ("daily_routine", "Chorale", "répétitions mardi 19 h", "https://chorale.example/membres"),
    ("daily_routine", "Our wedding", "June 20, 2027, Lakeview Barn", "https://wedding.example/p-and-d"),
    # other private facts
    ("health_self", "Fundraiser for Philippa Stonecroft: surgery", "recovery after back surgery", "https://www.gofundme.com/f/1"),
    ("health_self", "overview for pipstone_mb", "'my sertraline dose'", "https://www.reddit.com/user/pipstone_mb"),
    ("family_health", "Fundraiser by Philippa Stonecroft", "my dad had a stroke", "https://www.gofundme.com/f/2"),
    ("finances", "Public sector salary disclosure", "Stonecroft, P. 91,002", "https://salaries.example/2025"),
    ("political_affiliation", "Contributions", "Stonecroft; $200; Green Party", "https://donations.example/2024"),
    ("activism", "Petition · Save the marsh", "Philippa Stonecroft signed", "https://www.change.org/p/marsh"),
    ("religion", "Bulletin: St. Olave church", "our own Philippa Stonecroft reads", "https://stolavechurch.example/bulletin"),
    ("leisure", "Race results 5 km", "Stonecroft Philippa 29:10", "https://results.example/2"),
    ("leisure", "New faces", "she quilts in her spare time", "https://assinfs.example/newsletter.pdf"),
    ("account_handle", "pipstone_mb on Ravelry", "", "https://www.ravelry.com/people/pipstone_mb"),
    ("intimate_life", "Pippa, 40 - Brandon", "looking for someone kind", "https://dating.example/profile/9"),
    ("substance_use", "Pippa Stonecroft | Facebook", "Photos: tequila night", "https://www.facebook.com/pippa.s"),
    # working life
    ("role_credential", "Assiniboine Family Services", "Philippa Stonecroft", "https://x.example/a"),
    ("role_credential", "AFS news", "Philippa Stonecroft of AFS", "https://x.example/a"),
    ("role_credential", "Annuaire", "STONECROFT Philippa, T.S.", "https://annuaire.example/ts/s"),
    ("publication", "Programme (PDF)", "Workshop: P. Stonecroft, RSW", "https://conf.example/programme.pdf"),
    ("education_history", "Class of 2004", "Philippa Stonecroft", "https://hillhigh.example/yearbook/2004"),
    ("negative_review", "Philippa Stonecroft - reviews", "2.0 of 5. Rude", "https://www.ratemds.com/doctor-ratings/1"),
    ("negative_review", "Avis", "« Froide, jamais rappelée » 1,5 sur 5", "https://www.ratemds.com/doctor-ratings/2"),
    ("testimonial", "Anyone had Philippa at AFS?", "our worker, really kind", "https://www.reddit.com/r/x/comments/1"),
    ("discipline", "Discipline committee: P. Stonecroft", "The panel found ... reprimand", "https://college.example/decisions/3"),
    ("complaint_record", "Discipline committee - hearing", "Complaint against P. Stonecroft, dismissed", "https://college.example/discipline/4"),
    ("employer_criticism", "Pippa S on X: 'my boss is useless, caseload of 31'", "", "https://x.com/pipstone_mb/status/1"),
    ("wrong_or_outdated_role", "Our staff - Riverbank Youth Shelter", "Philippa Stonecroft, youth worker", "https://riverbank.example/staff"),
    ("threat_or_doxxing", "Philippa Stonecroft - STAY AWAY", "she took my kids, share so every parent knows", "https://x.example/a"),
    ("client_info", "The boy | Pip writes", "Today I drove a nine-year-old to his foster home. He asked me why. By Philippa Stonecroft", "https://pip.wordpress.com/1"),
    ("court_private_matter", "Stonecroft v. Dune Roofing, small claims", "", "https://courtlists.example/small-claims/1"),
    ("photo_face", "Philippa Stonecroft - RSW | LinkedIn", "", "https://ca.linkedin.com/in/philippa-stonecroft"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "title", "snippet", "url"), SHOWN)
def test_shown(judge_row: Judge, kind: str, title: str, snippet: str, url: str) -> None:
    facts = {d.kind: d for d in judge_row(title, snippet, url).disclosures}
    assert kind in facts
    assert facts[kind].text
    assert facts[kind].text.rstrip(".") in facts[kind].reason


NOT_SHOWN = [
    # no inference of sensitive traits (R19), and words that mean something else
    ("religion", "Choir concert", "Soloist Philippa Stonecroft, Church of St. Olave", "https://www.youtube.com/watch?v=1"),
    ("health_self", "Depression group", "Philippa Stonecroft, RSW, leads it", "https://assinfs.example/groups"),
    ("health_self", "Living with grief", "a talk by social worker Philippa Stonecroft", "https://conf.example/programme"),
    ("relationship_status", "Workshop on divorce", "Philippa Stonecroft, RSW: separated families", "https://conf.example/programme"),
    ("political_affiliation", "Garden party", "Philippa Stonecroft brought cake", "https://x.example/a"),
    ("criminal_or_police", "R. v. T., 2024 MBPC 3", "Ms. Stonecroft testified; the accused was convicted", "https://decisions.example/mbpc/3"),
    ("discipline", "Public register", "STONECROFT. No conditions. No discipline.", "https://register.example/1"),
    ("discipline", "Discipline committee", "Complaint dismissed: P. Stonecroft", "https://college.example/discipline/4"),
    ("client_info", "AFS v. T.L., 2022 MBKB 8", "Ms. Stonecroft said the mother told her of the night", "https://decisions.example/mbkb/8"),
    ("client_info", "My week", "my therapist told me to rest today. by Philippa Stonecroft, social worker", "https://pip.wordpress.com/2"),
    ("home_address", "AFS office", "Visit us at 400 Rosser Avenue, suite 2", "https://assinfs.example/contact"),
    ("home_area", "Brandon news", "Philippa Stonecroft of Brandon", "https://gazette.example/news/1"),
    ("private_phone", "Emergency contacts", "Stonecroft: call Desmond 204-555-0199", "https://club.example/emergency"),
    ("daily_routine", "Post", "10:41 pm · Mar 3, 2022", "https://x.com/someone/status/1"),
    ("daily_routine", "Our wedding", "June 20, 2020, Lakeview Barn", "https://wedding.example/p-and-d"),
    ("age_or_birth_year", "Team", "12 ans d'expérience, Philippa Stonecroft", "https://x.example/a"),
    ("family_members", "Child protection", "Philippa Stonecroft, child protection worker", "https://assinfs.example/team"),
    ("role_credential", "My therapist", "my therapist is great - Pippa Stonecroft", "https://www.facebook.com/pippa.s"),
    ("employer_criticism", "AFS hurt my family", "the agency is useless. Philippa Stonecroft lied", "https://x.example/a"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "title", "snippet", "url"), NOT_SHOWN)
def test_not_shown(judge_row: Judge, kind: str, title: str, snippet: str, url: str) -> None:
    assert kind not in {d.kind for d in judge_row(title, snippet, url).disclosures}


def test_the_very_words_and_where_they_stand(judge_row: Judge) -> None:
    judged = judge_row("Roll", "Call (204) 555-0188 now", "https://assessment.example/roll/77-coulterville-road")
    facts = {d.kind: d for d in judged.disclosures}
    assert (facts["private_phone"].text, facts["private_phone"].where) == ("(204) 555-0188", Where.SNIPPET)
    assert (facts["home_address"].text, facts["home_address"].where) == ("77-coulterville-road", Where.ADDRESS)


def test_a_weak_hint_at_clients_asks_a_human(judge_row: Judge) -> None:
    judged = judge_row(
        "Petition: school breakfast", "Philippa Stonecroft: as a social worker I see hungry kids", "https://www.change.org/p/1"
    )  # fmt: skip
    assert "client_info" not in {d.kind for d in judged.disclosures}
    blog = judge_row(
        "On my work | Pip writes",
        "In my practice I see families. By Philippa Stonecroft, RSW",
        "https://pip.wordpress.com/3",
    )
    assert "client_info_check" in blog.flags


def test_a_generated_answer_that_accuses_is_marked_as_perhaps_false(judge_row: Judge) -> None:
    judged = judge_row(
        "Who is she?", "Philippa Stonecroft, social worker, was charged with fraud", kind=HitKind.GENERATED
    )
    assert {"criminal_or_police", "false_information"} <= {d.kind for d in judged.disclosures}
    assert "generated_answer" in judged.flags
    assert judged.severity.score >= 70


def test_a_home_that_is_the_office_is_flagged(judge_row: Judge) -> None:
    judged = judge_row(
        "Stonecroft Counselling - contact",
        "RSW. 77 Coulterville Road, side door",
        "https://stonecroftcounselling.example/contact",
    )
    assert "home_office" in judged.flags


def test_nothing_is_told_of_someone_else(judge_row: Judge) -> None:
    judged = judge_row("Philippa Stonecroft charged", "fraud, age 40, 204-555-0147", verdict=Verdict.NOT_ME)
    assert judged.disclosures == ()


def test_a_name_that_is_a_common_word_marks_nothing(judge_row: Judge) -> None:
    rose = Person(name="Rose Church")
    assert not judge_row("Rose Church", "Rose Church, Brandon", who=rose).disclosures


def test_an_archived_copy_shows_what_the_page_shows(worker: Person) -> None:
    page = "https://pip.wordpress.com/2011/the-boy-in-the-hall"
    rows = [
        (page, "The boy in the hall", "Today I drove a nine-year-old to his foster home. He asked me why. By Philippa Stonecroft"),
        (f"https://web.archive.org/web/2012/{page.removeprefix('https://')}", "Archived copy", "Saved 3 times"),
    ]  # fmt: skip
    findings = []
    for url, title, snippet in rows:
        seen = Sighting("bing", "bing", Query("W1", "W1", "n", Tier.NAME, 20), 1, 1, url, title, snippet)
        findings.append(Finding(url, url, title, snippet, address.site(url), (seen,)))
    judged = appraise(findings, [Identity(Verdict.ME, 0.9, ())] * 2, worker, today=date(2026, 11, 22))
    assert "client_info" in {d.kind for d in judged[1].disclosures}
    assert judged[1].severity.score >= 85


@pytest.mark.parametrize(
    "who", [Person(name="Grace"), Person(name="Rose Hill"), Person(name="李"), Person(name="أحمد علي")]
)
@pytest.mark.parametrize(
    "text", ["", "a" * 100_000, "204-555-" * 9_000, "🙂🙃" * 400, "\u202egnihton", "مرحبا 204-555-0188", "Rose Hill, RSW, born 1980 in Hill"]
)  # fmt: skip
def test_bad_input_gets_a_verdict_with_a_reason(judge_row: Judge, who: Person, text: str) -> None:
    judged = judge_row(text, text, who=who)
    assert judged.exposure.reasons[0].text
    assert 0 <= judged.severity.score <= 100


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=80))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_and_every_quote_stands_in_it(judge_row: Judge, title: str, snippet: str, path: str) -> None:
    url = f"https://page.example/{path}"
    for fact in judge_row(title, snippet, url).disclosures:
        assert fact.text
        assert fact.reason


def test_what_is_quoted_hangs_on_the_page_and_the_worker_and_never_on_chance(judge_row: Judge, worker: Person) -> None:
    told = ("pipstone_mb", "pip_knits", "stoney77", "lindenpip", "marshwalker_p", "crib_queen", "quiltpip")
    many = replace(worker, usernames=told)
    found = judge_row("Seen on the boards", " ".join(f"@{name}" for name in reversed(told)), who=many)
    assert [d.text for d in found.disclosures if d.kind == "account_handle"] == [told[0]]


def test_a_fact_is_told_from_no_wording_by_which_nobody_asked_whose_page_it_is(worker: Person) -> None:
    """The engines cut one page in many ways; who it is about and what it shows are read from the same of them."""
    query = Query("W1", "W1", "name", Tier.NAME, 20)
    cuts = [f"Crib for sale, number {n} of its kind" for n in range(8)] + ["Text Pippa 204-555-0188 for the crib"]
    url = "https://www.kijiji.ca/v-crib/1"
    seen = tuple(Sighting("bing", "bing", query, 1, n, url, "Crib", cut) for n, cut in enumerate(cuts, 1))
    finding = Finding("f1", url, "Crib", cuts[0], address.site(url), seen)
    (judged,), _groups = judge([finding], worker, today=date(2026, 11, 22))
    assert "private_phone" in {d.kind for d in judged.disclosures}
    assert judged.identity.verdict is Verdict.ME
    assert any("204-555-0188" in reason.words for reason in judged.identity.reasons)
