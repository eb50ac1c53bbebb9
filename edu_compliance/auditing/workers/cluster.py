"""The same work on many machines: a Dask cluster, of which nothing is known here but that it has an executor.

Inputs are sent as bytes, read here one by one as they are needed; workers need the program installed in the same
version, and no shared folder. A task is a few items together, for what they have in common (rules, vocabulary) is sent
with each.
"""

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from types import TracebackType
from typing import Any, TypeVar, cast

import attrs

from edu_compliance.auditing.handed_in.sources import Source, sent
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.auditing.workers.interface import Lost
from edu_compliance.auditing.workers.worker_process import Failed, guarded
from edu_compliance.model.message import Message, say

Item = TypeVar("Item")
Result = TypeVar("Result")

TOGETHER = 4
"""Items in one task."""
AHEAD = 64
"""Tasks that may be under way or done before it is their turn: bounds the memory here."""
SECONDS = 600.0
"""How long a task may take once it is its turn; what takes longer is lost."""
_CONNECT_SECONDS = 30


class NoCluster(Exception):
    """There is no cluster to be had; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


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
        return self._executor.submit(_each, function, [_with_content(item) for item in items])

    def _answers(self, future: "Future[list[Any]]") -> list[Any] | None:
        """What came of a task; None where it was lost with its worker."""
        try:
            return [_said(answer) for answer in future.result(self._seconds)]
        except (KeyboardInterrupt, SystemExit):
            raise
        except Exception:  # noqa: BLE001  # the boundary: a worker's death has a class of the cluster's own
            future.cancel()
            return None

    def _alone(self, function: Callable[[Any], Any], item: Any) -> Any:
        answers = self._answers(self._submit(function, [item]))
        return Lost(say("work.died", exit=None)) if answers is None else answers[0]


class Cluster(Executed):
    """The workers of the Dask cluster whose scheduler is at an address, for the time of a block."""

    def __init__(self, address: str) -> None:
        """NoCluster where `distributed` is not installed, or nobody answers at the address."""
        try:
            import distributed
        except ImportError as error:
            raise NoCluster(say("cluster.not_installed")) from error
        try:
            dask: Any = distributed  # it has no types
            self._client = dask.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(say("cluster.no_answer", address=address, error=str(error))) from error
        super().__init__(cast(Executor, self._client.get_executor(pure=False)))

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(TimeoutError, OSError):
            self._client.close()


def _each(function: Callable[[Any], Any], items: list[Any]) -> list[Any]:
    """The values of some items; what fails becomes a value, for the others are none the worse for it."""
    return [guarded(function, item) for item in items]


def _said(answer: Any) -> Any:
    return Lost(say("work.failed", error=answer.error)) if isinstance(answer, Failed) else answer


def _with_content(item: Any) -> Any:
    """An item whose files can be read where it is sent to."""
    if isinstance(item, Source):
        return sent(item)
    if isinstance(item, Handed):
        return attrs.evolve(item, sources=tuple(map(sent, item.sources)))
    return item
