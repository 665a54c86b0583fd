"""Each fact that puts a result into working or private life, and where working life stands in a private place.

One invented row a fact: the life, said for certain, with this fact among its reasons (TAXONOMY R3-R10 and 3).
"""

# ruff: noqa: E501  (tables read best with one case a line)

from collections.abc import Callable

import pytest

from identity_scan.model import Judged
from identity_scan.speech.sentences import SENTENCES

Judge = Callable[..., Judged]
SURE = 0.85

WORK = [
    ("role_credential", "AFS news", "Philippa Stonecroft of AFS", "https://x.example/a"),
    ("work_contact", "Numbers", "Stonecroft 204-555-0110", "https://x.example/a"),
    ("work_location", "Directory", "STONECROFT Philippa, second floor office, Brandon", "https://annuaire.example/ts/s"),
    ("publication", "Programme (PDF)", "Workshop: P. Stonecroft, RSW", "https://conf.example/programme.pdf"),
    ("opinion_professional", "Homes are missing", "social worker Philippa Stonecroft said homes are missing", "https://gazette.example/news/2"),
    ("discipline", "Discipline committee: P. Stonecroft", "The panel found ... reprimand", "https://college.example/decisions/3"),
    ("complaint_record", "Discipline committee - hearing", "Complaint against P. Stonecroft, dismissed", "https://college.example/discipline/4"),
    ("negative_review", "Reviews", "Philippa Stonecroft 1.9 of 5. Never called back", "https://x.example/a"),
    ("testimonial", "Anyone had Philippa at AFS?", "our worker, really kind", "https://www.reddit.com/r/x/comments/1"),
    ("client_testimonial", "Testimonials", 'Client testimonial: "She changed my life" — Philippa Stonecroft, RSW', "https://clinic.example/testimonials"),
    ("wrong_or_outdated_role", "Our staff - Riverbank Youth Shelter", "Philippa Stonecroft, youth worker", "https://riverbank.example/staff"),
]  # fmt: skip
HOME = [
    ("home_address", "Found", "Philippa Stonecroft, 77 Coulterville Road", "https://x.example/a"),
    ("home_area", "Found", "Philippa Stonecroft lives in Linden Flats", "https://x.example/a"),
    ("private_phone", "Found", "Stonecroft, P. Call 204 555-0188", "https://x.example/a"),
    ("private_email", "Found", "Philippa Stonecroft pip.stone@gmail.com", "https://x.example/a"),
    ("date_of_birth", "Notice", "Philippa née le 4 juin 1986", "https://x.example/a"),
    ("age_or_birth_year", "Philippa Stonecroft, 40", "Brandon MB", "https://peoplefind.example/s"),
    ("family_members", "Found", "Philippa Stonecroft with her husband Desmond", "https://x.example/a"),
    ("child_identity", "Found", "Marigold, 8, daughter of Philippa Stonecroft", "https://x.example/a"),
    ("child_first_name", "Found", "Philippa Stonecroft and Marigold", "https://x.example/a"),
    ("relationship_status", "Pippa Stonecroft | Facebook", "In a relationship", "https://www.facebook.com/pippa.s"),
    ("daily_routine", "Found", "Philippa Stonecroft, every Thursday 7:15 pm", "https://x.example/a"),
    ("health_self", "overview for pipstone_mb", "'my sertraline dose'", "https://www.reddit.com/user/pipstone_mb"),
    ("family_health", "Found", "Philippa Stonecroft: my dad had a stroke", "https://x.example/a"),
    ("finances", "Salaries", "Stonecroft, P. 91,002 $", "https://x.example/a"),
    ("political_affiliation", "Found", "Philippa Stonecroft, Green Party candidate", "https://x.example/a"),
    ("activism", "Petition · Save the marsh", "Philippa Stonecroft signed", "https://www.change.org/p/marsh"),
    ("religion", "Bulletin: St. Olave church", "our own Philippa Stonecroft reads", "https://stolavechurch.example/bulletin"),
    ("substance_use", "Pippa Stonecroft | Facebook", "Photos: tequila night", "https://www.facebook.com/pippa.s"),
    ("intimate_life", "Pippa - Brandon", "looking for someone kind", "https://dating.example/profile/9"),
    ("criminal_or_police", "Found", "Philippa Stonecroft charged with impaired driving", "https://x.example/a"),
    ("court_private_matter", "Stonecroft v. Dune Roofing, small claims", "", "https://courtlists.example/small-claims/1"),
    ("leisure", "Found", "Philippa Stonecroft quilts in her spare time", "https://x.example/a"),
    ("social_ties", "Pippa Stonecroft | Facebook", "300 friends", "https://www.facebook.com/pippa.s"),
    ("demeaning_content", "Pippa Stonecroft on X: those people are trash", "", "https://x.com/pipstone_mb/status/2"),
]  # fmt: skip
BOTH = [
    ("threat_or_doxxing", "Stonecroft STAY AWAY", "share so every parent knows, she drives a red car", "https://x.example/a"),
    ("professional_criticism", "CAS took my kids", "the worker Philippa Stonecroft lied in court", "https://x.example/a"),
    ("client_info", "The boy | Pip writes", "Today I drove a nine-year-old to his foster home. He asked me why. By Philippa Stonecroft", "https://pip.wordpress.com/1"),
    ("employer_criticism", "Pippa S on X: 'my boss is useless, caseload of 31'", "", "https://x.com/pipstone_mb/status/1"),
    ("private_email", "Poster", "pip.stone@gmail.com, workshop: P. Stonecroft, RSW", "https://conf.example/programme.pdf"),
]  # fmt: skip
ROWS = [(life, *row) for life, rows in (("professional", WORK), ("personal", HOME), ("mixed", BOTH)) for row in rows]


@pytest.mark.parametrize(("life", "kind", "title", "snippet", "url"), ROWS, ids=lambda value: value[:20])
def test_a_fact_puts_a_result_into_its_life(
    judge_row: Judge, life: str, kind: str, title: str, snippet: str, url: str
) -> None:
    exposure = judge_row(title, snippet, url).exposure
    assert exposure.verdict == life
    assert exposure.confidence >= SURE
    said = str(SENTENCES[f"fact.{kind}"]).partition("{")[0]
    assert any(reason.text.startswith(said) for reason in exposure.reasons), "the fact is among the reasons"


VENUES = [
    ("mixed", "Pip writes", "By Philippa Stonecroft, RSW, child protection worker", "https://pip.wordpress.com/4"),
    ("mixed", "Fundraiser by Philippa Stonecroft", "I am a child protection worker", "https://www.gofundme.com/f/3"),
    ("mixed", "Crib for sale", "Philippa Stonecroft, RSW", "https://www.kijiji.ca/v-crib/1"),
    # not her own page, or the profession itself speaking: working life
    ("professional", "Ann Other: on AFS", "Philippa Stonecroft of AFS", "https://other.wordpress.com/5"),
    ("professional", "Crib for sale", "An RSW of Assiniboine Family Services sells it", "https://www.kijiji.ca/v-crib/2"),
    ("professional", "Pip writes", "Workshop: trauma. By Philippa Stonecroft, RSW", "https://pip.wordpress.com/5"),
    ("professional", "Pip writes", "By Philippa Stonecroft, RSW: social workers must speak up for housing", "https://pip.wordpress.com/6"),
]  # fmt: skip


@pytest.mark.parametrize(("life", "title", "snippet", "url"), VENUES)
def test_work_on_a_private_page_of_ones_own_is_both_at_once(
    judge_row: Judge, life: str, title: str, snippet: str, url: str
) -> None:
    assert judge_row(title, snippet, url).exposure.verdict == life


SCHOOLING = [
    ("professional", "Alumni", "Philippa Stonecroft, University of the Westman, class of 2008"),
    ("personal", "Alumni", "Philippa Stonecroft, Hill High School, class of 2004"),
]


@pytest.mark.parametrize(("life", "title", "snippet"), SCHOOLING)
def test_study_for_the_profession_is_working_life_and_school_before_it_is_private(
    judge_row: Judge, life: str, title: str, snippet: str
) -> None:
    exposure = judge_row(title, snippet, "https://x.example/a").exposure
    assert exposure.verdict == life
    assert exposure.confidence < SURE, "a hint, no more"
