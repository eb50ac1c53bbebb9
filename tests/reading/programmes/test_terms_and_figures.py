"""Terms and numbers as people write them: what is told is read, what is not told stays open."""

import pytest

from edu_compliance.reading.programmes.figures import read_number, read_weeks
from edu_compliance.reading.programmes.terms import half_year, in_years, name_of_half_year, read_terms

AUTUMN = half_year(2022, 1)


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("3", {3}),
        ("三", {3}),
        ("Ⅲ", {3}),
        ("第3学期", {3}),
        ("第三学期", {3}),
        ("学期三", {3}),
        ("大一上", {1}),
        ("大二下学期", {4}),
        ("第二学年第1学期", {3}),
        ("1-4", {1, 2, 3, 4}),
        ("1—4学期", {1, 2, 3, 4}),
        ("一至四", {1, 2, 3, 4}),
        ("1,2,3", {1, 2, 3}),
        ("第1、2学期", {1, 2}),
        ("1-2，4", {1, 2, 4}),
        ("2022-2023-1", {AUTUMN}),
        ("2022—2023学年第二学期", {AUTUMN + 1}),
        ("2023春", {AUTUMN + 1}),
    ],
)
def test_terms_are_read_however_they_are_written(written: str, terms: set[int]) -> None:
    read = read_terms(written)
    assert read is not None
    assert read.sure == read.may == terms


@pytest.mark.parametrize(("written", "may"), [("1/2", {1, 2}), ("1或3", {1, 3}), ("第一学年", {1, 2}), ("1.2", {1, 2})])
def test_what_leaves_the_term_open_is_sure_of_none(written: str, may: set[int]) -> None:
    read = read_terms(written)
    assert read is not None
    assert (read.sure, read.may) == (frozenset(), may)


@pytest.mark.parametrize("written", ["", "随时", "第九十学期", "4-1", "2022-2024-1", "2022-2023-3", "13", "开学"])
def test_what_nobody_can_read_is_not_guessed(written: str) -> None:
    assert read_terms(written) is None


def test_a_column_with_2_1_counts_in_years() -> None:
    assert in_years(["1-1", "1-2", "2-1"])
    assert not in_years(["1-2", "1-4", "3"])
    read = read_terms("1-2", years=True)
    assert read is not None
    assert read.sure == {2}


def test_half_years_have_names() -> None:
    assert name_of_half_year(AUTUMN) == "2022-2023-1"
    assert name_of_half_year(AUTUMN + 1) == "2022-2023-2"


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("36", 36, 36),
        ("36学时", 36, 36),
        ("３６", 36, 36),
        ("2×18", 36, 36),
        ("36+18", 18, 54),
        ("32/2", 2, 32),
        ("32(16)", 32, 48),
        ("32—36", 32, 36),
        ("不少于32", 32, None),
        ("2周", 0, None),
        ("若干", 0, None),
    ],
)
def test_a_number_is_an_honest_interval(written: str, low: int, high: int | None) -> None:
    read = read_number(written)
    assert read is not None
    assert (read.low, read.high) == (low, high)
    assert (read.why is None) == (low == high)


@pytest.mark.parametrize("written", ["", "—", "/", " 无 "])
def test_nothing_is_nothing(written: str) -> None:
    assert read_number(written) is None


def test_weeks_stand_in_headers() -> None:
    assert read_weeks("学期一(16周)") == (16, 16)
    assert read_weeks("教学周16—18周") == (16, 18)
    assert read_weeks("第一学期") is None
