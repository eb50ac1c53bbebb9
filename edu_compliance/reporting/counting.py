"""Counts one school: its files, classes and findings, and how it stands by them."""

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.roster import Match, RosterSchool, classes_missing
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reporting.classes import lessons_of, not_understood
from edu_compliance.reporting.needs import add
from edu_compliance.reporting.totals import RuleCount, Totals


def school_totals(submission: Submission, findings: Sequence[Finding], standings: Iterable[str]) -> Totals:
    """A school's own totals, and how it stands: with breaches, unread, undetermined, waived or clean.

    `standings` has the `standing` of each finding.
    """
    counted = _of_files(submission.files) + _of_classes(submission) + _of_findings(findings, standings)
    office = submission.level is not TargetKind.SCHOOL
    broken = counted.breaches > 0
    unread = not broken and not counted.verdicts.bound
    of_no_school = unread and not office and not _of_a_school(submission)
    lacking = counted.partly_read + counted.refused + counted.classes_missing > 0
    whose = bool(submission.names) or (not office and not_settled(submission.match))
    doubtful = counted.open > 0 or lacking or whose
    return attrs.evolve(
        counted,
        schools=int(not office and not of_no_school),
        offices=int(office),
        of_no_school=int(of_no_school),
        schools_with_breaches=int(broken),
        schools_unread=int(unread and not of_no_school),
        schools_undetermined=int(doubtful and not broken and not unread),
        schools_clean=int(not (broken or unread or doubtful or counted.waived)),
        schools_waived=int(counted.waived > 0 and not (broken or unread or doubtful)),
    )


def not_settled(match: Match | None) -> bool:
    """Whether there is a roster and it is not sure which of its schools this is: nobody knows how much is missing, or
    its titles are another one's."""
    return match is not None and (match.school is None or bool(match.candidates))


def on_roster(submission: Submission) -> RosterSchool | None:
    """What the roster says of the school; None where there is none, or it is not settled whose this is."""
    return submission.match.school if submission.match is not None else None


def _of_a_school(submission: Submission) -> bool:
    """Whether anything tells a school that it may be of."""
    match = submission.match
    return submission.named or (match is not None and (match.school is not None or bool(match.candidates)))


def _of_files(files: Sequence[File]) -> Totals:
    statuses = Counter(file.status for file in files)
    sheets = [sheet for file in files for sheet in file.sheets]
    return Totals(
        files=len(files),
        read=statuses[Status.READ],
        partly_read=statuses[Status.PARTLY_READ],
        refused=statuses[Status.REFUSED],
        ignored=statuses[Status.IGNORED],
        sheets=len(sheets),
        sheets_not_understood=sum(not sheet.understood for sheet in sheets),
    )


def _of_classes(submission: Submission) -> Totals:
    classes, school = submission.classes, on_roster(submission)
    return Totals(
        classes=len(classes),
        classes_expected=school.classes_expected if school is not None else 0,
        classes_missing=classes_missing(school, classes),
        lessons=add(map(lessons_of, classes)),
        cells_not_understood=sum(len(not_understood(school_class)) for school_class in classes),
    )


def _of_findings(findings: Sequence[Finding], standings: Iterable[str]) -> Totals:
    stands = Counter(standings)
    return Totals(
        breaches=stands["breaches"],
        waived=stands["waived"],
        open=stands["open"],
        advice=stands["advice"],
        expected=stands["expected"],
        met=stands["met"],
        by_rule=_by_rule(findings),
    )


def _by_rule(findings: Sequence[Finding]) -> dict[str, RuleCount]:
    """How many targets of each rule have which verdict."""
    verdicts = Counter([(finding.rule.id, finding.verdict.value) for finding in findings])
    waived = Counter(f.rule.id for f in findings if f.waiver and f.verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED))
    counts: dict[str, dict[str, int]] = {}
    for (id, verdict), number in verdicts.items():
        counts.setdefault(id, {})[verdict] = number
    return {id: RuleCount(**count, waived=waived[id]) for id, count in counts.items()}
