"""Numbers, lists, places and names are spoken so that nobody can misread them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.finding import Verdict
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.stage import Area
from edu_compliance.model.submission import SheetKind
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.evidence import cells
from edu_compliance.reporting.speech.privacy import masked
from edu_compliance.reporting.speech.runs import in_runs
from edu_compliance.reporting.speech.speaker import Speaker, decimal, signed

CHINESE, ENGLISH = Speaker(Language.CHINESE), Speaker(Language.ENGLISH)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(3), "3"),
        (Fraction(3, 2), "1.5"),
        (Fraction(1, 3), "0.33"),
        (Fraction(299, 300), "0.997"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(100), "100"),
    ],
)
def test_fractions_are_spoken_as_decimals(number: Fraction, written: str) -> None:
    assert decimal(number) == written


@given(st.fractions(max_denominator=60, min_value=-100, max_value=100))
def test_no_number_is_rounded_onto_a_whole_one(number: Fraction) -> None:
    assert (Fraction(decimal(number)).denominator == 1) == (number.denominator == 1)
    assert abs(Fraction(decimal(number)) - number) < Fraction(1, 100)


@given(st.fractions(min_value=0, max_value=1))
def test_a_share_is_never_rounded_up_to_all_or_down_to_nothing(share: Fraction) -> None:
    assert (CHINESE.percent(share) == "100%") == (share == 1)
    assert (CHINESE.percent(share) == "0%") == (share == 0)


def test_shares_line_up_with_one_decimal() -> None:
    said = [CHINESE.percent(Fraction(number, 1000)) for number in (0, 5, 600, 983, 990, 1000)]
    assert said == ["0%", "0.5%", "60.0%", "98.3%", "99.0%", "100%"]


def test_differences_carry_an_ascii_sign() -> None:
    assert (signed(Fraction(1)), signed(Fraction(-1, 2)), signed(Fraction(0))) == ("+1", "-0.5", "0")


def test_lists_labels_and_messages_are_spoken_inside_a_sentence() -> None:
    nested = say("advice.surplus", area=Area.PE, more=Fraction(1))
    assert CHINESE.say(nested) == "体育课多出 1 节，可调剂。"
    assert CHINESE.value((1, Fraction(1, 2), "甲", Verdict.MET)) == "1、0.5、甲、达标"
    assert ENGLISH.value((1, "b")) == "1, b"


def test_english_chooses_its_plural_by_number() -> None:
    assert ENGLISH.amount(1, "lessons_per_week") == "1 lesson a week"
    assert ENGLISH.amount(Fraction(3, 2), "lessons_per_week") == "1.5 lessons a week"


def test_a_set_is_spoken_in_one_order() -> None:
    assert CHINESE.value(frozenset({"乙", "丙", "甲"})) == CHINESE.value(frozenset({"甲", "乙", "丙"}))


def test_cells_of_a_sheet_are_listed_once_with_neighbours_as_a_range() -> None:
    places = [Place("课表.xlsx", "三(2)", cell) for cell in ("D5", "C5", "E5", "B10", "B9")]
    assert cells(places, CHINESE) == "「三(2)」C5:E5、B9:B10"
    ties = [Place("课表.xlsx", "三(2)", f"A2:F{row}") for row in (9, 4, 7)]
    assert cells(ties, CHINESE) == "「三(2)」A2:F9、A2:F4、A2:F7"  # as they were handed over, whatever the hashes are
    matrix = [Place("课表.xlsx", "总表", f"{column}{row}") for row in (37, 38, 39) for column in ("X", "Y", "AB")]
    assert cells(matrix, CHINESE) == "「总表」X37:Y39、AB37:AB39"
    rows = [Place("课表.xlsx", "总表", cell) for cell in ("A2:AZ2", "A3:AZ3", "A5:AZ5")]
    assert cells(rows, CHINESE) == "「总表」A2:AZ3、A5:AZ5"
    both = [*places, Place("另一.xlsx", "Sheet1", "")]
    assert cells(both, CHINESE, frozenset({"另一.xlsx"})) == "另一.xlsx「Sheet1」；「三(2)」C5:E5、B9:B10"


def test_sheets_stand_as_people_count_them_and_those_alike_are_a_run() -> None:
    names = [f"{grade}({number})" for grade in "一三" for number in range(1, 12)]
    places = [Place("课表.xlsx", name, "A1:F8") for name in names]
    assert cells(places, CHINESE) == "「一(1)」至「一(11)」A1:F8；「三(1)」至「三(11)」A1:F8"
    other = Place("课表.xlsx", "一(3)", "B2")
    few = [other if place.sheet == "一(3)" else place for place in places[:8]]
    assert cells(few, CHINESE) == "「一(1)」A1:F8；「一(2)」A1:F8；「一(3)」B2；「一(4)」至「一(8)」A1:F8"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("三1班", "三2班", "三3班", "三4班"), "三1班至三4班"),
        (("三1班", "三2班", "三3班"), "三1班、三2班、三3班"),
        (("三9班", "三10班", "三11班", "三12班", "三14班"), "三9班至三12班、三14班"),
        (("三1班", "四2班", "五3班", "六4班"), "三1班、四2班、五3班、六4班"),
        (("甲", "乙", "丙", "丁"), "甲、乙、丙、丁"),
        ((), ""),
    ],
)
def test_names_that_count_on_are_the_first_and_the_last(names: tuple[str, ...], said: str) -> None:
    assert CHINESE.list(in_runs(names, CHINESE)) == said


def test_what_may_be_is_listed_with_its_own_last_word() -> None:
    kinds = (SheetKind.TIMETABLE, SheetKind.ALLOCATION, SheetKind.BELLS)
    said = [speaker.text("judging.not_handed_in", kinds=kinds[:n]) for speaker in (ENGLISH, CHINESE) for n in (1, 3)]
    assert said == [
        "No timetable was handed in that this could be held against.",
        "No timetable, allocation or bell schedule was handed in that this could be held against.",
        "没有收到可据以核查的课程表。",
        "没有收到可据以核查的课程表、课时任课表或作息时间表。",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王小明", "王**"), ("王小明/李四", "王**/李**"), ("扎西多吉", "扎**"), ("Wang Wei", "W**"), ("", "")],
)
def test_names_keep_their_first_character_only(name: str, shown: str) -> None:
    assert masked(name) == shown
