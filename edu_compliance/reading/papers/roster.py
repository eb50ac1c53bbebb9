"""Rosters (学校名册): their schools by header names, and whatever in them contradicts itself."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from edu_compliance.model.form import SheetForm
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.roster import Roster, RosterSchool
from edu_compliance.model.roster_form import GRADES, MARK_COLUMNS, MARK_WORDS, NO_MARKS, OTHER_WORDS, SHEET, STAGES
from edu_compliance.model.stage import SCHOOL_STAGES, Stage, grades_of_stage
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grades import stages_of_school
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.form_table import FormRow, yes_or_no
from edu_compliance.reading.programmes.merged_headers import find_merged_table, uncached
from edu_compliance.reading.refusal import Refused
from edu_compliance.reading.workbook import open_grids

_LISTED = re.compile(r"[、,，;；/+和及\s]+")
_FILES = re.compile(r"[;；\n、]+")
_COUNT = re.compile(r"[0-9]{1,3}")
_COUNTY = re.compile(r"(?:自治)?[县区市旗]$")
_STAGE_WORDS = {fold(word): stages for words in (STAGES, OTHER_WORDS) for word, stages in words.items()}
_MARKS = {fold(word): mark for mark, words in MARK_WORDS.items() for word in words}
_NO_MARKS = frozenset(map(fold, NO_MARKS))
_RARE = 5
"""So many times as often the other spelling has to stand there."""
_SUMS = frozenset(("合计", "总计", "小计", "共计"))
_SHOWN = 20
"""Places a notice names; that there are more, it says."""


def read_roster(name: str, content: bytes, passwords: Sequence[str] = ()) -> Roster:
    """The roster of a workbook or CSV file: every sheet that is one, in their order.

    Raises Refused where the file cannot be read, where no sheet has the columns a roster needs, or no row is filled in.
    """
    grids = open_grids(name, content, passwords).grids
    tables = [table for grid in grids if (table := find_merged_table(grid, name, SHEET)) is not None]
    if not tables:
        raise Refused(_no_table(SHEET, grids))
    notes = _Notes()
    schools: list[RosterSchool] = []
    for table in tables:
        if "code" not in table.columns:
            notes.add(say("roster.no_codes", sheet=table.grid.sheet), table.place)
        notes.add_all(uncached(table))
        for row in table.rows():
            school = _school(row, len(schools), notes)
            if school is not None:
                schools.append(school)
    if not schools:
        raise Refused(say("roster.empty", sheets=tuple(table.grid.sheet for table in tables)))
    kept = _without_shared_codes(_without_copies(schools, notes), notes)
    _say_names(kept, notes)
    _say_counties(kept, notes)
    return Roster(name, hashlib.sha256(content).hexdigest(), tuple(kept), notes.notices())


def _no_table(form: SheetForm, grids: Sequence[Grid]) -> Message:
    required = tuple(column.title for column in form.columns if column.required)
    return say("roster.no_table", form=form.title, columns=required, sheets=tuple(grid.sheet for grid in grids))


@attrs.define
class _Notes:
    """Notices, each said once with all its places."""

    _found: dict[Message, list[Place]] = attrs.field(factory=dict)

    def add(self, why: Message, *places: Place) -> None:
        self._found.setdefault(why, []).extend(places)

    def add_all(self, notices: Iterable[Notice]) -> None:
        """Notices that others made."""
        for notice in notices:
            self.add(notice.why, *notice.places)

    def notices(self) -> tuple[Notice, ...]:
        found = []
        for why, places in self._found.items():
            if len(places) > _SHOWN:
                why = say("roster.many", why=why, count=len(places))
            found.append(Notice(why, tuple(places[:_SHOWN])))
        return tuple(found)


# --- one row ----------------------------------------------------------------------------------------------------------


def _school(row: FormRow, number: int, notes: _Notes) -> RosterSchool | None:
    name = row.text("name")
    if fold(name) in _SUMS:
        return None
    if not name:
        notes.add(say("roster.no_name"), row.place("name"))
        return None
    stages = _stages(row, notes)
    return RosterSchool(
        number=number,
        name=name,
        place=row.place(),
        code=_code(row, notes),
        prefecture=row.text("prefecture"),
        county=row.text("county"),
        stages=stages,
        kind=row.text("kind"),
        marks=_marks(row, notes),
        classes=_classes(row, stages, notes),
        files=tuple(fold(part) for part in _FILES.split(row.text("files")) if part.strip()),
    )


def _code(row: FormRow, notes: _Notes) -> str:
    written = fold(row.text("code")).removeprefix("'")
    if written and not re.fullmatch(r"[0-9a-z]{4,20}", written):
        # Excel turns long numbers into 2.15E+09, which is no code any more.
        notes.add(say("roster.bad_code", written=row.text("code")), row.place("code"))
        return ""
    return written


def _stages(row: FormRow, notes: _Notes) -> tuple[Stage, ...]:
    """By 学段; where that says nothing, by 类型. Where the two differ, 学段 holds and it is said."""
    said: list[Stage] = []
    for part in filter(None, _LISTED.split(row.text("stages"))):
        found = _stages_of(part)
        if not found:
            words = tuple(STAGES)
            notes.add(say("roster.unknown_stage", written=part, words=words), row.place("stages"))
        said += found
    of_kind = _stages_of(row.text("kind")) or stages_of_school(row.text("kind"))
    stages = tuple(stage for stage in Stage if stage in said)
    if stages and of_kind and set(stages) != set(of_kind):
        why = say("roster.stages_contradict", stages=stages, kind=row.text("kind"), of_kind=of_kind)
        notes.add(why, row.place("stages"))
    return stages or of_kind


def _stages_of(word: str) -> tuple[Stage, ...]:
    folded = fold(word)
    return _STAGE_WORDS.get(folded) or _STAGE_WORDS.get(folded.removesuffix("学校")) or ()


def _marks(row: FormRow, notes: _Notes) -> Mapping[str, bool]:
    """What the columns of single marks answer, and what one column lists; 无 there denies the 特色校 marks."""
    marks: dict[str, bool] = {}
    listed = row.text("marks")
    if fold(listed) in _NO_MARKS:
        marks = dict.fromkeys(("football", "basketball", "sports_feature"), False)
    elif listed:
        for part in filter(None, _LISTED.split(listed)):
            mark = _MARKS.get(fold(part))
            if mark is None:
                notes.add(
                    say("roster.unknown_mark", written=part, words=tuple(MARK_COLUMNS.values())), row.place("marks")
                )
            else:
                marks[mark] = True
    for mark in MARK_COLUMNS:
        written = row.text(f"mark:{mark}")
        answer = yes_or_no(written) if written else None
        if written and answer is None:
            notes.add(say("roster.expected_yes_or_no", written=written), row.place(f"mark:{mark}"))
        elif answer is not None and marks.get(mark, answer) != answer:
            notes.add(say("roster.marks_contradict", mark=MARK_COLUMNS[mark]), row.place(f"mark:{mark}"))
            del marks[mark]
        elif answer is not None:
            marks[mark] = answer
    return marks


def _classes(row: FormRow, stages: Sequence[Stage], notes: _Notes) -> Mapping[int, int] | None:
    """Classes by grade: from a column for each, or from one that lists them from the lowest grade on."""
    counts: dict[int, int] = {}
    for grade in GRADES:
        written = fold(row.text(f"grade:{grade}")).removesuffix("个").removesuffix("班")
        if not written or written in ("/", "-", "—", "无"):
            continue
        if not _COUNT.fullmatch(written):
            notes.add(say("roster.expected_count", written=row.text(f"grade:{grade}")), row.place(f"grade:{grade}"))
            return None
        counts[grade] = int(written)
    listed = _listed_classes(row, stages, notes)
    if counts and listed is not None and listed != {g: n for g, n in counts.items() if n or g in listed}:
        notes.add(say("roster.counts_contradict"), row.place("counts"))
    counts = counts or listed or {}
    known = {grade for stage in stages for grade in grades_of_stage(stage)}
    outside = tuple(grade for grade, n in counts.items() if n and known and grade not in known)
    if outside:
        notes.add(say("roster.grades_outside", stages=tuple(stages), grades=outside), row.place())
    return counts if counts else None


def _listed_classes(row: FormRow, stages: Sequence[Stage], notes: _Notes) -> dict[int, int] | None:
    written = row.text("counts")
    if not written:
        return None
    parts = [part for part in _LISTED.split(fold(written).replace("班", "")) if part]
    grades = [grade for stage in stages for grade in grades_of_stage(stage)]
    in_school = all(stage in SCHOOL_STAGES for stage in stages)
    fits = len(parts) == len(grades) if in_school else len(parts) <= len(grades)
    if not grades or not fits or not all(map(_COUNT.fullmatch, parts)):
        why = say("roster.expected_counts", written=written, n=len(grades), stages=tuple(stages))
        notes.add(why, row.place("counts"))
        return None
    return {grade: int(part) for grade, part in zip(grades, parts, strict=False)}


# --- the rows among each other ----------------------------------------------------------------------------------------


def _without_copies(schools: Sequence[RosterSchool], notes: _Notes) -> list[RosterSchool]:
    """Rows that say word for word what an earlier one says are left out, aloud."""
    kept: dict[object, RosterSchool] = {}
    for school in schools:
        key = (school.name, school.code, school.group, school.stages, tuple(sorted((school.classes or {}).items())))
        first = kept.setdefault(key, school)
        if first is not school:
            notes.add(say("roster.row_twice", name=school.name), first.place, school.place)
    return list(kept.values())


def _without_shared_codes(schools: Sequence[RosterSchool], notes: _Notes) -> list[RosterSchool]:
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


def _say_names(schools: Iterable[RosterSchool], notes: _Notes) -> None:
    by_name: dict[tuple[object, ...], list[RosterSchool]] = defaultdict(list)
    for school in schools:
        by_name[(fold(school.name), *map(fold, school.group))].append(school)
    for same in by_name.values():
        if len(same) > 1:
            notes.add(say("roster.name_twice", name=same[0].name), *(school.place for school in same))


def _say_counties(schools: Iterable[RosterSchool], notes: _Notes) -> None:
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
    for rare, common in _misspelt({county: sum(map(len, each.values())) for county, each in counties.items()}):
        places = [place for each in counties[rare].values() for place in each]
        notes.add(say("roster.county_spelled", names=(rare, common)), *places)


def _misspelt(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Counties of very few schools that differ in one letter from one of many: 岗错县 beside 岗措县."""
    for rare, n in counts.items():
        for common, many in counts.items():
            alike = len(rare) == len(common) > 2 and sum(a != b for a, b in zip(rare, common, strict=True)) == 1
            if alike and n * _RARE <= many and rare[-1] == common[-1]:
                yield rare, common
