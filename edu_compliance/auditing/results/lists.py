"""The lists of all schools, findings.csv and the problem ledger, written school by school while the audit goes on."""

import contextlib
from collections.abc import Iterator
from typing import BinaryIO

import attrs

from edu_compliance.auditing.audit_file.book import Parts
from edu_compliance.auditing.audit_file.record import read_back
from edu_compliance.auditing.results.parts import FINDINGS, LEDGER
from edu_compliance.auditing.results.writing import OutputFolder
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.reporting.ledgers.ledger import LedgerBook
from edu_compliance.reporting.records import findings_csv


@attrs.frozen
class Lists:
    """The lists, being written."""

    _findings: BinaryIO
    _ledger: LedgerBook

    def add(self, parts: Parts) -> None:
        """The next school's lines; NotARecord where its problems are damaged."""
        self._findings.write(parts.findings)
        self._ledger.add(read_back(parts.problems.decode("ascii")))


@contextlib.contextmanager
def lists_of_schools(setting: Setting, output: OutputFolder) -> Iterator[Lists]:
    """The lists of an audit, whole at the end of the block; schools are to be added in the order of their names."""
    with (
        output.open(FINDINGS) as findings,
        output.open(LEDGER) as stream,
        LedgerBook(
            stream, setting.as_of, desk(setting).speaker, setting.papers.ledger, scratch=str(output.scratch())
        ) as ledger,
    ):
        findings.write(findings_csv.head())
        yield Lists(findings, ledger)
