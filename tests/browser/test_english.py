"""Pages in English: what is left of Chinese is names, cells and quotations, never a sentence of ours."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.policy.files import library

MARKED = re.compile(r'<(\w+)[^>]* lang="zh-CN"[^>]*>.*?</\1>', re.DOTALL)
"""What a page itself says is Chinese: quotations."""
WRITTEN = re.compile("Evidence: [^.]*")
"""What an inspector wrote."""
OF_SENTENCES = re.compile("[，。；！？]")
"""Names have brackets and commas of lists; only sentences have these."""


def test_no_chinese_sentence_is_left_on_an_english_page(site: Mapping[str, Path]) -> None:
    folder = site["english overview"].parent
    pages = [*folder.rglob("*.html"), *(path for name, path in site.items() if name.startswith("english"))]
    assert len(pages) > 25
    for path in pages:
        page = path.read_text("utf-8")
        assert '<html lang="en"' in page
        assert sentences(MARKED.sub("", page.split("</style>")[1])) == [], path.name


def test_findings_and_the_record_have_none_either(site: Mapping[str, Path]) -> None:
    folder = site["english overview"].parent
    for name in ("findings.csv", "audit.json"):
        assert sentences((folder / name).read_text("utf-8-sig")) == [], name


def sentences(text: str) -> list[str]:
    """Chinese sentences that are neither a rule's title nor what an inspector wrote."""
    for policy in library().policies:
        for rule in policy.rules:
            text = text.replace(rule.title, "")
    return [part for part in re.split("[<>\n]", WRITTEN.sub("", text)) if OF_SENTENCES.search(part)]
