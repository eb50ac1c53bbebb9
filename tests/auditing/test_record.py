"""What is written of a school is the same when it is read back, to the last cell and reason."""

import datetime
import hashlib
import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.auditing.audit_file.record import NotARecord, read_back, written
from edu_compliance.auditing.audit_file.record_kinds import classes_of_values
from edu_compliance.auditing.audit_file.schema import VERSION
from edu_compliance.model.finding import Verdict
from edu_compliance.model.lesson import Weeks
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Rule
from edu_compliance.reporting.result import SchoolResult
from tests.reporting import invented

SCHOOLS = (invented.primary, invented.clean, invented.allocation)


def rules() -> Iterator[Rule]:
    for policy in invented.header().policies:
        yield from policy.rules


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_result_is_read_back_as_it_was(school: type) -> None:
    result: SchoolResult = invented.result(school())
    again = read_back(written(result, rules()), rules())
    assert again == result
    assert again.summary == result.summary


@pytest.mark.parametrize("school", SCHOOLS)
def test_writing_what_was_read_back_gives_the_same_text(school: type) -> None:
    text = written(invented.result(school()), rules())
    assert written(read_back(text, rules()), rules()) == text


def test_what_occurs_often_is_written_once_and_is_one_object_again() -> None:
    place = Place("a.xlsx", "1", "B2")
    text = written((place, (place,)))
    assert text.count("a.xlsx") == 1
    first, (second,) = read_back(text)
    assert first is second


def test_equal_values_are_written_once_whether_or_not_they_are_one_object() -> None:
    """Which are one object depends on what else a worker has read, and an audit of the same files is the same."""
    name = "岗措县第一小学/三年级.xlsx"
    once, again = (Weeks(2, (1,)), name), (Weeks(2, (1,)), "".join(list(name)))
    assert again[1] is not name
    assert written((once, again)) == written((once, once))


def test_the_grid_that_classes_have_alike_is_written_once() -> None:
    result: SchoolResult = invented.result(invented.primary())
    record = json.loads(written(result, rules()))
    kinds = [record["kinds"][value[0]] for value in record["values"] if isinstance(value, list)]
    assert kinds.count("grid") < kinds.count("week")


def test_cells_of_one_sheet_are_one_value_and_those_of_several_are_not() -> None:
    one, two = (Place("a.xlsx", "1", cell) for cell in ("B2", "B3"))
    other = Place("a.xlsx", "2", "B2")
    assert '"cells"' in written(((one, two),))
    assert '"cells"' not in written(((one, other),))
    for places in ((one, two), (one, other), (one,), (two, one, two)):
        assert read_back(written((places,))) == (places,)


def test_what_a_class_of_values_has_by_default_is_not_written_at_its_end() -> None:
    assert json.loads(written(Weeks()))["values"][0] == [1]
    assert json.loads(written(Weeks(2)))["values"][0] == [1, 2]
    assert json.loads(written(Weeks(1, (2,))))["values"][0] == [1, 1, [2]]
    for weeks in (Weeks(), Weeks(2), Weeks(1, (2,))):
        assert read_back(written((weeks,))) == (weeks,)


def test_a_text_that_is_made_for_the_record_lends_its_identity_to_none_after_it() -> None:
    year, ends = "2026-01-01", ("2026-06-30", "2026-12-31", "2027-06-30", "2027-12-31")
    day = datetime.date.fromisoformat
    periods = tuple((day(year), day(end)) for end in ends)
    assert read_back(written(periods)) == periods
    shares = tuple(Fraction(number, 10**12 + 7) for number in (1, 2, 1, 3, 1, 4))
    assert read_back(written((shares,))) == (shares,)


def test_rules_are_named_and_not_repeated() -> None:
    rule = next(rules())
    text = written(rule, rules())
    assert rule.quote not in text
    assert read_back(text, rules()) is rule


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.fractions()
    | st.dates(datetime.date(1900, 1, 1))
    | st.sampled_from(Verdict)
    | st.builds(Place, st.text(), st.text(), st.just("A1")),
    lambda inner: (
        st.lists(inner).map(tuple)
        | st.frozensets(st.text())
        | st.dictionaries(st.text(), inner)
        | st.builds(lambda id, value: say(id, value=value), st.text(), inner)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_every_value_a_message_may_have_is_read_back(value: object) -> None:
    assert read_back(written((value,))) == (value,)


SHAPES = (17, "413cac0d1f09")
"""The audit file's version, and what the shapes of its records come to in that version."""


def test_records_of_another_shape_are_of_another_version() -> None:
    shapes = sorted((name, shape_of(kind)) for name, kind in classes_of_values().items())
    digest = hashlib.sha256(repr(shapes).encode()).hexdigest()[:12]
    assert (VERSION, digest) == SHAPES, "fields stand by their position: raise VERSION in schema.py, and note both here"


def shape_of(kind: Any) -> list[str]:
    """What a record relies on: an enum's values; fields in their order with the defaults that are left out."""
    if not attrs.has(kind):
        return [member.value for member in kind]
    fields = [field for field in attrs.fields(kind) if field.init]
    return [f"{one.name}={'' if one.default is attrs.NOTHING else one.default}" for one in fields]


def test_a_foreign_value_is_no_word_of_the_model() -> None:
    with pytest.raises(TypeError):
        written((object(),))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"kinds": ["os.system"], "values": [[0, "x"]]}',
        '{"kinds": ["tuple"], "values": [[0, -9]]}',
        '{"kinds": ["finding.Verdict"], "values": [[0, "perhaps"]]}',
        '{"kinds": ["rule"], "values": [[0, "PE-99"]]}',
    ],
)
def test_what_is_no_record_is_said_so(text: str) -> None:
    with pytest.raises(NotARecord):
        read_back(text)


def test_half_a_surrogate_pair_survives() -> None:
    assert read_back(written(("\ud83d",))) == ("\ud83d",)
    assert json.loads(written((Fraction(1, 3),)))["values"][0][1] == "1/3"
