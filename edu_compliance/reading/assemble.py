"""The files of one school as one submission: grades and stages settled, contradictions and gaps named."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from statistics import median

import attrs

from edu_compliance.model.lesson import ClassKind, Doubt, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.stage import SCHOOL_STAGES, Stage
from edu_compliance.model.submission import File, Notice, Submission
from edu_compliance.reading.grades import GradeSettler, stages_of_school
from edu_compliance.reading.papers.settle_registers import settle_years, stated

_USUAL = {range(1, 3): 26, range(3, 7): 30, range(7, 13): 34}
"""Lessons a week by the national curriculum schemes, for grades 1–2, 3–6 and 7–12."""


def assemble(
    school: str,
    files: Sequence[File],
    as_of: datetime.date,
    marks: Collection[str] | None = None,
    stages: Sequence[Stage] = (),
    group: Sequence[str] = (),
) -> Submission:
    """One school's submission from its files as they were read.

    `school` is its name from a roster or folder, "" where only the files can tell. `as_of` gives the school year where
    no title says one. `stages` are those a roster knows.
    """
    names = tuple(dict.fromkeys(file.school for file in files if file.school))
    files = tuple(settle_years(file, as_of) for file in files)
    registered = stated(files)
    known = tuple(stages) or registered.stages or stages_of_school(school, *names)
    settler = GradeSettler(known, as_of, [(file, c) for file in files for c in file.classes])
    settled = {id(school_class): settler.settle(file, school_class) for file in files for school_class in file.classes}
    checked = _incomplete(_contradictions(list(settled.values())))
    by_place = {(c.place, c.name): c for c in checked}
    files = tuple(
        attrs.evolve(
            file,
            classes=tuple(
                by_place[s.place, s.name] for c in file.classes if ((s := settled[id(c)]).place, s.name) in by_place
            ),
        )
        for file in files
    )
    classes = tuple(sorted(checked, key=_order))
    return Submission(
        school=school or (names[0] if names else ""),
        files=files,
        classes=classes,
        stages=known or tuple(s for s in SCHOOL_STAGES if any(c.stage is s for c in classes)),
        marks=registered.marks if marks is None else frozenset(marks),
        marks_unknown=registered.unknown if marks is None else frozenset(),
        level=registered.level,
        notices=(*registered.notices, *_two_names(school, names), *_gaps(classes)),
        group=tuple(group),
    )


def _order(school_class: SchoolClass) -> tuple[object, ...]:
    """Sorts classes as a school names them: by grade and number, unnamed ones last."""
    return (
        school_class.grades or (99,),
        school_class.number if school_class.number is not None else 999,
        school_class.name,
        school_class.place.sort_key(),
    )


# --- completeness -----------------------------------------------------------------------------------------------------


def _incomplete(classes: Sequence[SchoolClass]) -> list[SchoolClass]:
    """Mark classes that hold under half the usual lessons, by the scheme or by the school's own median."""
    counts = {id(c): _weekly(c) for c in classes}
    own = median(counts.values()) if len(classes) >= 3 else None
    return [_checked(c, counts[id(c)], own) for c in classes]


def _weekly(school_class: SchoolClass) -> Fraction:
    lessons = sum((lesson.weeks.share for lesson in school_class.lessons), Fraction(0))
    return lessons + sum(((a.low + a.high) / 2 for a in school_class.allotments), Fraction(0))


def _checked(school_class: SchoolClass, count: Fraction, own: Fraction | float | None) -> SchoolClass:
    usual = max((n for grades, n in _USUAL.items() for g in school_class.grades if g in grades), default=26)
    if school_class.stage not in (None, *SCHOOL_STAGES):
        usual = 0
    if count * 2 < usual:
        return attrs.evolve(school_class, incomplete=say("class.incomplete", count=count, usual=usual))
    if own is not None and count * 2 < own:
        median_count = Fraction(own).limit_denominator(100)
        return attrs.evolve(school_class, incomplete=say("class.incomplete_by_median", count=count, usual=median_count))
    return school_class


# --- the same class twice ---------------------------------------------------------------------------------------------


def _contradictions(classes: Sequence[SchoolClass]) -> list[SchoolClass]:
    """A class read twice: kept once where both agree, else both kept, each as unsure as the other makes it."""
    same: dict[tuple[object, ...], list[SchoolClass]] = defaultdict(list)
    for school_class in classes:
        same[_identity(school_class)].append(school_class)
    result: list[SchoolClass] = []
    for twins in same.values():
        result.extend(twins if len(twins) == 1 else _compared(twins))
    return result


def _identity(school_class: SchoolClass) -> tuple[object, ...]:
    naming = school_class.naming
    if school_class.grades and school_class.number is not None:
        return (school_class.stage, school_class.grades, school_class.number)
    if naming.whole:
        return (naming.stage, naming.grades, naming.entry, naming.number)
    if school_class.grades and naming.written:
        return (school_class.stage, school_class.grades, school_class.name)
    return (school_class.place, school_class.name)


def _compared(twins: Sequence[SchoolClass]) -> list[SchoolClass]:
    kept: list[SchoolClass] = []
    # A timetable says more than an allocation that agrees with it.
    for school_class in sorted(twins, key=lambda c: c.kind is not ClassKind.TIMETABLE):
        if not any(_week(school_class) == _week(other) for other in kept):
            kept.append(school_class)
    return kept if len(kept) == 1 else [_doubted(c, [o for o in kept if o is not c]) for c in kept]


def _week(school_class: SchoolClass) -> dict[str, Fraction]:
    """Weekly lessons by what was taught."""
    counts: dict[str, Fraction] = defaultdict(Fraction)
    for lesson in school_class.lessons:
        counts[lesson.taught.name] += lesson.weeks.share
    for allotment in school_class.allotments:
        counts[allotment.taught.name] += (allotment.low + allotment.high) / 2
    return dict(counts)


def _subjects(classes: Iterable[SchoolClass]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for school_class in classes:
        found.update((lesson.taught.name, lesson.taught.subjects) for lesson in school_class.lessons)
        found.update((allotment.taught.name, allotment.taught.subjects) for allotment in school_class.allotments)
    return found


def _doubted(school_class: SchoolClass, others: Sequence[SchoolClass]) -> SchoolClass:
    """The class with a doubt for each subject that the others count differently, as wide as the difference."""
    own, subjects = _week(school_class), _subjects([school_class, *others])
    doubts = list(school_class.doubts)
    places = (school_class.place, *(other.place for other in others))
    for name in sorted(subjects):
        counts = [_week(other).get(name, Fraction(0)) for other in others]
        here = own.get(name, Fraction(0))
        more = max(Fraction(0), max(counts) - here)
        fewer = max(Fraction(0), here - min(counts))
        if more or fewer:
            why = say("class.read_twice", name=school_class.name, subject=name, here=here, there=tuple(counts))
            doubts.append(Doubt(name, why, places, fewer, more, subjects[name]))
    if len(doubts) == len(school_class.doubts):
        doubts.append(Doubt(school_class.name, say("class.read_twice_alike", name=school_class.name), places))
    return attrs.evolve(school_class, doubts=tuple(doubts))


# --- what the school should know --------------------------------------------------------------------------------------


def _two_names(school: str, names: Sequence[str]) -> list[Notice]:
    if len(names) < 2:
        return []
    return [Notice(say("school.two_names", names=tuple(names)))]


def _gaps(classes: Sequence[SchoolClass]) -> list[Notice]:
    """Numbers missing between a grade's classes: 三（1）, 三（2）, 三（4）."""
    numbers: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for school_class in classes:
        if len(school_class.grades) == 1 and school_class.number:
            numbers[school_class.grades].add(school_class.number)
    notices = []
    for grades, found in sorted(numbers.items()):
        missing = sorted(set(range(1, max(found))) - found)
        if missing and len(missing) <= max(3, len(found)):
            notices.append(Notice(say("school.class_missing", grade=grades[0], numbers=tuple(missing))))
    return notices
