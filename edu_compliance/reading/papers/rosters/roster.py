"""Rosters (学校名册): their schools by header names, and whatever in them contradicts itself."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from edu_compliance.model.forms.roster import GRADES, SHEET
from edu_compliance.model.message import say
from edu_compliance.model.roster import Roster, RosterSchool
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.merged_table import tables_needed, uncached
from edu_compliance.reading.papers.notes import Notes
from edu_compliance.reading.papers.rosters.closed import closed_by_sheet, closed_heads
from edu_compliance.reading.papers.rosters.counties import county_by_sheet, county_heads, say_counties
from edu_compliance.reading.papers.rosters.header import roster_header
from edu_compliance.reading.papers.rosters.rows import is_sum, school_of
from edu_compliance.reading.refusal import Refused
from edu_compliance.reading.workbook import open_grids

_USEFUL = {
    "县区": {"county"},
    "学段": {"stages", "kind"},
    "各年级班数": {"counts", *(f"grade:{grade}" for grade in GRADES)},
}
"""Columns without which an overview says less, by title; each may go by several keys."""


def read_roster(name: str, content: bytes, passwords: Sequence[str] = ()) -> Roster:
    """The roster of a workbook or CSV file: every sheet that is one, in their order.

    Raises Refused where the file cannot be read, where no sheet has the columns a roster needs, or no row is filled in.
    """
    grids = open_grids(name, content, passwords).grids
    tables = tables_needed(grids, name, SHEET, roster_header)
    notes = Notes()
    schools: list[RosterSchool] = []
    for table in tables:
        if "code" not in table.columns:
            notes.add(say("roster.no_codes", sheet=table.grid.sheet), table.place)
        has_column, heads = "county" in table.columns, county_heads(table)
        county = "" if has_column or heads else county_by_sheet(table.grid.sheet)
        if county:
            notes.add(say("roster.county_by_sheet", sheet=table.grid.sheet, county=county), table.place)
        told = {*table.columns, "county"} if county or heads else set(table.columns)
        if missing := tuple(title for title, keys in _USEFUL.items() if not keys & told):
            notes.add(say("roster.no_columns", sheet=table.grid.sheet, columns=missing), table.place)
        rows = [row for row in table.rows() if not is_sum(row)]
        notes.add_all(uncached(table, rows))
        closed_by, closed_in = closed_heads(table), closed_by_sheet(table.grid.sheet)
        for row in rows:
            if row.number in heads or row.number in closed_by:
                continue
            closed_above = _last(closed_by, row.number, closed_in)
            if heads and not has_column:
                county = _last(heads, row.number, "")
            school = school_of(row, len(schools), notes, county, closed_above)
            if school is not None:
                schools.append(school)
    if not schools:
        raise Refused(say("roster.empty", sheets=tuple(table.grid.sheet for table in tables)))
    kept = _without_shared_codes(_without_copies(schools, notes), notes)
    _say_names(kept, notes)
    say_counties(kept, notes)
    return Roster(name, hashlib.sha256(content).hexdigest(), tuple(kept), notes.notices())


def _last(heads: Mapping[int, str], row: int, otherwise: str) -> str:
    """What the last of the lines over a row says."""
    return next((heads[number] for number in sorted(heads, reverse=True) if number < row), otherwise)


# --- the rows among each other ----------------------------------------------------------------------------------------


def _without_copies(schools: Sequence[RosterSchool], notes: Notes) -> list[RosterSchool]:
    """Rows that say word for word what an earlier one says are left out, aloud."""
    kept: dict[object, RosterSchool] = {}
    for school in schools:
        classes = (*sorted((school.classes or {}).items()), school.classes_in_all)
        # Where nothing else tells two schools apart, the sheets may be their counties.
        where = "" if school.code or school.group else school.place.sheet
        key = (school.name, school.code, school.group, school.stages, classes, where, school.closed)
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
