"""Real workbooks, where they stand beside the checkout; they are never copied into it."""

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from edu_compliance.model.lesson import ClassKind, SchoolClass
from edu_compliance.model.submission import Submission
from edu_compliance.model.vocabulary import Kind
from tests.policy.files import library
from tests.reading.said import cells, classes, numbers, read_files

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real timetables do not stand beside this checkout")


def handed_in(folder: str) -> Submission:
    """All workbooks of a folder of the corpus as one school's."""
    books = [path for path in sorted((CORPUS / folder).iterdir()) if path.suffix in (".xls", ".xlsx")]
    return read_files({path.name: path.read_bytes() for path in books})


def truth(folder: str, name: str = "truth.json") -> dict[str, dict[str, float]]:
    """Weekly cells by class and text as written."""
    found: dict[str, dict[str, float]] = json.loads((CORPUS / folder / name).read_text("utf-8"))
    return found


def lessons_of(written: dict[str, float]) -> Counter[str]:
    """A truth's weekly lessons by what the vocabulary calls them, activities left out."""
    counts: Counter[str] = Counter()
    for text, number in written.items():
        meaning = library().vocabulary.look_up(text)
        if meaning is None or meaning.kind is not Kind.ACTIVITY:
            counts[_name(text)] += Fraction(str(number))
    return counts


def _name(text: str) -> str:
    read = cells().read(text).lessons
    return read[0][0].name if read else text


def as_read(one: SchoolClass) -> Counter[str]:
    counts: Counter[str] = Counter()
    for lesson in one.lessons:
        counts[lesson.taught.name] += lesson.weeks.share
    for allotment in one.allotments:
        assert allotment.low == allotment.high
        counts[allotment.taught.name] += allotment.low
    return counts


def test_an_allocation_of_fifty_one_classes() -> None:
    found, expected = handed_in("primary-allocation"), truth("primary-allocation", "truth_effective.json")
    assert len(found.classes) == len(expected) == 51
    by_name = {one.name: one for one in found.classes}
    assert set(by_name) == set(expected)
    for name, written in expected.items():
        one = by_name[name]
        assert one.kind is ClassKind.ALLOCATION
        assert one.grades == ("一二三四五六".index(name[0]) + 1,)
        assert f"{one.number}班" in name
        assert as_read(one) == lessons_of(written), name
        pe = sum(n for text, n in written.items() if text.startswith("体育"))
        sure = sum(n for text, n in written.items() if text.startswith("体育") and "舞蹈" not in text)
        assert f" 体{sure}…{pe} " in numbers(one) or (sure == pe and f" 体{pe} " in numbers(one)), name


def test_three_schools_stacked_under_one_header() -> None:
    found, expected = handed_in("stacked-three-schools"), truth("stacked-three-schools")
    assert {one.name: as_read(one) for one in found.classes} == {k: lessons_of(v) for k, v in expected.items()}
    assert all(one.binding_doubt is not None for one in found.classes), "a department is no class"


def test_rows_named_by_clock_times() -> None:
    (one,) = handed_in("clock-time-rows").classes
    (expected,) = truth("clock-time-rows", "truth_merged_expanded.json").values()
    assert as_read(one) == lessons_of(expected)
    assert one.grades == ()
    assert sum(uncounted.written == "自习" for uncounted in one.uncounted) > 0


def test_a_nearly_empty_export_is_incomplete_and_not_accused() -> None:
    found = handed_in("app-export")
    (one,) = found.classes
    ((_, expected),) = truth("app-export").items()
    assert as_read(one) == lessons_of(expected)
    assert list(classes(found)) == ["-#7?"]
    assert one.incomplete is not None
