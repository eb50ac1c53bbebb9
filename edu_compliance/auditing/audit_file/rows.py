"""A school's result as rows of the audit file; made where the school is judged, so that many are made at once."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

import attrs

from edu_compliance.auditing.audit_file.database import Row, writable
from edu_compliance.auditing.audit_file.record import NotARecord, read_back, written
from edu_compliance.auditing.audit_file.schema import SUMS
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Rule
from edu_compliance.model.stage import Area
from edu_compliance.reporting.balance import sum_up
from edu_compliance.reporting.classes import lessons_of
from edu_compliance.reporting.inputs import InputRow
from edu_compliance.reporting.result import SchoolResult, SchoolSummary
from edu_compliance.reporting.speech.verdicts import standing
from edu_compliance.reporting.totals import RuleCount

_COUNTS = attrgetter(*(field.name for field in attrs.fields(RuleCount)))
INSIDE = ("findings", "problems")
"""Pieces that stand in the audit file and are put together from there; the others are files."""
SEALED = ("submission", "file", "finding", "rule_count", "balance", "shortfall", "piece", "part", "record")
"""Tables that pages, lists and totals are made from; the others are there to be asked."""
_FAST = 1
"""zlib's quickest level: half the size of the text for a tenth of the time of its default."""


@attrs.frozen
class SchoolRows:
    """Everything the audit file holds of one school, by table."""

    id: int
    tables: tuple[tuple[str, tuple[Row, ...]], ...]
    """In the order in which they refer to each other."""


def rows_of(
    name: str,
    depends: str,
    result: SchoolResult,
    inputs: Iterable[InputRow],
    pieces: Mapping[str, bytes],
    rules: Iterable[Rule],
) -> SchoolRows:
    """The rows of a submission of this `name`.

    `depends` is the hash of all its results depend on, `pieces` what was made from it by kind.
    """
    summary, id = result.summary, number_of(result.slug)
    classes = {id_: number for number, id_ in enumerate(map(_identity, result.submission.classes))}
    findings = tuple(
        (number, finding)
        for number, finding in enumerate(result.findings)
        if finding.verdict is not Verdict.NOT_APPLICABLE
    )
    measured = tuple(_measured(findings))
    record = written(result, rules)
    light = attrs.evolve(summary, totals=attrs.evolve(summary.totals, by_rule={}))
    tables: tuple[tuple[str, tuple[Row, ...]], ...] = (
        ("submission", (_submission(id, name, depends, summary),)),
        ("file", tuple(_file(row, id) for row in inputs)),
        ("class", tuple(_classes(id, result))),
        ("finding", tuple(_finding(id, number, finding, classes) for number, finding in findings)),
        ("measurement", tuple((id, *key, *values) for key, values, _ in measured)),
        ("place", tuple((id, *key, *where) for key, _, places in measured for where in _by_sheet(places))),
        (
            "rule_count",
            tuple((id, rule, *_COUNTS(count)) for rule, count in sorted(summary.totals.by_rule.items())),
        ),
        ("balance", tuple(_balances(id, result))),
        ("shortfall", tuple(_shortfalls(id, summary))),
        ("piece", tuple((id, kind, digest(made)) for kind, made in pieces.items() if kind not in INSIDE)),
        ("part", ((id, *(zlib.compress(pieces[kind], _FAST) for kind in INSIDE)),)),
        ("record", ((id, zlib.compress(record.encode("ascii"), _FAST), written(light)),)),
    )
    made_from = [rows for table, rows in tables if table in SEALED]
    return SchoolRows(id, (*tables, ("seal", ((id, seal(made_from)),))))


def seal(tables: Iterable[Iterable[Row]]) -> str:
    """The hash of a submission's rows in the tables of `SEALED`, in the order of those: SQLite keeps none, and a page
    on a failing disk may hold other numbers as well as it held the right ones."""
    found = [sorted(rows) for rows in tables]
    # Contents stand in tables of one row for a submission; written out as text they would take most of the time.
    found = [[tuple(map(_hashed, rows[0]))] if len(rows) == 1 else rows for rows in found]
    text = repr(found)
    if "\\ud" in text:  # perhaps half a surrogate pair, which the file cannot hold as it is
        text = repr([[tuple(map(writable, row)) for row in rows] for rows in found])
    return digest(text.encode())


def _hashed(value: object) -> object:
    return digest(value) if isinstance(value, bytes) else value


def result_of(content: bytes, rules: Iterable[Rule]) -> SchoolResult:
    """The result that a record holds; NotARecord where it is damaged."""
    try:
        text = zlib.decompress(content).decode("ascii")
    except (zlib.error, UnicodeDecodeError) as error:
        raise NotARecord(str(error)) from error
    result = read_back(text, rules)
    if not isinstance(result, SchoolResult):
        raise NotARecord(type(result).__name__)
    return result


def number_of(slug: str) -> int:
    """A submission's id by its page's name: its hash as a number."""
    return int(slug.rpartition("-")[2], 16)


def digest(content: bytes) -> str:
    """The hash by which a piece is known again."""
    return hashlib.sha256(content).hexdigest()


def loose_file(row: InputRow) -> Row:
    """The row of a file that belongs to no submission."""
    return _file(row, None)


def _identity(value: object) -> int:
    return id(value)


def _submission(id: int, name: str, depends: str, summary: SchoolSummary) -> Row:
    totals = summary.totals
    sums = (getattr(totals, column) for column in SUMS)
    grouping = grouping_of(summary.group)
    code = summary.match.school.code if summary.match is not None and summary.match.school is not None else ""
    whose = (summary.school, summary.slug, grouping, code)
    return (id, name, *whose, depends, standing(totals), str(totals.lessons), *sums)


def grouping_of(group: Sequence[str]) -> str:
    """A grouping as the file writes it, outermost first; so that a prefecture's counties stand together."""
    return "\n".join(group)


def group_of(grouping: str) -> tuple[str, ...]:
    """The other way round."""
    return tuple(grouping.split("\n")) if grouping else ()


def _file(row: InputRow, id: int | None) -> Row:
    reason = None if row.reason is None else written(row.reason)
    return (row.file, id, row.sha256, row.status.value, reason, row.classes, str(row.lessons))


def _classes(id: int, result: SchoolResult) -> Iterator[Row]:
    for number, one in enumerate(result.submission.classes):
        stage, grades = one.stage.value if one.stage else None, ";".join(map(str, one.grades))
        lessons = float(lessons_of(one))
        yield (id, number, one.name, stage, grades, one.number, one.kind.value, str(one.place), lessons)


def _finding(id: int, number: int, finding: Finding, classes: dict[int, int]) -> Row:
    target = finding.target
    return (
        id,
        number,
        finding.rule.id,
        target.kind.value,
        target.name,
        None if target.school_class is None else classes.get(_identity(target.school_class)),
        target.stage.value if target.stage else None,
        ";".join(map(str, target.grades)),
        finding.verdict.value,
        int(finding.waiver is not None),
    )


def _measured(findings: Iterable[tuple[int, Finding]]) -> Iterator[tuple[tuple[int, int], Row, tuple[Place, ...]]]:
    """Each outcome of the findings: its numbers in the file, its columns, and where it was counted."""
    for number, finding in findings:
        for at, outcome in enumerate(finding.outcomes):
            need, found = outcome.requirement, outcome.measurement
            floor = found.whole if need.every else need.at_least
            least = None if floor is None else float(floor)
            most = None if need.at_most is None else float(need.at_most)
            values = (need.measure, float(found.low), float(found.high), least, most, found.unit, outcome.verdict.value)
            yield (number, at), values, found.places


def _by_sheet(places: Iterable[Place]) -> Iterator[tuple[str, str, str]]:
    sheets: dict[tuple[str, str], list[str]] = {}
    for place in places:
        sheets.setdefault((place.file, place.sheet), []).append(place.cell)
    for (file, sheet), cells in sheets.items():
        yield file, sheet, " ".join(cells)


def _balances(id: int, result: SchoolResult) -> Iterator[Row]:
    rows = result.balances
    for area in Area:
        found = sum_up(rows, area)
        if found is not None:
            numbers = (float(found.required), float(found.low), float(found.high))
            yield (id, area.value, found.classes, found.enough, *numbers)


def _shortfalls(id: int, summary: SchoolSummary) -> Iterator[Row]:
    for number, one in enumerate(summary.shortfalls):
        yield (id, number, one.rule, one.targets, str(one.missing), one.unit)
