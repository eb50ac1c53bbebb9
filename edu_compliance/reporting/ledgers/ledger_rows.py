"""Findings as rows of the problem ledger: flat texts that a worker can send and a stream can carry."""

import hashlib
from collections import Counter
from collections.abc import Iterator

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.ledger import LedgerEntry, problem_key, where
from edu_compliance.model.place import Place
from edu_compliance.reporting.needs import standing
from edu_compliance.reporting.result import SchoolResult
from edu_compliance.reporting.speech.evidence import cells
from edu_compliance.reporting.speech.privacy import Mask, Names
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.wording import places_of, target_name, uncertainties_of
from edu_compliance.reporting.speech.words import Words

PLACES = 30
"""Places a row names; that there are more, it says: the school's page has them all."""

_LISTED = ("breaches", "expected", "open", "waived")
"""What stands in the ledger; encouraged clauses are advice and no problem."""


@attrs.frozen
class LedgerRow:
    """One problem in words."""

    key: str
    """`model.ledger.problem_key`; the second of two alike has a `#2` behind it."""
    prefecture: str
    county: str
    school: str
    target: str
    """The class as written; empty for the school."""
    rule: str
    area: str
    problem: str
    clause: str
    required: str
    found: str
    needed: str
    places: str
    severity: str
    remedy: str
    """What the program proposes."""
    waiver: str = ""
    remark: LedgerEntry | None = None
    """What the last ledger says of it."""

    @property
    def mark(self) -> str:
        """By which the next reading knows whether somebody changed 整改要求."""
        return mark_of(self.remedy)


def mark_of(remedy: str) -> str:
    """A short hash of a text."""
    return hashlib.sha256(remedy.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def ledger_rows(result: SchoolResult, words: Words, names: Names = Names.MASKED) -> Iterator[LedgerRow]:
    """The problems of a school in the findings' order; teachers' names are masked unless `names` says otherwise."""
    speaker = words.speaker
    mask = Mask(names, result.submission.classes)
    prefecture, county = where(result.submission)
    seen: Counter[str] = Counter()
    for finding in result.findings:
        stands = standing(finding)
        if stands not in _LISTED:
            continue
        key = problem_key(result.submission, finding)
        seen[key] += 1
        rule, wording, waiver = finding.rule, words.word(finding), finding.waiver
        yield LedgerRow(
            key=key if seen[key] == 1 else f"{key}#{seen[key]}",
            prefecture=prefecture,
            county=county,
            school=result.submission.school,
            target=target_name(finding, speaker) if finding.target.kind is not result.submission.level else "",
            rule=rule.id,
            area=speaker.label(rule.area),
            problem=mask.text(words.sentence(finding)),
            clause=speaker.text(
                "ledger.clause", rule=rule.id, document=rule.document, clause=rule.clause, quote=rule.quote
            ),
            required=wording.expected,
            found=wording.found,
            needed=speaker.text("page.over", amount=wording.needed)
            if wording.over and wording.needed
            else wording.needed,
            places=_places(finding, speaker),
            severity=_severity(finding, stands, speaker),
            remedy=rule.remedy if stands in ("breaches", "expected") else "",
            waiver=""
            if waiver is None
            else speaker.text("waiver.line", reason=waiver.reason, approver=waiver.approver, document=waiver.document),
            remark=finding.remark,
        )


def _places(finding: Finding, speaker: Speaker) -> str:
    places = places_of(finding)
    if finding.verdict is Verdict.UNDETERMINED:
        asked = (place for uncertainty in uncertainties_of(finding) for place in uncertainty.places)
        places = tuple(dict.fromkeys((*places, *asked)))
    if not places and finding.target.school_class is not None:
        places = (finding.target.school_class.place,)
    first = sorted(places, key=Place.sort_key)[:PLACES]
    shown = cells(first, speaker, frozenset(place.file for place in first))
    more = len(places) - PLACES
    return speaker.text("ledger.more_places", places=shown, more=more) if more > 0 else shown


def _severity(finding: Finding, stands: str, speaker: Speaker) -> str:
    if stands == "waived":
        return speaker.text("ledger.severity.waived", verdict=finding.verdict)
    kind = finding.rule.strength.value if stands == "breaches" else stands
    return speaker.text(f"ledger.severity.{kind}")
