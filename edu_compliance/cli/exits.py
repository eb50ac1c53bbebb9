"""Exit statuses: what other programs may rely on."""

import enum

from edu_compliance.reporting.totals import Totals


class Exit(enum.IntEnum):
    """As DESIGN section 5 promises them."""

    CLEAN = 0
    """Everything was read, and nothing mandatory is not met."""
    BREACH = 1
    """A mandatory or prohibited rule is not met and not waived."""
    WRONG = 2
    """The call or a rule file is wrong, or there is nothing to read; nothing was judged."""
    OPEN = 3
    """No breach, but a file was refused or partly read, or a verdict is undetermined."""
    INTERRUPTED = 130
    """Ctrl-C, or a request to end (SIGTERM)."""


def exit_of(totals: Totals) -> Exit:
    """The status of judged schools. A school of which nothing could be judged is open: unknown never looks clean.

    So is a roster of which schools or classes were not handed in.
    """
    if totals.breaches:
        return Exit.BREACH
    if totals.schools_absent or totals.schools_to_decide or totals.of_no_school or totals.classes_missing:
        return Exit.OPEN
    if totals.refused or totals.partly_read or totals.schools_unread or totals.schools_undetermined:
        return Exit.OPEN
    if totals.verdicts.undetermined:
        return Exit.OPEN
    return Exit.CLEAN
