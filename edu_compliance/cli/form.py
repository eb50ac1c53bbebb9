"""`edu-compliance form`: writes the forms that people fill in and hand in beside their timetables."""

import datetime
from typing import Any

import click

from edu_compliance.cli import form_timetable
from edu_compliance.cli.console import Complaint
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import day_option, language_option
from edu_compliance.cli.spoken.commands import SpokenCommand, SpokenGroup
from edu_compliance.cli.spoken.parameters import Demanded, OneOf
from edu_compliance.cli.writing import written
from edu_compliance.model.message import say
from edu_compliance.model.rule import TargetKind
from edu_compliance.reporting.speech.speaker import Speaker

_LEVELS = (TargetKind.SCHOOL, TargetKind.COUNTY, TargetKind.PREFECTURE, TargetKind.REGION)


def command(speaker: Speaker) -> click.Command:
    """The group in the speaker's language; further forms are added here."""
    group = SpokenGroup("form", speaker, params=[language_option(speaker)])
    group.add_command(_bound("form.register", _register, speaker), "register")
    group.add_command(_bound("form.roster", _roster, speaker), "roster")
    group.add_command(_bound("form.waivers", _waivers, speaker), "waivers")
    level = click.Option(
        ["--level"],
        type=OneOf(speaker, *(level.value for level in _LEVELS)),
        default=TargetKind.SCHOOL.value,
        help=speaker.text("cli.option.level"),
    )
    group.add_command(_bound("form.inspection", _inspection, speaker, level, day_option(speaker)), "inspection")
    group.add_command(form_timetable.command(speaker), "timetable")
    return group


def _bound(name: str, callback: Any, speaker: Speaker, *params: click.Parameter) -> click.Command:
    def run(**given: Any) -> Exit:
        status: Exit = callback(speaker, **given)
        return status

    output = Demanded(["-o", "--output", "file"], metavar="FILE", help=speaker.text("cli.option.form_output"))
    return SpokenCommand(name, speaker, callback=run, params=[output, *params, language_option(speaker)])


def _register(speaker: Speaker, file: str) -> Exit:
    """The register."""
    from edu_compliance.reporting.forms.register import register_form

    return written(speaker, file, register_form())


def _roster(speaker: Speaker, file: str) -> Exit:
    """The roster, empty."""
    from edu_compliance.reporting.forms.lists import roster_form

    return written(speaker, file, roster_form())


def _waivers(speaker: Speaker, file: str) -> Exit:
    """The list of approved exemptions, empty."""
    from edu_compliance.reporting.forms.lists import waivers_form

    return written(speaker, file, waivers_form())


def _inspection(speaker: Speaker, file: str, level: str, on: datetime.date) -> Exit:
    """The record of an inspection of a school, county, prefecture or the region."""
    from edu_compliance.cli.policies import library
    from edu_compliance.reporting.forms.inspection import clauses_for_a_person, inspection_form

    rules = clauses_for_a_person(library().in_force(on), TargetKind(level))
    if not rules:
        raise Complaint(say("cli.form.nothing", level=TargetKind(level)))
    return written(speaker, file, inspection_form(rules))
