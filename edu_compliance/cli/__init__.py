"""The command line: one module per command, and the only room that prints or exits."""

import sys
from collections.abc import Sequence
from typing import NoReturn

_INTERRUPTED = 130
"""As `exits.Exit` has it, which is not imported yet."""
_MAKE_PAGES = ("audit", "demo")
_USE_WORKERS = (*_MAKE_PAGES, "check", "read", "reconcile")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line; interrupted while it is still being loaded, it ends without a word."""
    try:
        _load_ahead(sys.argv[1:] if arguments is None else arguments)
        from edu_compliance.cli.commands import main as carry_out

        carry_out(arguments)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except RuntimeError as error:
        if not is_interrupt(error):
            raise
        sys.exit(_INTERRUPTED)


def is_interrupt(error: BaseException) -> bool:
    """Whether it is Ctrl-C, or was made of it: up to Python 3.11 one that comes while a class is put together becomes a
    RuntimeError's cause."""
    return isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt)


def _load_ahead(arguments: Sequence[str]) -> None:
    """The workers' process loads while this one does; first of all, for each takes as long as the other."""
    if not arguments or arguments[0] not in _USE_WORKERS or "--help" in arguments or "--cluster" in arguments:
        return
    from edu_compliance.auditing.workers.starting import PAGES, load_ahead

    load_ahead(*([PAGES] if arguments[0] in _MAKE_PAGES else []))
