"""The one thing of Rich's inside that is touched: what its line breaking takes for a word.

A no-break space keeps its word with its neighbour: French sets one before a colon and within guillemets. Textual breaks
its lines with `rich._wrap.divide_line`, which takes that space for one like any other and would begin a line with the
colon. Neither library has a public way to say otherwise; a test notices when the pattern moves or is no longer asked.
"""

import re

import rich._wrap

rich._wrap.re_word = re.compile(r"[^\S\u00a0]*(?:\S|\u00a0)+[^\S\u00a0]*")
