"""What terminal texts are made with: their width, their encoding, whether they may be coloured, lines and tables."""

import io
from collections.abc import Iterable, Sequence

import attrs
from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table

from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.submission import File, Status
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.terminal.prose import Prose

RULED = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""A line under the head and nothing else: Chinese consoles draw box characters two columns wide."""


@attrs.frozen
class Terminal:
    """What the text is written to."""

    width: int = 100
    """Columns."""
    encoding: str = "utf-8"
    """Characters it cannot write become question marks."""
    styled: bool = False
    """Whether it understands colours; false wherever the output is not a terminal."""


def render(shown: Iterable[RenderableType], terminal: Terminal) -> str:
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=terminal.width,
        force_terminal=terminal.styled,
        color_system="standard" if terminal.styled else None,
        no_color=not terminal.styled,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in shown:
        # In a group, for a console takes texts by themselves apart, and they would wrap as it does.
        console.print(Group(part))
    lines = (line.rstrip() for line in buffer.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode(terminal.encoding, "replace").decode(terminal.encoding)


def file_line(file: File, speaker: Speaker) -> Prose:
    line = Prose(f"{plain(file.name)}  ", style="bold")
    style = {Status.READ: "green", Status.PARTLY_READ: "yellow", Status.REFUSED: "red"}.get(file.status, "dim")
    line.append(speaker.label(file.status), style=style)
    if file.reason is not None:
        line.append(f"  {speaker.say(file.reason)}", style="not bold")
    return line


def note(why: Message, places: Iterable[Place], speaker: Speaker) -> str:
    """What should be known of a file, with its cells."""
    said, where = plain(speaker.say(why)), speaker.list(tuple(places))
    return f"{said} ({plain(where)})" if where else said


def few(names: Sequence[str], most: int, speaker: Speaker) -> str:
    """The first of these names, and how many they are where they are more."""
    listed = speaker.list(names[:most])
    return listed if len(names) <= most else speaker.text("terminal.names_more", names=listed, n=len(names))


def marked(mark: str, text: str) -> Table:
    """A text behind a mark, its further lines below its first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column()
    table.add_column(overflow="fold")
    table.add_row(Prose(mark), Prose(text))
    return table


def plain(text: str) -> str:
    """Text of a cell on one line and without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
