"""The classes of an allocation: where they stand, and of which grade they are."""

import re
from collections.abc import Mapping
from itertools import pairwise

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.allocations.named import bare_grade, class_at, grade_at, together_at
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekly_number import weekly
from edu_compliance.reading.timetables.view import Spot, View

SUM = re.compile("合计|总计|小计|共计|总数|平均|汇总|总课时|学年|学期|全校|标准|规定|要求|备注|说明")
"""Words of rows that sum up, or say what should be: of no class by itself."""

_IN_WORDS = frozenset("一二三四五六七八九十")
_LEAST_GRADES = 2
_LEAST_A_WEEK = 20
"""Lessons that a grade has in a week, at the least, and more than a day has."""
_BAND_WITHIN = 3
"""Rows over a header within which a grade may stand in a row of its own."""


def classes_down(view: View, tokens: TokenReader, header: int, before: int) -> dict[int, tuple[Spot, ClassName]]:
    """The classes in the column at the left that holds most of them; grades, where no column holds classes."""
    heads = {
        column: token.column for column in range(view.left, before) if (token := view.token(header, column)) is not None
    }
    best: dict[int, tuple[Spot, ClassName]] = {}
    for column in range(view.left, before):
        if heads.get(column) in (Column.IGNORED, Column.TEACHER, Column.GRADE):
            continue
        found = {}
        grade = _grade_above(view, header)
        for row in range(header + 1, view.height):
            if not view.text(row, column):
                continue
            named = class_at(view, row, column)
            if named is None and heads.get(column) is Column.CLASS and not _sums_up(view, row, column):
                named = _numbered_at(view, row, column)
            if named is not None and named.only_grades and not _says_lessons(view, row, column):
                grade = named  # a row of its own over the grade's classes
                continue
            beside = _grade_beside(view, row, column, heads) or grade
            named = named or together_at(view, tokens, (row, column), beside)
            if named is not None:
                grade = beside
                found[row] = ((row, column), named.completed_by(grade) if grade else named)
        if len(found) > len(best):
            best = found
    if not best:
        return next((_grades_down(view, header, c) for c, head in heads.items() if head is Column.GRADE), {})
    return best


def _grade_above(view: View, header: int) -> ClassName | None:
    """The grade in a row of its own over the header."""
    for row in range(header - 1, max(view.top, header - _BAND_WITHIN) - 1, -1):
        named = [token.classed for token in view.tokens[row] if token is not None and token.classed is not None]
        if len(named) == 1 and named[0] is not None and named[0].only_grades:
            return named[0]
    return None


def _sums_up(view: View, row: int, before: int) -> bool:
    """Whether a row says at its left that it sums up others: 合计 under 序号."""
    return any(SUM.search(view.text(row, column)) for column in range(before))


def _numbered_at(view: View, row: int, column: int) -> ClassName | None:
    """A class that is only a number under the word 班级."""
    text = view.text(row, column)
    plain = tidy(text).strip("()[]")
    return ClassName(" ".join(text.split()), number=number(plain)) if re.fullmatch(NUMERAL, plain) else None


def _says_lessons(view: View, row: int, after: int) -> bool:
    return any(weekly(view.text(row, column)) is not None for column in range(after + 1, view.width))


def _grades_down(view: View, header: int, column: int) -> dict[int, tuple[Spot, ClassName]]:
    """The grades under 年级, where what is said of a grade is said of each of its classes: 一年级, 一."""
    found = {}
    for row in range(header + 1, view.height):
        named = grade_at(view, row, column)
        if named is not None:
            found[row] = ((row, column), named)
    return found


def columns_under(view: View, row: int, column: int) -> range:
    """The columns a heading stands over: its merged range, or as far as the cells beside it are empty and a second row
    of headings (教师 | 课时, 上学期 | 下学期) goes on."""
    right = view.span((row, column))[3]
    if right == column and row + 1 < view.height and _heads(view, row + 1, column):
        while right + 1 < view.width and view.token(row, right + 1) is None and _heads(view, row + 1, right + 1):
            right += 1
    return range(column, right + 1)


def _heads(view: View, row: int, column: int) -> bool:
    text = view.text(row, column)
    return bool(text) and weekly(text) is None


def classes_across(view: View, tokens: TokenReader, row: int, first: int) -> dict[int, tuple[Spot, ClassName]]:
    """The classes in a row over subjects that stand in the column `first`; grades beside 科目\\年级, where no cell of
    it is a class."""
    found, above = {}, _grade_above(view, row)
    for column in range(first + 1, view.width):
        grade = (_grade_over(view, row, column, first) or above) if view.text(row, column) else None
        named = class_at(view, row, column) or together_at(view, tokens, (row, column), grade)
        if named is not None and view.text(row, column):
            found[column] = ((row, column), named.completed_by(grade) if grade else named)
    if all(_is_and_a_half(view.text(row, column)) for column in found):
        found = {}
    if found or not _of_grades(view, row, first):
        return found
    grades = ((column, grade_at(view, row, column)) for column in range(first + 1, view.width))
    return {column: ((row, column), named) for column, named in grades if named is not None}


def _is_and_a_half(text: str) -> bool:
    """Whether what reads as a class is a number of lessons: 1.5 among 2 and 3, where no 1.4 stands."""
    lessons = weekly(text)
    return lessons is not None and lessons[0] == lessons[1] and lessons[0].denominator == 2


def _of_grades(view: View, row: int, first: int) -> bool:
    """Whether the word 年级 is in the corner of a row, or heads it from the row above; or its numerals, in words and in
    order, stand over so many lessons as a grade has in a week, and no day."""
    above = [token for token in view.tokens[row - 1][first:] if token is not None] if row else []
    said = any(token is not None and token.says(Column.GRADE) for token in (view.token(row, first), *above))
    return said or _run_of_grades(view, row, first)


def _run_of_grades(view: View, row: int, first: int) -> bool:
    named = [(column, view.text(row, column)) for column in range(first + 1, view.width) if view.text(row, column)]
    found = {column: grade for column, text in named if text.strip()[:1] in _IN_WORDS and (grade := bare_grade(text))}
    grades = list(found.values())
    if len(grades) < _LEAST_GRADES or any(after != before + 1 for before, after in pairwise(grades)):
        return False
    weeks = ([weekly(view.text(below, column)) for below in range(row + 1, view.height)] for column in found)
    return all(sum(low for low, _ in filter(None, week)) >= _LEAST_A_WEEK for week in weeks)


def _grade_over(view: View, row: int, column: int, first: int) -> ClassName | None:
    """The grade in the row over a class named by its number only (三年级 over 1班 2班)."""
    for left in range(column, first, -1):
        token = view.token(row - 1, left) if row else None
        if token is not None:
            return token.classed if token.classed is not None and not token.classed.one_class else None
    return None


def _grade_beside(view: View, row: int, column: int, heads: Mapping[int, Column | None]) -> ClassName | None:
    """A grade in a column further left (三年级 merged over 1班, 2班, 3班)."""
    for left in range(column):
        if heads.get(left) is Column.GRADE and (grade := grade_at(view, row, left)) is not None:
            return grade
        token = view.token(row, left)
        if token is not None and token.classed is not None and token.classed.grades:
            return token.classed
    return None
