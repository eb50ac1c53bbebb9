"""The columns of a plan's header that stand for terms: which term each is of, and what its numbers are."""

import re
from fractions import Fraction
from itertools import pairwise

import attrs

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.figures import read_weeks
from edu_compliance.reading.programmes.plan_roles import BRACKET, Role, role_of
from edu_compliance.reading.programmes.terms import ordinal

OF_TERMS = re.compile(r"学期|学年|周学时|周课时|学时分配|课时分配|学时安排|教学安排|年级|进程")
"""What a label over terms says."""
_YEAR_LABEL = re.compile(r"(?:第?([一二三四五六1-6])学年|大([一二三四五])|第?([一二三四五六1-6])年级)")
_TERM_LABEL = re.compile(
    r"(?:第|学期)?(\d{1,2}|[一二三四五六七八九十]{1,2}|i{1,3}|iv|vi{0,3}|ix|x)(?:学期(?:\d{1,2}(?:[-~—/]\d{1,2})?周)?)?"
    r"(?:(?<=学期)周?(?:学时|课时)数?)?"
)
_BARE = re.compile("[0-9]{1,2}")
_MANY = 27
"""More weeks than any term has."""
_FIRST, _SECOND = ("上", "上学期", "秋", "秋季", "1", "一"), ("下", "下学期", "春", "春季", "2", "二")
_HALF_LABEL = dict.fromkeys(_FIRST, 1) | dict.fromkeys(_SECOND, 2)
_YEAR_AND_HALF = re.compile(r"(?:大|第)?([一二三四五六1-6])(?:学年|年级)?(上|下|秋|春)(?:学期)?")


@attrs.frozen
class TermColumn:
    """A column that stands for one term."""

    column: int
    term: int
    weekly: bool | None
    """Whether its numbers are hours a week; None where the header does not say."""
    weeks: tuple[Fraction, Fraction] | None
    """Least and most weeks of the term."""
    said: bool = False
    """Whether its own label says that it is a term (第三学期), and no grade."""


def term_label(text: str) -> int | None:
    """The ordinal a label such as 第一学期, 3, Ⅳ or 学期一(16周) states."""
    bare = BRACKET.sub("", fold(text))
    found = _TERM_LABEL.fullmatch(bare)
    return ordinal(found[1]) if found else None


def term_columns(labels: dict[int, tuple[str, ...]], roles: dict[Role, list[int]]) -> tuple[TermColumn, ...]:
    """The columns that stand for terms; bare numbers only below a label that speaks of terms or as a run from 1.

    Of a term with columns for its weekly and for all its hours (周课时, 总课时), that of all its hours.
    """
    labels = _with_weeks(labels)
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    whole: dict[int, int] = {}
    for column, texts in labels.items():
        term, role = _term_of(texts), role_of(texts[-1]) if texts else None
        if term and role in (None, Role.WEEKLY, Role.WEEKS):
            found[column] = term, texts
        elif term and role is Role.HOURS and _term_of(texts[:-1]):
            whole[column] = term
    found = {column: one for column, one in found.items() if one[0] not in whole.values()}
    grouped = {c: t for c, (t, texts) in found.items() if any(OF_TERMS.search(fold(text)) for text in texts)}
    run = {c: t for c, (t, _) in found.items()}
    ordered = sorted(run)
    counted = [run[c] for c in ordered] == list(range(1, len(ordered) + 1)) and len(ordered) > 1
    chosen = (run if counted else grouped) | whole
    for column in chosen:
        for columns in roles.values():
            if column in columns:
                columns.remove(column)
    return tuple(
        TermColumn(
            column,
            chosen[column],
            False if column in whole else _weekly(labels[column]),
            _weeks(labels[column]),
            any("学期" in text and term_label(text) for text in labels[column]),
        )
        for column in sorted(chosen)
    )


def _with_weeks(labels: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Labels whose bare numbers under terms are their weeks, where these are no terms one after the other: 第一学期
    over 18."""
    under = {c: texts for c, texts in labels.items() if len(texts) > 1 and _BARE.fullmatch(fold(texts[-1]))}
    under = {column: texts for column, texts in under.items() if _term_of(texts[:-1])}
    numbers = [int(fold(under[column][-1])) for column in sorted(under)]
    if any(after == before + 1 for before, after in pairwise(numbers)) or any(not 0 < n < _MANY for n in numbers):
        return labels
    return labels | {column: (*texts[:-1], f"{fold(texts[-1])}周") for column, texts in under.items()}


def _term_of(texts: tuple[str, ...]) -> int | None:
    """The term a column's labels name: by itself, or as a half of the year above it."""
    year = next((y for text in texts if (y := _year(text))), None)
    for text in reversed(texts):
        folded = fold(text)
        bare = BRACKET.sub("", folded)
        if found := _YEAR_AND_HALF.fullmatch(bare):
            return _half_of(ordinal(found[1]), found[2])
        if year and bare in _HALF_LABEL:
            return _half_of(year, bare)
        if found := re.fullmatch(_YEAR_LABEL.pattern + r"第?([12一二上下])(?:学期)?", bare):
            return _half_of(ordinal(found[1] or found[2] or found[3]), found[4])
        term = term_label(text)
        if term:
            if year and term not in (2 * year - 1, 2 * year):
                return 2 * year - 2 + term if term in (1, 2) else None
            return term
    return None


def _half_of(year: int | None, half: str) -> int | None:
    return None if year is None else 2 * year - 2 + _HALF_LABEL[half]


def _year(text: str) -> int | None:
    found = _YEAR_LABEL.fullmatch(BRACKET.sub("", fold(text)))
    return ordinal(next(group for group in found.groups() if group)) if found else None


def _weekly(texts: tuple[str, ...]) -> bool | None:
    joined = "".join(fold(text) for text in texts)
    if re.search(r"周学时|周课时|每周|周时数", joined):
        return True
    return False if re.search(r"学期学时|学时分配|课时分配|学期课时|学时数", joined) else None


def _weeks(texts: tuple[str, ...]) -> tuple[Fraction, Fraction] | None:
    return next((weeks for text in reversed(texts) if (weeks := read_weeks(text))), None)
