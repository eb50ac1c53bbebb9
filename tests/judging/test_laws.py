"""Laws that hold for any timetable and any rule."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.judging.binding import Bound, bound
from edu_compliance.judging.verdicts import weigh, worst
from edu_compliance.model.finding import Verdict
from edu_compliance.model.lesson import Weeks
from edu_compliance.model.message import say
from edu_compliance.model.rule import Binding, TargetKind
from edu_compliance.model.stage import Stage, grades_of_stage
from tests.judging.rules import LAB_05, PE_04, SCHOOL, all_findings, judged
from tests.measuring.classes import AREAS, EVEN, NAMES, ODD, doubt, lesson, requirement, submission, week
from tests.measuring.measured import measurements

weeks = st.sampled_from([Weeks(), Weeks(), ODD, EVEN, Weeks(3, (1, 2)), Weeks(17, (3,))])
named = st.tuples(st.sampled_from((*NAMES, "体育", "体育", "体育")), weeks)
doubts = st.lists(
    st.builds(doubt, st.just("？"), st.integers(0, 2), st.integers(0, 2), st.sampled_from([(), ("体育与健康",)])),
    max_size=2,
)
known = st.sampled_from([(Stage.PRIMARY, 1), (Stage.PRIMARY, 3), (Stage.JUNIOR, 7), (Stage.SENIOR, 12)])
unknown = st.sampled_from([(None, None), (None, 3), (Stage.PRIMARY, None)])


@st.composite
def classes(draw, identity):
    stage, grade = draw(identity)
    return week(
        *draw(st.lists(named, max_size=12)),
        stage=stage,
        grade=grade,
        doubts=tuple(draw(doubts)),
        incomplete=draw(st.sampled_from([None, None, say("test.few")])),
        binding_doubt=draw(st.sampled_from([None, None, say("test.deduced")])),
    )


def schools():
    return st.lists(classes(st.one_of(known, unknown)), max_size=4).map(
        lambda made: submission(*(attrs.evolve(one, name=f"{number}班") for number, one in enumerate(made)))
    )


def outline(findings):
    return sorted((one.rule.id, one.target.name, str(one.target.grades), one.verdict.value) for one in findings)


_BETTER = {Verdict.NOT_MET: 0, Verdict.UNDETERMINED: 1, Verdict.MET: 2}


@given(classes(known))
def test_adding_a_lesson_never_makes_a_minimum_worse(school_class):
    for rule, name in ((PE_04, "体育"), (LAB_05, "劳动")):
        more = attrs.evolve(school_class, lessons=(*school_class.lessons, lesson(name, 7, 9)))
        for before, after in zip(judged(rule, school_class), judged(rule, more), strict=True):
            if after.verdict is Verdict.NOT_APPLICABLE and before.verdict is not Verdict.NOT_APPLICABLE:
                assert before.verdict is Verdict.UNDETERMINED  # for its stage was deduced, and would be met now
                assert school_class.binding_doubt is not None
            elif before.verdict in _BETTER:
                assert _BETTER[after.verdict] >= _BETTER[before.verdict] or not school_class.lessons
            if before.verdict is Verdict.MET:
                assert after.verdict is Verdict.MET


@given(st.data(), schools())
def test_the_order_of_lessons_and_classes_changes_no_verdict(data, school):
    shuffled = tuple(
        attrs.evolve(one, lessons=tuple(data.draw(st.permutations(one.lessons))))
        for one in data.draw(st.permutations(school.classes))
    )
    assert outline(all_findings(school)) == outline(all_findings(attrs.evolve(school, classes=shuffled)))


@given(schools())
def test_no_class_in_doubt_is_accused(school):
    for one in all_findings(school):
        school_class = one.target.school_class
        if one.verdict is Verdict.NOT_MET and school_class is not None:
            assert school_class.incomplete is None
            assert school_class.binding_doubt is None or not school_class.grades
            assert school_class.stage is not None
            assert school_class.lessons


@given(schools())
def test_what_is_not_met_would_not_be_met_even_at_its_best_and_what_is_met_at_its_worst(school):
    for one in all_findings(school):
        for outcome in one.outcomes:
            floor = outcome.measurement.whole if outcome.requirement.every else outcome.requirement.at_least
            if outcome.verdict is Verdict.NOT_MET:
                assert outcome.measurement.high < floor
            if outcome.verdict is Verdict.MET:
                assert outcome.measurement.low >= floor
            assert outcome.measurement.low <= outcome.measurement.high
            if outcome.measurement.low < outcome.measurement.high:
                assert outcome.measurement.uncertainties


@given(schools())
def test_nothing_undetermined_or_not_examined_goes_without_a_reason(school):
    for one in all_findings(school):
        if one.verdict is Verdict.UNDETERMINED:
            assert one.reasons or any(outcome.measurement.uncertainties for outcome in one.outcomes)
        if one.verdict is Verdict.NOT_EXAMINED:
            assert one.reasons


@given(schools())
def test_not_applicable_has_no_numbers_and_met_always_has(school):
    for one in all_findings(school):
        assert bool(one.outcomes) is (one.verdict not in (Verdict.NOT_APPLICABLE, Verdict.NOT_EXAMINED))


@given(schools(), st.sampled_from(["体育", "?某课", "语文"]))
def test_a_lesson_that_means_nothing_for_an_area_settles_nothing_there(school, name):
    if not school.classes or not school.classes[0].lessons:
        return
    first = school.classes[0]
    more = attrs.evolve(first, lessons=(*first.lessons, lesson(name, 7, 9)))
    if name == "语文":
        assert [one.verdict for one in judged(PE_04, more)] == [one.verdict for one in judged(PE_04, first)]
    if name == "?某课":
        for before, after in zip(judged(PE_04, first), judged(PE_04, more), strict=True):
            assert before.verdict is after.verdict or after.verdict is Verdict.UNDETERMINED


@given(classes(known), st.integers(0, 6))
def test_a_higher_minimum_is_never_easier(school_class, floor):
    (found,) = measurements(requirement("weekly_lessons", of="pe"), submission(school_class), AREAS)
    easy, _ = weigh(requirement("weekly_lessons", floor, of="pe"), found)
    hard, _ = weigh(requirement("weekly_lessons", floor + 1, of="pe"), found)
    assert _BETTER[hard] <= _BETTER[easy]


@given(st.lists(st.sampled_from(Verdict), min_size=1))
def test_not_applicable_is_not_met_and_unknown_never_looks_clean(verdicts):
    found = worst(verdicts)
    assert found in verdicts
    if found is Verdict.MET:
        assert set(verdicts) <= {Verdict.MET, Verdict.NOT_APPLICABLE}


@given(st.sampled_from(Stage), st.data())
def test_what_is_known_decides_and_what_is_not_leaves_it_open(stage, data):
    grade = data.draw(st.sampled_from(grades_of_stage(stage) or (None,)))
    binding = Binding(
        TargetKind.CLASS,
        tuple(data.draw(st.lists(st.sampled_from(SCHOOL), unique=True))),
        tuple(data.draw(st.lists(st.integers(1, 12), unique=True))),
    )
    sure = bound(binding, stage, grade)
    assert sure in (Bound.YES, Bound.NO)
    for guess in (bound(binding, None, grade), bound(binding, stage, None), bound(binding, None, None)):
        assert guess in (sure, Bound.MAYBE)
    assert bound(binding, stage, grade, doubtful=True) is not Bound.YES
