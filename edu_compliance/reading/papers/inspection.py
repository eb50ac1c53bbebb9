"""Inspection records (现场核查记录): clause by clause what an inspector judged, on what evidence, and who signed."""

import re
from collections.abc import Mapping, Sequence

import attrs

from edu_compliance.model.forms.inspection import OPINIONS, SHEET, UNIT_LABEL
from edu_compliance.model.inspection import Attestation, InspectionRecord
from edu_compliance.model.message import say
from edu_compliance.model.submission import Notice, Sheet, SheetKind
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.dates import read_day
from edu_compliance.reading.papers.form_table import FormRow, FormTable, find_table
from edu_compliance.reading.papers.registers.unclear import Unclear

HEADER = SHEET.column("opinion").title
"""A header that only an inspection record has."""
_OPINIONS = {fold(word): opinion for word, opinion in OPINIONS.items()}
_RULE = re.compile(r"([a-z]{2,8})[-—–_]?0*([0-9]{1,3})(?![0-9])")
"""PE-09; people write PE 9 and pe09 too."""


@attrs.frozen
class InspectionRead:
    """What the records of a workbook gave."""

    records: tuple[InspectionRecord, ...]
    notices: tuple[Notice, ...]
    sheets: Mapping[int, Sheet]
    """What became of each of its grids, by `id`."""

    @property
    def school(self) -> str:
        """The unit inspected, by the first record that names it."""
        return next((record.school for record in self.records if record.school), "")


def read_inspections(grids: Sequence[Grid], file: str) -> InspectionRead | None:
    """The inspection records among a workbook's sheets; None where there is none."""
    tables = [(grid, table) for grid in grids if (table := find_table(grid, file, SHEET)) is not None]
    if not tables:
        return None
    unclear = Unclear()
    return InspectionRead(
        tuple(_record(table, unclear) for _, table in tables),
        tuple(unclear.notices()),
        {id(grid): Sheet(grid.sheet, grid.visible, SheetKind.REGISTER) for grid, _ in tables},
    )


def _record(table: FormTable, unclear: Unclear) -> InspectionRecord:
    named = (text.removeprefix(UNIT_LABEL) for text in table.above if text.startswith(UNIT_LABEL))
    found = [one for row in table.rows() if (one := _attestation(row, unclear)) is not None]
    return InspectionRecord(table.place, next((name.strip("_ ") for name in named), ""), tuple(found))


def _attestation(row: FormRow, unclear: Unclear) -> Attestation | None:
    """What a row attests; None where the inspector left it open, or its opinion or clause cannot be read."""
    written, rule = row.text("opinion"), _RULE.search(fold(row.text("rule")))
    opinion = _OPINIONS.get(fold(written))
    if not written:
        if any(row.text(key) for key in ("evidence", "inspector")):
            unclear.note(row, "opinion", say("inspection.no_opinion", opinions=tuple(OPINIONS)))
        return None
    if opinion is None:
        unclear.note(row, "opinion", say("inspection.no_opinion", opinions=tuple(OPINIONS)))
        return None
    if rule is None:
        unclear.note(row, "rule", say("inspection.no_rule"))
        return None
    date = read_day(row.text("date"), row.held("date"))
    inspector = row.text("inspector")
    if date is None:
        unclear.note(row, "date", say("register.expected_date"))
    if not inspector:
        unclear.note(row, "inspector", say("inspection.no_inspector"))
    if not row.text("evidence"):
        unclear.note(row, "evidence", say("inspection.no_evidence"))
    return Attestation(
        rule=f"{rule[1].upper()}-{int(rule[2]):02}",
        opinion=opinion,
        evidence=row.text("evidence"),
        inspector=inspector,
        date=date,
        place=row.place("opinion"),
    )
