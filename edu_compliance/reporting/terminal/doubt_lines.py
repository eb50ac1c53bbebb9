"""Lines for terminals that say what of a file's classes is not sure: every reason once, with all it is said of."""

from collections.abc import Sequence

import attrs

from edu_compliance.measuring.timetables.tally import ClassTally
from edu_compliance.model.place import Place
from edu_compliance.reporting.speech.evidence import cells
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.terminal.lines import few, plain
from edu_compliance.reporting.unknown_names import unknown_names

_UNKNOWN = "measuring.unknown_name"
_NAMES = 24
"""Names that a line lists, at the most."""
_CELLS = 24
"""Cells that a line lists, at the most."""


@attrs.define
class _Said:
    """One reason with the names and the cells it is said of."""

    why: str
    names: dict[str, None] = attrs.field(factory=dict)
    places: dict[Place, None] = attrs.field(factory=dict)
    of_each: bool = False
    """Whether the reason names what it is said of, and is another sentence for each."""


def doubt_lines(tallies: Sequence[ClassTally], file: str, speaker: Speaker) -> list[str]:
    """What keeps the numbers of a file's classes open: the names nobody knows in one line, then a line a reason."""
    found: dict[str, _Said] = {}
    for counted in tallies:
        for doubt in counted.doubts:
            of_each = set(doubt.why.parameters.values()) == {doubt.text}
            key = doubt.why.id if of_each else speaker.say(doubt.why)
            said = found.setdefault(key, _Said(speaker.say(doubt.why), of_each=of_each))
            said.names[_quoted(doubt.text, speaker)] = None
            said.places.update(dict.fromkeys(doubt.places))
    unknown = found.pop(_UNKNOWN, None)
    names = unknown_names(counted.school_class for counted in tallies)
    lines = [_unknown_line(names, unknown, file, speaker)] if unknown else []
    return [*lines, *(_line(said, file, speaker) for said in found.values())]


def _quoted(text: str, speaker: Speaker) -> str:
    return speaker.text("terminal.quoted", text=plain(" ".join(text.split())))


def _unknown_line(names: Sequence[str], said: _Said, file: str, speaker: Speaker) -> str:
    listed = few([_quoted(name, speaker) for name in names], _NAMES, speaker)
    return speaker.text("terminal.unknown_names_at", names=listed, n=len(names), places=_where(said, file, speaker))


def _line(said: _Said, file: str, speaker: Speaker) -> str:
    first, *others = said.names
    where, why = _where(said, file, speaker), plain(said.why)
    if said.of_each and others:
        alike = few(others, _NAMES, speaker)
        return speaker.text("terminal.doubt_alike", name=first, why=why, others=alike, places=where)
    return speaker.text("terminal.doubt", names=few(list(said.names), _NAMES, speaker), why=why, places=where)


def _where(said: _Said, file: str, speaker: Speaker) -> str:
    places = sorted(said.places, key=Place.sort_key)
    elsewhere = frozenset(place.file for place in places if place.file != file)
    listed = plain(cells(places[:_CELLS], speaker, elsewhere))
    return listed if len(places) <= _CELLS else speaker.text("terminal.cells_more", cells=listed, n=len(places))
