"""The header of a programme plan: which column holds what, whatever its order, over one to three rows."""

import re
from collections.abc import Iterator, Mapping

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.figures import read_weeks
from edu_compliance.reading.programmes.plan_roles import PARTS_OF_HOURS, Role, adds_parts, both_in, plain, role_of
from edu_compliance.reading.programmes.plan_term_columns import OF_TERMS, TermColumn, term_columns, term_label
from edu_compliance.reading.programmes.spread import Spread

_LOOK_AT = 15
"""Rows in which a header may stand."""
_CALLED = re.compile(r"培养方案|教学进程|教学计划|课程设置")
_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9])?", re.ASCII)
_MOST_TERMS = 16
"""A header counts its terms, up to so many; larger numbers are hours."""
_SHORT = 12
"""Characters of what a course may be called for short."""
_TOLD = {Role.HOURS, Role.CREDITS, Role.THEORY, Role.PRACTICE}


@attrs.frozen
class Header:
    """The columns of one block of courses."""

    top: int
    bottom: int
    left: int
    right: int
    """Columns of the panel, inclusive."""
    roles: dict[Role, tuple[int, ...]]
    terms: tuple[TermColumn, ...]
    added: frozenset[int] = frozenset()
    """Columns whose label says that theory and practice are written as a sum: 学时（理论+实践）."""
    both: Mapping[int, tuple[Role, Role]] = attrs.field(factory=dict)
    """Columns that hold two numbers with a stroke between them (学分/学时), and what stands on either side."""

    def first(self, role: Role) -> int | None:
        """The first column of a role."""
        columns = self.roles.get(role)
        return columns[0] if columns else None


def find_headers(sheet: Spread) -> Iterator[tuple[Header, ...]]:
    """Every header of a sheet, top to bottom; tables that stand side by side give several for the same rows."""
    row = 0
    while row < sheet.height:
        found = _header_at(sheet, row)
        if found:
            yield found
            row = found[0].bottom + 1
        else:
            row += 1


def lacks_columns(sheet: Spread) -> Message | None:
    """What a sheet lacks that is called a plan and has some of its columns; None where it is none."""
    texts = [list(sheet.texts(row).values()) for row in range(min(_LOOK_AT, sheet.height))]
    if not _CALLED.search("\n".join([sheet.grid.sheet, *("\n".join(row) for row in texts)])):
        return None
    for row in texts:
        found = {role for text in row if (role := role_of(text))}
        if len(found) >= 2 and found & {Role.NAME, Role.CODE, Role.TERMS}:
            named = [] if Role.NAME in found else [say("programme.column_name")]
            told = [] if found & _TOLD else [say("programme.column_hours")]
            return say("programme.columns_missing", columns=(*named, *told)) if named or told else None
    return None


def _header_at(sheet: Spread, row: int) -> tuple[Header, ...]:
    """The header whose course name label is written in this row."""
    cells = sheet.texts(row)
    names = [column for (line, column), text in cells.items() if line == row and role_of(text) is Role.NAME]
    if not names or _holds_hours(cells):
        return ()
    top, bottom = _extent(sheet, row, names)
    labels = {column: _labels(sheet, top, bottom, column) for column in range(sheet.width)}
    headers = []
    for left, right in _panels(sheet, row, names):
        roles: dict[Role, list[int]] = {}
        both: dict[int, tuple[Role, Role]] = {}
        for column in range(left, right + 1):
            role = _role_of_column(labels[column])
            if role is None and labels[column] and (sides := both_in(labels[column][-1])):
                both[column] = sides
                for side in sides:
                    roles.setdefault(side, []).append(column)
            if role and not (role is Role.NAME and sheet.anchor(row, column)[1] != column):
                roles.setdefault(role, []).append(column)
        terms = term_columns({column: labels[column] for column in range(left, right + 1)}, roles)
        if terms and Role.NAME in roles and _of_weekdays(sheet, bottom, roles[Role.NAME][0], terms):
            terms = ()
        taken = {term.column for term in terms}
        kept = {role: tuple(c for c in columns if c not in taken) for role, columns in roles.items()}
        kept = {role: columns for role, columns in kept.items() if columns}
        if Role.NAME in kept and (Role.HOURS in kept or Role.CREDITS in kept or terms or Role.THEORY in kept):
            added = frozenset(c for c in range(left, right + 1) if adds_parts(labels[c]))
            headers.append(Header(top, bottom, left, right, kept, terms, added, both))
    return tuple(headers)


def _holds_hours(cells: Mapping[tuple[int, int], str]) -> bool:
    """Whether a row holds a course's hours, though a cell of it is called like a header's (课程 under 课程类别)."""
    return any(_NUMBER.fullmatch(text) and float(text) > _MOST_TERMS for text in map(str.strip, cells.values()))


def _extent(sheet: Spread, row: int, names: list[int]) -> tuple[int, int]:
    """First and last row of the header around the row with the name's label; over panels stand their headings."""
    name = names[0]
    top, bottom = row, max(sheet.span(row, name)[2], row)
    if bottom == row:
        while bottom - row < 3 and bottom + 1 < sheet.height and _continues(sheet, bottom + 1, name):
            bottom += 1
    while len(names) == 1 and top > 0 and row - top < 2 and _opens(sheet, top - 1):
        top -= 1
    return top, bottom


def _continues(sheet: Spread, row: int, name: int) -> bool:
    """Whether a row is more header: no name in the name's column, and only labels, terms and weeks elsewhere."""
    texts = [text for (line, _), text in sheet.texts(row).items() if line == row]
    if not texts or sheet.own(row, name):
        return False
    return all(role_of(text) or read_weeks(text) or term_label(text) or OF_TERMS.search(fold(text)) for text in texts)


def _opens(sheet: Spread, row: int) -> bool:
    """Whether a row above the name's label is header already: several texts, labels among them."""
    texts = sheet.texts(row)
    labels = [text for text in texts.values() if role_of(text) or (OF_TERMS.search(fold(text)) and len(text) < 16)]
    return len(texts) > 1 and 2 * len(labels) >= len(texts)


def _labels(sheet: Spread, top: int, bottom: int, column: int) -> tuple[str, ...]:
    """A column's labels, outermost first, each once."""
    found = dict.fromkeys(sheet.anchor(row, column) for row in range(top, bottom + 1))
    return tuple(text for text in (sheet.own(*cell) for cell in found) if text)


def _role_of_column(labels: tuple[str, ...]) -> Role | None:
    """The innermost label that says something decides; 合计 is hours only below 学时."""
    for depth in range(len(labels) - 1, -1, -1):
        role = role_of(labels[depth])
        if role is None and depth and plain(labels[depth]) in {"名称", "名"} and "课程" in fold(labels[depth - 1]):
            role = Role.NAME
        if role is Role.HOURS and plain(labels[depth]) in PARTS_OF_HOURS:
            above = "".join(fold(label) for label in labels[:depth])
            role = Role.CREDITS if "学分" in above and "学时" not in above else role
            role = role if "学" in above or "课时" in above or "时数" in above else None
        if role:
            return role
    return None


def _panels(sheet: Spread, row: int, names: list[int]) -> list[tuple[int, int]]:
    """The column ranges of tables standing side by side: each begins where the first label repeats."""
    if len(names) == 1:
        return [(0, sheet.width - 1)]
    cells = {column: fold(text) for (_, column), text in sheet.texts(row).items()}
    opening = cells[min(cells)]
    starts = [max((c for c in cells if c <= name and cells[c] == opening), default=name) for name in names]
    if len(set(starts)) != len(names):
        return [(0, sheet.width - 1)]
    starts[0] = 0
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], sheet.width], strict=True)]


def _of_weekdays(sheet: Spread, bottom: int, name: int, terms: tuple[TermColumn, ...]) -> bool:
    """Whether 一 to 五 are the days of a timetable beside a list of its courses.

    Terms stand right of the courses' names, and hold none of them, nor what they are called for short (语, 体).
    """
    rows = range(bottom + 1, sheet.height)
    names = {text for row in rows if (text := sheet.own(row, name))}
    called = names | {text[:n] for text in names for n in range(1, min(len(text), _SHORT) + 1)}
    held = {text for row in rows for term in terms if (text := sheet.own(row, term.column))}
    return terms[0].column < name or any(text in called and not text.isascii() for text in held)
