"""Fills timetable forms in as people do, and looks up what their panels say."""

import io
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs
import openpyxl
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from edu_compliance.model.stage import Stage
from edu_compliance.reporting.forms.timetable import TimetablePlan, timetable_form
from edu_compliance.reporting.speech.speaker import Speaker
from tests.policy.files import library
from tests.reporting.invented import DAY

_RULE = re.compile("[A-Z]+-[0-9]+")
TOP, LEFT = 4, 2
"""Row and column of a class's first lesson, counted from 1."""

Week = Sequence[Sequence[str]]
"""Rows of periods, columns of days."""


def form(plan: TimetablePlan, policies: object = None) -> bytes:
    found = library()
    chosen = found.in_force(DAY) if policies is None else policies
    return timetable_form(plan, chosen, found.areas, found.vocabulary, Speaker())  # type: ignore[arg-type]


def filled(content: bytes, weeks: Mapping[str, Week], school: str = "云岭县第一学校") -> bytes:
    """A form with weeks written into classes' sheets."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["填写说明"]["B3"].value, book["填写说明"]["B3"].data_type = school, "s"
    for name, week in weeks.items():
        for row, texts in enumerate(week, TOP):
            for column, text in enumerate(texts, LEFT):
                cell = book[name].cell(row, column)
                if text:
                    cell.value, cell.data_type = text, "s"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@attrs.frozen
class Shown:
    """What a panel shows for a rule."""

    required: str
    found: str
    mark: str


def panels(content: bytes) -> dict[str, dict[str, Shown]]:
    """By class and rule, from the stored results of the formulas."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found: dict[str, dict[str, Shown]] = {}
    for about in book.sheets_metadata:
        if about.visible is not SheetVisibleEnum.Visible or "班" not in about.name or "（" not in about.name:
            continue
        rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
        left = rows[2].index("条款")
        lines = (row[left : left + 5] for row in rows[3:12])
        found[about.name] = {str(id): Shown(*map(_text, shown)) for id, _, *shown in lines if _RULE.fullmatch(str(id))}
    return found


def _text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def names(plan: TimetablePlan) -> list[str]:
    return [name for _, name in plan.named()]


def random_weeks(plan: TimetablePlan, words: Callable[[random.Random], str], seed: int) -> dict[str, list[list[str]]]:
    """A full week for each class of a plan."""
    chance = random.Random(seed)
    return {name: [[words(chance) for _ in range(plan.days)] for _ in range(plan.periods)] for name in names(plan)}


def mostly(common: Iterable[str], rare: Iterable[str], share: float) -> Callable[[random.Random], str]:
    """Words drawn from the one list, and with a share from the other."""
    first, second = list(common), list(rare)
    return lambda chance: chance.choice(second if chance.random() < share else first)


PLANS = (
    TimetablePlan(Stage.PRIMARY, (2, 2, 2, 2, 2, 2)),
    TimetablePlan(Stage.JUNIOR, (3, 3, 3), periods=8),
    TimetablePlan(Stage.SENIOR, (3, 3, 3), periods=9, days=6),
)
