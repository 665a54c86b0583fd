"""MERGE: hits become findings; what was covered."""
