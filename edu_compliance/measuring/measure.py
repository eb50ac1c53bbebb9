"""What a measure is: a named pure function with typed parameters, and what it hands back."""

import enum
from collections.abc import Callable, Collection, Mapping

import attrs

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.model.measurement import Measurement, Target
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Requirement, TargetKind
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import SheetKind


class ParameterKind(enum.Enum):
    """What may stand as a parameter's value in a rule file."""

    SCOPE = "scope"
    """An area (`"pe"`) or a list of canonical subjects (`["足球", "篮球"]`)."""
    SUBJECTS = "subjects"
    """A list of canonical subjects, not empty."""
    FLAG = "flag"
    """`true` or `false`."""
    NUMBERS = "numbers"
    """A list of whole numbers from 1, not empty: terms, grades."""
    NUMBER = "number"
    """A whole number from 1: years, a score."""
    WORD = "word"
    """One of the parameter's `choices`."""
    WORDS = "words"
    """A list of the parameter's `choices`, not empty."""


@attrs.frozen
class Parameter:
    """One parameter of a measure, as rule files may write it."""

    kind: ParameterKind
    required: bool = False
    choices: tuple[str, ...] = ()
    """For `WORD` and `WORDS`: the words allowed."""

    def mistake(self, value: object, subjects: Collection[str]) -> Message | None:
        """What is wrong with a value from a rule file, given the canonical subjects; None where it is right."""
        match self.kind:
            case ParameterKind.FLAG:
                return None if isinstance(value, bool) else say("measuring.expects_flag")
            case ParameterKind.NUMBER:
                return None if _whole(value) else say("measuring.expects_number")
            case ParameterKind.NUMBERS:
                right = isinstance(value, list | tuple) and value and all(_whole(item) for item in value)
                return None if right else say("measuring.expects_numbers")
            case ParameterKind.WORD:
                return None if value in self.choices else say("measuring.expects_word", choices=self.choices)
            case ParameterKind.WORDS:
                listed = isinstance(value, list | tuple) and value and set(map(str, value)) <= set(self.choices)
                return None if listed else say("measuring.expects_words", choices=self.choices)
            case ParameterKind.SCOPE if isinstance(value, str):
                areas = tuple(area.value for area in Area)
                return None if value in areas else say("measuring.expects_area", areas=areas)
        if not isinstance(value, list | tuple) or not value or not all(isinstance(item, str) for item in value):
            return say("measuring.expects_subjects")
        unknown = tuple(item for item in value if item not in subjects)
        return say("measuring.unknown_subjects", subjects=unknown) if unknown else None


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


@attrs.frozen
class Unmeasured:
    """A target that was there and could not be measured, with the reason: never a number, never left out."""

    target: Target
    why: Message


Function = Callable[[Requirement, Evidence], tuple[Measurement | Unmeasured, ...]]


@attrs.frozen
class Measure:
    """A named measure; `registry.MEASURES` is the closed set of them."""

    name: str
    """As rule files write it."""
    parameters: Mapping[str, Parameter]
    unit: str
    """The unit of its measurements: `lessons_per_week`, `days`, `subjects`, …"""
    evidence: tuple[SheetKind, ...]
    """The kinds of sheet it can be counted from."""
    targets: tuple[TargetKind, ...]
    """The kinds of target its measurements have, which are the ones a rule using it may bind."""
    function: Function = attrs.field(eq=False)
    """From a requirement and the evidence to one measurement (or the reason there is none) for each target."""
    every: bool = False
    """Whether its measurements know their whole, so that a rule may say `at_least = "every"`."""

    @property
    def summary(self) -> Message:
        """What it measures and how, for people who read or write rules."""
        return say(f"measure.{self.name}.summary")

    def mistakes(self, parameters: Mapping[str, object], subjects: Collection[str]) -> tuple[Message, ...]:
        """Everything wrong with a requirement's parameters in a rule file, given the canonical subjects."""
        found = [
            say("measuring.unknown_parameter", measure=self.name, parameter=name, known=tuple(self.parameters))
            for name in parameters
            if name not in self.parameters
        ]
        for name, parameter in self.parameters.items():
            if name in parameters:
                mistake = parameter.mistake(parameters[name], subjects)
                if mistake is not None:
                    found.append(say("measuring.wrong_parameter", measure=self.name, parameter=name, expected=mistake))
            elif parameter.required:
                found.append(say("measuring.missing_parameter", measure=self.name, parameter=name))
        return tuple(found)
