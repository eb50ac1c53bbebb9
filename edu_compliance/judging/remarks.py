"""Puts what an earlier problem ledger says beside the findings it speaks of; no verdict is touched."""

from collections.abc import Iterable, Iterator

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.ledger import Ledger, problem_key, where
from edu_compliance.model.submission import Submission

_PROBLEMS = (Verdict.NOT_MET, Verdict.UNDETERMINED)


def remarked(findings: Iterable[Finding], submission: Submission, ledger: Ledger | None) -> Iterator[Finding]:
    """The findings, those that the ledger knows with its entry."""
    for finding in findings:
        if ledger is None or not ledger.entries or finding.verdict not in _PROBLEMS:
            yield finding
            continue
        target = finding.target.name if finding.target.kind is not submission.level else ""
        key = problem_key(submission, finding)
        entry = ledger.of(key, submission.school, target, finding.rule.id, where(submission)[1])
        yield finding if entry is None else attrs.evolve(finding, remark=entry)
