"""The options that several commands share, each made in the speaker's language."""

import datetime

import click

from edu_compliance.cli.spoken.parameters import Day, Demanded, OneOf, Whole
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker

LANGUAGE_VARIABLE = "EDU_COMPLIANCE_LANG"


def files_argument(name: str, *, required: bool = True) -> click.Argument:
    """One or more paths; whether they exist is for the command to say."""
    return click.Argument([name.lower()], nargs=-1, required=required, metavar=f"{name}...")


def language_option(speaker: Speaker) -> click.Option:
    """`--lang`; understood before anything else, and here only held against what there is."""
    words = [language.value for language in Language]
    return click.Option(
        ["--lang"], type=OneOf(speaker, *words), expose_value=False, help=speaker.text("cli.option.lang")
    )


def output_option(speaker: Speaker, *, required: bool = True) -> click.Option:
    """`-o DIR`, which must be given unless the command says otherwise."""

    def no_option(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is not None and value.startswith("-"):
            raise click.BadParameter(speaker.text("cli.usage.option_for_value", value=value), ctx, param)
        return value

    kind, id = (Demanded, "cli.option.output") if required else (click.Option, "cli.option.output_or_resume")
    return kind(["-o", "--output", "folder"], metavar="DIR", callback=no_option, help=speaker.text(id))


def reading_options(speaker: Speaker) -> list[click.Parameter]:
    """How files are read."""
    return [
        click.Option(["--vocabulary"], metavar="FILE", multiple=True, help=speaker.text("cli.option.vocabulary")),
        click.Option(["--password"], metavar="TEXT", multiple=True, help=speaker.text("cli.option.password")),
        click.Option(["--include-hidden"], is_flag=True, help=speaker.text("cli.option.include_hidden")),
    ]


def day_option(speaker: Speaker) -> click.Option:
    """`--on DATE`: the day as of which rules and school years are understood; the only place that asks the clock."""
    return click.Option(
        ["--on"],
        type=Day(speaker),
        default=lambda: datetime.date.today(),
        metavar="DATE",
        help=speaker.text("cli.option.on"),
    )


def judging_options(speaker: Speaker) -> list[click.Parameter]:
    """By which rules schools are judged."""
    return [
        day_option(speaker),
        click.Option(["--policy"], metavar="ID", multiple=True, help=speaker.text("cli.option.policy")),
        click.Option(["--mark"], metavar="MARK", multiple=True, help=speaker.text("cli.option.mark")),
    ]


def jobs_option(speaker: Speaker) -> click.Option:
    """`--jobs N`; none given: as many as there are processors."""
    return click.Option(["--jobs"], type=Whole(speaker), metavar="N", help=speaker.text("cli.option.jobs"))
