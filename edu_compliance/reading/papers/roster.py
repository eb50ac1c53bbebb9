"""Rosters (学校名册): their schools by header names, and whatever in them contradicts itself."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.roster import Roster, RosterSchool
from edu_compliance.model.roster_form import GRADES, SHEET
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.merged_table import tables_needed, uncached
from edu_compliance.reading.papers.notes import Notes
from edu_compliance.reading.papers.roster_rows import school_of
from edu_compliance.reading.refusal import Refused
from edu_compliance.reading.workbook import open_grids

_COUNTY = re.compile(r"(?:自治)?[县区市旗]$")
_USEFUL = {
    "县区": {"county"},
    "学段": {"stages", "kind"},
    "各年级班数": {"counts", *(f"grade:{grade}" for grade in GRADES)},
}
"""Columns without which an overview says less, by title; each may go by several keys."""
_RARE = 5
"""So many times as often the other spelling has to stand there."""


def read_roster(name: str, content: bytes, passwords: Sequence[str] = ()) -> Roster:
    """The roster of a workbook or CSV file: every sheet that is one, in their order.

    Raises Refused where the file cannot be read, where no sheet has the columns a roster needs, or no row is filled in.
    """
    grids = open_grids(name, content, passwords).grids
    tables = tables_needed(grids, name, SHEET)
    notes = Notes()
    schools: list[RosterSchool] = []
    for table in tables:
        if "code" not in table.columns:
            notes.add(say("roster.no_codes", sheet=table.grid.sheet), table.place)
        if missing := tuple(title for title, keys in _USEFUL.items() if not keys & table.columns.keys()):
            notes.add(say("roster.no_columns", sheet=table.grid.sheet, columns=missing), table.place)
        notes.add_all(uncached(table))
        for row in table.rows():
            school = school_of(row, len(schools), notes)
            if school is not None:
                schools.append(school)
    if not schools:
        raise Refused(say("roster.empty", sheets=tuple(table.grid.sheet for table in tables)))
    kept = _without_shared_codes(_without_copies(schools, notes), notes)
    _say_names(kept, notes)
    _say_counties(kept, notes)
    return Roster(name, hashlib.sha256(content).hexdigest(), tuple(kept), notes.notices())


# --- the rows among each other ----------------------------------------------------------------------------------------


def _without_copies(schools: Sequence[RosterSchool], notes: Notes) -> list[RosterSchool]:
    """Rows that say word for word what an earlier one says are left out, aloud."""
    kept: dict[object, RosterSchool] = {}
    for school in schools:
        key = (school.name, school.code, school.group, school.stages, tuple(sorted((school.classes or {}).items())))
        first = kept.setdefault(key, school)
        if first is not school:
            notes.add(say("roster.row_twice", name=school.name), first.place, school.place)
    return list(kept.values())


def _without_shared_codes(schools: Sequence[RosterSchool], notes: Notes) -> list[RosterSchool]:
    """The schools, those of one code without it: it identifies none of them."""
    by_code: dict[str, list[RosterSchool]] = defaultdict(list)
    for school in schools:
        by_code[school.code].append(school)
    for code, same in by_code.items():
        if code and len(same) > 1:
            why = say("roster.code_twice", code=code, names=tuple(school.name for school in same))
            notes.add(why, *(school.place for school in same))
    shared = {code for code, same in by_code.items() if code and len(same) > 1}
    return [
        attrs.evolve(school, code="", shared_code=school.code) if school.code in shared else school
        for school in schools
    ]


def _say_names(schools: Iterable[RosterSchool], notes: Notes) -> None:
    by_name: dict[tuple[object, ...], list[RosterSchool]] = defaultdict(list)
    for school in schools:
        by_name[(fold(school.name), *map(fold, school.group))].append(school)
    for same in by_name.values():
        if len(same) > 1:
            notes.add(say("roster.name_twice", name=same[0].name), *(school.place for school in same))


def _say_counties(schools: Iterable[RosterSchool], notes: Notes) -> None:
    """Counties left open, under two prefectures, or spelled in two ways that differ in their last word only."""
    counties: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    spelled: dict[tuple[str, str], dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    any_county = False
    without: list[RosterSchool] = []
    for school in schools:
        if not school.county:
            without.append(school)
            continue
        any_county = True
        counties[school.county][school.prefecture].append(school.place)
        spelled[school.prefecture, _COUNTY.sub("", school.county)][school.county].append(school.place)
    if any_county:
        for school in without:
            notes.add(say("roster.no_county", name=school.name), school.place)
    for county, prefectures in counties.items():
        if len(prefectures) > 1:
            named = tuple(prefecture or "—" for prefecture in prefectures)
            places = [places[0] for places in prefectures.values()]
            notes.add(say("roster.county_in_two", county=county, prefectures=named), *places)
    for names in spelled.values():
        if len(names) > 1:
            notes.add(say("roster.county_spelled", names=tuple(names)), *(places[0] for places in names.values()))
    numbers = {county: sum(map(len, each.values())) for county, each in counties.items()}
    misspelt = dict(_misspelt(numbers))
    for county in _alone(numbers):
        if county not in misspelt:
            notes.add(say("roster.county_alone", county=county), *next(iter(counties[county].values())))
    for rare, common in misspelt.items():
        places = [place for each in counties[rare].values() for place in each]
        notes.add(say("roster.county_spelled", names=(rare, common)), *places)


def _alone(counts: Mapping[str, int]) -> list[str]:
    """Counties of one school, where the others have many: a county has schools, a mistake has one."""
    alone = [county for county, n in counts.items() if n == 1]
    others = [n for n in counts.values() if n > 1]
    return alone if others and sum(others) >= _RARE * (len(others) + len(alone)) else []


def _misspelt(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Counties of very few schools that differ in one letter from one of many: 岗错县 beside 岗措县."""
    for rare, n in counts.items():
        for common, many in counts.items():
            alike = len(rare) == len(common) > 2 and sum(a != b for a, b in zip(rare, common, strict=True)) == 1
            if alike and n * _RARE <= many and rare[-1] == common[-1]:
                yield rare, common
