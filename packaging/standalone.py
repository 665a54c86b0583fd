"""Make the standalone application of the system this runs on: build/standalone/identity-scan-SYSTEM.tar.gz or .zip.

    python packaging/standalone.py

The wheel of this checkout is installed into an environment of its own together with PyInstaller, which lays the
interpreter, the libraries and the program into one folder. The licences of all that is in it lie beside it; the
archive gets a checksum. Prints the figures.
"""

import hashlib
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = ROOT / "build" / "standalone"
PYINSTALLER = "pyinstaller>=6.22,<7"
NAME = "identity-scan"
LICENCES = """
import sys
from importlib.metadata import distributions
from pathlib import Path
into = Path(sys.argv[1])
for one in distributions():
    name = one.metadata["Name"]
    if name.lower() in BUILDERS:
        continue
    files = [f for f in one.files or () if "dist-info" in str(f) and f.name.upper().startswith(STARTS)]
    said = one.metadata["License-Expression"] or one.metadata["License"] or ", ".join(
        c.rpartition(" :: ")[2] for c in one.metadata.get_all("Classifier") or () if c.startswith("License ::")
    )
    print(f"{name} {one.version}: {(said or 'see its licence').splitlines()[0]}")
    for file in files:
        target = into / f"{name}-{file.name}.txt".replace(".txt.txt", ".txt")
        target.write_bytes(Path(one.locate_file(file)).read_bytes())
"""
BUILDERS = ("pip", "setuptools", "wheel", "pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "macholib", "pefile")
NATIVE = {
    "libpython": "Python, PSF-2.0",
    "python": "Python, PSF-2.0",
    "libcrypto": "OpenSSL, Apache-2.0",
    "libssl": "OpenSSL, Apache-2.0",
    "libsqlite3": "SQLite, public domain",
    "sqlite3": "SQLite, public domain",
    "libz": "zlib",
    "liblzma": "XZ Utils, 0BSD",
    "libbz2": "bzip2, bzip2-1.0.6",
    "libffi": "libffi, MIT",
    "libexpat": "Expat, MIT",
    "libuuid": "util-linux, BSD-3-Clause",
    "libgcc_s": "GCC, GPL-3.0 with the runtime library exception",
    "libstdc++": "GCC, GPL-3.0 with the runtime library exception",
    "libtinfo": "ncurses, X11",
    "libncurses": "ncurses, X11",
    "VCRUNTIME": "Microsoft's redistributable runtime",
    "vcruntime": "Microsoft's redistributable runtime",
}
"""By how the names of their files begin, the system's libraries that an interpreter brings, and their licences."""
STARTS = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


def main() -> None:
    """Make it, and say how large it became."""
    shutil.rmtree(OUT, ignore_errors=True)
    python = _environment(OUT / "env")
    made = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", OUT, "--workpath"]
    # Not from the checkout, whose packages would be taken in place of the wheel's.
    subprocess.run([*made, OUT / "work", HERE / "identity-scan.spec"], check=True, cwd=OUT)
    folder = OUT / NAME
    _licences(python, folder / "licences")
    for paper in ("README.md", "LICENSE", "NOTICE", "CHANGELOG.md"):
        shutil.copy(ROOT / paper, folder)
    archive = _archive(folder)
    print(f"{_megabytes(*folder.rglob('*')):6.1f} MB  {folder.relative_to(ROOT)}")
    print(f"{_megabytes(archive):6.1f} MB  {archive.relative_to(ROOT)}")


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(ROOT), PYINSTALLER], check=True)
    return python


def _licences(python: Path, folder: Path) -> None:
    """Lay beside the program what each library asks to go with it, and a list of them; Python's own is among them."""
    folder.mkdir()
    source = f"BUILDERS, STARTS = {BUILDERS!r}, {STARTS!r}\n{LICENCES}"
    listed = subprocess.run(
        [python, "-c", source, folder], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    own = f"Python {platform.python_version()}: PSF-2.0, with the licences of what it includes"
    (folder / "LIST.txt").write_text(
        "\n".join((own, *sorted(listed.stdout.splitlines(), key=str.lower), *_native(folder.parent))) + "\n", "utf-8"
    )
    license_ = subprocess.run(
        [
            python,
            "-c",
            "import builtins; builtins.license._Printer__setup(); print('\\n'.join(license._Printer__lines))",
        ],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    (folder / "Python-LICENSE.txt").write_text(license_.stdout, "utf-8")


def _native(folder: Path) -> list[str]:
    """The libraries of the system that go with the interpreter, with what they are under."""
    files = sorted({path.name for kind in ("*.so*", "*.dll", "*.dylib") for path in (folder / "_internal").glob(kind)})
    known = ((name, next((said for start, said in NATIVE.items() if name.startswith(start)), "")) for name in files)
    return [f"{name}: {said}" for name, said in known if said]


def _archive(folder: Path) -> Path:
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    form = "zip" if sys.platform == "win32" else "gztar"
    name = OUT / f"{NAME}-{system}-{platform.machine().lower()}"
    archive = Path(shutil.make_archive(str(name), form, OUT, NAME))
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest}  {archive.name}\n", "utf-8")
    return archive


def _megabytes(*files: Path) -> float:
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1_000_000


if __name__ == "__main__":
    main()
