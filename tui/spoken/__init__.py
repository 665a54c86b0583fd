"""The screens in words: each as plain lines for a screen reader, from the same session and the same functions.

Nothing here draws, and nothing here needs Textual; the command line prints what these modules say.
"""
