"""The closed set of measures that rule files may name.

To add measures for another kind of evidence, write a module like `timetables/lessons.py`, which ends in a tuple
`MEASURES`, and name it in `_MODULES`. A measure needs its texts in the catalogs: `measure.<name>` and
`measure.<name>.summary`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from edu_compliance.measuring import activity, delivery, established
from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.graduations import graduates, students
from edu_compliance.measuring.measure import Measure, Unmeasured
from edu_compliance.measuring.programmes import course_kinds, courses, courses_offered
from edu_compliance.measuring.registers import holdings, occurrences, prohibited
from edu_compliance.measuring.timetables import lessons, schools
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.rule import Requirement

_MODULES = (
    lessons,
    schools,
    courses,
    courses_offered,
    course_kinds,
    established,
    students,
    graduates,
    occurrences,
    prohibited,
    holdings,
    delivery,
    activity,
)

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {measure.name: measure for module in _MODULES for measure in module.MEASURES}
)
"""Name → measure."""


def measure(requirement: Requirement, evidence: Evidence) -> tuple[Measurement | Unmeasured, ...]:
    """What a requirement's measure finds in the evidence; KeyError where there is no such measure."""
    return MEASURES[requirement.measure].function(requirement, evidence)
