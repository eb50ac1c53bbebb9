"""The 应开/实开/差额 sheet: for each class and area the minimum, what the timetable has, and the inspectors' mark."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

import attrs

from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.rule import Strength, TargetKind
from edu_compliance.model.stage import Area, Stage
from edu_compliance.reporting.needs import plain
from edu_compliance.reporting.speech.speaker import decimal, signed

Number = Fraction | int
"""A count of lessons; a whole one may be an integer."""

ENOUGH, NONE, OPEN = "√", "0", "?"
"""Marks of the registration form (inspection.md C1-1): √ exactly enough, 0 not offered; ? is ours, for 待核实."""


@attrs.frozen
class Balance:
    """One class held against the strictest weekly minimum of one area."""

    area: Area
    required: Fraction
    """Lessons a week."""
    low: Fraction
    high: Fraction
    verdict: Verdict
    waived: bool
    incomplete: bool = False
    """Only a part of the class's week was read: it may well have more."""

    @property
    def taught(self) -> str:
        """Lessons a week as they were read: `3`, `3–4`, and `≥0` where not all of the week was."""
        if self.low == self.high:
            return f"≥{decimal(self.low)}" if self.incomplete else decimal(self.low)
        return f"{decimal(self.low)}–{decimal(self.high)}"

    @property
    def possible(self) -> Fraction:
        """The most it may come to when somebody looks: an open verdict may turn out enough, whatever was read."""
        settled = self.verdict in (Verdict.MET, Verdict.NOT_MET)
        return self.high if settled else max(self.high, self.required)

    @property
    def settled(self) -> bool:
        """Whether what was read is enough to say a rate."""
        return self.possible == self.high

    @property
    def mark(self) -> str:
        """√ enough, +x more by so many, -x fewer by so many, 0 none at all, ? a person must look."""
        match self.verdict:
            case Verdict.MET:
                return signed(self.low - self.required) if self.low > self.required else ENOUGH
            case Verdict.NOT_MET:
                return signed(self.high - self.required) if self.high else NONE
            case _:
                return OPEN

    @property
    def rate(self) -> tuple[Fraction, Fraction]:
        """开足率, low and high: taught ÷ required, no class counting for more than 1."""
        return min(self.low / self.required, Fraction(1)), min(self.possible / self.required, Fraction(1))


@attrs.frozen
class Row:
    """One class of the sheet; a class of several grades has a row for each."""

    name: str
    stage: Stage | None
    grades: tuple[int, ...]
    school_class: SchoolClass
    balances: Mapping[Area, Balance]
    """Areas no weekly minimum binds it in are missing."""


def balance_sheet(findings: Iterable[Finding]) -> tuple[Row, ...]:
    """Rows of all classes that a weekly minimum of an area binds, in the order the findings come in.

    Where several documents bind a class in the same area, the highest minimum stands here; each keeps its findings.
    """
    rows: dict[tuple[object, ...], tuple[Finding, dict[Area, Balance]]] = {}
    for finding in findings:
        school_class = finding.target.school_class
        if school_class is None or not finding.outcomes:
            continue
        balance = _balance(finding)
        if balance is None:
            continue
        key = (school_class.key, finding.target.stage, finding.target.grades)
        _, balances = rows.setdefault(key, (finding, {}))
        before = balances.get(balance.area)
        if before is None or before.required < balance.required:
            balances[balance.area] = balance
    return tuple(_row(finding, balances) for finding, balances in rows.values())


def _row(finding: Finding, balances: dict[Area, Balance]) -> Row:
    target = finding.target
    assert target.school_class is not None  # rows are made of classes only
    ordered = {area: balances[area] for area in Area if area in balances}
    return Row(target.name, target.stage, target.grades, target.school_class, ordered)


def _balance(finding: Finding) -> Balance | None:
    rule = finding.rule
    if rule.binds.target is not TargetKind.CLASS or rule.strength is not Strength.MANDATORY:
        return None
    outcome = finding.outcomes[0]
    need, measured = outcome.requirement, outcome.measurement
    weekly = need.measure == "weekly_lessons" and need.parameters.get("of") == rule.area.value
    if len(finding.outcomes) > 1 or not weekly or not need.at_least:
        return None
    return Balance(
        area=rule.area,
        required=need.at_least,
        low=measured.low,
        high=measured.high,
        verdict=finding.verdict,
        waived=finding.waiver is not None,
        incomplete=finding.target.incomplete is not None and finding.verdict is not Verdict.MET,
    )


@attrs.frozen
class Sum:
    """Several classes in one area."""

    classes: int
    enough: int
    """Classes that surely have enough."""
    short: int
    """Classes that surely have not; of the others nobody can tell yet."""
    required: Number
    low: Number
    """Lessons that surely count, each class at most up to its minimum."""
    high: Number
    """Those that may, where a class whose verdict is open may turn out to have enough."""
    least: tuple[Number, Number]
    """Low and high of the class that has the fewest lessons."""
    most: Number
    """High of the class that has the most."""
    minimum: Number
    """The highest minimum among them."""

    @property
    def rate(self) -> tuple[Fraction, Fraction]:
        """开足率 of all of them together, low and high; no surplus of one class makes up for a gap in another."""
        return Fraction(self.low) / self.required, Fraction(self.high) / self.required


def sum_up(rows: Iterable[Row], area: Area) -> Sum | None:
    """Rows together in one area; None where no minimum binds any of them."""
    balances = [row.balances[area] for row in rows if area in row.balances]
    alike = [(plain(one.required), plain(one.low), plain(one.possible), one.verdict) for one in balances]
    return _sum(tuple(alike)) if alike else None


@lru_cache(maxsize=4096)
def _sum(balances: tuple[tuple[Number, Number, Number, Verdict], ...]) -> Sum:
    """The sum of classes by required, low, possible and verdict; most grades of most schools are alike."""
    return Sum(
        classes=len(balances),
        enough=sum(verdict is Verdict.MET for *_, verdict in balances),
        short=sum(verdict is Verdict.NOT_MET for *_, verdict in balances),
        required=sum(required for required, _, _, _ in balances),
        low=sum(min(low, required) for required, low, _, _ in balances),
        high=sum(min(high, required) for required, _, high, _ in balances),
        least=min((low, high) for _, low, high, _ in balances),
        most=max(high for _, _, high, _ in balances),
        minimum=max(required for required, _, _, _ in balances),
    )


def by_grade(rows: Iterable[Row]) -> dict[tuple[Stage | None, tuple[int, ...]], list[Row]]:
    """Rows of each stage and grade, youngest first, those of unknown grade last."""
    groups: dict[tuple[Stage | None, tuple[int, ...]], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.stage, row.grades), []).append(row)
    stages = list(Stage)

    def order(key: tuple[Stage | None, tuple[int, ...]]) -> tuple[object, ...]:
        stage, grades = key
        return (not grades, stages.index(stage) if stage else len(stages), grades)

    return {key: groups[key] for key in sorted(groups, key=order)}
