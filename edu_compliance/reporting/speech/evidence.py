"""Writes lists of cells short enough to read: 「三(2)」C5、D5:F5 instead of four full addresses."""

from collections.abc import Iterable

import attrs

from edu_compliance.model.place import Place, a1_range, row_and_column
from edu_compliance.reporting.speech.runs import as_counted, in_runs
from edu_compliance.reporting.speech.speaker import Speaker


def cells(places: Iterable[Place], speaker: Speaker, several_files: frozenset[str] = frozenset()) -> str:
    """Places by sheet, neighbours as a range; with their file where it is one of `several_files`.

    Sheets stand as people count them. Those that count on and have the same cells are said together:
    「三(1)」至「三(9)」A1:F8.
    """
    by_sheet: dict[tuple[str, str], list[str]] = {}
    for place in sorted(dict.fromkeys(places), key=Place.sort_key):
        by_sheet.setdefault((place.file, place.sheet), []).append(place.cell)
    alike: list[tuple[str, str, list[str]]] = []
    for file, sheet in sorted(by_sheet, key=_as_counted) if len(by_sheet) > 1 else by_sheet:
        addresses = speaker.list(_ranges([address for address in by_sheet[file, sheet] if address]))
        if alike and alike[-1][:2] == (file, addresses):
            alike[-1][2].append(sheet or file)
        else:
            alike.append((file, addresses, [sheet or file]))
    spoken = []
    for file, addresses, sheets in alike:
        id = "evidence.file_cells" if file in several_files else "evidence.cells"
        for sheet in in_runs([speaker.text("evidence.sheet", sheet=one) for one in sheets], speaker):
            spoken.append(speaker.text(id, file=file, sheet=sheet, cells=addresses).rstrip())
    return speaker.text("list.semicolon").join(spoken)


def _as_counted(sheet: tuple[str, str]) -> tuple[str, tuple[tuple[int, int | str], ...]]:
    file, name = sheet
    return file, as_counted(name)


def _ranges(addresses: Iterable[str]) -> list[str]:
    """Cells that touch each other in a row become one range, and then those of the same columns right below it."""
    found: list[_Box] = []
    lowest: dict[tuple[int, int], int] = {}
    for box in _rows(addresses):
        columns = box.left, box.right
        above = lowest.get(columns)
        if above is not None and found[above].bottom == box.top - 1:
            found[above] = attrs.evolve(found[above], bottom=box.bottom)
        else:
            lowest[columns] = len(found)
            found.append(box)
    return [a1_range(box.top, box.left, box.bottom, box.right) for box in found]


@attrs.frozen
class _Box:
    """Cells from a corner to the other, rows and columns counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def _rows(addresses: Iterable[str]) -> list[_Box]:
    """Neighbours of one row together; ranges stay as they are."""
    found: list[_Box] = []
    for address in addresses:
        first, _, last = address.partition(":")
        box = _Box(*row_and_column(first), *row_and_column(last or first))
        before = found[-1] if found else None
        if not last and before and (before.top, before.bottom, before.right) == (box.top, box.top, box.left - 1):
            found[-1] = attrs.evolve(before, right=box.right)
        else:
            found.append(box)
    return found
