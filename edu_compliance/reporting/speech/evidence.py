"""Writes lists of cells short enough to read: 「三(2)」C5、D5:F5 instead of four full addresses."""

from collections.abc import Iterable

from edu_compliance.model.place import Place, a1_range, row_and_column
from edu_compliance.reporting.speech.speaker import Speaker


def cells(places: Iterable[Place], speaker: Speaker, several_files: frozenset[str] = frozenset()) -> str:
    """Places by sheet, neighbours in a row as a range; with their file where it is one of `several_files`."""
    by_sheet: dict[tuple[str, str], list[str]] = {}
    for place in sorted(dict.fromkeys(places), key=Place.sort_key):
        by_sheet.setdefault((place.file, place.sheet), []).append(place.cell)
    spoken = []
    for (file, sheet), addresses in by_sheet.items():
        id = "evidence.file_cells" if file in several_files else "evidence.cells"
        listed = speaker.list(_ranges([address for address in addresses if address]))
        spoken.append(speaker.text(id, file=file, sheet=sheet or file, cells=listed).rstrip())
    return speaker.text("list.semicolon").join(spoken)


def _ranges(addresses: Iterable[str]) -> list[str]:
    """Single cells that touch each other in a row become one range; ranges stay as they are."""
    runs: list[tuple[int, int, int]] = []
    texts: list[str | tuple[int, int, int]] = []
    for address in addresses:
        if ":" in address:
            texts.append(address)
            continue
        row, column = row_and_column(address)
        if runs and texts and texts[-1] == runs[-1] and runs[-1][0] == row and runs[-1][2] == column - 1:
            runs[-1] = (row, runs[-1][1], column)
            texts[-1] = runs[-1]
        else:
            runs.append((row, column, column))
            texts.append(runs[-1])
    return [text if isinstance(text, str) else a1_range(text[0], text[1], text[0], text[2]) for text in texts]
