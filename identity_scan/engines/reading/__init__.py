"""READ: what all engines share to read a page."""
