"""One work in several windows: which pages show it, that none of them is lost, and that it goes on as one."""

import pytest

from identity_scan.merging.windows import in_a_feed, one_episode
from identity_scan.speech.address import canonical

PAGES = [
    "https://podcasts.apple.com/ca/podcast/soft-landings/id1500000001?i=1000600000001",
    "https://open.spotify.com/intl-fr/episode/5aaaaaaaaaaaaaaaaaaaaa?si=1",
    "https://www.iheart.com/podcast/269-soft-landings-90000001/episode/burnout-120000001/",
    "https://castbox.fm/episode/Burnout-id1234-id5678",
    "https://www.listennotes.com/podcasts/soft-landings/burnout-AbCdEfGhIjK/",
    "https://player.fm/series/soft-landings/burnout",
    "https://www.deezer.com/en/episode/123456",
    "https://softlandings.podbean.com/e/burnout/",
    "https://www.buzzsprout.com/12345/episodes/678910-burnout",
    "https://softlandings.libsyn.com/burnout",
    "https://baladoquebec.ca/douces-chutes/epuisement",
]  # fmt: skip


@pytest.mark.parametrize("url", PAGES)
def test_a_page_of_an_episode_is_known(url: str) -> None:
    assert in_a_feed(canonical(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://podcasts.apple.com/ca/podcast/soft-landings/id1500000001",
        "https://open.spotify.com/show/6bbbbbbbbbbbbbbbbbbbbb",
        "https://open.spotify.com/user/quill",
        "https://www.youtube.com/watch?v=abc",
        "https://softlandings.example/episodes/burnout",
        "https://www.podbean.com/",
    ],
)
def test_a_show_a_user_and_other_sites_are_none(url: str) -> None:
    assert not in_a_feed(canonical(url))


EPISODE = "Burnout on the night shift"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((f"{EPISODE} – Soft Landings – Apple Podcasts", ""), (f"{EPISODE} - Soft Landings | Podcast on Spotify", "")),
        ((f"Soft Landings: {EPISODE} on Apple Podcasts", ""), (f"{EPISODE} - Soft Landings | Listen Notes", "")),
        ((f"{EPISODE} (feat. Dario Fennimore) - Soft Landings", ""), (f"Soft Landings - {EPISODE} | iHeart", "")),
        ((f"{EPISODE} | Castbox", "From Soft Landings, the podcast."), (f"{EPISODE} – Soft Landings – Deezer", "")),
        ((f"{EPISODE}, of which no… - Soft Landings", ""), (f"{EPISODE}, of which none talk | Soft Landings", "")),
    ],
)  # fmt: skip
def test_one_episode_under_two_titles(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert one_episode(one, other)
    assert one_episode(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((f"{EPISODE} – Soft Landings", ""), (f"{EPISODE} – Care Talk", "")),
        ((f"{EPISODE} | Castbox", ""), (f"{EPISODE} | Deezer", "")),
        (("Ep. 3 – Soft Landings", ""), ("Ep. 3 – Soft Landings", "")),
        ((f"Ep. 3: {EPISODE}, part 1 – Soft Landings", ""), (f"Ep. 4: {EPISODE}, part 2 – Soft Landings", "")),
        (("What goes on Sunday mornings – Soft Landings", ""), ("What goes on Monday mornings – Soft Landings", "")),
        (("", ""), ("", "")),
    ],
)
def test_two_episodes_that_look_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not one_episode(one, other)
    assert not one_episode(other, one)
