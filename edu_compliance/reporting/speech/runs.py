"""Names that count on, like 三（1）班 … 三（9）班: the first and the last say it of all."""

import re
from collections.abc import Iterator, Sequence

from edu_compliance.reporting.speech.speaker import Speaker

_NUMBER = re.compile(r"(.*?)([0-9０-９]+)([^0-9０-９]*)", re.DOTALL)
"""What stands before a name's last number, the number, and what follows it."""
_HAN = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_RUN = 4
"""Of fewer names, each is read as quickly as the two ends."""


def in_runs(names: Sequence[str], speaker: Speaker) -> Iterator[str]:
    """Names one after the other, those that count on as one: 三（1）班至三（9）班, 四（2）班."""
    for run in _runs(names):
        if len(run) < _RUN:
            yield from run
        else:
            yield speaker.text("list.run", first=run[0], last=run[-1])


def _runs(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cuts names where the next one is not the same with the next number; each name is in one run."""
    cut = 0
    for at in range(1, len(names)):
        if not _counts_on(names[at - 1], names[at]):
            yield names[cut:at]
            cut = at
    if names:
        yield names[cut:]


def _counts_on(name: str, following: str) -> bool:
    one, other = _NUMBER.fullmatch(name), _NUMBER.fullmatch(following)
    if one is None or other is None or (one[1], one[3]) != (other[1], other[3]):
        return False
    return int(other[2]) == int(one[2]) + 1


def as_counted(name: str) -> tuple[tuple[int, int | str], ...]:
    """Sorts names as people count: 一(2) before 一(10), 二(1) before 三(1)."""
    return tuple(
        (0, int(part)) if part[0].isdecimal() else (0, _HAN[part]) if part in _HAN else (1, part)
        for part in re.findall(r"[0-9０-９]+|.", name, re.DOTALL)
    )
