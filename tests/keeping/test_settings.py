"""Settings: read, checked, written back, and what an engine gets of them."""

import dataclasses
import os
import stat
import tomllib

import pytest

from identity_scan.engines.engine import Engine, Options
from identity_scan.keeping import settings
from identity_scan.keeping.settings import Settings
from identity_scan.model import Answer, Outcome, Request
from identity_scan.speech.errors import BadInput


def engine(id, **kw):
    kw.setdefault("request", lambda query, page, options, before: Request("https://x.test/"))
    return Engine(id, id.title(), "own", lambda reply: Answer(Outcome.NONE), **kw)


ENGINES = {
    e.id: e
    for e in (
        engine("alpha"),
        engine("beta", usual=False),
        engine("keyed", key="BRAVE_API_KEY", usual=False),
        engine("mine", instance=True),
        engine("paper", request=None),
    )
}


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for name in (*settings.KEYS, settings.HOME, "SEARXNG_URL"):
        monkeypatch.delenv(name, raising=False)


def ids(chosen):
    return [e.id for e in chosen]


def test_no_file_means_the_defaults(tmp_path):
    assert settings.read(tmp_path / "nowhere") == Settings()


def test_what_is_written_is_read_back(tmp_path):
    all_set = Settings(
        engines_on=("beta",),
        engines_off=("alpha", "gamma"),
        ddgs_route=("brave",),
        searxng="https://searx.test",
        proxy='http://a:"b"@proxy.test:1',
        ca_file="C:\\certs\\agency.pem",
        support="Nadia, 555-0133",
        browser="/opt/chromium",
        contact="mailto:me@agency.test",
        language="fr-CA",
        theme="day",
        closed_days=10,
        snippet_days=5,
        leave_nothing=True,
        keys={"KAGI_API_KEY": "s3cret"},
    )
    assert all(getattr(all_set, f.name) != getattr(Settings(), f.name) for f in dataclasses.fields(Settings))
    settings.write(all_set, tmp_path)
    assert settings.read(tmp_path) == all_set


def test_the_defaults_are_written_as_comments_that_explain_every_field(tmp_path):
    text = settings.write(Settings(), tmp_path).read_text("utf-8")
    assert tomllib.loads(text) == {}
    assert all(f.name in text for f in dataclasses.fields(Settings))


def test_a_change_keeps_every_other_setting(tmp_path):
    settings.write(Settings(proxy="http://proxy.test:1", keys={"KAGI_API_KEY": "k"}), tmp_path)
    settings.change(tmp_path, theme="night")
    assert settings.read(tmp_path) == Settings(proxy="http://proxy.test:1", theme="night", keys={"KAGI_API_KEY": "k"})


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_the_file_is_private_even_if_it_was_open_before(tmp_path):
    path = settings.write(Settings(), tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text('[keys]\nKAGI_API_KEY = "k"\n')
    path.chmod(0o644)
    settings.read(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('proxi = "x"', "proxy"),
        ('[keys]\nKAGI_KEY = "x"', "KAGI_API_KEY"),
        ("proxy = 3", "proxy"),
        ("engines_on = 'bing'", "engines_on"),
        ("closed_days = -1", "closed_days"),
        ("closed_days = true", "closed_days"),
        ("proxy = ", "a mistake in how it is written"),
        ("keys = {KAGI_API_KEY = 7}", "keys"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, text, says):
    (tmp_path / settings.NAME).write_text(text)
    with pytest.raises(BadInput, match=says):
        settings.read(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / settings.NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="cannot be read"):
        settings.read(tmp_path)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / settings.NAME).write_text('theme = "day"', encoding="utf-8-sig")
    assert settings.read(tmp_path).theme == "day"


def test_a_folder_that_cannot_be_written_says_so_and_loses_nothing(tmp_path):
    (tmp_path / "file").write_text("kept")
    with pytest.raises(BadInput, match="could not be saved"):
        settings.write(Settings(), tmp_path / "file")
    assert (tmp_path / "file").read_text() == "kept"


def test_one_folder_for_everything(monkeypatch, tmp_path):
    monkeypatch.setenv(settings.HOME, str(tmp_path))
    assert settings.folder() == settings.config_folder() == tmp_path


def test_a_key_comes_from_the_environment_first(monkeypatch):
    kept = Settings(keys={"BRAVE_API_KEY": "file"})
    assert kept.options(ENGINES["keyed"]).key == "file"
    monkeypatch.setenv("BRAVE_API_KEY", "environment")
    assert kept.options(ENGINES["keyed"]).key == "environment"
    assert kept.options(ENGINES["alpha"]).key == ""


def test_keys_are_not_in_the_repr():
    assert "s3cret" not in repr(Settings(keys={"KAGI_API_KEY": "s3cret"}))


def test_the_language_is_the_set_one_then_the_persons():
    assert Settings().options(ENGINES["alpha"], "fr-CA").language == "fr-CA"
    assert Settings(language="en-GB").options(ENGINES["alpha"], "fr-CA").language == "en-GB"
    assert Settings().options(ENGINES["alpha"]).language == Options().language


def test_a_scan_asks_the_usual_engines_and_what_is_switched_on_or_ready():
    assert ids(Settings().chosen(ENGINES)) == ["alpha"]
    assert ids(Settings(engines_on=("beta",), engines_off=("alpha",)).chosen(ENGINES)) == ["beta"]
    assert ids(Settings(keys={"BRAVE_API_KEY": "k"}).chosen(ENGINES)) == ["alpha", "keyed"]
    assert ids(Settings(searxng="http://10.0.0.5:8080").chosen(ENGINES)) == ["alpha", "mine"]
    assert ids(Settings(engines_off=("beta",)).chosen(ENGINES, ["beta", "paper", "beta"])) == ["beta", "paper"]


@pytest.mark.parametrize("where", ["named", "on", "off"])
def test_an_unknown_engine_is_an_error_that_names_the_nearest(where):
    made = Settings(engines_on=("alfa",) if where == "on" else (), engines_off=("alfa",) if where == "off" else ())
    with pytest.raises(BadInput, match=r"alfa.*alpha"):
        made.chosen(ENGINES, ["alfa"] if where == "named" else [])


def test_every_key_that_an_engine_needs_can_be_set():
    from identity_scan.engines import ENGINES as REAL

    assert {e.key for e in REAL.values() if e.key} <= set(settings.KEYS)
