"""What became of each file of an audit: the rows of `audit.json`."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from edu_compliance.model.finding import Verdict
from edu_compliance.model.message import Message
from edu_compliance.model.submission import Status
from edu_compliance.reporting.classes import lessons_of
from edu_compliance.reporting.needs import add
from edu_compliance.reporting.result import SchoolResult


@attrs.frozen
class InputRow:
    """One file of an audit and what became of it: a row of `audit.json`."""

    file: str
    school: str
    sha256: str
    status: Status
    reason: Message | None
    classes: int
    lessons: Fraction
    """Lessons a week that were read in it."""
    not_examined: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Rules of its school that were not examined: id, and the documents to ask for."""
    group: tuple[str, ...] = ()
    """The folders its school stands in, or the roster's prefecture and county; outermost first."""
    code: str = ""
    """Its school's 学校标识码 by the roster."""


def input_rows(result: SchoolResult) -> Iterator[InputRow]:
    """The rows of a school's files."""
    asked = tuple(
        dict.fromkeys(
            (finding.rule.id, finding.rule.evidence)
            for finding in result.findings
            if finding.verdict is Verdict.NOT_EXAMINED
        )
    )
    for file in result.submission.files:
        yield InputRow(
            file=file.name,
            school=result.submission.school,
            sha256=file.sha256,
            status=file.status,
            reason=file.reason,
            classes=len(file.classes),
            lessons=add(map(lessons_of, file.classes)),
            not_examined=asked,
            group=result.submission.group,
            code=result.submission.code,
        )
