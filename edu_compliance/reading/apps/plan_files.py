"""Files of timetable programs as `File` values, and the pieces of one profile put together among a school's files."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.profile import Profile
from edu_compliance.model.submission import File, Sheet, SheetKind, Status
from edu_compliance.reading.apps.classisland import ProfileReading, completed, read_profile
from edu_compliance.reading.apps.cses import read_cses
from edu_compliance.reading.apps.heading import Heading
from edu_compliance.reading.apps.profile_json import parse_profile
from edu_compliance.reading.papers.bells import bells_of_layout
from edu_compliance.reading.timetables.texts.cells import CellReader

_PIECES = (".classplans", ".timelayouts", ".subjects")


def cses_file(name: str, text: str, cells: CellReader) -> File:
    """A CSES file. Raises Refused."""
    read = read_cses(text, name, _names(name), cells)
    reason = None if read.whole else say("file.partly_read", sheets=(PurePosixPath(name).stem,))
    file = _file(name, read.heading, SheetKind.TIMETABLE, reason)
    return attrs.evolve(file, classes=(read.school_class,), notices=read.notices)


def profile_file(name: str, text: str, cells: CellReader) -> File:
    """A ClassIsland profile, or a piece of one, which keeps what it holds for `joined`. Raises Refused."""
    profile = parse_profile(text)
    return attrs.evolve(_of_profile(name, profile, cells), profile=profile)


def joined(files: Sequence[File], cells: CellReader) -> tuple[File, ...]:
    """The files of one submission, those that hold class plans completed by the layouts and subjects of the others."""
    profiles = [(file.name, file.profile) for file in files if file.profile is not None]
    if len(profiles) < 2:
        return tuple(files)
    return tuple(_completed(file, profiles, cells) for file in files)


def _completed(file: File, profiles: Sequence[tuple[str, Profile]], cells: CellReader) -> File:
    if file.profile is None or not file.profile.plans:
        return file
    others = [(name, profile) for name, profile in profiles if name != file.name]
    whole = completed(file.name, file.profile, others)
    if whole == file.profile:
        return file
    return attrs.evolve(_of_profile(file.name, whole, cells), sha256=file.sha256, profile=file.profile)


def _of_profile(name: str, profile: Profile, cells: CellReader) -> File:
    if not profile.plans:
        kind = SheetKind.BELLS if profile.layouts else SheetKind.OTHER
        return _file(name, Heading.of(()), kind, _piece(profile), understood=True)
    read = read_profile(profile, name, _names(name), cells)
    file = _file(name, read.heading, SheetKind.TIMETABLE, _reason(read))
    used = {plan.layout for plan in profile.plans if plan.enabled and not plan.overlay}
    bells = tuple(bells_of_layout(one, name, cells) for id, one in profile.layouts.items() if id in used)
    return attrs.evolve(file, classes=read.classes, notices=read.notices, bells=bells)


def _piece(profile: Profile) -> Message:
    if profile.empty:
        return say("profile.empty")
    parts = [say("profile.layouts")] if profile.layouts else []
    return say("profile.piece", parts=(*parts, *([say("profile.subjects")] if profile.subjects else ())))


def _reason(read: ProfileReading) -> Message | None:
    if read.missing:
        return say("profile.incomplete", missing=read.missing)
    return None if read.whole else say("profile.partly_read")


def _file(name: str, heading: Heading, kind: SheetKind, reason: Message | None, *, understood: bool = False) -> File:
    """A file of one sheet; with a reason it is not wholly understood, unless it is only a piece."""
    understood = understood or reason is None
    return File(
        name,
        "",
        Status.READ if understood else Status.PARTLY_READ,
        reason,
        sheets=(Sheet(PurePosixPath(name).stem, True, kind, reason, understood),),
        school=heading.school,
        year=heading.year,
        term=heading.term,
    )


def _names(name: str) -> tuple[str, ...]:
    """What a file's name and its folder's may say of the class, the ending and the name of a piece aside."""
    path = PurePosixPath(name)
    stem = path.stem
    for piece in _PIECES:
        stem = stem.removesuffix(piece)
    return (stem, path.parent.name) if path.parent.name else (stem,)
