"""Lessons that no header gives a place in the week: which block's they are, and which class may have them besides."""

from collections.abc import Sequence
from functools import cached_property

import attrs

from edu_compliance.model.place import row_and_column
from edu_compliance.reading.timetables.alike import LaidOut
from edu_compliance.reading.timetables.pieces import Piece
from edu_compliance.reading.timetables.rows.body import Body
from edu_compliance.reading.timetables.rows.lost import right_beside
from edu_compliance.reading.timetables.view import Spot, View


def with_lost(laid: Sequence[LaidOut], lost: Sequence[Sequence[Spot]]) -> list[LaidOut]:
    """The blocks with the lost lessons of each (`lost_lessons`), each of which is one block's: of that it stands right
    beside, else of that at whose left it stands."""
    if not any(lost):
        return list(laid)
    each = list(zip(laid, lost, strict=True))
    beside = {spot: one for one, spots in each for spot in spots if right_beside(one.block, spot)}
    at_left = {spot: one for one in laid for spot in one.apart if spot not in beside}
    found = []
    for one, spots in each:
        own = [spot for spot in one.apart if beside.get(spot, one) is one]
        more = [spot for spot in spots if (beside.get(spot) or at_left.get(spot) or one) is one]
        found.append(attrs.evolve(one, apart=tuple(dict.fromkeys((*own, *more)))))
    return found


class Astray:
    """The cells of one block whose header nobody can read."""

    def __init__(self, view: View, laid: LaidOut, body: Body) -> None:
        self._view = view
        self._block = laid.block
        self._apart = laid.apart
        self._body = body

    def beside(self, spot: Spot, pieces: Sequence[Piece]) -> Piece | None:
        """The class right beside whose days or periods a lesson stands: a Saturday's under no header, a Monday's under
        one that nobody can read; None where its row is of several classes."""
        row, column = spot
        first, last = self._block.zone
        at_left = first <= column <= last
        if not at_left and column not in self._lost_columns:
            return None
        of_row = [p for p in pieces if any(row_and_column(o.place.cell)[0] == row for o in p.lessons)]
        of_row = of_row or (list(pieces) if at_left else [])
        return of_row[0] if len(of_row) == 1 else None

    @cached_property
    def _lost_columns(self) -> range:
        """The columns right of the block, without a gap, in which such lessons stand."""
        lost = {column for _, column in self._apart}
        end = self._block.right + 1
        while end in lost:
            end += 1
        return range(self._block.right + 1, end)

    @cached_property
    def unread(self) -> frozenset[int]:
        """The columns that would belong to the one before them and are full of lessons under a header of their own,
        which nobody can read: another period's, or another class's."""
        rows = range(self._block.top, self._block.bottom + 1)
        extra = [one.column for one in self._body.columns if one.extra and not one.weeks]
        full = [row for row in rows if self._body.teaches(row)] if extra else []
        return frozenset(
            column
            for column in extra
            if self._has_own_header(column)
            if sum(self._body.is_lesson(self._view.text(row, column)) for row in full) * 3 > len(full) * 2
        )

    def _has_own_header(self, column: int) -> bool:
        """Whether nothing merged stands over a column, and words that say nothing do; classes may stand under none."""
        heads = range(self._block.head, self._block.top)
        tokens = [token for row in heads if (token := self._view.token(row, column)) is not None]
        own = all(self._view.anchor(row, column)[1] == column for row in heads)
        return own and not any(token.heads for token in tokens) and (bool(tokens) or self._block.classes_above)
