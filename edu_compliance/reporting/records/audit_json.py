"""Writes audit.json: what was audited, by which rules, and what became of every input."""

import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache, partial

from edu_compliance.policy.fingerprints import fingerprint
from edu_compliance.reporting.inputs import InputRow
from edu_compliance.reporting.result import AuditHeader
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.totals import Totals

_ALIKE = 64
"""So many different lists of what was not examined are kept."""


def audit_json(
    header: AuditHeader,
    inputs: Iterable[InputRow],
    totals: Totals,
    speaker: Speaker,
    papers: Mapping[str, object] | None = None,
) -> Iterator[bytes]:
    """The audit's record as UTF-8 JSON, in pieces, one line an input.

    Reasons are in the speaker's language, everything else is in codes.
    `papers` has what is to be said of the roster, the waivers and the earlier ledger, as far as they were given.
    """
    record = {
        "as_of": header.as_of.isoformat(),
        "version": header.version,
        "policies": [
            {"id": policy.id, "document": policy.document, "sha256": policy.sha256} for policy in header.policies
        ],
        "rules": {id: fingerprint(rule) for id, rule in header.rules().items()},
        "areas": header.areas.sha256,
        **(papers or {}),
    }
    yield to_json(record).removesuffix(b"\n}\n") + b',\n  "inputs": ['
    separator = b"\n"
    asked = lru_cache(_ALIKE)(partial(_asked, speaker))
    for row in inputs:
        # A row at a time: those of a large audit are not held together in memory.
        said = {**_input(row, speaker), "not_examined": asked(row.not_examined)}
        yield separator + b"    " + _encoded(json.dumps(said, ensure_ascii=False))
        separator = b",\n"
    yield b"\n  ],\n" if separator == b",\n" else b"],\n"
    yield to_json({"totals": _totals(totals)}).removeprefix(b"{\n")


def to_json(value: object) -> bytes:
    """A value as JSON for people and programs: Chinese as it is, two spaces, a line feed at the end."""
    return _encoded(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _encoded(text: str) -> bytes:
    """Half of a surrogate pair, which a damaged workbook can hold, is written as an escape."""
    return text.encode("utf-8", "backslashreplace")


def number(value: Fraction) -> int | float:
    """A count as JSON writes it: whole numbers without a point."""
    return int(value) if value.denominator == 1 else float(value)


def _input(row: InputRow, speaker: Speaker) -> dict[str, object]:
    return {
        "file": row.file,
        "school": row.school,
        "group": list(row.group),
        "code": row.code,
        "sha256": row.sha256,
        "status": row.status.value,
        "reason": speaker.say(row.reason) if row.reason is not None else None,
        "classes": row.classes,
        "lessons": number(row.lessons),
    }


def _asked(speaker: Speaker, not_examined: Iterable[tuple[str, tuple[str, ...]]]) -> list[dict[str, str]]:
    """What was not examined and what to ask for; schools that handed in the same have it alike."""
    return [{"rule": rule, "ask_for": speaker.list(ask_for)} for rule, ask_for in not_examined]


def _totals(totals: Totals) -> dict[str, object]:
    verdicts = totals.verdicts
    return {
        "schools": totals.schools,
        "offices": totals.offices,
        "of_no_school": totals.of_no_school,
        "schools_with_breaches": totals.schools_with_breaches,
        "schools_undetermined": totals.schools_undetermined,
        "schools_clean": totals.schools_clean,
        "schools_waived": totals.schools_waived,
        "schools_unread": totals.schools_unread,
        "files": totals.files,
        "read": totals.read,
        "partly_read": totals.partly_read,
        "refused": totals.refused,
        "ignored": totals.ignored,
        "sheets": totals.sheets,
        "sheets_not_understood": totals.sheets_not_understood,
        "classes": totals.classes,
        "schools_expected": totals.schools_expected,
        "schools_not_handed_in": totals.schools_absent,
        "schools_closed": totals.schools_closed,
        "schools_to_decide": totals.schools_to_decide,
        "classes_expected": totals.classes_expected,
        "classes_missing": totals.classes_missing,
        "lessons": number(totals.lessons),
        "cells_not_understood": totals.cells_not_understood,
        "breaches": totals.breaches,
        "waived": totals.waived,
        "advice": totals.advice,
        "met": verdicts.met,
        "not_met": verdicts.not_met,
        "undetermined": verdicts.undetermined,
        "not_examined": verdicts.not_examined,
        "not_applicable": verdicts.not_applicable,
    }
