"""What of a workbook follows one of our own forms: its register and its inspection records."""

from collections.abc import Mapping, Sequence

import attrs

from edu_compliance.model.inspection import InspectionRecord
from edu_compliance.model.register import Register
from edu_compliance.model.submission import Notice, Sheet
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.inspection import may_be_inspection, read_inspections
from edu_compliance.reading.register import may_be_register, read_register


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


NOTHING = FormsRead()


def read_forms(grids: Sequence[Grid], file: str) -> FormsRead:
    """The forms among a workbook's grids; timetables cost no more than a glance."""
    register = read_register(grids, file) if any(map(may_be_register, grids)) else None
    record = read_inspections(grids, file) if any(map(may_be_inspection, grids)) else None
    if register is None and record is None:
        return NOTHING
    read = [one for one in (register, record) if one is not None]
    return FormsRead(
        (register.register,) if register else (),
        record.records if record else (),
        tuple(notice for one in read for notice in one.notices),
        {key: sheet for one in read for key, sheet in one.sheets.items()},
        next((one.school for one in read if one.school), ""),
    )
