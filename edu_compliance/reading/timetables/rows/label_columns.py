"""Which column at the left of a block says what: the weekday, the class, the period."""

from collections.abc import Callable
from itertools import groupby

from edu_compliance.reading.timetables.headers.bare_weekdays import are_weeks
from edu_compliance.reading.timetables.headers.block import Block
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View

_SCHOOL_DAYS = 5
_SAYS_NOTHING = (Column.IGNORED, Column.TEACHER, Column.TOTAL, Column.ROOM)


class LabelColumns:
    """The columns of one block's labels; -1 where none says it, or the header rows do."""

    def __init__(self, view: View, block: Block, teaches: Callable[[int], bool], weekday: int) -> None:
        """`teaches` says whether a row's body names any subject; `weekday` is the whole sheet's, 0 where none."""
        self._view = view
        self._block = block
        self._teaches = teaches
        self._weekday_known = weekday > 0
        first, last = block.zone
        self._zone = range(first, last + 1)
        self._tokens = {column: self._own_tokens(column) for column in self._zone}
        self.weekday = self.classed = -1
        self.weekday = -1 if block.days_above else self._best(self._says_weekday)
        column = -1 if block.classes_above else self._best(self._says_class)
        self.classed = column if column >= 0 and self._stand_beside_lessons(column) else -1
        """Where each row's class stands; a class over a table is a title, and stands in no such column."""
        self.period = -1 if block.periods_above else self._best(self._says_period)

    @property
    def _matrix(self) -> bool:
        """Whether digits or dates at the left may be classes by themselves: nothing else stands there."""
        return self._block.periods_above and (self._weekday_known or self._block.days_above)

    @property
    def nothing_labelled(self) -> bool:
        """Whether nothing at the left names a period or a weekday at all."""
        return not any(token.period or token.weekday for tokens in self._tokens.values() for token in tokens)

    @property
    def only_halves(self) -> bool:
        """Whether half-days stand beside lessons, activities between them (午休), and nothing that names a period."""
        if not any(self.names_halves(column) for column in self._zone):
            return False
        rows = range(self._block.top, self._block.bottom + 1)
        said = [(row, token) for column in self._zone for row in rows if (token := self._own(row, column)) is not None]
        return not any(
            token.weekday or (not token.period.activity if token.period else not token.half and self._teaches(row))
            for row, token in said
        )

    def half_of(self, row: int) -> bool:
        """Whether a half-day stands beside a row, or is merged down to it."""
        anchors = (self._view.anchor(row, column) for column in self._zone)
        tokens = (self._view.token(*spot) for spot in anchors)
        return any(token is not None and token.half is not None for token in tokens)

    def header(self, column: int) -> Token | None:
        """The word over a left column, within the header rows or beside the half-days over them."""
        above = self._block.head - 1
        halves = above >= 0 and any(token.half for _, token in self._view.marks[above])
        for row in range(self._block.top - 1, above - halves, -1):
            token = self._view.token(row, column)
            if token is not None and token.header_word:
                return token
        return None

    def is_headed_class(self, column: int) -> bool:
        """Whether the word over a column says that classes stand in it, or grades of one class each."""
        header = self.header(column)
        return header is not None and (header.column in (Column.CLASS, Column.GRADE) or self._corner_says_class(header))

    def _corner_says_class(self, header: Token) -> bool:
        """Whether a corner says that periods stand above and classes at the left: 班级\\节次."""
        return Column.CLASS in header.corner and self._block.periods_above and not self._block.classes_above

    def names_halves(self, column: int) -> bool:
        """Whether a column names the parts of the day (上午, 下午), each as far as the next."""
        return any(token.half for token in self._tokens[column])

    def reaches_to(self, row: int, column: int) -> int:
        """The last row a label reaches down to: its merged range, or the row before the next label of its column."""
        bottom = self._view.span((row, column))[2]
        while bottom < self._block.bottom and self._own(bottom + 1, column) is None:
            bottom += 1
        return bottom

    def _own_tokens(self, column: int) -> list[Token]:
        rows = range(self._block.top, self._block.bottom + 1)
        return [token for row in rows if (token := self._own(row, column)) is not None]

    def _own(self, row: int, column: int) -> Token | None:
        cells = self._view.tokens[row]
        return cells[column] if column < len(cells) else None

    def _best(self, score: Callable[[int], int]) -> int:
        """The column with the highest score, of two alike the nearer to the body; -1 where all score nothing."""
        best, at = 0, -1
        for column in self._zone:
            if self._named(column) in _SAYS_NOTHING and not self._under_shared_head(column):
                continue
            found = score(column)
            if found > 0 and found >= best:
                best, at = found, column
        return at

    def _under_shared_head(self, column: int) -> bool:
        """Whether the cell over a column is merged over others as well, and its word is of one of them: 班主任 over the
        classes and their teachers."""
        top, left, _, right = self._view.span(self._view.anchor(self._block.top - 1, column))
        return left < right and top >= self._block.head - 1

    def _named(self, column: int) -> Column | None:
        header = self.header(column)
        return header.column if header else None

    def _says_weekday(self, column: int) -> int:
        tokens = self._tokens[column]
        strong = {token.weekday for token in tokens if token.weekday}
        if self._named(column) is Column.WEEKDAY:
            return 100 + len(strong)  # the word may be merged over what else stands beside the days
        if strong:
            return 50 + len(strong)
        weak = [token for token in tokens if token.weak_weekday]
        changes = [day for day, _ in groupby(token.weak_weekday for token in weak)]  # each may be said on all its rows
        if self._weekday_known or not are_weeks(changes):
            return 0
        # A bare 一 … 五 counts weekdays only where something else counts the periods.
        others = (other for other in self._zone if other != column)
        counted = self._block.periods_above or any(self._says_period(other) > 10 for other in others)
        if not counted:
            return 0
        # Of two columns that count like weeks, 一 is a day rather than 1, and five are days rather than seven.
        digits, days = weak[0].text.strip().isdigit(), len({token.weak_weekday for token in weak})
        return 10 + 4 * (not digits) + 2 * (days == _SCHOOL_DAYS) + (len(changes) == days)

    def _says_class(self, column: int) -> int:
        if column == self.weekday:
            return 0
        tokens = self._tokens[column]
        classed = sum(1 for token in tokens if token.classed)
        header = self.header(column)
        named = header.column if header else None
        if named is Column.CLASS or (header is not None and self._corner_says_class(header)):
            return 1000 + classed
        if named is Column.GRADE and not self._block.classes_above:
            # A school of one class a grade names its classes by the grade alone: 一, 二, 三.
            return sum(1 for token in tokens if token.classed or token.weak_weekday)
        bare = sum(1 for token in tokens if token.bare_class) if self._bare_classes(column) else 0
        only = bare == len(tokens) and self._matrix  # 1.1 in the only row of a school of one class
        return classed * 2 or (bare if bare >= 2 or only else 0)

    def _bare_classes(self, column: int) -> bool:
        """Whether digits in a column may be classes by themselves: in a matrix, or each beside the first of periods."""
        if self._matrix:
            return True
        said = ((row, self._own(row, column)) for row in range(self._block.top, self._block.bottom + 1))
        rows = [row for row, token in said if token is not None and token.bare_class]
        beside = (self._own(row, right) for right in self._zone if right > column for row in rows)
        periods = [token.period for token in beside if token is not None and token.period]
        first = sum(period.numbers == (1,) or bool(period.activity) for period in periods)
        return self._block.days_above and 1 < len(rows) == first

    def _says_period(self, column: int) -> int:
        if column in (self.weekday, self.classed):
            return 0
        periods = [token.period for token in self._tokens[column] if token.period]
        header = self.header(column)
        headed = header is not None and header.says(Column.PERIOD)
        # Under the word 节次 stand the periods, though nobody knows what they are called: 早读 may stand left of them.
        # What clock times say, numbers beside them say better, and these may be merged over more of a period's rows.
        named = headed and not self.names_halves(column)
        times = sum(period.time_only for period in periods)
        said = (len(self._tokens[column]) - times) * named
        return sum(2 if period.bare or period.numbers else 1 for period in periods) + said

    def _stand_beside_lessons(self, column: int) -> bool:
        """Whether classes in a column stand beside lessons: a title over a table does not."""
        first = self._block.columns[0].column
        for row in range(self._block.top, self._block.bottom + 1):
            token = self._own(row, column)
            if token is not None and (token.classed or (token.bare_class and self._bare_classes(column))):
                _, _, bottom, right = self._view.span((row, column))
                if right < first and any(self._teaches(r) for r in range(row, bottom + 1)):
                    return True
        return self.is_headed_class(column)
