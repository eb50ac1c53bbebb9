"""Work done in processes of its own, under a time and a memory limit: what kills or stalls one costs its item alone.

Every worker has a pipe to itself and one item at a time, so it is always known whose fault a death is. A pool whose
workers share a queue can only guess, or loses all that is pending.
"""

import contextlib
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, TypeVar

import attrs

from edu_compliance.auditing.workers.interface import Lost, NoWorkers
from edu_compliance.auditing.workers.starting import Process, Start, forked
from edu_compliance.auditing.workers.worker_process import Failed
from edu_compliance.model.message import Message, say

Item = TypeVar("Item")
Result = TypeVar("Result")

SECONDS = 120.0
"""How long one item may take; a school of hundreds of sheets takes a few."""
MEMORY = 2_000_000_000
"""Bytes a worker may take beyond what it has when it starts."""
_START_SECONDS = 60.0
"""How long a process may take to come up on a busy machine."""
_AHEAD = 16
"""Items for each worker that may be under way or done before it is their turn: bounds the memory."""
_MOST_JOBS = 60 if sys.platform == "win32" else sys.maxsize
"""Windows waits for no more than 63 pipes at once."""
_ENDED_ITSELF = -int(getattr(signal, "SIGALRM", 0)) or None
"""How a worker exits that was not ended in time."""


@attrs.define(eq=False)
class _Task:
    """One item on its way."""

    item: Any
    function: int
    answer: Any = None
    settled: bool = False
    retried: bool = False

    def settle(self, answer: Any) -> None:
        self.answer, self.settled, self.item = answer, True, None


@attrs.define(eq=False)
class _Worker:
    """A process, its pipe, and what it has at hand."""

    process: Process
    pipe: "Connection[Any, Any]"
    task: _Task | None = None
    deadline: float = 0.0
    ready: bool = False
    """Whether it has said that it is up; its items' time counts from then on."""
    done: int = 0
    """Items it has finished."""
    functions: set[int] = attrs.field(factory=set)
    """Numbers of the functions it holds."""


class Isolation:
    """Worker processes for the time of a block; they start when there is work, and are replaced when they are lost.

    Functions and items must pickle; a function is sent once to each worker, so what it carries may be large. Runs may
    be nested: inside the loop over one, another may be begun with the same workers.
    """

    def __init__(self, jobs: int, seconds: float = SECONDS, memory: int = MEMORY, start: Start = forked) -> None:
        """`jobs` processes at most; each item may take `seconds`, and `memory` bytes where the system can limit it.
        `start` starts one."""
        self._jobs, self._seconds, self._memory = min(max(jobs, 1), _MOST_JOBS), seconds, memory
        self._start_process = start
        self._workers: list[_Worker] = []
        self._functions: list[bytes] = []
        self._again: deque[_Task] = deque()

    def __enter__(self) -> "Isolation":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            self._bury(worker)
        self._workers.clear()
        self._again.clear()

    def run(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        """The results in the order of the items, which are taken as they are needed; closing it gives up the rest.

        NoWorkers where no process can be started.
        """
        number = len(self._functions)
        self._functions.append(bytes(ForkingPickler.dumps(function)))
        under_way: deque[_Task] = deque()
        rest = iter(items)
        try:
            while True:
                exhausted = not self._hand_out(rest, number, under_way)
                if under_way and under_way[0].settled:
                    yield under_way.popleft().answer
                elif under_way or not exhausted:
                    self._wait()
                else:
                    return
        finally:
            self._give_up(under_way)
            self._functions[number] = b""

    def _hand_out(self, rest: Iterator[Any], function: int, under_way: deque[_Task]) -> bool:
        """Give items to idle workers; False where there are no more. Only the run that waits takes items."""
        self._replace_dead()
        for worker in [*self._workers, *(None for _ in range(self._jobs - len(self._workers)))]:
            if worker is not None and worker.task is not None:
                continue
            if self._again:
                task = self._again.popleft()
            else:
                if len(under_way) >= _AHEAD * self._jobs:
                    return True
                try:
                    task = _Task(next(rest), function)
                except StopIteration:
                    return False
                under_way.append(task)
            self._give(worker or self._start(), task)
        return True

    def _give(self, worker: _Worker, task: _Task) -> None:
        known = task.function in worker.functions
        message = (task.function, None if known else self._functions[task.function], task.item)
        worker.functions.add(task.function)
        patience = self._seconds if worker.ready else self._seconds + _START_SECONDS
        worker.task, worker.deadline = task, time.monotonic() + patience
        with contextlib.suppress(OSError):  # a pipe that is broken already is noticed when its answer is waited for
            worker.pipe.send(message)

    def _wait(self) -> None:
        """Until a worker answers, dies, or is out of time."""
        busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
        first = min(worker.deadline for worker in busy.values())
        for pipe in wait(list(busy), max(first - time.monotonic(), 0)):
            self._take_answer(busy[pipe])  # type: ignore[index]
        now = time.monotonic()
        for worker in busy.values():
            if worker.task is not None and worker.deadline <= now:
                self._lose(worker, self._out_of_time())

    def _take_answer(self, worker: _Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            if worker.process.exitcode == _ENDED_ITSELF:
                self._lose(worker, self._out_of_time())
                return
            blameless = worker.done > 0 or not worker.ready
            self._lose(worker, say("work.died", exit=worker.process.exitcode), blameless=blameless)
            return
        if not worker.ready:
            worker.ready, worker.deadline = True, time.monotonic() + self._seconds
            return
        task, worker.task = worker.task, None
        worker.done += 1
        if task is None:
            return
        if isinstance(answer, Failed) and answer.out_of_memory:
            worker.task = task
            self._lose(
                worker, say("work.out_of_memory", megabytes=self._memory // 1_000_000), blameless=worker.done > 1
            )
        elif isinstance(answer, Failed):
            task.settle(Lost(say("work.failed", error=answer.error)))
        else:
            task.settle(answer)

    def _out_of_time(self) -> Message:
        return say("work.out_of_time", seconds=round(self._seconds))

    def _lose(self, worker: _Worker, why: Message, *, blameless: bool = False) -> None:
        """End a worker; its item is lost, unless what the worker did before may be to blame: then it is tried anew."""
        task, worker.task = worker.task, None
        self._workers.remove(worker)
        worker.process.kill()
        self._bury(worker)
        if task is None:
            return
        if blameless and not task.retried:
            task.retried = True
            self._again.append(task)
        else:
            task.settle(Lost(why))

    def _replace_dead(self) -> None:
        """Forget workers that died while they had nothing to do."""
        for worker in [worker for worker in self._workers if worker.task is None and not worker.process.is_alive()]:
            self._lose(worker, say("work.died", exit=worker.process.exitcode))

    def _give_up(self, tasks: Iterable[_Task]) -> None:
        """Stop working at tasks that nobody waits for any more."""
        given_up = [task for task in tasks if not task.settled]
        for worker in [worker for worker in self._workers if worker.task in given_up]:
            worker.task = None
            self._lose(worker, say("work.died", exit=None))
        self._again = deque(task for task in self._again if task not in given_up)

    def _start(self) -> _Worker:
        """NoWorkers where the system gives no process, or no pipe to one."""
        try:
            ours, theirs = Pipe()
            process = self._start_process(theirs, self._memory, self._seconds)
        except OSError as error:
            raise NoWorkers(say("work.cannot_start", error=error.strerror or str(error))) from error
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    @staticmethod
    def _bury(worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.join(5)
        with contextlib.suppress(ValueError):
            worker.process.close()
