"""Try the standalone application of Linux where there is no Python: demonstration, search, report, first screen.

    python packaging/standalone.py && .venv/bin/python packaging/try_standalone.py     (as root, on Linux)

It runs in a root folder of its own that holds the application, the C library and nothing else. The search goes through
the stand-in of the tests (../shared/replay). Prints what was tried and the figures; a step that fails ends it.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPLICATION = ROOT / "build" / "standalone" / "identity-scan"
PROGRAM = "/opt/identity-scan/identity-scan"
FIRST, READABLE = "Welcome", "as a client would"
"""What stands on the first picture, and what can be read on it."""
PATIENCE = 30


def main() -> None:
    """Lay out the folder, try each step, and print the figures."""
    sys.path.insert(0, str(ROOT / "tests"))
    from stand_in import PEOPLE, serve

    with tempfile.TemporaryDirectory(prefix="no-python-") as name:
        root = Path(name)
        _laid_out(root)
        assert not [*root.glob("**/bin/python*")], "there is a Python in it"
        print(_ran(root, "--version"))
        print(_ran(root, "doctor"))
        assert "Tamsin Okerlund" in _ran(root, "demo", "--headless")
        print("demonstration: as it should be")
        world = PEOPLE / "persona-a"
        shutil.copy(world / "person.toml", root / "tmp" / "person.toml")
        with serve(world / "world.json", root / "tmp") as stand_in:
            shutil.copy(stand_in.certificate, root / "tmp" / "ca.pem")
            asked = stand_in.environment | {"SSL_CERT_FILE": "/tmp/ca.pem"}
            person = ("--person", "/tmp/person.toml")
            print(_ran(root, "scan", *person, "--recipes", "N1,P1", environment=asked, may=(0, 1))[:600])
            print("searched through the stand-in:", len(stand_in.asked()), "requests")
        report = _ran(root, "report", "html", "--full", "--out", "/tmp/reports", *person)
        made = root / report.strip().splitlines()[0].lstrip("/")
        assert "<html" in made.read_text("utf-8")
        print(f"HTML report: {made.stat().st_size} bytes")
        for kind, cold in (("cold", True), ("warm", False)):
            first, readable, spent = _first_screen(root, cold)
            print(
                f"first picture, {kind}: {first:.2f} s; something to read: {readable:.2f} s, {spent:.2f} s of them CPU"
            )


def _laid_out(root: Path) -> None:
    for folder in ("opt", "tmp", "root", "dev", "etc", "proc"):
        (root / folder).mkdir()
    shutil.copytree(APPLICATION, root / "opt" / "identity-scan", symlinks=True)
    for library in sorted(set(_of_the_system())):
        (root / library.relative_to("/")).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, root / library.relative_to("/"))
    for name in ("null", "urandom", "random", "zero", "tty"):
        subprocess.run(["cp", "-a", f"/dev/{name}", root / "dev" / name], check=True)
    (root / "etc" / "hosts").write_text("127.0.0.1 localhost\n")


def _of_the_system() -> Iterator[Path]:
    """The libraries that the application takes from the system."""
    for file in (APPLICATION / "identity-scan", *APPLICATION.rglob("*.so*")):
        listed = subprocess.run(["ldd", file], capture_output=True, text=True).stdout
        for path in re.findall(r"(/\S+)", listed):
            if not path.startswith(str(APPLICATION)):
                yield Path(path)


def _ran(root: Path, *words: str, environment: dict[str, str] | None = None, may: tuple[int, ...] = (0,)) -> str:
    plain = {"HOME": "/root", "LANG": "C.UTF-8", "TERM": "xterm-256color", **(environment or {})}
    command = [shutil.which("chroot") or "chroot", str(root), PROGRAM, *words]
    done = subprocess.run(command, env=plain, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert done.returncode in may, (words, done.returncode, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


def _first_screen(root: Path, cold: bool) -> tuple[float, float, float]:
    """Seconds until the first picture, until there is something to read, and of CPU, in a terminal of 80 by 24."""
    if cold:
        subprocess.run(["sync"], check=True)
        Path("/proc/sys/vm/drop_caches").write_text("3\n")
    began = time.monotonic()
    child, terminal = pty.fork()
    if not child:
        os.chroot(root)
        os.chdir("/")
        plain = {"HOME": "/tmp", "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        os.execve(PROGRAM, [PROGRAM], plain)
    seen, first, readable = "", 0.0, 0.0
    while not readable and time.monotonic() - began < PATIENCE:
        if select.select([terminal], [], [], 0.05)[0]:
            seen += os.read(terminal, 65536).decode("utf-8", "replace")
        plain_text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
        first = first or (time.monotonic() - began if "Search" in plain_text or FIRST in plain_text else 0.0)
        readable = time.monotonic() - began if READABLE in re.sub(r"\s+", " ", plain_text) else 0.0
    os.kill(child, 9)
    _pid, _status, used = os.wait4(child, 0)
    assert readable, f"nothing to read came within {PATIENCE} seconds:\n{plain_text[-2000:]}"
    return first, readable, used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
