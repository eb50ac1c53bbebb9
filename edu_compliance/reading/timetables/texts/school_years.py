"""Which school year and term a title says, in figures or in words."""

import re

_YEAR_IN_WORDS = re.compile("二[〇零○][一二三四五六七八九〇零○]{2}(?=[-~—–―至/年学级届])")
"""二〇二六年: 小学二〇二六年 names no second grade."""
_DIGITS = "〇一二三四五六七八九"
_YEAR = re.compile(r"(20[0-9]{2})(?:[-~—–―至/](20[0-9]{2}|[0-9]{2}))?(?:学年度?|年度?|秋|春)")
_YEAR_AND_SEASON = re.compile(rf"{_YEAR.pattern}(?:[春秋](?![蕾晖晓苗笋林江雨实]))?")
"""2026年春曲扎县第一小学; a 春蕾小学 keeps its name."""
_YEARS = re.compile(r"(20[0-9]{2})[-~—–―至/](20[0-9]{2})")
_MONTH = re.compile(r"20[0-9]{2}[年./-]([0-9]{1,2})(?:月|[./-])")
_TERM = re.compile(r"第?([一二12])学期|([上下])学期|([春秋])(?:季|期|学期)?")
_FIRST_OF_SCHOOL_YEAR = 8
"""The school year begins in August or September."""


def years_in_digits(text: str) -> str:
    """A text with the years that it writes in words in figures: 二〇二六年."""
    return _YEAR_IN_WORDS.sub(_in_digits, text)


def _in_digits(year: re.Match[str]) -> str:
    return "".join(str(_DIGITS.index(figure)) for figure in year[0].translate({0x96F6: "〇", 0x25CB: "〇"}))


def without_years(folded: str) -> str:
    """A folded title with a blank where it says a year, or a year and its season."""
    return _YEAR_AND_SEASON.sub(" ", folded)


def school_year(folded: str) -> tuple[int | None, int | None]:
    """First calendar year of the school year, and the term (1 autumn, 2 spring), as far as a title says them."""
    found = _YEARS.search(folded) or _YEAR.search(folded)
    term = _TERM.search(folded)
    which = None
    if term:
        which = 1 if (term[1] or term[2] or term[3]) in ("一", "1", "上", "秋") else 2
    if not found:
        return None, which
    year = int(found[1])
    month = _MONTH.search(folded)
    spring = which == 2 or (which is None and month is not None and int(month[1]) < _FIRST_OF_SCHOOL_YEAR)
    if found.re is _YEAR and not found[2] and spring:
        year -= 1  # 2027年春季 and 2027年3月 belong to the school year that began in 2026.
    return year, which
