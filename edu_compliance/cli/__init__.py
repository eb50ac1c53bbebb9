"""The command line: one module per command, and the only room that prints or exits."""

import sys
from collections.abc import Sequence
from typing import NoReturn

_INTERRUPTED = 130
"""As `exits.Exit` has it, which is not imported yet."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line; interrupted while it is still being loaded, it ends without a word."""
    try:
        from edu_compliance.cli.commands import main as carry_out

        carry_out(arguments)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
