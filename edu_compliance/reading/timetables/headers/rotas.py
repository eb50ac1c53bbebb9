"""Who is on duty and what is eaten, by weekdays under everything else of a sheet: no class's lessons."""

import re

from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.people import looks_like_person
from edu_compliance.reading.timetables.view import View

_FEWEST_DAYS = 3
"""Weekdays in a row, from which on it may head a rota."""
_DUTY = re.compile("值[日周班勤]|护导|带班|执勤|卫生|清洁|保洁|扫除|食谱|菜谱|餐次|早餐|午餐|晚餐")
_TITLE_CELLS = 2
"""Filled cells of the row of its title, at the most."""


def rota_below(view: View, cells: CellReader) -> int | None:
    """The first row of a rota that ends a sheet, its title included; None where what ends it may teach anybody: a
    formula without a result may be a lesson."""
    head = next((row for row in range(view.height - 1, 0, -1) if _heads(view, row)), None)
    if head is None or view.uncached or not _of_no_lessons(view, head, cells):
        return None
    first = head
    while first and (not view.filled_cells[first - 1] or _titled(view, first - 1)):
        first -= 1
    return first or None


def _heads(view: View, row: int) -> bool:
    return len({token.weekday for _, token in view.marks[row] if token.weekday}) >= _FEWEST_DAYS


def _titled(view: View, row: int) -> bool:
    texts = [text for text in view.rows[row] if text]
    return len(texts) <= _TITLE_CELLS and any(map(_DUTY.search, texts))


def _of_no_lessons(view: View, head: int, cells: CellReader) -> bool:
    """Whether all that stands under a row of weekdays are people, or what its labels call duty or food; no label is a
    period's or a class's, and no cell a subject's."""
    first = head - _titled(view, head - 1)
    labels = {text for row in range(first, view.height) for text in view.rows[row][:2] if text}
    below = [token for row in range(head + 1, view.height) for token in view.tokens[row] if token is not None]
    if not below or any(token.numbered or token.classed or token.weekday for token in below):
        return False
    if any(lesson.subjects for token in below for lesson, _ in cells.read(token.text).lessons):
        return False
    texts = {token.text for token in below} - labels
    people = sum(looks_like_person(cells.fold(text)) for text in texts)
    return bool(texts) and (people * 2 >= len(texts) or any(map(_DUTY.search, labels)))
