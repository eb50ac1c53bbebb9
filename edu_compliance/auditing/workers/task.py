"""A cluster's task, where it is done: some items in a process of their own, so that one which kills or stalls it costs
neither the cluster's worker nor its time."""

import os
import threading
from collections.abc import Callable
from typing import Any

from edu_compliance import __version__
from edu_compliance.auditing.workers.interface import Lost
from edu_compliance.auditing.workers.isolation import MEMORY, SECONDS, Isolation
from edu_compliance.auditing.workers.starting import Detached
from edu_compliance.auditing.workers.worker_process import Failed, guarded

_here = threading.local()
"""The process of this thread, for a cluster's worker may have several."""


def each(version: str, function: Callable[[Any], Any], items: list[Any]) -> list[Any]:
    """The values of some items; what fails becomes a value, for the others are none the worse for it."""
    if version != __version__:
        raise RuntimeError(f"{version} was asked for, this is {__version__}")
    if os.name == "nt":  # no pipe can be handed down to a process there
        return _all((function, items))
    if len(items) > 1:  # together, for what the function carries (rules, vocabulary, a roster) is large
        (answers,) = _isolation().run(_all, [(function, items)])
        if not isinstance(answers, Lost) and not any(isinstance(answer, Failed) for answer in answers):
            return answers
    return [*_isolation().run(function, items)]


def _isolation() -> Isolation:
    if not hasattr(_here, "isolation"):
        _here.isolation = Isolation(1, SECONDS, MEMORY, Detached)
    found: Isolation = _here.isolation
    return found


def _all(work: tuple[Callable[[Any], Any], list[Any]]) -> list[Any]:
    function, items = work
    return [guarded(function, item) for item in items]
