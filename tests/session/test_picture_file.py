"""What a picture file gives away, read here alone; and what is said of what is no picture."""

import struct
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
    assert "copy without these" in told
    assert path.read_bytes() == picture(), "the file is left as it is"


def test_a_picture_with_nothing_beside_it_says_so_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "plain.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    says = picture_file.look(path)
    assert not says
    assert "was not looked at" in " ".join(texts(own_checks.picture(says)))


@pytest.mark.parametrize("data", [b"", b"Dear diary", b"%PDF-1.7", b"PK\x03\x04", b"\0" * 64])
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


def test_a_broken_picture_gives_nothing_away(tmp_path: Path) -> None:
    whole = picture()
    for cut in range(12, len(whole), 9):
        path = tmp_path / "broken.jpg"
        path.write_bytes(whole[:cut] + b"\xff" * 40)
        assert picture_file.look(path).name == "broken.jpg"
