"""How worker processes are started: forked from one that has the program loaded, or by a command line of their own."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, Protocol

from edu_compliance.auditing.workers.tidying import SOCKETS
from edu_compliance.auditing.workers.worker_process import serve

_PRELOADED = [
    "edu_compliance.auditing.workers.tidying",
    "edu_compliance.auditing.workers.worker_process",
    "edu_compliance.auditing.school",
    "edu_compliance.auditing.workers.rules_ready",
]

PAGES = "edu_compliance.auditing.workers.pages_ready"
"""To be loaded besides where schools' pages are to be made."""

_ADDRESS = len("/pymp-12345678/listener-12345678")
_LONGEST_ADDRESS = 107
"""Bytes of the path of a Unix socket, by which processes are asked for; the temporary folder has to leave room."""
_METHOD = (
    "forkserver"
    if "forkserver" in get_all_start_methods()
    and len(os.fsencode(tempfile.gettempdir())) + _ADDRESS <= _LONGEST_ADDRESS
    else "spawn"
)


def load_ahead(*more: str) -> None:
    """Begins to load what workers need, and `more` modules, in the process they are forked from, while the caller loads
    its own: half of what a call on one small file takes is loading. Without effect where no system can fork, and where
    it was begun before."""
    if _METHOD == "forkserver":
        from multiprocessing import forkserver, util  # only where there is one

        forkserver.set_forkserver_preload([*_PRELOADED, *more])
        os.environ[SOCKETS] = util.get_temp_dir()
        try:
            with _uninterrupted():
                forkserver.ensure_running()
        finally:
            del os.environ[SOCKETS]


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started in the block inherit that Ctrl-C is blocked: while they load it is their caller's to answer,
    without a traceback."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    # Started along with the first process where there is none yet, it would unblock it again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Process(Protocol):
    """A process that was started, as far as its caller has to do with it."""

    @property
    def exitcode(self) -> int | None:
        """What it ended with, below 0 for a signal; None while it lives."""
        ...

    def is_alive(self) -> bool:
        """Whether it has not ended."""
        ...

    def kill(self) -> None:
        """Ends it, whatever it is at."""
        ...

    def join(self, timeout: float | None = None) -> None:
        """Waits for its end."""
        ...

    def close(self) -> None:
        """Forgets it; ValueError while it lives."""
        ...


Start = Callable[["Connection[Any, Any]", int, float], Process]
"""Starts a process that serves a pipe, under limits of bytes and of seconds for each item."""


def forked(pipe: "Connection[Any, Any]", memory: int, seconds: float) -> Process:
    """A process of multiprocessing's; it ends with its caller."""
    load_ahead()
    context = get_context(_METHOD)
    process = context.Process(target=serve, args=(pipe, memory, seconds), daemon=True)  # type: ignore[attr-defined]
    with _uninterrupted():
        process.start()
    return process  # type: ignore[no-any-return]


class Detached:
    """A process by its own command line, for callers to whom multiprocessing gives no children: a worker of Dask's is
    a daemon. It ends when the pipe does, or when nobody has wanted anything of it for some time."""

    def __init__(self, pipe: "Connection[Any, Any]", memory: int, seconds: float) -> None:
        """OSError where no process can be had; only where a pipe can be handed down (not on Windows)."""
        arguments = (str(pipe.fileno()), str(memory), str(seconds))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "edu_compliance.auditing.workers.detached", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(pipe.fileno(),),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    @property
    def exitcode(self) -> int | None:
        """As Process."""
        return self._process.poll()

    def is_alive(self) -> bool:
        """As Process."""
        return self._process.poll() is None

    def kill(self) -> None:
        """As Process."""
        self._process.kill()

    def join(self, timeout: float | None = None) -> None:
        """As Process."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout)

    def close(self) -> None:
        """As Process; there is nothing to forget."""
