"""`edu-compliance check`: a school holds its own timetables against the rules before it hands them in."""

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edu_compliance.cli.console import Complaint, err, out, said_of, terminal
from edu_compliance.cli.exits import Exit, exit_of
from edu_compliance.cli.options import files_argument, judging_options, language_option, reading_options
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.model.message import say
from edu_compliance.reporting.speech.speaker import Speaker

if TYPE_CHECKING:
    from edu_compliance.auditing.handed_in.sources import Source
    from edu_compliance.auditing.setting import Setting
    from edu_compliance.auditing.workers.interface import Workers
    from edu_compliance.reporting.result import SchoolResult


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(file: tuple[str, ...], **given: Any) -> Exit:
        return check(speaker, file, **given)

    return SpokenCommand(
        "check",
        speaker,
        callback=run,
        params=[
            files_argument("FILE"),
            click.Option(["--annotate"], metavar="OUT.xlsx", help=speaker.text("cli.option.annotate")),
            *judging_options(speaker),
            *reading_options(speaker),
            language_option(speaker),
        ],
    )


def check(
    speaker: Speaker, files: tuple[str, ...], on: datetime.date, annotate: str | None = None, **given: Any
) -> Exit:
    """Judges the files as one school's submission and says how its classes stand; may give the file back annotated."""
    from edu_compliance.auditing.audit import results
    from edu_compliance.auditing.handed_in.submissions import one_school
    from edu_compliance.cli.opening import crew, opened_for_judging, setting_of
    from edu_compliance.reporting.result import summarize
    from edu_compliance.reporting.terminal.check_text import check_text

    setting = setting_of(speaker, on, **given)
    at = opened_for_judging(setting, speaker)
    handed = one_school(files, Path.cwd())
    if not handed.sources:
        raise Complaint(*map(said_of, handed.aside))
    if annotate is not None:
        _may_annotate(annotate, handed.sources)
    with crew(1) as workers:
        (result,) = results([handed], setting, workers)
        out(check_text(result, at.areas, speaker, terminal()).rstrip("\n"))
        if annotate is not None:
            _annotate(annotate, handed.sources[0], result, setting, workers, speaker)
    return exit_of(summarize(result).totals)


def _may_annotate(target: str, sources: Sequence["Source"]) -> None:
    """Complains beforehand where the annotated workbook cannot be written."""
    from edu_compliance.auditing.annotating import may_write
    from edu_compliance.auditing.results.disk import CannotWrite

    if len(sources) != 1:
        raise Complaint(say("cli.check.annotate_one", files=len(sources)))
    if not target.lower().endswith(".xlsx"):
        raise Complaint(say("cli.no_xlsx", file=target))
    try:
        may_write(Path(target), sources[0].path)
    except CannotWrite as error:
        raise Complaint(error.message) from error


def _annotate(
    target: str, source: "Source", result: "SchoolResult", setting: "Setting", workers: "Workers", speaker: Speaker
) -> None:
    """Writes the annotated workbook, and says what of the original it is without."""
    from edu_compliance.auditing.annotating import annotated_source, write_annotated
    from edu_compliance.auditing.results.disk import CannotWrite
    from edu_compliance.auditing.workers.interface import Lost
    from edu_compliance.reporting.annotated import NotAnnotated

    (done,) = workers.run(partial(annotated_source, setting), [(source, result)])
    if isinstance(done, (Lost, NotAnnotated)):
        err(speaker.text("cli.check.not_annotated", why=done.message))
        return
    try:
        write_annotated(Path(target), source.path, done.content)
    except CannotWrite as error:
        raise Complaint(error.message) from error
    out(speaker.text("cli.check.annotated", file=target, cells=done.cells))
    for note in done.notes:
        err(speaker.say(note))
