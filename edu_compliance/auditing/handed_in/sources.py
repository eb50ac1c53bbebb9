"""One file on disk: how it is opened without being led astray, and what it is called in the audit."""

import errno
import hashlib
import os
import stat
from pathlib import Path

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.submission import File, Status

LARGEST = 256 * 1024 * 1024
"""Bytes beyond which a file is not even brought into memory; what is smaller the reader judges by its own limits."""


@attrs.frozen
class Source:
    """A regular file of a submission, not opened yet."""

    name: str
    """Its path as named in the audit: relative to the call, with forward slashes."""
    path: Path
    """Where it stands."""
    sent: bytes | Message | None = attrs.field(default=None, repr=False, eq=False)
    """Its content, or why there is none, where it was sent to a machine on which `path` means nothing."""

    @property
    def ending(self) -> str:
        """Its name's ending in lower case, with the dot."""
        return self.path.suffix.lower()


class CannotOpen(Exception):
    """A file could not be brought into memory; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def content(source: Source) -> bytes:
    """The file's bytes; CannotOpen where it is gone, locked, too large, or has become a link, pipe or device."""
    if isinstance(source.sent, bytes):
        return source.sent
    if source.sent is not None:
        raise CannotOpen(source.sent)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(source.path, flags)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise CannotOpen(say("source.not_regular"))
            if found.st_size > LARGEST:
                raise CannotOpen(say("source.too_large", size=found.st_size, limit=LARGEST))
            return file.read(LARGEST + 1)[:LARGEST]
    except OSError as error:
        raise CannotOpen(why_not(error)) from error


def sent(source: Source) -> Source:
    """A file with its content, so that it can be read on another machine."""
    try:
        return attrs.evolve(source, sent=content(source))
    except CannotOpen as refused:
        return attrs.evolve(source, sent=refused.message)


def hash_of(source: Source) -> str:
    """SHA-256 of a file's content; empty where it cannot be opened."""
    try:
        return hashlib.sha256(content(source)).hexdigest()
    except CannotOpen:
        return ""


def why_not(error: OSError) -> Message:
    """What an error of the file system means to the person whose file it is."""
    if error.errno == errno.ENOENT:
        return say("source.missing")
    if error.errno in (errno.EACCES, errno.EPERM):
        return say("source.no_permission")
    if error.errno == errno.EISDIR:
        return say("source.a_folder")
    if error.errno == errno.ELOOP:
        return say("source.link")
    return say("source.cannot_open", error=error.strerror or type(error).__name__)


def set_aside(source: Source, status: Status, reason: Message) -> File:
    """A regular file that is listed and not read, with its hash where it can be opened."""
    return File(source.name, hash_of(source), status, reason)


def shown_name(path: Path, call: Path) -> str:
    """`path` relative to the folder `call`, with forward slashes and in letters that UTF-8 can write.

    On another drive, where nothing is relative, the whole path. Names that are no UTF-8 (unpacked from a Chinese zip
    file on Linux) are tried as GB18030.
    """
    try:
        name = os.path.relpath(path, call)
    except ValueError:
        name = str(path)
    return readable(name.replace(os.sep, "/"))


def readable(name: str) -> str:
    """`name` without the surrogates by which Python carries bytes that are no UTF-8."""
    if name.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in name):
        return name
    raw = os.fsencode(name)
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")
