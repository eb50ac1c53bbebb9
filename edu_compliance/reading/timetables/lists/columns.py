"""What the columns of a list of lessons say of each row: its class, its weekday and periods, its weeks."""

import re
from functools import cached_property

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Weeks
from edu_compliance.reading.timetables.lists.header import ListHeader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.people import signs
from edu_compliance.reading.timetables.texts.text import closed_up, tidy
from edu_compliance.reading.timetables.texts.titles import own_name
from edu_compliance.reading.timetables.texts.token import Half, Period, Token
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.texts.weekdays import SAID
from edu_compliance.reading.timetables.texts.weeks import MARK, cycle_of, mark_of
from edu_compliance.reading.timetables.view import View

_TIME = re.compile(rf"({SAID})[,，:\s-]*(.+)")

_BAR_IN_WEEKS = re.compile(r"(周)[|,;]([单双]周?[)\]])")


class Columns:
    """The columns of one list, asked row by row from the top."""

    def __init__(self, view: View, header: ListHeader, tokens: TokenReader) -> None:
        self._view = view
        self._header = header
        self._tokens = tokens
        self._carried: dict[Column, Token] = {}
        """What was said last in a column."""

    def class_of(self, row: int) -> ClassName | None:
        """The class that a row's 班级 and 年级 name together; None where they name none."""
        token, grade = self._token(row, Column.CLASS), self._token(row, Column.GRADE)
        named = self._tokens.named_class(token.text) if token else None
        classed = own_name(token.text, named) if token and named else None
        if token and classed is None:
            classed = ClassName(token.text.strip())
            if grade is not None and (at := _numeral(token)) is not None:
                classed = attrs.evolve(classed, number=at)
        if grade is None or classed is None:
            return (grade.classed if grade else None) or classed
        at = _numeral(grade)
        whole = grade.classed or (ClassName(grade.text, grades=(at,)) if at is not None else None)
        if whole is None or classed.grades:
            return classed
        return attrs.evolve(classed.completed_by(whole), written=f"{grade.text.strip()}{classed.written}")

    def time_of(self, row: int) -> tuple[int, list[Period]]:
        """Weekday and periods of a row, from their own columns or from one (周一第1-2节)."""
        day, period = self._token(row, Column.WEEKDAY), self._token(row, Column.PERIOD)
        if day is not None and period is not None:
            found = period.period
            return day.day, [self._numbered(found)] if found else []
        if day is not None and (numbers := self._between(row)):
            return day.day, [Period("-".join(map(str, numbers)), numbers)]
        token = self._token(row, Column.TIME)
        if token is None:
            return 0, []
        said = closed_up(token.text)
        plain = MARK.sub("", _without_bars(said))
        if token.weekday and token.period and plain == said:
            return token.weekday, [token.period]
        whole = _TIME.search(plain)
        if not whole:
            return 0, []
        part = self._tokens.read(whole[2]).period
        return self._tokens.read(whole[1]).weekday, [part] if part and part.numbers else []

    def _between(self, row: int) -> tuple[int, ...]:
        """The periods from a row's 开始节次 to its 结束节次; none where it says none."""
        ends = (self._token(row, column) for column in (Column.FIRST_PERIOD, Column.LAST_PERIOD))
        numbers = [one.period.numbers[0] for one in ends if one is not None and one.period and one.period.numbers]
        return tuple(range(numbers[0], numbers[1] + 1)) if len(numbers) == 2 else ()

    def half_of(self, row: int) -> Half | None:
        """The half-day of a row's own column."""
        token = self._view.token(row, self._header.half) if self._header.half is not None else None
        return token.half if token is not None else None

    def weeks_of(self, row: int) -> tuple[Weeks, bool]:
        """The weeks of a row's own column or of that of its time (周一第1-2节{1-16周(单)}), and whether their share of
        the term cannot be told."""
        at = self._header.columns.get(Column.WEEKS, self._header.columns.get(Column.TIME))
        token = self._view.token(row, at) if at is not None else None
        text = _without_bars(tidy(token.text)) if token is not None else ""
        if text in ("单", "双"):
            text = f"({text})"
        found = [mark_of(match) for match in MARK.finditer(text)] or [
            mark_of(match) for match in MARK.finditer(f"{text}周") if text[:1].isdigit()
        ]
        if not found:
            return EVERY_WEEK, False
        weeks = cycle_of(found[:1])[0]
        return weeks or EVERY_WEEK, weeks is None

    def repeats_header(self, row: int) -> bool:
        """Whether a row says the header again, as the first of a page does."""
        token = self._view.token(row, self._header.columns[Column.SUBJECT])
        return token is not None and token.column is Column.SUBJECT

    def of_no_lesson(self, row: int) -> bool:
        """Whether a row is one text over the columns (a note, a title), begins a list under the lessons where a class
        should stand (科目 | 语文 | 数学 | 体育), or is one to sign."""
        said = {
            self._view.anchor(row, self._header.columns[column]): column
            for column in (Column.CLASS, Column.WEEKDAY, Column.TIME, Column.SUBJECT)
            if column in self._header.columns
        }
        if len(said) == 1:
            return True
        at = self._header.columns.get(Column.CLASS)
        token = self._view.token(row, at) if at is not None else None
        return token is not None and (token.column is not None or signs(closed_up(token.text)))

    def _token(self, row: int, column: Column) -> Token | None:
        """What a row says in a column; a class or a weekday said once holds for the rows below it."""
        at = self._header.columns.get(column)
        if at is None:
            return None
        token = self._view.token(row, at)
        if token is not None:
            self._carried[column] = token
        elif column in (Column.CLASS, Column.GRADE, Column.WEEKDAY):
            token = self._carried.get(column)
        return token

    def _numbered(self, period: Period) -> Period:
        """The period with its place in the day, where only a clock time names it."""
        if period.numbers or period.activity or period.start is None:
            return period
        return attrs.evolve(period, numbers=(self._starts.index(period.start) + 1,))

    @cached_property
    def _starts(self) -> list[int]:
        """The clock times of the list's periods, in order."""
        at = self._header.columns[Column.PERIOD]
        tokens = [self._view.token(row, at) for row in range(self._header.row + 1, self._view.height)]
        periods = [token.period for token in tokens if token is not None and token.period is not None]
        return sorted({p.start for p in periods if p.start is not None and not p.numbers and not p.activity})


def _without_bars(text: str) -> str:
    """A time whose brackets say weeks in two parts, as one: {第1-16周|单周}."""
    return _BAR_IN_WEEKS.sub(r"\1\2", text)


def _numeral(token: Token) -> int | None:
    """The number that a cell is, 3 or 三; None for anything else."""
    plain = tidy(token.text)
    return number(plain) if re.fullmatch(NUMERAL, plain) else None
