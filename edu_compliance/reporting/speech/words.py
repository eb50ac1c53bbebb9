"""Remembers findings in words: most classes of most schools stand alike, and are put into words once."""

from collections.abc import Callable
from typing import TypeVar

from markupsafe import Markup

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.reporting.needs import plain
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import Wording, sentence_of, target_name, uncertainties_of, word

_NAME = "\ufffc"
"""Stands for the target's name in a sentence that many targets share."""
_MANY = 10_000
"""Findings that differ; a process that has seen so many starts afresh."""
_Kept = TypeVar("_Kept")


class Words:
    """Findings in a speaker's words; for the rules of one library, which are known by their ids."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self._wordings: dict[object, Wording] = {}
        self._sentences: dict[object, str] = {}
        self._pieces: dict[object, Markup] = {}

    def word(self, finding: Finding) -> Wording:
        """The same as `word`."""
        key = _alike(finding)
        if key is None:
            return word(finding, self.speaker)
        known = self._wordings.get(key)
        if known is None:
            known = _kept(self._wordings)[key] = word(finding, self.speaker)
        return known

    def sentence(self, finding: Finding) -> str:
        """The same as `sentence`."""
        key = _alike(finding)
        name = target_name(finding, self.speaker)
        if key is None:
            return sentence_of(finding, word(finding, self.speaker), name, self.speaker)
        known = self._sentences.get(key)
        if known is None:
            known = sentence_of(finding, self.word(finding), _NAME, self.speaker)
            _kept(self._sentences)[key] = known
        return known.replace(_NAME, name)

    def piece(self, key: object, make: Callable[[], Markup]) -> Markup:
        """A piece of a page that many schools have alike, made once for each key."""
        known = self._pieces.get(key)
        if known is None:
            known = _kept(self._pieces)[key] = make()
        return known


def _kept(known: dict[object, _Kept]) -> dict[object, _Kept]:
    if len(known) >= _MANY:
        known.clear()
    return known


def _alike(finding: Finding) -> object | None:
    """What a finding's words depend on besides its target's name; None where they are about single students."""
    key: list[object] = [finding.rule.id, finding.verdict.value, finding.target.kind.value, *finding.reasons]
    for outcome in finding.outcomes:
        measured = outcome.measurement
        if measured.cases:
            return None
        # A requirement is known by its identity: one rule can make several, and not all need be measured.
        key += (id(outcome.requirement), outcome.verdict.value, plain(measured.low), plain(measured.high))
        key += (measured.whole, measured.least, *measured.details)
    if finding.verdict is Verdict.UNDETERMINED:
        key += (one.why for one in uncertainties_of(finding))
    return tuple(key)
