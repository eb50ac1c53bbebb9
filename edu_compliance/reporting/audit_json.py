"""Writes audit.json: what was audited, by which rules, and what became of every input."""

import json
from collections.abc import Iterable
from fractions import Fraction

from edu_compliance.reporting.inputs import InputRow
from edu_compliance.reporting.result import AuditHeader
from edu_compliance.reporting.speech import Speaker
from edu_compliance.reporting.totals import Totals


def audit_json(header: AuditHeader, inputs: Iterable[InputRow], totals: Totals, speaker: Speaker) -> bytes:
    """The audit's record as UTF-8 JSON; reasons in the speaker's language, everything else in codes."""
    record = {
        "as_of": header.as_of.isoformat(),
        "version": header.version,
        "policies": [
            {"id": policy.id, "document": policy.document, "sha256": policy.sha256} for policy in header.policies
        ],
        "inputs": [_input(row, speaker) for row in inputs],
        "totals": _totals(totals),
    }
    return to_json(record)


def to_json(value: object) -> bytes:
    """A value as JSON for people and programs: Chinese as it is, two spaces, a line feed at the end.

    Half of a surrogate pair, which a damaged workbook can hold, is written as an escape.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def number(value: Fraction) -> int | float:
    """A count as JSON writes it: whole numbers without a point."""
    return int(value) if value.denominator == 1 else float(value)


def _input(row: InputRow, speaker: Speaker) -> dict[str, object]:
    return {
        "file": row.file,
        "school": row.school,
        "sha256": row.sha256,
        "status": row.status.value,
        "reason": speaker.say(row.reason) if row.reason is not None else None,
        "classes": row.classes,
        "lessons": number(row.lessons),
        "not_examined": [{"rule": rule, "ask_for": ask_for} for rule, ask_for in row.not_examined],
    }


def _totals(totals: Totals) -> dict[str, object]:
    verdicts = totals.verdicts
    return {
        "schools": totals.schools,
        "schools_with_breaches": totals.schools_with_breaches,
        "schools_undetermined": totals.schools_undetermined,
        "schools_clean": totals.schools_clean,
        "schools_unread": totals.schools_unread,
        "files": totals.files,
        "read": totals.read,
        "partly_read": totals.partly_read,
        "refused": totals.refused,
        "ignored": totals.ignored,
        "sheets": totals.sheets,
        "sheets_not_understood": totals.sheets_not_understood,
        "classes": totals.classes,
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
