"""Every file in tests/policies has a mistake, and says in its first lines what must be said about it.

A line `# T-1: 缺少 quote` expects one mistake, of rule T-1, whose sentence has these words; `# : …` one that belongs
to no rule. There must be as many mistakes as such lines. A file dropped into one of the folders is a test:

    rules        a rule file, beside the real ones where it takes what is taken
    areas        instead of areas.toml
    courses      instead of courses.toml
    vocabulary   instead of vocabulary.toml, with areas that need 劳动, 体育与健康 and 音乐 only
    names        a school's own vocabulary
"""

from pathlib import Path

import pytest

from edu_compliance.policy.library import load
from edu_compliance.policy.mistakes import PolicyError
from edu_compliance.reporting.speech.speaker import Speaker
from tests.policy.files import ROOT, real_files, words

BROKEN = ROOT / "tests" / "policies"
FEW_AREAS = """
labour = { title = "劳动", counts = ["劳动"] }
pe = { title = "体育", counts = ["体育与健康"] }
arts = { title = "美育", counts = ["音乐"] }
"""


def broken(folder: str) -> list[object]:
    """The folder's files as parameters named after them."""
    return [pytest.param(path, id=path.name) for path in sorted((BROKEN / folder).iterdir())]


def expected(content: bytes) -> list[tuple[str, str]]:
    """Rule id and words of each mistake, from the file's first lines."""
    lines = content.split(b"\n")
    first = next(n for n, line in enumerate([*lines, b""]) if not line.startswith(b"# "))
    pairs = (line.decode()[2:].split(": ", 1) for line in lines[:first])
    return [(rule.removesuffix(":"), words) for rule, words in pairs]


def hold(path: Path, files: dict[str, bytes], name: str, extra: dict[str, bytes] | None = None) -> None:
    """Loading fails with the expected mistakes, all at once, each naming the file."""
    with pytest.raises(PolicyError) as refused:
        load(files, extra)
    said = [(mistake.rule, Speaker().say(mistake.message)) for mistake in refused.value.mistakes]
    wanted = expected(path.read_bytes())
    assert wanted, "the file does not say what is expected"
    assert {mistake.file for mistake in refused.value.mistakes} == {name}
    assert len(said) == len(wanted), said
    for rule, part in wanted:
        assert any(rule == of and part in text for of, text in said), (rule, part, said)


@pytest.mark.parametrize("path", broken("rules"))
def test_a_broken_rule_file_is_refused(path: Path) -> None:
    beside = real_files() if "taken" in path.name else words()
    hold(path, {**beside, "zz.toml": path.read_bytes()}, "zz.toml")


@pytest.mark.parametrize("path", broken("areas"))
def test_broken_areas_are_refused(path: Path) -> None:
    hold(path, {**words(), "areas.toml": path.read_bytes()}, "areas.toml")


@pytest.mark.parametrize("path", broken("courses"))
def test_broken_courses_are_refused(path: Path) -> None:
    hold(path, {**words(), "courses.toml": path.read_bytes()}, "courses.toml")


@pytest.mark.parametrize("path", broken("vocabulary"))
def test_a_broken_vocabulary_is_refused(path: Path) -> None:
    files = {"vocabulary.toml": path.read_bytes(), "areas.toml": FEW_AREAS.encode()}
    hold(path, files, "vocabulary.toml")


@pytest.mark.parametrize("path", broken("names"))
def test_a_broken_list_of_a_school_is_refused(path: Path) -> None:
    hold(path, words(), path.name, {path.name: path.read_bytes()})
