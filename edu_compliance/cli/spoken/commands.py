"""Commands and groups of commands whose help is in the speaker's language."""

from typing import Any

import click

from edu_compliance.cli.spoken.help_text import WIDTH, usage_heading, write_help, write_options
from edu_compliance.reporting.speech.speaker import Speaker


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

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # of an option without a value click does not say whose it is
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_words(super().get_help_option(ctx), self.speaker)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=usage_heading(self.speaker))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_help(self.help or "", formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter, self.speaker)

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
        formatter.write_usage(ctx.command_path, pieces, prefix=usage_heading(self.speaker))

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
        write_help(self.help or "", formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_options(self, ctx, formatter, self.speaker)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, command.short_help or ""))
        with formatter.section(self.speaker.text("cli.help.commands")):
            formatter.write_dl(rows)


def _in_words(option: click.Option | None, speaker: Speaker) -> click.Option | None:
    if option is not None:
        option.help = speaker.text("cli.help.help")
    return option
