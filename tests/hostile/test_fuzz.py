"""Mutated files are read or refused: never a traceback, never a hang, never a dead process.

`FUZZ_SECONDS=600 pytest tests/hostile/test_fuzz.py` runs it for longer; a failure names the seed that makes the file.
"""

import os
import random
import time
from collections.abc import Iterator

from edu_compliance.auditing.workers.interface import Lost
from edu_compliance.auditing.workers.isolation import Isolation
from edu_compliance.reading.workbook import Refused, open_grids
from tests.hostile.mutations import mutate
from tests.reading.formats.test_many import WRITTEN

SECONDS = float(os.environ.get("FUZZ_SECONDS", "5"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
BATCH = 50


def broken(seed: int) -> bytes:
    """The file of that seed."""
    chance = random.Random(seed)
    content, _ = WRITTEN[chance.choice(sorted(WRITTEN))]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        content = mutate(content, chance) or b" "
    return content


def read_batch(first: int) -> list[str]:
    """What became of the files of a batch of seeds; raises what must not be raised, naming the seed."""
    outcomes = []
    for seed in range(first, first + BATCH):
        try:
            opened = open_grids(f"{seed}.xlsx", broken(seed))
        except Refused as refused:
            outcomes.append(refused.message.id)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {type(error).__name__}: {error}") from error
        else:
            outcomes.append("read")
            assert all(isinstance(cell, str) for grid in opened.grids for row in grid.rows for cell in row), seed
    return outcomes


def seeds() -> Iterator[int]:
    until = time.monotonic() + SECONDS
    first = SEED
    while time.monotonic() < until:
        yield first
        first += BATCH


def test_mutated_files_are_read_or_refused() -> None:
    outcomes: dict[str, int] = {}
    lost = []
    with Isolation(2, seconds=60, memory=1_500_000_000) as workers:
        for number, result in enumerate(workers.run(read_batch, seeds())):
            if isinstance(result, Lost):
                lost.append((SEED + number * BATCH, result.message.id, result.message.parameters))
            else:
                for outcome in result:
                    outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert not lost, "\n".join(map(str, lost[:40]))
    assert outcomes["read"]
    assert len(outcomes) > 1
