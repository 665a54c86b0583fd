"""One way to open a worker, an old search, an invented person."""
