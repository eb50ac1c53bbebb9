"""The numbers of a plan's rows: hours, credits, hours in each term; what is not one plain number widens it."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.programme import Figure
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.figures import NOTHING, Reading, read_number, read_sum
from edu_compliance.reading.programmes.plan_header import Header
from edu_compliance.reading.programmes.plan_roles import Role
from edu_compliance.reading.programmes.spread import Spread

_WEEK = 45
"""More lessons than any week has, and fewer than any term."""
_COURSES = 4
"""Courses of a term from which on it is a whole one."""


@attrs.frozen
class RowFigures:
    """Reads the numbers below one header; what is amiss goes to `notices`."""

    sheet: Spread
    header: Header
    notices: list[Notice]
    weeks: dict[int, tuple[Fraction, Fraction]]
    """Least and most weeks of the term in a column; a row of weeks below the header may still add some."""

    weekly: bool = False
    """Whether numbers of terms whose header does not say are hours a week, as all the courses of a term tell."""

    def _cell(self, row: int, column: int, expects: str, role: Role | None = None) -> Figure | None:
        """A cell's number; what is not one is noted with what was expected there."""
        sheet = self.sheet
        written, place = sheet.text(row, column), sheet.place(row, column)
        if role is not None and (sides := self.header.both.get(column)) and written.count("/") == 1:
            written = written.split("/")[sides.index(role)]
        if not written and sheet.uncached(row, column):
            why = say("figure.formula_without_value")
            self._note("programme.formula_without_value", place, row=row + 1)
            return Figure(Fraction(0), None, "", place, why)
        reading: Reading | None = read_number(written)
        if column in self.header.added and reading is not None and (whole := read_sum(written)) is not None:
            reading = Reading(whole, whole)
        if reading is None:
            return None
        if reading.why is not None:
            expected = say(f"programme.expected_{expects}")
            self._note("programme.not_a_number", place, row=row + 1, written=written, expected=expected)
        return Figure(reading.low, reading.high, written, place, reading.why)

    def figure(self, row: int, role: Role, expects: str) -> Figure | None:
        """The sum of a role's columns (实验 and 上机 are practice both), else None; the place is the first one's."""
        figures = [f for c in self.header.roles.get(role, ()) if (f := self._cell(row, c, expects, role)) is not None]
        if role in (Role.CREDITS, Role.HOURS):
            return figures[0] if figures else None
        return _sum(figures)

    def hours(self, row: int) -> Figure | None:
        """The total; where there is none, theory and practice together, or weekly hours × weeks."""
        total = self.figure(row, Role.HOURS, "hours")
        parts = [f for role in (Role.THEORY, Role.PRACTICE) if (f := self.figure(row, role, "hours"))]
        if total is not None:
            most = sum((figure.low for figure in parts), Fraction(0))
            if total.plain and most > total.low and all(figure.plain for figure in parts):
                self._note("programme.parts_exceed_total", total.place, row=row + 1, total=total.low, parts=most)
                why = say("figure.parts_exceed_total", total=total.low, parts=most)
                return attrs.evolve(total, high=most, why=why)
            return total
        if parts:
            return _sum(parts)
        weekly, weeks = self.figure(row, Role.WEEKLY, "hours"), self._weeks_of_course(row)
        if weekly is not None and weeks is not None:
            high = weekly.high * weeks if weekly.high is not None else None
            return attrs.evolve(weekly, low=weekly.low * weeks, high=high)
        return None

    def _weeks_of_course(self, row: int) -> Fraction | None:
        text = fold(self._weeks_written(row)).removesuffix("周").removeprefix("第")
        if found := re.fullmatch(r"(\d{1,2})[-~—–至](\d{1,2})", text):
            first, last = int(found[1]), int(found[2])
            return Fraction(last - first + 1) if first <= last else None
        return Fraction(text) if re.fullmatch(r"\d{1,2}", text) else None

    def by_term(self, row: int) -> Iterator[tuple[int, Figure | None]]:
        """Hours in each term the row is taught in; None where the cell is only a mark (√)."""
        for term in self.header.terms:
            written = self.sheet.text(row, term.column)
            if fold(written) in NOTHING or written == "0":
                continue
            digits = re.search(r"\d", written)
            figure = self._cell(row, term.column, "hours") if digits else None
            if figure is None or term.weekly is False or "×" in written or "周" in written:
                yield term.term, figure
                continue
            yield term.term, self._times_weeks(figure, term.column, term.weekly or self.weekly or None)

    def _times_weeks(self, figure: Figure, column: int, weekly: bool | None) -> Figure:
        """Weekly hours times the term's weeks; without the weeks nobody knows how many hours it makes."""
        weeks = self.weeks.get(column)
        if weeks is None:
            return attrs.evolve(
                figure, high=None, why=figure.why or say("figure.weeks_unknown", written=figure.written)
            )
        low = figure.low * weeks[0] if weekly else figure.low
        high = figure.high * weeks[1] if figure.high is not None else None
        why = figure.why or (None if low == high else say("figure.weekly_or_total", written=figure.written))
        return attrs.evolve(figure, low=low, high=high, why=why)

    def in_weeks(self, rows: Iterable[int]) -> bool:
        """Whether the numbers of the terms are hours a week: no term of so many courses has so few hours.

        Only of plans that have no column of hours: with one, the totals tell.
        """
        if any(self.header.roles.get(role) for role in (Role.HOURS, Role.THEORY, Role.PRACTICE)):
            return False
        kept = list(rows)
        fullest = 0
        for term in self.header.terms:
            numbers = [
                Fraction(text)
                for row in kept
                if re.fullmatch(r"\d{1,3}(?:\.\d)?", text := fold(self.sheet.text(row, term.column)))
            ]
            if sum(numbers) > _WEEK:
                return False
            fullest = max(fullest, len(numbers))
        return fullest >= _COURSES

    def _weeks_written(self, row: int) -> str:
        column = self.header.first(Role.WEEKS)
        return self.sheet.text(row, column) if column is not None else ""

    def _note(self, id: str, place: Place, **parameters: object) -> None:
        self.notices.append(Notice(say(id, sheet=place.sheet, **parameters), (place,)))


def _sum(figures: list[Figure]) -> Figure | None:
    if not figures:
        return None
    high = None if any(f.high is None for f in figures) else sum((f.high or Fraction(0) for f in figures), Fraction(0))
    low = sum((figure.low for figure in figures), Fraction(0))
    why: Message | None = next((figure.why for figure in figures if figure.why), None)
    return Figure(low, high, "+".join(figure.written for figure in figures), figures[0].place, why)
