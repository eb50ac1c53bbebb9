"""The closed set of measures: their names, their parameters, what they may be of."""

import pytest

from edu_compliance.measuring import registry
from edu_compliance.measuring.registry import MEASURES
from edu_compliance.measuring.scope import scope_of
from edu_compliance.model.stage import Area

SUBJECTS = {"足球", "篮球", "音乐", "美术"}


def test_every_measure_is_named_once_and_has_what_rule_files_need():
    names = [measure.name for module in registry._MODULES for measure in module.MEASURES]
    assert sorted(names) == sorted(set(names)) == sorted(MEASURES)
    for measure in MEASURES.values():
        assert measure.evidence
        assert measure.targets
        assert measure.unit


@pytest.mark.parametrize("value", ["pe", Area.PE, ["足球"], ("足球", "足球")])
def test_a_scope_is_an_area_or_subjects(value):
    assert scope_of(value) in (Area.PE, ("足球",))


@pytest.mark.parametrize("value", ["足球", [], [1], None, 3])
def test_nothing_else_is_a_scope(value):
    with pytest.raises(ValueError, match=r"valid Area|neither an area"):
        scope_of(value)


@pytest.mark.parametrize(
    ("measure", "parameters", "ids"),
    [
        ("weekly_lessons", {"of": "pe"}, []),
        ("weekly_lessons", {"of": ["足球"], "average": True}, []),
        ("weekly_lessons", {}, ["measuring.missing_parameter"]),
        ("weekly_lessons", {"of": "sport"}, ["measuring.wrong_parameter"]),
        ("weekly_lessons", {"of": ["足球", "网吧"]}, ["measuring.wrong_parameter"]),
        ("weekly_lessons", {"of": []}, ["measuring.wrong_parameter"]),
        ("weekly_lessons", {"of": "pe", "average": 1}, ["measuring.wrong_parameter"]),
        ("weekly_lessons", {"off": "pe"}, ["measuring.unknown_parameter", "measuring.missing_parameter"]),
        ("subjects_offered", {"of": "arts"}, ["measuring.wrong_parameter"]),
    ],
)
def test_parameters_of_rule_files_are_checked_all_at_once(measure, parameters, ids):
    assert [one.id for one in MEASURES[measure].mistakes(parameters, SUBJECTS)] == ids
