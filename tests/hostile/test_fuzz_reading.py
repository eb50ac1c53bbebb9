"""Broken workbooks and broken sheets go the whole way, from bytes to page: never a traceback, a hang, or a lost file.

`FUZZ_SECONDS=600 pytest tests/hostile/test_fuzz_reading.py` runs it for longer; a failure names the seed.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from edu_compliance.auditing.workers.interface import Lost
from edu_compliance.auditing.workers.isolation import Isolation
from edu_compliance.demonstration.county import county
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.read import Reader
from edu_compliance.reading.workbook import Refused, open_grids
from tests.generator.make import make
from tests.hostile.grids import break_grid
from tests.hostile.mutations import mutate
from tests.hostile.whole_way import check, of_files, of_grids
from tests.policy.files import library

SECONDS = float(os.environ.get("FUZZ_SECONDS", "5"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
BATCH = 20
_GENERATED = 60
"""Generated submissions that are broken; as many of the demonstration's files beside them as there are."""


@cache
def schools() -> tuple[dict[str, bytes], ...]:
    """Sound submissions: the demonstration's schools, and cases of the generator."""
    demonstration: dict[str, dict[str, bytes]] = {}
    for path, content in county():
        demonstration.setdefault(path.partition("/")[0], {})[path] = content
    return (*demonstration.values(), *(make(seed).files for seed in range(_GENERATED)))


@cache
def grids_of(number: int) -> tuple[tuple[str, tuple[Grid, ...]], ...]:
    """The sheets of a submission's files, those that have any."""
    found = []
    for name, content in schools()[number].items():
        try:
            found.append((name, open_grids(name, content).grids))
        except Refused:
            continue
    return tuple(found)


@cache
def reader() -> Reader:
    return Reader(library().vocabulary)


def broken_file(seed: int) -> str:
    """A submission in which one file's bytes are broken."""
    chance = random.Random(seed)
    files = dict(chance.choice(schools()))
    if len(files) > 4:
        files = {name: files[name] for name in chance.sample(sorted(files), 4)}
    victim = chance.choice(sorted(files))
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        files[victim] = mutate(files[victim], chance) or b" "
    submission = of_files(files, reader())
    check(submission)
    return next(file.status.value for file in submission.files if file.name == victim)


def broken_sheet(seed: int) -> str:
    """A file whose sheets open, and hold what nobody expects."""
    chance = random.Random(seed)
    found = grids_of(chance.randrange(len(schools())))
    if not found:
        return "no sheets"
    name, grids = chance.choice(found)
    some = chance.sample(grids, min(len(grids), 3))
    submission = of_grids(name, [break_grid(grid, chance) for grid in some])
    check(submission)
    return submission.files[0].sheets[0].kind.value


def run_batch(work: tuple[Callable[[int], str], int]) -> list[str]:
    """What became of a batch of seeds; raises what must not be raised, naming the seed."""
    function, first = work
    outcomes = []
    for seed in range(first, first + BATCH):
        began = time.monotonic()
        try:
            outcomes.append(function(seed))
        except Exception as error:
            raise AssertionError(f"{function.__name__}({seed}): {type(error).__name__}: {error}") from error
        assert time.monotonic() - began < 20, f"{function.__name__}({seed}) hangs"
    return outcomes


def batches(function: Callable[[int], str], seconds: float) -> Iterator[tuple[Callable[[int], str], int]]:
    until = time.monotonic() + seconds
    first = SEED
    while time.monotonic() < until:
        yield function, first
        first += BATCH


def fuzz(function: Callable[[int], str]) -> Counter[str]:
    """How often each outcome came; fails where any worker was lost or raised."""
    outcomes: Counter[str] = Counter()
    lost = []
    with Isolation(1, seconds=120, memory=2_000_000_000) as workers:
        for number, result in enumerate(workers.run(run_batch, batches(function, SECONDS / 2))):
            if isinstance(result, Lost):
                lost.append((SEED + number * BATCH, result.message.id, result.message.parameters))
            else:
                outcomes.update(result)
    print(function.__name__, outcomes.total(), dict(outcomes))
    assert not lost, "\n".join(map(str, lost[:40]))
    return outcomes


def test_broken_files_go_the_whole_way() -> None:
    assert {"read", "refused"} <= fuzz(broken_file).keys()


def test_broken_sheets_go_the_whole_way() -> None:
    assert {"timetable", "other"} <= fuzz(broken_sheet).keys()
