"""Holds two audits against each other, problem by problem; what cannot be proved mended never counts as mended."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import attrs

from edu_compliance.model.comparison import (
    AuditRecord,
    Change,
    Comparison,
    Item,
    Listed,
    RuleChange,
    SchoolChange,
    SchoolId,
)
from edu_compliance.model.grouping import of_two_counties
from edu_compliance.model.message import Message, say
from edu_compliance.model.vocabulary import fold

Key = tuple[SchoolId, tuple[str, ...], str]
"""School (as the later audit names it), target, rule."""

_WORST_FIRST = ("not_met", "undetermined", "met")


@attrs.frozen(eq=False)
class Audited:
    """An audit that can be gone through again and again, so that only its problems are held in memory."""

    record: AuditRecord
    findings: Callable[[], Iterator[Listed]] = attrs.field(repr=False)
    """Its lines from the first on, each time it is called."""


def compare(old: Audited, new: Audited) -> Comparison:
    """Everything in which the later audit differs from the earlier; of an audit and itself, only what is still there.

    Where several lines speak of the same school, target and rule, the worst of them counts.
    """
    schools_before, schools_after = _schools(old), _schools(new)
    same = _same_schools(schools_before, schools_after)
    stayed = {school: school for school in same.values()}
    before = _worst(one for one in _keyed(old.findings(), same) if one[1].problem)
    after = _worst(one for one in _keyed(new.findings(), stayed) if one[1].problem or one[0] in before)
    fine = _worst(one for one in _keyed(old.findings(), same) if one[0] in after and one[0] not in before)
    changes = _rule_changes(old.record.rules, new.record.rules)
    keys = dict.fromkeys((*before, *after))
    items = [_item(before.get(key) or fine.get(key), after.get(key), changes) for key in keys]
    return Comparison(
        old.record,
        new.record,
        tuple(sorted(items, key=_order)),
        _changes(schools_after, stayed),
        _changes(schools_before, same),
        changes,
        tuple(_notes(old.record, new.record)),
    )


def _item(before: Listed | None, after: Listed | None, changes: Mapping[str, RuleChange]) -> Item:
    one = after or before
    if one is None:
        raise ValueError("neither audit speaks of it")
    if one.rule in changes:
        change = Change.INCOMPARABLE
    elif before is None:
        change = Change.UNLISTED
    elif not before.problem:
        change = Change.NEW
    elif after is None:
        change = Change.UNPROVEN
    else:
        change = Change.STILL if after.problem else Change.MENDED
    return Item(change, one.school, one.target, one.rule, before, after)


def _order(item: Item) -> tuple[object, ...]:
    one = item.after or item.before
    return (item.school, one.key if one else (), item.rule)


def _keyed(findings: Iterable[Listed], schools: Mapping[SchoolId, SchoolId]) -> Iterator[tuple[Key, Listed]]:
    """The findings of schools that both audits have, with what each is known by in both."""
    for one in findings:
        school = schools.get(one.school)
        if school is not None:
            yield (school, one.key, one.rule), one


def _worst(found: Iterable[tuple[Key, Listed]]) -> dict[Key, Listed]:
    worst: dict[Key, Listed] = {}
    for key, one in found:
        kept = worst.get(key)
        if kept is None or _badness(one) < _badness(kept):
            worst[key] = one
    return worst


def _badness(one: Listed) -> tuple[bool, int, bool]:
    """A problem before what is none, then by verdict; what is waived after what is not."""
    verdict = _WORST_FIRST.index(one.verdict) if one.verdict in _WORST_FIRST else len(_WORST_FIRST)
    return not one.problem, verdict, one.waived


# --- schools and rules of both ----------------------------------------------------------------------------------------


def _schools(audited: Audited) -> dict[SchoolId, int]:
    """Every school with the number of its problems; also those of which nothing was found."""
    found: Counter[SchoolId] = Counter()
    for one in audited.findings():
        found[one.school] += one.problem
    named = {SchoolId((), school.name) for school in found}
    return {**found, **dict.fromkeys(audited.record.schools - found.keys() - named, 0)}


def _same_schools(before: Collection[SchoolId], after: Collection[SchoolId]) -> dict[SchoolId, SchoolId]:
    """The later audit's name of each school that both have: the very same, by code, by group and name, by a name alone.

    A roster may have given a school its code and group since.
    """
    same: dict[SchoolId, SchoolId] = {}
    left = set(after)
    for identity in (_itself, _by_code, _by_group, _by_name):
        early, late = _alone(before - same.keys(), identity), _alone(left, identity)
        for known, school in early.items():
            if known in late and not _differ(school, late[known]):
                same[school] = late[known]
                left.discard(late[known])
    return same


def _alone(schools: Iterable[SchoolId], identity: Callable[[SchoolId], object]) -> dict[object, SchoolId]:
    """Schools by what identifies them, where it identifies no other."""
    found: dict[object, list[SchoolId]] = defaultdict(list)
    for school in schools:
        if (known := identity(school)) is not None:
            found[known].append(school)
    return {known: each[0] for known, each in found.items() if len(each) == 1}


def _itself(school: SchoolId) -> object:
    return school


def _by_code(school: SchoolId) -> object:
    return school.code or None


def _by_group(school: SchoolId) -> object:
    return tuple(map(fold, school.group)), fold(school.name)


def _by_name(school: SchoolId) -> object:
    return fold(school.name)


def _differ(one: SchoolId, other: SchoolId) -> bool:
    """Whether their codes or, without these, their counties say that they are two."""
    if one.code and other.code:
        return one.code != other.code
    return bool(one.group and other.group) and of_two_counties(one.group[-1], other.group[-1])


def _changes(schools: Mapping[SchoolId, int], stayed: Collection[SchoolId]) -> tuple[SchoolChange, ...]:
    return tuple(SchoolChange(one, schools[one]) for one in sorted(schools) if one not in stayed)


def _rule_changes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, RuleChange]:
    changes = {}
    for rule in sorted({*before, *after}):
        if rule not in before:
            changes[rule] = RuleChange.ADDED
        elif rule not in after:
            changes[rule] = RuleChange.DROPPED
        elif before[rule] != after[rule]:
            changes[rule] = RuleChange.CHANGED
    return changes


def _notes(old: AuditRecord, new: AuditRecord) -> Iterator[Message]:
    """What may make a difference and is no school's doing."""
    if new.as_of < old.as_of:
        yield say("compare.order", old=old.as_of, new=new.as_of)
    if old.areas != new.areas:
        yield say("compare.areas_changed")
    if old.version != new.version:
        yield say("compare.version_changed", old=old.version, new=new.version)
