"""The command line: one module per command, and the only room that prints or exits."""

from edu_compliance.cli.commands import main

__all__ = ["main"]
