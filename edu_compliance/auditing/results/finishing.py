"""From the audit file to what else stands in the folder: schools' own files, the overview, `audit.json`."""

from collections.abc import Collection, Sequence
from functools import partial

from edu_compliance.auditing.audit_file.book import AuditFile, Stored
from edu_compliance.auditing.papers import say_of_papers
from edu_compliance.auditing.results.overview import write_overview
from edu_compliance.auditing.results.parts import AUDIT, PIECES, SCHOOLS
from edu_compliance.auditing.results.writing import OutputFolder
from edu_compliance.auditing.school import made_again
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.auditing.workers.interface import Lost, Workers
from edu_compliance.reporting.records.audit_json import audit_json
from edu_compliance.reporting.result import SchoolSummary
from edu_compliance.reporting.totals import Totals

_PLACES = {
    "page": f"{SCHOOLS}/{{}}.html",
    "students": f"{SCHOOLS}/{{}}-students.csv",
    "findings": f"{PIECES}/{{}}.csv",
    "problems": f"{PIECES}/{{}}.json",
}


FILES = ("page", "students")
"""Those that stand in the finished audit's folder."""


def piece_name(kind: str, page: str) -> str:
    """Where a piece of a school stands in an unfinished audit."""
    return _PLACES[kind].format(page)


def make_missing(
    schools: Sequence[Stored], setting: Setting, workers: Workers, output: OutputFolder, book: AuditFile
) -> None:
    """Makes again, from the audit file, what schools lack of the files that were made for them."""
    lacking = [one for one in schools if not _whole(one, output)]
    make_again(lacking, setting, workers, output, book, FILES)


def make_again(
    schools: Sequence[Stored],
    setting: Setting,
    workers: Workers,
    output: OutputFolder,
    book: AuditFile,
    kinds: Collection[str] = tuple(_PLACES),
) -> None:
    """Makes what was made for schools from the audit file: all `kinds` of it, as this program makes it."""
    records = (book.record(one.id) for one in schools)
    for one, pieces in zip(schools, workers.run(partial(made_again, setting), records), strict=True):
        if isinstance(pieces, Lost):
            pieces = made_again(setting, book.record(one.id))
        for kind in kinds:
            if kind in pieces:
                output.write(piece_name(kind, one.page), pieces[kind])


def _whole(school: Stored, output: OutputFolder) -> bool:
    return all(output.has(piece_name(kind, school.page), sha256) for kind, sha256 in school.pieces.items())


def finish(setting: Setting, output: OutputFolder, book: AuditFile) -> Totals:
    """Puts together what is of all schools, with every school's own files and the lists being there; gives the control
    totals."""
    at, papers = desk(setting), setting.papers
    wanted = {piece_name(kind, one.page) for one in book.stored().values() for kind in one.pieces}
    output.keep_only(SCHOOLS, {name.removeprefix(f"{SCHOOLS}/") for name in wanted})
    # Rosters and waivers look at all schools at once; without them nobody does.
    asked = papers.roster is not None or papers.waivers is not None
    said, added = say_of_papers(papers, _summaries(book) if asked else (), at.header, at.speaker)
    totals = book.totals() + added
    write_overview(setting, book, totals, said, output)
    evidence = {rule.id: rule.evidence for rule in at.rules}
    with output.open(AUDIT) as record:
        record.writelines(audit_json(at.header, book.inputs(evidence), totals, at.speaker, said.record))
    return totals


def _summaries(book: AuditFile) -> Sequence[SchoolSummary]:
    return tuple(book.summaries())
