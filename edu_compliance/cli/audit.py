"""`edu-compliance audit`: many schools' files judged, and the results written to a folder."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from edu_compliance.cli.console import SHOWN, Complaint, out, said_of, say_unread
from edu_compliance.cli.exits import Exit, exit_of
from edu_compliance.cli.options import (
    files_argument,
    jobs_option,
    judging_options,
    language_option,
    output_option,
    reading_options,
)
from edu_compliance.cli.spoken import SpokenCommand
from edu_compliance.model.message import say
from edu_compliance.reporting.speech import Speaker


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(path: tuple[str, ...], folder: str, jobs: int | None, **given: Any) -> Exit:
        return audit(speaker, path, Path(folder), jobs, **given)

    return SpokenCommand(
        "audit",
        speaker,
        callback=run,
        params=[
            files_argument(speaker, "PATH"),
            output_option(speaker),
            *judging_options(speaker),
            *reading_options(speaker),
            click.Option(["--names"], is_flag=True, help=speaker.text("cli.option.names")),
            jobs_option(speaker),
            language_option(speaker),
        ],
    )


Marks = Mapping[str, frozenset[str]]
"""特色校 marks by the school's name."""


def audit(
    speaker: Speaker,
    paths: tuple[str, ...],
    folder: Path,
    jobs: int | None,
    on: datetime.date,
    marks: Marks | None = None,
    **given: Any,
) -> Exit:
    """Audits what lies under `paths` into `folder`; `marks` are those of single schools, where they are known."""
    from edu_compliance.auditing import audit as engine
    from edu_compliance.auditing.submissions import discover
    from edu_compliance.auditing.writing import CannotWrite, output_folder
    from edu_compliance.cli.opening import crew, opened_for_judging, setting_of
    from edu_compliance.cli.progress import Watch
    from edu_compliance.reporting.verdicts import overview

    setting = setting_of(speaker, on, **given)
    opened_for_judging(setting, speaker)
    found = discover(paths, Path.cwd(), without=folder)
    if found.nothing:
        files = [*found.loose, *(file for handed in found.handed for file in handed.aside)]
        raise Complaint(*(said_of(file) for file in files[:SHOWN]), say("cli.nothing"))
    handed = [attrs.evolve(one, marks=(marks or {}).get(one.school)) for one in found.handed]
    try:
        with output_folder(folder) as output, crew(jobs) as workers:
            watch = Watch(len(handed), speaker)
            outcomes = watch.over(engine.audit(handed, setting, workers))
            totals = engine.write(outcomes, found.loose, setting, output)
    except CannotWrite as error:
        raise Complaint(error.message) from error
    say_unread((*found.loose, *watch.unread), speaker)
    out(overview(totals, speaker))
    out(speaker.text("cli.audit.where", page=str(folder / "index.html")))
    return exit_of(totals)
