"""Graduation lists: students with fitness scores, exemptions and credits, row by row; fifty thousand take seconds."""

import re
from collections.abc import Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.student import Columns, GraduationList, Student, unmatched
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.programmes.graduation_header import REMARK, Panel, find_header
from edu_compliance.reading.programmes.graduation_rows import SHOWN, Rows
from edu_compliance.reading.programmes.plan_stage import school_of, stage_by_school, stage_said

_REQUIRED = re.compile(
    r"体育(?:课程?)?(?:应修|要求|需修|毕业)?学分[^\d]{0,6}(\d{1,2}(?:\.\d)?)|应修体育学分[^\d]{0,4}(\d{1,2}(?:\.\d)?)"
    r"|体育(?:与健康)?(?:课程?)?(?:必须|应|[须需]|至少|要求)+修?满?(\d{1,2}(?:\.\d)?)个?学分"
)


@attrs.frozen
class GraduationRead:
    """What a sheet gave."""

    graduation: GraduationList
    notices: tuple[Notice, ...]
    school: str = ""


def looks_like_graduation(grid: Grid) -> bool:
    """Whether a sheet lists students with fitness results or credits."""
    return find_header(grid) is not None


def read_graduations(grid: Grid, file_name: str) -> tuple[GraduationRead, ...]:
    """The graduation lists of a sheet, one for each table beside another; none where it holds none."""
    header = find_header(grid)
    if header is None:
        return ()
    top, panels = header
    texts = [text.strip() for row in grid.rows[:top] for text in row if text.strip()]
    return tuple(_read(grid, file_name, top, panel, texts) for panel in panels)


def _read(grid: Grid, file_name: str, top: int, panel: Panel, texts: list[str]) -> GraduationRead:
    columns = Columns(**{role: column for role, column in panel.roles.items() if role != REMARK})
    labels = frozenset(tuple(_of(panel, grid.rows[row])) for row in range(max(0, top - 1), top + 1))
    reader = Rows(file_name, grid.sheet, columns, panel.roles.get(REMARK), labels)
    students = tuple(
        student
        for row in range(top + 1, len(grid.rows))
        if (student := reader.student(row, _of(panel, grid.rows[row])))
    )
    stem = file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    width = min(max((len(row) for row in grid.rows), default=1), panel.right)
    place = Place(
        file_name, grid.sheet, a1_range(top, panel.left, max(top, len(grid.rows) - 1), max(panel.left, width - 1))
    )
    school = school_of(texts)
    stage = stage_said([*texts, grid.sheet, stem])
    deduced = None if stage else stage_by_school(school)
    graduation = GraduationList(
        title=texts[0] if texts else stem,
        stage=stage or deduced,
        place=place,
        columns=columns,
        students=students,
        twice=_twice(students),
        pe_required=_required(texts),
    )
    notices = [*reader.notices(), *_about_twice(graduation)]
    if columns.fitness is None and columns.grade is None and not graduation.is_of_exempt:
        notices.append(Notice(say("graduation.no_fitness_column", sheet=grid.sheet), (place,)))
    if deduced:
        # Every rule for those who graduate binds all of higher education alike.
        notices.append(Notice(say("graduation.stage_by_school", school=school), (place,)))
    return GraduationRead(graduation, tuple(notices), school)


def _of(panel: Panel, row: Sequence[str]) -> list[str]:
    """A table's own cells of a row, without blanks around them, in their columns."""
    return [*[""] * panel.left, *(text.strip() for text in row[panel.left : panel.right])]


def _required(texts: Sequence[str]) -> Fraction | None:
    """PE credits everybody needs, where exactly one number is named above the list."""
    found = {number for text in texts for pair in _REQUIRED.findall(fold(text)) for number in pair if number}
    return Fraction(found.pop()) if len(found) == 1 else None


def _twice(students: Sequence[Student]) -> tuple[tuple[int, ...], ...]:
    """Rows of the same student number; names alone do not make two rows one student."""
    first: dict[str, int] = {}
    rows: dict[str, list[int]] = {}
    for student in students:
        if student.number:
            if student.number in first:
                rows.setdefault(student.number, [first[student.number]]).append(student.row)
            else:
                first[student.number] = student.row
    return tuple(tuple(each) for each in rows.values())


def in_several_lists(lists: Sequence[GraduationList]) -> Notice | None:
    """Says how many student numbers stand in more than one list, with the first cells; None where none does."""
    first: dict[str, tuple[GraduationList, Student]] = {}
    again: dict[str, tuple[Place, Place]] = {}
    for one in lists:
        for student in one.students if len(lists) > 1 and not one.is_of_exempt else ():
            before, row = first.setdefault(student.number, (one, student))
            if student.number and before is not one:
                again.setdefault(student.number, (_number_of(before, row), _number_of(one, student)))
    if not again:
        return None
    shown = [place for places in list(again.values())[:SHOWN] for place in places]
    return Notice(say("graduation.in_several_lists", count=len(again)), tuple(shown))


def exempt_of_no_list(lists: Sequence[GraduationList]) -> Notice | None:
    """Says how many of a 免测名单 no graduation list names by their number; None where it names all."""
    left = {id(student) for student in unmatched(lists)}
    if not left or all(one.is_of_exempt for one in lists):
        return None
    places = [_number_of(one, student) for one in lists for student in one.students if id(student) in left]
    return Notice(say("graduation.exempt_of_no_list", count=len(left)), tuple(places[:SHOWN]))


def _number_of(graduation: GraduationList, student: Student) -> Place:
    """The cell of a student's number."""
    sheet = graduation.place
    return Place(sheet.file, sheet.sheet, a1(student.row, graduation.columns.number or 0))


def _about_twice(graduation: GraduationList) -> list[Notice]:
    """One for each student who stands there more than once; of very many, the first ones and how many there are."""
    column, sheet = graduation.columns.number or 0, graduation.place.sheet
    found = [
        Notice(
            say("graduation.student_twice", sheet=sheet, rows=tuple(row + 1 for row in rows)),
            tuple(Place(graduation.place.file, sheet, a1(row, column)) for row in rows),
        )
        for rows in graduation.twice[:SHOWN]
    ]
    if len(graduation.twice) > SHOWN:
        more = say("graduation.students_twice", sheet=sheet, shown=SHOWN, count=len(graduation.twice))
        found.append(Notice(more, (graduation.place,)))
    return found
