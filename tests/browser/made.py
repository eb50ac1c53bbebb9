"""Pages too large to be made from files in a test, from invented values."""

from collections.abc import Iterator

from edu_compliance.model.submission import Submission
from edu_compliance.reporting.group_pages import Found, finder_page
from edu_compliance.reporting.school_page import school_page
from edu_compliance.reporting.speech import Speaker
from edu_compliance.reporting.words import Words
from tests.reporting import invented

DAY = "2026-11-23"
LACKING = ("语数英语数", "数语科数语", "英语数语道", "科道数英语", "英数语道科", "信班英英数")
"""A week without a lesson of PE, arts or labour."""


def pages() -> Iterator[tuple[str, bytes]]:
    """File names and contents."""
    yield "large.html", page(invented.large(60))
    classes = [invented.school_class(grade, number, LACKING) for grade in range(1, 7) for number in range(1, 211)]
    yield "many.html", page(invented.school("日喀则市中心小学", *classes))
    found = (Found(f"岗措县第{n}小学", f"school-{n:012x}", ("岗措县",), ("met", "not_met")[n % 2]) for n in range(2000))
    yield "finder.html", b"".join(finder_page(invented.header(), found, Speaker()))


def page(submission: Submission) -> bytes:
    """A school's page."""
    return school_page(invented.header(), invented.result(submission), Words(Speaker()))
