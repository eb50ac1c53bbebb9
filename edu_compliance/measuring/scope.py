"""What is being counted, an area or a list of subjects, and how sure a taught subject belongs to it."""

import enum
from collections.abc import Mapping

import attrs

from edu_compliance.model.lesson import Naming, Taught
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Areas, Subjects
from edu_compliance.model.stage import Area, Stage

Scope = Area | tuple[str, ...]
"""An area, or canonical subjects of which any counts."""


class Standing(enum.IntEnum):
    """Whether a lesson counts."""

    NO = 0
    MAY = 1
    SURE = 2


def scope_of(value: object) -> Scope:
    """The scope a rule file's `of` names: `"pe"` or `["足球", "篮球"]`; ValueError where it is neither."""
    if isinstance(value, Area):
        return value
    if isinstance(value, str):
        return Area(value)
    if isinstance(value, list | tuple) and value and all(isinstance(name, str) for name in value):
        return tuple(dict.fromkeys(value))
    raise ValueError(f"neither an area nor a list of subjects: {value!r}")


def standing(taught: Taught, scope: Scope, stage: Stage | None, areas: Areas) -> Standing:
    """Whether a lesson counts in a scope, in a class of a stage (None: it may be of any).

    What may be any of several subjects counts surely only where all of them do, and may count where any may.
    """
    subjects = taught.subjects
    if not subjects:
        return Standing.MAY
    if isinstance(scope, Area):
        area = areas.by_area[scope]
        if len(subjects) == 1:
            return in_area(subjects[0], area, stage)
        if (
            taught.detail
            and subjects[1:] == (taught.detail,)
            and not _of_another_area(subjects[0], taught.detail, stage, areas)
        ):
            return in_area(subjects[0], area, stage)
        found = {in_area(subject, area, stage) for subject in subjects}
    elif taught.detail in areas.stands_for.get(subjects[0], ()):
        # 体育（田径） says what plain 体育 hides: it is no football lesson, and surely a PE lesson.
        return Standing.SURE if taught.detail in scope or subjects[0] in scope else Standing.NO
    else:
        detail = taught.detail if taught.naming is Naming.KNOWN else ""
        found = {in_list(subject, scope, areas.stands_for, detail) for subject in subjects}
    if len(found) == 1:
        return found.pop()
    return Standing.MAY


def _of_another_area(outer: str, inner: str, stage: Stage | None, areas: Areas) -> bool:
    """Whether a bracket names a subject of an area that the subject before it is not of: 体育（舞蹈）, 语文（书法）."""
    return any(
        in_area(inner, area, stage) is not Standing.NO and in_area(outer, area, stage) is Standing.NO
        for area in areas.by_area.values()
    )


def in_area(subject: str, area: Subjects, stage: Stage | None) -> Standing:
    """Whether a canonical subject counts in an area (areas.toml), in a class of a stage."""
    if subject in area.counts:
        return Standing.SURE
    stages = area.may_count.get(subject)
    if stages is None or (stages and stage is not None and stage not in stages):
        return Standing.NO
    return Standing.MAY


def in_list(
    subject: str, listed: tuple[str, ...], stands_for: Mapping[str, tuple[str, ...]], detail: str = ""
) -> Standing:
    """Whether a canonical subject is one of a list, or may hide one (艺术: 音乐); `detail` is what a bracket adds.

    体育（足球） is football and surely nothing else that plain 体育与健康 may hide.
    """
    if subject in listed or (detail and detail in listed):
        return Standing.SURE
    hidden = stands_for.get(subject, ())
    if detail in hidden or not any(name in listed for name in hidden):
        return Standing.NO
    return Standing.MAY


@attrs.frozen(eq=False)
class Kind:
    """All lessons that are written and understood alike; equal to itself only, which makes it a quick key."""

    taught: Taught
    """The first of them: the others differ in their teachers at most."""


class Standings(dict[Kind, Standing]):
    """The standing of each kind of lesson in one scope and stage, worked out when it is first asked for."""

    def __init__(self, scope: Scope, stage: Stage | None, areas: Areas) -> None:
        super().__init__()
        self._about = scope, stage, areas

    def __missing__(self, kind: Kind) -> Standing:
        found = self[kind] = standing(kind.taught, *self._about)
        return found


class Kinds:
    """The kinds of lesson that some classes have, and their standings; classes of a school share nearly all of them.

    A `Taught` is known again by its identity, so whatever it was asked about has to stay alive as long as this does.
    """

    def __init__(self, areas: Areas) -> None:
        self.areas = areas
        self._by_identity: dict[int, Kind] = {}
        self._by_words: dict[tuple[object, ...], Kind] = {}
        self._standings: dict[tuple[Scope, Stage | None], Standings] = {}

    def of(self, taught: Taught) -> Kind:
        """The kind of a taught subject."""
        kind = self._by_identity.get(id(taught))
        if kind is None:
            # A member of an enum hashes slowly, and its identity says as much.
            key = (taught.written, taught.name, taught.subjects, id(taught.naming), taught.detail)
            kind = self._by_words.get(key)
            if kind is None:
                kind = self._by_words[key] = Kind(taught)
            self._by_identity[id(taught)] = kind
        return kind

    def standings(self, scope: Scope, stage: Stage | None) -> Standings:
        """The standing of every kind in a scope, in classes of a stage."""
        found = self._standings.get((scope, stage))
        if found is None:
            found = self._standings[scope, stage] = Standings(scope, stage, self.areas)
        return found


def why_it_may(taught: Taught, scope: Scope, areas: Areas) -> Message:
    """Why a lesson only may count in a scope."""
    if not taught.subjects:
        return say("measuring.unknown_name", text=taught.written)
    if len(taught.subjects) > 1:
        id = "measuring.shared_lesson" if taught.naming is Naming.SHARED else "measuring.ambiguous_name"
        return say(id, text=taught.written, subjects=taught.subjects)
    subject = taught.subjects[0]
    if isinstance(scope, Area):
        return say(
            "measuring.may_count",
            subject=subject,
            area=scope,
            why=areas.by_area[scope].why_may.get(subject, ""),
        )
    hidden = tuple(name for name in areas.stands_for.get(subject, ()) if name in scope)
    return say("measuring.may_stand_for", subject=subject, subjects=hidden)
