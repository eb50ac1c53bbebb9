"""One school from its files to its page: the work that is the same in every process and on every machine."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.auditing.sources import CannotOpen, Source, content
from edu_compliance.auditing.submissions import Handed
from edu_compliance.judging.judge import judge
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reading.assemble import assemble
from edu_compliance.reporting import findings_csv
from edu_compliance.reporting.inputs import InputRow, input_rows
from edu_compliance.reporting.result import SchoolResult, SchoolSummary, slug, summarize
from edu_compliance.reporting.school_page import school_page
from edu_compliance.reporting.students_csv import students_csv


@attrs.frozen
class Outcome:
    """What is kept of a school: bytes to be written, and a few hundred bytes for the overview."""

    name: str
    """The submission's name."""
    summary: SchoolSummary
    inputs: tuple[InputRow, ...]
    findings: bytes
    """Its lines of findings.csv."""
    page: bytes
    students: bytes | None = None
    """The complete list of students who fail or are open; None where there are none."""


def read_source(setting: Setting, source: Source) -> File:
    """One file as it was understood; refused where it cannot be opened or read."""
    try:
        found = content(source)
    except CannotOpen as refused:
        return File(source.name, "", Status.REFUSED, refused.message)
    return desk(setting).reader.read(source.name, found)


def settled(setting: Setting, file: File) -> Submission:
    """One file by itself as a submission: its classes' stages and grades as far as it tells them."""
    title = PurePosixPath(file.name).stem
    return assembled(setting, Handed(file.name, title, ()), [file])


def judge_files(setting: Setting, work: tuple[Handed, Sequence[File]]) -> SchoolResult:
    """A school's findings from its files as they were understood; what lay aside stands among its files."""
    at, (handed, files) = desk(setting), work
    submission = assembled(setting, handed, [*files, *handed.aside])
    findings = tuple(judge(submission, at.policies, at.areas))
    return SchoolResult(submission, findings, slug(submission))


def assembled(setting: Setting, handed: Handed, files: Sequence[File]) -> Submission:
    """The files as one submission; where neither folder nor files name a school, it goes by the folder's name."""
    ordered = desk(setting).reader.join(sorted(files, key=lambda file: file.name.split("/")))
    marks = setting.marks if handed.marks is None else handed.marks
    submission = assemble(handed.school, ordered, setting.as_of, marks, (), handed.group)
    return submission if submission.school else attrs.evolve(submission, school=handed.title)


def judge_school(setting: Setting, handed: Handed) -> SchoolResult:
    """A school's files read and judged."""
    return judge_files(setting, (handed, [read_source(setting, source) for source in handed.sources]))


def audit_school(setting: Setting, handed: Handed) -> Outcome:
    """A school read, judged, and its page made."""
    return _outcome(setting, handed, judge_school(setting, handed))


def audit_files(setting: Setting, work: tuple[Handed, Sequence[File]]) -> Outcome:
    """The same from files that were read before, each by itself."""
    return _outcome(setting, work[0], judge_files(setting, work))


def _outcome(setting: Setting, handed: Handed, result: SchoolResult) -> Outcome:
    at = desk(setting)
    return Outcome(
        name=handed.name,
        summary=summarize(result),
        inputs=tuple(input_rows(result)),
        findings=findings_csv.rows(result, at.speaker),
        page=school_page(at.header, result, at.speaker, setting.names),
        students=students_csv(result, at.speaker),
    )
