"""Two finished audits, opened so that they can be compared line by line however large they are."""

from collections.abc import Iterator
from pathlib import Path

from edu_compliance.auditing.handed_in.sources import CannotOpen, Source, content, why_not
from edu_compliance.auditing.results.parts import AUDIT, is_audit
from edu_compliance.judging.comparing import Audited, compare
from edu_compliance.model.comparison import Comparison, Listed
from edu_compliance.model.message import say
from edu_compliance.reading.papers.audit_record import read_findings, read_record
from edu_compliance.reading.refusal import Refused

FINDINGS = "findings.csv"


def compare_audits(old: str, new: str) -> Comparison:
    """What two folders that `audit` has written differ in; raises Refused where one is no audit, or a damaged one."""
    return compare(_opened(old), _opened(new))


def _opened(given: str) -> Audited:
    """An audit by its folder, or by a file in it."""
    folder = Path(given)
    folder = folder.parent if folder.name in (AUDIT, FINDINGS) else folder
    if not folder.is_dir():
        raise Refused(say("record.no_folder", folder=given))
    if not is_audit(folder):
        raise Refused(say("record.no_audit", folder=given))
    name = f"{given}/{AUDIT}"
    try:
        record = read_record(name, content(Source(name, folder / AUDIT)))
    except CannotOpen as refused:
        raise Refused(say("record.cannot_open", file=name, why=refused.message)) from refused
    return Audited(record, lambda: _findings(folder / FINDINGS, f"{given}/{FINDINGS}"))


def _findings(path: Path, name: str) -> Iterator[Listed]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as lines:
            yield from read_findings(name, lines)
    except OSError as error:
        raise Refused(say("record.cannot_open", file=name, why=why_not(error))) from error
