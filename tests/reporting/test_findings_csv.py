"""findings.csv keeps its promise to other tools, and a spreadsheet never takes a cell for a formula."""

import csv
import io

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edu_compliance.model.finding import Verdict
from edu_compliance.reading.papers.apostrophe import as_meant, harmless
from edu_compliance.reporting.records import findings_csv
from edu_compliance.reporting.result import SchoolResult
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words
from tests.reporting import invented


def table(result: SchoolResult) -> list[dict[str, str]]:
    written = findings_csv.head() + findings_csv.rows(result, Words(Speaker()))
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_the_columns_are_the_promised_ones_in_their_order() -> None:
    promised = "file, school, class, stage, grade, rule, area, strength, verdict, low, high, required, unit, places"
    assert ", ".join(findings_csv.COLUMNS) == f"{promised}, message, waiver, target, group, code"


def test_one_row_for_each_finding_that_is_met_not_met_or_undetermined() -> None:
    result = invented.result(invented.primary())
    listed = [f for f in result.findings if f.verdict.value in ("met", "not_met", "undetermined")]
    assert [row["rule"] for row in table(result)] == [finding.rule.id for finding in listed]
    assert len(listed) < len(result.findings)


def test_a_row_says_where_what_and_how_much() -> None:
    rows = table(invented.result(invented.primary()))
    row = next(row for row in rows if row["rule"] == "PE-03" and row["class"] == "一（2）班")
    assert row["file"] == "课表.xlsx"
    assert (row["school"], row["stage"], row["grade"]) == ("那曲市色尼区第三小学", "primary", "1")
    assert (row["area"], row["strength"], row["verdict"]) == ("pe", "mandatory", "not_met")
    assert (row["low"], row["high"], row["required"], row["unit"]) == ("3", "3", "4", "lessons_per_week")
    assert row["places"].split("; ")[0] == "课表.xlsx!一(2)!E3"
    assert "还差 1 节" in row["message"]


def test_halves_are_decimals() -> None:
    rows = table(invented.result(invented.primary()))
    row = next(row for row in rows if row["rule"] == "LAB-05" and row["class"] == "六（1）班")
    assert (row["low"], row["high"], row["verdict"]) == ("0.5", "1.5", "undetermined")


def test_a_waiver_lies_over_the_verdict_and_does_not_hide_it() -> None:
    rows = table(invented.result(invented.primary(), waive=("PE-03",)))
    row = next(row for row in rows if row["rule"] == "PE-03" and row["class"] == "一（2）班")
    assert row["verdict"] == "not_met"
    assert "教体〔2026〕12号" in row["waiver"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-1+2"])
def test_what_would_start_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["-1", "-0.5", "3", "体育", "", "一（1）班"])
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_no_cell_can_start_a_formula_and_every_cell_can_be_written(text: str) -> None:
    written = harmless(text)
    assert not written.startswith(("=", "+", "@", "\t", "\r"))
    assert not written.startswith("-") or float(written) <= 0
    written.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["C"])))
def test_reading_takes_back_our_apostrophe(text: str) -> None:
    assume(not text.startswith("'"))
    assert as_meant(harmless(text)) == text


def test_reading_takes_no_apostrophe_that_somebody_wrote() -> None:
    assert as_meant(harmless("'甲")) == "'甲"


@given(name=st.text(max_size=40), school=st.text(max_size=40))
def test_hostile_names_stay_in_their_cells(name: str, school: str) -> None:
    result = invented.result(invented.clean())
    renamed = tuple(
        attrs.evolve(f, target=attrs.evolve(f.target, name=name)) for f in result.findings if f.verdict is Verdict.MET
    )
    hostile = SchoolResult(attrs.evolve(result.submission, school=school), renamed, result.slug)
    rows = table(hostile)
    assert len(rows) == len(renamed)
    assert {row["rule"] for row in rows} == {f.rule.id for f in renamed}
