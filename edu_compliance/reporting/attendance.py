"""Who of the roster handed in: the schools' rows in the overview held against the roster."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from edu_compliance.model.roster import Attendance, ClassGap, Match, Roster, RosterSchool
from edu_compliance.reporting.result import SchoolSummary
from edu_compliance.reporting.totals import Totals


@attrs.frozen
class Roll:
    """The roster's schools of one group."""

    expected: int
    """Without those that are closed."""
    absent: tuple[RosterSchool, ...]
    closed: tuple[RosterSchool, ...]


def attendance(roster: Roster, summaries: Iterable[SchoolSummary]) -> Attendance:
    """What the roster and the submissions have, and do not have, in common."""
    by_school: dict[int, list[SchoolSummary]] = {}
    open_: list[tuple[str, Match]] = []
    strangers: list[tuple[str, str]] = []
    contradicted: list[tuple[str, Match]] = []
    for summary in summaries:
        match = summary.match
        if match is None or summary.totals.offices or summary.totals.of_no_school:
            continue  # A roster is of schools; an office above them is no stranger to it, nor is a file of nobody's.
        if match.school is not None:
            by_school.setdefault(match.school.number, []).append(summary)
            if match.candidates:
                contradicted.append((summary.where, match))
        elif match.candidates:
            open_.append((summary.where, match))
        else:
            strangers.append((summary.where, summary.school))
    schools = {school.number: school for school in roster.schools}
    silent = [school for school in roster.schools if school.number not in by_school]
    return Attendance(
        roster=roster,
        absent=tuple(school for school in silent if not school.closed),
        closed=tuple(school for school in silent if school.closed),
        matched=len(by_school),
        open=tuple(open_),
        strangers=tuple(strangers),
        joined=tuple((schools[n], m.joined) for n, m in _matches(by_school) if len(m.joined) > 1),
        apart=tuple((schools[n], tuple(one.where for one in each)) for n, each in by_school.items() if len(each) > 1),
        contradicted=tuple(contradicted),
        short=tuple((schools[n], gaps) for n, each in sorted(by_school.items()) if (gaps := _missing_in_all(each))),
    )


def _matches(by_school: dict[int, list[SchoolSummary]]) -> list[tuple[int, Match]]:
    return [(n, one.match) for n, each in sorted(by_school.items()) for one in each if one.match is not None]


def _missing_in_all(each: Sequence[SchoolSummary]) -> tuple[ClassGap, ...]:
    """What is missing of a school that handed in several submissions in all of them together."""
    by_grade = [{gap.grade: gap for gap in one.gaps} for one in each]
    gaps = (
        attrs.evolve(gap, found=sum(other[grade].found for other in by_grade))
        for grade, gap in by_grade[0].items()
        if all(grade in other for other in by_grade)
    )
    return tuple(gap for gap in gaps if gap.found < gap.expected)


def totals_of(found: Attendance, summaries: Iterable[SchoolSummary]) -> Totals:
    """What the roster adds to the control totals of the submissions.

    The classes of a school that handed in several are expected once.
    """
    by_school: dict[int, list[Totals]] = {}
    for summary in summaries:
        if summary.match is not None and summary.match.school is not None and not summary.totals.offices:
            by_school.setdefault(summary.match.school.number, []).append(summary.totals)
    short = {school.number: sum(gap.expected - gap.found for gap in gaps) for school, gaps in found.short}
    again = [(school, by_school[school.number]) for school, _ in found.apart]
    missing = sum(
        min(short.get(school.number, 0), *(one.classes_missing for one in each))
        - sum(one.classes_missing for one in each)
        for school, each in again
    )
    return Totals(
        classes_expected=-sum(school.classes_expected * (len(each) - 1) for school, each in again),
        classes_missing=missing,
        schools_expected=len(found.roster.schools) - len(found.closed),
        schools_absent=len(found.absent),
        schools_closed=len(found.closed),
        schools_to_decide=len(found.open) + len(found.strangers) + len(found.apart),
    )


def rolls(found: Attendance) -> Mapping[tuple[str, ...], Roll]:
    """The roster's schools by prefecture and county; nothing where the roster tells neither of any school."""
    each: dict[tuple[str, ...], list[RosterSchool]] = {}
    for school in found.roster.schools:
        each.setdefault(school.group, []).append(school)
    if not any(each):
        return {}
    absent = {school.number for school in found.absent}
    closed = {school.number for school in found.closed}
    return {
        group: Roll(
            sum(school.number not in closed for school in schools),
            tuple(school for school in schools if school.number in absent),
            tuple(school for school in schools if school.number in closed),
        )
        for group, schools in each.items()
    }
