"""The six modes and what opens over them."""
