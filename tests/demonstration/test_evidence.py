"""What the county hands in besides timetables: the numbers, cells and people its planted problems come to."""

import pytest

from edu_compliance.demonstration import AUTHORITIES, COUNTY, PUBLISHED, TAUGHT, comparison, higher
from edu_compliance.demonstration.registers import YEAR
from edu_compliance.judging.reconciling import Agreement, reconcile
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Area
from edu_compliance.model.student import Standing
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import ReadOptions, read_file
from edu_compliance.reporting.result import SchoolResult, summarize
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.verdicts import overview
from edu_compliance.reporting.speech.wording import sentence
from edu_compliance.reporting.totals import Totals
from tests.demonstration.test_county import ON, audited
from tests.policy.files import library

UNIVERSITY = "岗措大学"
FIRST = f"{COUNTY}第一小学"


def finding(school: str, rule: str, words: str = "") -> Finding:
    """The one finding of a rule in a school whose target's name holds the words."""
    (found,) = [one for one in audited()[school][1] if one.rule.id == rule and words in one.target.name]
    return found


def test_the_mathematicians_have_128_of_144_hours_and_the_cells_say_where() -> None:
    found = finding(UNIVERSITY, "PE-09", "数学")
    hours, terms = found.outcomes
    assert (hours.measurement.low, hours.measurement.high) == (128, 128)
    assert hours.verdict is Verdict.NOT_MET
    assert terms.verdict is Verdict.MET
    names = [place for place in hours.measurement.places if place.cell.startswith("B")]
    assert [(place.file, place.sheet) for place in names] == [("本科人才培养方案.xlsx", "数学")] * 4
    said = sentence(found, Speaker())
    assert "还差 16 学时" in said.replace("还差16", "还差 16")
    assert "第1—4学期必修体育共 4 门" in said
    assert "合计 128 学时" in said


def test_subtotals_count_for_nothing_and_modules_for_what_they_say() -> None:
    assert finding(UNIVERSITY, "PE-09", "计算机").outcomes[0].measurement.low == 144
    _, hours = finding(UNIVERSITY, "LAB-11", "计算机").outcomes
    assert (hours.measurement.low, hours.measurement.high) == (32, 32)
    _, hours = finding(UNIVERSITY, "LAB-11", "法学").outcomes
    assert (hours.measurement.low, hours.measurement.high) == (16, 16)


def test_every_graduate_who_fails_or_is_open_is_found_and_nobody_else() -> None:
    fit, credits = finding(UNIVERSITY, "PE-12").outcomes
    numbers = {
        standing: {int(case.student.number[-5:]) for case in fit.measurement.cases if case.standing is standing}
        for standing in Standing
    }
    assert numbers[Standing.FAILS] == set(higher.FAILING)
    assert numbers[Standing.OPEN] == {*higher.WITHOUT_SCORE, *higher.EXEMPT_WITHOUT_DOCUMENT}
    assert fit.measurement.whole == 200
    assert (fit.measurement.low, fit.measurement.high) == (194, 197)
    assert {int(case.student.number[-5:]) for case in credits.measurement.cases} == set(higher.SHORT_OF_PE)
    arts = finding(UNIVERSITY, "ART-08").outcomes[0].measurement
    assert {int(case.student.number[-5:]) for case in arts.cases} == set(higher.SHORT_OF_ARTS)


def test_lessons_given_away_are_counted_once_and_those_made_up_not_at_all() -> None:
    (outcome,) = finding(f"{COUNTY}初级中学", "PE-02").outcomes
    assert (outcome.measurement.low, outcome.measurement.high) == (3, 3)
    assert [str(place).split("!", 1)[1] for place in outcome.measurement.places] == [
        "巡课记录!E3",
        "巡课记录!E4",
        "调课记录!E3",
    ]
    (arts,) = finding(f"{COUNTY}初级中学", "ART-02").outcomes
    assert arts.measurement.high == 0


def test_a_school_without_a_labour_site_has_to_say_why_and_breaks_nothing() -> None:
    found = finding(f"{COUNTY}第二小学", "LAB-25")
    assert found.verdict is Verdict.NOT_MET
    assert not found.breach
    assert "需说明理由" in sentence(found, Speaker())


def test_too_short_a_day_names_its_minutes() -> None:
    (outcome,) = finding(f"{COUNTY}第三小学", "PE-19").outcomes
    assert (outcome.measurement.low, outcome.measurement.high) == (20, 20)


def test_an_inspector_and_a_register_that_disagree_are_both_named() -> None:
    found = finding(f"{COUNTY}玉措镇九年一贯制学校", "PE-27")
    assert {reason.id for reason in found.reasons} >= {"judging.inspector_contradicts", "judging.attested"}
    assert finding(f"{COUNTY}玉措镇九年一贯制学校", "LAB-17").breach


def test_the_first_school_hands_in_everything_and_leaves_nothing_unexamined() -> None:
    _, findings = audited()[FIRST]
    assert {one.rule.id for one in findings if one.verdict is Verdict.NOT_EXAMINED} == set()


def test_offices_are_no_schools() -> None:
    totals = [summarize(SchoolResult(submission, findings, "a")).totals for submission, findings in audited().values()]
    assert sum(one.offices for one in totals) == len(AUTHORITIES)
    assert all((one.schools, one.offices) in ((1, 0), (0, 1)) for one in totals)
    both = sum(totals, Totals())
    assert overview(both, Speaker()).startswith(f"共 {both.schools} 所学校、{both.offices} 个教育行政部门：")


@pytest.mark.parametrize(
    ("office", "level"),
    [
        (f"{COUNTY}教育局", TargetKind.COUNTY),
        ("岗措地区教育局", TargetKind.PREFECTURE),
        ("自治区教育厅", TargetKind.REGION),
    ],
)
def test_offices_answer_for_their_own_level(office: str, level: TargetKind) -> None:
    submission, findings = audited()[office]
    assert submission.level is level
    assert not submission.notices
    for one in findings:
        if one.verdict is not Verdict.NOT_APPLICABLE:
            assert level in one.rule.binds.levels


def test_the_region_answers_for_three_years() -> None:
    submission, _ = audited()["自治区教育厅"]
    assert sorted(register.year or 0 for register in submission.registers) == [YEAR - 2, YEAR - 1, YEAR]


def test_lessons_missing_from_what_is_taught_are_found_across_layouts() -> None:
    files = dict(comparison())
    sides = [
        assemble("", [read_file(name, files[name], library().vocabulary, ReadOptions())], ON).classes
        for name in (PUBLISHED, TAUGHT)
    ]
    compared = reconcile(sides[0], sides[1], library().areas)
    fewer = [one for one in compared.classes if one.agreement is Agreement.FEWER]
    assert len(fewer) == 2
    assert compared.count(Agreement.SAME) == len(compared.classes) - 2
    pe, arts = fewer[0].areas[Area.PE], fewer[1].areas[Area.ARTS]
    assert (pe.published[0], pe.taught[0]) == (3, 1)
    assert (arts.published[0], arts.taught[0]) == (2, 1)
