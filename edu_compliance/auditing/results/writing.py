"""The folder an audit is written to: what stands there is whole or not there."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from edu_compliance.auditing.results.disk import CannotWrite, said
from edu_compliance.auditing.results.lock import Locked, locked
from edu_compliance.auditing.results.parts import (
    PARTS,
    PIECES,
    SCHOOLS,
    SUBMISSIONS,
    UNFINISHED,
    begun,
    is_ours,
    make_ready,
)
from edu_compliance.model.message import say

_SCRATCH = "scratch"
"""For what is needed for a while."""


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
        return begun(self.folder)

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

    def take_away(self, folder: str) -> None:
        """A folder of the audit goes, with all that is in it, where there is one."""
        with said(self.folder):
            shutil.rmtree(self.unfinished / folder, ignore_errors=True)

    def new_folder(self, folder: str) -> Path:
        """A folder of the audit with nothing in it."""
        self.take_away(folder)
        with said(self.folder):
            (self.unfinished / folder).mkdir()
        return self.unfinished / folder

    def scratch(self) -> Path:
        """A new, empty folder for what is needed for a while, on the disk where the results will be."""
        return self.new_folder(_SCRATCH)

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
    make_ready(folder)
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
    make_ready(folder)
    submissions = folder / SUBMISSIONS
    with said(submissions):
        if submissions.exists():
            if not is_ours(folder):
                raise CannotWrite(say("writing.not_an_audit", folder=str(folder), example=SUBMISSIONS))
            shutil.rmtree(submissions)
        number = 0
        for name, content in files:
            path = submissions / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            number += 1
    return submissions, number
