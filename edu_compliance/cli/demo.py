"""`edu-compliance demo`: makes a small county with problems of every kind, and audits it."""

import datetime
from pathlib import Path

import click

from edu_compliance.cli.console import Complaint, out
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import jobs_option, language_option, output_option
from edu_compliance.cli.spoken import SpokenCommand, Whole
from edu_compliance.reporting.speech import Speaker

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
    from edu_compliance.auditing.writing import CannotWrite, lay_submissions
    from edu_compliance.cli.audit import audit
    from edu_compliance.demonstration import COUNTY, CRAFTED, county, marks

    number_of_schools = schools or CRAFTED
    try:
        files = ((f"{COUNTY}/{name}", content) for name, content in county(number_of_schools))
        submissions, number = lay_submissions(folder, files)
    except CannotWrite as error:
        raise Complaint(error.message) from error
    out(speaker.text("cli.demo.laid", files=number, folder=str(submissions)))
    audit(speaker, (str(submissions / COUNTY),), folder, jobs, AS_OF, marks(number_of_schools))
    return Exit.CLEAN
