"""Days as people write them into registers: 2026-05-20, 2026年5月, 20260520, 5月20日, and what Excel made of them."""

import datetime
import re

from edu_compliance.model.register import FIRST_MONTH, Span
from edu_compliance.model.vocabulary import fold

_SCHOOL_YEAR = re.compile(r"(20\d\d)[-~—–―至/](20\d\d)(?:学年)?")
_SEASON = re.compile(r"(20\d\d)年?([春秋])")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?!\d)")
_FULL = re.compile(r"(20\d\d)[-/.年](\d{1,2})(?:[-/.月](\d{1,2})(?!\d))?")
_YEAR = re.compile(r"(20\d\d)(?:年度?)?")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})(?!\d)")
_SERIAL = re.compile(r"[34567]\d{4}")
_EXCEL_ZERO = datetime.date(1899, 12, 30)
"""Day 0 of Excel's calendar."""
_SPRING, _AUTUMN = (3, 7), (9, 1)
"""First and last month of the two terms."""


def read_span(written: str, held: datetime.date | None = None, year: int | None = None) -> Span | None:
    """The days on which what is dated may have begun; None where no date can be read.

    `held` is the date the cell itself holds, which wins. `year` is the first calendar year of the school year, by which
    5月20日 gets its year. Of a range (5月20日—22日) the first day is taken.
    """
    if held is not None:
        day = held.date() if isinstance(held, datetime.datetime) else held
        return Span(day, day)
    text = fold(written)
    try:
        return _read(text, year)
    except ValueError:
        return None


def read_day(written: str, held: datetime.date | None = None) -> datetime.date | None:
    """One day; None where the cell does not name exactly one."""
    span = read_span(written, held)
    return span.first if span is not None and span.first == span.last else None


def _read(text: str, year: int | None) -> Span | None:
    if _SERIAL.fullmatch(text):
        day = _EXCEL_ZERO + datetime.timedelta(days=int(text))
        return Span(day, day)
    if found := _SCHOOL_YEAR.match(text):
        return _months(int(found[1]), FIRST_MONTH, FIRST_MONTH - 1)
    if found := _SEASON.match(text):
        return _months(int(found[1]), *(_SPRING if found[2] == "春" else _AUTUMN))
    if found := _COMPACT.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FULL.match(text):
        if found[3] is None:
            return _months(int(found[1]), int(found[2]), int(found[2]))
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR.fullmatch(text):
        return _months(int(found[1]), 1, 12)
    if (found := _WITHOUT_YEAR.match(text)) and year is not None:
        month = int(found[1])
        return _day(year if month >= FIRST_MONTH else year + 1, month, int(found[2]))
    return None


def _day(year: int, month: int, day: int) -> Span:
    found = datetime.date(year, month, day)
    return Span(found, found)


def _months(year: int, first: int, last: int) -> Span:
    """From the first day of a month to the last of another, in the next year where that comes first."""
    end = year + (last < first)
    following = datetime.date(end + last // 12, last % 12 + 1, 1)
    return Span(datetime.date(year, first, 1), following - datetime.timedelta(days=1))
