"""Approved exemptions (豁免备案) by header names; what is not whole is named and exempts from nothing."""

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence

import attrs

from edu_compliance.model.finding import Waiver
from edu_compliance.model.forms.waivers import ALL, SHEET
from edu_compliance.model.message import Message, say
from edu_compliance.model.roster import Roster, RosterSchool
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.dates import read_day
from edu_compliance.reading.papers.form_table import FormRow
from edu_compliance.reading.papers.merged_table import tables_needed, uncached
from edu_compliance.reading.timetables.texts.class_names import class_name
from edu_compliance.reading.workbook import open_grids

_RULE = re.compile(r"[a-z]{2,8}-[0-9]{1,3}")
_ALL = frozenset(map(fold, ALL))
_NEEDED = ("school", "target", "reason", "approver", "document")


@attrs.frozen
class Waivers:
    """A file of waivers as it was read."""

    file: str
    sha256: str
    waivers: tuple[Waiver, ...] = attrs.field(repr=False)
    notices: tuple[Notice, ...] = ()
    """Rows that exempt from nothing, and why."""


def read_waivers(name: str, content: bytes, passwords: Sequence[str] = ()) -> Waivers:
    """The waivers of a workbook or CSV file; a row of several rules is one for each.

    Raises Refused where the file cannot be read, or no sheet has the columns that waivers need.
    """
    grids = open_grids(name, content, passwords).grids
    tables = tables_needed(grids, name, SHEET)
    waivers: list[Waiver] = []
    notices: list[Notice] = [notice for table in tables for notice in uncached(table, table.rows())]
    for row in (row for table in tables for row in table.rows()):
        wrong = [Notice(why, (row.place(key),)) for key, why in _mistakes(row)]
        notices += wrong
        if not wrong:
            waivers += _waivers(row, len(waivers))
    return Waivers(name, hashlib.sha256(content).hexdigest(), tuple(waivers), tuple(notices))


def with_codes(read: Waivers, roster: Roster) -> Waivers:
    """The waivers with the codes of the roster's schools; one that may be of several schools exempts none of them."""
    by_name: dict[str, list[RosterSchool]] = {}
    for school in roster.schools:
        by_name.setdefault(fold(school.name), []).append(school)
    kept: list[Waiver] = []
    notices = list(read.notices)
    for waiver in read.waivers:
        named = by_name.get(fold(waiver.school), []) if not waiver.code else []
        if len(named) > 1:
            places = (waiver.place,) if waiver.place is not None else ()
            notices.append(Notice(say("waiver.which_school", school=waiver.school), places))
        else:
            kept.append(attrs.evolve(waiver, code=named[0].code) if named else waiver)
    return attrs.evolve(read, waivers=tuple(kept), notices=tuple(notices))


def _mistakes(row: FormRow) -> Iterator[tuple[str, Message]]:
    """What keeps a row from exempting: the column, and what is wrong with it."""
    for key in _NEEDED:
        if not row.text(key):
            id_ = "waiver.lacks_target" if key == "target" else "waiver.lacks"
            yield key, say(id_, column=SHEET.column(key).title)
    rest = _RULE.sub("", fold(row.text("rule")))
    if fold(row.text("rule")) in _ALL:
        yield "rule", say("waiver.every_rule", written=row.text("rule"))
    elif not _RULE.search(fold(row.text("rule"))) or re.search(r"\w", rest):
        yield "rule", say("waiver.expected_rule", written=row.text("rule"))
    days = {}
    for key in ("since", "until"):
        days[key] = _day(row, key)
        if days[key] is None:
            yield key, say("waiver.expected_day", column=SHEET.column(key).title, written=row.text(key))
    if days["since"] is not None and days["until"] is not None and days["since"] > days["until"]:
        yield "until", say("waiver.ends_before", since=days["since"], until=days["until"])


def _waivers(row: FormRow, number: int) -> list[Waiver]:
    written = row.text("target")
    whole = fold(written) in _ALL
    return [
        Waiver(
            reason=row.text("reason"),
            approver=row.text("approver"),
            document=row.text("document"),
            rule=rule.upper(),
            school=row.text("school"),
            code=fold(row.text("code")),
            target="" if whole else written,
            naming=None if whole else class_name(fold(written)),
            since=_day(row, "since"),
            until=_day(row, "until"),
            place=row.place(),
            number=number + more,
        )
        for more, rule in enumerate(dict.fromkeys(_RULE.findall(fold(row.text("rule")))))
    ]


def _day(row: FormRow, key: str) -> datetime.date | None:
    held = row.held(key)
    return read_day(row.text(key), held) if row.text(key) or held else None
