"""What of a workbook follows one of our own forms: its register and its inspection records."""

from collections.abc import Mapping, Sequence
from itertools import chain

import attrs

from edu_compliance.model.forms.inspection import SHEET as INSPECTION
from edu_compliance.model.inspection import InspectionRecord
from edu_compliance.model.message import say
from edu_compliance.model.own_sheet import OWN_SHEETS
from edu_compliance.model.register import Register
from edu_compliance.model.submission import Notice, Sheet, SheetKind
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.form_table import LOOK_AT, named_by_sheet
from edu_compliance.reading.papers.inspection import HEADER, read_inspections
from edu_compliance.reading.papers.registers.register import HEADERS, TITLES, named_as_register, read_register


@attrs.frozen
class FormsRead:
    """Everything that was filled in by a form."""

    registers: tuple[Register, ...] = ()
    records: tuple[InspectionRecord, ...] = ()
    notices: tuple[Notice, ...] = ()
    sheets: Mapping[int, Sheet] = attrs.field(factory=dict)
    """What became of each grid that follows a form, by `id`; all others are to be read otherwise."""
    school: str = ""
    """The unit's name, where a form states it."""

    @property
    def evidence(self) -> bool:
        """Whether anything was filled in that may be judged."""
        return bool(self.registers or self.records)


NOTHING = FormsRead()


def read_forms(grids: Sequence[Grid], file: str) -> FormsRead:
    """The forms among a workbook's grids; timetables cost no more than a glance.

    Sheets that the program itself wrote into it (results, help) are none, and no evidence either.
    """
    own = {id(grid): sheet for grid in grids if (sheet := own_sheet(grid)) is not None}
    if own:
        grids = [grid for grid in grids if id(grid) not in own]
    heads = [_head(grid) for grid in grids]
    registered = any(mark in head for head in heads for mark in (*HEADERS, *TITLES)) or any(
        map(named_as_register, grids)
    )
    recorded = any(HEADER in head for head in heads) or any(named_by_sheet(grid, INSPECTION) for grid in grids)
    register = read_register(grids, file) if registered else None
    record = read_inspections(grids, file) if recorded else None
    if register is None and record is None:
        return FormsRead(sheets=own) if own else NOTHING
    read = [one for one in (register, record) if one is not None]
    return FormsRead(
        (register.register,) if register and register.register else (),
        record.records if record else (),
        tuple(notice for one in read for notice in one.notices),
        own | {key: sheet for one in read for key, sheet in one.sheets.items()},
        next((one.school for one in read if one.school), ""),
    )


def own_sheet(grid: Grid) -> Sheet | None:
    """What becomes of a sheet that the program itself wrote into a workbook; None for any other."""
    if not (grid.rows and grid.rows[0] and grid.rows[0][0] in OWN_SHEETS):
        return None
    return Sheet(grid.sheet, grid.visible, SheetKind.OTHER, say("sheet.own"))


def _head(grid: Grid) -> str:
    """The texts in which a form's headers would stand; a substring is looked for in all of them at once."""
    return "\n".join(chain(*grid.rows[:LOOK_AT]))
