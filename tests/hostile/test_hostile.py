"""Hostile and broken files are refused with a reason before a parser can be hurt by them."""

import pytest

from edu_compliance.auditing.workers.interface import Lost
from edu_compliance.auditing.workers.isolation import Isolation
from edu_compliance.reading.intake import Format, Refusal, Refused, examine
from edu_compliance.reading.workbook import open_grids
from tests.hostile.corpus import READ, REFUSED, workbook


def outcome(name: str) -> str:
    """The id of the message that a file of the corpus is refused with; "" where it was read."""
    make, _ = REFUSED[name]
    try:
        open_grids(f"{name}.xlsx", make())
    except Refused as refused:
        return refused.message.id
    return ""


def test_each_is_refused_with_its_reason_and_kills_nobody() -> None:
    with Isolation(2, seconds=60, memory=1_500_000_000) as workers:
        for name, found in zip(REFUSED, workers.run(outcome, REFUSED), strict=True):
            assert not isinstance(found, Lost), (name, found)
            assert (name, found) == (name, REFUSED[name][1])


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_is_read(name: str) -> None:
    grid = open_grids("a.xlsx", READ[name]()).grids[0]
    assert grid.rows[0][0] == "1"
    assert len(grid.rows) < 10
    for top, left, bottom, right in grid.merges:
        assert bottom - top < 10
        assert right - left < 1000


def test_examine_tells_without_raising() -> None:
    assert examine("a.csv", workbook()) is Format.XLSX
    assert isinstance(examine("a.xlsx", b""), Refusal)


@pytest.mark.parametrize("name", ["far cell", "xls far cell", "ods far cell", "spreadsheetml far"])
def test_a_far_cell_is_named_with_its_sheet(name: str) -> None:
    with pytest.raises(Refused) as refused:
        open_grids("a.xlsx", REFUSED[name][0]())
    expected = {
        "far cell": ("三2", "XFD1048576"),
        "xls far cell": ("s0", "IV65536"),
        "ods far cell": ("o", "XFD1048576"),
    }
    found = refused.value.message.parameters
    assert (found["part"], found["cell"]) == expected.get(name, ("a", "AHP900000000"))
