"""Ending a search early by the worker's wish: at once, and whatever is left is told as not asked."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator

from identity_scan.model import Collected


async def until(
    answers: AsyncGenerator[Collected, None], enough: asyncio.Event | None
) -> AsyncGenerator[Collected, None]:
    """Give answers as they come, until it is enough; what is under way then is not waited for."""
    wish = asyncio.ensure_future(enough.wait()) if enough else None
    try:
        while not (enough and enough.is_set()):
            coming = asyncio.ensure_future(anext(answers))
            try:
                await asyncio.wait([coming, *([wish] if wish else [])], return_when=asyncio.FIRST_COMPLETED)
                if not coming.done():
                    return
                item = coming.result()
            except StopAsyncIteration:
                return
            finally:
                coming.cancel()
                with contextlib.suppress(asyncio.CancelledError, StopAsyncIteration):
                    await coming
            yield item
    finally:
        if wish:
            wish.cancel()
        await answers.aclose()
