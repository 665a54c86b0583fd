"""Kagi's API, which takes a key: version 1 is asked, and both of its versions are read."""

import json
from dataclasses import replace
from typing import Any

from identity_scan.engines.engine import Options
from identity_scan.engines.keyed import keyed, with_header
from identity_scan.engines.reading import json_rows
from identity_scan.engines.requesting import asked, get
from identity_scan.model import Answer, Query, Reply, Request


def request(query: Query, page: int, options: Options, before: Reply | None) -> Request:
    """Return the request for a page of results."""
    wanted = {"query": asked(query.text), "workflow": "search", "limit": 30}
    asks = replace(get("https://kagi.com/api/v1/search", options), json=json.dumps(wanted))
    return with_header(asks, "Authorization", f"Bearer {options.key}")


def said(found: dict[str, Any]) -> Answer | None:
    """Return what a reply says, None where it cannot be understood."""
    listed = found.get("data")
    date = "time" if isinstance(listed, dict) else "published"
    if isinstance(listed, dict):  # version 1: the list is left out where there is nothing
        listed = listed.get("search", [])
    elif isinstance(listed, list):  # version 0: related searches stand among the rows
        listed = [row for row in listed if isinstance(row, dict) and row.get("t") == 0]
    if not isinstance(listed, list) or "meta" not in found:
        return None
    return json_rows.answer(json_rows.hits(listed, "title", "url", "snippet", date), "Kagi", more=False)


KAGI_API = keyed("kagi-api", "Kagi", "kagi", "KAGI_API_KEY", "kagi.com", request, said, page_size=30)
