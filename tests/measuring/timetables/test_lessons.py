"""What the measures of timetables say of classes and schools."""

from fractions import Fraction

import pytest

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Unmeasured
from edu_compliance.measuring.timetables.lessons import lesson_days, weekly_lessons
from edu_compliance.measuring.timetables.schools import subjects_offered, weekly_lessons_in_each_class
from edu_compliance.model.lesson import Doubt, Weeks
from edu_compliance.model.message import say
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import File, Status
from tests.measuring.classes import (
    AREAS,
    EVEN,
    ODD,
    allocation,
    doubt,
    lesson,
    measured,
    requirement,
    submission,
    week,
)
from tests.measuring.measured import measurements


def numbers(found):
    return found.low, found.high


def days(*names_by_day, **more):
    made = tuple(lesson(name, day, period) for day, name, period in names_by_day)
    return week(lessons=made, **more)


def test_weekly_lessons_gives_each_class_its_own_measurement():
    found = measurements(
        requirement("weekly_lessons", of="pe"), submission(week("体育", name="甲"), week(name="乙")), AREAS
    )
    assert [(one.target.name, *numbers(one)) for one in found] == [("甲", 1, 1), ("乙", 0, 0)]


def test_lessons_of_listed_subjects_are_counted_together():
    assert numbers(measured(weekly_lessons, week("音乐", "美术", "艺术", "语文"), of=["音乐", "美术"])) == (2, 3)


def test_lesson_days_are_days_and_the_whole_is_the_days_with_any_lesson():
    found = measured(
        lesson_days, days((1, "体育", 1), (1, "体育", 2), (2, "?某课", 1), (3, "语文", 1), (6, "体育", 1)), of="pe"
    )
    assert (*numbers(found), found.whole) == (2, 3, 4)
    (detail,) = found.details
    assert detail.parameters["days"] == (3,)


def test_lesson_days_of_odd_weeks_are_days_of_odd_weeks():
    made = (lesson("体育", 1, 1, ODD), lesson("语文", 1, 1, EVEN), lesson("体育", 2, 1))
    found = measured(lesson_days, week(lessons=made), of="pe")
    assert (*numbers(found), found.least, found.weeks) == (Fraction(3, 2), Fraction(3, 2), (1, 1), ((2, 2), (1, 1)))


def test_lesson_days_of_a_cycle_too_long_are_sure_only_where_every_week_has_the_lesson():
    made = (lesson("体育", 1), lesson("体育", 2, 1, Weeks(17, (1,))), lesson("语文", 3, 1, Weeks(18, (1,))))
    found = measured(lesson_days, week(lessons=made), of="pe")
    assert numbers(found) == (1, 2)
    assert found.uncertainties


def test_a_doubt_about_lessons_is_a_doubt_about_their_days():
    found = measured(
        lesson_days,
        days((1, "体育", 1), (2, "语文", 1), doubts=(doubt(fewer=1, more=3, subjects=("体育与健康",)),)),
        of="pe",
    )
    assert numbers(found) == (0, 2)
    assert found.uncertainties


def test_no_day_is_called_empty_where_a_lesson_may_stand_on_any():
    lessons = (lesson("体育", 1), lesson("语文", 2))
    sure = measured(lesson_days, week(lessons=lessons, days=(1, 2)), of="pe")
    assert [detail.parameters["days"] for detail in sure.details] == [(2,)]
    open_ = measured(lesson_days, week(lessons=lessons, days=(1, 2), doubts=(doubt(more=1),)), of="pe")
    assert (open_.low, open_.high, open_.details) == (1, 2, ())


@pytest.mark.parametrize(("subject", "expected"), [("体育与健康", (1, 2)), ("语文", (2, 2))])
def test_days_are_open_where_another_timetable_places_the_lessons_otherwise(subject, expected):
    moved = Doubt(
        "三（1）班", say("class.read_twice_rearranged", name="三（1）班"), (), subjects=(subject,), moves=True
    )
    one = days((1, "体育", 1), (2, "体育", 1), (3, "语文", 1), doubts=(moved,))
    found = measured(lesson_days, one, of="pe")
    assert numbers(found) == expected
    assert [one.why for one in found.uncertainties] == ([moved.why] if expected == (1, 2) else [])


def test_an_allocation_knows_no_days_and_says_so():
    found = measured(lesson_days, allocation(("体育", 5, 5)), of="pe")
    assert isinstance(found, Unmeasured)
    assert found.why.id == "measuring.no_days"


def test_a_subject_is_offered_where_any_class_surely_has_it():
    found = measured(subjects_offered, week("音乐", name="甲"), week("美术", name="乙"), of=["音乐", "美术"])
    assert (*numbers(found), found.whole) == (2, 2, 2)
    assert [place.sheet for place in found.places] == ["乙", "甲"]


def test_subjects_that_share_a_cell_are_all_offered():
    assert numbers(measured(subjects_offered, week("音乐/美术"), of=["音乐", "美术"])) == (2, 2)


def test_艺术_may_hide_music_and_art():
    found = measured(subjects_offered, week("艺术"), of=["音乐", "美术"])
    assert numbers(found) == (0, 2)
    assert [one.text for one in found.uncertainties] == ["艺术"]
    assert found.details == (say("measuring.subjects_open", subjects=("音乐", "美术")),)


def test_a_subject_that_is_nowhere_is_named():
    found = measured(subjects_offered, week("音乐"), of=["音乐", "美术"])
    assert numbers(found) == (1, 1)
    assert found.details == (say("measuring.subjects_missing", subjects=("美术",)),)


def test_a_subject_may_stand_in_what_was_not_read_or_not_handed_in():
    partly = File("b.xlsx", "", Status.REFUSED, say("test.broken"))
    for found in (
        measured(subjects_offered, week("音乐"), of=["音乐", "美术"], files=(partly,)),
        measured(subjects_offered, week("音乐"), week(incomplete=say("test.few"), name="乙"), of=["音乐", "美术"]),
        measured(subjects_offered, week("音乐"), unsure=(week("美术", name="一1"),), of=["音乐", "美术"]),
        measured(
            subjects_offered, week("音乐", "美术", doubts=(doubt(fewer=1, subjects=("美术",)),)), of=["音乐", "美术"]
        ),
    ):
        assert numbers(found) == (1, 2)
        assert found.uncertainties


def test_an_allotment_of_perhaps_none_offers_nothing_surely():
    assert numbers(measured(subjects_offered, allocation(("音乐", 0, 1), ("美术", 1, 1)), of=["音乐", "美术"])) == (
        1,
        2,
    )


def test_the_class_with_the_fewest_speaks_for_the_school():
    classes = (
        week("足球", "足球", name="甲"),
        week("体育（篮球）", name="乙"),
        week("体育", name="丙"),
    )
    found = measured(weekly_lessons_in_each_class, *classes, of=["足球", "篮球"])
    assert numbers(found) == (0, 1)
    assert [numbers(part) for part in found.parts] == [(2, 2), (1, 1), (0, 1)]
    assert [one.text for one in found.uncertainties] == ["体育"]


def test_a_class_without_is_named():
    found = measured(weekly_lessons_in_each_class, week("足球", name="甲"), week("语文", name="乙"), of=["足球"])
    assert numbers(found) == (0, 0)
    assert found.details[0].parameters["classes"] == ("乙",)


def test_an_incomplete_or_doubtful_class_proves_no_lack():
    few, whole, elsewhere = week(incomplete=say("test.few"), name="乙"), week("足球", name="甲"), week(name="丙")
    for found in (
        measured(weekly_lessons_in_each_class, whole, few, of=["足球"]),
        measured(weekly_lessons_in_each_class, whole, unsure=(elsewhere,), of=["足球"]),
    ):
        assert numbers(found) == (0, 1)
        assert found.uncertainties


def test_the_least_week_of_any_class_is_the_schools():
    found = measured(weekly_lessons_in_each_class, week("足球"), week(("足球", ODD), ("足球", ODD)), of=["足球"])
    assert (*numbers(found), found.least) == (1, 1, (0, 0))


def test_a_school_without_classes_has_no_measurement():
    evidence = Evidence.of(submission(), AREAS)
    assert subjects_offered(requirement("", of=["音乐"]), evidence) == ()
    assert weekly_lessons_in_each_class(requirement("", of=["足球"]), evidence) == ()


def test_a_class_is_counted_once_however_many_rules_ask():
    evidence = Evidence.of(submission(week("体育")), AREAS)
    (one,) = evidence.classes
    assert evidence.about((one,)).tally(one) is evidence.tally(one)
    assert evidence.tally(one).count(Area.PE) is evidence.tally(one).count(Area.PE)
