"""What lies in folders: every file and folder below a path, with what is not read and why; nothing decided yet."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import attrs

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.sources import Source, readable, set_aside, why_not
from edu_compliance.auditing.results.parts import is_audit
from edu_compliance.model.message import Message, say
from edu_compliance.model.submission import File, Status

_DEEPEST = 40
"""Folders nested deeper than this are no filing but a mistake or a trap."""


@attrs.define
class Folder:
    """What one folder holds, sorted by name."""

    path: Path
    name: str
    files: list[Source] = attrs.field(factory=list)
    aside: list[File] = attrs.field(factory=list)
    folders: list["Folder"] = attrs.field(factory=list)

    @property
    def title(self) -> str:
        return readable(self.path.name)

    @property
    def holds_workbooks(self) -> bool:
        return any(source.ending in names.WORKBOOKS for source in self.files)

    @property
    def empty(self) -> bool:
        return not self.files and all(folder.empty for folder in self.folders)


class Look:
    """One going through folders, which meets no path twice.

    `without` (where results are written) is not gone into; `options` are files that nobody handed in.
    """

    def __init__(self, without: Path | None, options: frozenset[Path]) -> None:
        self.without, self.options = without, options
        self.seen: set[str] = set()

    def first_time(self, path: Path) -> bool:
        """Whether `path` has not been met under another of the call's paths."""
        known = str(path) in self.seen
        self.seen.add(str(path))
        return not known

    def look_into(self, path: Path, name: str, depth: int) -> Folder:
        """Everything in a folder and below it."""
        folder = Folder(path, name)
        if not self.first_time(path):
            return folder
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            folder.aside.append(File(name, "", Status.REFUSED, why_not(error)))
            return folder
        for entry in entries:
            self._look_at(folder, entry, depth)
        return folder

    def _look_at(self, folder: Folder, entry: os.DirEntry[str], depth: int) -> None:
        """One thing in a folder: a file to read, something set aside, or a folder to go into."""
        path = folder.path / entry.name
        source = Source(f"{folder.name}/{readable(entry.name)}" if folder.name != "." else readable(entry.name), path)
        mode = entry.stat(follow_symlinks=False).st_mode
        if why := unfit(mode):
            folder.aside.append(File(source.name, "", Status.REFUSED, why))
        elif not stat.S_ISDIR(mode):
            if not self.first_time(path):
                return
            if names.is_junk(entry.name):
                folder.aside.append(set_aside(source, Status.IGNORED, say("source.junk")))
            elif self.options and Path(os.path.abspath(path)) in self.options:
                folder.aside.append(set_aside(source, Status.IGNORED, say("source.an_option")))
            else:
                folder.files.append(source)
        elif path == self.without:
            return
        elif is_audit(path):
            folder.aside.append(File(source.name, "", Status.IGNORED, say("source.an_audit")))
        elif names.is_junk_folder(entry.name):
            below = self.look_into(path, source.name, depth + 1)
            folder.aside.extend(_all_ignored(below))
        elif depth >= _DEEPEST:
            folder.aside.append(File(source.name, "", Status.REFUSED, say("source.too_deep", limit=_DEEPEST)))
        else:
            folder.folders.append(self.look_into(path, source.name, depth + 1))


def unfit(mode: int) -> Message | None:
    """Why what is neither a file nor a folder is not opened."""
    if stat.S_ISLNK(mode):
        return say("source.link")
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return say("source.not_regular")
    return None


def all_files(folder: Folder) -> Iterator[Source]:
    """Every file in a folder and below it."""
    yield from folder.files
    for below in folder.folders:
        yield from all_files(below)


def all_aside(folder: Folder) -> Iterator[File]:
    """What in a folder and below it is not read."""
    yield from folder.aside
    for below in folder.folders:
        yield from all_aside(below)


def _all_ignored(folder: Folder) -> Iterator[File]:
    """Every file of a folder that systems make for themselves."""
    for source in folder.files:
        yield set_aside(source, Status.IGNORED, say("source.junk"))
    yield from folder.aside
    for below in folder.folders:
        yield from _all_ignored(below)
