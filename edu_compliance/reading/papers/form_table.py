"""Tables that people filled in by a form: columns known by their headers, in any order, with any others between."""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import attrs

from edu_compliance.model.forms.form import EXAMPLE, Column, SheetForm
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid

LOOK_AT = 12
"""Rows in which a header is looked for."""
_BRACKETS = re.compile(r"\([^()]*\)")
_ORNAMENT = re.compile(r"[*★:\s]")
_NOTE = re.compile(r"(?:注|说明|备注|填表说明|填报说明)[:0-9]|合计|总计|共计")
_SIGNED = re.compile(
    r"(?:填表|填报|制表|制作|填写|审核|复核|统计|经办|经手|报送|联系|负责)(?:人员?|者)?(?:签[字名章])?:"
    r"|(?:校长|分管领导|分管校长|单位负责人|联系电话|单位)?(?:[(]?(?:签[字名章]|盖章|公章)[)]?)?:|(?:填表|填报|制表)?(?:日期|时间):"
)
"""How a line begins by which people sign a table."""
_DONE = tuple(about + done for about in ("", "活动") for done in ("举办", "举行", "开展", "实施", "开始"))
"""What people write before 日期 or 地点, which says no more."""
_TELLING = 4
_SORTS = ("", "表", "一览表", "汇总表", "统计表")
_YES = frozenset({"是", "有", "√", "✓", "y", "yes", "true", "对"})
_NO = frozenset({"否", "无", "×", "✗", "x", "n", "no", "false", "不", "没有"})


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """A header as it is compared: folded, without brackets and ornament."""
    return _ORNAMENT.sub("", _BRACKETS.sub("", fold(header)))


@lru_cache(maxsize=64)
def _by_header(form: SheetForm) -> Mapping[str, str]:
    """Column keys by every header they may bear; titles win over aliases, and both over what is done (开展日期)."""
    found: dict[str, str] = {}
    for column in form.columns:
        found[plain(column.title)] = column.key
    for column in form.columns:
        for alias in column.aliases:
            found.setdefault(plain(alias), column.key)
    for header, key in tuple(found.items()):
        for done in _DONE:
            found.setdefault(done + header, key)
    return found


def header_key(text: str, form: SheetForm) -> str | None:
    """The key of the column that a header names; None where it is none of the form's."""
    return _by_header(form).get(plain(text)) if text else None


def named_by_sheet(grid: Grid, form: SheetForm) -> bool:
    """Whether a sheet bears the form's name."""
    return plain(grid.sheet) in {plain(name) for name in (form.title, *form.aliases)}


def titles_of(form: SheetForm) -> tuple[str, ...]:
    """The form's names that are long enough to know a title by."""
    return tuple(name for name in map(plain, (form.title, *form.aliases)) if len(name) >= _TELLING)


def named_by_title(grid: Grid, form: SheetForm, header: int) -> bool:
    """Whether a title over the headers ends with a name of the form, as in a document, whose tables have no names:
    某小学2025—2026学年活动台账."""
    ends = tuple(name + sort for name in titles_of(form) for sort in _SORTS)
    return any(plain(text).endswith(ends) for row in grid.rows[:header] for text in row if text)


@attrs.frozen(eq=False)
class FormTable:
    """A table of a sheet, with the column of each header that was found."""

    grid: Grid
    file: str
    form: SheetForm
    top: int
    """The row of its headers."""
    columns: Mapping[str, int]
    again: Mapping[str, tuple[int, ...]]
    """Further columns under other words for the same: 是否营利 | 是否商业."""

    @property
    def lacking(self) -> tuple[Column, ...]:
        """Columns of the form that the table does not have."""
        return tuple(column for column in self.form.columns if column.key not in self.columns)

    @property
    def place(self) -> Place:
        """The whole table."""
        rows = self.grid.rows
        right = max((len(row) for row in rows), default=1) - 1
        return Place(self.file, self.grid.sheet, a1_range(self.top, 0, max(self.top, len(rows) - 1), max(right, 0)))

    @property
    def above(self) -> list[str]:
        """The texts over the headers."""
        return [text.strip() for row in self.grid.rows[: self.top] for text in row if text.strip()]

    def rows(self) -> Iterator["FormRow"]:
        """Rows that somebody filled in: no blank ones, no examples, no notes, no second header."""
        known = self.columns.values()
        for number in range(self.top + 1, len(self.grid.rows)):
            row = FormRow(self, number)
            texts = [text for column in sorted(known) if (text := row.at(column))]
            unknown = [cell for cell in self.grid.uncached if cell[0] == number and cell[1] in known]
            if not texts and not unknown:
                continue
            if any(fold(text).lstrip("([").startswith(EXAMPLE) for text in texts):
                continue
            if len(texts) == 1 and _NOTE.match(fold(texts[0])):
                continue
            if all(plain(text) in _by_header(self.form) or _SIGNED.match(fold(text)) for text in texts):
                continue
            yield row


@attrs.frozen(eq=False)
class FormRow:
    """One row of a table."""

    table: FormTable
    number: int
    """From 0."""

    def at(self, column: int) -> str:
        """The text in a column of the sheet."""
        cells = self.table.grid.rows[self.number]
        return " ".join(cells[column].split()) if column < len(cells) else ""

    def text(self, key: str) -> str:
        """The text in a column of the form; "" where the table does not have it."""
        column = self.table.columns.get(key)
        return "" if column is None else self.at(column)

    def more(self, key: str) -> Iterator["FormRow"]:
        """The row as its further columns of the same question answer it; those that are empty say nothing."""
        for column in self.table.again.get(key, ()):
            if self.at(column):
                yield attrs.evolve(self, table=attrs.evolve(self.table, columns={**self.table.columns, key: column}))

    def held(self, key: str) -> datetime.date | None:
        """The date that the cell itself holds."""
        column = self.table.columns.get(key)
        return None if column is None else self.table.grid.dates.get((self.number, column))

    def place(self, key: str = "") -> Place:
        """The cell of a column; the whole row where none is named, or the table does not have it."""
        columns = self.table.columns
        if key in columns:
            return Place(self.table.file, self.table.grid.sheet, a1(self.number, columns[key]))
        address = a1_range(self.number, min(columns.values()), self.number, max(columns.values()))
        return Place(self.table.file, self.table.grid.sheet, address)


def find_table(grid: Grid, file: str, form: SheetForm) -> FormTable | None:
    """The form's table in a sheet; None where its required headers stand in no row.

    Where neither the sheet's name nor a title tells, those columns the form is known by have to bear their own titles.
    """
    headers, named = _by_header(form), named_by_sheet(grid, form)
    required = {column.key for column in form.columns if column.required}
    for number, row in enumerate(grid.rows[:LOOK_AT]):
        found: dict[str, int] = {}
        all_of: dict[str, list[int]] = {}
        own: set[str] = set()
        for column, text in enumerate(row):
            header = plain(text) if text else ""
            key = headers.get(header)
            if key is None:
                continue
            all_of.setdefault(key, []).append(column)
            titled = header == plain(form.column(key).title)
            if key not in found or (titled and key not in own):
                found[key] = column
            if titled:
                own.add(key)
        if required <= set(found) and (named or own.issuperset(form.known_by) or named_by_title(grid, form, number)):
            again = {key: tuple(at for at in all_of[key] if at != first) for key, first in found.items()}
            return FormTable(grid, file, form, number, found, again)
    return None


def yes_or_no(text: str, question: str = "") -> bool | None:
    """The answer to a question; None where the cell gives none. Where 是否商业性 is asked, 商业性 says yes."""
    folded = fold(text)
    asked = question.partition("是否")[2]
    if len(folded) > 1 and folded.lstrip("非不") in asked:
        return folded[0] not in "非不"
    return True if folded in _YES else (False if folded in _NO else None)
