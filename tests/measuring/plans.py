"""Programme plans as grids and as submissions, for tests about programmes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import strategies as st

from edu_compliance.model.measurement import Measurement
from edu_compliance.model.programme import Programme
from edu_compliance.model.rule import Areas, Requirement
from edu_compliance.model.submission import File, Notice, Status, Submission
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.programme import read_programmes
from tests.measuring.measured import measurements
from tests.policy.files import library

POLICIES = Path(__file__).parents[2] / "policies"
HEADER = ("课程编号", "课程名称", "课程类别", "课程性质", "学分", "总学时", "开课学期")
TITLE = "某大学数学专业本科培养方案"

ENGLISH = ("E", "大学英语", "公共基础课", "必修", "4", "64", "1")
"""A course that counts for nothing here."""

Row = Sequence[str]
course_rows = st.tuples(
    st.sampled_from(["", "A1", "A2", "A3"]),
    st.sampled_from(
        ["体育", "体育Ⅱ", "大学体育(篮球)", "体育（足球）", "体育（舞蹈）", "篮球", "体育经济学", "高等数学", ""]
    ),
    st.sampled_from(["公共基础课", "专业课", "", "公共选修课"]),
    st.sampled_from(["必修", "选修", "任选", "必修/选修", ""]),
    st.sampled_from(["1", "", "0.5"]),
    st.sampled_from(["32", "36", "", "36+18", "2周", "若干", "32/2"]),
    st.sampled_from(["1", "2", "1-4", "3-6", "5", "", "第一学年", "1/5", "开学"]),
)
"""Rows of a plan, sensible or not."""


def areas() -> Areas:
    """The project's own areas and course names."""
    return library().areas


def grid(*rows: Row, merges: Sequence[tuple[int, int, int, int]] = (), sheet: str = "Sheet1") -> Grid:
    """A sheet of these rows."""
    return Grid(sheet, True, [list(row) for row in rows], tuple(merges))


def plan(*courses: Row, header: Row = HEADER, title: str = TITLE) -> Grid:
    """A plan with a title, a header and one course a row."""
    return grid((title,), header, *courses)


def read(*grids: Grid, name: str = "培养方案.xlsx") -> tuple[Programme, tuple[Notice, ...]]:
    """The one programme that these sheets of a file make, and what was noted."""
    found = read_programmes(grids, name)
    (programme,) = found.programmes
    return programme, found.notices


def submission(*grids: Grid) -> Submission:
    """A school that handed in one file of these sheets."""
    found = read_programmes(grids, "培养方案.xlsx")
    file = File("培养方案.xlsx", "", Status.READ, programmes=found.programmes, notices=found.notices)
    return Submission("某大学", (file,))


def measure(name: str, *grids: Grid, **parameters: object) -> Measurement:
    """What a measure finds in the one target that these sheets make."""
    frozen: Mapping[str, object] = {k: tuple(v) if isinstance(v, list) else v for k, v in parameters.items()}
    (found,) = measurements(Requirement(name, frozen), submission(*grids), areas())
    assert isinstance(found, Measurement)
    return found


def pe_hours(*grids: Grid) -> Measurement:
    """Compulsory PE within the first four terms, as PE-09 asks."""
    return measure("course_hours", *grids, of="pe", nature="compulsory", terms=[1, 2, 3, 4])


def interval(found: Measurement) -> tuple[float, float]:
    """Low and high as plain numbers."""
    return float(found.low), float(found.high)
