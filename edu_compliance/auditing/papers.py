"""What an audit is given beside the schools' own files: a roster, waivers, and the last problem ledger."""

import datetime
from collections.abc import Mapping, Sequence

import attrs

from edu_compliance.auditing.handed_in.matching import RosterIndex
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.judging.remarks import remarked
from edu_compliance.judging.waivers import Use, WaiverIndex, lay, look_through
from edu_compliance.model.finding import Finding
from edu_compliance.model.ledger import Ledger
from edu_compliance.model.roster import Match, Roster
from edu_compliance.model.submission import File, Submission
from edu_compliance.reading.papers.waivers import Waivers
from edu_compliance.reporting.attendance import Roll, attendance, rolls, totals_of
from edu_compliance.reporting.pages.papers_page import Lines, roster_lists, waiver_lists
from edu_compliance.reporting.records.papers_json import ledger_json, roster_json, waivers_json
from edu_compliance.reporting.result import AuditHeader, SchoolSummary
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.totals import Totals


@attrs.frozen
class Papers:
    """The papers of one audit; a value that processes are sent."""

    roster: Roster | None = None
    waivers: Waivers | None = None
    ledger: Ledger | None = None

    @property
    def hashes(self) -> tuple[str, ...]:
        """Of the files, empty for those that were not given: what tells two audits' papers apart."""
        return tuple(paper.sha256 if paper else "" for paper in (self.roster, self.waivers, self.ledger))


class PapersAtHand:
    """Papers ready to be looked into; every process makes its own, once."""

    def __init__(self, papers: Papers, characters: Mapping[int, str]) -> None:
        """`characters` is the vocabulary's table of traditional characters."""
        self.papers = papers
        self._roster = RosterIndex(papers.roster, characters) if papers.roster else None
        self._waivers = WaiverIndex(papers.waivers.waivers if papers.waivers else ())

    def match(self, handed: Handed, files: Sequence[File]) -> Match | None:
        """Whose a submission is, by its path and the titles of its files; None where there is no roster."""
        if self._roster is None or handed.match is None:
            return handed.match
        said = [name for file in files for name in (file.school, *file.schools)]
        return self._roster.by_titles(handed.match, said, (*handed.group, *handed.name.split("/")[:-1]))

    def group(self, handed: Handed) -> tuple[str, ...]:
        """Where a submission belongs that is no known school's: its folders, or the roster's county that they name."""
        return handed.group if self._roster is None else self._roster.counties.group_of(handed.group)

    def overlaid(
        self, findings: Sequence[Finding], submission: Submission, as_of: datetime.date
    ) -> tuple[tuple[Finding, ...], tuple[Use, ...]]:
        """The findings with waivers and earlier remarks over them, and what became of the school's waivers."""
        waivers = self._waivers.concerning(submission)
        laid, uses = lay(findings, waivers, submission.school, as_of)
        return tuple(remarked(laid, submission, self.papers.ledger)), uses


@attrs.frozen
class SaidOfPapers:
    """What pages and records say of the papers."""

    sections: tuple[tuple[str, tuple[Lines, ...]], ...]
    """For the overview: `roster` and `waivers`, with their lists."""
    record: dict[str, object]
    """For audit.json."""
    rolls: Mapping[tuple[str, ...], Roll]
    """The roster's schools by group."""


def say_of_papers(
    papers: Papers, summaries: Sequence[SchoolSummary], header: AuditHeader, speaker: Speaker
) -> tuple[SaidOfPapers, Totals]:
    """What came of roster, waivers and ledger in all schools together, and what the roster adds to the totals."""
    sections: list[tuple[str, tuple[Lines, ...]]] = []
    record: dict[str, object] = {}
    roll: Mapping[tuple[str, ...], Roll] = {}
    added = Totals()
    if papers.roster is not None:
        found = attendance(papers.roster, summaries)
        sections.append(("roster", roster_lists(found, speaker)))
        record["roster"] = roster_json(found, speaker)
        added = totals_of(found, summaries)
        roll = rolls(found)
    if papers.waivers is not None:
        uses = [use for summary in summaries for use in summary.uses]
        matters = look_through(papers.waivers.waivers, uses, header.rules(), header.as_of)
        sections.append(("waivers", waiver_lists(papers.waivers.notices, matters, speaker)))
        record["waivers"] = waivers_json(papers.waivers, matters, speaker)
    if papers.ledger is not None:
        record["ledger"] = ledger_json(papers.ledger, speaker)
    return SaidOfPapers(tuple(sections), record, roll), added
