"""SHOW: every thing that a person is told, said once for all faces."""
