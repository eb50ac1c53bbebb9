"""The engine of an audit: yields what came of each school, and writes it down as it comes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial

import attrs

from edu_compliance.auditing.school import Outcome, audit_files, audit_school, judge_files, judge_school, read_source
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.auditing.sources import Source
from edu_compliance.auditing.submissions import Handed
from edu_compliance.auditing.workers import Lost, Result, Workers
from edu_compliance.auditing.writing import AUDIT, SCHOOLS, OutputFolder
from edu_compliance.model.message import Message
from edu_compliance.model.submission import File, Status
from edu_compliance.reporting import findings_csv
from edu_compliance.reporting.audit_json import audit_json
from edu_compliance.reporting.index_page import index_page
from edu_compliance.reporting.inputs import InputRow
from edu_compliance.reporting.result import SchoolResult, SchoolSummary
from edu_compliance.reporting.totals import Totals

WithFiles = tuple[Handed, tuple[File, ...]]
"""A submission and its files as they were understood, each by itself."""


def audit(handed: Sequence[Handed], setting: Setting, workers: Workers) -> Iterator[Outcome]:
    """What came of each submission, in their order, whichever is done first."""
    return _each(handed, partial(audit_school, setting), partial(audit_files, setting), setting, workers)


def results(handed: Sequence[Handed], setting: Setting, workers: Workers) -> Iterator[SchoolResult]:
    """Each submission's findings themselves, where they are few enough to be kept."""
    return _each(handed, partial(judge_school, setting), partial(judge_files, setting), setting, workers)


def read(sources: Sequence[Source], setting: Setting, workers: Workers) -> Iterator[File]:
    """Each file as it was understood, in their order; one that its worker was lost with is refused."""
    files = workers.run(partial(read_source, setting), sources)
    for source, file in zip(sources, files, strict=True):
        yield _refused(File(source.name, "", Status.REFUSED), file.message) if isinstance(file, Lost) else file


def write(outcomes: Iterable[Outcome], loose: Sequence[File], setting: Setting, output: OutputFolder) -> Totals:
    """Writes pages and findings as they come, then the overview and the record; gives the control totals."""
    at = desk(setting)
    inputs = [_loose_row(file) for file in loose]
    summaries: list[SchoolSummary] = []
    totals = Totals(files=len(loose), refused=sum(file.status is Status.REFUSED for file in loose))
    with output.open("findings.csv") as ledger:
        ledger.write(findings_csv.head())
        for outcome in outcomes:
            ledger.write(outcome.findings)
            output.write(f"{SCHOOLS}/{outcome.summary.slug}.html", outcome.page)
            if outcome.students is not None:
                output.write(f"{SCHOOLS}/{outcome.summary.slug}-students.csv", outcome.students)
            summaries.append(outcome.summary)
            inputs.extend(outcome.inputs)
            totals += outcome.summary.totals
    inputs.sort(key=lambda row: row.file.split("/"))
    output.write("index.html", index_page(at.header, summaries, totals, loose, at.speaker))
    output.write(AUDIT, audit_json(at.header, inputs, totals, at.speaker))
    return totals


def _each(
    handed: Sequence[Handed],
    whole: Callable[[Handed], Result],
    from_files: Callable[[WithFiles], Result],
    setting: Setting,
    workers: Workers,
) -> Iterator[Result]:
    """A school at a time; where a worker is lost, its school again file by file, so that one file alone is to blame."""
    for one, result in zip(handed, workers.run(whole, handed), strict=True):
        if not isinstance(result, Lost):
            yield result
            continue
        files = tuple(read(one.sources, setting, workers))
        (again,) = workers.run(from_files, [(one, files)])
        if isinstance(again, Lost):
            # Not reading but what was read is too much: said of every file, and judged with nothing in them.
            files = tuple(_refused(file, again.message) for file in files)
            yield from_files((one, files))
        else:
            yield again


def _refused(file: File, why: Message) -> File:
    return attrs.evolve(file, status=Status.REFUSED, reason=why, sheets=(), classes=(), notices=())


def _loose_row(file: File) -> InputRow:
    return InputRow(file.name, "", file.sha256, file.status, file.reason, classes=0, lessons=Fraction(0))
