"""Every message the program can say is in both catalogs, with the same fields, and no catalog has one too many."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import edu_compliance
from edu_compliance.judging.judge import judge
from edu_compliance.measuring.registry import MEASURES
from edu_compliance.reporting.speech.catalogs import Language, catalog, fields
from edu_compliance.reporting.speech.speaker import LABELS, Speaker

PACKAGE = Path(edu_compliance.__file__).parent
TEMPLATES = PACKAGE / "reporting" / "pages" / "templates"
SPOKEN_BY = {"say", "text", "t", "label_of", "_say"}
"""Functions whose first argument is a message id."""
ID = re.compile(r"[a-z_]+(\.[a-zA-Z0-9_-]+)+")

assert judge  # every room is imported, so that registries are full


@cache
def nodes() -> tuple[tuple[ast.AST, str], ...]:
    """Every node of the package's code, with its file."""
    sources = sorted(PACKAGE.rglob("*.py"))
    return tuple((node, one.name) for one in sources for node in ast.walk(ast.parse(one.read_text(encoding="utf-8"))))


def literals() -> Iterator[tuple[str, str]]:
    """Every string in the package's code that looks like a message id, with its file."""
    for node, file in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
            yield node.value, file


def said() -> Iterator[tuple[str, str]]:
    """Ids that are plainly said: the first argument of say("…") or text("…"), and t('…') in a template."""
    for node, file in nodes():
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in SPOKEN_BY:
            for first in branches(node.args[0]):
                yield first, file
    for template in sorted(TEMPLATES.glob("*.html")):
        for found in re.finditer(r"\bt\('([^']+)'(?! ~)", template.read_text(encoding="utf-8")):
            yield found[1], template.name


def branches(node: ast.expr) -> Iterator[str]:
    """The strings an id may be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from branches(node.body)
        yield from branches(node.orelse)


def families() -> Iterator[re.Pattern[str]]:
    """Ids made of a first part and a value: say(f"measure.{name}.summary"), t('area.' ~ x)."""
    for node, _ in nodes():
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in node.values]
            if re.match(r"[a-z_]+\\\.", parts[0]):
                yield re.compile("".join(parts))
    for template in sorted(TEMPLATES.glob("*.html")):
        for found in re.finditer(r"\bt\('([^']+\.[^']*)' ~", template.read_text(encoding="utf-8")):
            yield re.compile(re.escape(found[1]) + "[^.]+")
        for found in re.finditer(r"'([a-z_]+\.[a-z_]+)'", template.read_text(encoding="utf-8")):
            yield re.compile(re.escape(found[1]))


@pytest.mark.parametrize("language", Language)
def test_everything_said_is_in_the_catalog(language: Language) -> None:
    texts = catalog(language)
    assert {(id, file) for id, file in said() if id not in texts} == set()


@pytest.mark.parametrize("language", Language)
def test_every_label_and_unit_is_in_the_catalog(language: Language) -> None:
    labels = {f"{prefix}.{member.value}" for labelled, prefix in LABELS.items() for member in labelled}
    units = {f"amount.{measure.unit}" for measure in MEASURES.values()}
    assert (labels | units) - set(catalog(language)) == set()


def test_both_languages_say_the_same_things_with_the_same_fields() -> None:
    chinese, english = catalog(Language.CHINESE), catalog(Language.ENGLISH)
    assert set(chinese) == set(english)
    different = {id for id in chinese if fields(chinese[id]) != fields(english[id])}
    # An English sentence chooses a plural by a number that Chinese need not repeat.
    plural = {id for id in different if fields(chinese[id]) <= fields(english[id]) and ":?" in english[id]}
    assert different - plural == set()


def test_no_catalog_entry_is_left_over() -> None:
    used = {id for id, _ in literals()} | {id for id, _ in said()}
    used |= {f"measure.{name}" for name in MEASURES}
    made = list(families())
    families_of_labels = {*LABELS.values(), "amount", "weekday", "mark", "grade"}
    left_over = {
        id
        for id in catalog(Language.CHINESE)
        if id not in used
        and id.split(".")[0] not in families_of_labels
        and not any(pattern.fullmatch(id) for pattern in made)
    }
    assert left_over == set()


def test_chinese_survives_a_gbk_console() -> None:
    for id, text in catalog(Language.CHINESE).items():
        assert text.encode("gbk").decode("gbk") == text, id
        assert "\u2212" not in text, id


def test_a_message_without_a_text_is_spoken_by_its_id_and_never_lost() -> None:
    assert Speaker().text("nobody.wrote_this", cells=3) == "[nobody.wrote_this] cells=3"


def test_a_field_nobody_gave_stays_visible() -> None:
    assert "{name}" in Speaker().text("target.one_grade", grade="一年级")


COUNTED = re.compile(
    r"\{(?P<number>\w+)\} (?:more |other |student |school )?"
    r"(?:are|were|have|schools|files|sheets|rows|cells|classes|lessons|rules|clauses|records|courses|terms|weeks|days"
    r"|hours|seconds|places|students|policies|subjects|items|names|notices|years|periods)\b"
)
NUMBERS = {
    *(
        "count",
        "n",
        "number",
        "more",
        "done",
        "kept",
        "total",
        "waived",
        "seconds",
        "hours",
        "left_out",
        "undetermined",
    ),
    *("schools", "files", "rules", "policies", "courses", "cells", "expected", "weeks", "terms"),
}
"""Fields that are numbers, and may be one."""


def test_english_counts_one_of_a_thing_in_the_singular() -> None:
    plural = {
        id: found["number"]
        for id, text in catalog(Language.ENGLISH).items()
        for found in COUNTED.finditer(text)
        if found["number"] in NUMBERS
    }
    assert plural == {}
    one_school = Speaker(Language.ENGLISH).text("cli.audit.resume", done=1, folder="out")
    assert one_school == "1 school is done, and kept. Go on with: edu-compliance audit --resume out"
