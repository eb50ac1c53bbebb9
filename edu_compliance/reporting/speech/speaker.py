"""Speaks messages, numbers, places and labels in a language; the only room where sentences are made."""

import datetime
import enum
from collections.abc import Iterable, Sequence
from fractions import Fraction

from edu_compliance.model.finding import Verdict
from edu_compliance.model.inspection import Opinion
from edu_compliance.model.lesson import ClassKind
from edu_compliance.model.message import Message
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Rule, Strength, TargetKind
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.submission import SheetKind, Status
from edu_compliance.reporting.speech.catalogs import Language, catalog, parts

LABELS: dict[type[enum.Enum], str] = {
    Area: "area",
    ClassKind: "class_kind",
    Opinion: "opinion",
    SheetKind: "sheet_kind",
    Stage: "stage",
    Status: "status",
    Strength: "strength",
    TargetKind: "target",
    Verdict: "verdict",
}
"""Closed sets that have a label in the catalogs, each with the first word of its message ids."""

_BY_VALUE: dict[str, type[enum.Enum]] = {prefix: labelled for labelled, prefix in LABELS.items()}


def decimal(number: Fraction | int) -> str:
    """A number as people write it: `3`, `1.5`, `0.33`.

    Two decimals, or as many more as it takes not to round a number onto a whole one: 299/300 is `0.997`, never `1`,
    which would look as if a minimum were reached.
    """
    if number.denominator == 1:
        return str(number.numerator)
    sign, digits, scaled = "-" if number < 0 else "", 2, round(abs(Fraction(number)) * 100)
    while not scaled % 10**digits and digits < 12:
        digits += 1
        scaled = round(abs(Fraction(number)) * 10**digits)
    text = f"{scaled:0{digits + 1}d}"
    return f"{sign}{text[:-digits]}.{text[-digits:]}".rstrip("0").rstrip(".")


def signed(number: Fraction | int) -> str:
    """A difference with its sign in ASCII, so that it survives GBK: `+1`, `-0.5`, `0`."""
    return f"+{decimal(number)}" if number > 0 else decimal(number)


class Speaker:
    """Turns messages into sentences of one language.

    A message that a catalog lacks is spoken as its id with its parameters: an odd line in a report is better than a
    lost report, and a test keeps the catalogs complete.
    """

    def __init__(self, language: Language = Language.CHINESE) -> None:
        self.language = language
        self._texts = catalog(language)
        self._comma = self._texts["list.comma"]
        self._amounts: dict[tuple[str, str], str] = {}
        self._gap = " " if language is Language.ENGLISH else ""

    def say(self, message: Message) -> str:
        """The sentence of a message."""
        return self.text(message.id, **message.parameters)

    def text(self, id: str, /, **parameters: object) -> str:
        """The sentence of a message id with its parameters."""
        text = self._texts.get(id)
        if text is None:
            given = ", ".join(f"{name}={self.value(value)}" for name, value in parameters.items())
            return f"[{id}] {given}".rstrip()
        if not parameters:
            return text
        spoken = []
        for before, name, spec in parts(text):
            spoken.append(before)
            if name:
                spoken.append(self.value(parameters[name], spec) if name in parameters else f"{{{name}}}")
        return "".join(spoken)

    def knows(self, id: str) -> bool:
        """Whether the catalog has this message."""
        return id in self._texts

    def value(self, value: object, spec: str = "") -> str:
        """A parameter as it stands in a sentence; `spec` is what follows the colon in the catalog's text.

        `{n:?lesson|lessons}` chooses by number, `{d:weekday}` names a weekday 1–7 and `{g:grade}` a grade 1–12,
        `{k:or}` lists what may be, `{d:signed}` writes the sign, `{p:cell}` a place without its file, `{m:mark}` a
        school's mark; `{x:stage}` (any first word of `LABELS`) is the label of a value.
        """
        if spec:
            return self._by_spec(value, spec)
        match value:
            case str():
                return value
            case bool():
                return self.text("value.yes" if value else "value.no")
            case int() | Fraction():
                return decimal(value)
            case Message():
                return self.say(value)
            case Place() | datetime.date():
                return str(value)
            case enum.Enum():
                return self.label(value)
            case None:
                return ""
            case tuple() | list() | frozenset() | set():
                return self.list(value)
            case _:
                return str(value)

    def _by_spec(self, value: object, spec: str) -> str:
        if spec == "or" and isinstance(value, (tuple, list)):
            return self._either([self.value(item) for item in value])
        if isinstance(value, (tuple, list)) and not spec.startswith("?"):
            return self._comma.join(self._by_spec(item, spec) for item in value)
        if spec.startswith("?"):
            one, _, many = spec[1:].partition("|")
            return one if value == 1 else many
        if spec == "signed" and isinstance(value, (int, Fraction)):
            return signed(value)
        if spec == "cell" and isinstance(value, Place):
            return value.within_file()
        if spec in ("weekday", "grade"):
            return self.text(f"{spec}.{value}")
        if spec == "mark":
            return self._texts.get(f"mark.{value}", str(value))
        if spec in _BY_VALUE:
            return self.text(f"{spec}.{value.value if isinstance(value, enum.Enum) else value}")
        return self.value(value)

    def list(self, values: Iterable[object]) -> str:
        """Values one after the other: 甲、乙、丙. Sets are put in order first."""
        if isinstance(values, (set, frozenset)):
            return self._comma.join(sorted(self.value(value) for value in values))
        return self._comma.join(self.value(value) for value in values)

    def _either(self, values: Sequence[str]) -> str:
        """甲、乙或丙; what has no choice is itself."""
        *others, last = values
        return self.text("list.or", others=tuple(others), last=last) if others else last

    def label(self, value: enum.Enum) -> str:
        """The label of a member of a closed set: 未达标, 小学, 体育."""
        return self.text(f"{LABELS[type(value)]}.{value.value}")

    def title(self, rule: Rule) -> str:
        """A rule's title in the document's words, with a gloss where this language has one."""
        gloss = rule.glosses.get(self.language.value)
        return self.text("rule.title", title=rule.title, gloss=gloss) if gloss else rule.title

    def sentences(self, messages: Iterable[Message]) -> str:
        """Sentences one after the other, each once."""
        return self.join(self.say(message) for message in messages)

    def join(self, sentences: Iterable[str]) -> str:
        """Finished sentences one after the other, each once."""
        return self._gap.join(dict.fromkeys(sentence for sentence in sentences if sentence))

    def interval(self, low: Fraction | int, high: Fraction | int) -> str:
        """`3`, or `3–4` where it is not sure."""
        return decimal(low) if low == high else f"{decimal(low)}–{decimal(high)}"

    def amount(self, number: str | Fraction | int, unit: str) -> str:
        """A number with its unit: 3 节, 5 天; a unit without a text of its own is written as it is named."""
        text = number if isinstance(number, str) else decimal(number)
        known = self._amounts.get((text, unit))
        if known is None:
            id = f"amount.{unit}"
            said = self.text(id, number=text, n=1 if text == "1" else 2) if id in self._texts else f"{text} {unit}"
            known = self._amounts[text, unit] = said
        return known

    def percent(self, share: Fraction) -> str:
        """A share as a percentage, never rounded up to 100% or down to 0%."""
        return f"{decimal_percent(share)}%"


def decimal_percent(share: Fraction) -> str:
    """A share 0–1 in hundredths with one decimal, so that columns line up; 0 and 100 are exact and have none."""
    if share in (0, 1):
        return str(int(share * 100))
    whole, tenth = divmod(min(max(round(share * 1000), 1), 999), 10)
    return f"{whole}.{tenth}"
