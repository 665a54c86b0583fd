"""What each kind of evidence says, in a sentence a colleague would say."""

from collections.abc import Mapping

from identity_scan.speech.language import later

SENTENCES: Mapping[str, str] = {
    "full": later("Your name stands here: «{words}»."),
    "nickname": later("A short form of your name stands here: «{words}»."),
    "address": later("Your name stands in the address alone: «{words}»."),
    "part": later("Only a part of your name stands here: «{words}»."),
    "initials": later("Only an initial and your surname stand here: «{words}»."),
    "given_initial": later("Only your given name and an initial stand here: «{words}»."),
    "surname": later("Only your surname stands here: «{words}»."),
    "given": later("Only your given name stands here: «{words}»."),
    "split": later("Your given name and your surname belong to two people here: «{words}»."),
    "none": later("What the search shows of this page does not name you: «{words}»."),
    "employer": later("Your employer stands beside your name: «{words}»."),
    "employer_site": later("It is on your employer's site: «{words}»."),
    "phone": later("It shows a telephone number that you gave as yours: «{words}»."),
    "email": later("It shows an e-mail address that you gave as yours: «{words}»."),
    "domain": later("It belongs to a site that you gave as your work's: «{words}»."),
    "account": later("You listed this page as yours: «{words}»."),
    "account_site": later("It is on the same site as a page that you listed as yours: «{words}»."),
    "copy": later("It is a copy of, or a link to, a site of yours: «{words}»."),
    "handle": later("It shows a user name that you confirmed: «{words}»."),
    "home": later("It shows your home address: «{words}»."),
    "home_street": later("It names the street you live on: «{words}»."),
    "home_core": later("It seems to name the street you live on: «{words}»."),
    "home_area": later("It names where you live: «{words}»."),
    "place": later("It names a place of yours: «{words}»."),
    "place_host": later("Its address names a place of yours: «{words}»."),
    "place_part": later("It seems to name a place of yours: «{words}»."),
    "profession": later("It names your profession: «{words}»."),
    "trade_words": later("It speaks of your field of work: «{words}»."),
    "employer_part": later("It may name your employer: «{words}»."),
    "degree": later("It names your degree: «{words}»."),
    "relatives": later("It names several of your family: «{words}»."),
    "own_site": later("It is on a site where your own pages stand: «{words}»."),
    "working_account": later("An account or site made from your name speaks of your work: «{words}»."),
    "school": later("It names your school: «{words}»."),
    "school_site": later("It is on your school's site: «{words}»."),
    "school_part": later("It may name your school: «{words}»."),
    "middle": later("The middle name or initial is yours: «{words}»."),
    "relative": later("It names one of your family: «{words}»."),
    "family": later("It has the given name of one of your family: «{words}»."),
    "age": later("The age fits yours: «{words}»."),
    "interest": later("It names something you do in your free time: «{words}»."),
    "also_called": later("It also calls the person by another name of yours: «{words}»."),
    "vouched": later("It shows the same as a page that is yours: «{words}»."),
    "home_region": later("It names the region around your town: «{words}»."),
    "region": later("It names your part of the country: «{words}»."),
    "name_in_address": later("Its address is made from your name: «{words}»."),
    "rare": later("This search shows at most one other person with the name «{words}»."),
    "common": later("This search shows others with the name «{words}»."),
    "share": later("Most results of this search that can be told apart are yours, as with «{words}»."),
    "generated": later("A machine wrote this answer; it may mix people up: «{words}»."),
    "alike": later("It speaks of the same things as what you told: «{words}»."),
    "neighbours": later("It speaks of the same things as a page that is yours: «{words}»."),
    "unlike": later("It has little in common with what you told: «{words}»."),
    "like_accepted": later("It speaks of the same things as a page that you said is yours: «{words}»."),
    "like_rejected": later("It speaks of the same things as a page that you said is not yours: «{words}»."),
    "strange_share": later(
        "Most results of this search that can be told apart are about others with the name «{words}»."
    ),
    "deceased": later("It speaks of somebody who has died: «{words}»."),
    "old_times": later("The dates are not yours: «{words}»."),
    "other_age": later("The age is not yours: «{words}»."),
    "other_trade": later("It names another trade: «{words}»."),
    "other_work": later("It names work that you did not name: «{words}»."),
    "other_country": later("It places the person in another country: «{words}»."),
    "other_place": later("It places the person somewhere else: «{words}»."),
    "elsewhere": later("It names a place that is none of yours: «{words}»."),
    "other_middle": later("The middle name or initial is not yours: «{words}»."),
    "named_after": later("A place or a thing bears the name: «{words}»."),
    "pseudonym": later("It says that the name is invented: «{words}»."),
    "rejected": later("It belongs together with a page that you said is not yours: «{words}»."),
}
"""The sentence for each kind; «{words}» is what the result says. Translated where it is shown."""

NAME_ALONE = later("Nothing but the name is here, and a name alone does not tell whose page it is: «{words}».")
NEEDS_STRONG = later("So short a form of the name needs something that is surely yours beside it: «{words}».")
BOTH = later("Some of it speaks for you and some of it against you, so only you can tell: «{words}».")
NOBODY = later("What the search shows of this page names nobody of your name: «{words}».")
TOO_LITTLE = later("That is too little to tell: «{words}».")
SAID_SO = later("You said so: «{words}».")
