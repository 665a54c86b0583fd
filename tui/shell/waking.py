"""The start, until what is kept can be read: whoever imports this first is spared looking for garbage until then.

The start makes a great many values that all stay; looking through them again and again takes a tenth of it.
"""

import gc

_USUAL = gc.get_threshold()
gc.set_threshold(100_000, *_USUAL[1:])


def over() -> None:
    """Look for garbage as usual again, but not among what the start has made: it stays as long as the program."""
    if gc.get_threshold() != _USUAL:
        gc.freeze()
        gc.set_threshold(*_USUAL)
