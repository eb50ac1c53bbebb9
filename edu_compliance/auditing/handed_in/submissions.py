"""Folders become submissions: which files one school handed in, and what else lay there."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import attrs

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.sources import Source, readable, set_aside, shown_name, why_not
from edu_compliance.auditing.results.writing import is_audit
from edu_compliance.model.message import Message, say
from edu_compliance.model.roster import Match
from edu_compliance.model.submission import File, Status

_DEEPEST = 40
"""Folders nested deeper than this are no filing but a mistake or a trap."""


@attrs.frozen
class Handed:
    """What one school handed in, not read yet."""

    name: str
    """The folder or the file, as named in the audit; unique, and what audits are sorted by."""
    title: str
    """The folder's name, or the file's without its ending."""
    sources: tuple[Source, ...]
    aside: tuple[File, ...] = ()
    """What lay with them and is not read, with the reason."""
    group: tuple[str, ...] = ()
    """The folders it stands in, outermost first."""
    marks: frozenset[str] | None = None
    """The school's own 特色校 marks; None where nobody told them of this school."""
    match: Match | None = None
    """Whose it is by the roster, as far as its path tells; None where there is no roster."""

    @property
    def school(self) -> str:
        """The school's name as far as the title tells; empty where it looks like none."""
        return names.school_in(self.title)

    @property
    def sort_key(self) -> tuple[str, ...]:
        """Orders submissions as a reader goes through the folders."""
        return tuple(self.name.split("/"))


@attrs.frozen
class Found:
    """Everything met under the paths of one call."""

    handed: tuple[Handed, ...]
    """Sorted."""
    loose: tuple[File, ...]
    """What belongs to no submission: missing paths, empty folders, files that are none of any school's."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing at all to read: no file that was named, and none that could hold a timetable."""
        return not any(
            source.name == handed.name or source.ending in names.CARRIERS
            for handed in self.handed
            for source in handed.sources
        )


@attrs.define
class _Folder:
    """What one folder holds, sorted by name."""

    path: Path
    name: str
    files: list[Source] = attrs.field(factory=list)
    aside: list[File] = attrs.field(factory=list)
    folders: list["_Folder"] = attrs.field(factory=list)

    @property
    def title(self) -> str:
        return readable(self.path.name)

    @property
    def holds_workbooks(self) -> bool:
        return any(source.ending in names.WORKBOOKS for source in self.files)

    @property
    def empty(self) -> bool:
        return not self.files and all(folder.empty for folder in self.folders)


def discover(paths: Sequence[str], call: Path, without: Path | None = None, options: Collection[Path] = ()) -> Found:
    """What the paths of a call hold: a file is one school's, a folder is gone through.

    `call` is the folder that paths are relative to; `without` (where results are written) is not gone into; `options`
    are files that the call gave for something else (a roster) and that no school handed in. Links, pipes and devices
    are listed and not followed. Nothing is opened but what is set aside, for its hash. No path twice.
    """
    given = frozenset(Path(os.path.abspath(call / path)) for path in options)
    search = _Search(call, without.absolute() if without else None, given)
    for path in paths:
        search.take(path)
    return Found(
        tuple(sorted(search.handed, key=lambda handed: handed.sort_key)),
        tuple(sorted(search.loose, key=lambda file: file.name.split("/"))),
    )


def one_school(paths: Sequence[str], call: Path) -> Handed:
    """All that the paths of a call hold as one school's submission; the first, or the folder it lies in, names it."""
    found = discover(paths, call)
    name = shown_name(Path(os.path.normpath(call / paths[0])), call)
    sources = [source for handed in found.handed for source in handed.sources]
    aside = [file for handed in found.handed for file in handed.aside]
    first = Path(os.path.abspath(call / paths[0]))
    titles = [readable(first.stem), readable(first.parent.name)]
    title = next((title for title in titles if names.school_in(title)), titles[0])
    return Handed(name, title, tuple(sources), (*aside, *found.loose))


class _Search:
    """One going through; collects submissions and what belongs to none."""

    def __init__(self, call: Path, without: Path | None, options: frozenset[Path]) -> None:
        self.call, self.without, self.options = call, without, options
        self.handed: list[Handed] = []
        self.loose: list[File] = []
        self.seen: set[str] = set()

    def take(self, given: str) -> None:
        """One path of the call."""
        path = Path(os.path.normpath(self.call / given))
        name = shown_name(path, self.call)
        try:
            mode = path.lstat().st_mode
        except (OSError, ValueError) as error:
            reason = why_not(error) if isinstance(error, OSError) else say("source.missing")
            self.loose.append(File(name, "", Status.REFUSED, reason))
            return
        if stat.S_ISDIR(mode):
            if is_audit(path):
                self.loose.append(File(name, "", Status.REFUSED, say("source.an_audit")))
            elif str(path) not in self.seen:
                self._named_folder(self._look_into(path, name, 0))
        elif unfit := _unfit(mode):
            self.loose.append(File(name, "", Status.REFUSED, unfit))
        elif self._first_time(path):
            self._one_file(Source(name, path), ())

    def _first_time(self, path: Path) -> bool:
        """Whether `path` has not been met under another of the call's paths."""
        known = str(path) in self.seen
        self.seen.add(str(path))
        return not known

    def _look_into(self, path: Path, name: str, depth: int) -> _Folder:
        """Everything in a folder and below it."""
        folder = _Folder(path, name)
        if not self._first_time(path):
            return folder
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            folder.aside.append(File(name, "", Status.REFUSED, why_not(error)))
            return folder
        for entry in entries:
            self._look_at(folder, entry, depth)
        return folder

    def _look_at(self, folder: _Folder, entry: os.DirEntry[str], depth: int) -> None:
        """One thing in a folder: a file to read, something set aside, or a folder to go into."""
        path = folder.path / entry.name
        source = Source(f"{folder.name}/{readable(entry.name)}" if folder.name != "." else readable(entry.name), path)
        mode = entry.stat(follow_symlinks=False).st_mode
        if unfit := _unfit(mode):
            folder.aside.append(File(source.name, "", Status.REFUSED, unfit))
        elif not stat.S_ISDIR(mode):
            if not self._first_time(path):
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
            below = self._look_into(path, source.name, depth + 1)
            folder.aside.extend(_all_ignored(below))
        elif depth >= _DEEPEST:
            folder.aside.append(File(source.name, "", Status.REFUSED, say("source.too_deep", limit=_DEEPEST)))
        else:
            folder.folders.append(self._look_into(path, source.name, depth + 1))

    def _one_file(self, source: Source, group: tuple[str, ...]) -> None:
        self.handed.append(Handed(source.name, readable(source.path.stem), (source,), (), group))

    def _named_folder(self, folder: _Folder) -> None:
        """The folder a path of the call names: its own workbooks are one school each."""
        group = (folder.title,) if folder.name not in (".", "..") else ()
        if _sorted_in_parts(folder):
            self._school(folder, ())
            return
        for source in folder.files:
            if source.ending in names.CARRIERS:
                self._one_file(source, group)
            else:
                self.loose.append(set_aside(source, Status.REFUSED, say("source.no_workbook")))
        self._grouping(folder, group)

    def _any_folder(self, folder: _Folder, group: tuple[str, ...]) -> None:
        """A folder below a named one: one school's, or a grouping."""
        only_others = bool(folder.files) and all(below.empty for below in folder.folders)
        if folder.holds_workbooks or only_others or _sorted_in_parts(folder):
            self._school(folder, group)
        else:
            for source in folder.files:
                self.loose.append(set_aside(source, Status.REFUSED, say("source.no_workbook")))
            self._grouping(folder, (*group, folder.title))

    def _grouping(self, folder: _Folder, group: tuple[str, ...]) -> None:
        self.loose.extend(folder.aside)
        if folder.empty and not any(file.status is Status.REFUSED for file in folder.aside):
            self.loose.append(File(folder.name, "", Status.REFUSED, say("source.empty_folder")))
        for below in folder.folders:
            self._any_folder(below, group)

    def _school(self, folder: _Folder, group: tuple[str, ...]) -> None:
        """A folder that is one school's submission, with the parts it is sorted in."""
        sources, aside, others = list(folder.files), list(folder.aside), []
        for below in folder.folders:
            if names.is_part(below.title) and not below.folders:
                sources += below.files
                aside += below.aside
            else:
                others.append(below)
        self.handed.append(Handed(folder.name, folder.title, tuple(sources), tuple(aside), group))
        for below in others:
            self._any_folder(below, (*group, folder.title))


def _sorted_in_parts(folder: _Folder) -> bool:
    """Whether a folder holds nothing but folders by grade or stage: one school's, sorted."""
    filled = [below for below in folder.folders if not below.empty]
    return (
        bool(filled) and not folder.files and all(names.is_part(below.title) and not below.folders for below in filled)
    )


def _unfit(mode: int) -> Message | None:
    """Why what is neither a file nor a folder is not opened."""
    if stat.S_ISLNK(mode):
        return say("source.link")
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return say("source.not_regular")
    return None


def _all_ignored(folder: _Folder) -> Iterator[File]:
    """Every file of a folder that systems make for themselves."""
    for source in folder.files:
        yield set_aside(source, Status.IGNORED, say("source.junk"))
    yield from folder.aside
    for below in folder.folders:
        yield from _all_ignored(below)
