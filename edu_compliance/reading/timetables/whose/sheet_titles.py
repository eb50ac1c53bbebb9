"""The titles over a sheet's first table, its name and its file's: what they say of the sheet as a whole."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.headers.day_titles import titles_in
from edu_compliance.reading.timetables.texts.titles import Title, read_title
from edu_compliance.reading.timetables.texts.weekdays import weekdays_in
from edu_compliance.reading.timetables.view import View
from edu_compliance.reading.timetables.whose.named_by import NamedBy

_TITLE_ROWS = 3
"""Rows at the top of a sheet in which a title may say its weekday."""
_NUMBER = re.compile(r"[0-9]{1,2}(?:\.5)?")


class SheetTitles:
    """The titles of one sheet, and its names."""

    def __init__(self, view: View, file: str) -> None:
        self.view = view
        self.sheet = view.grid.sheet
        self.names = NamedBy(self.sheet, file)
        self._blocks: Sequence[Block] = ()
        self._list_head: int | None = None

    def remember(self, blocks: Sequence[Block], list_head: int | None) -> None:
        """Take the blocks that titles stand around, or the header row of a list."""
        self._blocks = blocks
        self._list_head = list_head
        vars(self).pop("titles", None)  # they were those over another row

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """The titles over the first table or at its left, the sheet's name and the file's, in this order."""
        top = min((block.head for block in self._blocks), default=3 if self._list_head is None else self._list_head)
        over = [
            read_title(token.text)
            for row in range(min(top, self.view.height))
            if self._blocks
            or not any(map(_NUMBER.fullmatch, self.view.rows[row]))  # 三（1）班 | 8 | 6 of an allocation
            for _, token in self.view.filled(row, 0, self.view.width)
        ]
        over += [read_title(text) for block in self._blocks if block.head == top for text in self._at_left(block)]
        return (*(title for title in over if not title.note), self.names.sheet, self.names.file)

    def _at_left(self, block: Block) -> Iterator[str]:
        """The titles at the left of a table, beside its header rows."""
        for row in range(block.head, block.top):
            for _, token in self.view.filled(row, block.left, block.columns[0].column - 1):
                if not token.heads:
                    yield token.text

    def weekday(self, said: frozenset[int]) -> int:
        """The weekday of the whole sheet, by its name or a title of its first rows; 0 where not one is said.

        `said` are those that any of its cells say in full.
        """
        if len(said) > 1:
            return 0
        first = [row for row, filled in enumerate(self.view.filled_cells) if filled][:_TITLE_ROWS]
        over = (token for row in first for token in titles_in(self.view, row))
        days = {day for text in (self.sheet, *(token.text for token in over)) for day in weekdays_in(text)}
        return days.pop() if len(days) == 1 and said <= days else 0

    @property
    def exam(self) -> bool:
        """Whether the sheet is an examination's timetable."""
        return any(title.exam for title in self.titles[:-1])

    @property
    def activity(self) -> str:
        """The activity that all of a sheet's lessons are of, by its titles or its name; or ""."""
        return activity_in(self.titles[:-2]) or self.names.activity

    @property
    def named(self) -> ClassName | None:
        """The class or grade that all of the sheet is of, by its titles, its name or the file's; the nearest first."""
        found: ClassName | None = None
        for outer in (*(title.classed for title in self.titles[:-2]), *self.names.classes):
            if outer is not None and (found is None or found.agrees_with(outer)):
                found = outer if found is None else found.completed_by(outer)
        return found

    @property
    def name_a_class(self) -> bool:
        """Whether a title, the sheet's name or the file's names a class, or a folder its grade."""
        return any(title.classed for title in self.titles) or any(self.names.classes)

    def says(self, words: re.Pattern[str]) -> bool:
        """Whether a title, the sheet's or the file's name holds these words."""
        return any(words.search(title.text) for title in self.titles)


def activity_in(titles: Iterable[Title]) -> str:
    """The activity of the first of the titles that names one; ""."""
    return next((title.activity for title in titles if title.activity), "")
