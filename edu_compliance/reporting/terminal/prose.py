"""Text that wraps as Chinese is set: no line begins with closing punctuation, and none ends with opening."""

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

_NOT_FIRST = frozenset("，。；：、！？）》〉】〕」』”’…—～·％%,.;:!?)]}")
_NOT_LAST = frozenset("（《〈【〔「『“‘([{")


class Prose(Text):
    """A `Text` that breaks between any two Chinese characters, around words of other scripts, and by punctuation."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """Lines of at most so many columns."""
        if how.get("no_wrap"):
            return super().wrap(console, width, **how)
        lines = Lines()
        for paragraph in self.split(allow_blank=True):
            paragraph.expand_tabs(8)
            for line in paragraph.divide(_ends(paragraph.plain, width)):
                line.rstrip()
                lines.append(line)
        return lines


def _ends(text: str, width: int) -> list[int]:
    """Where the lines of a paragraph end."""
    ends: list[int] = []
    start = used = 0
    for piece in _pieces(text, width):
        columns = cell_len(piece)
        if used and used + cell_len(piece.rstrip()) > width:
            ends.append(start)
            used = 0
        start += len(piece)
        used += columns
    return ends


def _pieces(text: str, width: int) -> Iterator[str]:
    """What stays together on a line: a character with its punctuation, a word of another script, blanks behind it."""
    piece = ""
    for character in text:
        if (piece and _may_break(piece[-1], character)) or cell_len(piece + character.strip()) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before == " " or cell_len(before) > 1 or cell_len(after) > 1
