"""Which rows of records of lessons speak of the same class, and which of the same lesson, however they write it."""

import re
from collections.abc import Callable, Iterable, Sequence

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.delivery import Delivery
from edu_compliance.model.vocabulary import fold

Whose = Callable[[Delivery], object]
"""What a row's class is known by: the same for 七年级1班 and 初一1班."""

_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_NUMBER = re.compile("[0-9]+")


def classes_of(rows: Iterable[Delivery]) -> Whose:
    """What the classes of these rows are known by.

    一（1）班 may be of grade 1, 7 or 10: it is the one class among the rows that says which, where there is only one.
    """
    names = {row.naming for row in rows if row.naming.whole}
    known: dict[ClassName, object] = {name: (name.absolute, *name.key[1:]) for name in names}
    plain = [name for name in names if len(name.absolute) == 1]
    for name in names:
        grades = set(name.absolute)
        alike = {known[one] for one in plain if name.agrees_with(one) and not grades.isdisjoint(one.absolute)}
        if len(grades) > 1 and len(alike) == 1:
            known[name] = alike.pop()
    return lambda row: known.get(row.naming, fold(row.written))


def by_lesson(rows: Sequence[Delivery], whose: Whose) -> list[list[Delivery]]:
    """The rows of each lesson: 调课 and 巡课 may speak of the same. What has no day or period stands alone."""
    found: dict[object, list[Delivery]] = {}
    for number, row in enumerate(rows):
        period = _period(row.period)
        told = row.date is not None and period is not None and row.unread is None
        found.setdefault((whose(row), row.date, period) if told else number, []).append(row)
    return list(found.values())


def _period(written: str) -> tuple[str, str] | None:
    """A period by its half-day and number, 第一节 as 上午第1节; None where it has no number."""
    numbers = _NUMBER.search(re.sub("十(?![1-9])", "10", re.sub("十(?=[1-9])", "1", fold(written).translate(_DIGITS))))
    half = next((word for word in ("下午", "晚") if word in written), "")
    return (half, numbers[0]) if numbers else None
