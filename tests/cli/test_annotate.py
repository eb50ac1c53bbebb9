"""`check --annotate`: the school's file given back, never at the cost of anything."""

import io
from pathlib import Path

import openpyxl

from tests.cli import weeks
from tests.cli.conftest import Caller

ON = ("--on", "2026-11-23")


def lay(root: Path, **week: tuple[tuple[str, ...], ...]) -> None:
    for name, rows in week.items():
        (root / f"{name}.xlsx").write_bytes(weeks.as_xlsx(二1=weeks.rows_of(rows)))


def test_the_file_comes_back_with_its_result_in_front(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, short=weeks.SHORT)
    before = (tmp_path / "short.xlsx").read_bytes()
    plain, said = call("check", "short.xlsx", *ON), call("check", "short.xlsx", "--annotate", "自查/结果.xlsx", *ON)
    assert said.status == plain.status == 1
    assert said.out.startswith(plain.out)
    assert "自查/结果.xlsx" in said.out
    assert openpyxl.load_workbook(tmp_path / "自查/结果.xlsx").sheetnames == ["自查结果", "二1"]
    assert (tmp_path / "short.xlsx").read_bytes() == before


def test_the_same_call_gives_the_same_bytes_and_may_be_repeated(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, clean=weeks.CLEAN)
    found = []
    for _ in range(2):
        assert call("check", "clean.xlsx", "--annotate", "out.xlsx", *ON).status == 0
        found.append((tmp_path / "out.xlsx").read_bytes())
    assert found[0] == found[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.xlsx", "out.xlsx"]


def test_the_input_is_never_written_to(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, clean=weeks.CLEAN)
    call("check", "clean.xlsx", "--annotate", "out.xlsx", *ON)
    before = (tmp_path / "out.xlsx").read_bytes()
    (tmp_path / "link.xlsx").hardlink_to(tmp_path / "out.xlsx")
    for other in ("out.xlsx", "./out.xlsx", "link.xlsx"):
        said = call("check", "out.xlsx", "--annotate", other, *ON)
        assert said.status == 2
        assert said.out == ""
    assert (tmp_path / "out.xlsx").read_bytes() == before


def test_what_somebody_worked_on_is_not_replaced(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, clean=weeks.CLEAN)
    call("check", "clean.xlsx", "--annotate", "out.xlsx", *ON)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    book.properties.lastModifiedBy = "教务处"
    book.save(tmp_path / "out.xlsx")
    for name in ("out.xlsx", "foreign.xlsx"):
        path = tmp_path / name
        path.exists() or path.write_bytes(b"something else")
        before = path.read_bytes()
        said = call("check", "clean.xlsx", "--annotate", name, *ON)
        assert said.status == 2
        assert name in said.err
        assert path.read_bytes() == before


def test_one_file_at_a_time_and_only_to_xlsx(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, a=weeks.CLEAN, b=weeks.SHORT)
    assert call("check", "a.xlsx", "b.xlsx", "--annotate", "out.xlsx", *ON).status == 2
    assert call("check", "a.xlsx", "--annotate", "out.xls", *ON).status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_a_file_nobody_can_read_gives_no_workbook_and_a_sentence(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    said = call("check", "broken.xlsx", "--annotate", "out.xlsx", *ON)
    assert said.status == 3
    assert "没有写出标注后的工作簿" in said.err
    assert not (tmp_path / "out.xlsx").exists()


def test_another_format_gets_a_fresh_workbook_and_is_told_so(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "week.csv").write_bytes(weeks.as_csv(weeks.rows_of(weeks.CLEAN)))
    said = call("check", "week.csv", "--annotate", "out.xlsx", *ON)
    assert said.status == 0
    assert "不是 .xlsx" in said.err
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "out.xlsx").read_bytes()))
    assert book["week"]["B3"].value == "语文"
