"""French results are judged as English ones are (TAXONOMY R14): each rule with a line of either language."""

# ruff: noqa: E501  (tables read best with one case a line)

from datetime import date
from typing import Any

import pytest

from identity_scan.judge import judge
from identity_scan.model import Finding, Judged, Person, Query, Sighting, Tier, Verdict
from identity_scan.person.person_file import parse
from identity_scan.speech import address

TODAY = date(2026, 11, 22)
LISE = parse(
    """name = "Anne-Lise de Varennes"
other_names = ["A.-L. de Varennes"]
places = ["Sherbrooke, Québec"]
professions = ["Travailleuse sociale et psychothérapeute"]
employers = ["Hôpital des Trois-Monts", "Centre La Traverse"]
domains = ["hoptm.example"]
private_phones = ["819-555-0174"]
home_address = "61, rue des Cormorans, Sherbrooke"
family = ["conjoint Jean-Guy Marois", "fils Léo-Paul", "mère Rita de Varennes"]
interests = ["chant choral", "ski de fond"]
birth_year = 1980
portrayal = "Mon métier est public. Mon fils et ma maison restent privés."
language = "fr-CA"
self = true
"""
)
PETRA = parse(
    """name = "Mary-Ann van Doren"
other_names = ["M.A. van Doren"]
places = ["Kelowna, British Columbia"]
professions = ["Social worker and psychotherapist"]
employers = ["Three Hills Hospital", "Crossing Centre"]
domains = ["threehills.example"]
private_phones = ["250-555-0174"]
home_address = "61 Cormorant Road, Kelowna"
family = ["partner Jean-Guy Marois", "son Leo-Paul", "mother Rita van Doren"]
interests = ["choral singing", "cross-country skiing"]
birth_year = 1980
portrayal = "My profession is public. My son and my home stay private."
self = true
"""
)
OTHERS = (
    "courtière immobilière à Laval",
    "dentiste à Alma",
    "avocate à Gaspé",
    "REALTOR in Halifax",
    "dentist in Truro",
)
"""Others of the name, so that the name alone is no rare one."""


def judged(
    who: Person,
    title: str,
    snippet: str = "",
    url: str = "https://page.example/a",
    *,
    more: tuple[tuple[str, str], ...] = (),
) -> Judged:
    rows = [(title, snippet, url), *((t, s, f"https://more{n}.example/") for n, (t, s) in enumerate(more))]
    rows += [(f"{who.name} – {trade}", "", f"https://other{n}.example/") for n, trade in enumerate(OTHERS)]
    findings = []
    for n, (t, s, u) in enumerate(rows):
        seen = Sighting("bing", "bing", Query("q", "N1", "name", Tier.NAME, 20), 1, 1, u, t, s)
        findings.append(Finding(str(n), u, t, s, address.site(u), (seen,)))
    return judge(findings, who, today=TODAY)[0][0]


def facts(found: Judged) -> set[str]:
    return {d.kind for d in found.disclosures}


MINE = {
    "a house number is no age": (LISE, "Période de questions", "Mme Anne-Lise de Varennes, 61, rue des Cormorans, s’oppose au projet", "https://ville.example/pv"),
    "surname with a particle, and the employer": (LISE, "Ministre c. M.P.", "Mme de Varennes, de l’Hôpital des Trois-Monts, a témoigné", "https://jugements.example/qccq/1"),
    "particle, English": (PETRA, "Ministry v. M.P.", "Ms. van Doren of Three Hills Hospital testified", "https://decisions.example/bcpc/1"),
    "the region around the town, and the trade": (LISE, "Entrevue avec Anne-Lise de Varennes", "La psychothérapeute parle du deuil", "https://radioestrie.example/entrevues/3"),
    "region, English": (PETRA, "Interview with Mary-Ann van Doren", "The psychotherapist talks of grief", "https://okanaganradio.example/talks/3"),
    "the kind of workplace beside the town": (LISE, "Anne-Lise de Varennes, hôpital de Sherbrooke : congé et retour à la maison", ""),
    "workplace, English": (PETRA, "Mary-Ann van Doren, Kelowna hospital: going home after a stay", ""),
    "another word for the pastime, and the town": (LISE, "Nos choristes – Chœur de Sherbrooke", "Altos : Anne-Lise de Varennes"),
    "pastime, English": (PETRA, "Kelowna Chorus - our singers", "Altos: Mary-Ann van Doren"),
    "a degree is no birth": (LISE, "Prix des diplômés", "Anne-Lise de Varennes (B. Serv. Soc. 1903), travailleuse sociale, Sherbrooke"),
    "a rank before the surname": (LISE, "Loppet 2026", "73e de Varennes Anne-Lise (Sherbrooke) F45-49"),
    "left behind, in other words": (LISE, "Paul de Varennes 1944-2021 – avis de décès", "Père bien-aimé d’Anne-Lise (Jean-Guy Marois) et grand-papa de Léo-Paul"),
    "left behind, English": (PETRA, "Paul van Doren 1944-2021", "She leaves her daughter Mary-Ann (Jean-Guy Marois) and grandson Leo-Paul", "https://funeral.example/obituaries/p"),
}  # fmt: skip


@pytest.mark.parametrize("row", MINE.values(), ids=MINE.keys())
def test_it_is_me(row: tuple[Any, ...]) -> None:
    found = judged(*row)
    assert found.identity.verdict is Verdict.ME, [(r.text, r.weight) for r in found.identity.reasons]


@pytest.mark.parametrize(
    ("who", "sure", "shown"),
    [
        (
            LISE,
            ("Atome B – parents", "Anne-Lise de Varennes 819-555-0174, aréna Saint-Exupère"),
            ("Chorale de Noël", "Solistes : Anne-Lise de Varennes. Église Saint-Exupère"),
        ),
        (
            PETRA,
            ("U9 - parents", "Mary-Ann van Doren 250-555-0174, Quigley Mission Arena"),
            ("Christmas choir", "Soloists: Mary-Ann van Doren. Quigley Mission Church"),
        ),
    ],
)
def test_a_venue_on_a_page_of_mine_vouches_for_another_page(
    who: Person, sure: tuple[str, str], shown: tuple[str, str]
) -> None:
    assert judged(who, *shown).identity.verdict is Verdict.UNSURE
    assert judged(who, *shown, more=(sure,)).identity.verdict is Verdict.ME


def test_half_of_a_double_given_name_names_no_relative() -> None:
    found = judged(LISE, "Anne-Lise de Varennes", "avec Jean Roy et Paul Cyr")
    assert not any("family" in reason.text for reason in found.identity.reasons)


SHOWN = {
    "a parent by their relation": ({"family_members", "child_identity", "private_phone"}, LISE, "Atome B – joueurs", "Léo-Paul Marois (mère : Anne-Lise de Varennes, 819-555-0174)", "https://hockeymineur.example/equipe"),
    "parent, English": ({"family_members", "child_identity", "private_phone"}, PETRA, "U9 - players", "Leo-Paul Marois (mother: Mary-Ann van Doren, 250-555-0174)", "https://minorhockey.example/team"),
    "a class list": ({"family_members", "child_identity"}, LISE, "École des Hirondelles – bottin des parents, 2e année", "Léo-Paul : Anne-Lise de Varennes, Sherbrooke, 819-555-0174", "https://ecole.example/bottin"),
    "a weekday cut short": ({"daily_routine"}, LISE, "Anne-Lise de Varennes | Strava", "Sherbrooke · mar. 6 h 10, ski de fond", "https://www.strava.com/athletes/1"),
    "letting a room": ({"finances"}, LISE, "Anne-Lise de Varennes – hôte à Sherbrooke", "Studio, 80 $ la nuit. 819-555-0174", "https://www.airbnb.example/users/1"),
    "letting, English": ({"finances"}, PETRA, "Mary-Ann van Doren - host in Kelowna", "Suite, $80 per night. 250-555-0174", "https://www.airbnb.example/users/2"),
    "a salary list": ({"finances", "role_credential"}, LISE, "Comptes publics 2025 : Hôpital des Trois-Monts", "de Varennes, Anne-Lise … 84 120 $", "https://comptespublics.example/2025"),
    "an address with an ordinal": ({"home_address"}, LISE, "Anne-Lise de Varennes, Sherbrooke", "125, 4e Avenue · 819-555-0174", "https://www.canada411.example/res/1"),
    "hyphens that do not break": ({"private_phone"}, LISE, "Anne-Lise de Varennes", "819 555\u20110174", "https://club.example/membres"),
    "hearsay": ({"false_information", "negative_review"}, LISE, "Forum : Anne-Lise de Varennes, psychothérapeute à Sherbrooke, des avis ?", "« Méfiez-vous, elle a perdu son permis. »", "https://forum.example/sujet/1"),
    "hearsay, English": ({"false_information", "negative_review"}, PETRA, "Forum: Mary-Ann van Doren, psychotherapist in Kelowna, any opinions?", '"Be careful, she lost her licence."', "https://forum.example/topic/1"),
    "a business register": ({"home_address", "role_credential"}, LISE, "DE VARENNES, ANNE-LISE – entreprise individuelle", "Domicile élu : 61, rue des Cormorans. Activité : psychothérapie. NEQ 1", "https://registreentreprises.example/1"),
    "a client, in other words": ({"client_info", "role_credential"}, LISE, "Anne-Lise de Varennes | Facebook", "Hier à l’Hôpital des Trois-Monts, une patiente m’a confié qu’elle est seule", "https://www.facebook.com/al/posts/1"),
}  # fmt: skip


@pytest.mark.parametrize("row", SHOWN.values(), ids=SHOWN.keys())
def test_facts(row: tuple[Any, ...]) -> None:
    wanted, who, title, snippet, url = row
    found = judged(who, title, snippet, url)
    assert wanted <= facts(found), facts(found)


NOT_SHOWN = {
    "the hours of an office are no ages": ("age_or_birth_year", LISE, "Équipe", "Anne-Lise de Varennes, T.S. 8 h 30 à 16 h 30", "https://hoptm.example/equipe"),
    "a child's sport is not the parent's": ("leisure", LISE, "Hockey mineur – parents", "Léo-Paul (mère : Anne-Lise de Varennes) 819-555-0174", "https://hockeymineur.example/equipe"),
    "a list of whom to call": ("leisure", PETRA, "Kelowna Harriers - emergency contacts", "van Doren, Mary-Ann 250-555-0174", "https://harriers.example/contacts"),
    "what is studied for is no title": ("role_credential", LISE, "Les étudiantes en travail social manifestent", "Anne-Lise de Varennes, étudiante à Sherbrooke", "https://lejournal.example/1"),
    "students, English": ("role_credential", PETRA, "Social work students rally", "Mary-Ann van Doren of Kelowna, student", "https://news.example/1"),
    "no sanction is no discipline": ("discipline", LISE, "DE VARENNES Anne-Lise, T.S. – tableau des membres", "Sherbrooke. Aucune sanction ni limitation.", "https://ordre.example/tableau/1"),
    "all who are served are nobody": ("client_info", LISE, "Anne-Lise de Varennes, T.S., sur LinkedIn : « Belle semaine »", "Cette semaine, j’ai rencontré nos partenaires pour l’accueil des usagers", "https://www.linkedin.com/posts/al_1"),
    "served, English": ("client_info", PETRA, "Mary-Ann van Doren, RSW on LinkedIn: good week", "This week I met our partners about intake for clients", "https://www.linkedin.com/posts/ma_1"),
    "office hours are work": ("daily_routine", LISE, "Plan de cours, Sherbrooke", "Chargée de cours : Anne-Lise de Varennes. Disponibilités : mardi 13 h", "https://cours.example/plan"),
    "the pay of a job on offer": ("finances", LISE, "Offre d’emploi : travailleuse sociale, Hôpital des Trois-Monts", "Salaire de 29 $ à 48 $. Répondante : Anne-Lise de Varennes", "https://emplois.example/1"),
    "a talk for parents": ("family_health", LISE, "Conférence aux parents : l’anxiété", "Avec Anne-Lise de Varennes, travailleuse sociale, Sherbrooke", "https://ecole.example/conference"),
    "a street's word in a club's name": ("home_area", LISE, "Club de vélo des Cormorans", "Anne-Lise de Varennes, Sherbrooke, 819-555-0174", "https://velo.example/moniteurs"),
    "street's word, English": ("home_area", PETRA, "Cormorant Cycling Club", "Mary-Ann van Doren, Kelowna, 250-555-0174", "https://cycling.example/leaders"),
    "a parish's bulletin tells no faith of its guests": ("religion", LISE, "Feuillet paroissial", "Soirée d’information avec Anne-Lise de Varennes, T.S., Sherbrooke", "https://paroisse.example/feuillet"),
    "a piece of a user name": ("leisure", LISE, "Anne-Lise de Varennes sur X", "819-555-0174 · via mo_ski_al", "https://x.com/al/status/1"),
    "a gift shop is no wedding": ("relationship_status", PETRA, "Kid's bed, free - Kelowna", "Mary-Ann 250-555-0174", "https://www.kijiji.ca/v-bed/1"),
}  # fmt: skip


@pytest.mark.parametrize("row", NOT_SHOWN.values(), ids=NOT_SHOWN.keys())
def test_what_is_no_fact(row: tuple[Any, ...]) -> None:
    unwanted, who, title, snippet, url = row
    found = judged(who, title, snippet, url)
    assert found.identity.verdict is not Verdict.NOT_ME
    assert unwanted not in facts(found), [(d.kind, d.text) for d in found.disclosures]


def test_hearsay_says_that_it_can_be_false_and_is_no_crime() -> None:
    found = judged(
        PETRA,
        "Forum: Mary-Ann van Doren of Kelowna, social worker, any opinions?",
        "I heard she was arrested for fraud",
        "https://forum.example/t/1",
    )
    (said,) = (d for d in found.disclosures if d.kind == "false_information")
    assert "may be false" in said.reason
    assert "criminal_or_police" not in facts(found)


def test_minutes_of_a_private_body_can_be_changed_by_asking() -> None:
    row = ("Anne-Lise de Varennes, présidente. 61, rue des Cormorans", "https://pv.example/proces-verbal")
    assert judged(LISE, "Garderie – procès-verbal de l’assemblée générale", *row).change == "moderate"
    assert judged(LISE, "Conseil municipal – procès-verbal", *row).change == "hard"
