"""What people are in their free time contradicts no trade (R1), and what else a page of free time tells."""

from datetime import date

import pytest

from identity_scan.judge import judge
from identity_scan.model import Finding, Judged, Query, Sighting, Tier, Verdict
from identity_scan.person.person_file import parse
from identity_scan.speech import address

TODAY = date(2026, 11, 22)
NAME = "Delphine Marcotte-Hale"
WORKER = parse(
    f"""name = "{NAME}"
places = ["Saltmarsh, Ontario"]
professions = ["Medical social worker, MSW, RSW"]
employers = ["Saltmarsh General Hospital"]
home_address = "88 Tansy Crescent, Fairview, Saltmarsh"
private_phones = ["705-555-0142"]
interests = ["pottery", "greyhound named Biscuit"]
family = ["daughter Wren", "partner Tomas Hale"]
self = true
"""
)
OTHERS = ("REALTOR in Leeds", "Dentist, Manchester", "Actress - IMDb", "Solicitor at law, Glasgow", "Plumber, Ohio")
"""Others of the name, so that it is a common one."""

PLAYED = {
    "drummer": (
        "Crew 2025 - dragon boat club",
        f"Drummer: {NAME}. Practice every Tuesday and Thursday 6 pm at the lake.",
    ),
    "captain": ("Improv league: the teams", f"{NAME} (captain). Games every Wednesday 8 pm."),
    "director": ("Theatre guild - season of plays", f"Directed by {NAME}. Cast: to come"),
    "skip": ("Monday curling league", f"Skip {NAME}, Mondays 7 pm"),
    "goalie": ("Women's rec hockey roster", f"Goalie: {NAME}"),
    "conductor": ("Concert band - members", f"Conductor: {NAME}"),
    "treasurer": ("Rotary Club - officers", f"Treasurer: {NAME}; President: Bo Li"),
    "coach": ("House league soccer", f"U7 coach: {NAME}"),
    "judge": ("Fall fair - pie contest", f"Judge: {NAME}"),
    "dj": ("Trivia and dancing", f"DJ {NAME} at the Legion"),
    "model": ("Fashion show for the hospital", f"Models: {NAME}, Jane Roe"),
    "volunteer": ("Fire hall open house", f"{NAME}, volunteer firefighter"),
    "part": ("Community theatre: The Mousetrap", f"{NAME} as the detective"),
    "capitaine": ("Ligue d'improvisation : les équipes", f"{NAME} (capitaine). Matchs tous les mercredis 20 h au café"),
    "cheffe": ("Harmonie municipale", f"Cheffe d'orchestre : {NAME}"),
    "entraîneuse": ("Soccer mineur", f"Entraîneuse : {NAME}"),
    "photographe": ("Club de photo", f"{NAME}, photographe du mois"),
    "pompière": ("Pompiers volontaires", f"{NAME}, pompière"),
}
LIVING = {
    "photographer": (f"{NAME} - Photographer in Leeds", "Portfolio and prints. Weddings"),
    "musician": (f"{NAME} - singer songwriter", "Debut album out, on tour in Ohio"),
    "student athlete": (f"{NAME} - Women's rowing roster", "Sophomore, Duluth"),
    "chef": (f"Chef {NAME} opens a bistro", "The restaurant in Lyon"),
    "coiffeuse": (f"{NAME}, coiffeuse à Lyon", "Salon de coiffure"),
}


def read(title: str, snippet: str, url: str = "https://page.example/a") -> Judged:
    """Judge a result among those of a common name."""
    rows = [
        (url, title, snippet),
        *((f"https://o{n}.example/", f"{NAME}, {said}", "") for n, said in enumerate(OTHERS)),
    ]
    findings = []
    for n, (where, head, text) in enumerate(rows):
        seen = Sighting("bing", "bing", Query("q", "W1", "name", Tier.NAME, 20), 1, n + 1, where, head, text)
        findings.append(Finding(str(n), where, head, text, address.site(where), (seen,)))
    return judge(findings, WORKER, today=TODAY)[0][0]


def kinds(judged: Judged) -> set[str]:
    return {d.kind for d in judged.disclosures}


@pytest.mark.parametrize(("title", "snippet"), PLAYED.values(), ids=PLAYED.keys())
def test_a_part_in_free_time_is_no_other_trade(title: str, snippet: str) -> None:
    assert read(title, snippet).identity.verdict is not Verdict.NOT_ME


@pytest.mark.parametrize(("title", "snippet"), LIVING.values(), ids=LIVING.keys())
def test_the_same_as_a_living_is_another_trade(title: str, snippet: str) -> None:
    assert read(title, snippet).identity.verdict is Verdict.NOT_ME


@pytest.mark.parametrize("key", ["drummer", "captain", "capitaine"])
def test_a_weekly_time_of_a_crew_is_a_routine(key: str) -> None:
    assert kinds(read(*PLAYED[key])) >= {"daily_routine", "leisure"}


@pytest.mark.parametrize(
    "words", ["throws pots", "knits", "runs with her daughter", "tricote le soir", "court avec sa fille"]
)
def test_a_hobby_told_with_a_verb(words: str) -> None:
    title = "Saltmarsh General Hospital newsletter: new faces"
    assert "leisure" in kinds(read(title, f"Meet {NAME}, who {words}"))


STORIES = {
    "patient": "my patient asked me today whether his estranged daughter would come",
    "student": "a student told me this morning that her mother locked her out",
    "client": "one of my clients cried in my office yesterday",
    "usagère": "mon usagère m'a demandé hier si son fils reviendrait",
    "widower": "today on my ward a man cried about his late wife",
    "visite": "ce matin en visite à domicile, une dame a pleuré",
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
@pytest.mark.parametrize(
    "group", ["Social workers of Canada | Facebook group", "Travailleuses sociales | groupe Facebook"]
)
def test_a_client_told_of_among_colleagues_is_client_information(story: str, group: str) -> None:
    judged = read(group, f"{NAME} (Saltmarsh): {story}", "https://www.facebook.com/groups/sw/posts/1")
    assert "client_info" in kinds(judged)
    assert not {"family_members", "relationship_status"} & kinds(judged)


SIDES = {
    "canvassing": "spent the day canvassing in the rain",
    "door": "knocking on doors again, vote them out",
    "party": "proud to support the Green Party",
    "sign": "our lawn signs are up",
    "porte": "du porte-à-porte tout l'après-midi",
    "appui": "fière d'appuyer le Parti vert",
}


def test_a_vote_in_a_club_is_no_party() -> None:
    assert "political_affiliation" not in kinds(read("Condominium board - election", f"Candidate: {NAME}, unit 88"))


@pytest.mark.parametrize("words", SIDES.values(), ids=SIDES.keys())
def test_a_side_taken_beside_the_title_is_mixed(words: str) -> None:
    judged = read(f"{NAME}, RSW on LinkedIn: {words}", "", "https://www.linkedin.com/posts/delphine-1")
    assert "political_affiliation" in kinds(judged)
    assert judged.exposure.verdict == "mixed"


@pytest.mark.parametrize(
    ("title", "said", "lives"),
    [
        ("Petition · Save the Fairview pool", "signed: 'every kid should swim'", False),
        ("Petition · Save the Fairview pool", "signed: 'we live two streets away'", True),
        ("Pétition : sauvons la piscine de Fairview", "a signé : « j'habite à côté »", True),
        ("Pétition : sauvons la piscine de Fairview", "a signé", False),
    ],
)
def test_the_place_of_a_cause_is_no_home(title: str, said: str, lives: bool) -> None:
    judged = read(title, f"{NAME} {said}", "https://www.change.org/p/fairview")
    assert ("home_area" in kinds(judged)) is lives


def test_a_french_directory_of_homes_is_personal() -> None:
    judged = read(
        f"{NAME} – téléphone et adresse", "88 Tansy Crescent · (705) 555-0142", "https://annuairetel.example/q"
    )
    assert judged.exposure.verdict == "personal"
    assert "(705) 555-0142" in [reason.words for reason in judged.identity.reasons]


def test_a_colour_is_no_dog() -> None:
    judged = read(f"{NAME} drives a grey hatchback", "Biscuits at four")
    assert not any(reason.words.casefold() == "grey" for reason in judged.identity.reasons)
    assert "leisure" not in kinds(judged)
