"""`edu-compliance form timetable`: a timetable to fill in that checks itself while it is filled in."""

import datetime
import re
from typing import Any

import click

from edu_compliance.cli.console import Complaint
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import day_option, language_option
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.cli.spoken.parameters import Demanded, OneOf, Whole
from edu_compliance.cli.writing import written
from edu_compliance.model.message import say
from edu_compliance.model.stage import Stage, grades_of_stage
from edu_compliance.reporting.forms.subjects import STAGES
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker

MOST_CLASSES, MOST_PERIODS, DAYS = 200, 14, (5, 7)
"""What one workbook may hold: classes in all, periods a day, and the days of a week from – to."""


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(**given: Any) -> Exit:
        return form_timetable(speaker, **given)

    text = speaker.text
    return SpokenCommand(
        "form.timetable",
        speaker,
        callback=run,
        params=[
            Demanded(["--stage"], type=_stage_word(speaker), help=text("cli.option.stage")),
            Demanded(["--classes"], metavar="N,N,...", help=text("cli.option.classes")),
            click.Option(["--periods"], type=Whole(speaker), default=7, metavar="N", help=text("cli.option.periods")),
            click.Option(["--days"], type=Whole(speaker), default=5, metavar="N", help=text("cli.option.days")),
            click.Option(["--school"], default="", metavar="NAME", help=text("cli.option.school")),
            Demanded(["-o", "--output", "file"], metavar="FILE", help=text("cli.option.form_output")),
            day_option(speaker),
            click.Option(["--policy"], metavar="ID", multiple=True, help=text("cli.option.policy")),
            click.Option(["--vocabulary"], metavar="FILE", multiple=True, help=text("cli.option.vocabulary")),
            language_option(speaker),
        ],
    )


def form_timetable(
    speaker: Speaker,
    stage: str,
    classes: str,
    periods: int,
    days: int,
    school: str,
    file: str,
    on: datetime.date,
    **given: Any,
) -> Exit:
    """Writes the form by the rules in force on a day."""
    from edu_compliance.cli.opening import opened_for_judging, setting_of
    from edu_compliance.reporting.forms.timetable import TimetablePlan, timetable_form

    counts = _classes(Stage(stage), classes)
    if periods > MOST_PERIODS:
        raise Complaint(say("cli.form.periods", periods=periods, most=MOST_PERIODS))
    if not DAYS[0] <= days <= DAYS[1]:
        raise Complaint(say("cli.form.days", days=days, least=DAYS[0], most=DAYS[1]))
    at = opened_for_judging(setting_of(speaker, on, **given), speaker)
    plan = TimetablePlan(Stage(stage), counts, periods, days, " ".join(school.split()))
    content = timetable_form(plan, at.policies, at.areas, at.library.vocabulary, speaker)
    return written(speaker, file, content)


def _stage_word(speaker: Speaker) -> OneOf:
    """`primary`, or 小学 as a teaching office would write it."""
    chinese = Speaker(Language.CHINESE)
    return OneOf(speaker, *(one.value for one in STAGES), also={chinese.label(one): one.value for one in STAGES})


def _classes(stage: Stage, written: str) -> tuple[int, ...]:
    """`3,3,2` as numbers; Complaint where it is no list of them, too long for the stage, or of too many classes."""
    parts = [part.strip() for part in re.split("[,，、]", written)]
    grades = grades_of_stage(stage)
    if not all(re.fullmatch("[0-9]{1,3}", part) for part in parts) or len(parts) > len(grades):
        raise Complaint(say("cli.form.classes", written=written, stage=stage, grades=len(grades)))
    counts = tuple(map(int, parts))
    if not 0 < sum(counts) <= MOST_CLASSES:
        raise Complaint(say("cli.form.too_many_classes", classes=sum(counts), most=MOST_CLASSES))
    return counts
