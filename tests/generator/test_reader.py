"""What the generator wrote, in whatever layout and dress, is read back."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edu_compliance.reading.timetables.allocations.table import MOST_LESSONS
from tests.generator import naming, tables
from tests.generator.dress import make_dress
from tests.generator.examine import as_read, examine, faults, read_case
from tests.generator.layouts import LAYOUTS, Layout
from tests.generator.make import Case, make
from tests.generator.studio import Studio
from tests.generator.week import ALTERNATIONS, Slot, Week, alternating, plain
from tests.generator.words import AMBIGUOUS, NO_LESSON, PLAIN, UNKNOWN, word

SEEDS = 120
MENDED = (298, 528, 627, 645, 1266, 1825, 2381, 3092, 3172, 3303, 4199, 4488, 5840, 6165, 6505, 6917)
"""Seeds whose cases were once read wrong."""
PLAIN_WORDS = [word(key, written) for key, (_, full, _) in PLAIN.items() for written in full]
PATIENT = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("first", range(0, SEEDS, 20))
def test_generated_cases_are_read_right(first: int) -> None:
    result = examine(make(seed) for seed in range(first, first + 20))
    assert result.perfect, "\n".join(result.lines(5))


@pytest.mark.parametrize("seed", MENDED)
def test_what_was_once_read_wrong_is_read_right(seed: int) -> None:
    result = examine([make(seed)])
    assert result.perfect, "\n".join(result.lines(5))


def test_the_same_seed_makes_the_same_case() -> None:
    for seed in range(40):
        one, other = make(seed), make(seed)
        assert one.truth == other.truth
        if one.dresses[1] != "docx":
            assert one.files == other.files


def slots() -> st.SearchStrategy[Slot]:
    """Any one cell: a plain subject, now and then something doubtful, lessonless or alternating."""
    plain_words = st.sampled_from(PLAIN_WORDS)
    odd_words = st.sampled_from([*AMBIGUOUS, *UNKNOWN, *NO_LESSON])
    turns = st.builds(
        lambda one, two, text: alternating(word(one, one), word(two, two), text.format(odd=one, even=two)),
        st.sampled_from(("音乐", "体育", "劳动")),
        st.sampled_from(("美术", "班会", "科学")),
        st.sampled_from(ALTERNATIONS),
    )
    return st.one_of(st.builds(plain, plain_words), st.builds(plain, plain_words), st.builds(plain, odd_words), turns)


@st.composite
def weeks(draw: st.DrawFn) -> list[Week]:
    """One to three classes of primary four with the same hours."""
    morning, afternoon = draw(st.integers(3, 5)), draw(st.integers(2, 4))
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        places = [(day, period) for day in range(1, 6) for period in range(1, morning + afternoon + 1)]
        filled = draw(st.lists(slots(), min_size=len(places), max_size=len(places)))
        # A week is recognised by what is taught in it: some subjects are always there.
        filled[:3] = [plain(word(key, key)) for key in ("语文", "数学", "英语")]
        found.append(Week("primary", 4, number, dict(zip(places, filled, strict=True))))
    return found


def written(layout: Layout, found: Sequence[Week], seed: int) -> Case:
    """The weeks in a layout and a dress drawn from a seed."""
    random = Random(seed)
    manner = naming.choose(random, "primary", False)
    dress = make_dress(random, weekend=False, merges=True, class_places=layout.class_places, double=False)
    dress = attrs.evolve(dress, teacher_rows="none", cell_style="{s}", half_column="none", dates_row=False)
    periods = max(period for _, period in found[0].slots)
    lines = tables.day_plan(random, 4, periods - 4, double=False, evening=0, extras=False)
    studio = Studio(random, "朗措县完全小学", manner, list(found), lines, dress, "xlsx")
    files = layout.draw(studio)
    truths = studio.truths or [week.truth() for week in found]
    return Case(seed, files, tuple(truths), (layout.name, manner.style, str(dress)), "朗措县完全小学")


def by_day(week: Week) -> dict[int, Fraction]:
    """Lessons a week on each weekday."""
    held: dict[int, Fraction] = defaultdict(Fraction)
    for (day, _), slot in week.slots.items():
        held[day] += slot.lessons
    return {day: lessons for day, lessons in held.items() if lessons}


def of_a_term(week: Week) -> bool:
    """Whether a week teaches one thing so often that its number in an allocation may be the lessons of a term."""
    return max(Counter(slot.written for slot in week.slots.values()).values()) > MOST_LESSONS


@pytest.mark.parametrize("layout", LAYOUTS[1:], ids=lambda layout: layout.name)
@PATIENT
@given(found=weeks(), seed=st.integers(0, 10_000))
def test_any_week_in_any_layout_is_read_back(layout: Layout, found: list[Week], seed: int) -> None:
    case = written(layout, found, seed)
    wrong = list(faults(case))
    if layout is LAYOUTS[-1] and any(map(of_a_term, found)):
        wrong = [fault for fault in wrong if fault.silent]
    assert not wrong, "\n".join(map(str, wrong))
    if layout is not LAYOUTS[-1]:  # an allocation has no days
        for one in read_case(case).classes:
            held: dict[int, Fraction] = defaultdict(Fraction)
            for lesson in one.lessons:
                held[lesson.weekday] += lesson.weeks.share
            assert held == by_day(next(week for week in found if week.number == one.number))


# An allocation draws its 4/3 and (0.5) from the seed as it goes: another order makes another truth.
@pytest.mark.parametrize("layout", LAYOUTS[1:-1], ids=lambda layout: layout.name)
@PATIENT
@given(found=weeks(), seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_the_order_of_classes_changes_nothing(layout: Layout, found: list[Week], seed: int, order: Random) -> None:
    mixed = list(found)
    order.shuffle(mixed)
    one, other = (read_case(written(layout, weeks_, seed)) for weeks_ in (found, mixed))
    assert {as_read(c) for c in one.classes} == {as_read(c) for c in other.classes}


@PATIENT
@given(seed=st.integers(0, 10_000))
def test_low_is_never_above_high(seed: int) -> None:
    for one in read_case(make(seed)).classes:
        assert all(low <= high for _, (low, high) in as_read(one).areas)
