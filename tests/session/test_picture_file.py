"""What a picture file gives away, read here alone; and what is said of what is no picture."""

import os
import struct
import zlib
from pathlib import Path

import pytest

from identity_scan.present import own_checks
from identity_scan.present.blocks import texts
from identity_scan.session import picture_file
from identity_scan.speech.errors import BadInput


def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
    return struct.pack("<HHI", tag, kind, count) + value.ljust(4, b"\0")


def directory(entries: list[bytes]) -> bytes:
    return struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", 0)


def picture() -> bytes:
    """A JPEG with a camera, a day and a place in it, and nothing to see."""
    make, when = b"Skarn Optics\0", b"2026:03:01 12:00:00\0"
    degrees = struct.pack("<6I", 45, 1, 25, 1, 0, 1), struct.pack("<6I", 75, 1, 41, 1, 24, 1)
    first = 8 + 2 + 3 * 12 + 4
    gps = first + len(make) + len(when)
    after = gps + 2 + 4 * 12 + 4
    main = directory(
        [
            entry(0x010F, 2, len(make), struct.pack("<I", first)),
            entry(0x0132, 2, len(when), struct.pack("<I", first + len(make))),
            entry(0x8825, 4, 1, struct.pack("<I", gps)),
        ]
    )
    place = directory(
        [
            entry(1, 2, 2, b"N\0"),
            entry(2, 5, 3, struct.pack("<I", after)),
            entry(3, 2, 2, b"W\0"),
            entry(4, 5, 3, struct.pack("<I", after + 24)),
        ]
    )
    tiff = b"II*\0" + struct.pack("<I", 8) + main + make + when + place + b"".join(degrees)
    body = b"Exif\0\0" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xd9"


def test_place_time_and_camera_are_told(tmp_path: Path) -> None:
    path = tmp_path / "garden.jpg"
    path.write_bytes(picture())
    says = picture_file.look(path)
    assert (says.place, says.taken, says.camera) == ("45.41667, -75.69000", "2026:03:01 12:00:00", "Skarn Optics")
    told = " ".join(texts(own_checks.picture(says)))
    assert "45.41667, -75.69000" in told
    assert "a copy that holds the picture alone" in told
    assert not says.unread
    assert path.read_bytes() == picture(), "the file is left as it is"


def chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*more: bytes) -> bytes:
    """A picture of one grey point, with more chunks in it."""
    point = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + b"".join(
        (*more, point, chunk(b"IEND"))
    )  # fmt: skip


def jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    parts = (bytes((0xFF, mark)) + struct.pack(">H", len(data) + 2) + data for mark, data in segments)
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9" + after


def gif(*more: bytes) -> bytes:
    point = b",\0\0\0\0\1\0\1\0\0\2\2D\1\0"
    return b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff" + b"".join((*more, point, b";"))


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:e="e" e:GPSLatitude="46,29N">'
    b'<dc:creator xmlns:dc="d"><rdf:Seq><rdf:li>Maribel Quennevoy</rdf:li></rdf:Seq></dc:creator>'
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)
ADOBE = b"http://ns.adobe.com/xap/1.0/\0"
TIFF = picture()[12:-2]
"""What the camera left in it, as it stands alone."""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (png(chunk(b"tEXt", b"Author\0Maribel Quennevoy")), "Whose it is Maribel Quennevoy"),
        (png(chunk(b"zTXt", b"Creation Time\0\0" + zlib.compress(b"2026-01-01"))), "When it was taken 2026-01-01"),
        (png(chunk(b"iTXt", b"Comment\0\0\0\0\0At Larkspur Lane")), "What is written in it Comment: At Larkspur Lane"),
        (png(chunk(b"tIME", b"\x07\xea\3\1\0\0\0")), "When it was taken 2026-03-01"),
        (png(chunk(b"eXIf", TIFF)), "Where it was taken 45.41667, -75.69000"),
        (png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)), "Whose it is Maribel Quennevoy"),
        (jpeg((0xE1, ADOBE + XMP)), "Where it was taken 46,29N"),
        (jpeg((0xFE, b"For Otti")), "What is written in it For Otti"),
        (gif(b"!\xfe\x08For Otti\0"), "What is written in it For Otti"),
        (webp((b"VP8 ", b"\0"), (b"EXIF", TIFF)), "With what Skarn Optics"),
        (webp((b"VP8X", b"\0" * 10), (b"EXIF", b"Exif\0\0" + TIFF), (b"XMP ", XMP)), "With what Skarn Optics"),
        (TIFF, "With what Skarn Optics"),
    ],
)
def test_words_are_read_wherever_a_form_of_file_keeps_them(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "picture"
    path.write_bytes(data)
    says = picture_file.look(path)
    told = " ".join(texts(own_checks.picture(says)))
    assert said in told
    assert says.unread == (b"xmpmeta" in data), "a picture program writes more than is known by name"


@pytest.mark.parametrize(
    "data",
    [
        png(),
        jpeg((0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")),
        gif(b"!\xff\x0bNETSCAPE2.0\3\1\0\0\0"),
        webp((b"VP8 ", b"\0")),
    ],
)
def test_a_picture_with_nothing_beside_it_says_so_and_no_more(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plain"
    path.write_bytes(data)
    told = " ".join(texts(own_checks.picture(picture_file.look(path))))
    assert "This file holds nothing besides the picture. What the picture shows was not looked at." in told


@pytest.mark.parametrize(
    "data",
    [
        png(chunk(b"prVt", b"unheard of")),
        png(chunk(b"tEXt", b"Raw profile type iptc\x000a")),
        png(chunk(b"zTXt", b"Comment\0\0no such thing")),
        png()[:-9],
        png() + b"PK\3\4",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
        jpeg((0xE1, b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x9c" * 20)),
        jpeg((0xED, b"Photoshop 3.0\0" + b"8BIM")),
        jpeg((0xE1, ADOBE + b"<x:xmpmeta")),
        jpeg(after=b"a film"),
        jpeg((0xFE, b"For Otti"))[:-2],
        gif(b"!\xff\x0bXMP DataXMP" + b"\1a\0"),
        gif()[:-1],
        webp((b"VP8 ", b"\0"), (b"note", b"unheard of")),
        webp((b"VP8 ", b"\0" * 64))[:-8],
        b"\0\0\0\x18ftypheic" + b"\0" * 64,
        b"II*\0" + b"\xff" * 64,
    ],
)
def test_nothing_is_said_of_what_was_not_read(tmp_path: Path, capfd: pytest.CaptureFixture[str], data: bytes) -> None:
    path = tmp_path / "picture"
    path.write_bytes(data)
    says = picture_file.look(path)
    told = " ".join(texts(own_checks.picture(says)))
    assert says.unread
    assert "holds nothing" not in told
    assert "could not be read wholly" in told
    assert capfd.readouterr() == ("", ""), "what reads it writes nothing over the screen"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_no_picture_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "portrait.jpg")
    with pytest.raises(BadInput, match="not a picture that can be read"):
        picture_file.look(tmp_path / "portrait.jpg")


@pytest.mark.parametrize("data", [b"", b"Dear diary", b"%PDF-1.7", b"PK\x03\x04", b"\0" * 64, b"BM" + b"\0" * 60])
def test_what_is_no_picture_is_refused_in_plain_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "letter.jpg"
    path.write_bytes(data)
    with pytest.raises(BadInput, match="not a picture that can be read"):
        picture_file.look(path)


def test_two_hundred_megabytes_are_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "film.jpg"
    with path.open("wb") as file:
        file.write(picture())
        file.truncate(200_000_000)
    with pytest.raises(BadInput, match="far too large"):
        picture_file.look(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            picture_file.look(path)


def test_a_broken_picture_is_never_called_empty(tmp_path: Path) -> None:
    whole = picture()
    for cut in range(12, len(whole), 9):
        path = tmp_path / "broken.jpg"
        path.write_bytes(whole[:cut] + b"\xff" * 40)
        assert picture_file.look(path).unread
