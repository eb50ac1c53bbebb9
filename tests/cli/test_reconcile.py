"""`reconcile`: exit statuses, what the terminal says, and the page."""

import re
from pathlib import Path

import pytest

from tests.cli import weeks
from tests.cli.conftest import Caller
from tests.reading.apps.plans import cses, layout, plan, profile

DAYS = {day + 1: [row[day] for row in weeks.CLEAN] for day in range(5)}


@pytest.fixture
def sides(tmp_path: Path) -> Path:
    """The same week as a table, as a whole-school workbook and as CSES; and one with a PE lesson less."""
    weeks.lay(
        tmp_path,
        published_csv=weeks.as_csv(weeks.rows_of(weeks.CLEAN)),
        short_csv=weeks.as_csv(weeks.rows_of(weeks.SHORT)),
        doubtful_csv=weeks.as_csv(weeks.rows_of(weeks.DOUBTFUL)),
        other_csv=weeks.as_csv(weeks.rows_of(weeks.CLEAN, name="二年级2班")),
        broken_xlsx=b"PK\x03\x04 broken",
    )
    (tmp_path / "二年级1班.yaml").write_text(cses(DAYS), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("taught", "status", "said"),
    [
        ("published.csv", 0, "二年级1班：一致"),
        ("二年级1班.yaml", 0, "二年级1班：一致"),
        ("short.csv", 1, "二年级1班：公示体育 4 节，实际 3 节；1 格不同"),
        ("doubtful.csv", 3, "公示体育 4 节，实际 3–4 节"),
        ("other.csv", 3, "只在实际课表中，没有对应：二年级2班"),
        ("broken.xlsx", 3, "只在公示课表中，没有对应：二年级1班"),
    ],
)
def test_the_status_says_how_they_agree(call: Caller, sides: Path, taught: str, status: int, said: str) -> None:
    found = call("reconcile", "published.csv", taught)
    assert found.status == status
    assert said in found.out


def test_a_side_without_a_timetable_is_said(call: Caller, sides: Path) -> None:
    (sides / "名册.csv").write_text("学校,人数\n甲小学,300\n", "utf-8-sig")
    found = call("reconcile", "published.csv", "名册.csv")
    assert found.status == 3
    assert "名册.csv：没有读到任何班级的课程表" in found.err


@pytest.mark.parametrize("arguments", [("published.csv",), ("published.csv", "nowhere.csv"), ()])
def test_a_wrong_call_compares_nothing(call: Caller, sides: Path, arguments: tuple[str, ...]) -> None:
    found = call("reconcile", *arguments)
    assert (found.status, found.out) == (2, "")
    assert found.err


def test_a_classroom_screen_against_the_published_table(call: Caller, sides: Path) -> None:
    subjects = sorted({subject for day in DAYS.values() for subject in day})
    ids = {subject: f"s{at}" for at, subject in enumerate(subjects)}
    plans = [plan(day, *(ids[subject] for subject in of_day)) for day, of_day in DAYS.items()]
    times = {"L": layout(*(f"{hour:02}:00" for hour in range(8, 14)))}
    content = profile(plans, times, {id: subject for subject, id in ids.items()})
    (sides / "二年级1班.json").write_text(content, "utf-8")
    assert call("reconcile", "published.csv", "二年级1班.json").status == 0


@pytest.mark.parametrize(("output", "page"), [("out", "out/reconcile.html"), ("a/b.html", "a/b.html")])
def test_the_page_names_the_cells_of_both_sides(call: Caller, sides: Path, output: str, page: str) -> None:
    found = call("reconcile", "published.csv", "short.csv", "-o", output)
    assert page in found.out.replace("\\", "/")
    text = (sides / page).read_text("utf-8")
    row = re.search(r"<tr><th scope=\"row\">星期一第 3 节</th>.*?</tr>", text, re.DOTALL)
    assert row
    assert "体育与健康" in row[0]
    assert "语文" in row[0]
    assert row[0].count("B5") == 2


def test_the_page_stands_by_itself_and_is_the_same_each_time(call: Caller, sides: Path) -> None:
    weeks.lay(sides, evil_csv=weeks.as_csv(weeks.rows_of(weeks.changed("科学", "<script>alert(1)</script>"))))
    for _ in range(2):
        call("reconcile", "published.csv", "evil.csv", "-o", "first.html", "--on", "2026-11-23")
    text = (sides / "first.html").read_text("utf-8")
    call("reconcile", "published.csv", "evil.csv", "-o", "second.html", "--on", "2026-11-23")
    assert text == (sides / "second.html").read_text("utf-8")
    assert "<script" not in text
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
    assert "default-src &#39;none&#39;" in text


def test_what_is_no_page_is_not_overwritten(call: Caller, sides: Path) -> None:
    (sides / "mine.html").write_text("my notes", "utf-8")
    found = call("reconcile", "published.csv", "short.csv", "-o", "mine.html")
    assert found.status == 2
    assert (sides / "mine.html").read_text("utf-8") == "my notes"


@pytest.mark.parametrize("output", ["对照.pdf", "对照.XLSX"])
def test_a_name_of_another_kind_of_file_makes_no_folder(call: Caller, sides: Path, output: str) -> None:
    came = call("reconcile", "published.csv", "short.csv", "-o", output)
    assert came.status == 2
    assert f"“{output}”要以 .html 结尾，或写一个文件夹" in came.err
    assert not (sides / output).exists()


def test_english(call: Caller, sides: Path) -> None:
    found = call("reconcile", "published.csv", "short.csv", "--lang", "en")
    assert "PE published 4, taught 3" in found.out or "published 4, taught 3" in found.out
