"""Which class each table of a sheet is of: by its header, a title, the sheet's name or the file's, nearest first."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Weeks
from edu_compliance.model.message import Message, say
from edu_compliance.model.stage import Stage
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.texts.campuses import of_campus
from edu_compliance.reading.timetables.texts.class_names import class_name
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.text import closed_up
from edu_compliance.reading.timetables.texts.title_times import weeks_in
from edu_compliance.reading.timetables.texts.titles import Title, class_by_digits, own_name, read_title
from edu_compliance.reading.timetables.view import View
from edu_compliance.reading.timetables.whose.around import Around
from edu_compliance.reading.timetables.whose.sheet_titles import SheetTitles, activity_in

_OF_TEACHER = re.compile("教师|老师")
"""王老师（三（1）班）课程表 is hers, whichever class it names."""


class Heads(SheetTitles):
    """Whose the tables of one sheet are."""

    def __init__(self, view: View, file: str) -> None:
        super().__init__(view, file)
        self._file = file
        self._around = Around(view, ())

    def remember(self, blocks: Sequence[Block], list_head: int | None) -> None:
        """As SheetTitles."""
        super().remember(blocks, list_head)
        self._around = Around(self.view, blocks)

    def activity_of(self, piece: Piece, block: Block | None) -> str:
        """The activity that a table's title or its sheet's name says all of it is of (课后服务课程表); or ""."""
        near = [] if block is None else [*self._around.inside(piece, block), *self._around.right_over(block)]
        return activity_in(map(read_title, near)) or self.names.activity

    def name(self, piece: Piece, block: Block | None) -> tuple[ClassName, Message | None]:
        """The class of a piece, and a contradiction between the places that name it, or None."""
        near = [title for title in self._near(piece, block) if not title.note]
        found: ClassName | None = piece.classed
        if found is not None and isinstance(piece.key, tuple) and piece.key[0] in ("row", "column"):
            found = attrs.evolve(found, written=self._written(piece.key[1], found))
            # A class's name alone in a cell is another header, of another class; a title says more than a name.
            near = [title for title in near if class_name(closed_up(title.text)) is None]
        clash: Message | None = None
        for outer in (self._grade_beside(piece), *(title.classed for title in near), *self.names.classes):
            if outer is None:
                continue
            if found is None:
                found = outer
            elif found.agrees_with(outer):
                if clash is None and found.counted_otherwise(outer):
                    clash = say("class.grades_contradict", inner=found.written, outer=outer.written)
                found = found.completed_by(outer)
            elif clash is None:
                clash = say("class.names_contradict", inner=found.written, outer=outer.written)
        if block is not None and found is not None and not found.graded:
            found = found.completed_by(self._around.grade_over(block) or found)
        found = self._else_named(found, near, block)
        found = found if clash else self._numbered(found)
        clash = clash or (None if found.one_class else _of_several(near))
        found = of_campus(found, self.names.campus) or found
        part = self._part_beside(piece)
        return (self._staged(found, near) if part is None else _of_stage(found, part)), clash

    def _staged(self, classed: ClassName, titles: Sequence[Title]) -> ClassName:
        """A class with the stage that titles say, where its name says none; of 五四学制 the sixth grade is junior."""
        if classed.stage is not None:
            return classed
        stage = next((title.stage for title in titles if title.stage), None) or self.names.stage
        if classed.grades == (6,) and (self.names.five_and_four or any(title.five_and_four for title in titles)):
            stage = Stage.JUNIOR
        return _of_stage(classed, stage)

    def _part_beside(self, piece: Piece) -> Stage | None:
        """The stage of the part of the school (初中部) that stands over a class of a header, or left of it."""
        key = piece.key
        if not (isinstance(key, tuple) and key[0] in ("row", "column")) or key[1][0] < 0:
            return None
        return self._around.part_carried(key[0], key[1])

    def _grade_beside(self, piece: Piece) -> ClassName | None:
        """The grade that stands beside or over the cell of a class that names its own: 三年级 | 二（1）班."""
        own, key = piece.classed, piece.key
        if own is None or not own.grades or not (isinstance(key, tuple) and key[0] in ("row", "column")):
            return None
        if key[1][0] < 0:
            return None
        grade = self._around.grade_beside(*key)
        if grade is None and (carried := self._around.grade_carried(*key)) is not None:
            return carried if own.counted_otherwise(carried) else None
        # 三年级 over 初三（1）班 is what a junior school calls it.
        another_count = grade is not None and bool(set(grade.grades) & set(own.grades)) and not own.agrees_with(grade)
        return None if another_count else grade

    def _else_named(self, found: ClassName | None, near: Sequence[Title], block: Block | None) -> ClassName:
        """A class that no title names in words: by a line under its table, by digits alone, or by the sheet's words."""
        if found is None and block is not None:
            found = self._around.class_under(block)
        digits = None if found is not None and found.one_class else class_by_digits((*near, self.names.file))
        if digits is not None and (found is None or digits.grades == found.grades):
            return digits
        return found or ClassName(self._own_words(near))

    def _numbered(self, classed: ClassName) -> ClassName:
        """A class with the number that is the sheet's whole name, in a file of its grade: 1 in 六年级课程表.xlsx."""
        own, of_file = closed_up(self.sheet), self.names.file.classed
        if len(classed.grades) != 1 or classed.number is not None or not re.fullmatch(NUMERAL, own):
            return classed
        of_grade = of_file is not None and of_file.grades == classed.grades and of_file.number is None
        return attrs.evolve(classed, number=number(own)) if of_grade else classed

    def _near(self, piece: Piece, block: Block | None) -> list[Title]:
        """Titles by nearness; of a list all that stand over it."""
        if block is not None:
            return self._around.near(piece, block)
        titled = piece.classed is not None and isinstance(piece.key, tuple) and piece.key[0] == "titled"
        return [t for t in self.titles[:-2] if not (titled and t.classed is not None and t.classed.one_class)]

    def weeks(self, piece: Piece, block: Block | None, of_table: Callable[[Title], Weeks | None]) -> Weeks | None:
        """The weeks a table holds in, where its titles, the sheet's name or the file's say odd or even ones; `of_table`
        says which a title means."""
        near = (weeks for title in self._near(piece, block) if (weeks := of_table(title)) is not None)
        named = (weeks for title in (self.names.sheet, self.names.file) if (weeks := weeks_in(title)) is not None)
        return next(chain(near, named), None)

    def names_anew(self, before: tuple[Piece, Block], after: tuple[Piece, Block]) -> bool:
        """Whether a title names the class of a piece that did not name the one before it."""
        return bool(self._classes_over(*after) - self._classes_over(*before))

    def title_names_class(self, piece: Piece, block: Block | None) -> bool:
        """Whether a title over a table, which speaks of no teacher, names the one class that it is of."""
        over = () if block is None else map(read_title, self._classes_over(piece, block))
        return any(one.classed and one.classed.one_class and not _OF_TEACHER.search(one.text) for one in over)

    def _classes_over(self, piece: Piece, block: Block) -> set[str]:
        texts = (*self._around.inside(piece, block), *self._around.over(block))
        return {text for text in texts if (title := read_title(text)).classed and not title.note}

    def complete(self, classed: ClassName) -> ClassName:
        """A class of an allocation with what the sheet's titles say of its grade and stage."""
        for title in self.titles:
            if title.classed is not None and not classed.grades and classed.agrees_with(title.classed):
                classed = classed.completed_by(title.classed)
        return self._staged(of_campus(classed, self.names.campus) or classed, self.titles)

    def _written(self, spot: object, classed: ClassName) -> str:
        if isinstance(spot, tuple) and spot[0] >= 0:
            return own_name(self.view.text(*spot), classed).written
        return classed.written

    def _own_words(self, near: Sequence[Title]) -> str:
        """A name for a class that nobody names: what a title says beyond 课程表, else the sheet's or file's name."""
        otherwise = PurePosixPath(self._file).stem if self.names.sheet_by_default else self.sheet
        return next((words for title in near if (words := title.own_words)), otherwise)


def _of_stage(classed: ClassName, stage: Stage | None) -> ClassName:
    """A class with a stage that is said beside it, where its own name says none."""
    return classed if stage is None or classed.stage is not None else attrs.evolve(classed, stage=stage)


def _of_several(titles: Iterable[Title]) -> Message | None:
    """Why a table's class cannot be told, where a title over it names two: 三（1）班、三（2）班课程表."""
    several = next((both for title in titles if (both := title.several)), None)
    return say("class.names_contradict", inner=several[0].written, outer=several[1].written) if several else None
