"""The lists of a school's page: cells that were not counted, and what was not understood."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.submission import NOT_WHOLLY_READ, Submission
from edu_compliance.reporting.speech.evidence import cells
from edu_compliance.reporting.speech.privacy import Mask
from edu_compliance.reporting.speech.speaker import Speaker


@attrs.frozen
class Listed:
    """A line of a list with its cells: what was not counted, not read, or should be known."""

    text: str
    why: str
    number: int
    cells: str


def uncounted(classes: Iterable[SchoolClass], mask: Mask, speaker: Speaker) -> tuple[Listed, ...]:
    """Cells that are no lessons, by reason and words; those that name a subject stand first."""
    groups: dict[tuple[bool, str, str], list[Place]] = {}
    said: dict[int, str] = {}  # by identity: equal cells share their reason
    shown: dict[str, str] = {}
    for school_class in classes:
        for cell in school_class.uncounted:
            why, text = said.get(id(cell.why)), shown.get(cell.written)
            if why is None:
                why = said[id(cell.why)] = mask.text(speaker.say(cell.why))
            if text is None:
                text = shown[cell.written] = mask.text(cell.written)
            groups.setdefault((not cell.subjects, why, text), []).append(cell.place)
    ordered = sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1])))
    return tuple(Listed(text, why, len(at), cells(at, speaker)) for (_, why, text), at in ordered)


def unread(submission: Submission, mask: Mask, speaker: Speaker) -> tuple[Listed, ...]:
    """Files, sheets and lines that were not understood, and whatever else a reader should know of them."""
    found = []
    for file in submission.files:
        if file.status in NOT_WHOLLY_READ or file.reason is not None:
            why = speaker.say(file.reason) if file.reason is not None else ""
            found.append(
                Listed(speaker.text("page.file_status", file=file.name, status=file.status), mask.text(why), 1, "")
            )
        for sheet in file.sheets:
            if sheet.reason is not None or not sheet.understood:
                why = speaker.say(sheet.reason) if sheet.reason is not None else speaker.text("sheet.not_understood")
                text = speaker.text("page.sheet", file=file.name, sheet=sheet.name, kind=sheet.kind)
                found.append(Listed(text, mask.text(why), 1, ""))
        found += [_notice(file.name, notice.why, notice.places, mask, speaker) for notice in file.notices]
    found += [_notice(submission.school, n.why, n.places, mask, speaker) for n in submission.notices]
    found += _incomplete(submission.classes, mask, speaker)
    for school_class in submission.classes:
        if school_class.binding_doubt is not None:
            found.append(_notice(school_class.name, school_class.binding_doubt, (school_class.place,), mask, speaker))
        for moved in school_class.placed_otherwise:
            found.append(_notice(school_class.name, moved.why, moved.places, mask, speaker))
    return tuple(found)


def _incomplete(classes: Iterable[SchoolClass], mask: Mask, speaker: Speaker) -> Iterator[Listed]:
    """Classes whose timetable lacks most of its lessons; all of which the same is to be said in one line."""
    alike: dict[Message, list[SchoolClass]] = {}
    for school_class in classes:
        if school_class.incomplete is not None:
            alike.setdefault(school_class.incomplete, []).append(school_class)
    for why, of_it in alike.items():
        names = speaker.list([one.name for one in of_it])
        yield _notice(names, why, [one.place for one in of_it], mask, speaker)


def _notice(about: str, why: Message, places: Sequence[Place], mask: Mask, speaker: Speaker) -> Listed:
    return Listed(about, mask.text(speaker.say(why)), max(len(places), 1), cells(places, speaker))
