"""Which files are whose: folders become submissions, and every file met is accounted for."""

import os
from pathlib import Path

import pytest

from edu_compliance.auditing.handed_in.names import school_in
from edu_compliance.auditing.handed_in.submissions import Found, discover
from edu_compliance.model.submission import Status


def lay(root: Path, *names: str) -> None:
    """Empty files of these names."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def schools(found: Found) -> dict[str, list[str]]:
    return {handed.name: [source.name for source in handed.sources] for handed in found.handed}


def loose(found: Found) -> dict[str, tuple[Status, str]]:
    return {file.name: (file.status, file.reason.id if file.reason else "") for file in found.loose}


def test_workbooks_directly_in_a_named_folder_are_one_school_each(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学.xlsx", "县/乙小学.xls")
    found = discover(["县"], tmp_path)
    assert schools(found) == {"县/乙小学.xls": ["县/乙小学.xls"], "县/甲小学.xlsx": ["县/甲小学.xlsx"]}
    assert [handed.school for handed in found.handed] == ["乙小学", "甲小学"]
    assert [handed.title for handed in found.handed] == ["乙小学", "甲小学"]


def test_a_folder_that_holds_workbooks_is_one_school(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/一年级.xlsx", "县/甲小学/二年级.csv", "县/甲小学/说明.txt")
    found = discover(["县"], tmp_path)
    assert schools(found) == {"县/甲小学": ["县/甲小学/一年级.xlsx", "县/甲小学/二年级.csv", "县/甲小学/说明.txt"]}
    assert found.handed[0].school == "甲小学"
    assert found.handed[0].group == ("县",)


def test_a_county_folder_of_files_named_by_schools_or_codes_is_a_grouping(tmp_path: Path) -> None:
    lay(
        tmp_path,
        *("市/东县/东县甲小学课表.xlsx", "市/东县/02东县乙中学.xls", "市/东县/东县台账.xlsx", "市/东县/说明.txt"),
        *(
            "市/西县中小学/2154000001.xlsx",
            "市/西县中小学/2154000002一年级.xlsx",
            "市/西县中小学/2154000002二年级.xlsx",
        ),
        *("市/东县/丙小学/一年级.xlsx", "市/南县/中心小学（甲乡）.xlsx", "市/南县/中心小学（乙乡）.xlsx"),
        *("市/北县/各校课表汇总.xlsx", "市/北县/丁乡小学.xlsx"),
    )
    found = discover(["市"], tmp_path)
    assert schools(found) == {
        "市/东县/东县甲小学课表.xlsx": ["市/东县/东县甲小学课表.xlsx"],
        "市/东县/02东县乙中学.xls": ["市/东县/02东县乙中学.xls"],
        "市/东县/东县台账.xlsx": ["市/东县/东县台账.xlsx"],
        "市/东县/丙小学": ["市/东县/丙小学/一年级.xlsx"],
        "市/西县中小学/2154000001.xlsx": ["市/西县中小学/2154000001.xlsx"],
        "市/西县中小学/2154000002一年级.xlsx": [
            "市/西县中小学/2154000002一年级.xlsx",
            "市/西县中小学/2154000002二年级.xlsx",
        ],
        "市/北县/各校课表汇总.xlsx": ["市/北县/各校课表汇总.xlsx"],
        "市/北县/丁乡小学.xlsx": ["市/北县/丁乡小学.xlsx"],
        "市/南县/中心小学（甲乡）.xlsx": ["市/南县/中心小学（甲乡）.xlsx"],
        "市/南县/中心小学（乙乡）.xlsx": ["市/南县/中心小学（乙乡）.xlsx"],
    }
    assert {handed.group[1] for handed in found.handed} == {"东县", "西县中小学", "南县", "北县"}
    assert loose(found) == {"市/东县/说明.txt": (Status.REFUSED, "source.no_workbook")}


@pytest.mark.parametrize(
    "files",
    [
        ("县/甲小学/甲小学.xlsx", "县/甲小学/乙小学.xlsx"),
        ("县/东县小学/东县小学一年级.xlsx", "县/东县小学/乙小学.xlsx"),
        ("县/2154000001/甲小学.xlsx", "县/2154000001/乙小学.xlsx"),
        ("县/材料/小学部.xlsx", "县/材料/初级中学.xlsx", "县/材料/小学.xlsx"),
        ("县/材料/甲小学一年级.xlsx", "县/材料/甲小学二年级.xlsx", "县/材料/作息时间表.xlsx"),
        ("市/南县/甲小学一年级.xlsx", "市/南县/二年级.xlsx", "市/南县/三（2）班.xlsx"),
    ],
)
def test_a_folder_of_one_school_stays_whole(tmp_path: Path, files: tuple[str, ...]) -> None:
    lay(tmp_path, *files)
    (handed,) = discover([files[0].partition("/")[0]], tmp_path).handed
    assert sorted(source.name for source in handed.sources) == sorted(files)


def test_a_named_folder_of_classes_is_one_school(tmp_path: Path) -> None:
    lay(tmp_path, "甲小学/一（1）班.xlsx", "甲小学/一年级2班课程表.xlsx", "甲小学/二年级.xls")
    (handed,) = discover(["甲小学"], tmp_path).handed
    assert (handed.school, len(handed.sources)) == ("甲小学", 3)


def test_a_folder_of_folders_is_a_grouping(tmp_path: Path) -> None:
    lay(tmp_path, "市/东县/甲小学/a.xlsx", "市/东县/乙中学/b.xlsx", "市/西县/丙中学/c.xlsx")
    groups = {handed.school: handed.group for handed in discover(["市"], tmp_path).handed}
    assert groups == {"甲小学": ("市", "东县"), "乙中学": ("市", "东县"), "丙中学": ("市", "西县")}


def test_a_named_file_is_one_school(tmp_path: Path) -> None:
    lay(tmp_path, "拉萨市第一小学课程表2026.xlsx")
    (handed,) = discover(["拉萨市第一小学课程表2026.xlsx"], tmp_path).handed
    assert (handed.school, handed.group) == ("拉萨市第一小学", ())


def test_folders_by_grade_belong_to_their_school(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲学校/一年级/1.xlsx", "县/甲学校/初二/2.xlsx", "县/乙学校/总表.xlsx", "县/乙学校/高一/3.xlsx")
    assert schools(discover(["县"], tmp_path)) == {
        "县/甲学校": ["县/甲学校/一年级/1.xlsx", "县/甲学校/初二/2.xlsx"],
        "县/乙学校": ["县/乙学校/总表.xlsx", "县/乙学校/高一/3.xlsx"],
    }


def test_folders_that_nobody_named_belong_to_the_school_around_them(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "县/甲小学/新建文件夹(2)/三年级课表(1).xlsx",
        *(
            "县/乙小学/课表.xlsx",
            "县/乙小学/附件/新建文件夹/四年级.xlsx",
            "县/乙小学/乙小学2026年秋季课程表/五年级.xlsx",
        ),
        "县/岗措县中学/新建文件夹/初一.xlsx",
        *("县/雅江县小学/一年级.xlsx", "县/雅江县小学/新建文件夹/二年级.xlsx"),
    )
    found = discover(["县"], tmp_path)
    assert {name: len(files) for name, files in schools(found).items()} == {
        "县/甲小学": 1,
        "县/乙小学": 3,
        "县/岗措县中学": 1,
        "县/雅江县小学": 2,
    }
    assert [handed.group for handed in found.handed] == [("县",)] * 4


def test_copies_of_a_schools_file_or_folder_are_the_schools(tmp_path: Path) -> None:
    files = (
        "第一小学课表",
        "第一小学课表(1)",
        "复件 第一小学课表",
        "【最新】第一小学课表",
        "关于报送第一小学课表",
        "第一小学定稿",
    )
    lay(tmp_path, *(f"县/{name}.xlsx" for name in (*files, "第二小学课表(1)")))
    lay(tmp_path, *(f"市/某县/{name}/课表.xlsx" for name in ("甲小学", "甲小学(1)", "甲小学 - 副本 (2)", "乙小学")))
    lay(tmp_path, *(f"市/某县/{name}/课表.xlsx" for name in ("甲小学（东校区）", "乙小学2025秋", "完小(1)", "完小(2)")))
    found = {name: len(files) for name, files in schools(discover(["县", "市"], tmp_path)).items()}
    assert sorted(found.values()) == [1, 1, 1, 1, 1, 1, 3, 6]
    assert found["市/某县/甲小学"] == 3


def test_folders_that_nobody_named_in_a_countys_folder_are_each_their_own(tmp_path: Path) -> None:
    lay(tmp_path, *(f"市/岗措县/新建文件夹{n}/三年级.xlsx" for n in ("", "(2)")))
    lay(tmp_path, *(f"市/雅江区中小学/新建文件夹{n}/三年级.xlsx" for n in ("", "(2)")))
    lay(tmp_path, "市/丙小学/新建文件夹/甲小学.xlsx", "市/丙小学/新建文件夹/乙小学.xlsx")
    lay(tmp_path, "市/雅江县小学/课表.xlsx", "市/雅江县小学/新建文件夹/三年级.xlsx")
    assert len(schools(discover(["市"], tmp_path))) == 8


def test_a_school_whose_folder_nobody_may_open_handed_something_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "县/甲小学/课表.xlsx", "县/乙小学/课表.xlsx")
    look = os.scandir

    def shut(path: Path) -> object:
        if path.name == "甲小学":
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", shut)
    found = discover(["县"], tmp_path)
    assert schools(found) == {"县/甲小学": [], "县/乙小学": ["县/乙小学/课表.xlsx"]}
    ((one,),) = [handed.aside for handed in found.handed if handed.name == "县/甲小学"]
    assert (one.name, one.status) == ("县/甲小学", Status.REFUSED)


def test_an_empty_folder_of_a_grade_is_listed(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/一年级/课表.xlsx", "县/甲小学/三年级/x")
    (tmp_path / "县/甲小学/三年级/x").unlink()
    found = discover(["县"], tmp_path)
    assert schools(found) == {"县/甲小学": ["县/甲小学/一年级/课表.xlsx"]}
    assert loose(found) == {"县/甲小学/三年级": (Status.REFUSED, "source.empty_folder")}


def test_a_school_that_sent_only_a_scan_does_not_vanish(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/课表.pdf", "县/乙小学.jpg")
    assert set(schools(discover(["县"], tmp_path))) == {"县/甲小学", "县/乙小学.jpg"}


def test_what_is_no_workbook_beside_schools_is_listed(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/a.xlsx", "县/通知.txt", "县/东乡/乙小学/b.xlsx", "县/东乡/说明.md")
    found = discover(["县"], tmp_path)
    assert loose(found) == {
        "县/通知.txt": (Status.REFUSED, "source.no_workbook"),
        "县/东乡/说明.md": (Status.REFUSED, "source.no_workbook"),
    }
    assert all(len(file.sha256) == 64 for file in found.loose)


def test_junk_is_listed_as_ignored(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "县/甲小学/a.xlsx",
        "县/甲小学/~$a.xlsx",
        "县/甲小学/.DS_Store",
        "县/Thumbs.db",
        "县/__MACOSX/甲/._a.xlsx",
    )
    found = discover(["县"], tmp_path)
    assert [source.name for source in found.handed[0].sources] == ["县/甲小学/a.xlsx"]
    assert {(file.name, file.status) for file in found.handed[0].aside} == {
        ("县/甲小学/~$a.xlsx", Status.IGNORED),
        ("县/甲小学/.DS_Store", Status.IGNORED),
    }
    assert {(file.name, file.status) for file in found.loose} == {
        ("县/Thumbs.db", Status.IGNORED),
        ("县/__MACOSX/甲/._a.xlsx", Status.IGNORED),
    }


def test_missing_paths_and_empty_folders_are_rows(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/a.xlsx")
    (tmp_path / "县" / "乙小学").mkdir()
    (tmp_path / "空").mkdir()
    found = discover(["县", "没有", "空"], tmp_path)
    assert loose(found) == {
        "县/乙小学": (Status.REFUSED, "source.empty_folder"),
        "没有": (Status.REFUSED, "source.missing"),
        "空": (Status.REFUSED, "source.empty_folder"),
    }
    assert not found.nothing
    assert discover(["没有", "空"], tmp_path).nothing


def test_a_folder_without_workbooks_is_nothing_to_read_but_a_named_file_is(tmp_path: Path) -> None:
    lay(tmp_path, "资料/读我.txt", "资料/旧/a.py")
    assert discover(["资料"], tmp_path).nothing
    assert not discover(["资料/读我.txt"], tmp_path).nothing


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders, and links need a right")
def test_links_and_pipes_are_listed_and_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/a.xlsx", "别处/秘密.xlsx")
    (tmp_path / "县/甲小学/b.xlsx").symlink_to(tmp_path / "别处/秘密.xlsx")
    (tmp_path / "县/环").symlink_to(tmp_path / "县")
    os.mkfifo(tmp_path / "县/甲小学/c.xlsx")
    found = discover(["县"], tmp_path)
    assert schools(found) == {"县/甲小学": ["县/甲小学/a.xlsx"]}
    reasons = {file.name: file.reason.id for file in found.handed[0].aside if file.reason}
    assert reasons == {"县/甲小学/b.xlsx": "source.link", "县/甲小学/c.xlsx": "source.not_regular"}
    assert loose(found) == {"县/环": (Status.REFUSED, "source.link")}


def test_nothing_is_met_twice(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/a.xlsx", "县/乙小学.xlsx")
    found = discover(["县/乙小学.xlsx", "县", "县/", "./县/甲小学"], tmp_path)
    assert schools(found) == {"县/乙小学.xlsx": ["县/乙小学.xlsx"], "县/甲小学": ["县/甲小学/a.xlsx"]}
    assert not found.loose


def test_every_regular_file_is_accounted_for_once(tmp_path: Path) -> None:
    lay(
        tmp_path,
        *("县/甲小学/a.xlsx", "县/甲小学/资料/b.doc", "县/甲小学/~$a.xlsx", "县/.git/x/y", "县/读我.md", "县/丙.xlsx"),
        *("县/乡/乙/一年级/c.csv", "县/乡/乙/d", "县/空乡/.DS_Store", "县/只有文字/e.txt"),
    )
    found = discover(["县"], tmp_path)
    met = [source.name for handed in found.handed for source in handed.sources]
    met += [file.name for handed in found.handed for file in handed.aside]
    met += [file.name for file in found.loose]
    there = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(name for name in met if (tmp_path / name).is_file()) == sorted(there)


def test_earlier_audits_are_not_read_as_evidence(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学/a.xlsx", "县/结果/findings.csv", "县/新结果/findings.csv")
    (tmp_path / "县/结果/audit.json").write_text('{"as_of": "2026-11-23", "policies": []}', "utf-8")
    found = discover(["县"], tmp_path, without=tmp_path / "县/新结果")
    assert schools(found) == {"县/甲小学": ["县/甲小学/a.xlsx"]}
    assert loose(found) == {"县/结果": (Status.IGNORED, "source.an_audit")}


def test_names_are_relative_to_the_call(tmp_path: Path) -> None:
    lay(tmp_path, "县/甲小学.xlsx")
    absolute = discover([str(tmp_path / "县")], tmp_path)
    here = discover(["."], tmp_path / "县")
    beside = discover(["../县"], tmp_path / "县")
    assert [handed.name for handed in (*absolute.handed, *here.handed, *beside.handed)] == [
        "县/甲小学.xlsx",
        "甲小学.xlsx",
        "甲小学.xlsx",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_in_gb18030_are_read(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/" + "县".encode("gb18030")
    os.mkdir(folder)
    Path(os.fsdecode(folder + b"/" + "甲小学.xlsx".encode("gb18030"))).write_bytes(b"")
    found = discover(["."], tmp_path)
    assert [handed.name for handed in found.handed] == ["县"]
    assert schools(found) == {"县": ["县/甲小学.xlsx"]}


def test_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    lay(tmp_path, "b/z.xlsx", "b-1/a.xlsx", "a/x/1.xlsx", "a/y.xlsx")
    names = [handed.name for handed in discover(["b", "b-1", "a"], tmp_path).handed]
    assert names == ["a/x", "a/y.xlsx", "b/z.xlsx", "b-1/a.xlsx"]


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("拉萨市第一小学课程表2026", "拉萨市第一小学"),
        ("昌都市卡若区中学附属小学", "昌都市卡若区中学附属小学"),
        ("某某学校东校区课表", "某某学校东校区"),
        ("岗措县第二中学", "岗措县第二中学"),
        ("市一中初中部", "市一中"),
        ("12-岗措县第一小学", "岗措县第一小学"),
        ("3.岗措县第一小学", "岗措县第一小学"),
        ("2154000001岗措县第一小学", "岗措县第一小学"),
        ("101中学课表", "101中学"),
        ("曙光小学（东校区）课表", "曙光小学（东校区）"),
        ("一（7）班课表", ""),
        ("学校课表", ""),
        ("小学 材料", ""),
    ],
)
def test_a_school_is_named_by_its_folder_or_file(text: str, school: str) -> None:
    assert school_in(text) == school
