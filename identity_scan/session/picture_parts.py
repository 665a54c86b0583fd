"""What stands beside the picture in its file, part by part: each form of file keeps it in places of its own.

Parts that only say how the picture is drawn are passed over. Whatever is not known here, or breaks off, is given as a
part that is UNREAD, so that nobody says of a file that nothing stands in it where it was not read to its end.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

EXIF, XMP, WORDS, UNREAD = "exif", "xmp", "words", "unread"
LONGEST: Final = 1_000_000
"""Bytes of a part that are read; what is longer is not read wholly."""
_MOST: Final = 20_000
"""Parts of a file."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file that is no picture."""

    kind: str
    data: bytes = b""
    name: str = ""
    """What the file calls these words, such as Author; mostly empty."""


_BROKEN: Final = Part(UNREAD)


def parts(file: BinaryIO) -> Iterator[Part]:
    """Give what stands beside the picture of a file; one part that is UNREAD where its form is not known here."""
    file.seek(0)
    head = file.read(12)
    read = next((read for begins, read in _FORMS if head.startswith(begins)), None)
    if read is None:
        yield _BROKEN
    else:
        yield from read(file)


# -- JPEG -------------------------------------------------------------------------------------------------------------

_SEGMENTS: Final = (
    (0xE0, b"JFIF\0", ""),
    (0xE1, b"Exif\0\0", EXIF),
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0", XMP),
    (0xE2, b"ICC_PROFILE\0", ""),
    (0xEE, b"Adobe", ""),
    (0xFE, b"", WORDS),
)
_BEGIN_OF_PICTURE, _END = 0xDA, 0xD9


def _jpeg(file: BinaryIO) -> Iterator[Part]:
    file.seek(2)
    for _n in range(_MOST):
        mark = file.read(2)
        if len(mark) < 2 or mark[0] != 0xFF or mark[1] in (0x00, 0xFF):
            break
        if mark[1] in (_BEGIN_OF_PICTURE, _END):
            yield from () if _ends(file) else (_BROKEN,)
            return
        data = file.read(max(0, int.from_bytes(file.read(2)) - 2))
        if 0xE0 <= mark[1] <= 0xEF or mark[1] == 0xFE:
            yield from _segment(mark[1], data)
    yield _BROKEN


def _segment(mark: int, data: bytes) -> Iterator[Part]:
    known = next(((begins, kind) for n, begins, kind in _SEGMENTS if n == mark and data.startswith(begins)), None)
    if known is None:
        yield _BROKEN
    elif known[1]:
        yield Part(known[1], data[len(known[0]) :])


def _ends(file: BinaryIO) -> bool:
    """Tell whether a JPEG ends where its picture does; telephones put films and more behind it."""
    file.seek(-min(4_096, file.seek(0, 2)), 2)
    return file.read().rstrip(b"\0").endswith(bytes((0xFF, _END)))


# -- PNG --------------------------------------------------------------------------------------------------------------

_DRAWN: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP bKGD pHYs sBIT hIST sPLT cICP acTL fcTL fdAT mDCV cLLI".split()
)


def _png(file: BinaryIO) -> Iterator[Part]:
    file.seek(8)
    for _n in range(_MOST):
        head = file.read(8)
        size, name = int.from_bytes(head[:4]), head[4:]
        if len(head) < 8:
            break
        if name in _DRAWN or size > LONGEST:
            file.seek(size + 4, 1)
            yield from () if name in _DRAWN else (_BROKEN,)
        else:
            yield _chunk(name, file.read(size))
            file.seek(4, 1)
        if name == b"IEND":
            yield from (_BROKEN,) if file.read(1) else ()
            return
    yield _BROKEN


def _chunk(name: bytes, data: bytes) -> Part:
    if name == b"eXIf":
        return Part(EXIF, data)
    if name == b"tIME" and len(data) == 7:
        return Part(WORDS, f"{int.from_bytes(data[:2])}-{data[2]:02}-{data[3]:02}".encode(), "tIME")
    key, _zero, rest = data.partition(b"\0")
    if name == b"zTXt":
        rest = _unpacked(rest[1:])
    elif name == b"iTXt":
        text = rest[2:].split(b"\0", 2)[-1]
        rest = _unpacked(text) if rest[:1] == b"\1" else text
    elif name != b"tEXt":
        return _BROKEN
    if key == b"XML:com.adobe.xmp":
        return Part(XMP, rest)
    return _BROKEN if key.startswith(b"Raw profile") or not rest else Part(WORDS, rest, key.decode("latin-1"))


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, LONGEST)
    except zlib.error:
        return b""


# -- GIF --------------------------------------------------------------------------------------------------------------

_GRAPHIC, _COMMENT, _APPLICATION = b"\xf9", b"\xfe", b"\xff"
_PLAYED: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def _gif(file: BinaryIO) -> Iterator[Part]:
    file.seek(10)
    _skip_colours(file)
    file.seek(2, 1)
    for _n in range(_MOST):
        sign = file.read(1)
        if sign == b"!":
            label, told = file.read(1), _blocks(file)
            if label == _COMMENT:
                yield Part(WORDS, told)
            elif label != _GRAPHIC and not (label == _APPLICATION and told.startswith(_PLAYED)):
                yield _BROKEN
        elif sign == b",":
            file.seek(8, 1)
            _skip_colours(file)
            file.seek(1, 1)
            _blocks(file)
        else:
            yield from () if sign == b";" and not file.read(1) else (_BROKEN,)
            return
    yield _BROKEN


def _skip_colours(file: BinaryIO) -> None:
    """Pass the sign that tells how many colours follow, and as many bytes as they take."""
    packed = int.from_bytes(file.read(1))
    if packed & 0x80:
        file.seek(3 * 2 ** ((packed & 7) + 1), 1)


def _blocks(file: BinaryIO) -> bytes:
    told = b""
    while size := int.from_bytes(file.read(1)):
        read = file.read(size)
        told += read if len(told) < LONGEST else b""
    return told


# -- WebP -------------------------------------------------------------------------------------------------------------

_CHUNKS: Final = {b"EXIF": EXIF, b"XMP ": XMP}
_SHOWN: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"))


def _webp(file: BinaryIO) -> Iterator[Part]:
    end = file.seek(0, 2)
    file.seek(12)
    for _n in range(_MOST):
        head = file.read(8)
        if not head and file.tell() == end:
            return
        name, size = head[:4], int.from_bytes(head[4:], "little")
        if len(head) < 8 or (name not in _SHOWN and size > LONGEST):
            break
        if name in _SHOWN:
            file.seek(size + size % 2, 1)
        else:
            data = file.read(size + size % 2)[:size]
            yield Part(_CHUNKS[name], data.removeprefix(b"Exif\0\0")) if name in _CHUNKS else _BROKEN
    yield _BROKEN


_FORMS: Final[tuple[tuple[bytes, Callable[[BinaryIO], Iterator[Part]]], ...]] = (
    (b"\xff\xd8\xff", _jpeg),
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"GIF8", _gif),
    (b"RIFF", _webp),
)
