"""A folder that one process works in at a time, by a lock of the system's that ends with the process that holds it."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

NAME = ".lock"
"""The file that is locked; it says nothing by being there."""


class Locked(Exception):
    """Another process holds the lock."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder for the time of a block; Locked where another process does, OSError as `os.open`."""
    path = folder / NAME
    handle = _take(path)
    try:
        yield
    finally:
        # It goes while it is still held: whoever opened it meanwhile sees that it is no longer the folder's.
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                path.unlink()


def _take(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(handle)
            if _same(handle, path):
                return handle
        except OSError as error:
            os.close(handle)
            raise Locked from error
        os.close(handle)


def _lock(handle: int) -> None:
    """OSError where another process holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _same(handle: int, path: Path) -> bool:
    """Whether the open file is the one that stands there: its holder before may have taken it away."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False
