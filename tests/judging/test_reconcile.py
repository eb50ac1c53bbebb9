"""Two timetables held against each other: nothing that agrees is reported, and nothing that differs is missed."""

import random
from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.judging.pairing import pair
from edu_compliance.judging.reconciling import Agreement, ClassReconciled, reconcile
from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import EVERY_WEEK, Doubt, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Area, Stage
from tests.measuring.classes import AREAS, EVEN, NAMES, ODD, allocation, lesson, week

named = st.tuples(st.sampled_from(NAMES), st.sampled_from([EVERY_WEEK, ODD, EVEN]))
weeks = st.lists(named, max_size=18).map(lambda names: week(*names))


def only(published: SchoolClass, taught: SchoolClass) -> ClassReconciled:
    (found,) = reconcile([published], [taught], AREAS).classes
    return found


def elsewhere(school_class: SchoolClass) -> SchoolClass:
    """The same class as another file has it."""
    lessons = tuple(attrs.evolve(one, place=Place("b.yaml", "周", one.place.cell)) for one in school_class.lessons)
    return attrs.evolve(school_class, lessons=lessons, place=Place("b.yaml", "周", ""))


@given(weeks)
def test_a_class_agrees_with_itself_however_unsure_it_is(one: SchoolClass) -> None:
    found = only(one, elsewhere(one))
    assert not found.changes
    assert found.agreement is Agreement.SAME


@given(weeks, st.integers(0, 10), st.integers(1, 6))
def test_a_pe_lesson_that_is_not_taught_is_found_with_its_cell(one: SchoolClass, weekday: int, period: int) -> None:
    missing = lesson("体育", 4 + weekday % 2, period)
    found = only(attrs.evolve(one, lessons=(*one.lessons, missing)), one)
    (change,) = found.changes
    assert (change.weekday, change.period, change.lost) == (missing.weekday, period, (Area.PE,))
    assert [one.place for one in change.published] == [missing.place]
    balance = found.areas[Area.PE]
    assert balance.taught[0] == balance.published[0] - 1
    assert found.agreement is Agreement.FEWER


@given(weeks, weeks)
def test_the_other_way_round_gives_what_was_taken(one: SchoolClass, other: SchoolClass) -> None:
    forth, back = only(one, other), only(other, one)
    assert [(c.weekday, c.period, c.lost, c.gained) for c in forth.changes] == [
        (c.weekday, c.period, c.gained, c.lost) for c in back.changes
    ]
    for area, balance in forth.areas.items():
        assert (balance.published, balance.taught) == (back.areas[area].taught, back.areas[area].published)


@given(st.lists(named, max_size=10), st.integers(1, 9), st.randoms(use_true_random=False))
def test_the_order_of_classes_and_lessons_changes_nothing(names: list, number: int, chance: random.Random) -> None:
    def classes(shuffled: bool) -> list[SchoolClass]:
        made = [week(*names[: at + 1], name=f"三（{at}）班", number=at) for at in range(1, number + 1)]
        if not shuffled:
            return made
        made = [attrs.evolve(one, lessons=tuple(chance.sample(one.lessons, len(one.lessons)))) for one in made]
        return chance.sample(made, len(made))

    found = reconcile(classes(True), classes(True), AREAS)
    assert len(found.classes) == number
    assert {one.agreement for one in found.classes} == {Agreement.SAME}


def test_cycles_are_compared_by_their_means() -> None:
    """Nobody knows whether both begin with the same week, and 音乐/美术 says no more than halves."""
    published = week(("音乐", ODD), ("语文", EVEN))
    taught = week(("音乐", EVEN), ("语文", ODD))
    assert only(published, taught).agreement is not Agreement.FEWER
    halves = tuple(attrs.evolve(lesson(name), weeks=weeks) for name, weeks in (("音乐", ODD), ("美术", EVEN)))
    assert only(week("音乐/美术"), week(lessons=halves)).agreement is Agreement.SAME


def test_a_swap_inside_the_area_is_a_change_and_loses_nothing() -> None:
    found = only(week("音乐", "美术"), week("美术", "音乐"))
    assert len(found.changes) == 2
    assert found.agreement is Agreement.MOVED
    assert not any(change.lost for change in found.changes)


def test_a_lesson_at_another_time_is_moved_and_not_lost() -> None:
    found = only(week("体育", "语文"), week("语文", "体育"))
    assert [change.lost for change in found.changes] == [(Area.PE,), ()]
    assert found.agreement is Agreement.MOVED


def test_a_name_nobody_knows_is_no_accusation() -> None:
    found = only(week("体育"), week("?某课"))
    assert [change.open for change in found.changes] == [True]
    assert found.agreement is Agreement.OPEN


def test_an_incomplete_timetable_accuses_nobody() -> None:
    taught = week("语文", incomplete=say("test.incomplete"))
    assert only(week("体育", "体育"), taught).agreement is Agreement.OPEN


def test_an_allocation_has_no_cells_and_is_compared_by_numbers() -> None:
    found = only(allocation(("体育", 3, 3)), week("体育"))
    assert not found.changes
    assert found.areas[Area.PE].agreement is Agreement.FEWER
    assert [doubt.parameters["taught"] for doubt in found.doubts] == [Fraction(1)]


# --- which class is which ---------------------------------------------------------------------------------------------


def test_classes_go_together_by_grade_and_number_whatever_they_are_called() -> None:
    paired = pair([week(name="三（1）班")], [week(name="301")])
    assert [(one.name, other.name) for one, other in paired.pairs] == [("三（1）班", "301")]


def test_a_stage_settled_on_one_side_only_is_no_obstacle() -> None:
    naming = ClassName("一（2）班", grades=(1,), number=2)
    one = week(stage=Stage.JUNIOR, grade=7, number=2, naming=naming)
    other = week(stage=None, grade=None, number=2, naming=naming)
    assert len(pair([one], [other]).pairs) == 1


def test_classes_without_a_counterpart_are_listed() -> None:
    found = reconcile([week(number=1), week(number=2)], [week(number=2), week(number=3)], AREAS)
    assert [one.number for one in found.only_published] == [1]
    assert [one.number for one in found.only_taught] == [3]


def test_a_class_that_stands_there_twice_is_paired_with_nobody() -> None:
    paired = pair([week("体育")], [week("体育"), week("语文")])
    assert not paired.pairs
    assert [len(side) for side in paired.alone] == [1, 2]


def test_the_only_class_of_either_side_is_compared_and_said_to_be_assumed() -> None:
    unnamed = week(stage=None, grade=None, number=None, name="m2022-01", naming=ClassName("m2022-01"))
    found = only(week("体育"), attrs.evolve(unnamed, lessons=week("体育").lessons))
    assert found.agreement is Agreement.OPEN
    assert [doubt.id for doubt in found.doubts] == ["reconcile.paired_by_being_only"]


def test_two_classes_of_other_names_are_not_taken_for_one() -> None:
    two = [week(number=n, naming=ClassName(f"三（{n}）班", grades=(3,), number=n), name=f"三（{n}）班") for n in (1, 2)]
    assert not pair(two[:1], two[1:]).pairs


@given(weeks, weeks)
def test_a_class_that_has_two_timetables_agrees_with_none_for_sure(one: SchoolClass, other: SchoolClass) -> None:
    """Nor is any lesson taken from a cell of it: the other timetable may have had none there."""
    doubt = Doubt(one.name, say("class.read_twice_differs", name=one.name), (one.place,), moves=True)
    found = only(attrs.evolve(one, doubts=(doubt,)), elsewhere(other))
    assert doubt.why in found.doubts
    assert found.agreement in (Agreement.OPEN, Agreement.FEWER)
    assert all(change.open and not change.lost and not change.gained for change in found.changes)


def test_what_may_count_on_both_sides_hides_no_lesson_that_was_taken() -> None:
    published = week("劳动", "综合实践活动", "语文")
    found = only(published, week("语文", "综合实践活动", "语文"))
    assert found.areas[Area.LABOUR].agreement is found.agreement is Agreement.FEWER
    assert only(published, week("语文", "劳动", "语文")).areas[Area.LABOUR].agreement is Agreement.OPEN
    assert (
        only(week("语文", "综合实践活动"), week("综合实践活动", "劳动")).areas[Area.LABOUR].agreement is Agreement.MOVED
    )
