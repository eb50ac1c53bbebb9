"""The files of one school as one submission: grades and stages settled, contradictions and gaps named."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from statistics import median

import attrs

from edu_compliance.model.lesson import EVERY_WEEK, ClassKind, Doubt, SchoolClass, Weeks
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.stage import SCHOOL_STAGES, Stage
from edu_compliance.model.submission import File, Notice, Submission
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.copies import copies
from edu_compliance.reading.grades import GradeSettler, stages_of_school
from edu_compliance.reading.other_years import of_other_years
from edu_compliance.reading.papers.settle_registers import settle_years, stated
from edu_compliance.reading.programmes.graduation import in_several_lists

_MOST_A_WEEK = 45
"""Lessons a week that no class has more of; two timetables of one class that both are whole have more together."""
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
    names = tuple(dict.fromkeys(name for file in files for name in (file.school, *file.schools) if name))
    several = _several(names)
    files = tuple(settle_years(file, as_of) for file in files)
    registered = stated(files)
    known = tuple(stages) or registered.stages or stages_of_school(school, *names)
    settler = GradeSettler(known, as_of, [(file, c) for file in files for c in file.classes])
    settled = [settler.settle(file, school_class) for file in files for school_class in file.classes]
    kept = _contradictions(settled)
    checked = iter(_incomplete(kept))
    files = tuple(
        attrs.evolve(file, classes=tuple(c for c in islice(checked, len(file.classes)) if c is not None))
        for file in files
    )
    classes = tuple(sorted((c for file in files for c in file.classes), key=_order))
    return Submission(
        school=school or (names[0] if names else ""),
        files=files,
        classes=classes,
        stages=known or tuple(s for s in SCHOOL_STAGES if any(c.stage is s for c in classes)),
        marks=registered.marks if marks is None else frozenset(marks),
        marks_unknown=registered.unknown if marks is None else frozenset(),
        level=registered.level,
        notices=(
            *registered.notices,
            *([Notice(say("school.two_names", names=several))] if several else ()),
            *copies(files),
            *of_other_years(files, as_of),
            *_gaps(classes),
            *_rearranged(settled, kept),
            *_twice_listed(files),
        ),
        group=tuple(group),
        names=several,
    )


def _twice_listed(files: Sequence[File]) -> tuple[Notice, ...]:
    twice = in_several_lists([one for file in files for one in file.graduations])
    return () if twice is None else (twice,)


def _order(school_class: SchoolClass) -> tuple[object, ...]:
    """Sorts classes as a school names them: by grade and number, unnamed ones last."""
    return (
        school_class.grades or (99,),
        school_class.naming.branch,
        school_class.number if school_class.number is not None else 999,
        school_class.name,
        school_class.place.sort_key(),
    )


# --- completeness -----------------------------------------------------------------------------------------------------


def _incomplete(classes: Sequence[SchoolClass | None]) -> list[SchoolClass | None]:
    """Mark classes that hold under half the usual lessons, by the scheme or by the school's own median."""
    counts = [None if c is None else _weekly(c) for c in classes]
    known = [count for count in counts if count is not None]
    own = median(known) if len(known) >= 3 else None
    return [c if c is None or n is None else _checked(c, n, own) for c, n in zip(classes, counts, strict=True)]


def _weekly(school_class: SchoolClass) -> Fraction:
    rotating = [lesson.weeks.share for lesson in school_class.lessons if lesson.weeks is not EVERY_WEEK]
    lessons = sum(rotating, Fraction(len(school_class.lessons) - len(rotating)))
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


def _contradictions(classes: Sequence[SchoolClass]) -> list[SchoolClass | None]:
    """A class read twice: kept once where both agree, else both kept, each as unsure as the other makes it.

    Of a timetable and an allocation the timetable alone is kept, as unsure as the allocation makes it. In the order of
    `classes`; None stands for what is not kept.
    """
    same: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, identity in enumerate(_identities(classes)):
        same[identity].append(index)
    result: list[SchoolClass | None] = list(classes)
    for twins in same.values():
        if len(twins) > 1:
            kept = _compared([classes[index] for index in twins])
            for position, index in enumerate(twins):
                result[index] = kept.get(position)
    return result


def _identities(classes: Sequence[SchoolClass]) -> list[tuple[object, ...]]:
    """What each class is known by. 高三（2）班 is 高三理（2）班, where no other 高三（2）班 has a track or major."""
    found = [_identity(one) for one in classes]
    branched: dict[tuple[object, ...], set[tuple[object, ...]]] = defaultdict(set)
    for identity, school_class in zip(found, classes, strict=True):
        if school_class.naming.branch and school_class.known_by:
            branched[identity[:-1]].add(identity)
    for at, school_class in enumerate(classes):
        if school_class.known_by and not school_class.naming.branch and len(branched[found[at][:-1]]) == 1:
            (found[at],) = branched[found[at][:-1]]
    return found


def _identity(school_class: SchoolClass) -> tuple[object, ...]:
    naming = school_class.naming
    if school_class.known_by is not None:
        return school_class.known_by
    if naming.whole:
        return (naming.stage, *naming.key)
    if school_class.grades and naming.written:
        return (school_class.stage, school_class.grades, school_class.name)
    return (school_class.place, school_class.name)


def _compared(twins: Sequence[SchoolClass]) -> dict[int, SchoolClass]:
    """Those to be kept, by their place among the twins."""
    weeks: dict[int, dict[str, Fraction]] = {}
    # A timetable says more than an allocation that agrees with it. One whose own names contradict each other may be
    # another class, copied and not renamed: it is never the same in silence.
    misnamed = [_misnamed(twin) for twin in twins]
    for index in sorted(range(len(twins)), key=lambda i: (misnamed[i], twins[i].kind is not ClassKind.TIMETABLE)):
        week = _week(twins[index])
        if misnamed[index] or week not in weeks.values():
            weeks[index] = week
    if len(weeks) == 1:
        return {index: twins[index] for index in weeks}
    subjects = _subjects(twins[index] for index in weeks)
    places = {index: twins[index].place for index in weeks}
    timetables = [index for index in weeks if twins[index].kind is ClassKind.TIMETABLE]
    # An allocation that differs from a timetable casts its doubts on it; the class is one all the same.
    stand = [index for index in weeks if index in timetables or misnamed[index]] if timetables else list(weeks)
    most = _MOST_A_WEEK if len(timetables) == len(weeks) else 0
    return {index: _doubted(twins[index], index, weeks, places, subjects, most) for index in stand}


def _rearranged(classes: Sequence[SchoolClass], kept: Sequence[SchoolClass | None]) -> list[Notice]:
    """Timetables that were left out for one of the same class with as many lessons, and place them otherwise."""
    identities = _identities(classes)
    stand = {identity: one for identity, one in zip(identities, kept, strict=True) if one is not None}
    left_out = [(identities[at], classes[at]) for at, one in enumerate(kept) if one is None]
    pairs = [(stand[identity], one) for identity, one in left_out if identity in stand]
    return [
        Notice(say("class.read_twice_rearranged", name=first.name), (first.place, other.place))
        for first, other in pairs
        if first.kind is other.kind is ClassKind.TIMETABLE and _arranged(first) != _arranged(other)
    ]


def _arranged(school_class: SchoolClass) -> set[tuple[int, int, Weeks, str]]:
    """What is taught when; odd and even weeks the other way round are another arrangement."""
    return {(lesson.weekday, lesson.period, lesson.weeks, lesson.taught.name) for lesson in school_class.lessons}


def _misnamed(school_class: SchoolClass) -> bool:
    doubt = school_class.binding_doubt
    return doubt is not None and doubt.id == "class.names_contradict"


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


def _doubted(
    school_class: SchoolClass,
    index: int,
    weeks: Mapping[int, Mapping[str, Fraction]],
    places: Mapping[int, Place],
    subjects: Mapping[str, tuple[str, ...]],
    most_together: int,
) -> SchoolClass:
    """The class with a doubt for each subject that the others count differently, as wide as the difference.

    `weeks` and `places` are those of all its twins, itself among them as `index`. Of the others, those with the fewest
    and the most lessons are named. Up to `most_together` lessons may be parts of one week.
    """
    doubts = list(school_class.doubts)
    others = [other for other in weeks if other != index]
    # Few lessons together: a morning and an afternoon perhaps, which nobody could tell to be one week.
    parts = sum(weeks[index].values()) + max(sum(weeks[other].values()) for other in others) <= most_together
    for name in sorted(subjects):
        counts = {other: weeks[other].get(name, Fraction(0)) for other in others}
        least, most = min(others, key=counts.__getitem__), max(others, key=counts.__getitem__)
        here = weeks[index].get(name, Fraction(0))
        more = counts[most] if parts else max(Fraction(0), counts[most] - here)
        fewer = max(Fraction(0), here - counts[least])
        if more or fewer:
            there = tuple(sorted(set(counts.values())))
            id_ = "class.read_in_parts" if parts else "class.read_twice"
            why = say(id_, name=school_class.name, subject=name, here=here, there=there)
            named = tuple(dict.fromkeys(places[which] for which in (index, least, most)))
            doubts.append(Doubt(name, why, named, fewer, more, subjects[name]))
    return attrs.evolve(school_class, doubts=tuple(doubts))


# --- what the school should know --------------------------------------------------------------------------------------


def _several(names: Sequence[str]) -> tuple[str, ...]:
    """The schools named, where they are several; 第一小学 beside 岗措县第一小学 is none by itself."""
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold(name), name)
    whole = [name for own, name in by_fold.items() if not any(o != own and o.endswith(own) for o in by_fold)]
    return tuple(whole) if len(whole) > 1 else ()


def _gaps(classes: Sequence[SchoolClass]) -> list[Notice]:
    """Numbers missing between a grade's classes: 三（1）, 三（2）, 三（4）."""
    numbers: dict[tuple[int, str], set[int]] = defaultdict(set)
    for school_class in classes:
        if len(school_class.grades) == 1 and school_class.number:
            numbers[school_class.grades[0], school_class.naming.branch].add(school_class.number)
    notices = []
    for (grade, branch), found in sorted(numbers.items()):
        # Of classes with majors and tracks nobody knows whether they are counted through.
        of_grade = {number for (other, _), all_ in numbers.items() if other == grade for number in all_}
        missing = sorted(set(range(1, max(found))) - (of_grade if branch else found))
        if missing and len(missing) <= max(3, len(found)):
            notices.append(Notice(say("school.class_missing", grade=grade, numbers=tuple(missing))))
    return notices
