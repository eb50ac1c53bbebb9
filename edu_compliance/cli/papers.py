"""`--roster`, `--waivers`, `--ledger`: files that an audit is given beside the schools' own, read before it begins."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from edu_compliance.cli.console import SHOWN, Complaint, err
from edu_compliance.cli.rule_files import named_file
from edu_compliance.model.message import say
from edu_compliance.model.submission import Notice
from edu_compliance.reporting.speech.speaker import Speaker

if TYPE_CHECKING:
    from edu_compliance.auditing.papers import Papers

Paper = TypeVar("Paper")

PAPERS = ("roster", "waivers", "ledger")
"""The names of their options."""


def papers_options(speaker: Speaker) -> list[click.Parameter]:
    """The files that may be given."""
    return [click.Option([f"--{name}"], metavar="FILE", help=speaker.text(f"cli.option.{name}")) for name in PAPERS]


def papers_of(
    speaker: Speaker,
    password: Sequence[str],
    roster: str | None = None,
    waivers: str | None = None,
    ledger: str | None = None,
) -> "Papers":
    """The files read, with what in them is wrong said on standard error; Complaint where one cannot be read."""
    from edu_compliance.auditing.papers import Papers
    from edu_compliance.reading.papers.ledger import read_ledger
    from edu_compliance.reading.papers.rosters.roster import read_roster
    from edu_compliance.reading.papers.waivers import read_waivers, with_codes

    known, exempt = _read(roster, read_roster, password), _read(waivers, read_waivers, password)
    papers = Papers(
        roster=known,
        waivers=with_codes(exempt, known) if known is not None and exempt is not None else exempt,
        ledger=_read(ledger, read_ledger, password),
    )
    for paper in (papers.roster, papers.waivers, papers.ledger):
        if paper is not None:
            _say(paper.notices, speaker)
    return papers


def _read(
    name: str | None, read: Callable[[str, bytes, Sequence[str]], Paper], password: Sequence[str]
) -> Paper | None:
    from edu_compliance.reading.refusal import Refused

    if name is None:
        return None
    try:
        return read(name, named_file(name), password)
    except Refused as refused:
        raise Complaint(say("cli.cannot_read", file=name, why=refused.message)) from refused


def _say(notices: Sequence[Notice], speaker: Speaker) -> None:
    from edu_compliance.reporting.pages.papers_page import notice_line

    for notice in notices[:SHOWN]:
        err(speaker.text("cli.warning", what=notice_line(notice, speaker)))
    if len(notices) > SHOWN:
        err(speaker.text("cli.more_notices", number=len(notices) - SHOWN))
