"""Engines asked with a key of the worker's own: what they share. Each is declared in a file of its own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from identity_scan.engines.engine import Asker, Engine
from identity_scan.engines.reading import json_rows
from identity_scan.model import Answer, Request


def with_header(request: Request, name: str, value: str) -> Request:
    """Return a request that carries one header more, such as its key."""
    return replace(request, headers=(*request.headers, (name, value)))


def keyed(
    id: str,
    name: str,
    index: str,
    key: str,
    host: str,
    request: Asker,
    said: Callable[[dict[str, Any]], Answer | None],
    *,
    gap: float = 1.0,
    page_size: int = 10,
    refusals: Mapping[int, str] = json_rows.KEYED,
) -> Engine:
    """Return an engine that is part of a scan once its key is there; `said` reads what its JSON holds."""
    return Engine(
        id=id,
        name=name,
        index=index,
        read=lambda reply: json_rows.read(reply, name, said, refusals),
        request=request,
        key=key,
        gap=gap,
        page_size=page_size,
        hosts=(host,),
        usual=False,
    )
