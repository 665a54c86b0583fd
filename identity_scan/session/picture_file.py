"""What a picture file gives away unseen: where and when it was taken, with which camera, whose it is.

It is read on this computer alone and not kept. Only what stands in words and numbers beside the picture is read; the
picture itself, and faces in it, are not looked at. What was not read is said to be unread, never to be nothing.
"""

import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from identity_scan.present.values import PictureSays
from identity_scan.session.picture_parts import EXIF, UNREAD, XMP, Part, parts
from identity_scan.speech.errors import BadInput, why
from identity_scan.speech.language import gettext as _
from identity_scan.speech.text import clean

LARGEST: Final = 100_000_000
"""Bytes of a picture that is looked at; the largest of a telephone has about 30 MB."""
_BEGINS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*")
_TIFF: Final = (b"II*\0", b"MM\0*")
_TAGS: Final = {
    "Image Make": "camera", "Image Model": "camera", "EXIF LensModel": "camera", "EXIF BodySerialNumber": "camera",
    "Image Artist": "owner", "EXIF CameraOwnerName": "owner", "Image Copyright": "owner", "Image XPAuthor": "owner",
    "EXIF DateTimeOriginal": "taken", "EXIF DateTimeDigitized": "taken", "Image DateTime": "taken",
    "Image Software": "program", "Image HostComputer": "program",
    "Image ImageDescription": "words", "EXIF UserComment": "words", "Image XPTitle": "words",
    "Image XPComment": "words", "Image XPSubject": "words", "Image XPKeywords": "words",
}  # fmt: skip
"""What the tags of a camera tell, in the order in which it is told."""
_NAMES: Final = {
    "Author": "owner", "Copyright": "owner", "creator": "owner", "rights": "owner", "Artist": "owner",
    "OwnerName": "owner", "Credit": "owner", "Creation Time": "taken", "tIME": "taken", "DateTimeOriginal": "taken",
    "CreateDate": "taken", "DateCreated": "taken", "Source": "camera", "Make": "camera", "Model": "camera",
    "Lens": "camera", "SerialNumber": "camera", "Software": "program", "CreatorTool": "program",
    "GPSLatitude": "place", "GPSLongitude": "place", "Location": "place", "City": "place", "State": "place",
    "Country": "place", "description": "words", "title": "words", "subject": "words",
}  # fmt: skip
"""What words with a name tell: those of a PNG, and those that picture programs leave (XMP)."""
_DRAWING: Final = re.compile(
    r"Image (Orientation|[XY]Resolution|ResolutionUnit|YCbCr\w+|ImageWidth|ImageLength|BitsPerSample|Compression|"
    r"Photometric\w+|SamplesPerPixel|PlanarConfiguration|Strip\w+|RowsPerStrip|Tile\w+|FillOrder|Predictor|"
    r"ExtraSamples|SampleFormat|ColorMap|ExifOffset|GPSInfo|NewSubfileType|InterColorProfile)|"
    r"EXIF (ExifVersion|ColorSpace|ExifImage\w+|ComponentsConfiguration|FlashPixVersion|InteroperabilityOffset)|"
    r"Interoperability \w+|GPS GPSVersionID"
)
"""Tags that only say how a picture is drawn."""
Told = Iterator[tuple[str, str]]
"""What is told, and of what; UNREAD for what was not read."""


def look(path: Path) -> PictureSays:
    """Read what a picture file gives away; raises BadInput for what is no picture, or far too large for one."""
    name = clean(path.name, 120)
    try:
        known = path.stat()
        if known.st_size > LARGEST:
            raise BadInput(
                _("{file} is far too large for a picture.").format(file=name),
                _("Choose the picture itself, as it is in the album or on the page."),
            )
        if not stat.S_ISREG(known.st_mode) and not stat.S_ISDIR(known.st_mode):
            raise _no_picture(name)  # to open a pipe or a device can wait for ever
        with path.open("rb") as file:
            head = file.read(32)
            if not _is_picture(head):
                raise _no_picture(name)
            told = tuple(dict.fromkeys((what, clean(text, 200)) for what, text in _told(file, head)))
    except OSError as error:
        raise BadInput(_("{file} cannot be read ({reason}).").format(file=name, reason=why(error))) from None
    said = {what: [text for of, text in told if of == what and text] for what, _text in told}
    return PictureSays(
        name,
        place=", ".join(said.get("place", ())),
        taken=next(iter(said.get("taken", ())), ""),
        camera=", ".join(said.get("camera", ())),
        owner=", ".join(said.get("owner", ())),
        program=", ".join(said.get("program", ())),
        words="; ".join(said.get("words", ())),
        unread=UNREAD in said,
    )


def _no_picture(name: str) -> BadInput:
    return BadInput(
        _("{file} is not a picture that can be read.").format(file=name),
        _("These can: JPEG, PNG, GIF, WebP, TIFF and HEIC."),
    )


def _is_picture(head: bytes) -> bool:
    return head.startswith(_BEGINS) or _is_boxed(head) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _is_boxed(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc")


def _told(file: BinaryIO, head: bytes) -> Told:
    if head.startswith(_TIFF):
        yield from _of_tags(file)
    elif _is_boxed(head):
        yield from _of_tags(file)
        yield UNREAD, ""  # such a file has many boxes, and only that of the camera is read
    else:
        for part in parts(file):
            yield from _of_part(part)


def _of_part(part: Part) -> Told:
    if part.kind == EXIF:
        yield from _of_tags(BytesIO(part.data))
    elif part.kind == XMP:
        yield from _of_program(part.data)
    elif part.kind == UNREAD:
        yield UNREAD, ""
    else:
        what = _NAMES.get(part.name, "words")
        text = part.data.decode("utf-8", errors="replace")
        yield what, f"{part.name}: {text}" if part.name and what == "words" else text


# -- what a camera leaves (Exif) --------------------------------------------------------------------------------------


def _of_tags(file: BinaryIO) -> Told:
    tags, whole = _tags(file)
    place = _place(tags)
    if place:
        yield "place", place
    for tag, what in _TAGS.items():
        if tag in tags:
            yield what, str(tags[tag]).strip()
    known = (tag for tag in tags if tag in _TAGS or _DRAWING.fullmatch(tag) or (place and tag.startswith("GPS ")))
    if not whole or len(tuple(known)) < len(tags):
        yield UNREAD, ""


def _tags(file: BinaryIO) -> tuple[Mapping[str, Any], bool]:
    """Return what the camera says by name, and whether all of it could be read."""
    import exifread

    exifread.logger.disabled = True  # it would write over the screen
    for strict in (True, False):
        try:
            found: Mapping[str, Any] = exifread.process_file(file, details=False, strict=strict)
        except Exception:  # noqa: BLE001 - the boundary of a format that raises whatever a broken file makes it
            continue
        return found, strict and bool(found)
    return {}, False


def _place(tags: Mapping[str, Any]) -> str:
    from exifread.utils import get_gps_coords

    try:
        found = get_gps_coords(dict(tags))
    except Exception:  # noqa: BLE001 - degrees that are none
        return ""
    return ", ".join(f"{degrees:.5f}" for degrees in found) if found else ""


# -- what picture programs leave (XMP) --------------------------------------------------------------------------------


def _of_program(data: bytes) -> Told:
    """Tell what is known by name of what a picture program wrote; there is always more of it, so it ends unread."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(b"" if b"<!DOCTYPE" in data else data, "lxml-xml")  # one that defines words of its own is none
    for element in page.find_all():
        for name, text in element.attrs.items():
            yield from _named((name,), str(text))
        yield from _named((element.name, *(up.name for up in element.parents)), element.string or "")
    yield UNREAD, ""


def _named(names: Iterable[str], text: str) -> Told:
    """Tell a text by the nearest of its names that says what it is."""
    known = (_NAMES[short] for name in names if (short := name.rpartition(":")[2]) in _NAMES)
    if text.strip() and (what := next(known, "")):
        yield what, text
