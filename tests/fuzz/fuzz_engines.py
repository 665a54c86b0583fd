"""Coverage-guided fuzzing of all that reads: every engine, the recogniser, imports, rows, person files, addresses.

Apart from CI, as it takes its time (atheris is no dependency of the project):

    .venv/bin/pip install atheris
    .venv/bin/python tests/fuzz/fuzz_engines.py -max_total_time=600

Whatever comes, there is an answer, within a second, in bounded memory, with clean texts and true web addresses. What it
finds becomes a test in tests/safety/test_fuzz.py. It prints each input that took longer than all before it.
"""

import contextlib
import json
import resource
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["identity_scan"]):
    from identity_scan.engines import ENGINES, row_file, saved_page
    from identity_scan.engines.recognise import recognise
    from identity_scan.model import Answer, Depth, Outcome, Person, Plan, Reply, Scan
    from identity_scan.person import person_file
    from identity_scan.session.assess import assess
    from identity_scan.speech import address
    from identity_scan.speech.errors import BadInput
    from identity_scan.speech.text import clean

HERE = Path(__file__).parent
PAGES = HERE.parent / "pages"
SLOWEST = 1.0
MEMORY = 2_000_000_000
ME = Person("Ottoline Varga", private_phones=("519-555-0187",), home_address="9 Millrace Lane", attested=True)
NOON = datetime(2026, 11, 22, tzinfo=UTC)
STATUSES = (200, 200, 200, 202, 301, 403, 429, 500, 503)
TYPES = ("text/html", "text/html; charset=utf-16", "application/json", "text/html; charset=windows-1252", "")
slowest = (0.0, "")


def harmless(*texts: str) -> None:
    for text in texts:
        bad = [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")]
        assert not bad, f"steers: {bad[:3]!r} in {text[:200]!r}"


READ = frozenset({Outcome.RESULTS, Outcome.NONE, Outcome.BLOCKED, Outcome.CHANGED})


def checked(answer: Answer, name: str, outcomes: frozenset[Outcome] = READ) -> None:
    assert answer.outcome in outcomes, name
    for hit in answer.hits:
        harmless(hit.title, hit.url, hit.snippet, hit.date or "")
        assert not hit.url or address.is_web(hit.url), (name, hit.url)
        address.canonical(hit.url), address.site(hit.url)
        harmless(address.shown(hit.url), address.unwrap(hit.url))


def engines(data: bytes, choice: int) -> None:
    names = list(ENGINES)
    name = names[choice % len(names)]
    head = {"content-type": TYPES[choice % len(TYPES)]}
    checked(ENGINES[name].read(Reply(STATUSES[choice % len(STATUSES)], "https://x.example/", head, data)), name)


def importing(data: bytes, choice: int) -> None:
    reply = (lambda d: Reply(200, "", {}, d), saved_page.from_archive, saved_page.from_clipboard)[choice % 3](data)
    recognise(reply)
    harmless(reply.url)
    with contextlib.suppress(BadInput):
        item = saved_page.take(reply, ME, (), NOON)
        harmless(item.ask.query.text)
        checked(item.answer, "import", READ | {Outcome.DOUBTED})  # a page that is brought must earn belief too


def reading_rows(data: bytes, _choice: int) -> None:
    with contextlib.suppress(BadInput):
        collected = row_file.parse(data.decode("utf-8", "surrogateescape").splitlines(), ME)
        made = Plan(Depth.DEEP, tuple(c.ask for c in collected))
        scan = Scan("s", NOON, None, Depth.DEEP)
        for judged in assess(ME, scan, made, collected, row_file.index_of(collected), today=NOON.date()).judged:
            assert 0 <= judged.severity.score <= 100
        for item in collected:
            harmless(item.ask.engine, item.ask.query.text)
            for hit in item.answer.hits:
                harmless(hit.title, hit.url, hit.snippet, address.shown(hit.url))


def reading_persons(data: bytes, _choice: int) -> None:
    try:
        found = person_file.parse(data.decode("utf-8", "replace"))
    except BadInput as error:
        harmless(str(error))
        return
    harmless(found.name, found.portrayal, *(form.text for form in person_file.name_forms(found)))


def reading_addresses(data: bytes, _choice: int) -> None:
    url = data.decode("utf-8", "surrogatepass" if _choice % 2 else "replace") if data else ""
    (
        address.canonical(url),
        address.site(url),
        address.host(url),
        address.fingerprint(url.encode(errors="replace").decode()),
    )
    harmless(address.shown(url), clean(url), *([address.unwrap(url)] if address.unwrap(url) != url else []))
    if address.is_web(url):
        assert address.host(url)


TARGETS: tuple[Callable[[bytes, int], None], ...] = (
    engines, engines, engines, importing, importing, reading_rows, reading_persons, reading_addresses,
)  # fmt: skip


def one_input(data: bytes) -> None:
    """Run one input; its first two bytes choose who reads it."""
    global slowest
    if len(data) < 2:
        return
    began = time.thread_time()
    target = TARGETS[data[0] % len(TARGETS)]
    with contextlib.suppress(UnicodeDecodeError):
        target(data[2:], data[1])
    took = time.thread_time() - began
    if took > slowest[0] and took > 0.05:
        print(f"slowest {took:.2f} s ({target.__name__})", flush=True)
    slowest = max(slowest, (took, target.__name__))
    assert took < SLOWEST, f"{target.__name__} took {took:.2f} s"


def corpus(folder: Path) -> None:
    """Begin from the invented pages of the tests, for each reader."""
    for number, path in enumerate(sorted(PAGES.rglob("*.*"))):
        page = path.read_bytes()
        at = list(ENGINES).index(path.parent.name) if path.parent.name in ENGINES else 0
        (folder / f"engine-{number}").write_bytes(bytes([0, at]) + page)
        (folder / f"import-{number}").write_bytes(bytes([3, 0]) + page)
    row = json.dumps({"engine": "bing", "query": "Ottoline Varga", "url": "https://a.example/", "title": "t"})
    for choice, text in (
        (5, row),
        (6, 'name = "Ottoline Varga"\nself = true\n'),
        (7, "https://a.example/x?utm_source=y"),
    ):
        (folder / f"plain-{choice}").write_bytes(bytes([choice, 0]) + text.encode())


def main() -> None:
    """Fuzz; the options are those of libFuzzer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as place:
        corpus(Path(place))
        most = [] if any(a.startswith("-max_len") for a in sys.argv) else ["-max_len=20000"]
        more = ["-timeout=20", "-rss_limit_mb=1800", *most]
        atheris.Setup([sys.argv[0], *more, *sys.argv[1:], place], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
