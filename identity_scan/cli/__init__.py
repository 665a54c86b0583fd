"""The command line and its spoken twin: the composition root."""

from identity_scan.cli.entry import commands, main

__all__ = ["commands", "main"]
