"""The terms of a plan's rows, from what a cell or a heading states to terms counted from the plan's first."""

import re

import attrs

from edu_compliance.model.place import Place
from edu_compliance.model.programme import Terms
from edu_compliance.reading.programmes.terms import TermsRead, read_terms


@attrs.frozen
class RawTerms:
    """The terms of a row as its cell states them, before the plan's first term is known."""

    read: TermsRead | None
    """None: nobody can read it."""
    written: str
    place: Place


def terms_of_heading(heading: str, years: bool) -> TermsRead | None:
    """第三学期 over a block of rows; a heading that merely numbers a section says nothing of terms."""
    return read_terms(heading, years) if re.search(r"学期|学年|大[一二三四五][上下]", heading) else None


def settle_terms(raw: RawTerms | None, entry: int | None) -> Terms | None:
    """Terms counted from the plan's first; calendar terms from `entry`, its first half-year."""
    if raw is None or raw.read is None:
        return None
    read = raw.read
    if not read.calendar:
        return Terms(tuple(sorted(read.sure)), tuple(sorted(read.may)), raw.written, (raw.place,))
    if entry is None:
        return None
    sure = tuple(sorted(term - entry + 1 for term in read.sure))
    may = tuple(sorted(term - entry + 1 for term in read.may))
    return Terms(sure, may, raw.written, (raw.place,)) if may[0] > 0 else None
