"""The folder an audit is written to: nothing foreign is overwritten, and what stands there is whole or not there."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from edu_compliance.model.message import Message, say

AUDIT = "audit.json"
"""Written last: where it stands, the audit is whole."""
SCHOOLS = "schools"
PARTS = (SCHOOLS, "findings.csv", "index.html", AUDIT)
"""What an audit consists of, in the order in which it is put in place."""
SUBMISSIONS = "submissions"
"""Where a demonstration lays what it audits, beside its results."""
_UNFINISHED = ".unfinished"
_HEAD = 65536


class CannotWrite(Exception):
    """The results cannot be written; `message` says where and why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def is_audit(folder: Path) -> bool:
    """Whether a folder holds an earlier audit, by the first words of its `audit.json`."""
    try:
        with open(folder / AUDIT, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return head.lstrip().startswith(b"{") and b'"as_of"' in head and b'"policies"' in head


@attrs.frozen
class OutputFolder:
    """Collects an audit's files out of sight and puts them in place together."""

    folder: Path

    @property
    def _unfinished(self) -> Path:
        return self.folder / _UNFINISHED

    def write(self, name: str, content: bytes) -> None:
        """One file of the audit, by its name with forward slashes; CannotWrite where the disk will not have it."""
        with self.open(name) as file:
            file.write(content)

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A file of the audit to write piece by piece; errors in writing it become CannotWrite."""
        with _said(self.folder / name), open(self._unfinished / name, "wb") as file:
            yield file

    def _put_in_place(self) -> None:
        """Replaces the audit that stood here by the new one; `audit.json` goes first and comes last."""
        old = self._unfinished / "old"
        old.mkdir()
        for part in reversed(PARTS):
            with _said(self.folder / part), contextlib.suppress(FileNotFoundError):
                os.replace(self.folder / part, old / part)
        for part in PARTS:
            with _said(self.folder / part):
                os.replace(self._unfinished / part, self.folder / part)


@contextlib.contextmanager
def output_folder(folder: Path) -> Iterator[OutputFolder]:
    """A folder to write an audit to; in place at the end of the block, and only if it ended well.

    CannotWrite where the folder holds something that is no audit, or cannot be written.
    """
    output = OutputFolder(folder)
    _make_ready(folder)
    unfinished = folder / _UNFINISHED
    with _said(folder):
        shutil.rmtree(unfinished, ignore_errors=True)
        (unfinished / SCHOOLS).mkdir(parents=True)
    try:
        yield output
        output._put_in_place()
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def lay_submissions(folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[Path, int]:
    """Lays invented submissions into an audit's folder, in place of those of an earlier demonstration.

    Gives where they lie, and how many files they are. CannotWrite as in `output_folder`.
    """
    _make_ready(folder)
    submissions = folder / SUBMISSIONS
    with _said(submissions):
        if submissions.exists():
            if not is_audit(folder):
                raise CannotWrite(say("writing.not_an_audit", folder=str(folder), example=SUBMISSIONS))
            shutil.rmtree(submissions)
        number = 0
        for name, content in files:
            path = submissions / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            number += 1
    return submissions, number


def write_page(path: Path, page: bytes) -> None:
    """One page by itself, its folder made; whole or not there. CannotWrite where that cannot be, or is no page."""
    with _said(path):
        if path.exists() and not _is_page(path):
            raise CannotWrite(say("writing.not_a_page", path=str(path)))
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(path.name + _UNFINISHED)
        unfinished.write_bytes(page)
        os.replace(unfinished, path)


def _is_page(path: Path) -> bool:
    if not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.read(64).lstrip().lower().startswith(b"<!doctype html")


def write_new_file(path: Path, content: bytes) -> None:
    """A file where none stands: a form that somebody filled in is never lost. CannotWrite where that cannot be."""
    with _said(path):
        if path.exists():
            raise CannotWrite(say("writing.file_exists", path=str(path)))
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb") as file:
            file.write(content)


def _make_ready(folder: Path) -> None:
    """Makes the folder; refuses one that holds anything but an audit."""
    with _said(folder):
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(say("writing.no_folder", folder=str(folder)))
        folder.mkdir(parents=True, exist_ok=True)
        entries = {entry.name for entry in folder.iterdir()}
    # An audit cut off while it was put in place has no audit.json: it is known by holding nothing foreign.
    foreign = entries - {*PARTS, SUBMISSIONS, _UNFINISHED}
    if (foreign and not is_audit(folder)) or (AUDIT in entries and not is_audit(folder)):
        example = min(foreign or {AUDIT})
        raise CannotWrite(say("writing.not_an_audit", folder=str(folder), example=example))


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    """Errors of the file system as CannotWrite."""
    try:
        yield
    except PermissionError as error:
        raise CannotWrite(say("writing.no_permission", path=str(path))) from error
    except OSError as error:
        raise CannotWrite(say("writing.failed", path=str(path), error=error.strerror or str(error))) from error
