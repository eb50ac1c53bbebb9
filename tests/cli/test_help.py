"""Help, README and the program say the same."""

import json
import re
from pathlib import Path

import pytest

from edu_compliance.cli.commands import COMMANDS, language_of
from edu_compliance.cli.spoken.help_text import WIDTH, wrapped
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker
from tests.cli import weeks
from tests.cli.conftest import ROOT, Caller

README = (ROOT / "README.md").read_text("utf-8")
OF_MANY = (ROOT / "reports/README.md").read_text("utf-8")
"""What README leaves to it: schools by the thousand."""
GROUPS = ("policies", "form")
CALLS = [
    (),
    *((name,) for name in COMMANDS),
    *(("policies", name) for name in ("list", "show", "check")),
    *(("form", name) for name in ("register", "inspection", "roster", "waivers", "timetable")),
]


def block(mark: str) -> str:
    """The first code block after a mark of README's."""
    found = re.search(rf"<!-- {re.escape(mark)} -->\n```\w*\n(.*?)```", README, re.DOTALL)
    assert found, mark
    return found[1]


def tree() -> str:
    """README's picture of a folder, with one name a line."""
    found = re.search(r"```text\n([^`]*├──[^`]*)```", README)
    assert found
    return found[1]


def test_readme_shows_the_real_help(call: Caller) -> None:
    assert block("help") == call("--help").out


def test_readme_names_the_real_exit_statuses() -> None:
    speaker = Speaker()
    table = README.partition("<!-- exits -->")[2]
    for status in range(4):
        assert f"| {status} | {speaker.text(f'cli.exit.{status}')} |" in table


def test_readmes_commands_exist_with_their_options(call: Caller) -> None:
    lines = re.findall(r"^\$ edu-compliance (.+?)(?:\s+#.*)?$", README + OF_MANY, re.MULTILINE)
    assert len(lines) >= 8
    for line in lines:
        name, *rest = line.split()
        known = call(*([name, rest[0]] if name in GROUPS else [name]), "--help").out
        for option in (word for word in rest if word.startswith("-")):
            assert option in known, line


def test_readmes_tree_of_folders_is_read_as_it_says(call: Caller, tmp_path: Path) -> None:
    paths: list[str] = []
    within: list[str] = []
    for branch, name in re.findall(r"^([│├└─ ]*)([^ │├└─\n]+)", tree(), re.MULTILINE):
        within[len(branch) // 4 :] = [name.rstrip("/")]
        paths.append("/".join(within) + "/" * name.endswith("/"))
    schools = [path.rstrip("/") for path in paths if re.search(r"第.小学", path)]
    book = weeks.as_xlsx(三年级1班=weeks.rows_of(weeks.CLEAN))
    for school in schools:
        file = tmp_path / (school if school.endswith(".xlsx") else f"{school}/一年级.xlsx")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(book)
    folder = paths[0].rstrip("/")
    assert folder in README.partition("edu-compliance audit ")[2]
    call("audit", folder, "-o", "out")
    inputs = json.loads((tmp_path / "out/audit.json").read_bytes())["inputs"]
    assert [row["school"] for row in inputs] == [Path(school).stem for school in schools]
    assert len(schools) == 5


def test_readmes_list_of_results_is_what_an_audit_writes(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, county__one__a_csv=weeks.as_csv(weeks.rows_of(weeks.CLEAN)))
    call("audit", "county", "-o", "out")
    written = {
        name.split("/")[0]
        for name in re.findall(r"`([^`]+)`", README.partition("| 文件 | 内容 |")[2].partition("\n\n")[0])
    }
    assert {path.name for path in (tmp_path / "out").iterdir()} <= written
    assert written - {path.name for path in (tmp_path / "out").iterdir()} == {"counties", "schools.html"}


def test_what_a_readme_links_to_is_there() -> None:
    for folder, text in ((ROOT, README), (ROOT / "reports", OF_MANY)):
        links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
        assert links
        assert [link for link in links if not (folder / link).exists()] == []


def test_readmes_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"make (\w+)", README)) | {"bench", "clean"}
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("mark", ["vocabulary.csv", "vocabulary.toml"])
def test_readmes_own_names_are_understood(call: Caller, tmp_path: Path, mark: str) -> None:
    own = "阳光体育与健康"
    week = weeks.changed("体育与健康", own)
    weeks.lay(tmp_path, week_csv=weeks.as_csv(weeks.rows_of(week)))
    (tmp_path / mark).write_text(block(mark), "utf-8")
    before = call("check", "week.csv")
    assert before.status == 3
    assert f"不认识的课程名 1 个：「{own}」" in before.out
    assert call("check", "week.csv", "--vocabulary", mark).status == 0


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_chinese_help_is_chinese(call: Caller, arguments: tuple[str, ...]) -> None:
    said = call(*arguments, "--help").out
    assert said.startswith("用法：edu-compliance")
    assert not re.search(r"\b(Usage|Options|Commands|Show|required|default)\b", said)
    assert "[cli." not in said


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_english_help_is_english(call: Caller, arguments: tuple[str, ...]) -> None:
    said = call(*arguments, "--help", "--lang", "en").out
    assert said.startswith("Usage: edu-compliance")
    assert not re.search(r"[\u3000-\u9fff]", said)
    assert "[cli." not in said


@pytest.mark.parametrize("language", Language)
def test_no_line_of_help_is_wider_than_the_terminal(call: Caller, language: Language) -> None:
    for arguments in CALLS:
        for line in call(*arguments, "--help", "--lang", language.value).out.splitlines():
            assert sum(2 if ord(letter) > 0x2E80 else 1 for letter in line) <= WIDTH, line


def test_text_is_wrapped_by_columns() -> None:
    assert wrapped("一二三四五，六", 10) == ["一二三四", "五，六"]
    assert wrapped("一二三（四）", 8) == ["一二三", "（四）"]
    assert wrapped("ab cd ef", 5) == ["ab cd", "ef"]
    assert wrapped("", WIDTH) == [""]


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ((), "", Language.CHINESE),
        (("audit", "--lang", "en"), "", Language.ENGLISH),
        (("--lang=en",), "", Language.ENGLISH),
        ((), "en", Language.ENGLISH),
        (("--lang", "zh"), "en", Language.CHINESE),
        (("check", "--", "--lang", "en"), "", Language.CHINESE),
        (("--lang",), "", Language.CHINESE),
        ((), "tlh", Language.CHINESE),
    ],
)
def test_the_language_is_asked_for(arguments: tuple[str, ...], variable: str, language: Language) -> None:
    assert language_of(arguments, {"EDU_COMPLIANCE_LANG": variable}) is language
