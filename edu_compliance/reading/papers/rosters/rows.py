"""One row of a roster: the school it names, as far as it can be read; what cannot is said of its cell."""

import re
from collections.abc import Mapping, Sequence

from edu_compliance.model.forms.roster import GRADES, MARK_COLUMNS, MARK_WORDS, NO_MARKS, OTHER_WORDS, STAGES
from edu_compliance.model.message import say
from edu_compliance.model.roster import RosterSchool
from edu_compliance.model.stage import Stage, grades_of_stage
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grades import stages_of_school
from edu_compliance.reading.papers.form_table import FormRow, yes_or_no
from edu_compliance.reading.papers.notes import Notes
from edu_compliance.reading.papers.rosters.class_counts import Counted, class_counts
from edu_compliance.reading.papers.rosters.closed import TEACHES_ON, closed, name_and_word
from edu_compliance.reading.papers.rosters.counties import parted
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number

_LISTED = re.compile(r"[、,，;；/+和及\s]+")
_FILES = re.compile(r"[;；\n、]+")
_COUNT = re.compile(rf"([0-9]{{1,3}}|{NUMERAL})个?(?:教学)?班?")
_STAGE_WORDS = {fold(word): stages for words in (STAGES, OTHER_WORDS) for word, stages in words.items()}
_MARKS = {fold(word): mark for mark, words in MARK_WORDS.items() for word in words}
_NO_MARKS = frozenset(map(fold, NO_MARKS))
_SUMS = re.compile(r"(?:\S{2,6}[县区市旗])?(?:合计|总计|小计|共计)(?:\(?[0-9]*[所个校]*\)?)?:?")


def school_of(row: FormRow, at: int, notes: Notes, county: str, closed_above: str) -> RosterSchool | None:
    """The school a row names; None where it names none.

    `at` is its place among the schools; `county` and `closed_above` are what the sheet or a line over the row say.
    """
    name, said = name_and_word(row.text("name"))
    if not name:
        notes.add(say("roster.no_name"), row.place("name"))
        return None
    stages = _stages(row, notes)
    classes, in_all = _classes(row, stages, notes)
    closed_as = _closed(row, said or closed(row) or closed_above, in_all or sum((classes or {}).values()), notes)
    prefecture, county = parted(row.text("prefecture"), row.text("county") or county)
    return RosterSchool(
        number=at,
        name=name,
        place=row.place(),
        code=_code(row, notes),
        prefecture=prefecture,
        county=county,
        stages=stages,
        kind=row.text("kind"),
        marks=_marks(row, notes),
        classes=classes,
        classes_in_all=in_all,
        files=tuple(fold(part) for part in _FILES.split(row.text("files")) if part.strip()),
        closed=closed_as,
    )


def _closed(row: FormRow, said: str, classes: int, notes: Notes) -> str:
    """What is said of its being closed; a school that only takes nobody in any more, and has classes, still teaches."""
    if said and classes:
        teaches_on = bool(TEACHES_ON.search(said))
        notes.add(
            say("roster.teaches_on" if teaches_on else "roster.closed_with_classes", says=said, n=classes), row.place()
        )
        return "" if teaches_on else said
    return said


def is_sum(row: FormRow) -> bool:
    """Whether a row adds up others: 合计 in its first cell or instead of a name (小计 | 12所)."""
    name = row.text("name")
    cells = [folded for cell in row.table.grid.rows[row.number] if (folded := fold(cell))]
    summed = [bool(_SUMS.fullmatch(cell)) for cell in cells]
    return bool(_SUMS.fullmatch(fold(name))) or any(summed[:1]) or (not name and any(summed))


def _code(row: FormRow, notes: Notes) -> str:
    written = fold(row.text("code")).removeprefix("'").removesuffix(".0")
    if written and not re.fullmatch(r"[0-9a-z]{4,20}", written):
        # Excel turns long numbers into 2.15E+09, which is no code any more.
        notes.add(say("roster.bad_code", written=row.text("code")), row.place("code"))
        return ""
    return written


def _stages(row: FormRow, notes: Notes) -> tuple[Stage, ...]:
    """By 学段; where that says nothing, by 类型. Where the two differ, 学段 holds and it is said."""
    said: list[Stage] = []
    written = row.text("stages")
    # 小 学 is one word, set apart as WPS tables often are.
    for part in (written,) if _stages_of(written) else filter(None, _LISTED.split(written)):
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


def _marks(row: FormRow, notes: Notes) -> Mapping[str, bool]:
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


def _classes(row: FormRow, stages: Sequence[Stage], notes: Notes) -> tuple[Mapping[int, int] | None, int | None]:
    """Classes by grade, and those of all grades together where nothing else is said.

    By grade from a column for each, or from one that lists them from the lowest grade on.
    """
    columns = _columns(row, notes)
    cell = _one_cell(row, stages, notes)
    if columns is None:
        return None, cell.in_all
    listed = cell.by_grade
    counts = columns or listed or {}
    if counts and (
        (cell.in_all is not None and cell.in_all != sum(counts.values()))
        or (listed is not None and listed != {g: n for g, n in counts.items() if n or g in listed})
    ):
        notes.add(say("roster.counts_contradict"), row.place("counts"))
    known = {grade for stage in stages for grade in grades_of_stage(stage)}
    outside = tuple(grade for grade, n in counts.items() if n and known and grade not in known)
    if outside:
        notes.add(say("roster.grades_outside", stages=tuple(stages), grades=outside), row.place())
    return (counts, None) if counts else (None, cell.in_all)


def _columns(row: FormRow, notes: Notes) -> dict[int, int] | None:
    """What the columns of single grades say; None where one of them cannot be read."""
    counts: dict[int, int] = {}
    for grade in GRADES:
        written = fold(row.text(f"grade:{grade}"))
        if not written or written in ("/", "-", "—", "无"):
            continue
        found = _COUNT.fullmatch(written)
        if found is None:
            notes.add(say("roster.expected_count", written=row.text(f"grade:{grade}")), row.place(f"grade:{grade}"))
            return None
        counts[grade] = number(found[1])
    return counts


def _one_cell(row: FormRow, stages: Sequence[Stage], notes: Notes) -> Counted:
    """What the one column of all grades says; nothing where it is empty or cannot be read."""
    written = row.text("counts")
    if not written:
        return Counted()
    found = class_counts(written, stages)
    if found is None:
        n = sum(len(grades_of_stage(stage)) for stage in stages)
        notes.add(say("roster.expected_counts", written=written, n=n, stages=tuple(stages)), row.place("counts"))
    return found or Counted()
