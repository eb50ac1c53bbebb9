"""What the reading room made of a text or a sheet, in few characters, so that tests can say it in tables."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from edu_compliance.measuring.timetables.tally import tally
from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Naming, SchoolClass, Taught, Weeks
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import Submission
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import Reader, ReadOptions
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from tests.generator.canvas import Canvas, Value
from tests.generator.examine import AS_OF
from tests.generator.formats import write_xlsx
from tests.policy.files import library

DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五")
WEEK = ("数语体英音", "语数科体语", "美数语道体", "科劳语体数", "英语数美道", "信班英语数")
"""Six periods by five days: one lesson of labour, four of PE, three of arts, thirty together."""
WHOLE = "劳1 体4 艺3 共30"
"""`numbers` of that week."""
_SHORT = {Area.LABOUR: "劳", Area.PE: "体", Area.ARTS: "艺"}
_MARKS = {Naming.KNOWN: "", Naming.SHARED: "/", Naming.AMBIGUOUS: "~", Naming.UNKNOWN: "?"}


@cache
def cells() -> CellReader:
    return CellReader(library().vocabulary)


@cache
def tokens() -> TokenReader:
    return TokenReader(cells())


@cache
def reader() -> Reader:
    return Reader(library().vocabulary, ReadOptions())


def fold(text: str) -> str:
    return library().vocabulary.fold(text)


# --- texts ------------------------------------------------------------------------------------------------------------


def cell(text: str) -> str:
    """A cell: `体育与健康`, `音乐 单 + 美术 双`, `/音乐|美术` shared, `~音乐|美术` either, `?…` unknown, `[早读]`."""
    found = cells().read(text)
    if found.activity:
        return f"[{found.activity}]" + "|".join(found.about)
    return " + ".join(_lesson(taught, weeks) for taught, weeks in found.lessons) + ("…" if found.loose_weeks else "")


def _lesson(taught: Taught, weeks: Weeks) -> str:
    mark = _MARKS[taught.naming]
    name = taught.name if mark in ("", "?") else "|".join(taught.subjects)
    return f"{mark}{name}{when(weeks)}"


def when(weeks: Weeks | None) -> str:
    """` 单`, ` 双`, ` 2/3` for the second week of three; nothing for every week."""
    if weeks is None or weeks == EVERY_WEEK:
        return ""
    if weeks.cycle == 2 and len(weeks.held) == 1:
        return " 单" if weeks.held == (1,) else " 双"
    return f" {','.join(map(str, weeks.held))}/{weeks.cycle}"


def named(name: ClassName | None) -> str:
    """A class's name taken apart: `primary 3#2`, `3年级#2`, `入学2024#3·护理`, `1,3年级`, `幼`, or `-`."""
    if name is None:
        return "-"
    if name.preschool:
        return "幼"
    stage = f"{name.stage.value} " if name.stage else ""
    entry = f"入学{name.entry}" if name.entry else ""
    grades = ",".join(map(str, name.grades)) + ("年级" if name.plain_grade else "")
    number = f"#{name.number}" if name.number is not None else ""
    branch = f"·{name.branch}" if name.branch else ""
    return f"{stage}{entry}{grades}{number}{branch}"


# --- sheets -----------------------------------------------------------------------------------------------------------


def sheet(
    table: Sequence[Sequence[Value]], merged: Sequence[tuple[int, int, int, int]] = (), name: str = "Sheet1"
) -> Canvas:
    """A sheet of these values."""
    canvas = Canvas(name)
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            canvas.put(row, column, value)
    canvas.merges += merged
    return canvas


def week_under(
    title: str, labels: Sequence[str] = "123456", days: Sequence[str] = DAYS, corner: str = "节次"
) -> list[Sequence[str]]:
    """`WEEK` as most schools write it."""
    title_row = [[title]] if title else []
    return [*title_row, [corner, *days], *([label, *row] for label, row in zip(labels, WEEK, strict=True))]


def read(*canvases: Canvas, file: str = "课程表.xlsx", school: str = "") -> Submission:
    """Sheets written into a workbook and read back."""
    return read_files({file: write_xlsx(canvases)}, school)


def read_files(files: dict[str, bytes], school: str = "") -> Submission:
    """A school's files."""
    found = [reader().read(name, content) for name, content in files.items()]
    return assemble(school or next((file.school for file in found if file.school), ""), found, AS_OF)


def numbers(one: SchoolClass) -> str:
    """What a class has a week: `劳1 体3…4 艺4 共30`."""
    count = tally(one, library().areas)
    areas = [
        f"{_SHORT[a]}{_interval(count.areas[a].low, count.areas[a].high)}" for a in (Area.LABOUR, Area.PE, Area.ARTS)
    ]
    return f"{' '.join(areas)} 共{_plain(count.total)}"


def _interval(low: Fraction, high: Fraction) -> str:
    return _plain(low) if low == high else f"{_plain(low)}…{_plain(high)}"


def _plain(number: Fraction) -> str:
    return str(int(number)) if number.denominator == 1 else str(float(number))


def classes(submission: Submission) -> dict[str, str]:
    """Each class and its numbers: `{"3#2": "劳1 …"}`; a `?` behind a class that carries any doubt."""
    return {whose(one) + ("?" if doubted(one) else ""): numbers(one) for one in submission.classes}


def whose(one: SchoolClass) -> str:
    """`3#2`; `1,3` for a 复式 class; `-` where the grade cannot be told."""
    number = f"#{one.number}" if one.number is not None else ""
    return (",".join(map(str, one.grades)) or "-") + number


def doubted(one: SchoolClass) -> bool:
    """Whether anything is said to be unsure of it."""
    count = tally(one, library().areas)
    return bool(count.doubts) or one.binding_doubt is not None or one.incomplete is not None


def reasons(submission: Submission) -> list[str]:
    """The ids of all that is said against sheets, classes and the school."""
    found = [sheet.reason.id for file in submission.files for sheet in file.sheets if sheet.reason]
    found += [doubt.why.id for one in submission.classes for doubt in one.doubts]
    found += [one.binding_doubt.id for one in submission.classes if one.binding_doubt]
    found += [one.incomplete.id for one in submission.classes if one.incomplete]
    return found + [notice.why.id for notice in submission.notices]
