"""What a form that people fill in consists of: sheets of columns with their help, to be written and to be read."""

import attrs

VERSION = "2026-1"
"""The version of the forms; it stands in them, so that an older one is known."""
EXAMPLE = "示例"
"""What the first filled cell of an example row begins with; such rows are never read."""


@attrs.frozen
class Column:
    """One column, known again by its header whatever its position."""

    key: str
    title: str
    help: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    """What its drop-down offers; empty: anything may be written."""
    required: bool = False
    """Whether a table without it cannot be read at all."""
    width: int = 16


@attrs.frozen
class SheetForm:
    """One sheet: a heading, a line of help, column headers, an example row, and rows to fill in."""

    key: str
    title: str
    help: str
    columns: tuple[Column, ...]
    example: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other names the sheet may bear."""
    known_by: tuple[str, ...] = ()
    """Columns whose titles tell the table where its sheet's name does not."""

    def column(self, key: str) -> Column:
        """The column of a key; KeyError where there is none."""
        return {column.key: column for column in self.columns}[key]


@attrs.frozen
class Question:
    """One line of a sheet that asks one thing per row."""

    key: str
    title: str
    help: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
