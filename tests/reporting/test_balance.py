"""The sheet of minimums has every class, in the order of the findings, with the strictest minimum of each area."""

import attrs

from edu_compliance.model.stage import Area
from tests.reporting.invented import FULL, result, school, school_class


def test_two_classes_read_from_one_block_have_a_row_each() -> None:
    """A block may name several classes; only their names tell them apart."""
    first = school_class(3, 1, FULL)
    second = attrs.evolve(school_class(3, 2, FULL[:3]), place=first.place)
    rows = result(school("云岭县第一小学", first, second)).balances
    assert [row.name for row in rows] == [first.name, second.name]
    assert [row.balances[Area.PE].low for row in rows] == [3, 2]
