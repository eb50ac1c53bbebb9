"""Clock times and what stands beside them: bell schedules, and the period rows of timetables, from a sheet's grid."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from edu_compliance.model.bells import Bell, BellSchedule
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.profile import BREAK, LESSON, Layout
from edu_compliance.model.vocabulary import Kind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.weekdays import NUMBERS, WEEK

_TIME = r"([01]?[0-9]|2[0-3])\s*+[:.点时]\s*+([0-5][0-9])分?(?::[0-5][0-9])?"
_RANGE = re.compile(rf"(?:[(\[]\s*+)?{_TIME}\s*+[-~—–―至到→]++\s*+{_TIME}\s*+[)\]]?")
_ONE = re.compile(rf"[(\[]?\s*+{_TIME}\s*+[)\]]?")
_PERIOD = re.compile(r"第?(?:[0-9]{1,2}|[一二三四五六七八九十]+)(?:节课?|课|课时)?|[上下]午第?[0-9一二三四五六]节?课?")
_EXERCISE = re.compile(r"(?:全校|全体|集体|学生|课外)?(?:体育锻炼|体育活动|体锻|体活)(?:活动|时间)?")
"""What is a subject in a class's week, and an activity in the order of everybody's day."""
_LONGEST = 6 * 60
"""Minutes; what lasts longer is no line of a day."""
_SHORTEST = 30
"""Minutes of a lesson, where nothing else tells it from 早读."""
_QUICK = re.compile(r"[0-9]\s*[:：.．点时]\s*[0-5０-５][0-9０-９]")
_NUMBERS = re.compile("[0-9一二三四五六七八九十]+")
"""What tells the titles of one school's classes from each other; 初一 and 高一 stay apart."""
_FIVE_DAYS = frozenset(range(1, 6))
_DAYS = re.compile(
    rf"{WEEK}(?P<days>[一二三四五六日天](?:[、,，和及/]?(?:[-~—–至到])?{WEEK}?[一二三四五六日天](?!节))*)"
)
_ABOUT_DAYS = re.compile(r"除|不含|仅|每|只限|限(?=[)\]])|外(?=[)\]]|$)|(?<=[(\[])外")
"""What stands around weekdays and says nothing else."""
_BARE_COMMAS = re.compile(r"^[,、]+|[,、]+$|(?<=[(\[])[,、]+|[,、]+(?=[)\]])")
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_UNTIL = re.compile("[-~—–至到]")
_LONGEST_TEXT = 40
"""Characters; a longer text is a sentence that mentions a time."""
_FEWEST = 4
"""Lines that make a column of times a schedule."""


@attrs.frozen
class _Time:
    """What a text says of the clock."""

    start: int
    end: int | None
    words: str
    """The words beside the time."""
    ranged: bool
    """Whether a beginning and an end are said."""


@attrs.frozen
class _Clock:
    """A time found in a cell, and the words beside it in the same cell."""

    row: int
    column: int
    start: int
    end: int | None
    words: str


def read_bells(grid: Grid, file: str, cells: CellReader) -> tuple[BellSchedule, ...]:
    """The schedules of a sheet: one for each column of times, so that summer and winter stand apart."""
    columns: dict[int, list[_Clock]] = {}
    for row in range(len(grid.rows)):
        for clock in _clocks(grid.rows[row], row):
            columns.setdefault(clock.column, []).append(clock)
    found = (
        _schedule(grid, file, column, clocks, cells)
        for column, clocks in sorted(columns.items())
        if len(clocks) >= _FEWEST
    )
    return tuple(schedule for schedule in found if schedule.bells)


def once(schedules: Iterable[BellSchedule]) -> tuple[BellSchedule, ...]:
    """The schedules without those that say again what another one of the same title says, its classes aside.

    The sheets of a workbook of 24 classes mostly repeat one day.
    """
    found: dict[object, BellSchedule] = {}
    for schedule in schedules:
        day = tuple(
            (bell.label, bell.start, bell.end, bell.lesson, bell.activity, bell.weekdays) for bell in schedule.bells
        )
        found.setdefault((day, schedule.whole, _NUMBERS.sub("", schedule.title)), schedule)
    return tuple(found.values())


def bells_of_layout(layout: Layout, file: str, cells: CellReader) -> BellSchedule:
    """The same from a ClassIsland time layout: breaks have names, lessons have none, and the shortest are 早读."""
    bells = []
    for at, item in enumerate(layout.items, 1):
        if item.start is not None and item.kind in (LESSON, BREAK):
            place = Place(file, layout.name, f"A{at}")
            bell = _bell(item.name, _Clock(at, 0, item.start, item.end, ""), place, cells)
            taught = item.kind == LESSON and (bell.minutes or _SHORTEST) >= _SHORTEST
            bells.append(attrs.evolve(bell, lesson=taught))
    return BellSchedule(layout.name, Place(file, layout.name, ""), tuple(sorted(bells, key=lambda bell: bell.start)))


def _clocks(row: Sequence[str], number: int) -> Iterator[_Clock]:
    """The times of a row: a range in one cell, or a beginning and an end in two cells side by side."""
    before: _Clock | None = None
    for column, text in enumerate(row):
        said = _time_in(text) if text else None
        if said is None:
            before = None
            continue
        if not said.ranged and not said.words and before is not None and said.start > before.start:
            yield attrs.evolve(before, end=said.start)
            before = None
            continue
        if before is not None:
            yield before
        before = _Clock(number, column, said.start, said.end, said.words)
        if said.ranged:
            yield before
            before = None
    if before is not None:
        yield before


@lru_cache(maxsize=4096)
def _time_in(text: str) -> _Time | None:
    """The time or range of times a cell's text is of; None for what says none, or much else."""
    plain = tidy(text) if _QUICK.search(text) else ""
    found = _RANGE.search(plain) or _ONE.match(plain)
    if not found or len(plain) > _LONGEST_TEXT:
        return None
    start = int(found[1]) * 60 + int(found[2])
    ranged = found.re is _RANGE
    end = _after(start, int(found[3]) * 60 + int(found[4])) if ranged else None
    words = (plain[: found.start()] + " " + plain[found.end() :]).strip(" :()[]、,-")
    return _Time(start, end, words, ranged)


def _after(start: int, end: int) -> int | None:
    """An end on the twelve-hour clock (12:50-1:30) is an afternoon's; one that is no end at all is not said."""
    if end <= start and end + 12 * 60 - start <= _LONGEST:
        end += 12 * 60
    return end if 0 < end - start <= _LONGEST else None


def _schedule(grid: Grid, file: str, column: int, clocks: Sequence[_Clock], cells: CellReader) -> BellSchedule:
    bells = []
    for clock in clocks:
        label = clock.words or _beside(grid, clock)
        if label:
            place = Place(file, grid.sheet, a1(clock.row, clock.column))
            bells.append(_bell(label, clock, place, cells))
    first, last = clocks[0].row, clocks[-1].row
    header = " ".join(
        text for row in range(max(0, first - 2), first) if (text := _text(grid, row, column)) and text.strip()
    )
    title = " ".join(f"{header} {next((t for row in grid.rows[:3] for t in row if t), '')} {grid.sheet}".split())
    place = Place(file, grid.sheet, a1_range(first, column, last, column))
    return BellSchedule(title, place, tuple(sorted(bells, key=lambda bell: bell.start)))


def _bell(label: str, clock: _Clock, place: Place, cells: CellReader) -> Bell:
    folded = cells.fold(label)
    weekdays, rest = weekdays_of(folded)
    bare = _BRACKET.sub("", rest)
    meaning = cells.meaning(rest) or cells.meaning(bare)
    activity = meaning.name if meaning is not None and meaning.kind is Kind.ACTIVITY else ""
    activity = "课外活动" if _EXERCISE.fullmatch(bare) else activity
    subject = meaning is not None and meaning.kind is Kind.SUBJECT
    lesson = not activity and (subject or _PERIOD.fullmatch(bare) is not None)
    written, sure = " ".join(label.split()), bare == rest
    only, open_ = (weekdays if sure else ()), bool(weekdays) and not sure
    return Bell(written, clock.start, clock.end, place, lesson, activity, only, open_)


def weekdays_of(folded: str) -> tuple[tuple[int, ...], str]:
    """The weekdays a label names (周一至周四; 周二、四; 除周五外, of five days), and the label without them."""
    said = [(found.start(), _days_of(found["days"])) for found in _DAYS.finditer(folded)]
    if not said:
        return (), folded
    named = frozenset[int]().union(*(days for _, days in said))
    if found := re.search("除|不含", folded):
        after = [days for start, days in said if start > found.start()]
        # 周一至周五（除周三外）, 周一至周五（周三除外）: what is taken away stands behind, else right before.
        taken = after or [said[-1][1]]
        left = [days for _, days in said[: len(said) - len(taken)]] or [_FIVE_DAYS]
        named = frozenset[int]().union(*left).difference(*taken)
    rest = _BARE_COMMAS.sub("", _ABOUT_DAYS.sub("", _DAYS.sub("", folded)))
    return tuple(sorted(named)), re.sub(r"\(\)|\[\]", "", rest)


def _days_of(written: str) -> frozenset[int]:
    days = [NUMBERS[day] for day in written if day in NUMBERS]
    return frozenset(range(days[0], days[1] + 1) if len(days) == 2 and _UNTIL.search(written) else days)


def _beside(grid: Grid, clock: _Clock) -> str:
    """What stands beside a time: the nearest text at its left that is no time, else at its right."""
    row = grid.rows[clock.row]
    left = (row[column] for column in range(clock.column - 1, -1, -1))
    right = (row[column] for column in range(clock.column + 1, len(row)))
    for texts in (left, right):
        for text in texts:
            if text.strip() and not _ONE.match(tidy(text)) and not _RANGE.search(tidy(text)):
                return text
    return ""


def _text(grid: Grid, row: int, column: int) -> str:
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else ""
