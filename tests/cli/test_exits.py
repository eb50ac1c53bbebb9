"""Exit statuses are a promise to other programs: 0 clean, 1 breach, 2 wrong call, 3 open."""

from pathlib import Path

import pytest

from edu_compliance.cli import commands, main
from edu_compliance.cli.exits import Exit
from tests.cli import weeks
from tests.cli.conftest import Caller

GOOD = weeks.as_csv(weeks.rows_of(weeks.CLEAN))
SHORT = weeks.as_csv(weeks.rows_of(weeks.SHORT))
DOUBTFUL = weeks.as_csv(weeks.rows_of(weeks.DOUBTFUL))
BROKEN = b"PK\x03\x04 no workbook at all"


def files(root: Path) -> None:
    weeks.lay(root, good_csv=GOOD, short_csv=SHORT, doubtful_csv=DOUBTFUL, broken_xlsx=BROKEN)
    weeks.lay(root, county__good_csv=GOOD, county__other_csv=GOOD, bad__rules_toml=b"[policy]\nid = 'x'\n")
    weeks.lay(root, letters__note_txt="通知".encode())
    (root / "empty").mkdir()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("good.csv", 0),
        ("county", 0),
        ("short.csv", 1),
        ("good.csv short.csv broken.xlsx", 1),
        ("good.csv doubtful.csv", 3),
        ("good.csv broken.xlsx", 3),
        ("good.csv missing.csv", 3),
        ("good.csv empty", 3),
        ("broken.xlsx", 3),
        ("missing.csv", 2),
        ("empty", 2),
        ("letters", 2),
        ("good.csv --on 2021-01-01", 2),
        ("good.csv --policy no-such", 2),
        ("good.csv --mark chess", 2),
        ("good.csv --vocabulary missing.toml", 2),
        ("good.csv --on yesterday", 2),
        ("good.csv --frobnicate", 2),
    ],
)
def test_audit(call: Caller, tmp_path: Path, arguments: str, status: int) -> None:
    files(tmp_path)
    came = call("audit", *arguments.split(), "-o", "out")
    assert came.status == status, came
    assert (tmp_path / "out").exists() == (status != 2)
    assert "Traceback" not in came.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("good.csv", 0),
        ("short.csv", 1),
        ("doubtful.csv", 3),
        ("broken.xlsx", 3),
        ("missing.csv", 2),
        ("good.csv missing.csv", 3),
        ("good.csv --on 2021-01-01", 2),
        ("", 2),
    ],
)
def test_check(call: Caller, tmp_path: Path, arguments: str, status: int) -> None:
    files(tmp_path)
    came = call("check", *arguments.split())
    assert came.status == status, came
    assert "Traceback" not in came.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("good.csv", 0),
        ("short.csv --format json", 0),
        ("doubtful.csv --format html", 0),
        ("broken.xlsx", 3),
        ("good.csv missing.csv", 3),
        ("missing.csv", 2),
        ("good.csv --format pdf", 2),
    ],
)
def test_read(call: Caller, tmp_path: Path, arguments: str, status: int) -> None:
    files(tmp_path)
    came = call("read", *arguments.split())
    assert came.status == status, came


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("list", 0),
        ("show PE-03", 0),
        ("show pe-03", 0),
        ("show xizang-2021-26-pe", 0),
        ("show PE-99", 2),
        ("check", 0),
        ("check bad/rules.toml", 2),
        ("check missing.toml", 2),
        ("check good.csv", 2),
        ("check --against good.csv", 2),
        ("", 2),
        ("burn", 2),
    ],
)
def test_policies(call: Caller, tmp_path: Path, arguments: str, status: int) -> None:
    files(tmp_path)
    came = call("policies", *arguments.split())
    assert came.status == status, came


def test_the_program_itself(call: Caller) -> None:
    assert call().status == 0
    assert call("--help").status == 0
    assert call("--version").status == 0
    assert call("frobnicate").status == 2
    assert call("--lang", "xx").status == 2


def test_litter_is_listed_and_doubts_nothing(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, county__school__good_csv=GOOD)
    (tmp_path / "county/school/.DS_Store").write_bytes(b"x")
    (tmp_path / "county/school/~$good.xlsx").write_bytes(b"x")
    came = call("audit", "county", "-o", "out")
    assert came.status == 0, came
    assert "~$good.xlsx" in (tmp_path / "out/audit.json").read_text("utf-8")
    assert call("read", "county/school").status == 0


def test_interrupted_before_anything_is_begun_it_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "main", interrupted)
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == Exit.INTERRUPTED
    assert capfd.readouterr() == ("", "")
