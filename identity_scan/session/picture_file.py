"""What a picture file gives away unseen: where and when it was taken, with which camera, whose it is.

It is read on this computer alone and not kept. Only what stands in words and numbers beside the picture is read; the
picture itself, and faces in it, are not looked at.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from identity_scan.present.values import PictureSays
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

LARGEST: Final = 100_000_000
"""Bytes of a picture that is looked at; the largest of a telephone has about 30 MB."""
_BEGINS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_WORDS: Final = {
    "camera": ("Image Make", "Image Model", "EXIF LensModel", "EXIF BodySerialNumber"),
    "owner": ("Image Artist", "EXIF CameraOwnerName", "Image Copyright", "Image XPAuthor"),
    "taken": ("EXIF DateTimeOriginal", "EXIF DateTimeDigitized", "Image DateTime"),
    "program": ("Image Software",),
}


def look(path: Path) -> PictureSays:
    """Read what a picture file gives away; raises BadInput for what is no picture, or far too large for one."""
    name = clean(path.name, 120)
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(
                _("{file} is far too large for a picture.").format(file=name),
                _("Choose the picture itself, as it is in the album or on the page."),
            )
        with path.open("rb") as file:
            if not _is_picture(file.read(32)):
                raise BadInput(
                    _("{file} is not a picture that can be read.").format(file=name),
                    _("These can: JPEG, PNG, GIF, WebP, TIFF and HEIC."),
                )
            file.seek(0)
            tags = _tags(file)
    except OSError as error:
        raise BadInput(_("{file} cannot be read ({reason}).").format(file=name, reason=why(error))) from None
    told = {
        what: list(dict.fromkeys(filter(None, (_text(tags, key) for key in keys)))) for what, keys in _WORDS.items()
    }
    return PictureSays(
        name,
        place=_place(tags),
        taken=next(iter(told["taken"]), ""),
        camera=", ".join(told["camera"]),
        owner=", ".join(told["owner"]),
        program=", ".join(told["program"]),
    )


def _is_picture(head: bytes) -> bool:
    boxed = head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc")
    return head.startswith(_BEGINS) or boxed or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _tags(file: Any) -> Mapping[str, Any]:
    """Return the words beside a picture by name; none where the file is broken or holds none."""
    import exifread

    try:
        found: Mapping[str, Any] = exifread.process_file(file, details=False)
    except Exception:  # noqa: BLE001 - the boundary of a format that raises whatever a broken file makes it raise
        return {}
    return found


def _texts(tags: Mapping[str, Any], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (_text(tags, key) for key in keys))))


def _text(tags: Mapping[str, Any], key: str) -> str:
    return clean(str(tags[key]), 80).strip() if key in tags else ""


def _place(tags: Mapping[str, Any]) -> str:
    from exifread.utils import get_gps_coords

    try:
        found = get_gps_coords(dict(tags))
    except Exception:  # noqa: BLE001 - degrees that are none
        return ""
    return ", ".join(f"{degrees:.5f}" for degrees in found) if found else ""
