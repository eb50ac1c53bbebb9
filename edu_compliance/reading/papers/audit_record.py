"""What an earlier audit wrote, read again: audit.json, and the lines of findings.csv one by one."""

import csv
import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from edu_compliance.model.comparison import AuditRecord, Listed, SchoolId
from edu_compliance.model.grouping import from_one_line, in_one_line
from edu_compliance.model.message import say
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.apostrophe import as_meant
from edu_compliance.reading.refusal import Refused
from edu_compliance.reading.timetables.texts.class_names import class_name

COLUMNS = frozenset(
    (
        *("school", "class", "stage", "grade", "rule", "area", "strength", "verdict", "low", "high", "required"),
        *("unit", "message", "waiver"),
    )
)
"""What a comparison needs of findings.csv."""
_LONGEST_FIELD = 1 << 26
"""Characters: a finding of a large school names thousands of cells."""


def read_record(name: str, content: bytes) -> AuditRecord:
    """An audit's record; raises Refused where it is none, or one of a program that did not note its rules yet."""
    try:
        record: Any = json.loads(content.decode("utf-8-sig"))
        as_of = datetime.date.fromisoformat(record["as_of"])
        schools = frozenset(_school(row) for row in record["inputs"] if row["school"])
        documents = tuple(dict.fromkeys(policy["document"] for policy in record["policies"]))
        version = str(record.get("version", ""))
        rules, areas = record.get("rules"), str(record.get("areas", ""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(say("record.no_record", file=name)) from error
    if not isinstance(rules, dict):
        raise Refused(say("record.without_fingerprints", file=name))
    marks = {str(rule): str(mark) for rule, mark in rules.items()}
    return AuditRecord(as_of, version, documents, marks, schools, areas)


def _school(row: dict[str, Any]) -> SchoolId:
    return SchoolId(from_one_line(in_one_line(row.get("group", ()))), str(row["school"]), str(row.get("code", "")))


def read_findings(name: str, lines: Iterable[str]) -> Iterator[Listed]:
    """The lines of findings.csv, one after the other; raises Refused where columns are missing or it is damaged."""
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.DictReader(lines)
    try:
        missing = tuple(sorted(COLUMNS - set(reader.fieldnames or ())))
        if missing:
            raise Refused(say("record.columns_missing", file=name, columns=missing))
        for row in reader:
            if None in row or None in row.values():
                raise Refused(say("record.damaged", file=name, line=reader.line_num))
            yield _listed(row)
    except (csv.Error, UnicodeDecodeError) as error:
        raise Refused(say("record.damaged", file=name, line=reader.line_num + 1)) from error


def _listed(row: dict[str, str]) -> Listed:
    target = row.get("target") or row["class"]
    return Listed(
        school=SchoolId(
            from_one_line(as_meant(row.get("group", ""))), as_meant(row["school"]), as_meant(row.get("code", ""))
        ),
        target=as_meant(target),
        key=_key(row, target),
        rule=row["rule"],
        area=row["area"],
        strength=row["strength"],
        verdict=row["verdict"],
        low=row["low"],
        high=row["high"],
        required=row["required"],
        unit=row["unit"],
        message=as_meant(row["message"]),
        waived=bool(row["waiver"]),
    )


def _key(row: dict[str, str], target: str) -> tuple[str, ...]:
    """A class by stage, grade and number where its name tells them: 三（2）班 is 三年级2班 the next time."""
    if row["class"]:
        named = class_name(fold(row["class"]))
        if named is not None and named.one_class and row["grade"]:
            return ("class", row["stage"], row["grade"], str(named.number or ""), named.branch)
        return ("class", row["stage"], row["grade"], fold(row["class"]))
    return ("", "", "", fold(target))
