"""Half-days over periods that stand above: 上午 | 下午 | 晚自习 over 1 … 9, days down the side."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from edu_compliance.reading.timetables.headers.lines import Axis, Line
from edu_compliance.reading.timetables.texts.activities import PARTS_OF_DAY
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.view import View


def under_halves(view: View, group: Sequence[Line]) -> list[Line]:
    """A group of header lines whose periods say the half-day, or the activity, that stands over them."""
    whole = [_with_merged(view, line) if line.axis is Axis.PERIOD else line for line in group]
    return [_with_halves(view, line, whole) if line.axis is Axis.PERIOD else line for line in whole]


def _with_merged(view: View, line: Line) -> Line:
    """A line with the activities that reach down into it from the rows over it: 早读 over the times and the numbers."""
    reaching = {
        column: token
        for column in range(view.left, view.width)
        if column not in line.tokens and view.anchor(line.row, column)[0] < line.row
        if (token := view.token(line.row, column)) is not None and _activity(token)
    }
    return attrs.evolve(line, tokens=dict(sorted({**line.tokens, **reaching}.items()))) if reaching else line


def _with_halves(view: View, line: Line, group: Sequence[Line]) -> Line:
    first = min(other.row for other in group) - 1
    while first > view.top and of_times(view, first, min(line.tokens), max(line.tokens)):
        first -= 1
    above = range(line.row - 1, max(first, view.top) - 1, -1)
    row, over = next(((row, over) for row in above if (over := _halves(view, row, line))), (-1, {}))
    if not over:
        return line
    # What begins anew, begins without the half-day of the day or class before.
    starts = {*over, *(column for other in group if other.row < line.row for column in other.tokens)}
    tokens = dict(line.tokens)
    for column, token in _activities(view, row):
        own = tokens.get(column)
        if own is None or (own.period is not None and own.period.time_only):
            tokens[column] = token  # 早读 over 8:00-8:20, or over nothing
    for column, token in tokens.items():
        start = max((at for at in starts if at <= column), default=-1)
        said = over.get(start)
        tokens[column] = token if said is None else _of_half(token, said[0]) if column <= said[1] else token
    return attrs.evolve(line, tokens=dict(sorted(tokens.items())))


def of_times(view: View, row: int, first: int, last: int) -> bool:
    """Whether a row holds clock times from the `first` to the `last` column, and nothing else there but activities."""
    periods = [token.period for _, token in view.filled(row, first, last)]
    named = [period is not None and (period.time_only or bool(period.activity)) for period in periods]
    return all(named) and any(period is not None and period.time_only for period in periods)


def _activities(view: View, row: int) -> Iterator[tuple[int, Token]]:
    """The activities that a row of half-days names, each over a column of its own."""
    for column, token in view.filled(row, 0, view.width):
        if _activity(token) and view.span((row, column))[3] == column:
            yield column, token


def _halves(view: View, row: int, line: Line) -> Mapping[int, tuple[Token, int]]:
    """By column: the half-days and parts of the day that a row says over a line, and the last column of each; none
    where it says anything else than breaks between them."""
    if row < view.top:
        return {}
    first, last = min(line.tokens), max(line.tokens)
    cells = list(view.filled(row, first, last))
    spans = {column: view.span((row, column))[3] for column, _ in cells}
    parts = {column: token for column, token in cells if token.half is not None or part_of_day(token)}
    breaks = [column for column, token in cells if column not in parts and _activity(token)]  # 午休, and no part
    if len(parts) + len(breaks) < len(cells):
        return {}
    return {column: (token, spans[column] if spans[column] > column else view.width) for column, token in parts.items()}


def part_of_day(token: Token) -> bool:
    """Whether it names a part of the day by its activity: 晚自习, 课后服务."""
    return token.period is not None and token.period.activity in PARTS_OF_DAY


def _activity(token: Token) -> bool:
    return token.period is not None and bool(token.period.activity)


def _of_half(token: Token, over: Token) -> Token:
    period = token.period
    assert period is not None
    if over.half is not None:
        return token if period.half is not None else attrs.evolve(token, period=attrs.evolve(period, half=over.half))
    assert over.period is not None
    return token if period.activity else attrs.evolve(token, period=attrs.evolve(period, activity=over.period.activity))
