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
