"""Help as it is written to a terminal: Chinese and ASCII in lines of one width, options beside what they do."""

import unicodedata

import click

from edu_compliance.reporting.speech.speaker import Speaker

WIDTH = 88
"""Columns of help, whatever the terminal's, so that README can quote it."""
_STAYS = "，。；：、）》”"
_OPENS = "（《“"
_LONGEST = 30
"""Columns that options may take, which are ASCII, before their help begins on the next line."""


def usage_heading(speaker: Speaker) -> str:
    """The heading of a usage line; a Chinese colon brings its own blank."""
    heading = speaker.text("cli.help.usage")
    return heading if heading.endswith("：") else f"{heading} "


def write_help(text: str, formatter: click.HelpFormatter) -> None:
    """Writes what a command is for, a paragraph at a time."""
    for paragraph in text.split("\n\n"):
        formatter.write_paragraph()
        for line in wrapped(paragraph, WIDTH - 2):
            formatter.write(f"  {line}\n")


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, speaker: Speaker) -> None:
    """Writes the section of a command's options; its arguments are told in the usage line."""
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
