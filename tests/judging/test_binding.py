"""Whether a rule binds what may be of several stages."""

import pytest

from edu_compliance.judging.binding import Bound, bound
from edu_compliance.model.rule import Binding, TargetKind
from edu_compliance.model.stage import Stage

UPGRADE = (Stage.COLLEGE, Stage.UNDERGRADUATE)
"""What a programme of 专升本 may be."""


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        ((Stage.VOCATIONAL,), Bound.NO),
        ((Stage.COLLEGE,), Bound.MAYBE),
        ((Stage.UNDERGRADUATE,), Bound.MAYBE),
        ((Stage.COLLEGE, Stage.UNDERGRADUATE, Stage.POSTGRADUATE), Bound.YES),
        ((), Bound.YES),
    ],
)
def test_a_programme_of_one_of_a_few_stages_is_bound_by_what_binds_each_of_them(
    stages: tuple[Stage, ...], found: Bound
) -> None:
    assert bound(Binding(TargetKind.PROGRAMME, stages), None, None, doubtful=True, among=UPGRADE) is found


def test_a_programme_of_which_nothing_is_told_may_be_bound_by_any() -> None:
    assert bound(Binding(TargetKind.PROGRAMME, (Stage.VOCATIONAL,)), None, None, doubtful=True) is Bound.MAYBE


@pytest.mark.parametrize(
    ("stages", "grades", "found"),
    [
        ((Stage.PRIMARY,), (1, 2), Bound.NO),
        ((Stage.PRIMARY,), (), Bound.MAYBE),
        ((Stage.JUNIOR,), (7, 8, 9), Bound.MAYBE),
        ((Stage.PRIMARY, Stage.JUNIOR), (3, 4, 5, 6, 7, 8, 9), Bound.YES),
        ((Stage.SENIOR,), (), Bound.NO),
    ],
)
def test_a_sixth_grade_of_either_stage_is_bound_by_what_binds_it_in_both(
    stages: tuple[Stage, ...], grades: tuple[int, ...], found: Bound
) -> None:
    binding = Binding(TargetKind.CLASS, stages, grades)
    assert bound(binding, None, 6, doubtful=True, among=(Stage.PRIMARY, Stage.JUNIOR)) is found


@pytest.mark.parametrize(
    ("stages", "grades", "found"),
    [
        ((Stage.PRIMARY,), (1, 2), Bound.NO),
        ((Stage.PRIMARY, Stage.JUNIOR), (3, 4, 5, 6, 7, 8, 9), Bound.MAYBE),
        ((Stage.JUNIOR,), (9,), Bound.MAYBE),
        ((Stage.SENIOR,), (10, 11), Bound.NO),
    ],
)
def test_a_third_year_of_whichever_stage_is_bound_by_no_rule_for_other_years(
    stages: tuple[Stage, ...], grades: tuple[int, ...], found: Bound
) -> None:
    assert bound(Binding(TargetKind.CLASS, stages, grades), None, None, doubtful=True, year=3) is found


def test_a_sixth_grade_of_junior_school_is_bound_as_its_first() -> None:
    assert bound(Binding(TargetKind.CLASS, (Stage.JUNIOR,), (7, 8, 9)), Stage.JUNIOR, 6) is Bound.YES
    assert bound(Binding(TargetKind.CLASS, (Stage.PRIMARY,), (1, 2, 3, 4, 5, 6)), Stage.JUNIOR, 6) is Bound.NO
