"""The folder an audit is written to: nothing foreign is overwritten, and what stands there is whole or not there."""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from edu_compliance.auditing.audit_file.schema import APPLICATION
from edu_compliance.auditing.results.lock import NAME as LOCK
from edu_compliance.auditing.results.lock import Locked, locked
from edu_compliance.model.ledger_form import TITLE
from edu_compliance.model.message import Message, say

AUDIT = "audit.json"
"""Written last: where it stands, the audit is whole."""
SCHOOLS = "schools"
LEDGER = f"{TITLE}.xlsx"
"""The problem ledger."""
COUNTIES = "counties"
AUDIT_FILE = "audit.sqlite"
PARTS = (SCHOOLS, COUNTIES, "findings.csv", LEDGER, "schools.html", "index.html", AUDIT_FILE, AUDIT)
"""What an audit consists of, in the order in which it is put in place."""
SUBMISSIONS = "submissions"
"""Where a demonstration lays what it audits, beside its results."""
PIECES = "pieces"
"""Where what findings.csv and the ledger are put together from lies when it is made again."""
UNFINISHED = ".unfinished"
"""What is not in place yet ends in this."""
_SCRATCH = "scratch"
_HEAD = 65536
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


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
    def unfinished(self) -> Path:
        """Where they are collected."""
        return self.folder / UNFINISHED

    @property
    def begun(self) -> bool:
        """Whether there is an audit to go on with."""
        return (self.unfinished / AUDIT_FILE).is_file()

    def write(self, name: str, content: bytes) -> None:
        """One file of the audit, by its name with forward slashes; CannotWrite where the disk will not have it."""
        with self.open(name) as file:
            file.write(content)

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A file of the audit to write piece by piece; errors in writing it become CannotWrite."""
        path = self.unfinished / name
        with said(self.folder / name):
            path.unlink(missing_ok=True)  # it may be one file with that of the audit which stands here
            with open(path, "wb") as file:
                yield file

    def read(self, name: str) -> bytes | None:
        """What was written before; None where nothing was."""
        with said(self.folder / name):
            try:
                return (self.unfinished / name).read_bytes()
            except FileNotFoundError:
                return None

    def has(self, name: str, sha256: str) -> bool:
        """Whether a file of this content is here, or stands in the audit that was put in place before: then it is taken
        over. A file that a dying machine left half written is not."""
        for path in (self.unfinished / name, self.folder / name):
            try:
                content = path.read_bytes()
            except OSError:
                continue
            if hashlib.sha256(content).hexdigest() == sha256:
                if path != self.unfinished / name:
                    self._take(name, content)
                return True
        return False

    def _take(self, name: str, content: bytes) -> None:
        """A file of the audit that stands here, with its content: as a second name of it where the disk has such."""
        path = self.unfinished / name
        with said(self.folder / name):
            path.unlink(missing_ok=True)
            try:
                os.link(self.folder / name, path, follow_symlinks=False)
            except (OSError, NotImplementedError):
                path.write_bytes(content)

    def keep_only(self, folder: str, names: Collection[str]) -> None:
        """Takes away what an interrupted audit left in one of its folders and nobody needs any more."""
        with said(self.folder):
            for entry in (self.unfinished / folder).iterdir():
                if entry.name not in names:
                    entry.unlink()

    def new_folder(self, folder: str, *, wanted: bool) -> None:
        """A folder of the audit with nothing in it, or none."""
        with said(self.folder):
            shutil.rmtree(self.unfinished / folder, ignore_errors=True)
            if wanted:
                (self.unfinished / folder).mkdir()

    def scratch(self) -> Path:
        """A new, empty folder for what is needed for a while, on the disk where the results will be."""
        self.new_folder(_SCRATCH, wanted=True)
        return self.unfinished / _SCRATCH

    def take_over(self, name: str) -> bool:
        """Whether a file is here: of the interrupted audit, or else a copy of the finished one's."""
        here, there = self.unfinished / name, self.folder / name
        with said(here):
            if not here.exists() and there.exists():
                part = here.with_name(here.name + UNFINISHED)
                shutil.copyfile(there, part)
                os.replace(part, here)
            return here.exists()

    def begin_anew(self) -> None:
        """Takes away what was collected, and makes ready to collect."""
        shutil.rmtree(self.unfinished, ignore_errors=True)
        with said(self.folder):
            for inside in (SCHOOLS, PIECES):
                (self.unfinished / inside).mkdir(parents=True, exist_ok=True)

    def put_into(self, folder: str) -> None:
        """Lays the files that were written to one folder over those that stand there."""
        with said(self.folder / folder):
            for entry in sorted((self.unfinished / folder).iterdir()):
                os.replace(entry, self.folder / folder / entry.name)
        shutil.rmtree(self.unfinished, ignore_errors=True)

    def put_in_place(self, parts: Collection[str] = PARTS) -> None:
        """Replaces the audit that stood here by the new one; `audit.json` goes first and comes last."""
        old = self.unfinished / "old"
        shutil.rmtree(old, ignore_errors=True)
        with said(old):
            old.mkdir()
        for part in (part for part in reversed(PARTS) if part in parts):
            with said(self.folder / part), contextlib.suppress(FileNotFoundError):
                os.replace(self.folder / part, old / part)
        for part in (part for part in PARTS if part in parts):
            with said(self.folder / part), contextlib.suppress(FileNotFoundError):
                os.replace(self.unfinished / part, self.folder / part)
        shutil.rmtree(self.unfinished, ignore_errors=True)


@contextlib.contextmanager
def output_folder(folder: Path, *, put: bool = True) -> Iterator[OutputFolder]:
    """A folder to write an audit to, held against other processes; in place at the end, and only if it ended well.

    With `put` false it is for the block to put in place what it made. What an interrupted audit left is there to be
    gone on with, and what this one leaves when it is interrupted.
    CannotWrite where the folder holds something that is no audit, cannot be written, or is being written to.
    """
    output = OutputFolder(folder)
    _make_ready(folder)
    with contextlib.ExitStack() as held:
        with said(folder):
            try:
                held.enter_context(locked(folder))
            except Locked as error:
                raise CannotWrite(say("writing.locked", folder=str(folder))) from error
        if not output.begun:
            output.begin_anew()
        try:
            yield output
        except BaseException:
            if not output.begun:
                shutil.rmtree(output.unfinished, ignore_errors=True)
            raise
        if put:
            output.put_in_place()


def lay_submissions(folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[Path, int]:
    """Lays invented submissions into an audit's folder, in place of those of an earlier demonstration.

    Gives where they lie, and how many files they are. CannotWrite as in `output_folder`.
    """
    _make_ready(folder)
    submissions = folder / SUBMISSIONS
    with said(submissions):
        if submissions.exists():
            if not _ours(folder):
                raise CannotWrite(say("writing.not_an_audit", folder=str(folder), example=SUBMISSIONS))
            shutil.rmtree(submissions)
        number = 0
        for name, content in files:
            path = submissions / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            number += 1
    return submissions, number


def _ours(folder: Path) -> bool:
    """Whether a folder holds an audit, one that was interrupted, or one whose record was lost."""
    return is_audit(folder) or OutputFolder(folder).begun or _is_audit_file(folder / AUDIT_FILE)


def _is_audit_file(path: Path) -> bool:
    """By the first bytes: SQLite keeps its application's number at the 68th."""
    try:
        with open(path, "rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:] == APPLICATION.to_bytes(4, "big")


def _make_ready(folder: Path) -> None:
    """Makes the folder; refuses one that holds anything but an audit."""
    with said(folder):
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(say("writing.no_folder", folder=str(folder)))
        folder.mkdir(parents=True, exist_ok=True)
        entries = {entry.name for entry in folder.iterdir()}
    foreign = entries - {*PARTS, SUBMISSIONS, UNFINISHED, LOCK}
    if (foreign or AUDIT in entries) and not _ours(folder):
        example = min(foreign or {AUDIT})
        raise CannotWrite(say("writing.not_an_audit", folder=str(folder), example=example))


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
    return say("writing.failed", path=str(path), error=error.strerror or str(error))
