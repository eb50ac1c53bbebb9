"""Lessons that stand where no block's body reaches: under, beside or among header lines that were not understood."""

from collections.abc import Iterator, Sequence

from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import Spot, View

_SEVERAL = 3
"""Lessons in a column or row, from which on it is no list."""

_MISPLACED = (Column.IGNORED, Column.WEEKDAY)
"""Words that no lessons stand under (备注, 周): where nothing but lessons stands there, the word is out of place."""


def lost_lessons(view: View, blocks: Sequence[Block], cells: CellReader) -> list[list[Spot]]:
    """The cells of such lessons for each of the blocks, those that stand right beside none with the first."""
    lost: list[list[Spot]] = [[] for _ in blocks]
    finders = (_under_lost_days, _in_header_rows, _right_of_body, _beside_all, _over_all)
    for spot in dict.fromkeys(spot for find in finders for spot in find(view, blocks, cells)):
        lost[next((n for n, block in enumerate(blocks) if right_beside(block, spot)), 0)].append(spot)
    return lost


def right_beside(block: Block, spot: Spot) -> bool:
    """Whether a cell stands right beside the last column of a block."""
    return block.top <= spot[0] <= block.bottom and spot[1] == block.right + 1


def _under_lost_days(view: View, blocks: Sequence[Block], cells: CellReader) -> Iterator[Spot]:
    """The lessons under a weekday, or a period, of a header row that none of the blocks reaches to."""
    for head in dict.fromkeys(block.head for block in blocks):
        beside = [block for block in blocks if block.head <= head <= block.bottom]
        first = next(block for block in beside if block.head == head)
        for column, token in view.marks[head]:
            said = token.weekday or (token.numbered and first.periods_above)
            if said and not any(block.left <= column <= block.right for block in beside):
                below = ((row, column) for row in range(first.top, first.bottom + 1))
                yield from (spot for spot in below if cells.read(view.text(*spot)).plain)


def _in_header_rows(view: View, blocks: Sequence[Block], cells: CellReader) -> Iterator[Spot]:
    """The lessons, two or more in a row, that stand among a block's header lines: one of these may be a row of lessons
    that only looks like one."""
    for block in blocks:
        for row in range(block.head, block.top):
            beside = view.filled(row, block.columns[0].column, block.right)
            spots = [(row, column) for column, token in beside if not token.heads and cells.read(token.text).plain]
            if len(spots) > 1:
                yield from spots


def _right_of_body(view: View, blocks: Sequence[Block], cells: CellReader) -> Iterator[Spot]:
    """The lessons in a column right of a block's last under a header that nobody knows (周末), or right beside it under
    none; a list of subjects with a number or a name beside each is none."""
    for block in blocks:
        rows = range(block.top, block.bottom + 1)
        beside = (o for o in blocks if o.right > block.right and o.head <= block.bottom and block.head <= o.bottom)
        end = min((other.columns[0].column for other in beside), default=view.width)
        for column in range(block.right + 1, end):
            heads = _heads(view, block, column)
            spots = [(row, column) for row in rows if cells.read(view.text(row, column)).plain]
            adjoins = column == block.right + 1
            enough = (2 if heads else 1) if adjoins else _SEVERAL
            known = any(token.header_word or token.weekday for token in heads)
            if known and adjoins and all(token.column in _MISPLACED for token in heads):
                known = len(spots) < max(_SEVERAL, sum(bool(view.text(row, column)) for row in rows))
            if not known and len(spots) >= enough and not _listed(view, block, spots, cells):
                yield from spots


def _heads(view: View, block: Block, column: int) -> list[Token]:
    return [token for row in range(block.head, block.top) if (token := view.token(row, column)) is not None]


def _listed(view: View, block: Block, spots: Sequence[Spot], cells: CellReader) -> bool:
    """Whether most subjects of a column have a number or a name beside them, and not the labels of a next table."""
    if any(token.header_word for token in _heads(view, block, spots[0][1] + 1)):
        return False
    behind = [text for row, column in spots if (text := view.text(row, column + 1))]
    return sum(not cells.read(text).plain for text in behind) * 2 >= len(spots)


def _beside_all(view: View, blocks: Sequence[Block], cells: CellReader) -> Iterator[Spot]:
    """The lessons of a table that none of the blocks reaches to: several in each of several rows, as in no list."""
    for row, texts in enumerate(view.rows):
        reach = [range(block.left, block.right + 1) for block in blocks if block.head <= row <= block.bottom]
        if not reach:
            continue
        spots = [
            (row, column)
            for column, text in enumerate(texts)
            if text and not any(column in columns for columns in reach) and cells.read(text).plain
        ]
        if len(spots) >= _SEVERAL:
            yield from spots


def _over_all(view: View, blocks: Sequence[Block], cells: CellReader) -> Iterator[Spot]:
    """The lessons over the first header, several in each of several rows, as over a header that stands under them."""
    first = min((block.head for block in blocks), default=0)
    rows = [
        [(row, c) for c, text in enumerate(view.rows[row]) if text and cells.read(text).plain] for row in range(first)
    ]
    full = [spots for spots in rows if len(spots) >= _SEVERAL]
    if len(full) >= _SEVERAL:
        yield from (spot for spots in full for spot in spots)
