"""What a class is taught in a week, counted: what each name comes to, and the laws of any timetable."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.measuring.timetables.group import LONGEST_CYCLE
from edu_compliance.measuring.timetables.tally import tally
from edu_compliance.model.lesson import EVERY_WEEK, Weeks
from edu_compliance.model.stage import Area, Stage
from tests.measuring.classes import AREAS, EVEN, NAMES, ODD, allocation, doubt, lesson, week


def interval(school_class, area):
    found = tally(school_class, AREAS).areas[area]
    return found.low, found.high


weeks = st.sampled_from(
    [EVERY_WEEK, EVERY_WEEK, ODD, EVEN, Weeks(3, (2,)), Weeks(4, (1, 2)), Weeks(18, tuple(range(1, 9)))]
)
names = st.tuples(st.sampled_from(NAMES), weeks)
doubts = st.builds(
    doubt,
    st.sampled_from(["甲", "乙"]),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from([(), ("音乐",), ("语文", "体育与健康"), ("书法",)]),
)
stages = st.sampled_from([None, Stage.PRIMARY, Stage.SENIOR])
classes = st.builds(
    lambda given, stage, doubted: week(*given, stage=stage, doubts=tuple(doubted)),
    st.lists(names, max_size=20),
    stages,
    st.lists(doubts, max_size=2),
)


def test_every_lesson_is_in_the_total_班会_and_the_unknown_included():
    counted = tally(week("语文", "班会", "?某课", "体育/班会", ("音乐", ODD)), AREAS)
    assert counted.total == Fraction(9, 2)


def test_weekly_lessons_are_means_under_canonical_names_and_the_rest_under_its_own():
    counted = tally(week("体育", "体育（足球）", ("音乐", ODD), ("美术", EVEN), "体活", "书", "?某课"), AREAS)
    assert counted.weekly_lessons == {
        "体育与健康": 2,
        "音乐": Fraction(1, 2),
        "美术": Fraction(1, 2),
        "体育活动": 1,
        "书": 1,
        "某课": 1,
    }


def test_subjects_that_share_a_lesson_have_equal_parts_of_it():
    assert tally(week("音乐/美术", "音乐"), AREAS).weekly_lessons == {"音乐": Fraction(3, 2), "美术": Fraction(1, 2)}


@pytest.mark.parametrize(
    ("name", "labour", "pe", "arts"),
    [
        ("语文", (0, 0), (0, 0), (0, 0)),
        ("体育", (0, 0), (1, 1), (0, 0)),
        ("体育（足球）", (0, 0), (1, 1), (0, 0)),
        ("体育（舞蹈）", (0, 0), (0, 1), (0, 1)),
        ("体育/班会", (0, 0), (0, 1), (0, 0)),
        ("音乐/美术", (0, 0), (0, 0), (1, 1)),
        ("音或美", (0, 0), (0, 0), (1, 1)),
        ("书", (0, 0), (0, 0), (0, 1)),
        ("书法", (0, 0), (0, 0), (0, 1)),
        ("综合实践活动", (0, 1), (0, 0), (0, 0)),
        ("?某课", (0, 1), (0, 1), (0, 1)),
    ],
)
def test_a_lesson_counts_surely_possibly_or_not(name, labour, pe, arts):
    assert [interval(week(name), area) for area in Area] == [labour, pe, arts]


def test_an_unknown_lesson_of_odd_weeks_widens_by_its_share():
    assert interval(week(("?某课", ODD)), Area.PE) == (0, Fraction(1, 2))


@pytest.mark.parametrize(("stage", "high"), [(Stage.SENIOR, 1), (Stage.PRIMARY, 0), (None, 1)])
def test_a_subject_that_may_count_in_one_stage_may_count_where_the_stage_is_unknown(stage, high):
    assert interval(week("通用技术", stage=stage), Area.LABOUR) == (0, high)


def test_a_doubt_widens_what_it_speaks_of_and_never_below_zero():
    doubted = week("体育", "音乐", doubts=(doubt(fewer=2, more=1, subjects=("音乐",)),))
    assert interval(doubted, Area.ARTS) == (0, 2)
    assert interval(doubted, Area.PE) == (1, 1)
    assert interval(attrs.evolve(doubted, doubts=(doubt(more=1),)), Area.PE) == (1, 2)


def test_a_doubt_that_changes_no_number_is_still_listed():
    (found,) = tally(week("体育", doubts=(doubt("矛盾"),)), AREAS).doubts
    assert (found.text, found.areas) == ("矛盾", ())


def test_an_allotment_has_its_own_interval_and_says_why():
    allotted = allocation(("体育", 3, 4), ("音乐", 1, 1), ("?某课", "1/2", "1/2"))
    assert interval(allotted, Area.PE) == (3, Fraction(9, 2))
    counted = tally(allotted, AREAS)
    assert {(one.text, one.why.id) for one in counted.areas[Area.PE].uncertainties} == {
        ("体育", "measuring.allotment_unclear"),
        ("某课", "measuring.unknown_name"),
    }
    assert counted.total == Fraction(9, 2)


def test_a_subject_with_as_many_lessons_as_those_it_stands_for_may_be_their_sum():
    allotted = allocation(("艺术", 3, 3), ("音乐", 2, 2), ("美术", 1, 1), ("体育", 4, 4), ("足球", 1, 1))
    counted = tally(allotted, AREAS)
    assert (interval(allotted, Area.ARTS), interval(allotted, Area.PE)) == ((3, 6), (5, 5))
    assert [(one.text, one.why.id) for one in counted.areas[Area.ARTS].uncertainties] == [
        ("艺术", "measuring.allotment_of_others")
    ]
    assert counted.total == 8
    assert interval(allocation(("艺术", 1, 1), ("音乐", 1, 1), ("美术", 1, 1)), Area.ARTS) == (3, 3)


def test_the_least_week_stands_beside_the_mean_where_weeks_differ():
    count = tally(week("体育", "体育", ("体育", ODD), ("语文", EVEN), ("?某课", EVEN)), AREAS).count(Area.PE)
    assert (count.low, count.high) == (Fraction(5, 2), 3)
    assert count.weeks == ((3, 3), (2, 3))
    assert count.least == (2, 3)


def test_a_rotation_that_evens_out_has_no_least_week():
    count = tally(week(("音乐", ODD), ("美术", EVEN)), AREAS).count(Area.ARTS)
    assert (count.low, count.high, count.least) == (1, 1, None)


def test_a_cycle_too_long_to_go_through_keeps_its_mean_and_leaves_the_least_week_open():
    count = tally(week("体育", ("体育", Weeks(17, (1,))), ("美术", Weeks(18, (1,)))), AREAS).count(Area.PE)
    assert LONGEST_CYCLE < 17 * 18
    assert (count.low, count.high) == (Fraction(18, 17), Fraction(18, 17))
    assert count.least == (1, Fraction(18, 17))
    assert count.weeks == ()
    assert [one.why.id for one in count.uncertainties] == ["measuring.cycle_too_long"]


def test_doubts_are_grouped_by_what_is_written_with_their_places_and_areas():
    counted = tally(week("?某课", "书", "语文", "?某课"), AREAS)
    assert [(one.text, [place.cell for place in one.places], set(one.areas)) for one in counted.doubts] == [
        ("某课", ["B2", "B5"], set(Area)),
        ("书", ["B3"], {Area.ARTS}),
    ]


def test_places_are_the_cells_that_surely_count_in_the_order_of_the_week():
    count = tally(week("体育", "?某课", "语文", "体育"), AREAS).count(Area.PE)
    assert [place.cell for place in count.places] == ["B2", "B5"]


def test_a_bracket_tells_which_sport_and_a_plain_name_leaves_it_open():
    def football(*names):
        count = tally(week(*names), AREAS).count(("足球",))
        return count.low, count.high

    assert football("体育（足球）") == (1, 1)
    assert football("足球") == (1, 1)
    assert football("体育") == (0, 1)
    assert football("体育（操场）") == (0, 1)
    assert football("篮球") == (0, 0)


@given(classes)
def test_low_is_never_above_high_and_a_gap_is_always_explained(school_class):
    counted = tally(school_class, AREAS)
    for area in Area:
        count = counted.areas[area]
        assert 0 <= count.low <= count.high
        if count.low != count.high:
            assert count.uncertainties
            assert any(area in one.areas for one in counted.doubts)
        if count.least is not None:
            assert count.least[0] <= count.low
            assert count.least[1] <= count.high
            assert count.least[0] <= count.least[1]
        for low, high in count.weeks:
            assert 0 <= low <= high


@given(classes)
def test_the_names_add_up_to_the_total(school_class):
    counted = tally(school_class, AREAS)
    assert sum(counted.weekly_lessons.values()) == counted.total


@given(st.data(), classes)
def test_the_order_of_lessons_changes_nothing(data, school_class):
    shuffled = attrs.evolve(school_class, lessons=tuple(data.draw(st.permutations(school_class.lessons))))
    one, other = tally(school_class, AREAS), tally(shuffled, AREAS)
    assert one.total == other.total
    assert one.weekly_lessons == other.weekly_lessons
    for area in Area:
        first, second = one.areas[area], other.areas[area]
        assert (first.low, first.high, first.least, first.weeks) == (
            second.low,
            second.high,
            second.least,
            second.weeks,
        )
        assert first.places == second.places
        assert [each.text for each in first.uncertainties] == [each.text for each in second.uncertainties]


@given(classes, weeks)
def test_an_unknown_lesson_never_lowers_high_nor_raises_low(school_class, held):
    more = attrs.evolve(school_class, lessons=(*school_class.lessons, lesson("?某课", 7, 9, held)))
    for area in Area:
        before, after = interval(school_class, area), interval(more, area)
        assert after[0] <= before[0]
        assert after[1] == before[1] + held.share


@given(classes)
def test_one_more_lesson_counts_in_its_own_area_only(school_class):
    more = attrs.evolve(school_class, lessons=(*school_class.lessons, lesson("体育", 7, 9)))
    assert interval(more, Area.PE)[1] == interval(school_class, Area.PE)[1] + 1
    assert interval(more, Area.PE)[0] >= interval(school_class, Area.PE)[0]
    for area in (Area.LABOUR, Area.ARTS):
        assert interval(more, area) == interval(school_class, area)
