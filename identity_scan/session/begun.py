"""A search that begins."""

from datetime import datetime
from uuid import uuid4

from identity_scan.model import Depth, Scan


def new_scan(depth: Depth, now: datetime, demo: bool = False) -> Scan:
    """Return a scan that begins now, under a name that sorts by time."""
    return Scan(f"{now:%Y%m%d-%H%M%S}-{uuid4().hex[:4]}", now, None, depth, demo)
