"""The problem ledger: the same bytes, nothing that is a formula, and whatever people wrote comes back."""

import io
import zipfile
from collections.abc import Iterable, Sequence

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edu_compliance.judging.remarks import remarked
from edu_compliance.model.finding import Verdict
from edu_compliance.model.forms.ledger import COLUMNS, GONE, STATEMENT_COLUMNS, STATEMENTS, TITLE
from edu_compliance.model.ledger import STATES, Ledger, LedgerEntry
from edu_compliance.reading.papers.ledger import read_ledger
from edu_compliance.reading.refusal import Refused
from edu_compliance.reporting.ledgers.ledger import LedgerBook
from edu_compliance.reporting.ledgers.ledger_rows import LedgerRow, ledger_rows
from edu_compliance.reporting.result import SchoolResult
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words
from tests.reporting import invented

SPEAKER = Speaker()
AT = {column.key: number for number, column in enumerate(COLUMNS, 1)}


def rows(result: SchoolResult | None = None) -> list[LedgerRow]:
    return list(ledger_rows(result or invented.result(invented.primary()), Words(SPEAKER)))


def written(
    given: Iterable[LedgerRow], earlier: Ledger | None = None, most: int = 1000, speaker: Speaker = SPEAKER
) -> bytes:
    buffer = io.BytesIO()
    with LedgerBook(buffer, invented.DAY, speaker, earlier, most) as book:
        book.add(given)
    return buffer.getvalue()


def filled_in(content: bytes, *cells: tuple[int, str, str]) -> bytes:
    """The ledger after somebody wrote into rows (from 2) and columns of its first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, column, text in cells:
        book[TITLE].cell(row, AT[column]).value = text
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet(content: bytes, name: str = TITLE) -> list[tuple[str, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [tuple(str(cell or "") for cell in row) for row in book[name].iter_rows(values_only=True)]


def test_columns_are_the_bureaus() -> None:
    head = sheet(written(rows()))[0]
    facts = "序号 地市 县区 学校 班级 领域 问题描述 依据条款 应 实 差 证据位置 严重程度"
    to_fill_in = "责任层级建议 整改要求 整改时限 责任人 整改情况 核查结果 销号"
    assert list(head[:20]) == [*facts.split(), *to_fill_in.split()]


def test_every_problem_has_a_row_and_nothing_else_has() -> None:
    result = invented.result(invented.primary(), waive=("PE-03",))
    found = rows(result)
    problems = [
        one
        for one in result.findings
        if one.verdict in (Verdict.NOT_MET, Verdict.UNDETERMINED) and one.rule.strength.value != "encouraged"
    ]
    assert len(found) == len(problems)
    assert [row.rule for row in found] == [one.rule.id for one in problems]
    assert len({row.key for row in found}) == len(found)
    assert {row.severity for row in found} >= {"强制性条款未达标", "待核实", "已豁免（未达标）"}
    assert all("藏政办发" in row.clause and "“" in row.clause for row in found)
    lines = sheet(written(found))[1:]
    assert [int(line[0]) for line in lines] == list(range(1, len(found) + 1))
    assert all(line[AT["level"] - 1] == "" for line in lines)


def test_the_same_rows_are_the_same_bytes() -> None:
    assert written(rows()) == written(rows())


def test_the_headers_of_the_form_are_those_of_both_languages() -> None:
    for language, name in ((Language.CHINESE, 0), (Language.ENGLISH, 1)):
        speaker = Speaker(language)
        for part, columns in (("column", COLUMNS), ("statement_column", STATEMENT_COLUMNS)):
            for column in columns:
                known = (column.title, *column.aliases)
                assert speaker.text(f"ledger.{part}.{column.key}") == known[name]


def test_an_english_ledger_is_read_back_too() -> None:
    content = filled_in(written(rows(), speaker=Speaker(Language.ENGLISH)), (2, "progress", "done"))
    assert [entry.progress for entry in read_ledger("l.xlsx", content).entries.values()] == ["done"]


def test_the_header_stays_in_sight_on_screen_and_paper() -> None:
    with zipfile.ZipFile(io.BytesIO(written(rows()))) as archive:
        first = archive.read("xl/worksheets/sheet1.xml").decode()
        names = archive.read("xl/workbook.xml").decode()
    assert 'state="frozen"' in first
    assert "<autoFilter" in first
    assert "<dataValidation" in first
    assert "_xlnm.Print_Titles" in names


def test_nothing_is_a_formula() -> None:
    evil = '=HYPERLINK("http://x")'
    row = attrs.evolve(rows()[0], school=evil, problem="+1+1", places="@x", target="-1+1", remedy="＝A1")
    content = written([row])
    for line in sheet(content)[1:]:
        assert all(not text.startswith(("=", "+", "@", "-", "＝")) for text in line)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()


def test_more_rows_than_a_sheet_holds_go_on_another() -> None:
    found = rows()
    content = written(found, most=4)
    names = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    sheets = -(-len(found) // 4)
    assert names == [TITLE, *(f"{TITLE}{n}" for n in range(2, sheets + 1)), STATEMENTS]
    assert read_ledger("l.xlsx", content).keys == {row.key for row in found}


def test_a_text_that_no_cell_can_hold_is_cut_aloud() -> None:
    (line,) = sheet(written([attrs.evolve(rows()[0], problem="长" * 40_000)]))[1:]
    assert line[AT["problem"] - 1].endswith("（太长，已截断）")


texts = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\ufffe\uffff") | st.sampled_from("=+-@ \n示例"),
    max_size=12,
).map(str.strip)
entries = st.fixed_dictionaries(dict.fromkeys((*STATES, "remedy"), texts))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries)
def test_what_people_wrote_comes_back(states: dict[str, str]) -> None:
    base = rows()[0]
    if states["remedy"] == base.remedy:
        states["remedy"] = ""
    if any(text.startswith("'") for text in states.values()):
        return  # our own apostrophe cannot be told from somebody's
    entry = LedgerEntry(base.key, base.school, base.target, base.rule, "", **states)
    back = read_ledger("l.xlsx", written([attrs.evolve(base, remark=entry)]))
    found = back.entries.get(base.key)
    assert (found.states if found else ("",) * 8) == entry.states


def test_states_are_carried_and_verdicts_are_not_touched() -> None:
    result = invented.result(invented.primary())
    first = rows(result)
    wrote = filled_in(
        written(first),
        (2, "progress", "已调整课表"),
        (2, "closed", "已销号"),
        (3, "statement", "教师借调"),
        (4, "remedy", "月底前改"),
    )
    earlier = read_ledger("l.xlsx", wrote)
    again = attrs.evolve(result, findings=tuple(remarked(result.findings, result.submission, earlier)))
    assert [one.verdict for one in again.findings] == [one.verdict for one in result.findings]
    lines = sheet(written(rows(again), earlier))[1:]
    assert lines[0][AT["progress"] - 1] == "已调整课表"
    assert lines[0][AT["closed"] - 1] == "已销号"
    assert lines[0][AT["earlier"] - 1] == "上次已销号，本次仍列出"
    assert lines[1][AT["statement"] - 1] == "教师借调"
    assert lines[2][AT["remedy"] - 1] == "月底前改"
    assert {line[AT["earlier"] - 1] for line in lines[1:]} == {"上次已有"}


def test_a_statement_on_the_schools_own_sheet_is_put_to_its_problem() -> None:
    found = rows()
    book = openpyxl.load_workbook(io.BytesIO(written(found)))
    form = book[STATEMENTS]
    for row, cells in (
        (4, ("2", "", "", "", "本周五补一节", "调课单", "扎西", "")),
        (5, ("999", "", "", "", "不知哪条")),
    ):
        for column, text in enumerate(cells, 1):
            form.cell(row, column).value = text
    buffer = io.BytesIO()
    book.save(buffer)
    earlier = read_ledger("l.xlsx", buffer.getvalue())
    assert earlier.entries[found[1].key].statement == "本周五补一节（调课单；扎西）"
    assert [notice.why.id for notice in earlier.notices] == ["ledger.statement_without_problem"]


def test_what_was_written_about_problems_that_are_gone_is_kept() -> None:
    found = rows()
    earlier = read_ledger("l.xlsx", filled_in(written(found), (2, "progress", "已补齐")))
    content = written(found[1:], earlier)
    (gone,) = sheet(content, GONE)[1:]
    assert gone[AT["progress"] - 1] == "已补齐"
    assert read_ledger("l.xlsx", content).entries[found[0].key].progress == "已补齐"


def test_a_problem_that_comes_back_is_told_from_one_that_stayed() -> None:
    result = invented.result(invented.primary())
    first = rows(result)
    earlier = read_ledger("l.xlsx", filled_in(written(first), (2, "progress", "已补齐"), (3, "closed", "否")))
    later = read_ledger("m.xlsx", written([attrs.evolve(first[1], remark=earlier.entries[first[1].key])], earlier))
    assert later.gone == {first[0].key}
    again = attrs.evolve(result, findings=tuple(remarked(result.findings, result.submission, later)))
    lines = sheet(written(rows(again), later))[1:]
    assert [line[AT["earlier"] - 1] for line in lines[:3]] == ["曾列出，上次未列出，本次又列出", "上次已有", "新增"]
    assert lines[0][AT["progress"] - 1] == "已补齐"


def test_what_was_written_of_a_school_is_not_put_to_another_countys_of_the_same_name() -> None:
    def primary(county: str) -> SchoolResult:
        result = invented.result(invented.primary())
        return attrs.evolve(result, submission=attrs.evolve(result.submission, group=("2026秋", county)))

    ledger = read_ledger("l.xlsx", filled_in(written(rows(primary("甲县"))), (2, "progress", "已补齐")))
    for county, known in (("甲县", True), ("乙县", False), ("复查", True)):
        result = primary(county)
        marked = list(remarked(result.findings, result.submission, ledger))
        assert any(one.remark for one in marked) is known, county
        said = {line[AT["earlier"] - 1] for line in sheet(written(rows(result), ledger))[1:]}
        assert said == {"上次已有" if known else "新增"}, county


def test_a_row_that_lost_its_key_is_named() -> None:
    content = filled_in(written(rows()), (2, "progress", "已补齐"), (2, "key", "x"))
    (notice,) = read_ledger("l.xlsx", content).notices
    assert notice.why.id == "ledger.without_key"
    assert str(notice.places[0]).startswith(f"l.xlsx!{TITLE}!A2")


def test_a_workbook_that_is_no_ledger_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_ledger("l.csv", "姓名,电话\n某,1\n".encode())
    assert "问题台账" in SPEAKER.say(refused.value.message)


def test_keys_stay_when_files_are_renamed_and_classes_are_written_otherwise() -> None:
    def keys(of: Sequence[LedgerRow]) -> list[str]:
        return [row.key for row in of]

    classes = [invented.school_class(3, n, (*invented.FULL[:4], "英数语道综", "信班美英数")) for n in (1, 2)]
    short = [
        attrs.evolve(one, lessons=tuple(x for x in one.lessons if x.taught.name != "体育与健康")) for one in classes
    ]
    renamed = [
        attrs.evolve(one, name=f"三年级{one.number}班", place=attrs.evolve(one.place, file="新.xlsx")) for one in short
    ]
    assert keys(rows(invented.result(invented.school("甲小学", *short)))) == keys(
        rows(invented.result(invented.school("甲小学", *renamed)))
    )
