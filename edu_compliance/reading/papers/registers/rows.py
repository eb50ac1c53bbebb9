"""One row of a register's sheets each: activities, documents, clubs and sites, people."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

import attrs

from edu_compliance.model.forms.register import AREAS, FLAGS
from edu_compliance.model.forms.register_kinds import KINDS, OTHER, Kind
from edu_compliance.model.message import Message, say
from edu_compliance.model.register import Document, Event, Holding, Person, RegisterSheet
from edu_compliance.model.stage import Stage, grades_of_stage
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.dates import read_span
from edu_compliance.reading.papers.form_table import FormRow, plain, yes_or_no
from edu_compliance.reading.papers.registers.denials import Denial, denial
from edu_compliance.reading.papers.registers.unclear import Unclear, written_in
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number

_ALL = re.compile(r"全校|全体|各年级|所有年级|全部年级|每个年级|全县|全区|全市|全地区|全州")
_BUT = re.compile("除|不含|不包括")
_JOINT = r"[、,，和及/]"
_GRADES = re.compile(rf"({NUMERAL}(?:(?:{_JOINT}|[-~—–至到]){NUMERAL}){{0,11}})年级")
_RANGE = re.compile(rf"({NUMERAL})[-~—–至到]({NUMERAL})")
_NAMED_RANGE = re.compile(rf"({NUMERAL})年级[-~—–至到](?={NUMERAL}年级)")
_YEARS_RANGE = re.compile(r"(初|高)(?:中)?([一二三123])(?:年级)?[-~—–至到](?:\1中?)?([一二三123])")
_YEARS = re.compile(r"(初|高)(?:中)?([一二三123](?:[、,，和及/]?[一二三123](?!年级))*)")
_STAGES = (("小学", Stage.PRIMARY), ("初中", Stage.JUNIOR), ("高中", Stage.SENIOR))
_BEFORE = {"初": 6, "高": 9}
_SIDES = {"校内": True, "校外": False, "内": True, "外": False}
_T = TypeVar("_T")


@lru_cache(maxsize=16)
def _by_name(sheet: RegisterSheet) -> Mapping[str, str]:
    """Kinds by every word they go by."""
    names: dict[str, str] = {}
    for kind in KINDS[sheet]:
        for name in (kind.label, *kind.aliases):
            names.setdefault(plain(name), kind.key)
            names.setdefault(fold(name), kind.key)
    return names


def kinds_of(sheet: RegisterSheet, written: str, name: str) -> tuple[str, ...]:
    """The kinds a row may be of: the one its type says, else those its words hint at; none where nobody knows."""
    names = _by_name(sheet)
    said = names.get(fold(written)) or names.get(plain(written))
    if said is not None and said != OTHER:
        return (said,)
    hinted = tuple(kind.key for kind in KINDS[sheet] if kind.key != OTHER and _hinted(kind, written, name))
    if said == OTHER:
        return (OTHER, *hinted)
    # One hint is no certainty: the writer chose no type.
    return (*hinted, OTHER) if hinted else ()


def _hinted(kind: Kind, written: str, name: str) -> bool:
    text = fold(f"{written}|{name}")
    return any(len(words) > 1 and plain(words) in text for words in (kind.label, *kind.aliases))


def grades_in(written: str) -> tuple[bool, tuple[int, ...]]:
    """Whether the whole school takes part, and the grades 1–12 that are named: 全校; 七、八年级; 高一、高二; 初中部."""
    text = fold(written)
    if _BUT.search(text):
        return False, ()  # 全校（除一年级）: who is left nobody told
    if _ALL.search(text):
        return True, ()
    grades: set[int] = set()
    for found in _YEARS_RANGE.finditer(text):
        grades |= {_BEFORE[found[1]] + year for year in range(number(found[2]), number(found[3]) + 1)}
    text = _NAMED_RANGE.sub(r"\1-", _YEARS_RANGE.sub("", text))
    for found in _GRADES.finditer(text):
        grades |= _listed(found[1])
    rest = _GRADES.sub("", text)
    for found in _YEARS.finditer(rest):
        grades |= {_BEFORE[found[1]] + number(each) for each in re.findall(r"[一二三123]", found[2])}
    rest = _YEARS.sub("", rest)
    for word, stage in _STAGES:
        if word in rest:
            grades |= set(grades_of_stage(stage))
    return False, tuple(sorted(grade for grade in grades if 1 <= grade <= 12))


def _listed(text: str) -> set[int]:
    grades: set[int] = set()
    for found in _RANGE.finditer(text):
        grades |= set(range(number(found[1]), number(found[2]) + 1))
    return grades | {number(each) for each in re.findall(NUMERAL, text)}


@attrs.frozen
class RowReader:
    """Reads rows of one register; what it cannot read it notes."""

    year: int | None
    """First calendar year of the school year, where the register states it."""
    unclear: Unclear

    def event(self, row: FormRow) -> Event:
        """A row of 活动台账."""
        whole, grades = grades_in(row.text("grades"))
        if row.text("grades") and not whole and not grades:
            self.unclear.note(row, "grades", say("register.expected_grades"))
        when = read_span(row.text("date"), row.held("date"), self.year)
        if when is None:
            self.unclear.note(row, "date", say("register.expected_date"))
        return Event(
            kinds=self._kinds(row, RegisterSheet.EVENTS),
            written=written_in(row),
            place=row.place(),
            when=when,
            whole_school=whole,
            grades=grades,
            flags={key: self._flag(row, key) for key in FLAGS},
            open=_open(row),
        )

    def document(self, row: FormRow) -> Document:
        """A row of 制度与文件."""
        named = self._named(row, "name", "number")
        return Document(self._kinds(row, RegisterSheet.DOCUMENTS), written_in(row), row.place(), named, _open(row))

    def holding(self, row: FormRow) -> Holding:
        """A row of 组织与场所."""
        named = self._named(row, "name")
        campus = self._choice(row, "campus", lambda text: _SIDES.get(fold(text)[:2]))
        return Holding(
            self._kinds(row, RegisterSheet.HOLDINGS), written_in(row), row.place(), named, campus, _open(row)
        )

    def person(self, row: FormRow) -> Person:
        """A row of 人员."""
        named = self._named(row, "name")
        return Person(
            kinds=self._kinds(row, RegisterSheet.PERSONS),
            written=written_in(row),
            place=row.place(),
            named=named,
            area=self._choice(row, "area", lambda text: next((a for word, a in AREAS.items() if word in text), None)),
            open=_open(row),
        )

    def _named(self, row: FormRow, *keys: str) -> bool:
        """Whether any of these columns names what a row is of; where none does, it is noted."""
        named = any(map(row.text, keys))
        if not named:
            self.unclear.note(row, "name", say("register.expected_name"))
        return named

    def _kinds(self, row: FormRow, sheet: RegisterSheet) -> tuple[str, ...]:
        kinds = kinds_of(sheet, row.text("kind"), row.text("name"))
        if len(kinds) != 1 and OTHER not in kinds[:1]:
            self.unclear.note(row, "kind", say("register.expected_kind"))
        return kinds

    def _flag(self, row: FormRow, key: str) -> bool | None:
        """The answer to a question; where two columns ask it (是否营利 | 是否商业), one yes is enough."""
        title = row.table.form.column(key).title
        answers = [self._choice(one, key, lambda text: yes_or_no(text, title)) for one in (row, *row.more(key))]
        return True if True in answers else None if None in answers else False

    def _choice(self, row: FormRow, key: str, read: Callable[[str], _T | None]) -> _T | None:
        text = row.text(key)
        value = read(text) if text else None
        if text and value is None:
            column = row.table.form.column(key)
            self.unclear.note(row, key, say("register.expected_choice", column=column.title, choices=column.choices))
        return value


def _open(row: FormRow) -> Message | None:
    return say("register.may_be_denied", text=written_in(row)) if denial(row) is Denial.MAYBE else None
