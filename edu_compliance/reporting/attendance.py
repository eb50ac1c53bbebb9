"""Who of the roster handed in: the schools' rows in the overview held against the roster."""

from collections.abc import Iterable, Mapping

import attrs

from edu_compliance.model.roster import Attendance, Match, Roster, RosterSchool
from edu_compliance.reporting.result import SchoolSummary
from edu_compliance.reporting.totals import Totals


@attrs.frozen
class Roll:
    """The roster's schools of one group."""

    expected: int
    absent: tuple[RosterSchool, ...]


def attendance(roster: Roster, summaries: Iterable[SchoolSummary]) -> Attendance:
    """What the roster and the submissions have, and do not have, in common."""
    by_school: dict[int, list[SchoolSummary]] = {}
    open_: list[tuple[str, Match]] = []
    strangers: list[tuple[str, str]] = []
    contradicted: list[tuple[str, Match]] = []
    for summary in summaries:
        match = summary.match
        if match is None or summary.totals.offices:
            continue  # A roster is of schools; an office above them is no stranger to it.
        if match.school is not None:
            by_school.setdefault(match.school.number, []).append(summary)
            if match.candidates:
                contradicted.append((summary.where, match))
        elif match.candidates:
            open_.append((summary.where, match))
        else:
            strangers.append((summary.where, summary.school))
    schools = {school.number: school for school in roster.schools}
    return Attendance(
        roster=roster,
        absent=tuple(school for school in roster.schools if school.number not in by_school),
        matched=len(by_school),
        open=tuple(open_),
        strangers=tuple(strangers),
        joined=tuple((schools[n], m.joined) for n, m in _matches(by_school) if len(m.joined) > 1),
        apart=tuple((schools[n], tuple(one.where for one in each)) for n, each in by_school.items() if len(each) > 1),
        contradicted=tuple(contradicted),
        short=tuple(
            (schools[number], one.gaps) for number, each in sorted(by_school.items()) for one in each if one.gaps
        ),
    )


def _matches(by_school: dict[int, list[SchoolSummary]]) -> list[tuple[int, Match]]:
    return [(n, one.match) for n, each in sorted(by_school.items()) for one in each if one.match is not None]


def totals_of(found: Attendance) -> Totals:
    """What the roster adds to the control totals."""
    return Totals(
        schools_expected=len(found.roster.schools),
        schools_absent=len(found.absent),
        schools_to_decide=len(found.open) + len(found.strangers) + len(found.apart),
    )


def rolls(found: Attendance) -> Mapping[tuple[str, ...], Roll]:
    """The roster's schools by prefecture and county; nothing where the roster tells neither of any school."""
    expected: dict[tuple[str, ...], int] = {}
    absent: dict[tuple[str, ...], list[RosterSchool]] = {}
    for school in found.roster.schools:
        expected[school.group] = expected.get(school.group, 0) + 1
    for school in found.absent:
        absent.setdefault(school.group, []).append(school)
    if not any(expected):
        return {}
    return {group: Roll(number, tuple(absent.get(group, ()))) for group, number in expected.items()}
