"""Rules in lines of text: short ones for a list of them all, and everything about one."""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from edu_compliance.measuring.registry import MEASURES
from edu_compliance.model.course_names import CourseNames
from edu_compliance.model.forms.register import CONDITIONS
from edu_compliance.model.forms.register_kinds import KINDS
from edu_compliance.model.message import Message, say
from edu_compliance.model.register import RegisterSheet
from edu_compliance.model.rule import Areas, Policy, Requirement, Rule, RuleDoubt
from edu_compliance.model.stage import SCHOOL_STAGES, Area
from edu_compliance.model.submission import SheetKind
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import grade_name, measure_name

_LABELS = {kind.key: kind.label for sheet in RegisterSheet for kind in KINDS.get(sheet, ())}


def decided_by(rule: Rule) -> tuple[SheetKind, ...]:
    """The kinds of sheet that decide a rule; none where a person has to, or where it is only shown."""
    if not rule.strength.judged:
        return ()
    return tuple(dict.fromkeys(kind for one in rule.requires for kind in MEASURES[one.measure].evidence))


def in_list(rule: Rule, speaker: Speaker) -> Iterator[str]:
    """A rule as it stands in the list: strength, who is bound, title; what decides it, what to hand in."""
    bound = speaker.list(_bound(rule, speaker))
    about = {"id": f"{rule.id:<7}", "strength": rule.strength, "bound": bound, "title": speaker.title(rule)}
    yield speaker.text("cli.policies.rule", **about)
    yield speaker.text("cli.policies.rule_evidence", by=_decided(rule), evidence=rule.evidence)


def counted(policies: Iterable[Policy], speaker: Speaker) -> str:
    """How many clauses each kind of evidence decides."""
    rules = [rule for policy in policies for rule in policy.rules]
    counts = Counter(speaker.say(_decided(rule)) for rule in rules)
    each = [speaker.text("cli.policies.decides", by=by, count=count) for by, count in counts.most_common()]
    listed = speaker.text("list.semicolon").join(each)  # a kind of evidence may be a list itself
    return speaker.text("cli.policies.decided", rules=len(rules), counts=listed)


def in_full(policy: Policy, rule: Rule, areas: Areas, speaker: Speaker) -> Iterator[str]:
    """Everything about a rule: words, whom it binds, what is measured and counts, ambiguities, what to hand in."""
    yield f"{rule.id}  {speaker.title(rule)}"
    lines = (
        say("cli.rule.source", document=policy.document, clause=rule.clause, policy=policy.id),
        say("cli.rule.quote", quote=rule.quote),
        say("cli.rule.strength", strength=rule.strength, area=rule.area),
        say("cli.rule.binds", target=(rule.binds.target, *rule.binds.also)),
        say("cli.rule.stages", stages=rule.binds.stages) if rule.binds.stages else None,
        say("cli.rule.grades", grades=_grades(rule, speaker)) if rule.binds.grades else None,
        say("cli.rule.marks", marks=rule.binds.marks) if rule.binds.marks else None,
        *(line for one in rule.requires for line in _requirement(one, areas)),
        say("cli.rule.decided", by=_decided(rule)),
        say("cli.rule.remedy", remedy=rule.remedy) if rule.remedy else None,
        say("cli.rule.note", note=rule.note) if rule.note else None,
        say("cli.rule.evidence", evidence=rule.evidence) if rule.evidence else None,
        *(_doubt(doubt) for doubt in rule.doubts),
    )
    # Two requirements of the same area count the same courses, which is said once.
    yield from dict.fromkeys(speaker.say(line) for line in lines if line is not None)


def _bound(rule: Rule, speaker: Speaker) -> Iterator[str]:
    """Whom a rule binds, in few words."""
    binds = rule.binds
    limits = [*map(speaker.label, binds.stages), *(speaker.value(mark, "mark") for mark in binds.marks)]
    if binds.grades:
        limits = list(_grades(rule, speaker))
    for target in (binds.target, *binds.also):
        label = speaker.label(target)
        yield speaker.text("cli.policies.bound", target=label, limits=limits) if limits else label


def _decided(rule: Rule) -> Message:
    """What decides a rule: kinds of sheet, a person, or nothing, for it is only shown."""
    if not rule.strength.judged:
        return say("cli.policies.only_shown")
    kinds = decided_by(rule)
    return say("cli.policies.by_sheets", kinds=kinds) if kinds else say("cli.policies.by_person")


def _grades(rule: Rule, speaker: Speaker) -> tuple[str, ...]:
    """The names of the grades a rule binds; in vocational and higher education, years of study."""
    in_school = all(stage in SCHOOL_STAGES for stage in rule.binds.stages)
    return tuple(grade_name(grade, speaker) if in_school else str(grade) for grade in rule.binds.grades)


def _requirement(requirement: Requirement, areas: Areas) -> Iterator[Message]:
    """What one requirement measures, its bound, how it is counted and what counts."""
    given = ", ".join(f"{name}={_written(value)}" for name, value in requirement.parameters.items())
    call = f"{requirement.measure}({given})" if given else requirement.measure
    measured = say("cli.rule.measure", name=measure_name(requirement), call=call)
    if requirement.every:
        yield say("cli.rule.requires_every", measure=measured)
    elif requirement.at_least is not None:
        yield say("cli.rule.requires_least", measure=measured, bound=requirement.at_least)
    else:
        yield say("cli.rule.requires_most", measure=measured, bound=requirement.at_most)
    measure = MEASURES[requirement.measure]
    of = requirement.parameters.get("of")
    area = Area(of) if isinstance(of, str) and of in {one.value for one in areas.by_area} else None
    yield say("cli.rule.measured", summary=attrs.evolve(measure.summary, parameters={"of": area or of or ""}))
    kinds = requirement.parameters.get("kinds")
    if isinstance(kinds, tuple):
        yield say("cli.rule.kinds", kinds=tuple(_LABELS.get(kind, kind) for kind in kinds))
    if area is not None and SheetKind.PROGRAMME in measure.evidence:
        courses = areas.courses.get(area, CourseNames())
        yield say("cli.rule.counts_courses", counts=sorted(courses.counts), may=sorted(courses.may_count))
    if area is not None and SheetKind.PROGRAMME not in measure.evidence[:1]:
        subjects = areas.by_area[area]
        yield say("cli.rule.counts", counts=sorted(subjects.counts), may=sorted(subjects.may_count))


def _doubt(doubt: RuleDoubt) -> Message:
    """A doubt of the document, and the condition that settles it."""
    if doubt.unless:
        question = CONDITIONS.get(doubt.unless, doubt.unless)
        return say("cli.rule.doubt_unless", because=doubt.because, ask_for=doubt.ask_for, unless=question)
    return say("cli.rule.doubt", because=doubt.because, ask_for=doubt.ask_for)


def _written(value: object) -> str:
    """A parameter as a rule file writes it."""
    return ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
