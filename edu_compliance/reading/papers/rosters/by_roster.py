"""Lays what a roster says of a school over its submission: marks, classes that are missing, names that contradict."""

from collections.abc import Iterator

import attrs

from edu_compliance.model.forms.register import MARKS
from edu_compliance.model.forms.roster import MARK_COLUMNS
from edu_compliance.model.message import say
from edu_compliance.model.roster import Match, RosterSchool, class_gaps, classes_missing
from edu_compliance.model.submission import Notice, Submission


def by_roster(submission: Submission, match: Match | None) -> Submission:
    """The submission with what the roster knows of its school; unchanged where there is no roster.

    A mark that the roster answers is as it answers; the others stay what the school's register said of them.
    """
    if match is None:
        return submission
    school = match.school
    if school is None:
        return attrs.evolve(submission, match=match)
    notices = (*submission.notices, *_contradictions(submission, school, match), *_missing(submission, school))
    submission = attrs.evolve(submission, match=match, notices=notices)
    return _with_marks(submission, school) if school.marks else submission


def _with_marks(submission: Submission, school: RosterSchool) -> Submission:
    told = submission.marks is not None
    yes = {mark for mark, answer in school.marks.items() if answer}
    marks = ((submission.marks or frozenset()) | yes) - (school.marks.keys() - yes)
    unknown = (submission.marks_unknown if told else frozenset(MARKS)) - school.marks.keys()
    return attrs.evolve(submission, marks=marks, marks_unknown=unknown)


def _contradictions(submission: Submission, school: RosterSchool, match: Match) -> Iterator[Notice]:
    if school.closed:
        yield Notice(say("roster.closed_handed_in", says=school.closed), (school.place,))
    if match.candidates and match.why is not None:
        others = tuple(candidate.name for candidate in match.candidates)
        yield Notice(say("roster.title_of_another", school=school.name, others=others))
    if len(match.joined) > 1:
        yield Notice(say("roster.joined", parts=match.joined))
    if submission.marks is not None:
        for mark, answer in school.marks.items():
            if mark not in submission.marks_unknown and (mark in submission.marks) is not answer:
                yield Notice(say("roster.mark_contradicts", mark=MARK_COLUMNS[mark]), (school.place,))


def _missing(submission: Submission, school: RosterSchool) -> Iterator[Notice]:
    gaps = class_gaps(school, submission.classes)
    if school.classes is None:
        for gap in gaps:
            id_ = "roster.fewer_in_all" if gap.found < gap.expected else "roster.more_in_all"
            yield Notice(say(id_, expected=gap.expected, found=gap.found), (school.place,))
        return
    unknown = sum(not one.grades for one in submission.classes)
    short = [gap for gap in gaps if gap.found < gap.expected]
    if short:
        said = tuple(say("roster.gap", grade=g.grade, expected=g.expected, found=g.found) for g in short)
        missing = classes_missing(school, submission.classes)
        about = {"expected": school.classes_expected, "found": len(submission.classes), "gaps": said}
        yield Notice(say("roster.classes_missing", missing=missing, unknown=unknown, **about), (school.place,))
    more = [gap for gap in gaps if gap.found > gap.expected]
    if more:
        said = tuple(say("roster.gap", grade=g.grade, expected=g.expected, found=g.found) for g in more)
        yield Notice(say("roster.classes_more", gaps=said), (school.place,))
