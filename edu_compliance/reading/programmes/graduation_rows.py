"""The rows of a graduation list: scores, grades, exemptions, credits, wherever in the row people write them."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1
from edu_compliance.model.student import Columns, Exemption, FitnessGrade, Student
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.figures import NOTHING
from edu_compliance.reading.programmes.graduation_exempt import (
    NO,
    YES,
    exempt_by,
    exempt_in,
    is_document,
    names_document,
)
from edu_compliance.reading.programmes.graduation_header import role_of
from edu_compliance.reading.programmes.plan_stage import stage_said

SHOWN = 50
"""Rows a notice names; that there are more, it says."""
_GRADES = {
    "优秀": FitnessGrade.EXCELLENT,
    "优": FitnessGrade.EXCELLENT,
    "良好": FitnessGrade.GOOD,
    "良": FitnessGrade.GOOD,
    "及格": FitnessGrade.PASS,
    "合格": FitnessGrade.PASS,
    "达标": FitnessGrade.PASS,
    "不及格": FitnessGrade.FAIL,
    "不合格": FitnessGrade.FAIL,
    "未达标": FitnessGrade.FAIL,
    "不达标": FitnessGrade.FAIL,
}
_MISSING = frozenset({"缺考", "缺测", "未测", "缺", "未参加", "无成绩", "缓测"})
_SUMMARY = re.compile(r"(?:合计|总计|小计|共计|平均|人数|注|说明|备注|制表|审核|填表)|共(?:计|有)?\d+(?:人|名)")
_NOBODY = re.compile("[:：。;；]|[(（]盖章[)）]")
"""What stands in no student's number or name, but in a signature, a sum or a note."""
_NUMBER_LIKE = re.compile(r"[0-9a-z\-_.*]+")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|平均分?)(?:人数)?[:：]?")
_T = TypeVar("_T")


@lru_cache(maxsize=4096)
def _number(text: str) -> Fraction | None:
    """A plain number, 分 or 学分 behind it allowed; None for anything else. Few different ones stand in many rows."""
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)(?:分|学分)?", fold(text))
    return Fraction(found[1]) if found else None


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


_EXPECTED = {
    "fitness": "score",
    "grade": "grade",
    "exemption": "yes_or_no",
    "pe_earned": "credits",
    "pe_required": "credits",
    "pe_complete": "yes_or_no",
    "arts_earned": "credits",
}


@attrs.define
class Rows:
    """Reads the rows of one list; what cannot be read is kept by column, so that notices stay few."""

    file: str
    sheet: str
    columns: Columns
    remark: int | None = None
    """The column of remarks, where 免测 may be said as well."""
    labels: frozenset[tuple[str, ...]] = frozenset()
    """The rows of the header, which some print again on the next page."""
    _unread: dict[str, list[int]] = attrs.field(factory=dict)

    def student(self, row: int, cells: Sequence[str]) -> Student | None:
        """A row's student; None for an empty row, a total or a note."""
        at = self.columns
        number, name = _cell(cells, at.number), _cell(cells, at.name)
        first = number or name or next((cell.strip() for cell in cells if cell.strip()), "")
        if not first or role_of(first) or _SUMMARY.match(_folded(first)) or _TOTAL.fullmatch(_opening(cells, at)):
            return None
        if tuple(cell.strip() for cell in cells) in self.labels or _is_note(cells, number, name):
            return None
        if not number and not name:
            self._unread.setdefault("name", []).append(row)
        unread: list[int] = []
        score = _cell(cells, at.fitness)
        fitness, grade, exemption = self._fitness(row, cells, score, unread)
        return Student(
            row=row,
            number=number,
            name=name,
            group=_cell(cells, at.group),
            fitness=fitness,
            grade=grade,
            exemption=exemption,
            pe_earned=self._value(row, cells, "pe_earned", _number, unread),
            pe_required=self._value(row, cells, "pe_required", _number, unread),
            pe_complete=self._value(row, cells, "pe_complete", _yes, unread),
            arts_earned=self._value(row, cells, "arts_earned", _number, unread),
            unread=tuple(unread),
            stage=stage_said([text]) if (text := _cell(cells, at.stage)) else None,
        )

    def _fitness(
        self, row: int, cells: Sequence[str], score: str, unread: list[int]
    ) -> tuple[Fraction | None, FitnessGrade | None, Exemption]:
        """Score, grade and exemption, which people write into each other's columns (成绩: 免测, 及格)."""
        folded = _folded(score)
        fitness: Fraction | None = None
        aside = [exempt_in(text) for text in (score, _cell(cells, self.columns.grade), _cell(cells, self.remark))]
        allowed = aside[1] is not Exemption.NONE
        grade = None if allowed else self._value(row, cells, "grade", lambda text: _GRADES.get(_folded(text)), unread)
        if folded in _GRADES:
            grade = grade or _GRADES[folded]
        elif folded and aside[0] is Exemption.NONE and folded not in _MISSING and folded not in NOTHING:
            fitness = _number(score)
            if fitness is None or fitness > _FULL_SCORE:
                fitness = None
                self._note(row, "fitness", unread)
        column = _cell(cells, self.columns.exemption)
        said = self._value(row, cells, "exemption", exempt_by, unread)
        if not said and all(each is Exemption.NONE for each in aside):
            return fitness, grade, Exemption.NONE
        documented = Exemption.DOCUMENTED in aside or is_document(_cell(cells, self.columns.document))
        documented = documented or names_document(column)
        return fitness, grade, Exemption.DOCUMENTED if documented else Exemption.BARE

    def _value(
        self,
        row: int,
        cells: Sequence[str],
        role: str,
        read: Callable[[str], _T | None],
        unread: list[int],
    ) -> _T | None:
        text = _cell(cells, getattr(self.columns, role))
        if not text or _folded(text) in NOTHING or _folded(text) in _MISSING:
            return None
        value = read(text)
        if value is None:
            self._note(row, role, unread)
        return value

    def _note(self, row: int, role: str, unread: list[int]) -> None:
        unread.append(getattr(self.columns, role))
        self._unread.setdefault(role, []).append(row)

    def notices(self) -> list[Notice]:
        """One for each column in which something could not be read, with its rows."""
        found = []
        for role, rows in self._unread.items():
            column = getattr(self.columns, role) or 0
            shown = rows[:SHOWN]
            places = tuple(Place(self.file, self.sheet, a1(row, column)) for row in shown)
            expected = say(f"graduation.expected_{_EXPECTED.get(role, 'name')}")
            numbers = tuple(row + 1 for row in shown)
            id = "graduation.unreadable" if len(rows) <= SHOWN else "graduation.unreadable_many"
            message = say(id, sheet=self.sheet, rows=numbers, shown=len(shown), count=len(rows), expected=expected)
            found.append(Notice(message, places))
        return found


_FULL_SCORE = 120
"""100 and at most 20 of bonus (国家学生体质健康标准)."""


def _opening(cells: Sequence[str], columns: Columns) -> str:
    """What stands left of number and name: 合计 beside how many there are; a name is nobody's total."""
    first = min(column for column in (columns.number, columns.name) if column is not None)
    return next((cell.strip() for cell in cells[:first] if cell.strip()), "")


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _yes(text: str) -> bool | None:
    folded = _folded(text)
    if folded in YES:
        return True
    return False if folded in NO else None


def _is_note(cells: Sequence[str], number: str, name: str) -> bool:
    """Whether a row is a signature, a sum or a note: nobody's number or name holds a colon, and none is a sentence."""
    if _NOBODY.search(number) or _NOBODY.search(name):
        return True
    texts = {cell.strip() for cell in cells} - {""}
    return len(texts) == 1 and not name and not _NUMBER_LIKE.fullmatch(_folded(number))
