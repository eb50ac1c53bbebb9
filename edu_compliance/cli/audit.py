"""`edu-compliance audit`: many schools' files judged, and the results written to a folder."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from edu_compliance.cli.console import SHOWN, Complaint, err, out, said_of, say_unread
from edu_compliance.cli.exits import Exit, exit_of
from edu_compliance.cli.options import (
    files_argument,
    jobs_option,
    judging_options,
    language_option,
    output_option,
    reading_options,
)
from edu_compliance.cli.papers import PAPERS, papers_of, papers_options
from edu_compliance.cli.resuming import Marks, call_of, called_before
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.model.message import say
from edu_compliance.reporting.speech.speaker import Speaker

if TYPE_CHECKING:
    from edu_compliance.auditing.handed_in.submissions import Handed
    from edu_compliance.cli.progress import Watch
    from edu_compliance.model.ledger import Ledger
    from edu_compliance.model.submission import File


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    @click.pass_context
    def run(ctx: click.Context, /, path: tuple[str, ...], folder: str | None, resume: str | None, **given: Any) -> Exit:
        if resume is not None:
            if folder is not None and Path(folder) != Path(resume):
                raise Complaint(say("cli.resume.other_folder", folder=resume))
            path, given = called_before(ctx, Path(resume), path, given)
        elif not path or folder is None:
            missing = next(one for one in ctx.command.params if one.name == ("folder" if path else "path"))
            raise click.MissingParameter(ctx=ctx, param=missing)
        return audit(speaker, path, Path(resume or folder or ""), given.pop("jobs"), resume=resume is not None, **given)

    return SpokenCommand(
        "audit",
        speaker,
        callback=run,
        params=[
            files_argument("PATH", required=False),
            output_option(speaker, required=False),
            click.Option(["--resume"], metavar="DIR", help=speaker.text("cli.option.resume")),
            *judging_options(speaker),
            *reading_options(speaker),
            *papers_options(speaker),
            click.Option(["--names"], is_flag=True, help=speaker.text("cli.option.names")),
            jobs_option(speaker),
            click.Option(["--cluster"], metavar="ADDRESS", help=speaker.text("cli.option.cluster")),
            language_option(speaker),
        ],
    )


def audit(
    speaker: Speaker,
    paths: tuple[str, ...],
    folder: Path,
    jobs: int | None,
    on: datetime.date,
    marks: Marks | None = None,
    resume: bool = False,
    cluster: str | None = None,
    **given: Any,
) -> Exit:
    """Audits what lies under `paths` into `folder`; `marks` are those of single schools, where they are known.

    What an interrupted audit has done in the folder is kept; with `resume` what a finished one has, too.
    """
    from edu_compliance.auditing import audit as engine
    from edu_compliance.auditing.audit_file.book import open_book
    from edu_compliance.auditing.results.writing import output_folder
    from edu_compliance.auditing.workers.worker_process import seldom_look_for_cycles
    from edu_compliance.cli.opening import crew, opened_for_judging, setting_of
    from edu_compliance.cli.progress import Watch
    from edu_compliance.reporting.speech.verdicts import overview

    seldom_look_for_cycles()
    call = call_of(paths, on, marks, given)
    named = {paper: given.pop(paper, None) for paper in PAPERS}
    papers = papers_of(speaker, given.get("password", ()), **named)
    setting = setting_of(speaker, on, papers=papers, **given)
    characters = opened_for_judging(setting, speaker).library.vocabulary.characters
    handed, loose = _handed_in(paths, folder, [name for name in named.values() if name], marks or {})
    if papers.roster is not None:
        from edu_compliance.auditing.handed_in.allotting import matched

        handed = matched(handed, papers.roster, characters)
    kept = _kept_ledger(folder, papers.ledger)
    watch = Watch(speaker)
    with (
        _telling_what_stops_it(folder, watch, speaker),
        crew(jobs, cluster) as workers,
        output_folder(folder) as output,
        open_book(output, resume=resume) as book,
    ):
        totals = engine.run(handed, loose, setting, workers, output, book, call, watch.over)
    if kept is not None:
        err(speaker.text("writing.ledger_kept", file=str(kept)))
    say_unread((*loose, *watch.unread), speaker)
    out(overview(totals, speaker))
    out(speaker.text("cli.audit.where", page=str(folder / "index.html")))
    return exit_of(totals)


@contextmanager
def _telling_what_stops_it(folder: Path, watch: "Watch", speaker: Speaker) -> Iterator[None]:
    """Complaint where an audit cannot go on; what is done of it can be kept, and how is said."""
    from edu_compliance.auditing.audit_file.database import CannotUse, damaged
    from edu_compliance.auditing.audit_file.record import NotARecord
    from edu_compliance.auditing.results.disk import CannotWrite
    from edu_compliance.auditing.results.parts import AUDIT_FILE, UNFINISHED
    from edu_compliance.auditing.workers.interface import NoWorkers

    try:
        yield
    except (CannotWrite, CannotUse, NoWorkers) as error:
        if not (isinstance(error, CannotUse) and error.damaged):
            _say_how_to_go_on(folder, watch, speaker)
        raise Complaint(error.message) from error
    except NotARecord as error:
        raise Complaint(damaged(folder / UNFINISHED / AUDIT_FILE).message) from error
    except KeyboardInterrupt:
        _say_how_to_go_on(folder, watch, speaker)
        raise


def _handed_in(
    paths: tuple[str, ...], folder: Path, papers: Sequence[str], marks: Marks
) -> tuple[Sequence["Handed"], Sequence["File"]]:
    """What each school handed in under the paths, and files of none; Complaint where there is nothing to read.

    `folder` is where results go, `papers` are files that nobody handed in.
    """
    from edu_compliance.auditing.handed_in.submissions import discover

    found = discover(paths, Path.cwd(), folder, [Path(name) for name in papers])
    if found.nothing:
        files = [*found.loose, *(file for handed in found.handed for file in handed.aside)]
        raise Complaint(*(said_of(file) for file in files[:SHOWN]), say("cli.nothing"))
    handed = [attrs.evolve(one, marks=marks.get(one.school)) for one in found.handed]
    return handed, found.loose


def _say_how_to_go_on(folder: Path, watch: "Watch", speaker: Speaker) -> None:
    if watch.done:
        err(speaker.text("cli.audit.resume", folder=str(folder), done=watch.done))


def _kept_ledger(folder: Path, given: "Ledger | None") -> Path | None:
    """Where the folder's filled-in ledger was kept, before the new one takes its place."""
    from edu_compliance.auditing.results.disk import not_written
    from edu_compliance.auditing.results.kept_ledger import keep_ledger

    try:
        return keep_ledger(folder, given)
    except OSError as error:
        raise Complaint(not_written(folder, error)) from error
