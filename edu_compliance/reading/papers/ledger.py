"""An earlier problem ledger: what people wrote beside each problem, and what schools stated."""

import hashlib
import re
from collections.abc import Iterator, Sequence

import attrs

from edu_compliance.model.forms.ledger import GONE, SHEET, STATEMENT_SHEET, TITLE
from edu_compliance.model.ledger import STATES, Ledger, LedgerEntry
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.apostrophe import as_meant
from edu_compliance.reading.papers.form_table import FormRow, FormTable
from edu_compliance.reading.papers.merged_table import find_merged_table, tables_needed, uncached
from edu_compliance.reading.refusal import Limits
from edu_compliance.reading.workbook import open_grids

_KEY = re.compile(r"[0-9a-f]{20}(?:#[0-9]+)?")
_RULE = re.compile(r"[A-Z]{2,8}-[0-9]{1,3}")
_OWN = Limits(
    file_size=300_000_000, inflated_size=6_000_000_000, part_size=3_000_000_000, cells=60_000_000, text=4_000_000_000
)
"""A ledger of a whole country is larger than any timetable, and no stranger's."""
_SHOWN = 20


def read_ledger(name: str, content: bytes, passwords: Sequence[str] = ()) -> Ledger:
    """What a ledger holds that people wrote; raises Refused where it cannot be read, or no sheet is a ledger."""
    grids = open_grids(name, content, passwords, _OWN).grids
    tables = tables_needed(grids, name, SHEET)
    found = _Found()
    for table in tables:
        found.said += uncached(table, table.rows())
        for row in _rows(table):
            found.take(row)
    ours = {table.grid.sheet for table in tables}
    for grid in grids:
        statements = find_merged_table(grid, name, STATEMENT_SHEET)
        if statements is not None and grid.sheet not in ours:
            found.take_statements(statements)
    keys, gone = frozenset(found.keys), frozenset(found.keys - found.listed)
    digest = hashlib.sha256(content).hexdigest()
    return Ledger(name, digest, found.entries, keys, found.notices(), gone, found.counties)


@attrs.define
class _Found:
    """What the sheets of a ledger gave so far."""

    entries: dict[str, LedgerEntry] = attrs.field(factory=dict)
    keys: set[str] = attrs.field(factory=set)
    listed: set[str] = attrs.field(factory=set)
    """Those of the problems that its audit listed."""
    counties: dict[tuple[str, str, str], list[str]] = attrs.field(factory=dict)
    numbers: dict[str, LedgerEntry] = attrs.field(factory=dict)
    """Problems by 序号, which schools name on their own sheet."""
    said: list[Notice] = attrs.field(factory=list)
    without_key: list[Place] = attrs.field(factory=list)
    twice: list[Place] = attrs.field(factory=list)
    without_problem: list[Place] = attrs.field(factory=list)

    def take(self, row: FormRow) -> None:
        """One problem; a row without its key cannot be put to any, which is said where somebody wrote into it."""
        key = _raw(row, "key")
        if not _KEY.fullmatch(key):
            if any(_raw(row, state) for state in STATES):
                self.without_key.append(row.place())
            return
        entry = _entry(row, key)
        self.keys.add(key)
        if row.table.grid.sheet != GONE:
            self.listed.add(key)
            words = (fold(entry.school), fold(entry.target), entry.rule)
            self.counties.setdefault(words, []).append(entry.county)
        if row.table.grid.sheet.startswith(TITLE):
            self.numbers[_raw(row, "number")] = entry
        if entry.filled_in:
            if key in self.entries and self.entries[key].states != entry.states:
                self.twice.append(row.place())
            self.entries.setdefault(key, entry)

    def take_statements(self, table: FormTable) -> None:
        """What schools wrote on their own sheet, put to the problem whose number they named."""
        for row in _rows(table):
            statement = _raw(row, "statement")
            entry = self.numbers.get(_raw(row, "number"))
            if not statement:
                continue
            if entry is None:
                self.without_problem.append(row.place())
                continue
            now = self.entries.get(entry.key, entry)
            said = dict.fromkeys(text for text in (now.statement, _signed(row, statement)) if text)
            self.entries[entry.key] = attrs.evolve(now, statement="\n".join(said))

    def notices(self) -> tuple[Notice, ...]:
        """What could not be put to any problem, or contradicts itself."""
        return (
            *self.said,
            *_notice("ledger.without_key", self.without_key),
            *_notice("ledger.key_twice", self.twice),
            *_notice("ledger.statement_without_problem", self.without_problem),
        )


def _rows(table: FormTable) -> Iterator[FormRow]:
    """Every row below the headers: a text that begins with 示例 or 注 is somebody's here."""
    for number in range(table.top + 1, len(table.grid.rows)):
        yield FormRow(table, number)


def _entry(row: FormRow, key: str) -> LedgerEntry:
    rule = _RULE.search(_raw(row, "clause"))
    remedy = _raw(row, "remedy")
    own = hashlib.sha256(remedy.encode("utf-8", "surrogatepass")).hexdigest()[:12] != _raw(row, "mark")
    return LedgerEntry(
        key=key,
        school=_raw(row, "school"),
        prefecture=_raw(row, "prefecture"),
        county=_raw(row, "county"),
        target=_raw(row, "target"),
        rule=rule[0] if rule else "",
        problem=_raw(row, "problem"),
        place=row.place(),
        remedy=remedy if own else "",
        **{state: _raw(row, state) for state in STATES},
    )


def _signed(row: FormRow, statement: str) -> str:
    """The statement with its proof, who wrote it and when."""
    more = [text for key in ("proof", "person", "date") if (text := _raw(row, key))]
    return statement + (f"（{'；'.join(more)}）" if more else "")


def _raw(row: FormRow, key: str) -> str:
    """A cell as somebody wrote it: lines stay lines, a date is a whole date, and our own apostrophe goes."""
    column = row.table.columns.get(key)
    cells = row.table.grid.rows[row.number]
    if column is None or column >= len(cells):
        return ""
    held = row.held(key)
    if held is not None:
        return held.isoformat()[:10]
    return as_meant(cells[column].strip())


def _notice(id: str, places: Sequence[Place]) -> list[Notice]:
    return [Notice(say(id, count=len(places)), tuple(places[:_SHOWN]))] if places else []
