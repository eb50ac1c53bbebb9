"""Who does the work: the interface by which an audit hands it out."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

import attrs

from edu_compliance.model.message import Message

Item = TypeVar("Item")
Result = TypeVar("Result")


@attrs.frozen
class Lost:
    """A piece of work whose worker died or ran out of time or memory; the others are none the worse for it."""

    message: Message
    """What happened, to be said of the file it happened with."""


class NoWorkers(Exception):
    """Nobody is there to do the work, or nobody any more: no process can be started, no cluster is to be had. `message`
    says why; it is no fault of what was worked at."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class Workers(Protocol):
    """Does the same work for many items, here or elsewhere.

    Function and items must pickle. Items are taken as they are needed, never all at once, so that memory stays flat.
    """

    def run(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        """The results in the order of the items; Lost in the place of one whose worker was lost.

        What the function raises counts as a loss too, where it works in a process of its own.
        """
        ...
