"""Terms as plans write them (三, 第3学期, 2022-2023-1, 大一上, 1-4, 1/2): which they are, and which they may be."""

import re
from collections.abc import Callable, Iterable

import attrs

from edu_compliance.model.vocabulary import fold

MOST_TERMS = 12
"""No programme is longer than six years."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def ordinal(text: str) -> int | None:
    """The number of 3, 三, 十一 or Ⅲ (folded: iii); None where it is none."""
    if re.fullmatch(r"\d{1,2}", text):
        return int(text)
    if text in _ROMAN:
        return _ROMAN[text]
    if found := re.fullmatch(r"(?:([一二三])?(十))?([一二三四五六七八九])?", text):
        if not text:
            return None
        tens = (_DIGITS[found[1]] if found[1] else 1) if found[2] else 0
        return 10 * tens + (_DIGITS[found[3]] if found[3] else 0)
    return None


@attrs.frozen
class TermsRead:
    """Terms as one cell states them, before the calendar is counted from the programme's first term."""

    sure: frozenset[int]
    may: frozenset[int]
    calendar: bool = False
    """The numbers are half-years (`half_year`), not ordinals."""


def half_year(year: int, half: int) -> int:
    """A number for a term of the calendar: those of consecutive terms differ by one. `half` 1 autumn, 2 spring."""
    return 2 * year + half - 1


def name_of_half_year(number: int) -> str:
    """2022-2023-1 for the autumn term of 2022."""
    year, half = divmod(number, 2)
    return f"{year}-{year + 1}-{half + 1}"


_N = r"(\d{1,2}|[一二三四五六七八九十]{1,3}|i{1,3}|iv|vi{0,3}|ix|x)"
_DASH = r"[-~—–―到至]+"
_HALF = {"上": 1, "秋": 1, "1": 1, "一": 1, "下": 2, "春": 2, "2": 2, "二": 2}

_CALENDAR = re.compile(
    rf"(\d{{2}}|20\d{{2}}){_DASH}(\d{{2}}|20\d{{2}})(?:学年度?)?(?:[-—–.()/]|第)*([12一二上下秋春])(?:学期|季)?\)?"
)
_SEASON = re.compile(r"(20\d{2})年?([秋春])(?:季)?(?:学期)?")
_OF_YEAR = re.compile(rf"(?:大|第)?{_N}(?:学年|年级|年)?(?:[-.,、/(]|第)*([上下秋春12一二])(?:学期|半学期|半年|季)?\)?")
_YEAR = re.compile(rf"(?:大{_N}|第?{_N}(?:学年|年级))(?:全年|学年)?")
_SPAN_OF_YEARS = re.compile(rf"(?:大|第)?{_N}(?:学年|年级)?{_DASH}(?:大|第)?{_N}(?:学年|年级)")
_ONE = re.compile(rf"(?:第|学期)?{_N}(?:学期)?")
_RANGE = re.compile(rf"第?{_N}(?:学期)?{_DASH}第?{_N}(?:学期)?")
_YEAR_AND_HALF = re.compile(r"([1-6])[-—.](1|2)")
_OF_WEEKS = re.compile(r"\((?=[^()]*周)[^()]*\)")
_EVERY = frozenset({"各学期", "每学期", "全程", "全学程", "各学期开设", "每学期开设"})


def in_years(column: Iterable[str]) -> bool:
    """Whether 1-2 in this column is the second term of the first year: it is where 1-1 or 2-1 stands beside it."""
    pairs = (_YEAR_AND_HALF.fullmatch(fold(text)) for text in column)
    return any(pair and int(pair[1]) >= int(pair[2]) for pair in pairs)


def read_terms(written: str, years: bool = False) -> TermsRead | None:
    """The terms a cell states; None where it is empty or nobody can read it.

    `years` says what `in_years` found out about the cell's column.
    """
    text = fold(written)
    if not text:
        return None
    if years and (pair := _YEAR_AND_HALF.fullmatch(text)):
        return _surely(2 * int(pair[1]) - 2 + int(pair[2]))
    text = _OF_WEEKS.sub("", text)
    if text in _EVERY:
        every = frozenset(range(1, MOST_TERMS + 1))
        return TermsRead(frozenset(), every)
    for read in (_calendar, _one_or_range, _of_year, _list):
        found = read(text)
        if found is not None and found.may and (found.calendar or max(found.may) <= MOST_TERMS):
            return found
    return None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _calendar(text: str) -> TermsRead | None:
    if found := _CALENDAR.fullmatch(text):
        first, second = _full_year(found[1]), _full_year(found[2])
        if second == first + 1:
            return _surely(half_year(first, _HALF[found[3]]), calendar=True)
        return None
    if found := _SEASON.fullmatch(text):
        year = int(found[1])
        return _surely(half_year(year, 1) if found[2] == "秋" else half_year(year - 1, 2), calendar=True)
    return None


def _surely(*terms: int, calendar: bool = False) -> TermsRead:
    return TermsRead(frozenset(terms), frozenset(terms), calendar)


def _one_or_range(text: str) -> TermsRead | None:
    if found := _ONE.fullmatch(text):
        number = ordinal(found[1])
        return _surely(number) if number else None
    if found := _RANGE.fullmatch(text):
        first, last = ordinal(found[1]), ordinal(found[2])
        if first and last and first <= last:
            return _surely(*range(first, last + 1))
    return None


def _terms_of_year(year: int | None) -> frozenset[int]:
    return frozenset((2 * year - 1, 2 * year)) if year else frozenset()


def _of_year(text: str) -> TermsRead | None:
    """大一上, 第二学年第1学期; a year alone may be either of its terms."""
    if found := _YEAR.fullmatch(text):
        return TermsRead(frozenset(), _terms_of_year(ordinal(found[1] or found[2])))
    if found := _SPAN_OF_YEARS.fullmatch(text):
        first, last = ordinal(found[1]), ordinal(found[2])
        if first and last and first <= last:
            return TermsRead(frozenset(), frozenset(range(2 * first - 1, 2 * last + 1)))
    marked = re.match(r"大|第?[^-.,、/]{1,3}(?:学年|年级|年)|[一二三四五六][上下]", text)
    if marked and (found := _OF_YEAR.fullmatch(text)):
        year = ordinal(found[1])
        return _surely(2 * year - 2 + _HALF[found[2]]) if year else None
    return None


def _list(text: str) -> TermsRead | None:
    """Lists: with commas all of them; with / or 或, any of them."""
    for separator, combine in (("[,、;，；和及与]", _all_of), (r"[/.|]|或", _any_of)):
        parts = re.split(separator, re.sub(r"^第|学期$", "", text))
        if len(parts) > 1:
            read = [_part(part) for part in parts]
            known = [part for part in read if part is not None]
            if len(known) == len(read) and len({part.calendar for part in known}) == 1:
                return combine(known)
            return None
    return None


def _part(text: str) -> TermsRead | None:
    return _calendar(text) or _one_or_range(text) or _of_year(text) or (_list(text) if "/" in text else None)


def _all_of(parts: list[TermsRead]) -> TermsRead:
    return TermsRead(_join(parts, lambda part: part.sure), _join(parts, lambda part: part.may), parts[0].calendar)


def _any_of(parts: list[TermsRead]) -> TermsRead:
    return TermsRead(frozenset(), _join(parts, lambda part: part.may), parts[0].calendar)


def _join(parts: list[TermsRead], side: Callable[[TermsRead], frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*(side(part) for part in parts))
