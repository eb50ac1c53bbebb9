"""What audit.json says of the roster, the waivers and the earlier ledger that an audit was given."""

from collections.abc import Sequence

from edu_compliance.judging.waivers import WaiverNotice
from edu_compliance.model.ledger import Ledger
from edu_compliance.model.roster import Attendance, Match, RosterSchool
from edu_compliance.model.submission import Notice
from edu_compliance.reading.papers.waivers import Waivers
from edu_compliance.reporting.speech.speaker import Speaker


def roster_json(found: Attendance, speaker: Speaker) -> dict[str, object]:
    """Who handed in, who did not, and what a person has to decide on."""
    return {
        "file": found.roster.file,
        "sha256": found.roster.sha256,
        "schools": len(found.roster.schools),
        "handed_in": found.matched,
        "not_handed_in": [_school(school) for school in found.absent],
        "closed": [{**_school(school), "roster_says": school.closed} for school in found.closed],
        "to_decide": [_decision(where, match, speaker) for where, match in found.open],
        "no_school": [{"submission": where, "school": name} for where, name in found.strangers],
        "put_together": [{**_school(school), "submissions": list(parts)} for school, parts in found.joined],
        "several_submissions": [{**_school(school), "submissions": list(parts)} for school, parts in found.apart],
        "contradicted": [_decision(where, match, speaker) for where, match in found.contradicted],
        "classes_missing": [
            {
                **_school(school),
                "grades": [{"grade": gap.grade, "expected": gap.expected, "found": gap.found} for gap in gaps],
            }
            for school, gaps in found.short
        ],
        "notices": notices_json(found.roster.notices, speaker),
    }


def waivers_json(waivers: Waivers, found: Sequence[WaiverNotice], speaker: Speaker) -> dict[str, object]:
    """The waivers' file, the rows that exempt from nothing, and the waivers that somebody should look at."""
    return {
        "file": waivers.file,
        "sha256": waivers.sha256,
        "waivers": len(waivers.waivers),
        "to_look_at": [
            {
                "concern": one.concern.value,
                "school": one.waiver.school,
                "rule": one.waiver.rule,
                "class": one.waiver.target,
                "why": speaker.say(one.why),
                "place": str(one.waiver.place or ""),
            }
            for one in found
        ],
        "notices": notices_json(waivers.notices, speaker),
    }


def ledger_json(ledger: Ledger, speaker: Speaker) -> dict[str, object]:
    """The earlier ledger."""
    return {
        "file": ledger.file,
        "sha256": ledger.sha256,
        "problems": len(ledger.keys),
        "filled_in": len(ledger.entries),
        "notices": notices_json(ledger.notices, speaker),
    }


def notices_json(notices: Sequence[Notice], speaker: Speaker) -> list[dict[str, object]]:
    """Notices with their places."""
    return [{"text": speaker.say(one.why), "places": list(map(str, one.places))} for one in notices]


def _decision(where: str, match: Match, speaker: Speaker) -> dict[str, object]:
    return {
        "submission": where,
        "taken_for": _school(match.school) if match.school is not None else None,
        "candidates": [_school(school) for school in match.candidates],
        "why": speaker.say(match.why) if match.why is not None else "",
    }


def _school(school: RosterSchool) -> dict[str, object]:
    return {"code": school.code, "name": school.name, "group": list(school.group)}
