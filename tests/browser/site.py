"""One page of every kind: by the commands a person calls, and the large ones from invented values."""

import contextlib
import io
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from edu_compliance.cli.commands import language_of, run
from edu_compliance.demonstration import COUNTY, FOLDER, PUBLISHED, TAUGHT
from edu_compliance.model.stage import Area
from edu_compliance.reporting.pages.group_pages import Found, counties_page, finder_page
from edu_compliance.reporting.pages.school_page import school_page
from edu_compliance.reporting.pages.wider import Counts, Group, Met, Rate, RuleMet, Wider, together
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words
from tests.reporting import invented

PAGES = {
    "overview": ("demo/index.html", ""),
    "county": ("demo/counties/*.html", ""),
    "counties": ("counties.html", ""),
    "finder": ("finder.html", ""),
    "problems": ("demo/schools/*.html", f"<h1>{COUNTY}第二小学"),
    "clean": ("demo/schools/*.html", f"<h1>{COUNTY}第一小学"),
    "unread": ("demo/schools/*.html", f"<h1>{COUNTY}帮卡乡小学"),
    "students": ("demo/schools/*.html", "<h1>岗措大学"),
    "office": ("demo/schools/*.html", f"<h1>{COUNTY}教育局"),
    "compare": ("compare.html", ""),
    "reconcile": ("reconcile.html", ""),
    "read": ("read.html", ""),
    "english overview": ("english/index.html", ""),
    "english county": ("english/counties/*.html", ""),
    "english school": ("english/schools/*.html", f"<h1>{COUNTY}第二小学"),
    "english students": ("english/schools/*.html", "<h1>岗措大学"),
    "english compare": ("compare-en.html", ""),
    "english reconcile": ("reconcile-en.html", ""),
    "english read": ("read-en.html", ""),
    "sixty classes": ("sixty.html", ""),
    "ten thousand": ("many.html", ""),
}
"""Where each kind of page is, and words that tell it from its neighbours."""

ON = ("--on", "2026-11-23")
LACKING = ("语数英语数", "数语科数语", "英语数语道", "科道数英语", "英数语道科", "信班英英数")
"""A week without a lesson of PE, arts or labour."""


def make(folder: Path) -> None:
    """Writes them all."""
    submissions = folder / "demo/submissions"
    _run(folder, "demo", "-o", "demo", "--jobs", "1")
    both = [str(submissions / name) for name in (COUNTY, FOLDER)]
    _run(folder, "audit", *both, "-o", "english", "--jobs", "1", *ON, "--lang", "en")
    two = [str(submissions / COUNTY / name) for name in (f"{COUNTY}第一小学", f"{COUNTY}第二小学")]
    _run(folder, "audit", *two, "-o", "before", "--jobs", "1", *ON)
    pair = [str(submissions / name) for name in (PUBLISHED, TAUGHT)]
    files = [str(path) for path in sorted((submissions / COUNTY / f"{COUNTY}高级中学").iterdir())]
    for ending, spoken in (("", ()), ("-en", ("--lang", "en"))):
        _run(folder, "compare", "before", "demo", "-o", f"compare{ending}.html", *spoken)
        _run(folder, "reconcile", *pair, "-o", f"reconcile{ending}.html", *ON, *spoken)
        page = _run(folder, "read", *files, "--format", "html", *ON, *spoken)
        (folder / f"read{ending}.html").write_bytes(page)
    for name, content in _invented():
        (folder / name).write_bytes(content)


def _run(folder: Path, *arguments: str) -> bytes:
    """Calls a command in a folder; what it wrote to its output."""
    said, complaints = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(complaints):
        status = int(run(arguments, Speaker(language_of(arguments, {}))))
        said.flush()
        complaints.flush()
    assert status in (0, 1, 3), complaints.buffer.getvalue().decode("utf-8")
    return said.buffer.getvalue()


def _invented() -> Iterator[tuple[str, bytes]]:
    yield "sixty.html", _school(10)
    yield "many.html", _school(210)
    found = (Found(f"{COUNTY}第{n}小学", f"school-{n:012x}", (COUNTY,), ("met", "not_met")[n % 2]) for n in range(400))
    yield "finder.html", b"".join(finder_page(invented.header(), found, Speaker()))
    yield "counties.html", counties_page(invented.header(), _wider(40), Speaker())


def _school(of_each_grade: int) -> bytes:
    """The page of a school of six grades that lacks everything everywhere."""
    classes = [
        invented.school_class(grade, number, LACKING) for grade in range(1, 7) for number in range(1, of_each_grade + 1)
    ]
    result = invented.result(invented.school("日喀则市中心小学", *classes))
    return school_page(invented.header(), result, Words(Speaker()))


def _wider(number: int) -> Wider:
    """So many counties in eight prefectures."""
    rates = {area: Rate(300, Fraction(1100), Fraction(1150)) for area in Area}
    groups = [
        Group(
            ("西藏自治区", f"第{n % 8}市", f"第{n}县"),
            f"counties/county-{n:012x}.html",
            Counts(12, 0, 3, 6, 1, 1, 1, 300, 90),
            {id: RuleMet(Met(n, 40), Met(n % 13, 12)) for id in ("PE-03", "ART-03", "LAB-05")},
            rates,
        )
        for n in range(number)
    ]
    return Wider(groups, together(groups), rates, (), 12 * number)
