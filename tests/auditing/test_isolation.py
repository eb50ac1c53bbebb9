"""What kills or stalls a worker costs its item alone."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import NoReturn

import psutil
import pytest

from edu_compliance.auditing.workers.interface import Lost, NoWorkers
from edu_compliance.auditing.workers.isolation import Isolation
from edu_compliance.model.message import say
from tests.auditing.killing import ROOT


def _spin() -> None:
    while True:
        pass


MISDEEDS: dict[object, Callable[[], object]] = {
    "exit": lambda: os._exit(0),
    "die": lambda: os._exit(3),
    "abort": os.abort,
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "stall": lambda: time.sleep(3600),
    "spin": _spin,
    "hog": lambda: len(bytearray(40_000_000_000)),
    "raise": lambda: {}["体育"],
    "unpicklable": lambda: lambda: None,
    "deep": lambda: _deep(),
    "huge": lambda: b"x" * 5_000_000,
}


def misbehave(item: object) -> object:
    """The misdeed of that name, or else the item and who did it."""
    return MISDEEDS[item]() if item in MISDEEDS else (item, os.getpid())


def _deep() -> int:
    return _deep() + 1


def numbered(offset: int, item: int) -> int:
    return offset + item


def lost(results: list[object]) -> list[str | None]:
    return [result.message.id if isinstance(result, Lost) else None for result in results]


CULPRITS = {
    "exit": "work.died",
    "die": "work.died",
    "abort": "work.died",
    "kill": "work.died",
    "stall": "work.out_of_time",
    "spin": "work.out_of_time",
    "raise": "work.failed",
    "unpicklable": "work.failed",
    "deep": "work.failed",
    "hog": "work.out_of_memory",
}


@pytest.mark.parametrize("culprit", CULPRITS)
def test_only_the_culprit_is_lost(culprit: str) -> None:
    if culprit == "hog" and sys.platform == "win32":
        pytest.skip("no memory limit there")
    items: list[object] = [*range(6), culprit, *range(6), culprit, *range(6)]
    seconds = 4.0 if CULPRITS[culprit] == "work.out_of_time" else 60.0
    with Isolation(2, seconds=seconds, memory=1_000_000_000) as workers:
        results = list(workers.run(misbehave, items))
    expected = [CULPRITS[item] if item == culprit else None for item in items]
    assert lost(results) == expected
    assert [result[0] for result in results if not isinstance(result, Lost)] == [*range(6)] * 3


def test_every_item_a_culprit() -> None:
    with Isolation(2) as workers:
        assert lost(list(workers.run(misbehave, ["die"] * 5))) == ["work.died"] * 5


def test_the_reason_names_the_error_and_its_place() -> None:
    with Isolation(1) as workers:
        (result,) = workers.run(misbehave, ["raise"])
    assert isinstance(result, Lost)
    assert str(result.message.parameters["error"]).startswith("KeyError: '体育' (test_isolation.py:")


def test_results_come_in_order_and_large_ones_whole() -> None:
    with Isolation(3) as workers:
        assert list(workers.run(partial(numbered, 100), range(200))) == list(range(100, 300))
        assert [len(result) for result in workers.run(misbehave, ["huge"] * 5)] == [5_000_000] * 5  # type: ignore[arg-type]


def test_items_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for item in range(100_000):
            taken += 1
            yield item

    with Isolation(2) as workers:
        running = workers.run(partial(numbered, 0), items())
        assert [next(running) for _ in range(5)] == [0, 1, 2, 3, 4]
        assert taken < 100
        running.close()
        assert taken < 100


def test_runs_may_be_nested() -> None:
    with Isolation(2) as workers:
        seen = [
            [outer, *workers.run(partial(numbered, 10), range(3))]
            for outer in workers.run(partial(numbered, 0), range(9))
        ]
    assert seen == [[outer, 10, 11, 12] for outer in range(9)]


def test_workers_are_used_again_and_gone_afterwards() -> None:
    with Isolation(2) as workers:
        first = {pid for _, pid in workers.run(misbehave, range(20))}  # type: ignore[misc]
        second = {pid for _, pid in workers.run(misbehave, range(20))}  # type: ignore[misc]
        assert first | second == first
        assert len(first) <= 2
    for pid in first:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_giving_up_ends_what_is_under_way() -> None:
    started = time.monotonic()
    with Isolation(2, seconds=60) as workers:
        running = workers.run(misbehave, [1, "stall", "stall", 2])
        assert next(running)[0] == 1  # type: ignore[index]
        running.close()
        assert [result[0] for result in workers.run(misbehave, [3])] == [3]  # type: ignore[index]
    assert time.monotonic() - started < 20


def test_a_worker_killed_while_idle_is_replaced() -> None:
    with Isolation(1) as workers:
        ((_, pid),) = workers.run(misbehave, [1])  # type: ignore[misc]
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.2)
        assert [result[0] for result in workers.run(misbehave, [2])] == [2]  # type: ignore[index]


def test_where_no_process_can_be_had_it_is_nobodys_files_fault() -> None:
    def start(*limits: object) -> NoReturn:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    with Isolation(1, start=start) as workers, pytest.raises(NoWorkers) as none:
        list(workers.run(misbehave, [1]))
    assert none.value.message == say("work.cannot_start", error="Resource temporarily unavailable")


_STALLING = """
from edu_compliance.auditing.workers.isolation import Isolation
from tests.auditing.test_isolation import misbehave
with Isolation(1, seconds=3) as workers:  # the first item loads its module within them
    running = workers.run(misbehave, [1, "spin"])
    print(next(running)[1], flush=True)
    list(running)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing ends a process there but another")
def test_a_stalled_worker_ends_though_nobody_is_left_to_end_it() -> None:
    caller = subprocess.Popen([sys.executable, "-c", _STALLING], cwd=ROOT, stdout=subprocess.PIPE)
    assert caller.stdout is not None
    worker = psutil.Process(int(caller.stdout.readline()))
    caller.kill()
    caller.communicate()
    assert worker.is_running()
    worker.wait(20)
