"""A class that was read several times is one class: where its tables contradict each other, nothing is sure that they
tell differently."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import ClassKind, Doubt, SchoolClass, Weeks
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.submission import Notice

_MOST_A_WEEK = 45
"""Lessons a week that no class has more of; two timetables of one class that both are whole have more together."""
_IN_PARTS = "class.read_in_parts"
_POINTS = ("教学点", "校点")
_TOLD_APART = (_IN_PARTS, "class.read_twice", "class.read_twice_differs", "class.read_twice_rearranged")

_SAID_OF_LESSONS = (
    "doubt.struck",
    "doubt.turns_in_a_note",
    "doubt.turns_by_mark",
    "doubt.turns_by_looks",
    "doubt.apart_by_mark",
)


def contradictions(classes: Sequence[SchoolClass]) -> list[SchoolClass | None]:
    """A class read several times: kept once, as unsure as all its tables together make it.

    The first timetable is the one that is kept, for a class is counted once whatever contradicts it. In the order of
    `classes`; None stands for what is not kept.
    """
    result: list[SchoolClass | None] = list(classes)
    for twins in _twins(classes):
        if len(twins) > 1:
            kept = _compared([classes[index] for index in twins])
            for position, index in enumerate(twins):
                result[index] = kept.get(position)
    return result


def counted_once(
    classes: Sequence[SchoolClass], kept: Sequence[SchoolClass | None], contents: Mapping[str, str]
) -> tuple[Notice, ...]:
    """Says which timetables say the same as another one of their class; `kept` is what became of `classes`.

    `contents` are the hashes of files, whose copies are said as such.
    """
    copies = []
    for twins in _twins(classes) if None in kept else ():
        first = next((one for index in twins if (one := kept[index]) is not None), None)
        if first is None or any(doubt.why.id in _TOLD_APART for doubt in first.doubts):
            continue
        for one in (classes[index] for index in twins if kept[index] is None):
            here, there = one.place.file, first.place.file
            copied = here != there and contents.get(here) == contents.get(there)
            if one.kind is first.kind is ClassKind.TIMETABLE and not copied:
                copies.append(one.place)
    return (Notice(say("school.counted_once", count=len(copies)), tuple(copies)),) if copies else ()


def _twins(classes: Sequence[SchoolClass]) -> Collection[Sequence[int]]:
    """The classes that are one, by their places among all."""
    same: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, identity in enumerate(_identities(classes)):
        same[identity].append(index)
    return same.values()


def _identities(classes: Sequence[SchoolClass]) -> list[tuple[object, ...]]:
    """What each class is known by. 高三（2）班 is 高三理（2）班, where no other 高三（2）班 has a track or major.

    A class of a 教学点 is at another place than the school's, unless one file holds both.
    """
    found = [_identity(one) for one in classes]
    branched: dict[tuple[object, ...], dict[tuple[object, ...], set[str]]] = defaultdict(lambda: defaultdict(set))
    for identity, school_class in zip(found, classes, strict=True):
        if school_class.naming.branch and school_class.known_by:
            branched[identity[:-1]][identity].add(school_class.place.file)
    for at, school_class in enumerate(classes):
        if school_class.known_by and not school_class.naming.branch and len(branched[found[at][:-1]]) == 1:
            ((identity, files),) = branched[found[at][:-1]].items()
            if school_class.place.file in files or not str(identity[-1]).endswith(_POINTS):
                found[at] = identity
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
        week = _as_far_as_listed(_week(twins[index]), twins[index], twins[next(iter(weeks), index)])
        if misnamed[index] or week not in weeks.values():
            weeks[index] = week
    first = next(iter(weeks))
    # Only a copy that was perhaps not renamed stands beside it.
    stand = [index for index in weeks if index == first or misnamed[index]]
    kept = {index: twins[index] for index in stand}
    if len(weeks) > 1:
        subjects = _subjects(twins[index] for index in weeks)
        places = {index: twins[index].place for index in weeks}
        all_timetables = all(twins[index].kind is ClassKind.TIMETABLE for index in weeks)
        most = _MOST_A_WEEK if all_timetables else 0
        kept = {index: _doubted(twins[index], index, weeks, places, subjects, most) for index in stand}
        # What is unsure of a table that is not kept is unsure of the class: it may be the one that holds.
        unsure = [doubt for index in weeks if index not in stand for doubt in twins[index].doubts]
        doubts = (*kept[first].doubts, *(doubt for doubt in unsure if doubt.fewer or doubt.more))
        kept[first] = attrs.evolve(kept[first], doubts=doubts)
    agreeing = [twin for index, twin in enumerate(twins) if index not in weeks]
    kept[first] = attrs.evolve(kept[first], doubts=(*kept[first].doubts, *_said_of(kept[first], agreeing)))
    if not any(doubt.why.id == _IN_PARTS for doubt in kept[first].doubts):
        others = [twin for index, twin in enumerate(twins) if index != first and not misnamed[index]]
        kept[first] = _placed(kept[first], others)
    return kept


def _said_of(school_class: SchoolClass, copies: Iterable[SchoolClass]) -> Iterator[Doubt]:
    """What somebody says of lessons in copies of a timetable, and not in itself: that they are struck out, or take
    turns. What else is unsure of a copy is settled where another one reads the same."""
    known = {(doubt.why.id, doubt.subjects, doubt.fewer, doubt.more) for doubt in school_class.doubts}
    for doubt in (doubt for copy in copies for doubt in copy.doubts):
        key = (doubt.why.id, doubt.subjects, doubt.fewer, doubt.more)
        if doubt.why.id in _SAID_OF_LESSONS and key not in known:
            known.add(key)
            yield doubt


def _placed(school_class: SchoolClass, others: Iterable[SchoolClass]) -> SchoolClass:
    """The class with a doubt where other timetables of it place its lessons otherwise."""
    here = _arranged(school_class)
    moved = [
        (other, _arranged(other) ^ here)
        for other in others
        if other.kind is school_class.kind is ClassKind.TIMETABLE and _arranged(other) != here
    ]
    if not moved:
        return school_class
    rearranged = all(_week(other) == _week(school_class) for other, _ in moved)
    why = say("class.read_twice_rearranged" if rearranged else "class.read_twice_differs", name=school_class.name)
    places = (school_class.place, *(other.place for other, _ in moved))
    taught = _subjects((school_class, *(other for other, _ in moved)))
    names = sorted({name for _, lessons in moved for *_, name in lessons})
    subjects = tuple(dict.fromkeys(subject for name in names for subject in taught[name]))
    # An unknown name may be anything; and with other days, every day means something else.
    anything = any(not taught[name] for name in names) or any(_days(other) != _days(school_class) for other, _ in moved)
    doubt = Doubt(school_class.name, why, places, subjects=() if anything else subjects, moves=True)
    return attrs.evolve(school_class, doubts=(*school_class.doubts, doubt))


def _days(school_class: SchoolClass) -> set[int]:
    return {lesson.weekday for lesson in school_class.lessons}


def _arranged(school_class: SchoolClass) -> set[tuple[int, int, Weeks, str]]:
    """What is taught when; odd and even weeks the other way round are another arrangement."""
    return {(lesson.weekday, lesson.period, lesson.weeks, lesson.taught.name) for lesson in school_class.lessons}


def _misnamed(school_class: SchoolClass) -> bool:
    doubt = school_class.binding_doubt
    return doubt is not None and doubt.id == "class.names_contradict"


def _week(school_class: SchoolClass) -> dict[str, Fraction]:
    """Weekly lessons by what was taught."""
    counts: dict[str, Fraction] = defaultdict(Fraction)
    for one in school_class.week:
        counts[one.taught.name] += (one.low + one.high) / 2
    return dict(counts)


def _as_far_as_listed(week: dict[str, Fraction], school_class: SchoolClass, first: SchoolClass) -> dict[str, Fraction]:
    """The week of an allocation beside a timetable with more lessons: what it does not list, as teachers' workloads do
    not list all, it says nothing of."""
    if school_class.kind is not ClassKind.ALLOCATION or first.kind is not ClassKind.TIMETABLE:
        return week
    whole = _week(first)
    return {**whole, **week} if sum(week.values()) < sum(whole.values()) else week


def _subjects(classes: Iterable[SchoolClass]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for school_class in classes:
        found.update((one.taught.name, one.taught.subjects) for one in school_class.week)
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
        more = sum(counts.values(), Fraction(0)) if parts else max(Fraction(0), counts[most] - here)
        fewer = max(Fraction(0), here - counts[least])
        if more or fewer:
            there = tuple(sorted(set(counts.values())))
            id_ = _IN_PARTS if parts else "class.read_twice"
            why = say(id_, name=school_class.name, subject=name, here=here, there=there)
            named = tuple(dict.fromkeys(places[which] for which in (index, least, most)))
            doubts.append(Doubt(name, why, named, fewer, more, subjects[name]))
    return attrs.evolve(school_class, doubts=tuple(doubts))
