"""A packed page comes out whole however it was cut into pieces, and never larger than the limit."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_scan.asking.unpack import Garbled, TooLarge, Unpacker

LARGEST = 10_000


def unpacked(packed, encoding, size=7):
    unpacker = Unpacker(encoding, LARGEST)
    body = b"".join(unpacker.feed(packed[n : n + size]) for n in range(0, len(packed), size))
    return body, unpacker.whole


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 50), st.integers(0, 40))
def test_members_pieces_and_padding_make_no_difference(members, size, zeros):
    packed = b"".join(map(gzip.compress, members)) + b"\0" * zeros
    assert unpacked(packed, "gzip", size) == (b"".join(members), True)


@pytest.mark.parametrize("encoding", ["", "identity", " Identity "])
def test_what_is_not_packed_stays_as_it_is(encoding):
    assert unpacked(b"\x1f\x8b as it is", encoding) == (b"\x1f\x8b as it is", True)


def test_deflate_is_known_too():
    assert unpacked(zlib.compress(b"page"), "deflate") == (b"page", True)


@given(st.binary(min_size=50, max_size=500), st.integers(1, 40))
def test_what_breaks_off_is_not_whole(body, missing):
    assert not unpacked(gzip.compress(body)[:-missing], "gzip")[1]


def test_an_empty_body_is_whole_whatever_it_claims():
    assert unpacked(b"", "gzip") == (b"", True)


@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate", "identity"]))
def test_any_bytes_come_out_or_are_refused(raw, encoding):
    try:
        body, _ = unpacked(raw, encoding, 64)
    except Garbled:
        return
    assert len(body) <= LARGEST


@pytest.mark.parametrize("size", [LARGEST - 1, LARGEST, LARGEST + 1, LARGEST * 1000])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_limit_is_exact(size, encoding):
    packed = b"x" * size if encoding == "identity" else gzip.compress(b"x" * size)
    if size <= LARGEST:
        assert len(unpacked(packed, encoding, 5000)[0]) == size
    else:
        with pytest.raises(TooLarge):
            unpacked(packed, encoding, 5000)


def test_a_thousand_empty_members_do_not_go_on_for_ever():
    with pytest.raises(TooLarge):
        unpacked(gzip.compress(b"") * 5000, "gzip", 1000)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_unknown_packing_is_refused(encoding):
    with pytest.raises(Garbled):
        Unpacker(encoding, LARGEST)
