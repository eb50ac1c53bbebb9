"""Programme plans as colleges print them: one course a row under its section, with subtotals between."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import attrs

from edu_compliance.demonstration.pages import Page

_COLUMNS = ("课程代码", "课程名称", "课程类别", "课程性质", "学分", "总学时", "其中实践学时", "开课学期", "备注")
_NATURE, _CREDITS, _HOURS = 3, 4, 5


@attrs.frozen
class Taught:
    """One course of a plan."""

    name: str
    category: str
    hours: int
    terms: str
    nature: str = "必修"
    practice: int = 0
    remark: str = ""

    @property
    def credits(self) -> int:
        """Sixteen hours to a credit, as most plans have it; nothing is ever counted by it."""
        return max(1, self.hours // 16)


def numbered(name: str, category: str, hours: Sequence[int], first: int = 1) -> Iterable[Taught]:
    """大学体育Ⅰ … Ⅳ: one course a term."""
    for index, each in enumerate(hours):
        yield Taught(f"{name}{'ⅠⅡⅢⅣⅤⅥ'[index]}", category, each, str(first + index))


def plan_page(title: str, sheet: str, courses: Iterable[Taught]) -> Page:
    """A plan with a subtotal below each section and a note at its end."""
    page = Page(sheet, headers={0, 1})
    page.merge(0, 0, 0, len(_COLUMNS) - 1, title)
    for column, text in enumerate(_COLUMNS):
        page.put(1, column, text)
    row, number = 2, 1
    for category, section in groupby(courses, key=lambda one: one.category):
        listed = list(section)
        for one in listed:
            values = (
                f"{number:04}", one.name, category, one.nature, one.credits, one.hours, one.practice, one.terms,
                one.remark,
            )  # fmt: skip
            for column, value in enumerate(values):
                page.put(row, column, value)
            row, number = row + 1, number + 1
        page.merge(row, 0, row, _NATURE, f"{category}小计")
        page.put(row, _CREDITS, sum(one.credits for one in listed))
        page.put(row, _HOURS, sum(one.hours for one in listed))
        row += 1
    page.merge(row, 0, row, len(_COLUMNS) - 1, "注：学分按各课程标准核定。")
    return page
