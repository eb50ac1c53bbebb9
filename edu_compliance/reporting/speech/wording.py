"""Puts a finding into words: what was expected, what was found, what is still needed, and why."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from edu_compliance.judging.verdicts import WORST_FIRST
from edu_compliance.measuring.activity import MINUTES
from edu_compliance.measuring.exercise import WHOLE_DAY
from edu_compliance.model.finding import Finding, Outcome, Verdict
from edu_compliance.model.measurement import Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Requirement, Strength, TargetKind
from edu_compliance.model.stage import Area
from edu_compliance.reporting.needs import NOTHING, shortfalls
from edu_compliance.reporting.speech.speaker import Speaker

_NOTE = "judging.note"
"""How the rule reads its clause: a page says it once with the clause, a sentence by itself says it too."""

_OF_TIMETABLES = ("lessons_per_week", "days", "subjects", "classes")
"""Units of what timetables are counted in."""

_OF_REGISTERS = frozenset(("occurrences", "events", "documents", "holdings", "persons"))
"""Units of what registers are counted in."""
_KINDS = {Strength.EXPECTED: "expected", Strength.ENCOURAGED: "advice"}
"""How a finding that is not met is said, where it is no breach."""


@attrs.frozen
class Wording:
    """A finding in words, in parts; `sentence` says it in one piece."""

    expected: str
    """每周至少 3 节; several requirements are joined."""
    found: str
    """2 节, or 2–3 节."""
    needed: str
    """1 节; empty where nothing is missing."""
    over: bool
    """Whether that is not missing but too much."""
    why: str
    """Why the verdict is not simply what the numbers say; may be empty. Words in doubt and the rule's own
    note are not repeated here: pages list the one, and say the other once with the clause."""


def deciding(finding: Finding) -> Outcome | None:
    """The outcome that decided a finding: the worst of its requirements, the first of equals."""
    outcomes = finding.outcomes
    if len(outcomes) <= 1:
        return outcomes[0] if outcomes else None
    return min(outcomes, key=lambda outcome: WORST_FIRST.index(outcome.verdict))


def bounds(outcome: Outcome) -> tuple[Fraction | None, Fraction | None]:
    """The floor and the ceiling of a requirement for its measurement."""
    need = outcome.requirement
    return (outcome.measurement.whole if need.every else need.at_least), need.at_most


def places_of(finding: Finding) -> tuple[Place, ...]:
    """The cells a finding was counted from, each once, as a reader goes through them."""
    places: Iterable[Place]
    if len(finding.outcomes) == 1:
        places = finding.outcomes[0].measurement.places
    elif finding.outcomes:
        places = dict.fromkeys(place for outcome in finding.outcomes for place in outcome.measurement.places)
    else:
        places = (one.place for one in finding.attested)
    return tuple(sorted(places, key=Place.sort_key))


def uncertainties_of(finding: Finding) -> tuple[Uncertainty, ...]:
    """What keeps a finding's numbers apart, each once, with the cells of every requirement that it concerns."""
    if len(finding.outcomes) == 1:
        return tuple({(u.text, u.places): u for u in finding.outcomes[0].measurement.uncertainties}.values())
    found: dict[tuple[str, Message], Uncertainty] = {}
    for outcome in finding.outcomes:
        for one in outcome.measurement.uncertainties:
            known = found.setdefault((one.text, one.why), one)
            if known.places != one.places:
                places = tuple(dict.fromkeys((*known.places, *one.places)))
                found[one.text, one.why] = attrs.evolve(known, places=places)
    return tuple(found.values())


def word(finding: Finding, speaker: Speaker) -> Wording:
    """A finding in a speaker's language; the rule's own words stay the document's."""
    outcomes = _telling(finding)
    expected = [_expected(outcome, speaker) for outcome in outcomes]
    found = [_found(outcome, finding, speaker) for outcome in outcomes]
    if len(set(expected)) < len(expected):
        # Of two that ask for the same number, only what is counted tells which is which.
        expected, found = _of_each(expected, outcomes, speaker), _of_each(found, outcomes, speaker)
    return Wording(
        expected=speaker.list(expected),
        found=speaker.list(found),
        needed=_needed(finding, speaker),
        over=_too_many(finding),
        why=_why(finding, outcomes, speaker),
    )


def sentence(finding: Finding, speaker: Speaker) -> str:
    """A finding as a text that stands by itself."""
    return sentence_of(finding, word(finding, speaker), target_name(finding, speaker), speaker)


def sentence_of(finding: Finding, wording: Wording, name: str, speaker: Speaker) -> str:
    """The same from a finding's words and its target's name."""
    rule, verdict = finding.rule, finding.verdict
    if verdict is Verdict.NOT_MET:
        kind = _KINDS.get(rule.strength, "not_met")
        id = f"finding.{kind}" if wording.needed else f"finding.{kind}_plain"
        if wording.needed and wording.over:
            id = "finding.too_many"
    elif verdict is Verdict.NOT_EXAMINED:
        id = "finding.not_examined" if rule.evidence else "finding.not_examined_plain"
    else:
        id = f"finding.{verdict.value}" if finding.outcomes else f"finding.{verdict.value}_plain"
    said = speaker.text(
        id,
        target=name,
        area=rule.area,
        title=speaker.title(rule),
        source=_source(finding, speaker),
        expected=wording.expected,
        found=wording.found,
        needed=wording.needed,
        ask_for=rule.evidence,
    )
    more = [speaker.say(message) for message in finding.reasons if message.id == _NOTE]
    if verdict is Verdict.UNDETERMINED:
        more = [speaker.say(uncertainty.why) for uncertainty in uncertainties_of(finding)] + more
    return speaker.join((said, wording.why, *more)) if wording.why or more else said


def _source(finding: Finding, speaker: Speaker) -> str:
    """What was counted, as the sentence names it: 课表, 培养方案, 名单."""
    kind = finding.target.kind
    outcome = deciding(finding)
    if outcome is not None and outcome.measurement.unit in _OF_REGISTERS:
        return speaker.text("finding.source.register")
    if kind is TargetKind.SCHOOL and outcome is not None and outcome.measurement.unit in _OF_TIMETABLES:
        kind = TargetKind.CLASS
    id = f"finding.source.{kind.value}"
    return speaker.text(id if speaker.knows(id) else "finding.source.school")


def _too_many(finding: Finding) -> bool:
    """Whether what decides a finding lies above a ceiling, or may."""
    outcome = deciding(finding)
    if outcome is None or outcome.requirement.at_most is None:
        return False
    floor, ceiling = bounds(outcome)
    return floor is None or (ceiling is not None and outcome.measurement.low > ceiling)


def _telling(finding: Finding) -> Sequence[Outcome]:
    """The outcomes worth telling: those that are not met or open, all where everything is met."""
    return [o for o in finding.outcomes if o.verdict is not Verdict.MET] or finding.outcomes


def _of_each(numbers: Sequence[str], outcomes: Sequence[Outcome], speaker: Speaker) -> list[str]:
    """Numbers with what each is of before it: 体质健康达标人数 197 人."""
    return [
        speaker.text("bound.of", measure=measure_name(outcome.requirement), amount=number) if number else number
        for number, outcome in zip(numbers, outcomes, strict=True)
    ]


def measure_name(requirement: Requirement) -> Message:
    """What a requirement measures, in words: 每周体育课时."""
    of = requirement.parameters.get("of", "")
    known = isinstance(of, str) and of in {area.value for area in Area}
    return say(f"measure.{requirement.measure}", of=Area(of) if known else of)


def _expected(outcome: Outcome, speaker: Speaker) -> str:
    floor, ceiling = bounds(outcome)
    unit = outcome.measurement.unit
    if outcome.requirement.every:
        whole = speaker.amount(floor, unit) if floor is not None else ""
        return speaker.text("bound.every", amount=whole) if whole else speaker.text("bound.every_unknown")
    if floor is not None and ceiling is not None:
        return speaker.text("bound.between", amount=speaker.amount(speaker.interval(floor, ceiling), unit))
    if floor is not None:
        of_unit = f"bound.at_least.{unit}"
        id = of_unit if speaker.knows(of_unit) else "bound.at_least"
        return speaker.text(id, amount=speaker.amount(floor, unit))
    if ceiling is not None:
        return speaker.text("bound.at_most", amount=speaker.amount(ceiling, unit))
    return ""


def _found(outcome: Outcome, finding: Finding, speaker: Speaker) -> str:
    measured = outcome.measurement
    text = speaker.interval(measured.low, measured.high)
    if _partly_read(finding) and measured.low == measured.high:
        text = f"≥{text}"
    if measured.unit == MINUTES and measured.high >= WHOLE_DAY:
        text = f"≥{speaker.interval(measured.low, measured.low)}"  # nobody tells how much more; not 1440 minutes
    return speaker.amount(text, measured.unit)


def _needed(finding: Finding, speaker: Speaker) -> str:
    partly = _partly_read(finding)
    return speaker.list(
        [
            speaker.amount(speaker.interval(NOTHING if partly else least, most), unit)
            for unit, least, most in shortfalls(finding)
            if most > 0
        ]
    )


def _partly_read(finding: Finding) -> bool:
    """Whether what was found is only what could be read: the rest may well be enough."""
    return finding.verdict is Verdict.UNDETERMINED and finding.target.incomplete is not None


def _why(finding: Finding, outcomes: Sequence[Outcome], speaker: Speaker) -> str:
    said = [speaker.say(message) for message in finding.reasons if message.id != _NOTE]
    said += [speaker.say(message) for outcome in outcomes for message in outcome.measurement.details]
    said += [_least_week(outcome, speaker) for outcome in outcomes if outcome.measurement.least is not None]
    return speaker.join(said)


def _least_week(outcome: Outcome, speaker: Speaker) -> str:
    measured = outcome.measurement
    if measured.least is None or measured.least == (measured.low, measured.high):
        return ""
    return speaker.text("finding.least_week", amount=speaker.amount(speaker.interval(*measured.least), measured.unit))


def target_name(finding: Finding, speaker: Speaker) -> str:
    """The target as a reader knows it: a class by its name, with the grade where it is judged for one of several."""
    target = finding.target
    several = target.school_class is not None and len(target.school_class.grades) > 1
    if target.kind is TargetKind.CLASS and several and len(target.grades) == 1:
        return speaker.text("target.one_grade", name=target.name, grade=grade_name(target.grades[0], speaker))
    return target.name


def grade_name(grade: int, speaker: Speaker) -> str:
    """A grade 1–12 by the name people use: 一年级 … 高三."""
    return speaker.text(f"grade.{grade}") if 1 <= grade <= 12 else str(grade)
