"""The overview's sections about the roster and the waivers: short lists, which say where they leave off."""

from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.judging.waivers import WaiverNotice
from edu_compliance.model.roster import Attendance, ClassGap, Match, RosterSchool
from edu_compliance.model.submission import Notice
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import grade_name

SHOWN = 200
"""Lines of a list on the page; audit.json has all."""


@attrs.frozen
class Lines:
    """One list: its heading, its lines, and how many more there are in audit.json."""

    heading: str
    lines: tuple[str, ...]
    more: int


def roster_lists(found: Attendance, speaker: Speaker) -> tuple[Lines, ...]:
    """What a person has to decide on first, then who did not hand in, then what is missing."""
    lists = (
        ("roster.list.to_decide", [_decision(where, match, speaker) for where, match in found.open]),
        ("roster.list.contradicted", [_decision(where, match, speaker) for where, match in found.contradicted]),
        ("roster.list.apart", [_parts(school, parts, speaker) for school, parts in found.apart]),
        ("roster.list.no_school", [_stranger(where, name) for where, name in found.strangers]),
        ("roster.list.absent", _absent(found, speaker)),
        ("roster.list.closed", [closed_line(school, speaker) for school in by_group(found.closed)]),
        ("roster.list.classes", [_short(school, gaps, speaker) for school, gaps in found.short]),
        ("roster.list.joined", [_parts(school, parts, speaker) for school, parts in found.joined]),
        ("roster.list.notices", [notice_line(notice, speaker) for notice in found.roster.notices]),
    )
    return tuple(_lines(speaker.text(heading, n=len(lines)), lines) for heading, lines in lists if lines)


def waiver_lists(notices: Sequence[Notice], found: Sequence[WaiverNotice], speaker: Speaker) -> tuple[Lines, ...]:
    """Rows that exempt from nothing, then the waivers to look at by what is the matter."""
    lists = []
    if notices:
        lists.append(("waiver.list.notices", [notice_line(notice, speaker) for notice in notices]))
    by_concern: dict[str, list[str]] = {}
    for one in found:
        by_concern.setdefault(one.concern.value, []).append(waiver_line(one, speaker))
    lists += [(f"waiver.list.{concern}", lines) for concern, lines in by_concern.items()]
    return tuple(_lines(speaker.text(heading, n=len(lines)), lines) for heading, lines in lists)


def waiver_line(one: WaiverNotice, speaker: Speaker) -> str:
    """A waiver and what is the matter with it."""
    waiver = one.waiver
    target = waiver.target or speaker.text("waiver.all_classes")
    return speaker.text(
        "waiver.matter", school=waiver.school, rule=waiver.rule, target=target, why=one.why, place=waiver.place
    )


def notice_line(notice: Notice, speaker: Speaker) -> str:
    """A notice with its places."""
    said = speaker.say(notice.why)
    return speaker.text("notice.at", said=said, places=notice.places) if notice.places else said


def school_line(school: RosterSchool, speaker: Speaker) -> str:
    """A school of the roster, so that no other is meant."""
    more = " ".join(filter(None, ("".join(school.group), school.code)))
    return speaker.text("roster.school", name=school.name, more=more) if more else school.name


def closed_line(school: RosterSchool, speaker: Speaker) -> str:
    """A school of the roster with what that says of its being closed."""
    return speaker.text("roster.closed", school=school_line(school, speaker), says=school.closed)


def by_group(schools: Iterable[RosterSchool]) -> list[RosterSchool]:
    """Schools by prefecture and county, in the roster's order."""
    return sorted(schools, key=lambda school: (school.group, school.number))


def _lines(heading: str, lines: Sequence[str]) -> Lines:
    return Lines(heading, tuple(lines[:SHOWN]), max(len(lines) - SHOWN, 0))


def _decision(where: str, match: Match, speaker: Speaker) -> str:
    candidates = tuple(school_line(school, speaker) for school in match.candidates)
    if match.school is not None:
        taken = school_line(match.school, speaker)
        return speaker.text("roster.contradicted", submission=where, taken=taken, candidates=candidates)
    return speaker.text("roster.decide", submission=where, candidates=candidates, why=match.why)


def _parts(school: RosterSchool, parts: Sequence[str], speaker: Speaker) -> str:
    return speaker.text("roster.parts", school=school_line(school, speaker), parts=tuple(parts))


def _stranger(where: str, name: str) -> str:
    return f"{where} {name}".rstrip() if name not in where else where


def _absent(found: Attendance, speaker: Speaker) -> list[str]:
    """The schools of which nothing is surely there; of those that a submission may be of it is said."""
    maybe = {school.number for _, match in found.open for school in match.candidates}
    lines = ((school, school_line(school, speaker)) for school in by_group(found.absent))
    return [speaker.text("roster.maybe_there", school=s) if one.number in maybe else s for one, s in lines]


def _short(school: RosterSchool, gaps: Sequence[ClassGap], speaker: Speaker) -> str:
    said = tuple(_gap(gap, speaker) for gap in gaps)
    return speaker.text("roster.short", school=school_line(school, speaker), gaps=said)


def _gap(gap: ClassGap, speaker: Speaker) -> str:
    if gap.grade is None:
        return speaker.text("roster.gap_in_all", expected=gap.expected, found=gap.found)
    name = grade_name(gap.grade, speaker)
    return speaker.text("roster.gap_short", grade=name, expected=gap.expected, found=gap.found)
