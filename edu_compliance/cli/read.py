"""`edu-compliance read`: shows how files were understood, without judging them."""

import datetime
from pathlib import Path
from typing import Any

import click

from edu_compliance.cli.console import Complaint, out, out_bytes, said_of, terminal
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import day_option, files_argument, language_option, reading_options
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.cli.spoken.parameters import OneOf
from edu_compliance.model.submission import NOT_WHOLLY_READ, Submission
from edu_compliance.reporting.speech.speaker import Speaker

FORMATS = ("text", "json", "html")


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(file: tuple[str, ...], **given: Any) -> Exit:
        return read(speaker, file, **given)

    return SpokenCommand(
        "read",
        speaker,
        callback=run,
        params=[
            files_argument("FILE"),
            click.Option(
                ["--format", "form"],
                type=OneOf(speaker, *FORMATS),
                default=FORMATS[0],
                help=speaker.text("cli.option.format"),
            ),
            day_option(speaker),
            *reading_options(speaker),
            language_option(speaker),
        ],
    )


def read(speaker: Speaker, files: tuple[str, ...], form: str, on: datetime.date, **given: Any) -> Exit:
    """Reads each file by itself, but for pieces of one profile, and shows what was understood."""
    from edu_compliance.auditing import audit as engine
    from edu_compliance.auditing.handed_in.submissions import one_school
    from edu_compliance.auditing.school import settled
    from edu_compliance.cli.opening import crew, opened, setting_of
    from edu_compliance.reporting.pages.read_page import read_page
    from edu_compliance.reporting.records.read_json import read_json
    from edu_compliance.reporting.terminal.read_text import read_text

    setting = setting_of(speaker, on, **given)
    at = opened(setting, speaker)
    handed = one_school(files, Path.cwd())
    if not handed.sources:
        raise Complaint(*map(said_of, handed.aside))
    with crew(1) as workers:
        understood = [*engine.read(handed.sources, setting, workers), *handed.aside]
    submissions = [settled(setting, file) for file in at.reader.join(understood)]
    match form:
        case "json":
            out_bytes(read_json(submissions, at.areas, speaker))
        case "html":
            out_bytes(read_page(at.header, submissions, at.areas, speaker))
        case _:
            out(read_text(submissions, at.areas, speaker, terminal()).rstrip("\n"))
    return _status(submissions)


def _status(submissions: list[Submission]) -> Exit:
    """Open where a file was not, or not wholly, read."""
    files = [file for submission in submissions for file in submission.files]
    return Exit.OPEN if any(file.status in NOT_WHOLLY_READ for file in files) else Exit.CLEAN
