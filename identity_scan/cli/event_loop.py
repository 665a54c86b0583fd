"""Running what waits, from a command that does not."""

from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(waits: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end, as asyncio.run, and return what it gives.

    What it gives never becomes the result of a task: when asyncio.run lets go of ctrl+c, the standard library writes
    the finished task out in words, with all that it holds, and throws that away (signal._int_to_enum). Of a judged
    search that took a tenth of a command's time.
    """
    import asyncio  # most of what a command does waits for nothing, and half of this is about sockets

    given: list[T] = []

    async def held() -> None:
        given.append(await waits)

    asyncio.run(held())
    return given[0]
