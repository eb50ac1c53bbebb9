"""单位信息 as other forms write it: questions in a row over their answers, or two and more pairs beside each other."""

from collections.abc import Iterator, Mapping

import attrs

from edu_compliance.model.forms.form import SheetForm
from edu_compliance.model.forms.register import UNIT
from edu_compliance.model.place import Place, a1
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.form_table import FormRow, FormTable, named_by_sheet, plain

QUESTIONS = {plain(name): one.key for one in UNIT for name in (one.title, *one.aliases)}
"""The form's questions by all that they are called."""
_IN_A_NAMED_SHEET, _ELSEWHERE = 2, 4
"""Questions that make a sheet one of the school's own statements."""
_LOOK_AT = 40
Spot = tuple[int, int]


@attrs.frozen(eq=False)
class _Pair(FormRow):
    """A question and its answer, wherever they stand."""

    spots: Mapping[str, Spot]

    def text(self, key: str) -> str:
        """The question's or the answer's words."""
        spot = self.spots.get(key)
        return _text(self.table.grid, spot) if spot else ""

    def held(self, key: str) -> None:
        """No date: a day in such a statement is read by its words."""
        return

    def place(self, key: str = "") -> Place:
        """The cell of the question or the answer."""
        return Place(self.table.file, self.table.grid.sheet, a1(*self.spots.get(key, self.spots["question"])))


@attrs.frozen(eq=False)
class UnitPairs(FormTable):
    """A sheet of such pairs."""

    pairs: tuple[tuple[Spot, Spot], ...]

    def rows(self) -> Iterator[FormRow]:
        """Every question with its answer."""
        for question, answer in self.pairs:
            yield _Pair(self, question[0], {"question": question, "answer": answer})


def unit_pairs(grid: Grid, file: str, form: SheetForm) -> UnitPairs | None:
    """The pairs of a sheet; None where it asks too few of the form's questions."""
    asked = {
        (row, column): QUESTIONS[words]
        for row, cells in enumerate(grid.rows[:_LOOK_AT])
        for column, text in enumerate(cells)
        if text and (words := plain(text)) in QUESTIONS
    }
    if len(set(asked.values())) < (_IN_A_NAMED_SHEET if named_by_sheet(grid, form) else _ELSEWHERE):
        return None
    beside = sum((row, column + 1) in asked for row, column in asked)
    over = beside * 2 >= len(asked)  # questions stand beside each other, and the answers under them
    answers = {spot: (spot[0] + 1, spot[1]) if over else _beside(grid, spot) for spot in asked}
    if over and sum(bool(_text(grid, (row + 1, column))) for row, column in answers.values()) > 1:
        return None  # more rows than one: a list of schools
    taken: set[Spot] = set()
    pairs: list[tuple[Spot, Spot]] = []
    for spot, answer in sorted(answers.items()):
        if spot not in taken:  # 学校 may be the answer to 层级
            pairs.append((spot, answer))
            taken.add(answer)
    top = min(row for row, _ in asked)
    return UnitPairs(grid, file, form, top, {"question": min(c for _, c in asked), "answer": 0}, {}, tuple(pairs))


def _beside(grid: Grid, spot: Spot) -> Spot:
    """The cell behind a question, merged cells passed over."""
    row, column = spot
    spans = (right for top, left, _, right in grid.merges if (top, left) == spot)
    return row, next(spans, column) + 1


def _text(grid: Grid, spot: Spot) -> str:
    row, column = spot
    cells = grid.rows[row] if row < len(grid.rows) else []
    return " ".join(cells[column].split()) if column < len(cells) else ""
