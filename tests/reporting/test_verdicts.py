"""The sentence that a result comes to speaks of timetables only where there was one."""

import attrs
import pytest

from edu_compliance.reporting.result import SchoolSummary, summarize
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.verdicts import headline
from edu_compliance.reporting.totals import RuleCount, Totals
from tests.reporting import invented


def told(**about: object) -> str:
    """The headline of a school with these totals."""
    summary: SchoolSummary = summarize(invented.result(invented.clean()))
    totals = Totals(schools=1, files=1, by_rule={"PE-27": RuleCount(met=1)})
    return headline(attrs.evolve(summary, totals=attrs.evolve(totals, **about)), Speaker())


@pytest.mark.parametrize("how", [{}, {"open": 2, "schools_undetermined": 1}, {"schools_undetermined": 1}])
def test_what_a_register_states_is_no_timetable(how: dict[str, object]) -> None:
    assert "课表层面" not in told(**how)
    assert "课表层面" in told(classes=3, **how)


def test_nothing_to_judge_is_said_of_any_material() -> None:
    assert told(schools_unread=1) == "所交材料中没有可据以核查的内容，未作判定。"
