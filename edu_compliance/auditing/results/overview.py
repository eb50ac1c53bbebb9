"""The overview of an audit from its file: index, a page for each county, and one to look up a school by its name."""

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from edu_compliance.auditing.audit_file.book import AuditFile
from edu_compliance.auditing.audit_file.database import Row
from edu_compliance.auditing.audit_file.record import read_back
from edu_compliance.auditing.audit_file.rows import group_of
from edu_compliance.auditing.papers import SaidOfPapers
from edu_compliance.auditing.results.parts import COUNTIES
from edu_compliance.auditing.results.writing import OutputFolder
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.model.message import Message
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import File, Status
from edu_compliance.reporting.attendance import Roll
from edu_compliance.reporting.pages.group_pages import Found, counties_page, county_page, finder_page
from edu_compliance.reporting.pages.index_page import index_page
from edu_compliance.reporting.pages.papers_page import closed_line, school_line
from edu_compliance.reporting.pages.wider import COUNTIES as COUNTIES_LISTED
from edu_compliance.reporting.pages.wider import Counts, Group, Met, Rate, RuleMet, UnreadCause, Wider, together
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.totals import Totals

LISTED = 300
"""Up to so many schools stand on the index itself."""
WORST = 100
"""Where there are more, so many of them do, the worst, and the page says so."""
PER_PAGE = 1000
"""Schools on one page of a county."""
LOOSE = 300
"""Files of no school that the index names; `audit.json` has them all."""
OF_SCHOOLS = "standing != 'no_school'"
FINDER = "schools.html"
ALL_COUNTIES = f"{COUNTIES}/index.html"

_STANDINGS = ("met", "not_met", "undetermined", "unread", "waived")
_GROUPS = (
    "SELECT grouping, sum(schools), sum(offices), "
    + ", ".join(f"sum(standing = '{name}')" for name in _STANDINGS)
    + f", sum(classes), sum(breaches) FROM submission WHERE {OF_SCHOOLS} "
    "GROUP BY grouping ORDER BY replace(grouping, char(10), char(1))"
)
_RULES = (
    "SELECT grouping, rule, sum(c.met), sum(c.met + c.not_met + c.undetermined), "
    "sum(c.met > 0 AND c.not_met + c.undetermined = 0), sum(c.met + c.not_met + c.undetermined > 0) "
    "FROM rule_count c JOIN submission ON id = submission "
    "WHERE c.met + c.not_met + c.undetermined > 0 GROUP BY grouping, rule"
)
_RATES = (
    "SELECT grouping, area, sum(b.classes), sum(low), sum(high), sum(required) "
    "FROM balance b JOIN submission ON id = submission GROUP BY grouping, area"
)
_UNREAD = "SELECT reason FROM file WHERE status IN ('refused', 'partly_read') AND reason IS NOT NULL"


def write_overview(
    setting: Setting,
    book: AuditFile,
    totals: Totals,
    papers: SaidOfPapers,
    output: OutputFolder,
) -> None:
    """Writes the index and what it leads to; none of it grows beyond what a browser opens at once."""
    at = desk(setting)
    all_listed = totals.submissions <= LISTED
    groups = with_rolls(list(_groups(book, with_pages=not all_listed)), papers.rolls, at.speaker)
    pages = [group for group in groups if group.page]
    if pages:
        output.new_folder(COUNTIES)
    else:
        output.take_away(COUNTIES)
    for group in pages:
        for number, (name, page) in enumerate(_county(setting, group, book)):
            assert number or name == group.page
            output.write(name, page)
    loose, left_out = _loose(book)
    wider = Wider(
        groups=groups if len(groups) > 1 or pages else (),
        by_rule=together(groups),
        rates=_rates_together(book),
        unread_causes=_unread_causes(book.rows(_UNREAD)),
        submissions=totals.submissions,
        finder="" if all_listed else FINDER,
        groups_page=ALL_COUNTIES if len(pages) > COUNTIES_LISTED else "",
        loose_left_out=left_out,
    )
    if wider.groups_page:
        output.write(wider.groups_page, counties_page(at.header, wider, at.speaker))
    if not all_listed:
        with output.open(FINDER) as file:
            file.writelines(finder_page(at.header, _found(book), at.speaker))
    listed = itertools.chain(
        book.summaries(f"WHERE {OF_SCHOOLS}", limit=-1 if all_listed else WORST),
        book.summaries(f"WHERE NOT {OF_SCHOOLS}", limit=LOOSE),
    )
    output.write("index.html", index_page(at.header, listed, totals, loose, at.speaker, papers.sections, wider))


def _groups(book: AuditFile, *, with_pages: bool) -> Iterator[Group]:
    rules: dict[str, dict[str, RuleMet]] = {}
    for grouping, rule, *counts in book.rows(_RULES):
        met, bound, schools_met, schools_bound = map(_number, counts)
        rules.setdefault(str(grouping), {})[str(rule)] = RuleMet(Met(met, bound), Met(schools_met, schools_bound))
    rates: dict[str, dict[Area, Rate]] = {}
    for grouping, area, *numbers in book.rows(_RATES):
        rates.setdefault(str(grouping), {})[Area(area)] = _rate(numbers)
    found = list(book.rows(_GROUPS))
    for grouping, *counts in found:
        name = group_of(str(grouping))
        page = f"{COUNTIES}/{_page(name)}.html" if with_pages or len(found) > 1 else ""
        own = str(grouping)
        mine = rates.get(own, {})
        ordered = {area: mine[area] for area in Area if area in mine}
        yield Group(name, page, Counts(*map(_number, counts)), rules.get(own, {}), ordered)


def with_rolls(groups: Sequence[Group], rolls: Mapping[tuple[str, ...], Roll], speaker: Speaker) -> list[Group]:
    """The groups with the roster's schools in them, and those of which nobody handed in anything."""
    by_name = {group.name: group for group in groups}
    pages = any(group.page for group in groups)
    for name, roll in rolls.items():
        page = f"{COUNTIES}/{_page(name)}.html" if pages and (roll.absent or roll.closed) else ""
        group = by_name.get(name) or Group(name, page, Counts(0, 0, 0, 0, 0, 0, 0, 0, 0))
        counts = attrs.evolve(group.counts, expected=roll.expected, absent=len(roll.absent))
        absent = tuple(school_line(school, speaker) for school in roll.absent)
        closed = tuple(closed_line(school, speaker) for school in roll.closed)
        by_name[name] = attrs.evolve(group, counts=counts, absent=absent, closed=closed)
    return sorted(by_name.values(), key=lambda group: group.name)


def _page(name: tuple[str, ...]) -> str:
    return "county-" + hashlib.sha256("\n".join(name).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _number(value: object) -> int:
    return int(str(value))


def _rate(numbers: Sequence[object]) -> Rate:
    classes, low, high, required = numbers
    whole = _exact(required)
    return Rate(_number(classes), _exact(low) / whole, _exact(high) / whole)


def _exact(value: object) -> Fraction:
    """A sum of lessons as the fraction it was: lessons are shares of a cycle of weeks."""
    return Fraction(str(value)).limit_denominator(10_000)


def _rates_together(book: AuditFile) -> Mapping[Area, Rate]:
    rows = book.rows("SELECT area, sum(classes), sum(low), sum(high), sum(required) FROM balance GROUP BY area")
    found = {Area(area): _rate(numbers) for area, *numbers in rows}
    return {area: found[area] for area in Area if area in found}


def _county(setting: Setting, group: Group, book: AuditFile) -> Iterator[tuple[str, bytes]]:
    """The pages of a group by their paths."""
    at = desk(setting)
    stem = group.page.removesuffix(".html")
    number = max(-(-group.counts.submissions // PER_PAGE), 1)
    paths = [group.page, *(f"{stem}-{part}.html" for part in range(2, number + 1))]
    schools = book.summaries(f"WHERE {OF_SCHOOLS} AND grouping = ?", ("\n".join(group.name),))
    for part, path in enumerate(paths):
        some = [summary for _, summary in zip(range(PER_PAGE), schools, strict=False)]
        names = [name.removeprefix(f"{COUNTIES}/") for name in paths]
        yield path, county_page(at.header, group, some, at.speaker, part, names)


def _loose(book: AuditFile) -> tuple[list[File], int]:
    """Files of no school, as many as are named, and how many are not."""
    query = (
        "SELECT name, sha256, status, reason FROM file WHERE submission IS NULL ORDER BY replace(name, '/', char(1))"
    )
    files: list[File] = []
    left_out = 0
    for name, sha256, status, reason in book.rows(query):
        if len(files) < LOOSE:
            why = None if reason is None else read_back(str(reason))
            files.append(File(str(name), str(sha256), Status(status), why))
        else:
            left_out += 1
    return files, left_out


def _unread_causes(rows: Iterable[Row]) -> list[UnreadCause]:
    """Reasons of one kind together, the most frequent first, each as it was said of one file."""
    times: Counter[str] = Counter()
    examples: dict[str, Message] = {}
    for (reason,) in rows:
        message = read_back(str(reason))
        times[message.id] += 1
        examples.setdefault(message.id, message)
    ordered = sorted(times, key=lambda id: (-times[id], id))
    return [UnreadCause(times[id], examples[id]) for id in ordered]


def _found(book: AuditFile) -> Iterator[Found]:
    query = (
        f"SELECT school, page, grouping, standing FROM submission WHERE {OF_SCHOOLS} "
        "ORDER BY school, replace(name, '/', char(1))"
    )
    for school, page, grouping, standing in book.rows(query):
        yield Found(str(school), str(page), group_of(str(grouping)), str(standing))
