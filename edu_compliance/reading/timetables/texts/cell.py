"""A cell understood, and how its words make one lesson, an activity or nothing."""

import re
from collections.abc import Sequence

import attrs

from edu_compliance.model.lesson import EVERY_WEEK, Naming, Taught, Weeks
from edu_compliance.model.vocabulary import Kind, Meaning
from edu_compliance.reading.timetables.texts.meanings import CJK
from edu_compliance.reading.timetables.texts.people import looks_like_person, looks_like_room

_ELECTIVE = re.compile(r"(?:选修|选|选课|兴趣班?|兴趣小组|拓展)[0-9]?")

_NOT_HELD = re.compile(
    r"(?:已|暂|本周|临时|[一二三四五六]月)?(?:停|暂停|取消|不上|未上|不开|未开|没上|被占|占用|挪用)(?:[上课用开了]*)"
)
"""What brackets say of a lesson that is not held any more: 体育（停）."""


@attrs.frozen
class Cell:
    """A cell understood."""

    lessons: tuple[tuple[Taught, Weeks], ...] = ()
    """What is taught, each with its weeks. Together they are one lesson a week at the most."""
    activity: str = ""
    """The activity it names instead, which is no lesson."""
    about: tuple[str, ...] = ()
    """Canonical subjects an activity is about (数学晚自习)."""
    loose_weeks: bool = False
    """The weeks are said, and what share of the term they are cannot be told (1—8周 alone)."""

    single: bool = attrs.field(init=False)
    """Whether it is one lesson and nothing else is to be said of it."""

    @single.default
    def _is_single(self) -> bool:
        return len(self.lessons) == 1 and not self.activity and not self.loose_weeks

    @property
    def plain(self) -> bool:
        """Whether it is one lesson of one known subject, with or without its teacher and room: surely no note."""
        return self.single and self.lessons[0][0].naming is Naming.KNOWN

    @property
    def empty(self) -> bool:
        """Whether nothing is taught and nothing takes place."""
        return not self.lessons and not self.activity


NOTHING = Cell()
"""An empty cell."""


@attrs.frozen
class Part:
    """One word of a cell and what it was taken for."""

    text: str
    meaning: Meaning | None
    instead: bool = False
    """Whether brackets say that it takes the place of the subject before them: 音乐（改语文）."""

    @property
    def subject(self) -> bool:
        return self.meaning is not None and self.meaning.kind is Kind.SUBJECT

    @property
    def activity(self) -> bool:
        return self.meaning is not None and self.meaning.kind is Kind.ACTIVITY


def _taught(meaning: Meaning, written: str) -> Taught:
    return Taught(meaning.name, meaning.subjects, Naming.KNOWN if meaning.sure else Naming.AMBIGUOUS, written)


def cell_of(meaning: Meaning, written: str) -> Cell:
    """The cell of one word whose meaning is known."""
    if meaning.kind is Kind.SUBJECT:
        return Cell(lessons=((_taught(meaning, written), EVERY_WEEK),))
    return Cell(activity=meaning.name, about=meaning.subjects) if meaning.kind is Kind.ACTIVITY else NOTHING


def compose(parts: Sequence[Part], inner: Sequence[Part], written: str) -> Cell:
    """One lesson, an activity or nothing from a cell's words and the words in its brackets."""
    if all(part.meaning is not None and part.meaning.kind is Kind.EMPTY for part in parts):
        return NOTHING
    unknown = [part for part in parts if part.meaning is None]
    subjects = {part.meaning.name: part.meaning for part in parts if part.meaning and part.subject}
    activities = [part.meaning for part in parts if part.meaning and part.activity]
    if activities and not subjects and (parts[0].activity or not unknown):
        about = tuple(s for part in inner if part.meaning and part.subject for s in part.meaning.subjects)
        return Cell(activity=activities[0].name, about=about or activities[0].subjects)
    if activities and parts[0].activity and "/" not in written and not unknown:
        return Cell(activity=activities[0].name, about=tuple(s for m in subjects.values() for s in m.subjects))
    if unknown:
        return Cell(lessons=((Taught(_unknown(parts, written), (), Naming.UNKNOWN, written), EVERY_WEEK),))
    meanings = [*subjects.values(), *activities]
    if len(meanings) == 1:
        return Cell(lessons=((_with_bracket(meanings[0], inner, written), EVERY_WEEK),))
    possible = tuple(dict.fromkeys(s for m in meanings for s in (m.subjects or (m.name,))))
    name = "/".join(dict.fromkeys(m.name for m in meanings))
    return Cell(lessons=((Taught(name, possible, Naming.SHARED, written), EVERY_WEEK),))


def _unknown(parts: Sequence[Part], written: str) -> str:
    """The name of a subject nobody knows: its first word, where nothing but teachers, rooms and figures follow."""
    name, *others = (part.text for part in parts)
    beside = others and all(looks_like_person(one) or looks_like_room(one) or not CJK.search(one) for one in others)
    return name if beside and CJK.search(name) else " ".join(written.split())


def any_of(taughts: Sequence[Taught]) -> Taught:
    """What is taught where several share a lesson, and nobody says which has which part of it."""
    written = "/".join(taught.written for taught in taughts)
    if any(taught.naming is Naming.UNKNOWN for taught in taughts):
        return Taught(written, (), Naming.UNKNOWN, written)
    names = "/".join(dict.fromkeys(taught.name for taught in taughts))
    return Taught(names, tuple(dict.fromkeys(s for taught in taughts for s in taught.subjects)), Naming.SHARED, written)


def _with_bracket(outer: Meaning, inner: Sequence[Part], written: str) -> Taught:
    """A subject with what its brackets add: another subject may be meant instead, a teacher or a room says nothing."""
    others: dict[str, None] = {}
    detail = ""
    for part in inner:
        if part.meaning is not None and part.meaning.kind is not Kind.EMPTY:
            others.update(dict.fromkeys(part.meaning.subjects or (part.meaning.name,)))
            if part.subject:
                detail = detail or part.meaning.name
        elif _ELECTIVE.fullmatch(part.text) or _NOT_HELD.fullmatch(part.text):
            others[part.text] = None
        elif not looks_like_person(part.text):
            detail = detail or part.text
    possible = tuple(dict.fromkeys((*outer.subjects, *others)))
    if any(part.instead for part in inner):
        return Taught("/".join(possible), possible, Naming.SHARED, written)
    naming = Naming.KNOWN if len(possible) == 1 else Naming.AMBIGUOUS
    return Taught(outer.name, possible, naming, written, detail=detail)


def together(cells: Sequence[Cell], weeks: Sequence[Weeks | None], text: str) -> Cell:
    """The cells of single weeks as one."""
    lessons = tuple(
        (taught, when or EVERY_WEEK) for cell, when in zip(cells, weeks, strict=True) for taught, _ in cell.lessons
    )
    lessons = tuple((attrs.evolve(taught, written=text.strip()), when) for taught, when in lessons)
    activity = "" if lessons else next((cell.activity for cell in cells if cell.activity), "")
    return Cell(lessons, activity=activity, loose_weeks=any(when is None for when in weeks))
