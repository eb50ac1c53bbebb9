"""Submissions given to the schools of a roster: put together where one lies in several places, and taken apart where a
folder holds several schools' files."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.matching import RosterIndex
from edu_compliance.auditing.handed_in.sources import Source, readable
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.model.roster import Match, MatchedBy, Roster


def matched(handed: Sequence[Handed], roster: Roster, characters: Mapping[int, str]) -> tuple[Handed, ...]:
    """The submissions with whose they are by their paths, sorted; those surely of one school are put together.

    `characters` is the vocabulary's table of traditional characters.
    """
    index = RosterIndex(roster, characters)
    settled: dict[int, Handed] = {}
    open_: list[Handed] = []
    for whole in sorted(handed, key=lambda one: one.sort_key):
        for one in _apart(whole, index):
            match = index.by_path(one)
            if match.school is None:
                open_.append(attrs.evolve(one, match=match))
            elif (first := settled.get(match.school.number)) is None:
                settled[match.school.number] = attrs.evolve(one, match=attrs.evolve(match, joined=(one.name,)))
            else:
                settled[match.school.number] = _joined(first, one)
    return tuple(sorted((*settled.values(), *open_), key=lambda one: one.sort_key))


def _joined(first: Handed, other: Handed) -> Handed:
    """Two submissions of one school as one, under the first one's name."""
    match = first.match or Match()
    return attrs.evolve(
        first,
        sources=(*first.sources, *other.sources),
        aside=(*first.aside, *other.aside),
        match=attrs.evolve(match, joined=(*match.joined, other.name)),
    )


def _apart(handed: Handed, index: RosterIndex) -> Iterator[Handed]:
    """A folder file by file, where its files are surely of two schools or more, or it is called by a county; else as it
    is.

    Where the folder's own name is a school's, only the roster's 文件名 takes files out of it: all others stay. Of a
    county's folder those files are apart that are called by a school; by whose name, need not be sure.
    """
    a_file = any(source.name == handed.name for source in handed.sources)
    own = index.by_path(attrs.evolve(handed, sources=())).school
    of_county = own is None and not a_file and bool(index.counties.named((handed.title,)))
    if a_file or (len(handed.sources) < 2 and not of_county):
        yield handed
        return
    mine: list[Source] = []
    others: list[Handed] = []
    schools: set[int] = set()
    for source in handed.sources:
        alone = _alone(handed, source)
        match = index.by_path(alone)
        if of_county:
            called = match.school is not None or bool(match.candidates) or bool(names.school_in(alone.title))
        else:
            called = own is None or (match.by is MatchedBy.FILE and match.school is not None)
        if match.school is not None and called:
            schools.add(match.school.number)
        if called:
            others.append(alone)
        else:
            mine.append(source)
    apart = of_county or len(schools) > 1 or (own is not None and bool(schools - {own.number}))
    if not others or not apart:
        yield handed
        return
    if mine:
        others.append(attrs.evolve(handed, sources=tuple(mine), aside=()))
    yield attrs.evolve(others[0], aside=handed.aside)
    yield from others[1:]


def _alone(handed: Handed, source: Source) -> Handed:
    """One file of a folder as a submission of its own."""
    folders = tuple(source.name.split("/")[:-1])
    return Handed(source.name, readable(source.path.stem), (source,), (), (*handed.group, folders[-1]), handed.marks)
