"""Graduation lists, and what measures find in them."""

from edu_compliance.model.measurement import Measurement
from edu_compliance.model.rule import Requirement
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.graduation import (
    read_graduations,
)
from tests.measuring.measured import measurements
from tests.measuring.plans import areas, grid

TITLE = "某大学2026届本科毕业生名单"
HEADER = ("学号", "姓名", "体测成绩", "免测", "免测证明", "体育学分", "应修体育学分", "公共艺术学分")
GOOD = ("1", "甲", "80", "", "", "4", "4", "2")

Row = tuple[str, ...]


def listed(*rows: Row, header: Row = HEADER, title: str = TITLE) -> Grid:
    """A graduation list."""
    return grid((title,), header, *rows, sheet="名单")


def submission(*grids: Grid) -> Submission:
    """A school that handed in these lists."""
    read = [one for each in grids for one in read_graduations(each, "毕业名单.xlsx")]
    graduations = tuple(one.graduation for one in read if one)
    return Submission("某大学", (File("毕业名单.xlsx", "", Status.READ, graduations=graduations),))


def measure(name: str, sheet: Grid, **parameters: object) -> Measurement:
    """What a measure finds in one list."""
    (found,) = measurements(Requirement(name, parameters), submission(sheet), areas())
    assert isinstance(found, Measurement)
    return found


def fit(*rows: Row, score: int = 50) -> Measurement:
    """Who reaches the bar."""
    return measure("students_fit", listed(*rows), score=score)


def student(number: str, score: str, exempt: str = "", document: str = "") -> Row:
    """A row of which only the fitness matters."""
    return (number, f"学生{number}", score, exempt, document, "4", "4", "2")
