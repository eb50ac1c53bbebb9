"""`edu-compliance demo`: makes a small county with problems of every kind, and audits it."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from edu_compliance.cli.console import Complaint, out
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import jobs_option, language_option, output_option
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.cli.spoken.parameters import Whole
from edu_compliance.reporting.speech.speaker import Speaker

AS_OF = datetime.date(2026, 11, 23)
"""The demonstration's day: its timetables are of this school year, and its results the same on every day."""


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(folder: str, schools: int | None, jobs: int | None) -> Exit:
        return demo(speaker, Path(folder), schools, jobs)

    return SpokenCommand(
        "demo",
        speaker,
        callback=run,
        params=[
            output_option(speaker),
            click.Option(["--schools"], type=Whole(speaker), metavar="N", help=speaker.text("cli.option.schools")),
            jobs_option(speaker),
            language_option(speaker),
        ],
    )


def demo(speaker: Speaker, folder: Path, schools: int | None, jobs: int | None) -> Exit:
    """Lays the county's files into the folder and audits them there. Its breaches are planted: 0 when it worked."""
    from edu_compliance.auditing.results.disk import CannotWrite
    from edu_compliance.auditing.results.writing import lay_submissions
    from edu_compliance.cli.audit import audit
    from edu_compliance.demonstration import COUNTY, CRAFTED, FOLDER, PUBLISHED, TAUGHT, marks

    try:
        submissions, number = lay_submissions(folder, _files(schools))
    except CannotWrite as error:
        raise Complaint(error.message) from error
    out(speaker.text("cli.demo.laid", files=number, folder=str(submissions)))
    audited = (COUNTY,) if schools else (COUNTY, FOLDER)
    paths = tuple(str(submissions / name) for name in audited)
    audit(speaker, paths, folder, jobs, AS_OF, marks(schools or CRAFTED))
    if not schools:
        pair = {"published": str(submissions / PUBLISHED), "taught": str(submissions / TAUGHT)}
        out(speaker.text("cli.demo.reconcile", **pair))
    return Exit.CLEAN


def _files(schools: int | None) -> Iterator[tuple[str, bytes]]:
    """The whole demonstration, or the county with so many schools and nothing else."""
    from edu_compliance.demonstration import COUNTY, CRAFTED, FOLDER, authorities, comparison, county

    yield from ((f"{COUNTY}/{name}", content) for name, content in county(schools or CRAFTED))
    if not schools:
        yield from ((f"{FOLDER}/{name}", content) for name, content in authorities())
        yield from comparison()
