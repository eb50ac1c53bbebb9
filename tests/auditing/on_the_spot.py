"""Work without processes, for what is tested is the work."""

from collections.abc import Callable, Iterable, Iterator

from edu_compliance.auditing.workers.interface import Item, Lost, Result


class OnTheSpot:
    """One item after the other in this process; never Lost: what the function raises is raised here."""

    def run(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        return map(function, items)
