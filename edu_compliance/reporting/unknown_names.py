"""The names nobody knows in what was read, as lines for a vocabulary file of one's own."""

import csv
import io
from collections.abc import Iterable

from edu_compliance.model.lesson import Naming, SchoolClass
from edu_compliance.policy.vocabulary import HEADINGS


def lines_to_add(classes: Iterable[SchoolClass]) -> tuple[str, ...]:
    """A list of two columns with a line for each unknown name; none where every name is known.

    The lines are behind a `#` and change nothing, until somebody takes it away and says what the name means.
    """
    names = unknown_names(classes)
    return (_row(HEADINGS), *(f"#{_row((name, ''))}" for name in names)) if names else ()


def unknown_names(classes: Iterable[SchoolClass]) -> tuple[str, ...]:
    """Every name of a lesson that nobody knows, once, sorted."""
    taught = (one.taught for school_class in classes for one in school_class.week)
    return tuple(sorted({one.name for one in taught if one.naming is Naming.UNKNOWN and one.name}))


def _row(cells: tuple[str, ...]) -> str:
    """One line; a name that begins as a comment does is put in quotation marks."""
    line = io.StringIO()
    comment = cells[0].startswith("#")
    csv.writer(line, lineterminator="", quoting=csv.QUOTE_ALL if comment else csv.QUOTE_MINIMAL).writerow(cells)
    return line.getvalue() if cells[-1] else line.getvalue().removesuffix('""')
