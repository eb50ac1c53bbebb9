"""How far a file may go before it is refused, and the refusal itself."""

import attrs

from edu_compliance.model.message import Message, say


@attrs.frozen
class Limits:
    """Bounds that no honest timetable comes near; a file beyond one of them is refused before a parser sees it."""

    file_size: int = 50_000_000
    """Bytes of the file."""
    entries: int = 5_000
    """Members of a zip container."""
    inflated_size: int = 250_000_000
    """Bytes of all members together, as declared and as they really inflate."""
    part_size: int = 100_000_000
    """Bytes of one XML part."""
    document_size: int = 30_000_000
    """Bytes of an XML or HTML document that has to be held as a tree (.ods, .docx, pages)."""
    ratio: int = 200
    """Inflated to compressed bytes of one member; members under `small_part` are not asked."""
    small_part: int = 5_000_000
    """Bytes; what stays under it may be compressed as well as it likes (repetitive sheets are)."""
    cells: int = 3_000_000
    """Rows times columns up to the farthest cell with a value, in one sheet and in all sheets together."""
    merges: int = 20_000
    """Merged ranges of one sheet."""
    string: int = 100_000
    """Characters of one text; Excel itself holds 32,767."""
    text: int = 200_000_000
    """Characters of all cells of a workbook, each as often as it is used."""
    depth: int = 200
    """Nesting of XML and HTML elements."""
    sheets: int = 2_000
    """Sheets of a workbook, or tables of a page."""


class Refused(Exception):
    """The file cannot be read; `message` says what it is and what to do next."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message

    def __reduce__(self) -> tuple[type["Refused"], tuple[Message]]:
        return (Refused, (self.message,))


@attrs.frozen
class Refusal:
    """A refusal as a value."""

    message: Message


def too_large(size: int, limit: int) -> Message:
    """The file's own bytes are too many."""
    return say("file.too_large", megabytes=-(-size // 1_000_000), limit=limit // 1_000_000)


def inflates_too_far(limit: int) -> Message:
    """What is packed in the file is too much."""
    return say("file.inflates_too_far", limit=limit // 1_000_000)
