"""What is wrong with a call, in one sentence."""

import click

from edu_compliance.cli.spoken.commands import SpokenGroup
from edu_compliance.reporting.speech.speaker import Speaker


def usage_sentence(error: click.UsageError, speaker: Speaker) -> str:
    """What is wrong with a call, and where help stands."""
    match error:
        case click.NoSuchOption():
            what = speaker.text("cli.usage.no_such_option", option=error.option_name)
            if error.possibilities:
                what += speaker.text("cli.usage.did_you_mean", options=tuple(sorted(error.possibilities)))
        case click.MissingParameter():
            what = speaker.text("cli.usage.missing", parameter=_named(error.param))
        case click.BadParameter():
            what = speaker.text("cli.usage.bad", parameter=_named(error.param), why=error.message)
        case click.BadOptionUsage():
            what = speaker.text("cli.usage.no_value", option=error.option_name)
        case _ if type(error) is click.UsageError and error.ctx and isinstance(error.ctx.command, SpokenGroup):
            what = error.message
        case _:
            what = speaker.text("cli.usage.other", what=error.message)
    context = error.ctx
    path = context.command_path if context else "edu-compliance"
    return what + speaker.text("cli.usage.see_help", command=path)


def _named(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return " / ".join(param.opts) if isinstance(param, click.Option) else param.human_readable_name
