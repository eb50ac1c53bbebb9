"""Comma-, semicolon- and tab-separated text → one grid."""

import csv
import io
from collections import Counter

from edu_compliance.model.message import say
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.refusal import Limits, Refused

_DELIMITERS = ",\t;|"
_SAMPLE = 64_000


def read_delimited(text: str, sheet: str, limits: Limits) -> Grid:
    """The cells of a delimited text; quoted ones may hold line feeds. Raises Refused where it is too large."""
    csv.field_size_limit(max(csv.field_size_limit(), limits.string + 1))
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first[4], rest
    else:
        delimiter = sniff_delimiter(text[:_SAMPLE])
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += len(row)
            if cells > limits.cells:
                raise Refused(say("file.too_many_cells", limit=limits.cells))
            rows.append([_cell(value) for value in row])
    except csv.Error as error:
        raise Refused(say("file.long_string", limit=limits.string)) from error
    if any(len(value) > limits.string for row in rows for value in row):
        raise Refused(say("file.long_string", limit=limits.string))
    while rows and not any(rows[-1]):
        rows.pop()
    return Grid(sheet=sheet, visible=True, rows=rows, keeps_merges=False)


def sniff_delimiter(sample: str) -> str:
    """The delimiter that splits most lines into the same number of cells, outside quotes; a comma where none does."""
    outside = "".join(sample.split('"')[::2])
    best, score = ",", 0
    for delimiter in _DELIMITERS:
        # Of a line whose cells are all quoted, only delimiters stand outside the quotes.
        widths = Counter(line.count(delimiter) for line in outside.splitlines())
        widths.pop(0, None)
        if widths:
            width, often = widths.most_common(1)[0]
            if (reached := often * (width + 1)) > score:
                best, score = delimiter, reached
    return best


def _cell(value: str) -> str:
    """What programs write to keep Excel from making a date of "3-1": ="3-1" means 3-1."""
    if value.startswith('="') and value.endswith('"') and len(value) > 2:
        return value[2:-1]
    return value
