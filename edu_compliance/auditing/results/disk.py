"""Errors of the file system in words: what could not be written, and why."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from edu_compliance.model.message import Message, say

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_SUCH_PLACE = {errno.ENOENT, errno.ENOTDIR, errno.EINVAL, errno.ENAMETOOLONG}


class CannotWrite(Exception):
    """The results cannot be written; `message` says where and why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


@contextlib.contextmanager
def said(path: Path) -> Iterator[None]:
    """For the block: errors of the file system as CannotWrite."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(not_written(path, error)) from error


def not_written(path: Path, error: OSError) -> Message:
    """Why a file or folder could not be written."""
    if error.errno in _FULL:
        return say("writing.full", path=str(path))
    if error.errno in _FORBIDDEN:
        return say("writing.no_permission", path=str(path))
    for above in path.parents:
        if above.is_file():
            return say("writing.no_folder", folder=str(above))
    if error.errno in _NO_SUCH_PLACE:
        return say("writing.no_place", path=str(path))
    return say("writing.failed", path=str(path), error=error.strerror or str(error))
