"""The tables of a sheet of allocations: under each other, beside each other, each under a header of its own."""

from collections.abc import Iterator
from itertools import pairwise

from edu_compliance.reading.timetables.allocations.classes import classes_across
from edu_compliance.reading.timetables.allocations.headings import LEAST_SUBJECTS, headings
from edu_compliance.reading.timetables.allocations.named import class_at
from edu_compliance.reading.timetables.allocations.table import Table, find_table
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import View, Window


def find_tables(view: View, cells: CellReader, tokens: TokenReader) -> list[tuple[View, Table]]:
    """Each table with the part of the sheet it stands in; none where the sheet is no allocation."""
    first = find_table(view, cells, tokens)
    if first is None:
        return []
    heads = _heads_of_subjects(view, first, tokens) if first.down else _heads_of_classes(view, first, cells, tokens)
    rows = [0, *heads]
    columns = [0, *_columns_beside(view, first, cells, tokens)]
    if len(rows) == len(columns) == 1:
        return [(view, first)]
    windows = [
        Window(view, (top, left, below - 1, beside - 1))
        for top, below in pairwise([*rows, view.height])
        for left, beside in pairwise([*columns, view.width])
    ]
    return [(window, table) for window in windows if (table := find_table(window, cells, tokens)) is not None]


def _heads_of_classes(view: View, first: Table, cells: CellReader, tokens: TokenReader) -> Iterator[int]:
    """The rows further down in which tables begin: a header of subjects, with the grade in rows of its own above it."""
    named = {text for text in view.rows[first.header] if text}
    taken = {row for rows in first.classes for row in rows}
    for row in range(first.header + 1, view.height):
        again = view.text(row, first.lead) and _names(view.token(row, first.lead), Column.CLASS)
        if not again and len(named.intersection(view.rows[row])) < LEAST_SUBJECTS:
            continue
        subjects = headings(enumerate(view.rows[row]), cells, tokens).values()
        if sum(one.known for one in subjects) < LEAST_SUBJECTS:
            continue
        top = row
        while top - 1 > first.header and top - 1 not in taken and any(view.rows[top - 1]):
            top -= 1
        yield top


def _heads_of_subjects(view: View, first: Table, tokens: TokenReader) -> Iterator[int]:
    """The rows further down in which classes stand again over subjects, with the grade in a row of its own above."""
    known = [rows for rows, heading in first.subjects.items() if heading.known]
    taken = {row for rows in known for row in rows}
    before = first.header
    for row in range(min(taken) + 1, max(taken)):
        if row in taken or not any(view.rows[row]) or not classes_across(view, tokens, row, first.lead):
            continue
        top = row
        while top - 1 > before and top - 1 not in taken and any(view.rows[top - 1]):
            top -= 1
        if top > before:
            yield top
            before = row


def _columns_beside(view: View, first: Table, cells: CellReader, tokens: TokenReader) -> Iterator[int]:
    """The columns at which tables begin beside the first: subjects at the left again, or 班级 beside them."""
    if first.down:
        # What stands before the first class is a finer name of the subjects.
        for column in range(min(c for columns in first.classes for c in columns) + 1, view.width):
            texts = enumerate(view.text(row, column) for row in range(first.header + 1, view.height))
            subjects = headings(texts, cells, tokens).values()
            if sum(one.known for one in subjects) >= LEAST_SUBJECTS:
                yield column
        return
    for column in range(min(column for columns in first.subjects for column in columns) + 1, view.width):
        text = view.text(first.header, column)
        if not text or not _names(view.token(first.header, column), Column.CLASS):
            continue
        # 班 alone may be the class meeting.
        classes = (class_at(view, row, column) for row in range(first.header + 1, view.height))
        if tidy(text) != "班" or any(named is not None for named in classes):
            before = view.token(first.header, column - 1)
            yield column - 1 if before is not None and before.column in (Column.GRADE, Column.IGNORED) else column


def _names(token: Token | None, column: Column) -> bool:
    return token is not None and token.says(column)
