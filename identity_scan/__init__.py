"""From a person to findings that are judged and have a next step; `tui` and `reports` in it are faces.

The folders of the faces lie beside this one in a checkout and inside it in a wheel, so that the names `tui` and
`reports`, which other packages own, are never asked for.
"""

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent
if not (Path(__file__).parent / "tui").is_dir() and (_CHECKOUT / "tui" / "app.py").is_file():
    __path__.append(str(_CHECKOUT))
