"""`edu-compliance reconcile`: holds the published timetable against the one that is taught, class by class."""

import datetime
from pathlib import Path
from typing import Any

import click

from edu_compliance.cli.console import Complaint, err, out, said_of, say_unread
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import day_option, language_option, reading_options
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.model.message import say
from edu_compliance.reporting.speech.speaker import Speaker

PAGE = "reconcile.html"
"""The page's name, where a folder is given."""
OTHER_FILES = frozenset((".pdf", ".xlsx", ".xls", ".et", ".csv", ".docx", ".doc", ".txt", ".json", ".md", ".png"))
"""Endings that somebody who wants a file writes; a folder may have a dot in its name (2026.9)."""


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(published: str, taught: str, output: str | None, **given: Any) -> Exit:
        return reconcile(speaker, published, taught, output, **given)

    return SpokenCommand(
        "reconcile",
        speaker,
        callback=run,
        params=[
            click.Argument(["published"], metavar="PUBLISHED"),
            click.Argument(["taught"], metavar="TAUGHT"),
            click.Option(["-o", "--output"], metavar="DIR|FILE.html", help=speaker.text("cli.option.reconcile_output")),
            day_option(speaker),
            *reading_options(speaker),
            click.Option(["--names"], is_flag=True, help=speaker.text("cli.option.names")),
            language_option(speaker),
        ],
    )


def reconcile(
    speaker: Speaker, published: str, taught: str, output: str | None, on: datetime.date, **given: Any
) -> Exit:
    """Compares what two paths hold and says, class by class, what is published and what is taught."""
    from edu_compliance.auditing.reconciling import side, submission_of
    from edu_compliance.auditing.results.disk import CannotWrite
    from edu_compliance.auditing.results.lone_files import write_page
    from edu_compliance.cli.opening import crew, opened, setting_of
    from edu_compliance.judging.reconciling import reconcile as compare
    from edu_compliance.reporting.pages.reconcile_page import Compared, reconcile_page, reconcile_text

    page = _page_at(output) if output is not None else None
    setting = setting_of(speaker, on, **given)
    at = opened(setting, speaker)
    sides = [side(path, Path.cwd()) for path in (published, taught)]
    for handed in sides:
        if not handed.sources:
            raise Complaint(*map(said_of, handed.aside), say("cli.nothing"))
    with crew(1) as workers:
        one, other = (submission_of(handed, setting, workers) for handed in sides)
    compared = Compared(one, other, compare(one.classes, other.classes, at.areas))
    say_unread((*one.files, *other.files), speaker)
    for side_, submission in ((published, one), (taught, other)):
        if not submission.classes:
            err(speaker.text("cli.reconcile.no_timetable", path=side_))
    out(reconcile_text(compared, speaker))
    if page is not None:
        try:
            write_page(page, reconcile_page(at.header, compared, speaker, setting.names))
        except CannotWrite as error:
            raise Complaint(error.message) from error
        out(speaker.text("cli.reconcile.where", page=str(page)))
    return status(compared.agreement.value)


def _page_at(output: str) -> Path:
    """Where the page is written; Complaint where a name looks like that of another kind of file (对照.pdf)."""
    path = Path(output)
    if path.suffix.lower() in (".html", ".htm"):
        return path
    if path.suffix.lower() in OTHER_FILES and not path.is_dir():
        raise Complaint(say("cli.no_page", file=output))
    return path / PAGE


def status(agreement: str) -> Exit:
    """0 the same, 1 an area has fewer lessons than published, 3 whatever a person has to look at."""
    return {"same": Exit.CLEAN, "fewer": Exit.BREACH}.get(agreement, Exit.OPEN)
