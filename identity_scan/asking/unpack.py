"""Unpack a page as it comes, never further than a limit: a bomb costs no more memory than an honest page."""

import zlib


class TooLarge(ValueError):
    """The page, packed or unpacked, is larger than the limit."""


class Garbled(ValueError):
    """The page is not packed as its sender says."""


class Unpacker:
    """Takes a body piece by piece; `encoding` is the reply's Content-Encoding, `largest` the limit in bytes."""

    def __init__(self, encoding: str, largest: int) -> None:
        kind = encoding.strip().lower()
        if kind not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise Garbled(encoding)
        self._member = zlib.decompressobj(wbits=47) if kind not in ("", "identity") else None
        self._largest, self._packed, self._size = largest, 0, 0

    @property
    def whole(self) -> bool:
        """Whether the body has come to its end, as far as its packing can tell."""
        return self._member is None or self._member.eof or not self._packed

    def feed(self, raw: bytes) -> bytes:
        """Return the next piece unpacked; TooLarge or Garbled."""
        self._packed += len(raw)
        if self._packed > self._largest:
            raise TooLarge
        if self._member is None:
            return raw
        try:
            return self._unpack(raw)
        except zlib.error as error:
            raise Garbled(str(error)) from error

    def _unpack(self, raw: bytes) -> bytes:
        parts = []
        while raw and self._member is not None:
            if self._member.eof:  # a further member; some servers pad the last one with zeros
                raw = raw.lstrip(b"\0")
                if not raw:
                    break
                self._member = zlib.decompressobj(wbits=47)
            part = self._member.decompress(raw, self._largest + 1 - self._size)
            self._size += len(part)
            if self._size > self._largest:
                raise TooLarge
            parts.append(part)
            raw = self._member.unused_data
        return b"".join(parts)
