"""A no-break space keeps its word with its neighbour: French sets one before a colon and within guillemets.

Rich, which wraps the lines for Textual, takes it for a space like any other and would begin a line with the colon.
"""

import re

import rich._wrap

rich._wrap.re_word = re.compile(r"[^\S\u00a0]*(?:\S|\u00a0)+[^\S\u00a0]*")
