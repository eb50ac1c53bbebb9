"""A cell that lists the lessons of a whole day, one after the other: 语文⏎数学⏎体育⏎音乐."""

import re
from collections.abc import Sequence

from edu_compliance.model.lesson import Naming
from edu_compliance.reading.timetables.texts.cell import Cell
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.meanings import CJK
from edu_compliance.reading.timetables.texts.numerals import NUMERAL
from edu_compliance.reading.timetables.texts.people import looks_like_person, looks_like_room

_FEWEST = 4
"""Lessons from which on it is a day's, and no choice between subjects."""
_BETWEEN = (re.compile("(?=[①-⑫])"), re.compile(r"\n+"), re.compile(r"[、，,;；|→]+"), re.compile(r"\s+"))
"""What parts them, whichever comes first."""
_STROKES = re.compile(r"[/／—–－-]+")
"""What parts those of a whole day too; between two or three it is a choice (音乐/美术)."""
_COUNTED = re.compile(rf"(?<!\s)\s*+(?:第?{NUMERAL}\s*+(?:节课?)?\s*+[.、:：)）]|第{NUMERAL}节课?)\s*+")
"""1.语文, 第一节：语文."""
_NUMBER_BEFORE = re.compile(r"([0-9]{1,2})(?=[\u4e00-\u9fff])")
"""1语文."""


def lessons_of_day(text: str, cells: CellReader) -> tuple[Cell, ...]:
    """What each period of the day holds, in order; empty where the text is no such list.

    A few of its parts may be empty or names that nobody knows, but no teachers and no rooms.
    """
    found = _parts(text, cells, _FEWEST) or _parts(text, cells, _FEWEST, (_STROKES,))
    known = sum(map(_known, (cell for _, cell in found)))
    others = [cells.fold(part) for part, cell in found if not _known(cell) and cell.lessons]
    if (
        known < _FEWEST
        or len(others) * 2 > known
        or any(looks_like_person(one) or looks_like_room(one) for one in others)
    ):
        return ()
    return tuple(cell for _, cell in found)


def lessons_beside(text: str, cells: CellReader) -> tuple[Cell, ...]:
    """The same of a text that stands in a row of such lists, however few lessons it names."""
    return tuple(cell for _, cell in _parts(text, cells, 2)) or (cells.read(text),)


def lessons_of_half(text: str, cells: CellReader) -> tuple[Cell, ...]:
    """The same of a text that stands beside 上午 or 下午: two lessons at the least, all of them known."""
    return _parted(text, cells, 2) or _parted(text, cells, _FEWEST, (_STROKES,))


def lessons_listed(text: str, cells: CellReader) -> tuple[Cell, ...]:
    """The same of a text that stands where lists do: those of half a day, one lesson at the least."""
    return lessons_of_half(text, cells) or tuple(filter(_known, (cells.read(text),)))


def _parted(text: str, cells: CellReader, fewest: int, signs: Sequence[re.Pattern[str]] = _BETWEEN) -> tuple[Cell, ...]:
    """The cells that the first sign makes `fewest` or more of; none where a part is not known."""
    found = tuple(cell for _, cell in _parts(text, cells, fewest, signs))
    return found if all(map(_known, found)) else ()


def _parts(
    text: str, cells: CellReader, fewest: int, signs: Sequence[re.Pattern[str]] = _BETWEEN
) -> list[tuple[str, Cell]]:
    """What the first sign makes `fewest` or more of, each as it is written and as it is read."""
    if cells.meaning("".join(text.split())) is not None:
        return []  # 历 史 is one word
    between = next((sign for sign in signs if len(sign.split(text.strip())) >= fewest), None)
    if between is None:
        return []
    parts = _uncounted([_COUNTED.sub("", part, count=1) for word in between.split(text) if (part := word.strip())])
    found = [(part, cells.read(part)) for part in _in_one_language(parts)]
    return found if len(found) >= fewest else []


def _uncounted(parts: Sequence[str]) -> Sequence[str]:
    """The parts without the numbers before them, where these count on: 1语文, 2数学, 3体育."""
    numbers = [int(found[1]) if (found := _NUMBER_BEFORE.match(part)) else 0 for part in parts]
    counts = numbers and numbers[0] and numbers == list(range(numbers[0], numbers[0] + len(parts)))
    return [_NUMBER_BEFORE.sub("", part, count=1) for part in parts] if counts else parts


def _in_one_language(parts: Sequence[str]) -> Sequence[str]:
    """The parts without those that say in English what the one before says: 道法⏎Ethics."""
    chinese = [part for part in parts if CJK.search(part)]
    return chinese if len(parts) == 2 * len(chinese) and list(parts[::2]) == chinese else parts


def _known(cell: Cell) -> bool:
    known = cell.single and cell.lessons[0][0].naming is not Naming.UNKNOWN
    return known or bool(cell.activity)
