"""click in the speaker's language: headings, help options, and what is wrong with a call in one sentence."""

import datetime
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import click

from edu_compliance.reporting.speech.speaker import Speaker

WIDTH = 88
"""Columns of help, whatever the terminal's, so that README can quote it."""


class SpokenCommand(click.Command):
    """A command whose help has no English in it that is not asked for."""

    def __init__(self, name: str, speaker: Speaker, **about: Any) -> None:
        about.setdefault("options_metavar", speaker.text("cli.help.options_metavar"))
        about.setdefault("context_settings", {"terminal_width": WIDTH, "max_content_width": WIDTH})
        super().__init__(
            name,
            help=speaker.text(f"cli.{name}.help"),
            short_help=speaker.text(f"cli.{name}.short"),
            **about,
        )
        self.speaker = speaker

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_words(super().get_help_option(ctx), self.speaker)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_usage(self.speaker))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_help(self.help or "", formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter, self.speaker)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        example = f"cli.{self.name}.example"
        if self.speaker.knows(example):
            with formatter.section(self.speaker.text("cli.help.example")):
                formatter.write_text(self.speaker.text(example))


class SpokenGroup(click.Group):
    """A group of spoken commands."""

    def __init__(self, name: str, speaker: Speaker, **about: Any) -> None:
        about.setdefault("subcommand_metavar", speaker.text("cli.help.command_metavar"))
        about.setdefault("options_metavar", "")
        about.setdefault("context_settings", {"terminal_width": WIDTH, "max_content_width": WIDTH})
        about.setdefault("no_args_is_help", False)
        super().__init__(
            name, help=speaker.text(f"cli.{name}.help"), short_help=speaker.text(f"cli.{name}.short"), **about
        )
        self.speaker = speaker

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_words(super().get_help_option(ctx), self.speaker)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(piece for piece in self.collect_usage_pieces(ctx) if piece)
        formatter.write_usage(ctx.command_path, pieces, prefix=_usage(self.speaker))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            commands = self.list_commands(ctx)
            raise click.UsageError(self.speaker.text("cli.usage.no_command", commands=commands), ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        commands = self.list_commands(ctx)
        if args and args[0] not in commands and not args[0].startswith("-"):
            unknown = self.speaker.text("cli.usage.no_such_command", command=args[0], commands=commands)
            raise click.UsageError(unknown, ctx)
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_help(self.help or "", formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter, self.speaker)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, command.short_help or ""))
        with formatter.section(self.speaker.text("cli.help.commands")):
            formatter.write_dl(rows)


class Demanded(click.Option):
    """An option that must be given, and whose own help says so."""

    def __init__(self, names: list[str], **about: Any) -> None:
        super().__init__(names, required=True, **about)

    def get_help_extra(self, ctx: click.Context) -> Any:
        return {}


class Day(click.ParamType[datetime.date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(self.speaker.text("cli.usage.day", value=value), param, ctx)


class Whole(click.ParamType[int]):
    """A whole number from `least` on."""

    name = "number"

    def __init__(self, speaker: Speaker, least: int = 1) -> None:
        self.speaker, self.least = speaker, least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not str(value).isdecimal() or int(value) < self.least:
            self.fail(self.speaker.text("cli.usage.whole", value=str(value), least=self.least), param, ctx)
        return int(value)


class OneOf(click.ParamType[str]):
    """One of a few words, or another name of one of them."""

    name = "word"

    def __init__(self, speaker: Speaker, *words: str, also: Mapping[str, str] = MappingProxyType({})) -> None:
        self.speaker, self.words, self.also = speaker, words, also

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        value = self.also.get(value, value)
        if value not in self.words:
            self.fail(self.speaker.text("cli.usage.one_of", value=str(value), words=self.words), param, ctx)
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(self.words)


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


def _in_words(option: click.Option | None, speaker: Speaker) -> click.Option | None:
    if option is not None:
        option.help = speaker.text("cli.help.help")
    return option


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; Chinese breaks anywhere but before its punctuation."""
    lines, line, columns = [], "", 0
    for word in _unbreakable(text):
        wide = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in word)
        if line and columns + len(word.rstrip()) * wide // len(word) > width:
            lines.append(line.rstrip())
            line, columns = "", 0
        line, columns = line + word, columns + wide
    return [*lines, line.rstrip()]


def _unbreakable(text: str) -> list[str]:
    """The smallest pieces a text may be broken into: words with the blank after them, Chinese letters."""
    pieces: list[str] = []
    for letter in text:
        starts = unicodedata.east_asian_width(letter) in "WF" and letter not in _STAYS
        last = pieces[-1][-1] if pieces else " "
        if pieces and (last in _OPENS or (not starts and (letter in _STAYS or (not last.isspace() and _narrow(last))))):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _narrow(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) not in "WF"


_STAYS = "，。；：、）》”"
_OPENS = "（《“"
_LONGEST = 30
"""Columns that options may take, which are ASCII, before their help begins on the next line."""


def _usage(speaker: Speaker) -> str:
    """The heading of a usage line; a Chinese colon brings its own blank."""
    heading = speaker.text("cli.help.usage")
    return heading if heading.endswith("：") else f"{heading} "


def _write_help(text: str, formatter: click.HelpFormatter) -> None:
    for paragraph in text.split("\n\n"):
        formatter.write_paragraph()
        for line in wrapped(paragraph, WIDTH - 2):
            formatter.write(f"  {line}\n")


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, speaker: Speaker
) -> None:
    records = (param.get_help_record(ctx) for param in command.get_params(ctx) if isinstance(param, click.Option))
    rows = [record for record in records if record is not None]
    with formatter.section(speaker.text("cli.help.options")):
        column = min(max(len(option) for option, _ in rows), _LONGEST) + 2
        for option, text in rows:
            lines = wrapped(text, WIDTH - 2 - column)
            # A long option has its line to itself.
            first, *rest = lines if len(option) <= _LONGEST else ("", *lines)
            formatter.write(f"  {option:<{column}}{first}".rstrip() + "\n")
            formatter.write("".join(f"{'':<{column + 2}}{line}\n" for line in rest))
