"""An engine that asked to be left alone is left alone by every run of the installation, and nothing else is noted."""

import json
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from identity_scan.keeping import erase, rests, settings
from identity_scan.keeping.history import History
from identity_scan.keeping.settings import Settings
from identity_scan.session.home import OwnHome

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
UNTIL = NOON + timedelta(hours=1)
NOTHING = Settings(leave_nothing=True)


def fleeting() -> History:
    """The history of a run that leaves nothing."""
    return OwnHome().history(None, NOTHING, lambda: NOON)


def test_a_run_that_leaves_nothing_heeds_the_rests_of_those_that_keep() -> None:
    with History.open(settings.folder(), lambda: NOON) as history:
        history.rest("bing", UNTIL)
    with fleeting() as history:
        assert history.resting() == {"bing": UNTIL}


def test_its_own_rests_hold_for_all_others_and_only_name_and_time_are_written() -> None:
    settings.folder().mkdir(parents=True)
    with fleeting() as history:
        history.rest("brave", UNTIL)
    (file,) = settings.folder().iterdir()
    assert json.loads(file.read_text("utf-8")) == {"brave": UNTIL.isoformat()}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or sys.platform == "win32"
    with fleeting() as history:
        assert history.resting() == {"brave": UNTIL}
    with History.open(settings.folder(), lambda: NOON) as history:
        assert history.resting() == {"brave": UNTIL}
    assert file in erase.erase((settings.folder(),))


def test_where_nothing_is_kept_nothing_is_begun() -> None:
    with fleeting() as history:
        history.rest("brave", UNTIL)
        assert history.resting() == {"brave": UNTIL}
    assert not settings.folder().exists()


def test_a_damaged_file_silences_nobody(tmp_path: Path) -> None:
    for rubbish in (b"", b"[]", b"{", b'{"bing": "never"}', b'{"bing": 3}', b"\xff"):
        (tmp_path / rests.NAME).write_bytes(rubbish)
        assert rests.read(tmp_path) == {}
