"""The start, until what is kept can be read: whoever imports this first is spared looking for garbage until then.

The start makes a great many values that all stay; looking through them again and again takes a tenth of it.
"""

import gc

_STARTING, _AWAKE = 100_000, 10_000
"""New values until garbage is looked for. A key makes some thousands that go by themselves: looking after each 700 of
them, as Python does, took a fifth of a key's time."""
gc.set_threshold(_STARTING)


def over() -> None:
    """Look for garbage again, but not among what the start has made: it stays as long as the program."""
    if gc.get_threshold()[0] == _STARTING:
        gc.freeze()
        gc.set_threshold(_AWAKE)
