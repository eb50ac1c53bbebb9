"""One school from its files to its page: the work that is the same in every process and on every machine."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.auditing.audit_file.record import written
from edu_compliance.auditing.audit_file.rows import INSIDE, SchoolRows, result_of, rows_of
from edu_compliance.auditing.handed_in.sources import CannotOpen, Source, content
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.judging.attested import unused
from edu_compliance.judging.judge import judge
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.papers.rosters.by_roster import by_roster
from edu_compliance.reporting.inputs import InputRow, input_rows
from edu_compliance.reporting.ledgers.ledger_rows import ledger_rows
from edu_compliance.reporting.pages.school_page import school_page
from edu_compliance.reporting.records import findings_csv
from edu_compliance.reporting.records.students_csv import students_csv
from edu_compliance.reporting.result import SchoolResult, SchoolSummary, slug, summarize


@attrs.frozen
class Outcome:
    """What is kept of a school: files to be written, rows for the audit file, and what progress is shown by."""

    name: str
    """The submission's name."""
    summary: SchoolSummary
    inputs: tuple[InputRow, ...]
    files: Mapping[str, bytes]
    """What was made from the result, by kind, as far as it does not stand in the rows."""
    rows: SchoolRows

    @property
    def id(self) -> int:
        """The submission's number in the audit file."""
        return self.rows.id


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
    judged = tuple(judge(submission, at.policies, at.areas))
    if submission.records:
        rules = (rule for policy in at.policies for rule in policy.rules)
        notices = (*submission.notices, *unused(submission.records, rules, judged))
        submission = attrs.evolve(submission, notices=notices)
    findings, uses = at.papers.overlaid(judged, submission, setting.as_of)
    return SchoolResult(submission, findings, slug(submission), uses)


def assembled(setting: Setting, handed: Handed, files: Sequence[File]) -> Submission:
    """The files as one submission, by the roster where it is known whose it is; where neither that nor folder or files
    name a school, it goes by the folder's name."""
    at = desk(setting)
    ordered = at.reader.join(sorted(files, key=lambda file: file.name.split("/")))
    marks = setting.marks if handed.marks is None else handed.marks
    match = at.papers.match(handed, ordered)
    known = match.school if match is not None else None
    name, stages = (known.name, known.stages) if known is not None else (handed.school, ())
    group = known.group if known is not None and known.group else at.papers.group(handed)
    submission = by_roster(assemble(name, ordered, setting.as_of, marks, stages, group), match)
    return submission if submission.school else attrs.evolve(submission, school=handed.title, named=False)


def judge_school(setting: Setting, handed: Handed) -> SchoolResult:
    """A school's files read and judged."""
    return judge_files(setting, (handed, [read_source(setting, source) for source in handed.sources]))


def audit_school(setting: Setting, handed: Handed) -> Outcome:
    """A school read, judged, and its page made."""
    return _outcome(setting, handed, judge_school(setting, handed))


def audit_files(setting: Setting, work: tuple[Handed, Sequence[File]]) -> Outcome:
    """The same from files that were read before, each by itself."""
    return _outcome(setting, work[0], judge_files(setting, work))


def made_again(setting: Setting, record: bytes) -> Mapping[str, bytes]:
    """What is made from a school's result, from the result as the audit file holds it."""
    at = desk(setting)
    return pieces_of(setting, result_of(record, at.rules))


def pieces_of(setting: Setting, result: SchoolResult) -> Mapping[str, bytes]:
    """What is made from a school's result, by kind: its page, its parts of findings.csv and of the problem ledger, and
    the complete list of students who fail or are open, where there are any."""
    at = desk(setting)
    pieces = {
        "page": school_page(at.header, result, at.words, setting.names),
        "findings": findings_csv.rows(result, at.words),
        "problems": written(tuple(ledger_rows(result, at.words, setting.names))).encode("ascii"),
    }
    students = students_csv(result, at.speaker)
    return pieces if students is None else {**pieces, "students": students}


def depends_on(setting: Setting, handed: Handed, hashes: Mapping[str, str]) -> str:
    """Hash of all that a submission's results depend on; `hashes` are those of its files' contents by their names.

    A file that could not be opened has none.
    """
    files = [(source.name, hashes.get(source.name, "")) for source in handed.sources]
    aside = [(file.name, file.sha256, file.status.value, repr(file.reason)) for file in handed.aside]
    marks = None if handed.marks is None else sorted(handed.marks)
    said = repr((setting.key, handed.name, handed.title, handed.group, marks, repr(handed.match), files, aside))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _outcome(setting: Setting, handed: Handed, result: SchoolResult) -> Outcome:
    inputs, pieces = tuple(input_rows(result)), pieces_of(setting, result)
    depends = depends_on(setting, handed, {row.file: row.sha256 for row in inputs})
    if any(row.reason is not None and row.reason.id.startswith("work.") for row in inputs):
        depends = ""  # A worker was lost, which may have been the machine's fault: another audit tries again.
    rows = rows_of(handed.name, depends, result, inputs, pieces, desk(setting).rules)
    files = {kind: made for kind, made in pieces.items() if kind not in INSIDE}
    return Outcome(handed.name, summarize(result), inputs, files, rows)
