"""What a measure finds where no rule says whom it binds: all classes are bound."""

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.measuring.measure import Unmeasured
from edu_compliance.measuring.registry import measure
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.rule import Areas, Requirement
from edu_compliance.model.submission import Submission


def measurements(
    requirement: Requirement, submission: Submission, areas: Areas
) -> tuple[Measurement | Unmeasured, ...]:
    return measure(requirement, Evidence.of(submission, areas))
