"""Tables of one class put together: a day told in two halves, a week told in sheets of one day each."""

from collections.abc import Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import Doubt, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.reading.timetables.blocks import Block
from edu_compliance.reading.timetables.heads import Heads
from edu_compliance.reading.timetables.pieces import Piece

_NEXT = 2
"""Rows from the end of a table to a header that may be its own again."""


def whole_days(heads: Heads, found: list[tuple[Piece, Block]]) -> list[tuple[Piece, Block]]:
    """Pieces put together where a table goes on under or beside its header said again (the afternoon)."""
    whole: list[tuple[Piece, Block]] = []
    for piece, block in found:
        before = whole[-1][0] if whole else None
        if before is None or heads.names_anew(whole[-1], (piece, block)):
            whole.append((piece, block))
        elif before.goes_on_in(piece):
            before.go_on(piece)
        elif before.may_go_on_in(piece) and 0 < block.head - before.box[2] <= _NEXT:
            before.doubt(
                before.classed.written if before.classed else "", say("doubt.header_again"), piece.place(piece.head)
            )
            before.go_on(piece)
        else:
            whole.append((piece, block))
    return whole


def beside_nameless(classes: Sequence[SchoolClass]) -> list[SchoolClass]:
    """The classes of a sheet; a table without a class under one with a class may be more of that class's week."""
    result: list[SchoolClass] = []
    for school_class in classes:
        before = result[-1] if result else None
        nameless = not (school_class.naming.grades or school_class.naming.entry or school_class.naming.number)
        if nameless and before is not None and before.naming.whole and school_class.lessons:
            why = say("doubt.table_without_class", name=school_class.name)
            more = sum((lesson.weeks.share for lesson in school_class.lessons), Fraction(0))
            doubt = Doubt(school_class.name, why, (school_class.place,), more=more)
            result[-1] = attrs.evolve(before, doubts=(*before.doubts, doubt))
        result.append(school_class)
    return result


def whole_weeks(classes: Sequence[SchoolClass]) -> tuple[SchoolClass, ...]:
    """The classes of a file; one spread over sheets of different weekdays (星期一, 星期二 …) made whole."""
    whole: dict[tuple[object, ...], SchoolClass] = {}
    apart: list[SchoolClass] = []
    for school_class in classes:
        naming = school_class.naming
        key = (naming.grades, naming.stage, naming.entry, naming.number, "" if naming.whole else school_class.name)
        other = whole.get(key)
        if other is None:
            whole[key] = school_class
        elif _complementary(other, school_class):
            whole[key] = _one(other, school_class)
        else:
            apart.append(school_class)
    return (*whole.values(), *apart)


def _complementary(first: SchoolClass, second: SchoolClass) -> bool:
    """Whether two tables of a class are of different weekdays, so that together they are its week."""
    return bool(first.days) and bool(second.days) and not set(first.days) & set(second.days)


def _one(first: SchoolClass, second: SchoolClass) -> SchoolClass:
    return attrs.evolve(
        first,
        days=tuple(sorted({*first.days, *second.days})),
        lessons=(*first.lessons, *second.lessons),
        uncounted=(*first.uncounted, *second.uncounted),
        doubts=(*first.doubts, *second.doubts),
        binding_doubt=first.binding_doubt or second.binding_doubt,
    )
