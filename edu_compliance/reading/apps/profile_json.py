"""ClassIsland's profile files (JSON, versions 1 and 2, whole or in the pieces its server hands out) as a `Profile`.

Facts: ClassIsland.Shared/Models/Profile; keys in PascalCase, dictionaries by GUID.
"""

import json
from collections.abc import Iterable
from typing import Any

from edu_compliance.model.message import say
from edu_compliance.model.profile import Layout, LayoutItem, Plan, Profile, Subject
from edu_compliance.reading.apps.periods import minutes
from edu_compliance.reading.refusal import Refused, too_large

_LONGEST = 20_000_000
"""Characters; a profile with all its attached settings takes 200,000."""
_MOST = 100_000
"""Entries of all plans, layouts and subjects together."""
_NOTHING = "00000000-0000-0000-0000-000000000000"
_PARTS = ("ClassPlans", "TimeLayouts", "Subjects")
SWITCHED_OFF = "-"


def parse_profile(text: str) -> Profile:
    """The profile of a file. Raises Refused where it is no JSON, or JSON of another program."""
    if len(text) > _LONGEST:
        raise Refused(too_large(len(text), _LONGEST))
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise Refused(say("json.too_deep")) from error
    except json.JSONDecodeError as error:
        raise Refused(say("json.broken", line=error.lineno)) from error
    except ValueError as error:  # a number of thousands of digits
        raise Refused(say("json.broken", line=1)) from error
    if not isinstance(found, dict) or not any(isinstance(found.get(part), dict) for part in _PARTS):
        raise Refused(say("json.unknown_program"))
    return _profile(found)


def _profile(found: dict[str, Any]) -> Profile:
    subjects = {
        _id(id): Subject(_text(one, "Name"), _text(one, "TeacherName")) for id, one in _pairs(found, "Subjects")
    }
    layouts = {_id(id): Layout(_text(one, "Name"), tuple(_items(one))) for id, one in _pairs(found, "TimeLayouts")}
    plans = tuple(_plan(one) for _, one in _pairs(found, "ClassPlans"))
    size = sum(len(plan.subjects) for plan in plans) + sum(len(one.items) for one in layouts.values()) + len(subjects)
    if size > _MOST or len(plans) > _MOST:
        raise Refused(say("json.too_much", limit=_MOST))
    return Profile(
        name=_text(found, "Name"),
        subjects=subjects,
        layouts=layouts,
        plans=plans,
        groups={_id(id): _text(one, "Name") for id, one in _pairs(found, "ClassPlanGroups")},
        selected=_id(found.get("SelectedClassPlanGroupId")),
    )


def _items(layout: dict[str, Any]) -> Iterable[LayoutItem]:
    """A layout's items; version 1 has date-times (`StartSecond`) of which the time counts."""
    for one in _dicts(layout.get("Layouts")):
        yield LayoutItem(
            start=minutes(_text(one, "StartTime") or _text(one, "StartSecond")),
            end=minutes(_text(one, "EndTime") or _text(one, "EndSecond")),
            kind=_number(one.get("TimeType"), 0),
            subject=_id(one.get("DefaultClassId")),
            name=_text(one, "BreakName"),
        )


def _plan(plan: dict[str, Any]) -> Plan:
    rule = plan.get("TimeRule")
    rule = rule if isinstance(rule, dict) else {}
    weekday = rule.get("WeekDay")
    day = weekday if isinstance(weekday, int) and not isinstance(weekday, bool) and 0 <= weekday <= 6 else None
    return Plan(
        name=_text(plan, "Name"),
        layout=_id(plan.get("TimeLayoutId")),
        group=_id(plan.get("AssociatedGroup")),
        weekday=None if day is None else day or 7,
        week=_number(rule.get("WeekCountDiv"), 0),
        cycle=_number(rule.get("WeekCountDivTotal"), 2),
        subjects=tuple(
            SWITCHED_OFF if one.get("IsEnabled") is False else _id(one.get("SubjectId"))
            for one in _dicts(plan.get("Classes"))
        ),
        enabled=plan.get("IsEnabled") is not False,
        overlay=plan.get("IsOverlay") is True,
    )


def _pairs(found: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
    values = found.get(key)
    return [(id, one) for id, one in values.items() if isinstance(one, dict)] if isinstance(values, dict) else []


def _dicts(values: object) -> list[dict[str, Any]]:
    """The objects of a list. What is no object keeps its place as an empty one: the others are told by position."""
    return [one if isinstance(one, dict) else {} for one in values] if isinstance(values, list) else []


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return value.strip() if isinstance(value, str) else ""


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000 else otherwise


def _id(value: object) -> str:
    """An id as it is compared; empty for none and for the GUID of zeros."""
    id = value.strip().strip("{}").lower() if isinstance(value, str) else ""
    return "" if id == _NOTHING else id
