"""Registers (台账): the sheets of a workbook that follow the register's form, read as one register."""

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.forms.form import VERSION
from edu_compliance.model.forms.register import CONDITIONS, LEVELS, MARKS, SHEETS, STAGES, TITLE
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.register import Register, RegisterSheet
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import Notice, Sheet, SheetKind
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.dates import read_day
from edu_compliance.reading.papers.form_table import (
    FormRow,
    FormTable,
    find_table,
    named_by_sheet,
    plain,
    titles_of,
    yes_or_no,
)
from edu_compliance.reading.papers.registers.denials import schools_in
from edu_compliance.reading.papers.registers.rows import RowReader
from edu_compliance.reading.papers.registers.unclear import Unclear
from edu_compliance.reading.papers.registers.unit_pairs import QUESTIONS, UnitPairs, unit_pairs
from edu_compliance.reading.timetables.texts.school_years import school_year

HEADERS = tuple(SHEETS[sheet].column("kind").title for sheet in SHEETS if sheet is not RegisterSheet.UNIT)
"""Headers that only a register has."""
TITLES = tuple(name for form in SHEETS.values() for name in titles_of(form))
"""What titles over its tables end with."""
_NAMES = frozenset(plain(name) for form in SHEETS.values() for name in (form.title, *form.aliases))
_SCHOOLS_SHOWN = 5
_SEPARATORS = re.compile(r"[、,，;；/和及\s]+")
_LEVELS = {
    **{plain(word): level for word, level in LEVELS.items()},
    **dict.fromkeys(("县", "区", "县区", "县级", "区县"), TargetKind.COUNTY),
    **dict.fromkeys(("地", "市", "地市", "地级", "地区", "市级"), TargetKind.PREFECTURE),
    **dict.fromkeys(("区级", "省级"), TargetKind.REGION),
    **dict.fromkeys(("校", "校级", "中小学"), TargetKind.SCHOOL),
}
_STAGES: Mapping[str, tuple[Stage, ...]] = {
    **{plain(word): (stage,) for word, stage in STAGES.items()},
    "高中": (Stage.SENIOR,),
    "中等职业": (Stage.VOCATIONAL,),
    "中职": (Stage.VOCATIONAL,),
    "高职": (Stage.COLLEGE,),
    "专科": (Stage.COLLEGE,),
    "学前": (Stage.PRESCHOOL,),
    "九年一贯制": (Stage.PRIMARY, Stage.JUNIOR),
    "完全中学": (Stage.JUNIOR, Stage.SENIOR),
    "十二年一贯制": (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR),
}


@attrs.frozen
class RegisterRead:
    """What the register of a workbook gave."""

    register: Register | None
    """None where its sheets hold the rows of several schools."""
    notices: tuple[Notice, ...]
    sheets: Mapping[int, Sheet]
    """What became of each of its grids, by `id`."""

    @property
    def school(self) -> str:
        """The unit's name."""
        return self.register.school if self.register else ""


def named_as_register(grid: Grid) -> bool:
    """Whether a sheet bears a name of the form's."""
    return plain(grid.sheet) in _NAMES


def read_register(grids: Sequence[Grid], file: str) -> RegisterRead | None:
    """The register that a workbook's sheets are; None where none of them follows its form."""
    tables: dict[RegisterSheet, list[FormTable]] = {sheet: [] for sheet in SHEETS}
    found: dict[int, Sheet] = {}
    for grid in grids:
        for kind, form in SHEETS.items():
            table = find_table(grid, file, form)
            if kind is RegisterSheet.UNIT and (table is None or not _is_unit(table)):
                table = unit_pairs(grid, file, form)
            if table is not None and (kind is not RegisterSheet.UNIT or _is_unit(table)):
                found[id(grid)] = _sheet(table)
                if found[id(grid)].understood:
                    tables[kind].append(table)
                break
    if not found:
        return None
    for grid in grids:
        named = next((form for form in SHEETS.values() if named_by_sheet(grid, form)), None)
        if id(grid) not in found and named is not None:
            columns = tuple(column.title for column in named.columns if column.required)
            reason = say("register.no_header", columns=columns)
            found[id(grid)] = Sheet(grid.sheet, grid.visible, SheetKind.REGISTER, reason, understood=False)
    if not any(tables.values()):
        return RegisterRead(None, (), found)
    unclear = Unclear()
    register = _register(tables, file, unclear)
    return RegisterRead(register, (*_about_form(tables), *unclear.notices()), found)


def _sheet(table: FormTable) -> Sheet:
    """What becomes of a sheet with a table of the form's: one of several schools' rows is nobody's register."""
    grid, schools = table.grid, () if isinstance(table, UnitPairs) else schools_in(table)
    if schools:
        why = say("register.several_schools", schools=schools[:_SCHOOLS_SHOWN], count=len(schools))
        return Sheet(grid.sheet, grid.visible, SheetKind.REGISTER, why, understood=False)
    return Sheet(grid.sheet, grid.visible, SheetKind.REGISTER, _lacking(table))


def _is_unit(table: FormTable) -> bool:
    return any(plain(row.text("question")) in QUESTIONS for row in table.rows())


def _lacking(table: FormTable) -> Message | None:
    """What columns a table of an older form does not have; only those that answer a question of a rule are missed."""
    missed = tuple(column.title for column in table.lacking if column.choices or column.key in ("date", "grades"))
    return say("register.columns_lacking", columns=missed) if missed else None


def _about_form(tables: Mapping[RegisterSheet, Sequence[FormTable]]) -> list[Notice]:
    """Says that a register is of another version of the form."""
    for table in tables[RegisterSheet.UNIT]:
        row = next((row for row in table.rows() if plain(row.text("question")) == plain("表式版本")), None)
        version = row.text("answer") if row is not None else ""
        if version != VERSION:
            return [Notice(say("register.older_form", version=version, current=VERSION), (table.place,))]
    return []


def _register(tables: Mapping[RegisterSheet, Sequence[FormTable]], file: str, unclear: Unclear) -> Register:
    """Everything the tables say, put together."""
    unit = _Unit(unclear)
    for table in tables[RegisterSheet.UNIT]:
        for row in table.rows():
            unit.take(row)
    every = [table for of_kind in tables.values() for table in of_kind]
    year = unit.year or _year([text for table in every for text in table.above], file)
    reader = RowReader(year, unclear)
    for table in every:
        if table not in tables[RegisterSheet.UNIT]:
            unclear.note_repeated(table)
    rows = {kind: [row for table in of_kind for row in table.rows()] for kind, of_kind in tables.items()}
    stated = {kind: unclear.stated(rows[kind]) for kind in rows}
    return Register(
        place=Place(file, every[0].grid.sheet, ""),
        level=unit.level,
        school=unit.school,
        stages=unit.stages,
        answers=unit.answers,
        year=year,
        filled_on=unit.filled_on,
        handed_in={kind: rows[kind][0].table.place for kind in rows if rows[kind]},
        complete=bool(tables[RegisterSheet.UNIT]) or any(text.startswith(TITLE) for one in every for text in one.above),
        lacking=frozenset(column.key for table in tables[RegisterSheet.EVENTS] for column in table.lacking),
        events=tuple(map(reader.event, stated[RegisterSheet.EVENTS])),
        documents=tuple(map(reader.document, stated[RegisterSheet.DOCUMENTS])),
        holdings=tuple(map(reader.holding, stated[RegisterSheet.HOLDINGS])),
        persons=tuple(map(reader.person, stated[RegisterSheet.PERSONS])),
    )


def _year(texts: Sequence[str], file: str) -> int | None:
    """The school year a title or the file's name states."""
    for text in (*texts, PurePosixPath(file).stem):
        year, _ = school_year(fold(text))
        if year is not None:
            return year
    return None


class _Unit:
    """What the sheet 单位信息 answers, row by row."""

    def __init__(self, unclear: Unclear) -> None:
        self._unclear = unclear
        self.school = ""
        self.level: TargetKind | None = None
        self.year: int | None = None
        self.stages: tuple[Stage, ...] = ()
        self.answers: dict[str, bool | None] = {}
        self.filled_on: datetime.date | None = None

    def take(self, row: FormRow) -> None:
        """One question with its answer; an answer nobody can read, or to nobody's question, is noted."""
        key, answer = QUESTIONS.get(plain(row.text("question"))), row.text("answer")
        if key in MARKS or key in CONDITIONS:
            self._take_yes_or_no(row, key, answer)
        if not answer:
            return
        match key:
            case None:
                self._unclear.note(row, "question", say("register.expected_question"))
            case "school":
                self.school = answer
            case "level":
                self.level = _LEVELS.get(plain(answer)) or _LEVELS.get(fold(answer))
                if self.level is None:
                    self._unclear.note(row, "answer", say("register.expected_level", levels=tuple(LEVELS)))
            case "year":
                self._take_year(row, answer)
            case "stages":
                self._take_stages(row, answer)
            case "filled_on":
                self._take_day(row, answer)

    def _take_yes_or_no(self, row: FormRow, key: str, answer: str) -> None:
        self.answers[key] = yes_or_no(answer)
        if answer and self.answers[key] is None:
            self._unclear.note(row, "answer", say("register.expected_yes_or_no"))

    def _take_day(self, row: FormRow, answer: str) -> None:
        self.filled_on = read_day(answer, row.held("answer"))
        if self.filled_on is None:
            self._unclear.note(row, "answer", say("register.expected_date"))

    def _take_year(self, row: FormRow, answer: str) -> None:
        year, _ = school_year(fold(answer))
        if year is None and re.fullmatch(r"20\d\d", fold(answer)):
            year = int(fold(answer))
        self.year = year
        if year is None:
            self._unclear.note(row, "answer", say("register.expected_year"))

    def _take_stages(self, row: FormRow, answer: str) -> None:
        words = [word for word in _SEPARATORS.split(answer) if word]
        known = [_STAGES.get(plain(word)) or _STAGES.get(fold(word)) for word in words]
        self.stages = tuple(dict.fromkeys(stage for stages in known if stages for stage in stages))
        if None in known:
            self._unclear.note(row, "answer", say("register.expected_stages", stages=tuple(STAGES)))
