"""What is still needed is said in every unit that is short, and a doubt once with all its cells."""

from fractions import Fraction

from edu_compliance.judging.judge import judge
from edu_compliance.model.finding import Finding
from edu_compliance.reporting.needs import missing, shortfalls
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import uncertainties_of, word
from tests.measuring.plans import plan, submission
from tests.policy.files import library


def judged(id: str, course: tuple[str, ...]) -> Finding:
    """What a rule comes to for a programme of one course."""
    handed = submission(plan(course))
    return next(one for one in judge(handed, library().policies, library().areas) if one.rule.id == id)


def test_courses_and_hours_are_both_named() -> None:
    found = judged("LAB-11", ("", "大学英语", "公共基础课", "必修", "4", "64", "1"))
    assert shortfalls(found) == (("courses", Fraction(1), Fraction(1)), ("hours", Fraction(32), Fraction(32)))
    assert missing(found) == (1, 1)
    needed = word(found, Speaker()).needed.replace(" ", "")
    assert needed == "1门、32学时"


def test_what_is_met_is_not_named() -> None:
    found = judged("LAB-11", ("", "劳动教育", "公共基础课", "必修", "1", "16", "1"))
    assert [unit for unit, _, _ in shortfalls(found)] == ["hours"]
    assert word(found, Speaker()).needed.replace(" ", "") == "16学时"


def test_a_doubt_of_two_requirements_is_asked_once() -> None:
    found = judged("LAB-11", ("", "专业实习", "实践环节", "必修", "4", "64", "7"))
    (asked,) = uncertainties_of(found)
    assert {place.cell for place in asked.places} == {"B3", "F3"}
