"""Files of waivers: what is not whole is named with its cell and exempts from nothing."""

import datetime

import pytest

from edu_compliance.model.place import Place
from edu_compliance.model.roster import Roster, RosterSchool
from edu_compliance.reading.papers.waivers import Waivers, read_waivers, with_codes
from edu_compliance.reading.refusal import Refused
from edu_compliance.reporting.forms.lists import waivers_form
from edu_compliance.reporting.pages.papers_page import notice_line
from edu_compliance.reporting.speech.speaker import Speaker

HEAD = "学校,条款,班级,理由,批准人,文号,起,止"


def read(*rows: str, head: str = HEAD) -> Waivers:
    return read_waivers("豁免.csv", "\n".join((head, *rows)).encode("utf-8-sig"))


def said(waivers: Waivers) -> str:
    return "\n".join(notice_line(notice, Speaker()) for notice in waivers.notices)


def test_a_whole_row_is_a_waiver_for_each_rule() -> None:
    found = read("甲小学,PE-04、ART-04,三（2）班,改建,市教育局,教体12号,2026-09-01,2027年1月31日")
    assert not found.notices
    pe, art = found.waivers
    assert (pe.rule, art.rule, pe.number, art.number) == ("PE-04", "ART-04", 0, 1)
    assert (pe.since, pe.until) == (datetime.date(2026, 9, 1), datetime.date(2027, 1, 31))
    assert pe.target == "三（2）班"
    assert str(pe.place) == "豁免.csv!豁免!A2:H2"


def test_all_classes_are_said_in_a_word() -> None:
    (one,) = read("甲小学,PE-04,全部,改建,市教育局,教体12号,2026-09-01,2027-01-31").waivers
    assert one.target == ""


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("甲小学,PE-04,,改建,市教育局,教体12号,2026-09-01,2027-01-31", "“班级”一栏空着，这条豁免没有采用；整所学校"),
        ("甲小学,全部,全部,改建,市教育局,教体12号,2026-09-01,2027-01-31", "豁免要逐条写明，请写条款编号"),
        ("甲小学,PE-04,全部,改建,,教体12号,2026-09-01,2027-01-31", "“批准人”一栏空着"),
        ("甲小学,PE-04,全部,改建,市教育局,,2026-09-01,2027-01-31", "“批准文件”一栏空着"),
        ("甲小学,体育课,全部,改建,市教育局,教体12号,2026-09-01,2027-01-31", "豁免.csv!豁免!B2"),
        ("甲小学,PE-04,全部,改建,市教育局,教体12号,不久前,2027-01-31", "豁免.csv!豁免!G2"),
        ("甲小学,PE-04,全部,改建,市教育局,教体12号,2026-09-01,", "“截止日期”"),
        ("甲小学,PE-04,全部,改建,市教育局,教体12号,2027-09-01,2027-01-31", "自相矛盾"),
    ],
)
def test_what_is_not_whole_exempts_from_nothing(row: str, words: str) -> None:
    found = read(row)
    assert not found.waivers
    assert words in said(found)


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read("甲小学,PE-04", head="学校,条款")
    assert "批准人" in Speaker().say(refused.value.message)


def test_the_empty_form_has_no_waivers() -> None:
    found = read_waivers("豁免备案.xlsx", waivers_form())
    assert (found.waivers, found.notices) == ((), ())


def test_a_name_of_several_schools_of_the_roster_exempts_none_of_them() -> None:
    schools = tuple(
        RosterSchool(n, name, Place("r", "s", f"A{n}"), code)
        for n, (name, code) in enumerate((("中心小学", "1001"), ("中心小学", "1002"), ("甲小学", "1003")))
    )
    found = read(
        "中心小学,PE-04,全部,改建,市教育局,教体12号,2026-09-01,2027-01-31",
        "甲小学,PE-04,全部,改建,市教育局,教体12号,2026-09-01,2027-01-31",
    )
    known = with_codes(found, Roster("r", "", schools))
    assert [(one.school, one.code) for one in known.waivers] == [("甲小学", "1003")]
    assert "几所“中心小学”" in said(known)
