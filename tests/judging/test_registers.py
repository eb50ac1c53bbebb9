"""What registers and inspection records come to: levels, strengths, doubts, years, and persons over data."""

import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edu_compliance.judging.attested import unused
from edu_compliance.judging.judge import judge
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.forms.register_kinds import EVENTS
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.register import Event, Register, RegisterSheet, Span
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import places_of, sentence
from tests.measuring.classes import AREAS
from tests.measuring.measured import measurements
from tests.policy.files import library
from tests.reading.papers.filling import SCHOOL, filled, findings, inspected, submission, table, verdicts

MET, NOT_MET, OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED
UNSEEN, NONE = Verdict.NOT_EXAMINED, Verdict.NOT_APPLICABLE
SIGNED = {"evidence": "查阅档案", "inspector": "旦增", "date": datetime.date(2026, 11, 20)}
OTHER = {"kind": "其他", "name": "读书节", "date": "2026-04-23"}


def said(finding: Finding) -> tuple[Message, ...]:
    """What is said beside the number of a finding's first requirement."""
    return finding.outcomes[0].measurement.details


def event(kind: str, date: str = "2026-05-28", **more: object) -> dict[str, object]:
    """A row of 活动台账."""
    return {"kind": kind, "name": kind, "date": date, "grades": "全校", **more}


class TestOccurrences:
    """Activities within a school year."""

    def test_one_in_the_year_is_enough_and_names_its_cell(self) -> None:
        found = findings(filled(events=[event("校园艺术节")]))["ART-20"]
        assert found.verdict is MET
        assert [str(place) for place in found.outcomes[0].measurement.places] == ["0.xlsx!活动台账!A5:K5"]

    def test_of_another_year_it_does_not_count_and_is_named(self) -> None:
        content = filled(events=[event("校园艺术节", "2024-05-28")])
        assert verdicts(content)["ART-20"] is NOT_MET
        assert [notice.why.id for notice in submission(content).notices] == ["register.dates_outside"]

    def test_what_does_not_count_for_its_date_or_an_answer_is_said_where_it_is_missed(self) -> None:
        festival = findings(filled(events=[event("校园艺术节", "2024-05-28")]))["ART-20"]
        assert say("register.not_in_year", texts=("校园艺术节：校园艺术节",)) in said(festival)
        county = {**SCHOOL, "school": "云岭县教育局", "level": "县（区）", "stages": ""}
        games = findings(filled(county, events=[event("学生运动会", athletics="否")]))["PE-26"]
        assert "register.flag_no" in [one.id for one in said(games)]
        held = findings(filled(events=[event("校园艺术节"), event("校园艺术节", "2024-05-28")]))["ART-20"]
        assert "register.not_in_year" not in [one.id for one in said(held)]

    def test_a_site_outside_the_school_is_not_called_unstated(self) -> None:
        site = {"kind": "劳动教育实践场所", "name": "农场", "campus": "校外"}
        found = findings(filled(holdings=[site]))["LAB-20"]
        assert found.verdict is NOT_MET
        assert say("register.off_campus", texts=("劳动教育实践场所：农场",)) in said(found)

    def test_registers_that_place_a_site_differently_leave_it_open_whichever_comes_first(self) -> None:
        site = {"kind": "劳动教育实践场所", "name": "农场"}
        inside, outside = (filled(holdings=[{**site, "campus": side}]) for side in ("校内", "校外"))
        assert verdicts(inside, outside)["LAB-20"] is verdicts(outside, inside)["LAB-20"] is OPEN
        assert verdicts(inside, filled(holdings=[site]))["LAB-20"] is MET

    def test_what_only_an_earlier_years_register_states_may_be_no_more(self) -> None:
        site = {"kind": "劳动教育实践场所", "name": "农场", "campus": "校内"}
        plan = {"kind": "体育课程实施方案", "name": "方案", "number": "1号"}
        before = filled({**SCHOOL, "year": "2024—2025学年"}, holdings=[site], documents=[plan])
        club = {"kind": "艺术兴趣小组、社团", "name": "合唱团"}
        after = filled(holdings=[club], documents=[{**plan, "kind": "家庭体育作业安排"}])
        found = verdicts(before, after)
        assert found["LAB-20"] is found["PE-14"] is OPEN
        assert verdicts(before)["LAB-20"] is verdicts(before, filled(documents=[plan]))["PE-14"] is MET

    def test_a_sheet_that_is_not_filled_in_is_named(self) -> None:
        found = findings(filled(events=[OTHER]))
        assert found["PE-14"].reasons == (say("register.sheet_empty", sheet="制度与文件"),)
        assert found["PE-14"].verdict is found["LAB-25"].verdict is found["LAB-34"].verdict is UNSEEN

    def test_a_sheet_that_was_handed_in_says_what_was_not_held(self) -> None:
        assert verdicts(filled(events=[OTHER]))["PE-27"] is NOT_MET

    def test_an_empty_sheet_says_nothing(self) -> None:
        assert verdicts(filled())["PE-27"] is UNSEEN

    def test_a_date_nobody_can_read_leaves_it_open(self) -> None:
        assert verdicts(filled(events=[event("校园艺术节", "待定")]))["ART-20"] is OPEN

    def test_a_type_nobody_knows_leaves_it_open(self) -> None:
        assert verdicts(filled(events=[event("读书节")]))["ART-20"] is OPEN

    def test_in_a_year_that_still_runs_nothing_is_too_late(self) -> None:
        running = {**SCHOOL, "year": "2026—2027学年"}
        assert verdicts(filled(running, events=[OTHER]))["PE-27"] is OPEN
        assert verdicts(filled(running, events=[event("田径运动会", "2026-10-10")]))["PE-27"] is MET

    def test_without_a_school_year_nothing_is_proved_missing(self) -> None:
        unknown = {key: value for key, value in SCHOOL.items() if key != "year"}
        assert verdicts(filled(unknown, events=[OTHER]))["PE-27"] is OPEN

    def test_every_year_that_was_handed_in_has_to_have_it(self) -> None:
        before = filled({**SCHOOL, "year": "2024—2025学年"}, events=[OTHER])
        after = filled(events=[event("校园艺术节")])
        assert verdicts(before, after)["ART-20"] is NOT_MET

    def test_every_grade_takes_part_in_labour_off_campus(self) -> None:
        row = event("校外劳动实践", grades="七年级、八年级", collective="是")
        found = findings(filled(events=[row]))["LAB-26"]
        assert found.verdict is NOT_MET
        assert "没有参加的年级：九年级" in sentence(found, Speaker())
        assert verdicts(filled(events=[row, event("校外劳动实践", grades="九年级", collective="是")]))["LAB-26"] is MET

    def test_where_nobody_tells_the_grades_only_the_whole_school_is_surely_every_grade(self) -> None:
        college = {**SCHOOL, "stages": "中职"}
        one_year = event("校外劳动实践", grades="一年级", collective="是")
        assert verdicts(filled(college, events=[one_year]))["LAB-26"] is OPEN
        assert verdicts(filled(college, events=[{**one_year, "grades": "全校"}]))["LAB-26"] is MET

    def test_labour_that_families_arrange_does_not_count(self) -> None:
        assert verdicts(filled(events=[event("校外劳动实践", collective="否")]))["LAB-26"] is NOT_MET
        assert verdicts(filled(events=[event("校外劳动实践")]))["LAB-26"] is OPEN


def test_a_list_that_is_not_the_form_is_silent_on_what_it_leaves_out() -> None:
    """A list of festivals says nothing of sports meets; the form says that what is not listed was not held."""
    row = {"kind": "校园艺术节", "name": "第五届校园艺术节", "date": "2026-05-28", "commercial": "否"}
    form = verdicts(filled(events=[row]))
    assert (form["ART-20"], form["PE-27"], form["ART-23"]) == (MET, NOT_MET, MET)
    listed = (
        ("某小学2025—2026学年艺术节活动台账",),
        ("活动类型", "活动名称", "日期", "是否商业性或营利性"),
        tuple(row.values()),
    )
    alone = verdicts(table("活动台账", *listed))
    assert (alone["ART-20"], alone["PE-27"], alone["ART-23"]) == (MET, OPEN, OPEN)
    sites = (("组织或场所类型", "名称", "校内或校外"), ("校内劳动实践场所", "责任田", "校内"))
    assert verdicts(table("组织与场所", *sites))["PE-29"] is OPEN
    assert (
        verdicts(table("组织与场所", *sites), filled(holdings=[{"kind": "校内劳动实践场所", "name": "责任田"}]))[
            "PE-29"
        ]
        is NOT_MET
    )


class TestProhibited:
    """Commercial activities."""

    @pytest.mark.parametrize(("answer", "verdict"), [("是", NOT_MET), ("否", MET), ("", OPEN)])
    def test_contests_for_profit(self, answer: str, verdict: Verdict) -> None:
        assert verdicts(filled(events=[event("艺术竞赛", commercial=answer)]))["ART-23"] is verdict

    def test_registers_that_answer_differently_leave_it_open_whichever_comes_first(self) -> None:
        yes, no = (filled(events=[event("艺术竞赛", commercial=answer)]) for answer in ("是", "否"))
        assert verdicts(yes, no)["ART-23"] is verdicts(no, yes)["ART-23"] is OPEN
        assert verdicts(yes, yes)["ART-23"] is NOT_MET
        silent = filled(events=[event("艺术竞赛")])
        assert verdicts(silent, no)["ART-23"] is verdicts(no, silent)["ART-23"] is MET

    def test_celebrations(self) -> None:
        found = verdicts(filled(events=[event("庆典活动", commercial="是")]))
        assert (found["ART-24"], found["ART-23"]) == (NOT_MET, MET)

    def test_a_contest_for_profit_may_be_a_commercial_activity_of_the_arts(self) -> None:
        found = verdicts(filled(events=[event("艺术竞赛", commercial="是")]))
        assert (found["ART-23"], found["ART-24"]) == (NOT_MET, OPEN)

    def test_breaches_are_said_as_too_many(self) -> None:
        found = findings(filled(events=[event("艺术竞赛", commercial="是")]))["ART-23"]
        assert found.breach
        assert "超出 1 次" in sentence(found, Speaker())


class TestStrengths:
    """What a strength makes of what is missing."""

    def test_in_principle_needs_a_reason_and_is_no_breach(self) -> None:
        found = findings(filled(holdings=[{"kind": "其他", "name": "车库"}]))["LAB-25"]
        assert found.verdict is NOT_MET
        assert not found.breach
        assert "需说明理由" in sentence(found, Speaker())

    def test_aims_permissions_and_definitions_are_never_judged(self) -> None:
        found = findings(filled(events=[OTHER]))
        assert not {"LAB-02", "LAB-07", "LAB-13", "ART-03", "ART-16"} & set(found)

    @pytest.mark.parametrize(("able", "verdict"), [("是", NOT_MET), ("否", OPEN), ("", OPEN)])
    def test_a_condition_settles_its_doubt(self, able: str, verdict: Verdict) -> None:
        content = filled({**SCHOOL, "able_arts_troupe": able}, holdings=[{"kind": "其他", "name": "车库"}])
        assert verdicts(content)["ART-18"] is verdict

    def test_universities_have_to_have_a_troupe(self) -> None:
        content = filled({**SCHOOL, "stages": "本科"}, holdings=[{"kind": "其他", "name": "车库"}])
        assert verdicts(content)["ART-18"] is NOT_MET

    def test_primary_schools_labour_off_campus_is_in_doubt(self) -> None:
        assert verdicts(filled({**SCHOOL, "stages": "小学"}, events=[OTHER]))["LAB-26"] is OPEN


class TestMarks:
    """特色校."""

    def test_a_league_is_asked_of_marked_schools_only(self) -> None:
        no = dict.fromkeys(("football", "basketball", "sports_feature"), "否")
        assert verdicts(filled({**SCHOOL, **no}, events=[OTHER]))["PE-28"] is NONE
        assert verdicts(filled({**SCHOOL, **no, "football": "是"}, events=[OTHER]))["PE-28"] is NOT_MET

    def test_a_mark_nobody_spoke_of_is_unknown(self) -> None:
        assert verdicts(filled({**SCHOOL, "football": "否"}, events=[OTHER]))["PE-28"] is UNSEEN
        assert verdicts(filled({**SCHOOL, "sports_feature": "是"}, events=[OTHER]))["PE-30"] is UNSEEN


class TestLevels:
    """Counties, prefectures and the region."""

    def test_registers_of_two_levels_are_the_lower_ones_whichever_comes_first(self) -> None:
        school, county = filled(events=[OTHER]), filled({**SCHOOL, "level": "县（区）"}, events=[OTHER])
        for handed in (submission(school, county), submission(county, school)):
            assert handed.level is TargetKind.SCHOOL
            assert "register.levels_contradict" in [notice.why.id for notice in handed.notices]

    def test_a_schools_register_answers_for_no_county(self) -> None:
        found = verdicts(filled(events=[event("学生运动会", athletics="是")]))
        assert {found[id] for id in ("PE-26", "PE-24", "PE-17", "ART-21", "LAB-41")} == {NONE}

    @pytest.mark.parametrize("level", ["县（区）", "地（市）"])
    def test_counties_and_prefectures_hold_games_of_athletics(self, level: str) -> None:
        unit = {**SCHOOL, "school": "云岭县教育局", "level": level, "stages": ""}
        assert verdicts(filled(unit, events=[event("学生运动会", athletics="是")]))["PE-26"] is MET
        assert verdicts(filled(unit, events=[event("学生运动会", athletics="否")]))["PE-26"] is NOT_MET
        assert verdicts(filled(unit, events=[event("学生运动会")]))["PE-26"] is OPEN
        assert verdicts(filled(unit, events=[OTHER]))["LAB-05"] is NONE

    def test_the_region_has_three_years(self) -> None:
        def register(year: int, *events: dict[str, object]) -> bytes:
            unit = {"school": "教育厅", "level": "自治区", "year": f"{year}—{year + 1}学年"}
            return filled(unit, events=[OTHER, *events])

        games = event("学生运动会", "2024-07-10")
        assert verdicts(register(2025))["PE-24"] is OPEN
        assert verdicts(register(2023), register(2024), register(2025))["PE-24"] is NOT_MET
        assert verdicts(register(2023, games), register(2024), register(2025))["PE-24"] is MET
        assert verdicts(register(2025, games))["PE-24"] is MET
        (held,) = findings(register(2023, games), register(2024), register(2025))["PE-24"].outcomes
        assert (held.measurement.low, held.measurement.high) == (1, 1)


class TestAttested:
    """An inspector's opinion."""

    def test_without_a_record_it_is_not_examined_and_says_what_to_ask_for(self) -> None:
        found = findings(filled(events=[OTHER]))["LAB-17"]
        assert found.verdict is UNSEEN
        assert found.rule.evidence

    @pytest.mark.parametrize(("opinion", "verdict"), [("符合", MET), ("不符合", NOT_MET), ("不适用", NONE)])
    def test_an_opinion_is_a_verdict_with_name_day_and_cell(self, opinion: str, verdict: Verdict) -> None:
        found = findings(filled(), inspected({"LAB-17": {"opinion": opinion, **SIGNED}}))["LAB-17"]
        assert found.verdict is verdict
        said = sentence(found, Speaker())
        assert all(word in said for word in ("旦增", "2026-11-20", "查阅档案", "现场核查记录!F"))

    def test_a_verdict_by_a_person_has_the_cell_of_the_opinion(self) -> None:
        found = findings(filled(), inspected({"LAB-17": {"opinion": "符合", **SIGNED}}))["LAB-17"]
        assert [place.sheet for place in places_of(found)] == ["现场核查记录"]

    @pytest.mark.parametrize(
        ("rule", "opinion", "said"),
        [
            ("ART-40", "符合", "judging.attested_no_rule"),
            ("LAB-01", "符合", "judging.attested_only_shown"),
            ("PE-24", "不符合", "judging.attested_not_bound"),
            ("PE-24", "不适用", None),
            ("LAB-17", "符合", None),
            ("LAB-17", "不适用", None),
        ],
    )
    def test_an_opinion_that_no_rule_takes_is_said(self, rule: str, opinion: str, said: str | None) -> None:
        handed = submission(filled(), inspected({"LAB-17": {"rule": rule, "opinion": opinion, **SIGNED}}))
        known = library()
        rules = [one for policy in known.policies for one in policy.rules]
        notices = unused(handed.records, rules, judge(handed, known.policies, known.areas))
        assert [notice.why.id for notice in notices] == ([said] if said else [])

    def test_an_opinion_nobody_signs_decides_nothing(self) -> None:
        found = findings(filled(), inspected({"LAB-17": {"opinion": "符合"}}))["LAB-17"]
        assert found.verdict is UNSEEN
        assert "judging.unsigned" in [reason.id for reason in found.reasons]

    def test_inspectors_who_contradict_each_other_leave_it_open(self) -> None:
        yes = inspected({"LAB-17": {"opinion": "符合", **SIGNED}})
        no = inspected({"LAB-17": {"opinion": "不符合", **SIGNED, "inspector": "格桑"}})
        found = findings(filled(), yes, no)["LAB-17"]
        assert found.verdict is OPEN
        assert all(name in sentence(found, Speaker()) for name in ("旦增", "格桑"))


KINDS = [kind.key for kind in EVENTS]
DAYS = st.dates(datetime.date(2022, 1, 1), datetime.date(2026, 12, 31))
SPANS = st.none() | st.builds(
    lambda day, more: Span(day, day + datetime.timedelta(days=more)), DAYS, st.sampled_from((0, 0, 0, 29, 364))
)
ROWS = st.builds(
    Event,
    kinds=st.lists(st.sampled_from((*KINDS[:4], "arts_contest", "other")), max_size=2, unique=True).map(tuple),
    written=st.sampled_from(("甲", "乙", "丙", "丁", "戊")),
    place=st.integers(5, 30).map(lambda row: Place("台账.xlsx", "活动台账", f"A{row}")),
    when=SPANS,
    whole_school=st.booleans(),
    grades=st.lists(st.integers(7, 9), unique=True).map(tuple),
    flags=st.fixed_dictionaries({key: st.sampled_from((True, False, None)) for key in ("commercial", "collective")}),
)
REQUIREMENTS = st.builds(
    lambda kinds, more: Requirement("occurrences", {"kinds": tuple(kinds), **more}, at_least=1),
    st.lists(st.sampled_from(KINDS[:4]), min_size=1, max_size=2, unique=True),
    st.sampled_from(
        (
            {},
            {"once_a_year": True},
            {"every_years": 3},
            {"every_years": 3, "once_a_year": True},
            {"flag": "collective"},
            {"each_grade": True},
        )
    ),
)


def handed_in(events: list[Event], years: tuple[int, ...] = (2025,)) -> Submission:
    """A school's registers of some years, all with the same activities."""
    sheet = {RegisterSheet.EVENTS: Place("台账.xlsx", "活动台账", "A3:K300")}
    registers = tuple(
        Register(
            Place("台账.xlsx", "单位信息", ""), TargetKind.SCHOOL, year=year, handed_in=sheet, events=tuple(events)
        )
        for year in years
    )
    return Submission("云岭县中学", (File("台账.xlsx", "", Status.READ, registers=registers),))


def contradicted(events: list[Event], more: Event) -> bool:
    """Whether an activity stands there already and answers something else, which then is open."""
    said = (more.kinds, more.written, more.when, more.grades)
    return any((one.kinds, one.written, one.when, one.grades) == said and one.flags != more.flags for one in events)


def counted(requirement: Requirement, events: list[Event], years: tuple[int, ...] = (2025,)) -> Measurement:
    """What a requirement comes to."""
    (found,) = measurements(requirement, handed_in(events, years), AREAS)
    assert isinstance(found, Measurement)
    return found


YEARS = st.sampled_from(((2025,), (2024, 2025), (2023, 2024, 2025)))


@settings(deadline=None)
@given(REQUIREMENTS, st.lists(ROWS, max_size=6), ROWS, YEARS)
def test_adding_an_activity_never_lowers_the_count(
    requirement: Requirement, events: list[Event], more: Event, years: tuple[int, ...]
) -> None:
    assume(not contradicted(events, more))
    before, after = counted(requirement, events, years), counted(requirement, [*events, more], years)
    assert before.low <= after.low
    assert before.high <= after.high


@settings(deadline=None)
@given(REQUIREMENTS, st.lists(ROWS, max_size=6), YEARS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(requirement, events, years, random) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    before, after = counted(requirement, events, years), counted(requirement, shuffled, years)
    assert (before.low, before.high) == (after.low, after.high)
    assert before.low <= before.high


@settings(deadline=None)
@given(st.lists(ROWS, max_size=6), ROWS)
def test_adding_an_activity_never_lowers_what_is_prohibited(events: list[Event], more: Event) -> None:
    assume(not contradicted(events, more))
    requirement = Requirement("prohibited_events", {"kinds": ("arts_contest",), "flag": "commercial"}, at_most=0)
    before, after = counted(requirement, events), counted(requirement, [*events, more])
    assert before.low <= after.low
    assert before.high <= after.high


def test_every_judged_rule_has_a_finding_for_every_level() -> None:
    known = library()
    judged = {rule.id for policy in known.policies for rule in policy.rules if rule.strength.judged}
    for level in ("学校", "县（区）", "地（市）", "自治区"):
        handed = submission(filled({**SCHOOL, "level": level}, events=[OTHER]))
        assert {one.rule.id for one in judge(handed, known.policies, known.areas)} == judged
