"""What kind of sheet it is, where it is no class's timetable: by its titles and by what stands in its cells."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Naming, Taught
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.submission import SheetKind
from edu_compliance.reading.grid import Box, within
from edu_compliance.reading.timetables.doubts.taught_twice import taught_twice
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.lists.header import lacks_periods
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.class_names import bare_class_name, class_in_title
from edu_compliance.reading.timetables.texts.days import lessons_of_day
from edu_compliance.reading.timetables.texts.people import looks_like_person
from edu_compliance.reading.timetables.view import View
from edu_compliance.reading.timetables.whose.heads import Heads

_BELLS = re.compile(r"作息|时间安排|铃声")
_TEACHERS = re.compile(r"(?:教师|老师|个人|教职工)(?:个人)?(?:总)?(?:课程?表|任课|课务)|任课教师表")
_DUTIES = re.compile(r"值日|值班|值周")
_ROOMS = re.compile(r"(?:教室|功能室|专用室|场馆|机房|微机室|实验室|操场|录播室)(?:使用|安排|课程?表|排课)")
_OF_NO_CLASS = (
    (_DUTIES, SheetKind.OTHER, "sheet.roster"),
    (_TEACHERS, SheetKind.TEACHER, "sheet.teacher"),
    (_ROOMS, SheetKind.OTHER, "sheet.room"),
)

Table = tuple[Piece, Block | None]
"""What a table says of a class, and the block it was read from; a list has none."""

_DIGITS_FIRST = re.compile(r"([0-9]{3,4})(\D*)")
_LONGEST_NAME = 12
"""Characters of a line that may be a subject's name."""
_MANY_SUBJECTS = 10
"""Cells that name subjects, from which on a sheet looks like a timetable,"""
_SOME_SUBJECTS = _SOME_PERIODS = 4
"""or from which on it does where as many periods are named."""


class Kinds:
    """Tells kinds of sheets apart."""

    def __init__(self, cells: CellReader) -> None:
        self._cells = cells
        self._classes: dict[str, ClassName | None] = {}

    def by_cells(self, heads: Heads, tables: Sequence[Table]) -> tuple[SheetKind, Message | None]:
        """Whether what was read is a class's timetable, by what stands in its cells."""
        pieces = [piece for piece, _ in tables]
        if not any(piece.classed for piece in pieces):
            for says, kind, why in _OF_NO_CLASS:
                if heads.says(says) and not any(heads.title_names_class(*table) for table in tables):
                    return kind, say(why)
        taught = [lesson.taught for piece in pieces for lesson in piece.lessons]
        known = any(one.naming is not Naming.UNKNOWN for one in taught)
        if self._of_classes(taught):
            return SheetKind.TEACHER, say("sheet.teacher")
        if heads.says(_BELLS) and not known:
            return SheetKind.BELLS, say("sheet.bells")
        if not taught and not any(piece.classed for piece in pieces) and not heads.name_a_class:
            if sum(len(piece.stray) for piece in pieces) >= _MANY_SUBJECTS:
                return SheetKind.OTHER, say("sheet.no_coordinates")
            return SheetKind.OTHER, say("sheet.not_a_timetable")  # a menu, 餐次 by weekday
        if known or not taught:
            return SheetKind.TIMETABLE, None
        unknown = {one.written for one in taught}
        people = sum(looks_like_person(self._cells.fold(text)) for text in unknown)
        unstored = bool(heads.view.uncached)  # it may be the lessons that are not there
        if people * 2 >= len(unknown) and not unstored and not self.many_subjects_outside(heads.view, ()):
            return SheetKind.OTHER, say("sheet.roster")
        return SheetKind.OTHER, say("sheet.unknown")

    def _of_classes(self, taught: Sequence[Taught]) -> bool:
        """Whether half of the lessons or more name a class, and not all the same one: they are a teacher's."""
        written = Counter([one.written for one in taught])
        classes = [(self._class_in(text), count) for text, count in written.items()]
        named = [(one, count) for one, count in classes if one is not None and (one.one_class or len(one.grades) == 1)]
        naming, of_all = sum(count for _, count in named), len(taught)
        different = {(one.stage, *one.key) for one, _ in named}
        return naming * 2 >= of_all and (len(different) > 1 or naming == of_all > 0)

    def of_teacher(self, piece: Piece) -> bool:
        """Whether a table without a class of its own says which classes are taught: a teacher's week."""
        return piece.classed is None and self._of_classes([lesson.taught for lesson in piece.lessons])

    def of_people(self, piece: Piece) -> bool:
        """Whether a table without a class of its own holds names of people and no subject: a rota under a timetable."""
        if piece.classed is not None or any(one.taught.naming is not Naming.UNKNOWN for one in piece.lessons):
            return False
        if any(cell.subjects for cell in piece.uncounted):
            return False
        texts = {lesson.taught.written for lesson in piece.lessons} | {cell.written for cell in piece.uncounted}
        people = sum(looks_like_person(self._cells.fold(text)) for text in texts)
        return people * 2 >= len(texts) > 0

    def of_whose_teachers(self, view: View, piece: Piece, block: Block | None) -> bool:
        """Whether a piece holds the lessons of several classes that only people at the left of their rows tell apart,
        as their head teachers do."""
        if block is None or piece.classed is not None or not taught_twice("", piece.lessons, Place("", "", "")):
            return False
        rows = range(block.top, block.bottom + 1)
        columns = ({view.text(row, at) for row in rows} - {""} for at in range(block.zone[0], block.zone[1] + 1))
        return any(map(self._all_people, columns))

    def _columns_of_people(self, view: View) -> bool:
        """The same of the columns of a sheet without coordinates, by its first row that names several people."""
        heads = ((token.text for token in row if token is not None and not token.heads) for row in view.tokens)
        return any(self._all_people(set(texts)) for texts in heads)

    def _all_people(self, texts: Collection[str]) -> bool:
        folded = [self._cells.fold(text) for text in texts]
        return len(folded) > 1 and all(looks_like_person(one) and self._cells.meaning(one) is None for one in folded)

    def many_subjects_outside(self, view: View, boxes: Sequence[Box]) -> bool:
        """Whether lessons stand on a sheet outside of the tables that were read."""
        texts = (
            text
            for row, cells in enumerate(view.rows)
            for column, text in enumerate(cells)
            if text and not any(within(row, column, box) for box in boxes)
        )
        return sum(map(self._subjects_in, texts)) >= _MANY_SUBJECTS

    def _class_in(self, text: str) -> ClassName | None:
        if text not in self._classes:
            # A subject with its teacher and room is no class, and most texts are such.
            alone = not self._cells.accompanied(text)
            self._classes[text] = class_in_title(self._cells.fold(text)) or self._bare(text) if alone else None
        return self._classes[text]

    def _bare(self, text: str) -> ClassName | None:
        """The class that digits name, alone or before a subject: 802, 802体育."""
        found = _DIGITS_FIRST.fullmatch("".join(self._cells.fold(text).split()))
        rest = found[2] if found else ""
        known = not rest or self._cells.meaning(rest) is not None
        return bare_class_name(found[1]) if found is not None and known else None

    def without_coordinates(self, view: View, heads: Heads) -> tuple[SheetKind, Message, bool]:
        """The kind of a sheet without coordinates, why, and whether that is understood: a bell schedule, a list of
        teachers, a cover page; or one nobody understood."""
        # The name of a class is neither a period nor a subject, whatever its number and its 班 look like.
        tokens = [token for row in view.tokens for token in row if token is not None and token.classed is None]
        clocks = sum(1 for token in tokens if token.period is not None and token.period.start is not None)
        periods = sum(token.numbered for token in tokens)
        subjects = sum(self._subjects_in(token.text) for token in tokens)
        if (heads.says(_BELLS) and subjects < _MANY_SUBJECTS) or (clocks >= 4 and subjects * 2 < clocks):
            return SheetKind.BELLS, say("sheet.bells"), True
        of_a_class = heads.name_a_class and subjects >= _MANY_SUBJECTS
        for says, kind, why in _OF_NO_CLASS[:2]:
            if heads.says(says) and not of_a_class:
                return kind, say(why), True
        if subjects >= _MANY_SUBJECTS or (subjects >= _SOME_SUBJECTS and periods >= _SOME_PERIODS):
            why = "sheet.named_by_people" if self._columns_of_people(view) else "sheet.no_coordinates"
            return SheetKind.OTHER, say(why), False
        if lacks_periods(view):
            return SheetKind.OTHER, say("sheet.list_without_periods"), False
        return SheetKind.OTHER, say("sheet.not_a_timetable"), True

    def _subjects_in(self, text: str) -> int:
        """How many lessons a cell names: one, or those of a day."""
        return len(lessons_of_day(text, self._cells)) or int(self._names_subject(text))

    def _names_subject(self, text: str) -> bool:
        """Whether a cell's first words, a teacher and a room aside, name a subject; a long line is a sentence."""
        if len(text.partition("\n")[0]) > _LONGEST_NAME:
            return False
        return any(taught.naming is not Naming.UNKNOWN for taught, _ in self._cells.read(text).lessons)
