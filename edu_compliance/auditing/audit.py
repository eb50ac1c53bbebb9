"""The engine of an audit: yields what came of each school, and writes it down as it comes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

import attrs

from edu_compliance.auditing.audit_file.book import AuditFile, Stored
from edu_compliance.auditing.audit_file.kept_setting import keep_setting
from edu_compliance.auditing.handed_in.sources import Source, hash_of
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.auditing.results.finishing import finish, make_missing, piece_name
from edu_compliance.auditing.results.lists import lists_of_schools
from edu_compliance.auditing.results.writing import OutputFolder
from edu_compliance.auditing.school import (
    Outcome,
    audit_files,
    audit_school,
    depends_on,
    judge_files,
    judge_school,
    read_source,
)
from edu_compliance.auditing.setting import Setting
from edu_compliance.auditing.workers.interface import Lost, Result, Workers
from edu_compliance.model.message import Message
from edu_compliance.model.submission import File, Status
from edu_compliance.reporting.inputs import InputRow
from edu_compliance.reporting.result import SchoolResult
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


Watcher = Callable[[Iterator[Outcome], int, int], Iterable[Outcome]]
"""Looks on while schools are done: the outcomes to come, how many there will be, and how many were done before."""


def run(
    handed: Sequence[Handed],
    loose: Sequence[File],
    setting: Setting,
    workers: Workers,
    output: OutputFolder,
    book: AuditFile,
    call: Mapping[str, object] | None = None,
    watch: Watcher = lambda outcomes, to_do, done: outcomes,
) -> Totals:
    """A whole audit into its folder, each school as it comes; gives the control totals.

    What the audit file holds already and nothing has changed of is kept, and only what is missing is made.
    `call` is what another call needs to go on with it.
    """
    keep_setting(book, setting, call or {})
    stored = book.stored()
    kept = {
        one.name: stored[one.name]
        for one in handed
        if one.name in stored and _still_holds(stored[one.name], one, setting, book)
    }
    book.drop(name for name in stored if name not in kept)
    book.put_loose(map(_loose_row, loose))
    to_do = [one for one in handed if one.name not in kept]
    outcomes = iter(watch(audit(to_do, setting, workers), len(to_do), len(kept)))
    with lists_of_schools(setting, output) as lists:
        for done in _in_order(handed, kept, outcomes):
            if isinstance(done, Outcome):
                _write_down(done, output, book)
            lists.add(book.parts(done.id))
    make_missing(tuple(kept.values()), setting, workers, output, book)
    return finish(setting, output, book)


def _in_order(
    handed: Sequence[Handed], kept: Mapping[str, Stored], outcomes: Iterator[Outcome]
) -> Iterator[Stored | Outcome]:
    """What is there of each submission, in their order: kept from an earlier call, or made now."""
    for one in handed:
        yield kept[one.name] if one.name in kept else next(outcomes)
    yield from outcomes  # none is left, but who looks on hears that the last is done


def _write_down(outcome: Outcome, output: OutputFolder, book: AuditFile) -> None:
    # Its files first: what the audit file holds of a school is there, or known to be missing by its hash.
    for kind, made in outcome.files.items():
        output.write(piece_name(kind, outcome.summary.slug), made)
    book.put(outcome.rows)


def _still_holds(stored: Stored, handed: Handed, setting: Setting, book: AuditFile) -> bool:
    """Whether what stands in the file was made from what is there now, and stands there as it was written."""
    depends = depends_on(setting, handed, {source.name: hash_of(source) for source in handed.sources})
    return stored.depends == depends and book.intact(stored.id)


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
