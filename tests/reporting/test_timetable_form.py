"""The timetable form is made from the rules, the same every time, and what is filled in is read back as written."""

import io
import random
import zipfile
from fractions import Fraction

import attrs
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from edu_compliance.model.rule import Policy, Rule
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import SheetKind, Status
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.read import Reader, read_file
from edu_compliance.reading.workbook import open_grids
from edu_compliance.reporting.forms.subjects import STAGES, offered
from edu_compliance.reporting.forms.timetable import TimetablePlan
from tests.office.filling import PLANS, filled, form, mostly, names, random_weeks
from tests.policy.files import library
from tests.reporting.invented import DAY

PLAN = TimetablePlan(Stage.PRIMARY, (1, 0, 2))


def sheet(content: bytes, name: str) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def with_rule(id: str, **changed: object) -> tuple[Policy, ...]:
    """The policies with one rule changed."""

    def change(rule: Rule) -> Rule:
        return attrs.evolve(rule, **changed) if rule.id == id else rule

    return tuple(attrs.evolve(policy, rules=tuple(map(change, policy.rules))) for policy in library().in_force(DAY))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert form(PLAN) == form(PLAN)


def test_there_is_a_sheet_for_each_class_named_as_schools_name_it() -> None:
    assert names(PLAN) == ["一年级（1）班", "三年级（1）班", "三年级（2）班"]
    assert names(TimetablePlan(Stage.JUNIOR, (1,)))[0] == "七年级（1）班"
    assert names(TimetablePlan(Stage.SENIOR, (0, 1)))[0] == "高二（1）班"
    book = openpyxl.load_workbook(io.BytesIO(form(PLAN)))
    visible = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    assert visible == ["填写说明", "各班汇总", *names(PLAN)]


def test_changing_a_rule_changes_the_form() -> None:
    rule = next(r for p in library().policies for r in p.rules if r.id == "PE-03")
    need = attrs.evolve(rule.requires[0], at_least=Fraction(5))
    before, after = (
        sheet(form(PLAN, policies), "一年级（1）班") for policies in (None, with_rule("PE-03", requires=(need,)))
    )
    at = next(cell.coordinate for row in before.iter_rows() for cell in row if cell.value == "PE-03")
    required = before[at].offset(0, 2).coordinate
    assert (before[required].value, after[required].value) == (4, 5)
    assert form(PLAN) != form(PLAN, with_rule("PE-03", quote="改过的原文"))


def test_each_grade_has_its_own_rules() -> None:
    def rules(name: str) -> set[str]:
        rows = sheet(form(PLAN), name).iter_rows(4, 10, 8, 8, values_only=True)
        return {str(row[0]) for row in rows if row[0] and str(row[0])[:2].isupper()}

    assert rules("一年级（1）班") == {"LAB-05", "PE-03", "ART-04", "PE-06"}
    assert rules("三年级（1）班") == {"LAB-05", "PE-04", "ART-04", "PE-06"}


def test_formulas_use_only_functions_that_every_office_knows() -> None:
    import re

    known = {"SUM", "SUMPRODUCT", "COUNTIF", "IF", "MAX", "LEN", "LEFT", "RIGHT", "TRIM", "SUBSTITUTE", "AND", "OR"}
    used: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(form(PLAN))) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                text = parts.read(name).decode("utf-8")
                for formula in re.findall(r"<(?:f|formula|formula1)>(.*?)</", text):
                    used |= set(re.findall(r"([A-Z][A-Z0-9.]+)\(", re.sub("'[^']*'|\"[^\"]*\"", "", formula)))
                    assert len(formula) < 8192
                assert "_xlfn" not in text
                assert '<f t="array"' not in text
    assert used <= known
    assert {"SUMPRODUCT", "COUNTIF"} <= used


@pytest.mark.parametrize("stage", STAGES)
def test_drop_downs_offer_names_the_program_knows_under_themselves(stage: Stage) -> None:
    vocabulary = library().vocabulary
    words = offered(stage, vocabulary)
    assert len(words) >= 20
    for word in words:
        meaning = vocabulary.look_up(word)
        assert meaning is not None
        assert meaning.name == word


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stage.value)
def test_what_is_filled_in_is_read_back_and_nothing_else(plan: TimetablePlan) -> None:
    """Whatever the panel shows: here every number of it is drawn at random."""
    chance = random.Random(1)
    weeks = random_weeks(plan, mostly(offered(plan.stage, library().vocabulary), ("体活", "拓展与探索"), 0.1), 3)
    opened = open_grids("课程表.xlsx", filled(form(plan), weeks))
    grids = [_with_results(grid, plan, chance) for grid in opened.grids]
    file = Reader(library().vocabulary)._understood("课程表.xlsx", grids, ())
    assert file.status is Status.READ
    assert file.school == "云岭县第一学校"
    assert file.year == 2026
    assert [one.kind for one in file.sheets].count(SheetKind.TIMETABLE) == len(weeks)
    assert [one.name for one in file.classes] == list(weeks)
    for school_class in file.classes:
        week = weeks[school_class.name]
        read = {(one.period, one.weekday): one.taught.written for one in school_class.lessons}
        read |= {(_period(one.place.cell), one.weekday): one.written for one in school_class.uncounted}  # type: ignore[misc]
        assert read == {(period, day): text for period, row in enumerate(week, 1) for day, text in enumerate(row, 1)}


def _period(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGH")) - 3


def _with_results(grid: Grid, plan: TimetablePlan, chance: random.Random) -> Grid:
    """A grid as it is once an office has calculated: a title, and any number or mark in the panel's formulas."""
    if "班" not in grid.sheet or not grid.visible or "（" not in grid.sheet:
        return grid
    rows = [list(row) for row in grid.rows]
    for row, column in grid.uncached:
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = chance.choice(["0", "1", "2", "3", "4", "5", "√", "+1", "-1", "?", "3–4", "还差 2 项"])
    rows[0][0] = f"云岭县第一学校 {grid.sheet}课程表 2026—2027学年第一学期"
    return attrs.evolve(grid, rows=rows, uncached=())


def test_an_empty_form_accuses_nobody() -> None:
    file = read_file("课程表.xlsx", form(PLAN), library().vocabulary)
    assert file.status is Status.READ
    assert not any(one.lessons for one in file.classes)


def test_hidden_sheets_are_no_evidence_even_where_they_are_asked_for() -> None:
    from edu_compliance.reading.read import ReadOptions

    file = read_file("课程表.xlsx", form(PLAN), library().vocabulary, ReadOptions(include_hidden=True))
    assert file.status is Status.READ
    assert len(file.classes) == 3
