"""`edu-compliance report`: an audit's pages and tables made again from its audit file, all of them or some schools'."""

import difflib
import itertools
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edu_compliance.cli.console import Complaint, out
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import jobs_option, language_option
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.model.grouping import in_one_line
from edu_compliance.model.message import say
from edu_compliance.reporting.speech.speaker import Speaker

if TYPE_CHECKING:
    from edu_compliance.auditing.audit_file.book import AuditFile, Stored

_OFFERED = 3
"""As many names are offered for one that is unknown."""


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(dir: str, school: tuple[str, ...], county: tuple[str, ...], jobs: int | None) -> Exit:
        return report(speaker, Path(dir), school, county, jobs)

    return SpokenCommand(
        "report",
        speaker,
        callback=run,
        params=[
            click.Argument(["dir"], required=True, metavar="DIR"),
            click.Option(["--school"], metavar="NAME", multiple=True, help=speaker.text("cli.option.report_school")),
            click.Option(["--county"], metavar="NAME", multiple=True, help=speaker.text("cli.option.report_county")),
            jobs_option(speaker),
            language_option(speaker),
        ],
    )


def report(speaker: Speaker, folder: Path, schools: Sequence[str], counties: Sequence[str], jobs: int | None) -> Exit:
    """Makes everything again, or the pages of the schools and counties that are named."""
    from edu_compliance.auditing.audit_file.database import CannotUse, check, damaged
    from edu_compliance.auditing.audit_file.record import NotARecord
    from edu_compliance.auditing.results.disk import CannotWrite
    from edu_compliance.auditing.results.parts import AUDIT_FILE, begun
    from edu_compliance.auditing.results.remaking import remake
    from edu_compliance.cli.opening import crew
    from edu_compliance.reading.refusal import Refused

    if not (folder / AUDIT_FILE).exists():
        if begun(folder):
            raise Complaint(say("cli.report.unfinished", folder=str(folder)))
        raise Complaint(say("audit_file.missing", file=str(folder / AUDIT_FILE)))

    def chosen(book: "AuditFile") -> list["Stored"] | None:
        return _chosen(book, schools, counties) if schools or counties else None

    try:
        check(folder / AUDIT_FILE)
        with crew(jobs) as workers:
            made = remake(folder, workers, chosen)
    except (CannotUse, CannotWrite, Refused) as error:
        raise Complaint(error.message) from error
    except NotARecord as error:
        raise Complaint(damaged(folder / AUDIT_FILE).message) from error
    out(speaker.text("cli.report.made", pages=made, folder=str(folder)))
    return Exit.CLEAN


def _chosen(book: "AuditFile", schools: Sequence[str], counties: Sequence[str]) -> list["Stored"]:
    """The submissions of the schools and groups that are named; Complaint where there are none of a name."""
    from edu_compliance.auditing.audit_file.rows import group_of

    stored = book.stored()
    wanted: dict[str, Stored] = {}
    seen: set[str] = set()
    known: set[str] = set()
    for name, school, grouping in book.rows("SELECT name, school, grouping FROM submission"):
        group = group_of(str(grouping))
        known |= {str(school), *group}
        called = {*group, in_one_line(group), "/".join(group), "".join(group)}
        names = {str(school)}.intersection(schools) | called.intersection(counties)
        if names:
            wanted[str(name)] = stored[str(name)]
            seen |= names
    if lacking := _in_order({*schools, *counties} - seen):
        near = _like(lacking, known.difference(lacking))
        raise Complaint(say("cli.report.none_but" if near else "cli.report.none", names=lacking, near=near))
    return [wanted[name] for name in sorted(wanted)]


def _like(lacking: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Names that somebody may have meant: those that say more or less, and those that are nearly the same."""
    return _in_order(
        like
        for name in lacking
        for like in (
            *itertools.islice((one for one in sorted(known) if name in one or one in name), _OFFERED),
            *difflib.get_close_matches(name, known, _OFFERED),
        )
    )


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
