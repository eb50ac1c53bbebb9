"""Characters that nobody sees, which come with texts copied from web pages and chats: no part of what is read."""

import re
from itertools import chain

import attrs

from edu_compliance.reading.grid import Grid

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""Soft hyphens, joiners, marks of direction and of byte order."""


def seen(grid: Grid) -> Grid:
    """A sheet as a reader sees it; a cell that holds nothing else is empty."""
    if not _INVISIBLE.search("\n".join(chain.from_iterable(grid.rows))):
        return grid
    return attrs.evolve(grid, rows=[[_INVISIBLE.sub("", text) for text in texts] for texts in grid.rows])
