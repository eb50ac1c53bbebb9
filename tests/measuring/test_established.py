"""Whether a required course is set up at all: no stage or programme lacks it by what only may be the school's."""

from fractions import Fraction

import attrs

from edu_compliance.measuring.established import course_set_up
from edu_compliance.measuring.evidence import Evidence
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.message import say
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import File, Status
from tests.measuring.classes import AREAS, measured, requirement, submission, week
from tests.measuring.measured import measurements
from tests.measuring.plans import areas as plan_areas
from tests.measuring.plans import plan
from tests.measuring.plans import submission as submission_of

WITH = week(*["语文"] * 20, "劳动", name="一（1）班")
WITHOUT = week(*["语文"] * 21, name="一（2）班")
JUNIOR = week(*["语文"] * 21, name="七（1）班", stage=Stage.JUNIOR, grade=7)
KINDERGARTEN = week(
    *["语文"] * 21, name="大一班", stage=None, grade=None, binding_doubt=say("grade.may_be_kindergarten")
)


def labour(*classes, unsure=(), files=None) -> Measurement:
    return measured(course_set_up, *classes, unsure=unsure, files=files, of="labour")


def interval(found: Measurement) -> tuple[Fraction, Fraction, Fraction | None]:
    return found.low, found.high, found.whole


def test_one_class_proves_it_for_its_stage():
    assert interval(labour(WITH, WITHOUT)) == (1, 1, 1)


def test_a_stage_in_which_no_class_has_it_is_named():
    found = labour(WITH, JUNIOR)
    assert interval(found) == (1, 1, 2)
    assert [detail.parameters["units"] for detail in found.details] == [(say("stage.junior"),)]


def test_a_lesson_that_only_may_be_one_leaves_it_open():
    assert interval(labour(week(*["语文"] * 20, "综合实践活动"))) == (0, 1, 1)


def test_an_incomplete_class_proves_no_lack():
    assert interval(labour(attrs.evolve(WITHOUT, incomplete=say("test.few")))) == (0, 1, 1)


def test_a_class_that_may_be_a_kindergartens_proves_no_lack():
    assert interval(labour(WITH, unsure=(KINDERGARTEN,))) == (1, 2, 2)


def test_a_stage_that_another_class_surely_is_of_lacks_it_whatever_one_in_doubt_is():
    doubtful = attrs.evolve(WITHOUT, binding_doubt=say("test.deduced"))
    assert interval(labour(WITHOUT, unsure=(doubtful,))) == (0, 0, 1)


def test_what_is_nowhere_to_be_found_may_stand_in_a_file_that_was_not_read():
    unread = (File("课表.xls", "", Status.REFUSED, say("test.damaged"), classes=(WITHOUT,)),)
    assert interval(labour(WITHOUT, files=unread)) == (0, 1, 1)
    ignored = (File(".DS_Store", "", Status.IGNORED),)
    assert interval(labour(WITHOUT, files=ignored)) == (0, 0, 1)


def test_beyond_school_the_timetable_of_one_term_proves_no_lack():
    trade = week(*["语文"] * 21, name="23汽修1班", stage=Stage.VOCATIONAL, grade=1)
    assert interval(labour(trade)) == (0, 1, 1)
    assert interval(labour(week(*["语文"] * 20, "劳动", stage=Stage.VOCATIONAL, grade=1))) == (1, 1, 1)
    title = "某学校汽修专业人才培养方案（中职）"
    plans = submission_of(plan(("", "劳动教育", "公共基础课", "必修", "1", "16", "1"), title=title)).files
    asked = requirement("course_set_up", of="labour")
    (found,) = measurements(asked, submission(trade, files=plans), plan_areas())
    assert (found.low, found.high, found.whole) == (1, 1, 1)


def test_without_classes_and_programmes_there_is_nothing_to_tell():
    assert measurements(requirement("course_set_up", "every", of="labour"), submission(), AREAS) == ()
    assert course_set_up(requirement("course_set_up", of="labour"), Evidence.of(submission(), AREAS)) == ()
