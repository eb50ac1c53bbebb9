"""The same work on many machines: a Dask cluster, of which nothing is known here but that it has an executor.

Inputs are sent as bytes, read here one by one as they are needed; workers need the program installed in the same
version, and no shared folder. A task is a few items together, for what they have in common (rules, vocabulary) is sent
with each. Each worker does them in a process of its own, as this machine would.
"""

import contextlib
import logging
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future, wait
from itertools import islice
from types import TracebackType
from typing import Any, TypeVar, cast

import attrs

from edu_compliance import __version__
from edu_compliance.auditing.handed_in.sources import Source, sent
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.auditing.workers.interface import Lost, NoWorkers
from edu_compliance.auditing.workers.task import each
from edu_compliance.auditing.workers.worker_process import Failed
from edu_compliance.model.message import Message, say

Item = TypeVar("Item")
Result = TypeVar("Result")

TOGETHER = 4
"""Items in one task."""
AHEAD = 64
"""Tasks that may be under way or done before it is their turn: bounds the memory here."""
SECONDS = 600.0
"""How long a task may take once it is its turn; what takes longer is lost."""
PATIENCE = 30
"""Seconds without a scheduler or any worker after which there is no cluster."""
_LOOK = 5.0
"""Seconds after which it is looked whether anybody is there to do what is waited for."""
_ADDRESS = re.compile(r"(?:(?:tcp|tls|wss?)://)?(?:\[[0-9a-fA-F:.]+\]|[^\s/:\[\]]+):[0-9]{1,5}")


class Executed:
    """Workers that are an executor's, wherever it has them."""

    def __init__(self, executor: Executor, seconds: float = SECONDS) -> None:
        self._executor, self._seconds = executor, seconds

    def run(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        """As Workers. Where a task is lost its items are tried one by one, so that one alone is to blame."""
        rest = iter(items)
        under_way: deque[tuple[list[Any], Future[list[Any]]]] = deque()
        try:
            while True:
                while len(under_way) < AHEAD and (some := list(islice(rest, TOGETHER))):
                    under_way.append((some, self._submit(function, some)))
                if not under_way:
                    return
                some, future = under_way.popleft()
                answers = self._answers(future)
                for at, item in enumerate(some):
                    answer = self._alone(function, item) if answers is None else answers[at]
                    yield cast(Result | Lost, answer)
        finally:
            for _, future in under_way:
                future.cancel()

    def _submit(self, function: Callable[[Any], Any], items: list[Any]) -> "Future[list[Any]]":
        return self._executor.submit(each, __version__, function, [_with_content(item) for item in items])

    def _answers(self, future: "Future[list[Any]]") -> list[Any] | None:
        """What came of a task; None where it was lost with its worker."""
        until = time.monotonic() + self._seconds
        while not wait([future], _LOOK).done and time.monotonic() < until:
            self._look()
        try:
            return [_said(answer) for answer in future.result(0)]
        except (KeyboardInterrupt, SystemExit):
            raise
        except Exception as error:  # noqa: BLE001  # the boundary: a worker's death has a class of the cluster's own
            self._blame(error)
            future.cancel()
            return None

    def _alone(self, function: Callable[[Any], Any], item: Any) -> Any:
        answers = self._answers(self._submit(function, [item]))
        return Lost(say("work.died", exit=None)) if answers is None else answers[0]

    def _look(self) -> None:
        """NoWorkers where nobody is there to do what is waited for."""

    def _blame(self, error: Exception) -> None:
        """NoWorkers where a task failed for another reason than that it cost its worker's life or too much time."""


class Cluster(Executed):
    """The workers of the Dask cluster whose scheduler is at an address, for the time of a block."""

    def __init__(self, address: str) -> None:
        """NoWorkers where `distributed` is not installed, or no scheduler with workers of this version is there."""
        try:
            import distributed
        except ImportError as error:
            raise NoWorkers(say("cluster.not_installed")) from error
        if not _ADDRESS.fullmatch(address):
            raise NoWorkers(say("cluster.no_address", address=address))
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said in our own words
        self._address, self._seen = address, time.monotonic()
        try:
            self._dask: Any = distributed  # it has no types
            self._client = self._dask.Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoWorkers(self._gone()) from error
        try:
            self._client.wait_for_workers(1, PATIENCE)
            self._check_versions()
        except BaseException as error:
            self.close()
            if isinstance(error, TimeoutError):
                raise NoWorkers(self._nobody()) from error
            raise
        super().__init__(cast(Executor, self._client.get_executor(pure=False)))

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leaves the cluster to itself."""
        with contextlib.suppress(TimeoutError, OSError):
            self._client.close()

    def _gone(self) -> Message:
        return say("cluster.no_answer", address=self._address)

    def _nobody(self) -> Message:
        return say("cluster.no_workers", address=self._address, seconds=PATIENCE)

    def _look(self) -> None:
        """NoWorkers where the scheduler, or every worker, has been gone for some time."""
        workers = ()
        if self._client.status == "running":
            try:
                workers = self._client.scheduler_info()["workers"]
            except (OSError, TimeoutError) as error:
                raise NoWorkers(self._gone()) from error
        if workers:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > PATIENCE:
            raise NoWorkers(self._nobody() if self._client.status == "running" else self._gone())

    def _blame(self, error: Exception) -> None:
        """NoWorkers but where a task took too long, or killed its workers again and again."""
        if isinstance(error, TimeoutError | self._dask.KilledWorker):
            return
        if isinstance(error, CancelledError):
            raise NoWorkers(self._gone()) from error
        self._check_versions()
        raise NoWorkers(say("cluster.failed", error=f"{type(error).__name__}: {error}"[:500])) from error

    def _check_versions(self) -> None:
        """NoWorkers where a worker has not this version of the program."""

        def version_there() -> str:  # sent by its content: there may be no such module there
            from edu_compliance import __version__

            return __version__

        found = self._client.run(version_there, on_error="return")
        for worker, version in sorted(found.items()):
            if not isinstance(version, str):
                raise NoWorkers(say("cluster.no_program", worker=worker, ours=__version__))
            if version != __version__:
                raise NoWorkers(say("cluster.other_version", worker=worker, version=version, ours=__version__))


def _said(answer: Any) -> Any:
    return Lost(say("work.failed", error=answer.error)) if isinstance(answer, Failed) else answer


def _with_content(item: Any) -> Any:
    """An item whose files can be read where it is sent to."""
    if isinstance(item, Source):
        return sent(item)
    if isinstance(item, Handed):
        return attrs.evolve(item, sources=tuple(map(sent, item.sources)))
    return item
