"""The one sentence a school's or an audit's result comes to; never more than a timetable can prove."""

from edu_compliance.reporting.result import SchoolSummary
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.totals import Totals


def standing(totals: Totals) -> str:
    """How one school stands: `unread`, `not_met`, `undetermined` or `met`; unknown never looks clean."""
    if totals.breaches:
        return "not_met"
    if totals.schools_unread:
        return "unread"
    return "undetermined" if totals.schools_undetermined else "met"


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
    stands = standing(totals)
    # Nothing is open in what was handed in, but not everything was.
    lacking = stands == "undetermined" and not totals.open
    if lacking and summary.names and not (about["unread"] or about["missing"]):
        said = "several_names"
    else:
        said = "lacking" if lacking else "met_but_waived" if stands == "met" and counts.waived else stands
    # Only a timetable is met by a timetable; what a school states of itself is met by that.
    stated = not totals.classes and said in ("met", "lacking", "undetermined", "several_names")
    sentences = [speaker.text(f"headline.{said}_without_timetable" if stated else f"headline.{said}", **about)]
    if counts.waived:
        sentences.append(speaker.text("headline.also_waived", **about))
    if totals.expected:
        sentences.append(speaker.text("headline.also_expected", **about))
    if standing(totals) == "not_met" and totals.open:
        sentences.append(speaker.text("headline.also_undetermined", **about))
    if standing(totals) == "met" and counts.not_examined:
        sentences.append(speaker.text("headline.also_not_examined", **about))
    if totals.refused + totals.partly_read and standing(totals) != "unread":
        sentences.append(speaker.text("headline.also_unread", **about))
    if totals.classes_missing:
        sentences.append(speaker.text("headline.also_classes_missing", **about))
    if summary.names and said != "several_names":
        sentences.append(speaker.text("headline.also_several_names"))
    return speaker.join(sentences)


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
    if waived := totals.verdicts.waived:
        sentences.append(speaker.text("headline.also_waived", waived=waived))
    if totals.schools_expected:
        roster = {"expected": totals.schools_expected, "absent": totals.schools_absent}
        sentences.append(speaker.text("headline.roster", decide=totals.schools_to_decide, **roster))
    if totals.classes_missing:
        sentences.append(speaker.text("index.classes_missing", n=totals.classes_missing))
    return speaker.join(sentences)
