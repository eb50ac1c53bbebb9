"""Tables of one class put together: a day told in two halves, a week in sheets of a day, odd and even weeks."""

from collections.abc import Sequence, Set
from fractions import Fraction
from math import lcm

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Doubt, SchoolClass, Weeks
from edu_compliance.model.message import say
from edu_compliance.reading.timetables.doubts.taught_twice import more_than_a_day, of_another
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.whose.heads import Heads

_NEXT = 2
"""Rows from the end of a table to a header that may be its own again."""


def whole_classes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a block, those put together that say the same class in different rows, each for other periods."""
    whole: list[Piece] = []
    by_class: dict[ClassName, tuple[Piece, set[tuple[int, int]]]] = {}
    for piece in pieces:
        of_row = isinstance(piece.key, tuple) and piece.key[0] == "row" and piece.classed is not None
        slots = {(lesson.weekday, lesson.period) for lesson in piece.lessons}
        first = by_class.get(piece.classed) if of_row and piece.classed else None
        if first is not None and not first[1] & slots:
            first[0].take_over(piece)
            first[1].update(slots)
        else:
            whole.append(piece)
            if piece.classed is not None:
                by_class.setdefault(piece.classed, (piece, slots))
    return whole


def whole_days(heads: Heads, found: list[tuple[Piece, Block]]) -> list[tuple[Piece, Block]]:
    """Pieces put together where a table goes on under or beside its header said again, or in one of the afternoon."""
    if len(found) == 1:
        return found
    whole: list[tuple[Piece, Block]] = []
    mornings: dict[ClassName, Piece] = {}
    for piece, block in found:
        if heads.activity_of(piece, block):
            whole.append((piece, block))
            continue
        at = _goes_before(whole, block)
        before = whole[at][0] if whole else None
        morning = mornings.get(piece.classed) if piece.classed is not None else None
        if morning is not None and morning.is_morning_of(piece):
            morning.go_on(piece)
            continue
        if piece.classed is not None:
            mornings[piece.classed] = piece
        if before is None or heads.names_anew(whole[at], (piece, block)):
            whole.append((piece, block))
        elif before.goes_on_in(piece):
            before.go_on(piece)
        elif before.later_days_in(piece):
            before.take_over(piece)
        elif before.may_go_on_in(piece) and 0 < block.head - before.box[2] <= _NEXT:
            written, halves = before.classed.written if before.classed else "", (before.lessons, piece.lessons)
            before.doubts += of_another(written, halves, say("doubt.header_again"), piece.place(piece.head))
            before.go_on(piece)
        else:
            whole.append((piece, block))
    return whole


def _goes_before(whole: Sequence[tuple[Piece, Block]], block: Block) -> int:
    """Which of the tables so far another may go on: the last over its own columns, of several side by side; else the
    last of all."""
    first, last = block.columns[0].column, block.right
    over = (i for i, (_, up) in enumerate(whole) if up.columns[0].column <= last and first <= up.right)
    return max(over, default=len(whole) - 1)


def beside_nameless(classes: Sequence[SchoolClass]) -> list[SchoolClass]:
    """The classes of a sheet; a table without a class under one with a class may be more of that class's week."""
    result: list[SchoolClass] = []
    for school_class in classes:
        before = result[-1] if result else None
        naming = school_class.naming
        nameless = not (naming.graded or naming.number or naming.preschool)
        named = before is not None and (before.naming.whole or len(before.naming.grades) > 1)
        other = nameless and named and school_class.lessons
        if other and before is not None and _of_other_weeks(before, school_class):
            result[-1] = _one(before, school_class)
            continue
        if other and before is not None:
            why = say("doubt.table_without_class", name=school_class.name)
            more = sum((lesson.weeks.share for lesson in school_class.lessons), Fraction(0))
            doubt = Doubt(school_class.name, why, (school_class.place,), more=more)
            result[-1] = attrs.evolve(before, doubts=(*before.doubts, doubt))
        result.append(school_class)
    return result


def _of_other_weeks(first: SchoolClass, second: SchoolClass) -> bool:
    """Whether two tables are of different weeks of a cycle, 单周 and 双周, and neither of every week."""
    weeks, others = _weeks_of(first), _weeks_of(second)
    return EVERY_WEEK not in weeks | others and _apart(weeks, others)


def whole_weeks(classes: Sequence[SchoolClass]) -> tuple[SchoolClass, ...]:
    """The classes of a file; one spread over tables of different weekdays (星期一, 星期二 …), periods or weeks (单周,
    双周) made whole, and what is there of some weeks only a doubt."""
    whole: list[SchoolClass] = []
    apart: list[SchoolClass] = []
    at: dict[tuple[object, ...], list[int]] = {}
    for school_class in classes:
        naming = school_class.naming
        key = (
            *naming.key,
            "" if naming.whole or len(naming.grades) > 1 else school_class.name,
        )
        same = [i for i in at.get(key, ()) if None in (naming.stage, whole[i].stage) or whole[i].stage is naming.stage]
        same = [i for i in same if whole[i].naming.stage is naming.stage] or same
        if not same or _of_another_stage(whole[same[0]], school_class):
            at.setdefault(key, []).append(len(whole))
            whole.append(school_class)
        elif _complementary(whole[same[0]], school_class) or _empty_part(whole[same[0]], school_class):
            first, second = whole[same[0]], school_class
            whole[same[0]] = _one(second, first) if _of_activities(first) else _one(first, second)
        else:
            apart.append(school_class)
    return tuple(map(_in_some_weeks, (*whole, *apart)))


def _of_another_stage(first: SchoolClass, second: SchoolClass) -> bool:
    """Whether one of two tables says its stage and both teach at one time: 一（1）班 and 初一（1）班 of one school."""
    return first.naming.stage is not second.naming.stage and not (
        _complementary(first, second) or _empty_part(first, second)
    )


def _empty_part(first: SchoolClass, second: SchoolClass) -> bool:
    """Whether one of two tables of a class holds no lessons: the eighth period of a school in which small children have
    six, a Saturday's sheet."""
    return not (first.lessons and second.lessons) and not (first.allotments or second.allotments)


def _complementary(first: SchoolClass, second: SchoolClass) -> bool:
    """Whether two tables of a class are of different weekdays, periods or weeks, or one of them of early and late study
    alone, so that together they are its week."""
    if _of_activities(first) or _of_activities(second):
        return True
    if not first.days or not second.days:
        return False
    slots = {(lesson.weekday, lesson.period) for lesson in first.lessons}
    if not any((lesson.weekday, lesson.period) in slots for lesson in second.lessons):
        return not more_than_a_day((*first.lessons, *second.lessons))
    return _apart(_weeks_of(first), _weeks_of(second))


def _apart(weeks: Set[Weeks], others: Set[Weeks]) -> bool:
    return all(one.within(other) is None for one in weeks for other in others)


def _of_activities(school_class: SchoolClass) -> bool:
    """Whether a table holds nothing but what is no lesson: 早读, 晚自习."""
    return bool(school_class.uncounted) and not school_class.week


def _weeks_of(school_class: SchoolClass) -> set[Weeks]:
    return {lesson.weeks for lesson in school_class.lessons}


def _in_some_weeks(school_class: SchoolClass) -> SchoolClass:
    """A class; where nothing of it is there in some weeks, their table may be missing."""
    if not school_class.lessons or any(lesson.weeks == EVERY_WEEK for lesson in school_class.lessons):
        return school_class
    weeks = _weeks_of(school_class)
    cycle = lcm(*(one.cycle for one in weeks))
    if all(any(Weeks(cycle, (week,)).within(one) for one in weeks) for week in range(1, cycle + 1)):
        return school_class
    more = sum((lesson.weeks.share for lesson in school_class.lessons), Fraction(0))
    doubt = Doubt(school_class.name, say("doubt.weeks_missing"), (school_class.place,), more=more)
    return attrs.evolve(school_class, doubts=(*school_class.doubts, doubt))


def _one(first: SchoolClass, second: SchoolClass) -> SchoolClass:
    return attrs.evolve(
        first,
        stage=first.stage or second.stage,
        naming=first.naming.completed_by(second.naming),
        days=tuple(sorted({*first.days, *second.days})),
        lessons=(*first.lessons, *second.lessons),
        uncounted=(*first.uncounted, *second.uncounted),
        doubts=(*first.doubts, *second.doubts),
        binding_doubt=first.binding_doubt or second.binding_doubt,
    )
