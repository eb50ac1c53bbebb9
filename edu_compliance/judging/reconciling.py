"""Two timetables of the same classes held against each other: what was published, what is taught (阴阳课表, 折扣课表).

Nothing here depends on how either was written: it compares weekdays and periods, and lessons a week where one side has
no days. Weeks of a cycle are compared by their means, for nobody knows whether both sides begin with the same week.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from edu_compliance.judging.pairing import pair
from edu_compliance.measuring.scope import Kinds, Standing, standing
from edu_compliance.measuring.timetables.tally import ClassTally, tally_with
from edu_compliance.model.lesson import ClassKind, Lesson, Naming, SchoolClass, Taught
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area
from edu_compliance.model.vocabulary import fold

Interval = tuple[Fraction, Fraction]
_NONE = Fraction(0)


class Agreement(enum.Enum):
    """How what is taught agrees with what was published; later ones are worse."""

    SAME = "same"
    MOVED = "moved"
    """Other lessons or other times, and no area has fewer."""
    OPEN = "open"
    """Nobody can tell: names or weeks are in doubt, or a side is incomplete."""
    FEWER = "fewer"
    """An area surely has fewer lessons than was published."""


@attrs.frozen
class Change:
    """A weekday and period where the two sides differ."""

    weekday: int
    period: int
    published: tuple[Lesson, ...]
    taught: tuple[Lesson, ...]
    lost: tuple[Area, ...]
    """Areas that have a lesson here by the published side, and surely a smaller part of one by the other."""
    gained: tuple[Area, ...]
    open: bool
    """Whether both may mean the same (书 and 书法)."""


@attrs.frozen
class AreaBalance:
    """Lessons a week of one area on both sides."""

    published: Interval
    taught: Interval
    agreement: Agreement


@attrs.frozen
class ClassReconciled:
    """One class on both sides."""

    published: SchoolClass
    taught: SchoolClass
    areas: Mapping[Area, AreaBalance]
    changes: tuple[Change, ...]
    """In the order of the week; empty where a side is an allocation, which has no days."""
    doubts: tuple[Message, ...] = ()

    @property
    def agreement(self) -> Agreement:
        """The worst of its areas; that other lessons moved is less than any doubt."""
        found = {balance.agreement for balance in self.areas.values()}
        for worst in (Agreement.FEWER, Agreement.OPEN):
            if worst in found:
                return worst
        if any(change.open for change in self.changes) or self.doubts:
            return Agreement.OPEN
        return Agreement.MOVED if self.changes or Agreement.MOVED in found else Agreement.SAME


@attrs.frozen
class Reconciliation:
    """Everything that comparing two timetables told."""

    classes: tuple[ClassReconciled, ...]
    only_published: tuple[SchoolClass, ...] = ()
    """Without a counterpart, or with more than one."""
    only_taught: tuple[SchoolClass, ...] = ()

    def count(self, agreement: Agreement) -> int:
        """How many classes agree so."""
        return sum(one.agreement is agreement for one in self.classes)


def reconcile(published: Sequence[SchoolClass], taught: Sequence[SchoolClass], areas: Areas) -> Reconciliation:
    """Compares the classes of two submissions."""
    paired = pair(published, taught)
    kinds = Kinds(areas)
    doubts = (say("reconcile.paired_by_being_only"),) if paired.by_being_only else ()
    classes = tuple(_reconciled(one, other, kinds, doubts) for one, other in paired.pairs)
    return Reconciliation(classes, *paired.alone)


def _reconciled(
    published: SchoolClass, taught: SchoolClass, kinds: Kinds, doubts: tuple[Message, ...]
) -> ClassReconciled:
    here, there = tally_with(kinds, published), tally_with(kinds, taught)
    found = list(doubts)
    if taught.incomplete is not None:
        found.append(say("reconcile.incomplete", side=say("reconcile.taught"), why=taught.incomplete))
    if published.incomplete is not None:
        found.append(say("reconcile.incomplete", side=say("reconcile.published"), why=published.incomplete))
    with_days = published.kind is taught.kind is ClassKind.TIMETABLE
    changes = tuple(_changes(published, taught, kinds.areas)) if with_days else ()
    alike = with_days and not changes
    balances = {area: _balance(here, there, area, alike, bool(found)) for area in kinds.areas.by_area}
    moved = [doubt.why for side in (published, taught) for doubt in side.placed_otherwise]
    if moved:
        # Which cells differ is then a question of which timetable is asked.
        changes = tuple(attrs.evolve(change, lost=(), gained=(), open=True) for change in changes)
        found += moved
    if not with_days:
        found += _other_counts(here, there)
    return ClassReconciled(published, taught, balances, changes, tuple(found))


def _balance(here: ClassTally, there: ClassTally, area: Area, alike: bool, doubtful: bool) -> AreaBalance:
    """What may count on both sides (综合实践活动 as labour) counts on both or on neither, and changes no difference."""
    one, other = here.count(area), there.count(area)
    published, taught = (one.low, one.high), (other.low, other.high)
    common = _open_on_both(here, there, area)
    least, most = other.low - one.high + common, other.high - one.low - common
    if most < 0:
        agreement = Agreement.OPEN if doubtful else Agreement.FEWER
    elif least > 0:
        agreement = Agreement.MOVED
    elif least == most == 0 or (published == taught and alike):
        agreement = Agreement.SAME
    else:
        agreement = Agreement.OPEN
    return AreaBalance(published, taught, agreement)


def _open_on_both(here: ClassTally, there: ClassTally, area: Area) -> Fraction:
    """Lessons a week that only may count, of a subject that both sides have."""
    one, other = _open_lessons(here, area), _open_lessons(there, area)
    return sum((min(share, other.get(what, _NONE)) for what, share in one.items()), _NONE)


def _open_lessons(tally: ClassTally, area: Area) -> Mapping[object, Fraction]:
    """By what they are: a subject, or the time of a name that leaves open which."""
    standings, found = tally.standings(area), dict[object, Fraction]()
    for group in tally.groups:
        for lesson in group.lessons if standings[group.kind] is Standing.MAY else ():
            what: object = _identities(lesson.taught)
            if len(lesson.taught.subjects) != 1:
                what = (what, lesson.weekday, lesson.period)
            found[what] = found.get(what, _NONE) + lesson.weeks.share
    return found


def _other_counts(here: ClassTally, there: ClassTally) -> Iterable[Message]:
    """Subjects that differ in number, where there are no cells to compare."""
    names = sorted({*here.weekly_lessons, *there.weekly_lessons})
    for name in names:
        one, other = here.weekly_lessons.get(name, _NONE), there.weekly_lessons.get(name, _NONE)
        if one != other:
            yield say("reconcile.subject_counts", subject=name, published=one, taught=other)


# --- cell by cell -----------------------------------------------------------------------------------------------------

_Content = Mapping[object, Fraction]
"""What stands at one time: each subject with its mean share of the weeks."""


def _changes(published: SchoolClass, taught: SchoolClass, areas: Areas) -> Iterable[Change]:
    here, there = _slots(published), _slots(taught)
    for slot in sorted({*here, *there}):
        one, other = here.get(slot, ()), there.get(slot, ())
        before, after = _content(one), _content(other)
        if before == after:
            continue
        lost, gained, vague = [], [], False
        for area in areas.by_area:
            was, now = _share(one, area, published, areas), _share(other, area, taught, areas)
            if now[1] < was[0]:
                lost.append(area)
            elif was[1] < now[0]:
                gained.append(area)
            vague = vague or was[0] != was[1] or now[0] != now[1]
        yield Change(*slot, one, other, tuple(lost), tuple(gained), vague and _may_agree(one, other))


def _slots(school_class: SchoolClass) -> dict[tuple[int, int], tuple[Lesson, ...]]:
    found: dict[tuple[int, int], tuple[Lesson, ...]] = {}
    for lesson in school_class.lessons:
        slot = (lesson.weekday, lesson.period)
        found[slot] = (*found.get(slot, ()), lesson)
    return found


def _content(lessons: Iterable[Lesson]) -> _Content:
    """What is taught there, whatever it is called; subjects that share a lesson have equal parts of it."""
    found: dict[object, Fraction] = {}
    for lesson in lessons:
        for part in (identities := _identities(lesson.taught)):
            found[part] = found.get(part, _NONE) + lesson.weeks.share / len(identities)
    return found


def _identities(taught: Taught) -> tuple[object, ...]:
    if taught.naming is Naming.SHARED and taught.subjects:
        return taught.subjects
    if len(taught.subjects) == 1:
        return taught.subjects
    return (("?", taught.subjects, "" if taught.subjects else fold(taught.written)),)


def _share(lessons: Iterable[Lesson], area: Area, school_class: SchoolClass, areas: Areas) -> Interval:
    """Lessons of an area at one time: surely, and possibly."""
    low = high = _NONE
    for lesson in lessons:
        found = standing(lesson.taught, area, school_class.stage, areas)
        low += lesson.weeks.share if found is Standing.SURE else 0
        high += lesson.weeks.share if found is not Standing.NO else 0
    return low, high


def _may_agree(one: Iterable[Lesson], other: Iterable[Lesson]) -> bool:
    """Whether the same may be meant: a subject in common, or a name that nobody knows."""
    here, there = ([lesson.taught for lesson in lessons] for lessons in (one, other))
    if any(not taught.subjects for taught in (*here, *there)):
        return bool(here) and bool(there)
    return bool({s for taught in here for s in taught.subjects} & {s for taught in there for s in taught.subjects})
