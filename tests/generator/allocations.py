"""Allocations: class against subject, or a list of subjects and their weekly lessons for each class."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import attrs

from tests.generator import words
from tests.generator.canvas import Canvas, Value
from tests.generator.week import Slot, Truth, Week, truth_of
from tests.generator.words import AREAS

Allotments = dict[str, tuple[Slot, Fraction, Fraction]]
"""Subject as written → (its slot, lessons low, lessons high)."""


def allotments_of(week: Week) -> Allotments:
    """Lessons a week by subject as written; only what one word can say."""
    found: Allotments = {}
    for slot in week.slots.values():
        if slot.word is not None and slot.word.lesson and slot.written:
            _, count, _ = found.get(slot.written, (slot, Fraction(0), Fraction(0)))
            found[slot.written] = (slot, count + 1, count + 1)
    return found


def truth_of_allotments(week: Week, allotments: Allotments) -> Truth:
    """What an allocation's row comes to."""
    low = {area: Fraction(0) for area in AREAS}
    high = {area: Fraction(0) for area in AREAS}
    total: Fraction | None = Fraction(0)
    doubtful = False
    for slot, least, most in allotments.values():
        for area, one, two in slot.areas:
            low[area] += one * least
            high[area] += two * most
        total = total + least if total is not None and least == most else None
        doubtful = doubtful or slot.doubtful or least != most
    name = truth_of(week.grade, week.number, ())
    return Truth(name.grades, name.number, tuple((area, (low[area], high[area])) for area in AREAS), total, doubtful)


@attrs.define
class Ledger:
    """An allocation being drawn: which classes have which lessons, and how the school writes them."""

    random: Random
    rows: list[Allotments]
    top: int
    """The first row of classes."""
    teachers: bool
    as_text: bool
    block: Canvas = attrs.field(factory=lambda: Canvas(""))

    def cell(self, row: int, column: int, subject: str, *, halved: bool) -> None:
        """One class's lessons of one subject; the truth follows what is written."""
        random, where = self.random, row + self.top
        if subject not in self.rows[row]:
            self.block.put(where, column, random.choice(("", "", 0)))
            return
        slot, low, high = self.rows[row][subject]
        written: Value = str(low) if self.as_text else int(low)
        if halved:
            low, high = low / 2, low / 2
        elif random.random() < 0.01:
            written, high = f"{low + 1}/{low}", low + 1
        self.rows[row][subject] = (slot, low, high)
        self.block.put(where, column, written)
        if self.teachers:
            self.block.put(where, column + 1, random.choice(words.TEACHERS + words.LONG_TEACHERS))


def allocation(
    random: Random, weeks: Sequence[Week], names: Sequence[object], *, really: bool
) -> tuple[Canvas, list[Truth]]:
    """A row for each class, a column (or a pair with the teacher) for each subject."""
    teachers = random.random() < 0.5
    second_header = teachers and random.random() < 0.5
    rows = [allotments_of(week) for week in weeks]
    ledger = Ledger(random, rows, 2 if second_header else 1, teachers, random.random() < 0.5)
    block = ledger.block
    subjects = list(dict.fromkeys(subject for row in rows for subject in row))
    halved = random.choice(subjects) if random.random() < 0.3 else ""
    block.merge(0, 0, 1 if second_header else 0, 0, "班级", really=really)
    column = 1
    if random.random() < 0.2:
        block.put(0, column, "班主任")
        for row in range(len(rows)):
            block.put(row + ledger.top, column, random.choice(words.TEACHERS))
        column += 1
    for subject in subjects:
        title = f"{subject}(0.5)" if subject == halved else subject
        block.merge(0, column, 0, column + (1 if teachers else 0), title, really=really)
        if second_header:
            block.put(1, column, random.choice(("课时", "节数")))
            block.put(1, column + 1, "教师")
        for row in range(len(rows)):
            ledger.cell(row, column, subject, halved=subject == halved)
        column += 2 if teachers else 1
    if random.random() < 0.4:
        block.put(0, column, random.choice(("合计", "总课时", "周课时合计")))
        for index, row in enumerate(rows):
            block.put(index + ledger.top, column, number_text(sum((low for _, low, _ in row.values()), Fraction(0))))
    for index, name in enumerate(names):
        block.put(index + ledger.top, 0, name)  # type: ignore[arg-type]
    return block, [truth_of_allotments(week, row) for week, row in zip(weeks, rows, strict=True)]


def number_text(number: Fraction) -> str:
    """A count as people write it."""
    return str(int(number)) if number.denominator == 1 else str(float(number))


def long_allocation(random: Random, weeks: Sequence[Week], names: Sequence[object]) -> tuple[Canvas, list[Truth]]:
    """A row for each class and subject: 班级, 科目, 周课时, 任课教师."""
    block = Canvas("")
    titles = (
        "班级",
        random.choice(("科目", "课程", "学科")),
        random.choice(("周课时", "周课时数", "课时")),
        "任课教师",
    )
    for column, title in enumerate(titles):
        block.put(0, column, title)
    truths, line = [], 1
    for week, name in zip(weeks, names, strict=True):
        allotments = allotments_of(week)
        for subject, (_, low, _) in allotments.items():
            for column, value in enumerate((name, subject, int(low), random.choice(words.TEACHERS))):
                block.put(line, column, value)  # type: ignore[arg-type]
            line += 1
        truths.append(truth_of_allotments(week, allotments))
    return block, truths


def class_lists(random: Random, weeks: Sequence[Week], names: Sequence[object]) -> tuple[Canvas, list[Truth]]:
    """A list for each class under its name, 科目 | 周课时 | 教师: under each other, or side by side."""
    block = Canvas("")
    titles = [
        random.choice(("科目", "课程", "学科", "课程名称")),
        random.choice(("周课时", "每周节数", "课时", "周课时数")),
    ]
    titles += ["任课教师"] if random.random() < 0.5 else []
    beside, sums = random.random() < 0.4, random.random() < 0.5
    gap = random.choice((0, 1))
    truths, top, left = [], 0, 0
    for week, name in zip(weeks, names, strict=True):
        allotments = allotments_of(week)
        block.merge(top, left, top, left + len(titles) - 1, name)  # type: ignore[arg-type]
        for column, title in enumerate(titles):
            block.put(top + 1, left + column, title)
        rows: list[tuple[Value, ...]] = [
            (subject, int(low), random.choice(words.TEACHERS)) for subject, (_, low, _) in allotments.items()
        ]
        if sums:
            total = sum((low for _, low, _ in allotments.values()), Fraction(0))
            rows.append((random.choice(("合计", "周课时合计")), int(total), ""))
        for line, values in enumerate(rows, start=top + 2):
            for column in range(len(titles)):
                block.put(line, left + column, values[column])
        truths.append(truth_of_allotments(week, allotments))
        top, left = (top, left + len(titles) + gap) if beside else (top + 2 + len(rows) + gap, left)
    return block, truths
