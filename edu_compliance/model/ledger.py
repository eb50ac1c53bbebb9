"""The problem ledger (问题台账): what people wrote beside each problem, kept from one audit to the next."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from edu_compliance.model.grouping import of_two_counties
from edu_compliance.model.place import Place
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.vocabulary import fold

if TYPE_CHECKING:
    from edu_compliance.model.finding import Finding
    from edu_compliance.model.submission import Notice, Submission

STATES = ("level", "deadline", "person", "progress", "check", "closed", "statement")
"""Columns that people fill in and that the next ledger takes over; 整改要求 too, where somebody changed it."""


@attrs.frozen
class LedgerEntry:
    """One row of an earlier ledger."""

    key: str
    """By what the same problem is known again."""
    school: str
    target: str
    """The class as written; empty for the school."""
    rule: str
    """Id of the rule."""
    problem: str
    """问题描述 at that time."""
    place: Place | None = None
    level: str = ""
    """责任层级建议."""
    remedy: str = ""
    """整改要求, where somebody changed what the program had written; else empty."""
    deadline: str = ""
    """整改时限."""
    person: str = ""
    """责任人."""
    progress: str = ""
    """整改情况."""
    check: str = ""
    """核查结果."""
    closed: str = ""
    """销号."""
    statement: str = ""
    """The school's 情况说明."""
    prefecture: str = ""
    county: str = ""

    @property
    def filled_in(self) -> bool:
        """Whether anybody wrote anything."""
        return any(self.states)

    @property
    def states(self) -> tuple[str, ...]:
        """What people wrote, column by column."""
        return tuple(getattr(self, state) for state in (*STATES, "remedy"))


@attrs.frozen
class Ledger:
    """An earlier ledger as it was read."""

    file: str
    sha256: str
    entries: Mapping[str, LedgerEntry] = attrs.field(repr=False)
    """Rows that somebody wrote into, by key."""
    keys: frozenset[str] = attrs.field(repr=False)
    """The keys of all its problems."""
    notices: "tuple[Notice, ...]" = ()
    gone: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    """Those of them that the audit it is of did not list any more."""

    counties: Mapping[tuple[str, str, str], Sequence[str]] = attrs.field(factory=dict, repr=False)
    """The counties of the problems its audit listed, by school, class and rule, folded."""

    def lists(self, school: str, target: str, rule: str, county: str) -> bool:
        """Whether it has a problem of this school, class and rule, whatever its key: folders are renamed."""
        counties = self.counties.get((fold(school), fold(target), rule), ())
        return any(not of_two_counties(one, county) for one in counties)

    def of(self, key: str, school: str, target: str, rule: str, county: str = "") -> LedgerEntry | None:
        """What it says of a problem, by its key; where that is another's since, by school, class and rule.

        Nothing where these are several schools', or where the only school of the name stands in another county.
        """
        found = self.entries.get(key)
        if found is not None:
            return found
        named = self._by_words.get((fold(school), fold(target), rule), ())
        here = [entry for entry in named if not of_two_counties(entry.county, county)]
        return here[0] if len(here) == 1 else None

    _by_words: Mapping[tuple[str, str, str], Sequence[LedgerEntry]] = attrs.field(init=False, repr=False, eq=False)

    @_by_words.default
    def _index(self) -> Mapping[tuple[str, str, str], Sequence[LedgerEntry]]:
        """Rows by school, class and rule."""
        found: dict[tuple[str, str, str], list[LedgerEntry]] = {}
        for entry in self.entries.values():
            found.setdefault((fold(entry.school), fold(entry.target), entry.rule), []).append(entry)
        return found


def where(submission: "Submission") -> tuple[str, str]:
    """Prefecture and county as a ledger says them: the roster's, else the folders the school stands in."""
    match, group = submission.match, submission.group
    if match is not None and match.school is not None and match.school.group:
        return match.school.prefecture, match.school.county
    return (group[-2], group[-1]) if len(group) > 1 else ("", group[0] if group else "")


def problem_key(submission: "Submission", finding: "Finding") -> str:
    """School + class + rule in 20 characters: the same next year, whatever the files are called by then."""
    school = submission.code or "/".join((*map(fold, submission.group), fold(submission.school)))
    target, one = finding.target, finding.target.school_class
    named: tuple[object, ...] = (fold(target.name),)
    if one is not None and one.known_by is not None:
        told = (one.naming.branch, one.number)
        named = (target.stage.value if target.stage else "", *target.grades, *(part for part in told if part))
    elif target.kind is TargetKind.SCHOOL:
        named = ()
    said = "\n".join((school, target.kind.value, *map(str, named), finding.rule.id))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]
