"""The overview of many schools: shares with their numerators, a page for each county, and no cap without a word."""

import contextlib
import json
import re
import sqlite3
from pathlib import Path

import pytest

from edu_compliance.auditing.results import overview
from edu_compliance.model.stage import Area
from edu_compliance.reporting.pages import wider
from edu_compliance.reporting.pages.wider import Counts, Group, Met, RuleMet
from tests.cli import weeks
from tests.cli.conftest import Caller, call

__all__ = ["call"]
ON = ("--on", "2026-11-23")


@pytest.fixture
def counties(tmp_path: Path) -> Path:
    """Twelve schools in three counties of two prefectures; every fourth is short of lessons."""
    for number in range(12):
        county = ("东市/甲县", "东市/乙县", "西市/丙县")[number % 3]
        path = tmp_path / f"省/{county}/第{number}小学/二年级1班.csv"
        path.parent.mkdir(parents=True)
        week = weeks.SHORT if number % 4 == 0 else weeks.CLEAN
        path.write_bytes(weeks.as_csv(weeks.rows_of(week, path.parent.name, "二年级1班")))
    return tmp_path


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}


def test_every_county_has_a_page_with_its_own_schools(call: Caller, counties: Path) -> None:
    call("audit", "省", "-o", "out", *ON)
    index = (counties / "out/index.html").read_text("utf-8")
    links = re.findall(r'href="(counties/county-[0-9a-f]{12}\.html)">东市 / 甲县<', index)
    page = (counties / "out" / links[0]).read_text("utf-8")
    assert {f"第{number}小学" for number in range(12) if f">第{number}小学<" in page} == {
        "第0小学",
        "第3小学",
        "第6小学",
        "第9小学",
    }
    assert all((counties / "out/counties" / link).exists() for link in re.findall(r'href="(\.\./[^"]+)"', page))


def test_shares_have_numerator_and_denominator_of_classes_and_of_schools(call: Caller, counties: Path) -> None:
    call("audit", "省", "-o", "out", *ON)
    index = (counties / "out/index.html").read_text("utf-8")
    row = next(line for line in index.split("<tr>") if "PE-03" in line and "共" not in line)
    assert row.count("9/12") == 2


def test_where_more_schools_are_than_can_be_listed_it_is_said_and_none_is_lost(
    call: Caller, counties: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "LISTED", 6)
    monkeypatch.setattr(overview, "WORST", 4)
    monkeypatch.setattr(overview, "PER_PAGE", 3)
    monkeypatch.setattr(wider, "COUNTIES", 2)
    monkeypatch.setattr(overview, "COUNTIES_LISTED", 2)
    call("audit", "省", "-o", "out", *ON)
    found = pages(counties / "out")
    assert "共 12 所学校，此处列出最需要关注的 4 所" in found["index.html"]
    assert found["index.html"].count('href="schools/') == 4
    assert found["schools.html"].count('href="schools/') == 12
    assert sum(page.count('href="../schools/') for name, page in found.items() if "/county-" in name) == 12
    assert len([name for name in found if re.fullmatch(r"counties/county-[0-9a-f]{12}-2\.html", name)]) == 3


def test_files_of_no_school_stand_in_no_list_of_schools_and_are_not_cut_off_without_a_word(
    call: Caller, counties: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "LISTED", 6)
    monkeypatch.setattr(overview, "PER_PAGE", 3)
    monkeypatch.setattr(overview, "LOOSE", 1)
    for name in ("东市/甲县/图片/1.jpg", "东市/甲县/图片 (2)/2.jpg", "西市/丁县/图片/3.jpg"):
        (counties / "省" / name).parent.mkdir(parents=True)
        (counties / "省" / name).write_bytes(b"\xff\xd8\xff\xe0" + bytes(600))
    call("audit", "省", "-o", "out", *ON)
    found = pages(counties / "out")
    told = found["index.html"].partition('id="nobodys"')[2].partition("</section>")[0]
    assert told.count('href="schools/') == 1
    assert "另有 2 条没有列出" in told
    assert found["schools.html"].count('href="schools/') == 12
    assert sum(page.count('href="../schools/') for name, page in found.items() if "/county-" in name) == 12
    assert "丁县" not in found["index.html"].partition('id="groups"')[2].partition("</section>")[0]
    assert len([name for name in found if name.startswith("schools/")]) == 15


def test_lists_can_be_read_without_a_script_and_only_ours_may_run(call: Caller, counties: Path) -> None:
    call("audit", "省", "-o", "out", *ON)
    written = pages(counties / "out")
    assert any("/county-" in name for name in written)
    for name, page in written.items():
        scripted = "<script>" in page
        assert scripted == ("/county-" in name), name
        assert ("script-src &#39;sha256-" in page) == scripted
        assert "unsafe" not in page


def test_totals_of_the_file_are_those_of_the_record(call: Caller, counties: Path) -> None:
    (counties / "省/说明.txt").write_bytes(b"x")
    call("audit", "省", "-o", "out", *ON)
    totals = json.loads((counties / "out/audit.json").read_text("utf-8"))["totals"]
    assert (totals["schools"], totals["files"], totals["read"], totals["refused"]) == (12, 13, 12, 1)
    assert (totals["schools_with_breaches"], totals["classes"]) == (3, 12)
    assert totals["schools_clean"] + totals["schools_undetermined"] == 9


def test_only_all_of_them_are_the_darkest_step() -> None:
    assert [Met(met, 1000).step for met in (0, 99, 100, 999, 1000)] == [0, 0, 1, 9, 10]
    assert Met(0, 0).share == 0


def test_prefectures_add_up() -> None:
    met = {"PE-03": RuleMet(Met(1, 2), Met(0, 1))}
    each = Counts(1, 0, 0, 1, 0, 0, 0, 2, 1)
    groups = [Group(("省", city, str(n)), "p", each, met, {}) for n, city in enumerate(("东市", "西市", "东市"))]
    assert wider.common(groups) == 1
    east, west = wider.by_prefecture(groups)
    assert (east.name, east.counts.schools, west.counts.schools) == (("省", "东市"), 2, 1)
    assert east.by_rule["PE-03"] == RuleMet(Met(2, 4), Met(0, 2))


def test_surplus_of_one_class_hides_no_gap_of_another(call: Caller, counties: Path) -> None:
    call("audit", "省", "-o", "out", *ON)
    with contextlib.closing(sqlite3.connect(counties / "out/audit.sqlite")) as file:
        for area, low, required in file.execute("SELECT area, sum(low), sum(required) FROM balance GROUP BY area"):
            assert low <= required, area
        ((short,),) = file.execute("SELECT count(*) FROM balance WHERE area = ? AND low < required", (Area.PE.value,))
    assert short == 3


def test_a_school_whose_files_name_two_schools_is_never_clean(call: Caller, tmp_path: Path) -> None:
    for number, school in enumerate(("东关小学", "西关小学"), 1):
        path = tmp_path / f"县/东关小学/二年级{number}班.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(weeks.as_csv(weeks.rows_of(weeks.CLEAN, school, f"二年级{number}班")))
    assert call("audit", "县", "-o", "out", *ON).status == 3
    page = (tmp_path / "out/index.html").read_text("utf-8")
    assert "待核实 1 所" in page
    assert "材料里有不止一个校名：东关小学、西关小学。" in page


def test_a_school_that_handed_in_nothing_to_examine_has_a_reason(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "县/甲小学").mkdir(parents=True)
    call("form", "register", "-o", "县/甲小学/台账.xlsx")
    assert call("audit", "县", "-o", "out", *ON).status == 3
    assert "没有可据以核查的课程表或其他材料" in (tmp_path / "out/index.html").read_text("utf-8")


def test_a_county_of_which_nobody_handed_in_stands_there_with_its_schools(call: Caller, counties: Path) -> None:
    rows = ["名称,地市,县区,学段", *(f"第{n}小学,东市,{'乙县' if n % 3 else '甲县'},小学" for n in (0, 1, 3, 4))]
    rows += ["第99小学,东市,甲县,小学", "北关小学,北市,丁县,小学", "南关小学,北市,丁县,小学"]
    (counties / "名册.csv").write_text("\n".join(rows), "utf-8")
    call("audit", "省/东市", "-o", "out", "--roster", "名册.csv", *ON)
    index = (counties / "out/index.html").read_text("utf-8")
    table = index[index.index('id="groups"') : index.index('id="schools"')]
    cells = [re.findall(r"<t[hd][^>]*>(?:<a[^>]*>)?([^<]*)", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]
    told = {row[0]: row[1:4] for row in cells[1:]}
    assert told["北市 / 丁县"] == ["2", "2", "0"]
    assert told["东市 / 甲县"] == ["3", "1", "4"]
    page = (counties / "out" / _linked(index, "北市 / 丁县")).read_text("utf-8")
    assert "名册应报送 2 所，未报送 2 所。" in page
    assert "北关小学（北市丁县）" in page


def _linked(page: str, name: str) -> str:
    found = re.search(rf'href="([^"]*)">{re.escape(name)}</a>', page)
    assert found is not None
    return found[1]
