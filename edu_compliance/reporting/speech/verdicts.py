"""The one sentence a school's or an audit's result comes to; never more than a timetable can prove."""

from collections.abc import Iterator

from edu_compliance.reporting.counting import not_settled
from edu_compliance.reporting.result import SchoolSummary
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.totals import Totals


def standing(totals: Totals) -> str:
    """How one school stands: `unread`, `not_met`, `undetermined`, `waived` or `met`; neither what is unknown nor
    what is exempt looks clean. Files of no school stand by themselves: `no_school`."""
    if totals.breaches:
        return "not_met"
    if totals.of_no_school:
        return "no_school"
    if totals.schools_unread:
        return "unread"
    if totals.schools_undetermined:
        return "undetermined"
    return "waived" if totals.waived else "met"


def headline(summary: SchoolSummary, speaker: Speaker) -> str:
    """A school's result in one sentence."""
    totals = summary.totals
    counts = totals.verdicts
    about = {
        "met": counts.met,
        "not_met": totals.breaches,
        "undetermined": totals.open,
        "not_examined": counts.not_examined,
        "waived": counts.waived,
        "rules": sum(count.bound > 0 for count in totals.by_rule.values()),
        "classes": totals.classes,
        "files": totals.files,
        "unread": totals.refused + totals.partly_read,
        "expected": totals.expected,
        "missing": totals.classes_missing,
        "on_roster": totals.classes_expected,
    }
    said = _said(summary)
    # Only a timetable is met by a timetable; what a school states of itself is met by that.
    stated = not totals.classes and said in ("met", "lacking", "undetermined", "several_names", "not_settled")
    first = f"headline.{said}_without_timetable" if stated else f"headline.{said}"
    return speaker.join([speaker.text(id, **about) for id in (first, *_besides(summary, said))])


def _said(summary: SchoolSummary) -> str:
    """What a school's sentence is about: how it stands, or what alone keeps it from being met."""
    totals, stands = summary.totals, standing(summary.totals)
    # Nothing is open in what was handed in, but not everything was.
    if stands == "undetermined" and not totals.open:
        all_handed_in = not (totals.refused + totals.partly_read or totals.classes_missing)
        if not all_handed_in:
            return "lacking"
        return "several_names" if summary.names else "not_settled"
    return {"waived": "met_but_waived", "no_school": "unread"}.get(stands, stands)


def _besides(summary: SchoolSummary, said: str) -> Iterator[str]:
    """The sentences that follow the one that is `said`."""
    totals, stands = summary.totals, standing(summary.totals)
    if totals.verdicts.waived:
        yield "headline.also_waived"
    if totals.expected:
        yield "headline.also_expected"
    if stands == "not_met" and totals.open:
        yield "headline.also_undetermined"
    if stands in ("met", "waived") and totals.verdicts.not_examined:
        yield "headline.also_not_examined"
    if totals.refused + totals.partly_read and stands not in ("unread", "no_school"):
        yield "headline.also_unread"
    if totals.classes_missing:
        yield "headline.also_classes_missing"
    if summary.names and said != "several_names":
        yield "headline.also_several_names"
    if totals.schools and not_settled(summary.match) and said != "not_settled":
        yield "headline.also_not_settled"


def overview(totals: Totals, speaker: Speaker) -> str:
    """Many schools' result in one sentence."""
    about = {
        "schools": totals.schools,
        "offices": totals.offices,
        "met": totals.schools_clean,
        "not_met": totals.schools_with_breaches,
        "undetermined": totals.schools_undetermined,
        "unread": totals.schools_unread,
    }
    if totals.offices:
        sentences = [speaker.text("headline.overview_with_offices", **about)]
    else:
        sentences = [speaker.text("headline.overview" if totals.schools else "headline.nothing", **about)]
    if totals.schools_waived:
        sentences.append(speaker.text("headline.overview_waived", n=totals.schools_waived))
    if waived := totals.verdicts.waived:
        sentences.append(speaker.text("headline.also_waived", waived=waived))
    if totals.of_no_school:
        sentences.append(speaker.text("headline.no_schools", n=totals.of_no_school))
    if totals.schools_expected:
        roster = {"expected": totals.schools_expected, "absent": totals.schools_absent}
        sentences.append(speaker.text("headline.roster", decide=totals.schools_to_decide, **roster))
    if totals.schools_closed:
        sentences.append(speaker.text("headline.roster_closed", n=totals.schools_closed))
    if totals.classes_missing:
        sentences.append(speaker.text("index.classes_missing", n=totals.classes_missing))
    return speaker.join(sentences)
