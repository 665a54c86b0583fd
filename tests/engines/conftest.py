"""Pages written for the tests, in the engines' own markup with invented names, and requests to look at."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from identity_scan.engines import ENGINES, Options
from identity_scan.model import Answer, Query, Reply, Request, Tier

PAGES = Path(__file__).parents[1] / "pages"
QUERY = Query("n1", "N1", '"Ottilie Marrowby"', Tier.NAME, 30)


def body(engine: str, page: str) -> bytes:
    return (PAGES / engine / page).read_bytes()


@pytest.fixture(scope="session")
def written() -> Callable[[str, str], bytes]:
    """Give the bytes of a written page."""
    return body


@pytest.fixture(scope="session")
def said() -> Callable[..., Answer]:
    """Read a body (bytes, a text, or what is to be JSON) as if it came with this status from this address."""

    def said(engine: str, body: object, status: int = 200, url: str = "", **headers: str) -> Answer:
        sent = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
        return ENGINES[engine].read(Reply(status, url, headers, sent))

    return said


@pytest.fixture(scope="session")
def read(said: Callable[..., Answer]) -> Callable[..., Answer]:
    """Read one of the written pages, as if it came with this status from this address."""

    def read(engine: str, page: str, status: int = 200, url: str = "") -> Answer:
        return said(engine, body(engine, page), status, url, **{"content-type": "text/html; charset=utf-8"})

    return read


@pytest.fixture(scope="session")
def ask() -> Callable[..., Request]:
    """Make the request for the invented name."""

    def ask(engine: str, page: int = 1, text: str = QUERY.text, before: Reply | None = None, **options: str) -> Request:
        request = ENGINES[engine].request
        assert request is not None
        asked = Query("n1", "N1", text, Tier.NAME, 30)
        return request(asked, page, Options(**({"language": "en-CA"} | options)), before)

    return ask
