"""Folders become submissions: which files one school handed in, and what else lay there."""

import os
import stat
from collections.abc import Collection, Sequence
from pathlib import Path

import attrs

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.folders import Folder, Look, all_aside, all_files, unfit
from edu_compliance.auditing.handed_in.side_by_side import copies_together, each_schools, is_part_of, of_several_schools
from edu_compliance.auditing.handed_in.sources import Source, readable, set_aside, shown_name, why_not
from edu_compliance.auditing.results.parts import is_audit
from edu_compliance.model.message import say
from edu_compliance.model.roster import Match
from edu_compliance.model.submission import File, Status


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


def discover(paths: Sequence[str], call: Path, without: Path | None = None, options: Collection[Path] = ()) -> Found:
    """What the paths of a call hold: a file is one school's, a folder is gone through.

    `call` is the folder that paths are relative to; `without` (where results are written) is not gone into; `options`
    are files that the call gave for something else (a roster) and that no school handed in. Links, pipes and devices
    are listed and not followed. Nothing is opened but what is set aside, for its hash. No path twice.
    """
    given = frozenset(Path(os.path.abspath(call / path)) for path in options)
    search = _Search(call, Look(without.absolute() if without else None, given))
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

    def __init__(self, call: Path, look: Look) -> None:
        self.call, self.look = call, look
        self.handed: list[Handed] = []
        self.loose: list[File] = []

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
            elif str(path) not in self.look.seen:
                self._named_folder(self.look.look_into(path, name, 0))
        elif why := unfit(mode):
            self.loose.append(File(name, "", Status.REFUSED, why))
        elif self.look.first_time(path):
            self._one_file(Source(name, path), ())

    def _one_file(self, source: Source, group: tuple[str, ...]) -> None:
        self.handed.append(Handed(source.name, readable(source.path.stem), (source,), (), group))

    def _named_folder(self, folder: Folder) -> None:
        """The folder a path of the call names: its own workbooks are one school each."""
        group = (folder.title,) if folder.name not in (".", "..") else ()
        if _sorted_in_parts(folder):
            self._school(folder, ())
        else:
            self._side_by_side(folder, group)

    def _side_by_side(self, folder: Folder, group: tuple[str, ...]) -> None:
        """A folder in which schools' workbooks lie side by side, and perhaps their folders beside them."""
        carriers = [source for source in folder.files if source.ending in names.CARRIERS]
        for sources in each_schools(carriers):
            first = sources[0]
            self.handed.append(Handed(first.name, readable(first.path.stem), tuple(sources), (), group))
        for source in folder.files:
            if source.ending not in names.CARRIERS:
                self.loose.append(set_aside(source, Status.REFUSED, say("source.no_workbook")))
        self._grouping(folder, group)

    def _any_folder(self, folder: Folder, group: tuple[str, ...]) -> None:
        """A folder below a named one: one school's, several schools', or a grouping."""
        only_others = bool(folder.files) and all(below.empty for below in folder.folders)
        if of_several_schools(folder):
            self._side_by_side(folder, (*group, folder.title))
        elif folder.holds_workbooks or only_others or _sorted_in_parts(folder) or _shut(folder):
            self._school(folder, group)
        else:
            for source in folder.files:
                self.loose.append(set_aside(source, Status.REFUSED, say("source.no_workbook")))
            self._grouping(folder, (*group, folder.title))

    def _grouping(self, folder: Folder, group: tuple[str, ...]) -> None:
        self.loose.extend(folder.aside)
        if folder.empty and not any(file.status is Status.REFUSED for file in folder.aside):
            self.loose.append(File(folder.name, "", Status.REFUSED, say("source.empty_folder")))
        for below in copies_together(folder.folders):
            self._any_folder(below, group)

    def _school(self, folder: Folder, group: tuple[str, ...]) -> None:
        """A folder that is one school's submission, with the parts it is sorted in."""
        sources, aside, others = list(folder.files), list(folder.aside), []
        for below in folder.folders:
            if is_part_of(below, folder):
                sources += all_files(below)
                aside += all_aside(below)
            else:
                others.append(below)
        self.handed.append(Handed(folder.name, folder.title, tuple(sources), tuple(aside), group))
        for below in others:
            self._any_folder(below, (*group, folder.title))


def _shut(folder: Folder) -> bool:
    """Whether a folder bears a school's name and holds only what could not be opened: it handed in something."""
    refused = any(file.status is Status.REFUSED for file in folder.aside)
    return folder.empty and not folder.folders and refused and bool(names.school_in(folder.title))


def _sorted_in_parts(folder: Folder) -> bool:
    """Whether a folder holds nothing but folders by grade or stage, or workbooks by class: one school's, sorted."""
    filled = [below for below in folder.folders if not below.empty]
    workbooks = [source for source in folder.files if source.ending in names.CARRIERS]
    if not filled and not workbooks:
        return False
    by_class = all(names.is_part_of_school(readable(source.path.stem)) for source in workbooks)
    return by_class and all(is_part_of(below, folder) for below in filled)
