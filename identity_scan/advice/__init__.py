"""ADVISE: what to do, where, in which order."""
