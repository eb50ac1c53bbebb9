"""What of a paper's rows could not be read, and rows that state nothing: each is said, and notices stay few."""

from collections.abc import Iterable

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.submission import Notice
from edu_compliance.reading.papers.form_table import FormRow, FormTable
from edu_compliance.reading.papers.registers.denials import Denial, denial

_TOLD_APART_BY = ("kind", "name", "date", "grades", "area")
"""Columns by which two rows of a sheet are two things."""
_ANY_KIND = say("register.expected_kind")
_SHOWN = 50
"""Cells a notice names; that there are more, it says."""


@attrs.define
class Unclear:
    """Cells that could not be read, kept by what was expected of them, so that notices stay few."""

    _found: dict[tuple[Message, bool], list[tuple[str, Place]]] = attrs.field(factory=dict)
    """By what was expected, and whether anything was written."""
    _repeated: list[tuple[FormRow, FormRow]] = attrs.field(factory=list)
    _denied: list[FormRow] = attrs.field(factory=list)

    def stated(self, rows: Iterable[FormRow]) -> list[FormRow]:
        """The rows that do not say themselves that there is nothing; the others are noted."""
        kept: list[FormRow] = []
        for row in rows:
            (self._denied if denial(row) is Denial.YES else kept).append(row)
        return kept

    def note(self, row: FormRow, key: str, expected: Message) -> None:
        """A cell that is not what was expected."""
        text = row.text(key)
        self._found.setdefault((expected, bool(text)), []).append((text, row.place(key)))

    def note_repeated(self, table: FormTable) -> None:
        """Rows of a table that state the same thing: it counts once."""
        first: dict[tuple[str, ...], FormRow] = {}
        for row in table.rows():
            said = tuple(map(row.text, _TOLD_APART_BY))
            if said in first:
                self._repeated.append((first[said], row))
            else:
                first[said] = row

    def notices(self) -> list[Notice]:
        """One for each thing expected, with the cells; of very many, the first ones and how many there are."""
        found = [_notice(expected, cells) for (expected, _), cells in self._found.items()]
        for first, again in self._repeated[:_SHOWN]:
            rows = (first.number + 1, again.number + 1)
            about = say("register.rows_alike", sheet=again.table.grid.sheet, rows=rows)
            found.append(Notice(about, (first.place(), again.place())))
        if self._denied:
            texts = tuple(dict.fromkeys(written_in(row) for row in self._denied))
            about = say("register.denied", texts=texts[:_SHOWN], count=len(self._denied))
            found.append(Notice(about, tuple(row.place() for row in self._denied[:_SHOWN])))
        return found


def _notice(expected: Message, cells: list[tuple[str, Place]]) -> Notice:
    shown = cells[:_SHOWN]
    written = tuple(dict.fromkeys(text for text, _ in shown if text))
    id = "register.kind_unknown" if expected == _ANY_KIND else "register.unclear" if written else "register.empty"
    message = say(id, expected=expected, written=written, count=len(cells))
    return Notice(message, tuple(place for _, place in shown))


def written_in(row: FormRow) -> str:
    """A row's type and name, as it states them."""
    return "：".join(text for text in (row.text("kind"), row.text("name")) if text)
