"""The facts as parts of a sentence, in the words of a colleague: "reveals …", "no longer showed …"."""

from collections.abc import Mapping
from typing import Final

from identity_scan.speech.language import gettext as _
from identity_scan.speech.language import later

FACTS: Final[Mapping[str, str]] = {
    "client_info": later("information about a client or a case"),
    "threat_or_doxxing": later("a threat, or private details that expose you"),
    "impersonation": later("a false profile in your name"),
    "demeaning_content": later("demeaning words about a group of people"),
    "home_address": later("your home street address"),
    "criminal_or_police": later("a police or criminal matter"),
    "child_identity": later("your child, by more than the first name"),
    "child_first_name": later("your child's first name"),
    "daily_routine": later("where you can be found, and when"),
    "intimate_life": later("dating or intimate life"),
    "false_information": later("a statement about you that may be false"),
    "court_private_matter": later("a court matter of your private life"),
    "health_self": later("your own health"),
    "private_phone": later("your private phone number"),
    "discipline": later("a discipline finding"),
    "substance_use": later("drinking or drug use"),
    "professional_criticism": later("criticism of your work by name"),
    "employer_criticism": later("criticism of your employer, colleagues or workload"),
    "family_health": later("the health of someone in your family"),
    "date_of_birth": later("your full date of birth"),
    "home_area": later("the area of your home, more precisely than the city"),
    "finances": later("money matters"),
    "private_email": later("your private e-mail address"),
    "family_members": later("people in your family"),
    "political_affiliation": later("a political party or side"),
    "religion": later("faith or a congregation"),
    "client_testimonial": later("a client's praise in your own publicity"),
    "complaint_record": later("a complaint or hearing without a finding"),
    "negative_review": later("a critical public review"),
    "relationship_status": later("a relationship or marital status"),
    "workplace_schedule": later("when you are at work"),
    "activism": later("a cause you take part in"),
    "social_ties": later("friends, followers or groups"),
    "account_handle": later("a user name that links your accounts"),
    "wrong_or_outdated_role": later("a role that may be out of date"),
    "testimonial": later("praise of your work"),
    "photo_face": later("probably your picture"),
    "age_or_birth_year": later("your age or year of birth"),
    "leisure": later("sport, hobby or taste"),
    "education_history": later("schools and dates"),
    "opinion_professional": later("a position you took in your role"),
    "work_contact": later("your phone or e-mail at work"),
    "work_location": later("where your office is"),
    "role_credential": later("your title or employer"),
    "publication": later("professional writing or teaching"),
    "none": later("nothing beyond the name"),
}


def fact(kind: str) -> str:
    """Return the name of a kind of fact, to stand within a sentence."""
    return _(FACTS.get(kind, kind))
