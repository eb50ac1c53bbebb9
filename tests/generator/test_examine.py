"""What the examination calls silent."""

from fractions import Fraction

import attrs
import pytest

from tests.generator.examine import Read
from tests.generator.week import Interval, Truth


def areas(labour: int, pe: int, arts: int) -> tuple[tuple[str, Interval], ...]:
    held = {"labour": labour, "pe": pe, "arts": arts}
    return tuple((area, (Fraction(number), Fraction(number))) for area, number in held.items())


TRUTH = Truth((3,), 1, areas(1, 4, 3), Fraction(30), must_doubt=False)
PLAIN = Read(
    (3,),
    1,
    areas(1, 4, 3),
    Fraction(30),
    doubted=False,
    wholly=False,
    doubted_areas=frozenset(),
    doubted_total=False,
)
OF_ARTS = attrs.evolve(PLAIN, doubted=True, doubted_areas=frozenset({"arts"}))


@pytest.mark.parametrize("read", [PLAIN, OF_ARTS, attrs.evolve(PLAIN, areas=areas(1, 4, 3))])
def test_a_class_that_is_right_says_enough(read: Read) -> None:
    assert read.says(TRUTH)


def test_a_doubt_excuses_the_areas_that_it_concerns_alone() -> None:
    assert attrs.evolve(OF_ARTS, areas=areas(1, 4, 2)).says(TRUTH)
    assert not attrs.evolve(OF_ARTS, areas=areas(1, 3, 3)).says(TRUTH)
    assert attrs.evolve(OF_ARTS, areas=areas(1, 3, 3), wholly=True).says(TRUTH)


@pytest.mark.parametrize("wrong", [{"grades": (4,)}, {"number": 2}, {"total": Fraction(29)}])
def test_a_doubt_of_an_area_excuses_no_other_name_or_total(wrong: dict[str, object]) -> None:
    assert not attrs.evolve(OF_ARTS, **wrong).says(TRUTH)  # type: ignore[arg-type]
    assert attrs.evolve(OF_ARTS, **wrong, wholly=True).says(TRUTH)  # type: ignore[arg-type]


def test_what_must_be_in_doubt_is_silent_without_one() -> None:
    assert not PLAIN.says(attrs.evolve(TRUTH, must_doubt=True))
