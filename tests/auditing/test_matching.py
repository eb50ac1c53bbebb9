"""Whose submission is this: codes and full names settle it, everything else is listed and never decided."""

from pathlib import Path

import attrs
import pytest

from edu_compliance.auditing.handed_in.allotting import matched
from edu_compliance.auditing.handed_in.matching import CANDIDATES, RosterIndex
from edu_compliance.auditing.handed_in.sources import Source
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.model.place import Place
from edu_compliance.model.roster import Match, MatchedBy, Roster, RosterSchool
from edu_compliance.model.vocabulary import fold

CHARACTERS = str.maketrans("縣雲嶺學", "县云岭学")
SCHOOLS = (
    ("那曲市色尼区第三小学", "2154000001", "那曲市", "色尼区", ""),
    ("那曲市色尼区完全小学", "2154000002", "那曲市", "色尼区", ""),
    ("中心小学", "2154000003", "那曲市", "安多县", ""),
    ("中心小学", "2154000004", "那曲市", "色尼区", ""),
    ("云岭县第一小学", "2154000005", "某市", "云岭县", "一小/新建文件夹"),
    ("云岭县第二小学", "2154000006", "某市", "云岭县", ""),
)


def roster(*more: tuple[str, str, str, str, str]) -> Roster:
    rows = (*SCHOOLS, *more)
    return Roster(
        "名册.xlsx",
        "",
        tuple(
            RosterSchool(
                n, name, Place("名册.xlsx", "a", f"A{n + 2}"), code, prefecture, county, files=tuple(files.split())
            )
            for n, (name, code, prefecture, county, files) in enumerate(rows)
        ),
    )


INDEX = RosterIndex(roster(), CHARACTERS)


@pytest.mark.parametrize("files", ["2026报送/县里/丁/课表.xlsx", "2026报送\\县里\\丁", "/县里/丁/课表.xlsx"])
def test_a_file_may_be_named_from_further_out_than_the_audit_is_called_for(files: str) -> None:
    index = RosterIndex(roster(("某某完小", "", "某市", "云岭县", files)), CHARACTERS)
    match = index.by_path(handed("县里/丁", "课表.xlsx"))
    assert (match.school and match.school.name, match.by) == ("某某完小", MatchedBy.FILE)
    assert index.by_path(handed("报送/别处/丁", "课表.xlsx")).school is None


def handed(path: str, *files: str) -> Handed:
    """A folder with files, or a file by itself."""
    parts = path.split("/")
    sources = tuple(Source(f"{path}/{file}", Path(path) / file) for file in files) or (Source(path, Path(path)),)
    title = parts[-1] if files else Path(parts[-1]).stem
    return Handed(path, title, sources, (), tuple(parts[1:-1]))


def found(path: str, *files: str) -> Match:
    return INDEX.by_path(handed(path, *files))


@pytest.mark.parametrize(
    ("path", "files", "code", "by"),
    [
        ("报送/2154000001", ("课表.xlsx",), "2154000001", MatchedBy.CODE),
        ("报送/x", ("2154000002_三年级.xlsx",), "2154000002", MatchedBy.CODE),
        ("报送/2154000005云岭县第一小学.xlsx", (), "2154000005", MatchedBy.CODE),
        ("报送/那曲市色尼区第三小学", ("课表.xlsx",), "2154000001", MatchedBy.NAME),
        ("报送/01-那曲市色尼区第三小学2026年秋季课程表.xlsx", (), "2154000001", MatchedBy.NAME),
        ("报送/那曲市/色尼区/第三小学", ("课表.xlsx",), "2154000001", MatchedBy.NAME),
        ("报送/色尼区/第三小学", ("课表.xlsx",), "2154000001", MatchedBy.NAME_IN_COUNTY),
        ("报送/安多县/中心小学", ("课表.xlsx",), "2154000003", MatchedBy.NAME),
        ("报送/云岭县/某某", ("云岭县第二小学课表.xls",), "2154000006", MatchedBy.NAME),
        ("报送/一小/新建文件夹", ("课表.xlsx",), "2154000005", MatchedBy.FILE),
    ],
)
def test_what_is_sure_is_matched(path: str, files: tuple[str, ...], code: str, by: MatchedBy) -> None:
    match = found(path, *files)
    assert match.school is not None, match
    assert (match.school.code, match.by) == (code, by)


@pytest.mark.parametrize(
    ("path", "files", "why", "codes"),
    [
        ("报送/中心小学", ("课表.xlsx",), "matching.several_by_name", {"2154000003", "2154000004"}),
        ("报送/安多县/那曲市色尼区第三小学", ("课表.xlsx",), "matching.other_county", {"2154000001"}),
        ("报送/第三小学", ("课表.xlsx",), "matching.alike", {"2154000001"}),
        ("报送/色尼区小学", ("课表.xlsx",), "matching.alike", {"2154000002"}),
        ("报送/2154000001云岭县第一小学", ("a.xlsx",), "matching.code_and_name", {"2154000001", "2154000005"}),
        ("报送/x", ("2154000001.xlsx", "2154000002.xlsx"), "matching.several_by_code", {"2154000001", "2154000002"}),
        ("报送/云岭县笫一小学", ("a.xlsx",), "matching.similar", {"2154000005"}),
    ],
)
def test_what_is_not_sure_is_listed_and_never_decided(
    path: str, files: tuple[str, ...], why: str, codes: set[str]
) -> None:
    match = found(path, *files)
    assert match.school is None
    assert match.why is not None
    assert match.why.id == why
    assert codes <= {school.code for school in match.candidates}


def test_a_code_of_two_schools_decides_nothing() -> None:
    index = RosterIndex(roster(("另一所小学", "2154000001", "", "", "")), CHARACTERS)
    match = index.by_path(handed("报送/2154000001", "a.xlsx"))
    assert match.school is None
    assert len(match.candidates) == 2


def test_nobody_alike_is_nobody() -> None:
    for path in ("报送/未名学院", "报送/云岭县第三小学"):
        match = found(path, "a.xlsx")
        assert (match.school, match.candidates) == (None, ())


def test_many_candidates_are_cut_aloud() -> None:
    index = RosterIndex(roster(*(("希望小学", f"21540001{n:02}", "某市", f"{n}县", "") for n in range(9))), CHARACTERS)
    match = index.by_path(handed("报送/希望小学", "a.xlsx"))
    assert len(match.candidates) == CANDIDATES
    assert match.why is not None
    assert match.why.parameters["more"] == 9 - CANDIDATES


def test_a_title_settles_what_the_path_leaves_open() -> None:
    match = INDEX.by_titles(found("报送/未名", "a.xlsx"), ["云岭县第二小学"])
    assert match.by is MatchedBy.TITLE
    assert match.school is not None
    assert match.school.code == "2154000006"


def test_a_title_of_another_school_unsettles_nothing_silently() -> None:
    sure = found("报送/2154000001", "a.xlsx")
    match = INDEX.by_titles(sure, ["云岭县第二小学"])
    assert match.school == sure.school
    assert [school.code for school in match.candidates] == ["2154000006"]
    assert match.why is not None
    open_ = found("报送/第三小学", "a.xlsx")
    match = INDEX.by_titles(open_, ["云岭县第二小学"])
    assert match.school is None
    assert {school.code for school in match.candidates} == {"2154000001", "2154000006"}


def test_a_title_settles_nothing_in_another_county_than_the_folders() -> None:
    index = RosterIndex(roster(("乡小学", "2154000007", "那曲市", "安多县", "")), CHARACTERS)
    open_ = found("报送/云岭县/课表.xlsx")
    match = index.by_titles(open_, ["乡小学"], ("报送", "2.云岭县"))
    assert match.school is None
    assert [school.code for school in match.candidates] == ["2154000007"]
    assert match.why is not None
    assert match.why.id == "matching.other_county"
    # Where the title says the county itself, or the folders say none, nothing speaks against it.
    for folders, title in (
        (("报送", "云岭县"), "安多县乡小学"),
        (("报送", "安多县上报"), "乡小学"),
        (("报送",), "乡小学"),
    ):
        assert index.by_titles(open_, [title], folders).school is not None
    # And the folders' county tells apart what several schools are called.
    chosen = index.by_titles(open_, ["中心小学"], ("报送", "色尼区")).school
    assert chosen is not None
    assert chosen.code == "2154000004"


def test_titles_that_say_nothing_change_nothing() -> None:
    for path in ("报送/第三小学", "报送/2154000001", "报送/中心小学"):
        match = found(path, "a.xlsx")
        assert INDEX.by_titles(match, []) == match
        assert INDEX.by_titles(match, ["", "课程表"]) == match


def test_submissions_surely_of_one_school_are_put_together_aloud() -> None:
    given = [
        handed("报送/2154000001_一年级.xlsx"),
        handed("报送/2154000001_二年级.xlsx"),
        handed("报送/第三小学", "a.xlsx"),
    ]
    one, other = sorted(matched(given, roster(), CHARACTERS), key=lambda each: len(each.sources), reverse=True)
    assert len(one.sources) == 2
    assert one.match is not None
    assert one.match.joined == ("报送/2154000001_一年级.xlsx", "报送/2154000001_二年级.xlsx")
    assert other.match is not None
    assert other.match.school is None


def test_the_order_of_submissions_does_not_matter() -> None:
    given = [handed(f"报送/2154000001_{n}.xlsx") for n in range(4)]
    assert matched(given, roster(), CHARACTERS) == matched(given[::-1], roster(), CHARACTERS)


def test_names_are_compared_folded() -> None:
    assert fold("那曲市 色尼区第三小学") == fold("那曲市色尼区第三小学")
    assert found("报送/那曲市 色尼区第三小学", "a.xlsx").by is MatchedBy.NAME


def test_a_folder_of_several_schools_files_is_taken_apart_by_the_roster() -> None:
    files = ("那曲市色尼区第三小学.xlsx", "2154000002.xlsx", "云岭县第一小学一.xlsx", "总表.xlsx")
    each = matched([handed("报送/汇总", *files)], roster(), CHARACTERS)
    found_ = {one.name.rpartition("/")[2]: one.match.school.code for one in each if one.match and one.match.school}
    assert found_ == {
        "那曲市色尼区第三小学.xlsx": "2154000001",
        "2154000002.xlsx": "2154000002",
        "云岭县第一小学一.xlsx": "2154000005",
    }
    assert [one.name for one in each if one.match and one.match.school is None] == ["报送/汇总/总表.xlsx"]


def test_the_files_of_a_countys_folder_are_apart_though_only_one_names_a_school() -> None:
    files = ("各校课表汇总.xlsx", "云岭县第一小学.xlsx", "一年级.xlsx", "学区小学.xlsx")
    each = matched([handed("报送/云岭县", *files)], roster(), CHARACTERS)
    given = {one.name: len(one.sources) for one in each}
    assert given == {"报送/云岭县": 2, "报送/云岭县/云岭县第一小学.xlsx": 1, "报送/云岭县/学区小学.xlsx": 1}
    assert [one.name for one in each if _sure(one)] == ["报送/云岭县/云岭县第一小学.xlsx"]
    (whole,) = matched([handed("报送/云岭县", "一年级.xlsx", "二年级.xlsx")], roster(), CHARACTERS)
    assert len(whole.sources) == 2


def test_a_schools_own_folder_gives_away_only_what_the_roster_names() -> None:
    own = handed("报送/云岭县第二小学", "一年级.xlsx", "那曲市色尼区第三小学.xlsx", "教学点.xlsx")
    (kept,) = matched([own], roster(), CHARACTERS)
    assert kept.match is not None
    assert kept.match.school is None
    assert len(kept.sources) == 3
    point = ("云岭县村教学点", "2154000009", "某市", "云岭县", "云岭县第二小学/教学点")
    given = {one.match.school.code: len(one.sources) for one in matched([own], roster(point), CHARACTERS) if _sure(one)}
    assert given["2154000009"] == 1


def _sure(one: Handed) -> bool:
    return one.match is not None and one.match.school is not None


def test_a_former_name_in_brackets_is_a_name() -> None:
    index = RosterIndex(roster(("云岭县第七小学（原云岭县东关小学）", "2154000007", "某市", "云岭县", "")), CHARACTERS)
    for path in ("第七小学", "云岭县第七小学", "东关小学", "云岭县第七小学(原云岭县东关小学)"):
        match = index.by_path(handed(f"报送/云岭县/{path}", "a.xlsx"))
        assert match.school is not None, path
        assert match.school.code == "2154000007"
    assert INDEX.by_path(handed("报送/云岭县/云岭县第二小学（原云岭县南关小学）", "a.xlsx")).by is MatchedBy.NAME


@pytest.mark.parametrize("path", ["云岭县一小", "第1小学", "云岭县1小"])
def test_a_number_in_another_spelling_is_alike_and_not_sure(path: str) -> None:
    match = found(f"报送/云岭县/{path}", "a.xlsx")
    assert match.school is None
    assert [school.code for school in match.candidates] == ["2154000005"]


@pytest.mark.parametrize(
    "path",
    ["云岭县第二小学山后校点", "云岭县第二小学（东校区）", "第二小学（新区）", "第二小学校", "云岭县第二小学幼儿园"],
)
def test_a_place_behind_a_name_makes_it_no_sure_name(path: str) -> None:
    match = found(f"报送/云岭县/{path}", "a.xlsx")
    assert match.school is None
    assert [school.code for school in match.candidates] in ([], ["2154000006"])


def test_words_behind_a_name_do_not_matter() -> None:
    for path in ("云岭县第二小学补交", "第二小学-王老师", "云岭县第二小学课程表（新）"):
        assert _sure(attrs.evolve(handed("x"), match=found(f"报送/云岭县/{path}", "a.xlsx"))), path


def test_traditional_characters_are_the_same_name() -> None:
    index = RosterIndex(roster(("雲嶺縣第五小學", "2154000055", "某市", "雲嶺縣", "")), CHARACTERS)
    match = index.by_path(handed("报送/云岭县/第五小学", "a.xlsx"))
    assert match.school is not None
    assert (match.school.name, match.by) == ("雲嶺縣第五小學", MatchedBy.NAME)
    match = index.by_path(handed("报送/雲嶺縣第二小學.xlsx"))
    assert match.school is not None
    assert match.school.name == "云岭县第二小学"
    match = index.by_titles(Match(), ["云岭县第五小学"])
    assert match.school is not None
    assert match.school.county == "雲嶺縣"


@pytest.mark.parametrize(
    ("path", "why", "code"),
    [
        ("曲果小学", "matching.similar", "2154000011"),
        ("曲果完小", "matching.similar", "2154000011"),
        ("索多小学", "matching.similar", "2154000012"),
        ("巴清小学", "matching.misspelt", "2154000013"),
        ("曲果中学", "matching.nobody", ""),
    ],
)
def test_names_of_another_kind_or_with_another_letter_are_offered(path: str, why: str, code: str) -> None:
    index = RosterIndex(
        roster(
            ("云岭县曲果希望小学", "2154000011", "某市", "云岭县", ""),
            ("云岭县索多镇中心完小", "2154000012", "某市", "云岭县", ""),
            ("云岭县巴青小学", "2154000013", "某市", "云岭县", ""),
        ),
        CHARACTERS,
    )
    match = index.by_path(handed(f"报送/云岭县/{path}", "a.xlsx"))
    assert (match.school, match.why.id if match.why else "") == (None, why)
    assert [school.code for school in match.candidates] == ([code] if code else [])
    assert index.by_path(handed("报送/巴清小学", "a.xlsx")).candidates == (), "in no county all schools are too many"


def test_a_bracket_that_is_part_of_a_schools_name_is_read_as_such() -> None:
    index = RosterIndex(roster(("云岭县第二小学（新区）", "2154000007", "某市", "云岭县", "")), CHARACTERS)
    for path, code in (("第二小学(新区)", "2154000007"), ("第二小学", "2154000006"), ("第二小学 (1)", "2154000006")):
        match = index.by_path(handed(f"报送/云岭县/{path}", "课表.xlsx"))
        assert match.school is not None, path
        assert match.school.code == code


def test_a_file_of_another_school_in_a_schools_folder_is_listed() -> None:
    own = handed("报送/云岭县/云岭县第一小学", "课表.xlsx", "第二小学课表.xlsx")
    (kept,) = matched([own], roster(), CHARACTERS)
    assert kept.match is not None
    assert kept.match.school is None
    assert kept.match.why is not None
    assert kept.match.why.id == "matching.several_named"
    assert {school.code for school in kept.match.candidates} == {"2154000005", "2154000006"}


def test_a_title_in_one_file_settles_no_folder_that_names_another_school() -> None:
    both = found("报送/云岭县/云岭县第一小学", "课表.xlsx", "第二小学课表.xlsx")
    match = INDEX.by_titles(both, ["云岭县第二小学"])
    assert match.school is None
    assert {school.code for school in match.candidates} == {"2154000005", "2154000006"}


def test_a_school_whose_county_the_roster_misspells_is_not_taken_for_another_one_in_its_folder() -> None:
    index = RosterIndex(roster(("扎西完小", "2154000007", "某市", "云领县", "")), CHARACTERS)
    folder = handed("报送/云岭县/扎西完小", "课表.xlsx", "第二小学课表.xlsx")
    match = index.by_titles(index.by_path(folder), ["云岭县第二小学"])
    assert match.school is None
    assert {school.code for school in match.candidates} == {"2154000006", "2154000007"}


def test_what_is_nobodys_stands_in_the_county_that_its_folders_name() -> None:
    assert INDEX.counties.group_of(("2026秋报送", "2.云岭县")) == ("某市", "云岭县")
    for folders in (("报送", "某某县"), ("报送", "云岭县", "色尼区"), ()):
        assert INDEX.counties.group_of(folders) == folders


def test_two_schools_in_one_file_are_listed() -> None:
    match = INDEX.by_titles(found("报送/两校合报", "课表.xlsx"), ["云岭县第一小学", "云岭县第二小学"])
    assert match.school is None
    assert {school.code for school in match.candidates} == {"2154000005", "2154000006"}
    sure = INDEX.by_titles(found("报送/2154000005", "课表.xlsx"), ["云岭县第一小学", "云岭县第二小学"])
    assert sure.school is not None
    assert [school.code for school in sure.candidates] == ["2154000006"]


@pytest.mark.parametrize("path", ["安多县/安多县中心小学", "安多县中心小学", "杂/那曲市安多县中心小学课表"])
def test_a_name_with_its_county_before_it_is_the_full_name(path: str) -> None:
    match = found(f"报送/{path}", "课表.xlsx")
    assert match.school is not None
    assert (match.school.code, match.by) == ("2154000003", MatchedBy.NAME)
