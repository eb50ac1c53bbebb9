"""`edu-compliance check`: a school holds its own timetables against the rules before it hands them in."""

import datetime
from pathlib import Path
from typing import Any

import click

from edu_compliance.cli.console import Complaint, out, said_of, terminal
from edu_compliance.cli.exits import Exit, exit_of
from edu_compliance.cli.options import files_argument, judging_options, language_option, reading_options
from edu_compliance.cli.spoken import SpokenCommand
from edu_compliance.reporting.speech import Speaker


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(file: tuple[str, ...], **given: Any) -> Exit:
        return check(speaker, file, **given)

    return SpokenCommand(
        "check",
        speaker,
        callback=run,
        params=[
            files_argument(speaker, "FILE"),
            *judging_options(speaker),
            *reading_options(speaker),
            language_option(speaker),
        ],
    )


def check(speaker: Speaker, files: tuple[str, ...], on: datetime.date, **given: Any) -> Exit:
    """Judges the files as one school's submission and says how its classes stand."""
    from edu_compliance.auditing.audit import results
    from edu_compliance.auditing.submissions import one_school
    from edu_compliance.cli.opening import crew, opened_for_judging, setting_of
    from edu_compliance.reporting.result import summarize
    from edu_compliance.reporting.terminal import check_text

    setting = setting_of(speaker, on, **given)
    at = opened_for_judging(setting, speaker)
    handed = one_school(files, Path.cwd())
    if not handed.sources:
        raise Complaint(*map(said_of, handed.aside))
    with crew(1) as workers:
        (result,) = results([handed], setting, workers)
    out(check_text(result, at.areas, speaker, terminal()).rstrip("\n"))
    return exit_of(summarize(result).totals)
