"""Results of an invented worker that lead from one to the next, for the tests of the ways."""

from dataclasses import replace

from pretend import finding, judged

from identity_scan.model import Judged, Query, Sighting, Tier


def result(name: str, recipe: str, *kinds: tuple[str, str], asked: str = "", shown: str = "", **more: object) -> Judged:
    """A result that one recipe found, with what it shows."""
    query = Query(f"{recipe}.1", recipe, asked, Tier.DETAIL, 10)
    seen = Sighting("bing", "bing", query, 1, 1, f"https://{name}.example/p", name, shown)
    return judged(replace(finding(name, name, shown), sightings=(seen,)), *kinds, **more)  # type: ignore[arg-type]


RACE = result("race", "N1", ("account_handle", "@ottiruns"))
ROUTES = result("routes", "U1", ("private_phone", "(519) 555-0144"), asked="ottiruns")
LIST = result("list", "K2", ("home_address", "12 Cork St"), asked='"519-555-0144"')
CLUB = result("club", "F1", ("private_phone", "519.555.0144"))
REGISTER = result("register", "N1", ("home_address", "12 Cork Street"), change="impossible")
