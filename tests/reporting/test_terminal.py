"""Terminal text lines up in Chinese, has no colour where there is no terminal, and survives GBK consoles."""

from functools import cache

import attrs
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from edu_compliance.model.lesson import Doubt, Uncounted, Weeks
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.submission import Notice, Sheet, SheetKind
from edu_compliance.reporting.result import SchoolResult
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.terminal.check_text import check_text
from edu_compliance.reporting.terminal.lines import Terminal, render
from edu_compliance.reporting.terminal.prose import Prose
from edu_compliance.reporting.terminal.read_text import read_text
from tests.policy.files import library
from tests.reading.said import WEEK
from tests.reporting import invented

NIGHTLY = (("语文小练", "B9"), ("数学小练", "C9"), ("语文小练", "B9"))


@cache
def judged() -> SchoolResult:
    return invented.result(invented.primary())


def check(terminal: Terminal) -> str:
    return check_text(judged(), library().areas, Speaker(), terminal)


def read(terminal: Terminal, *classes: str) -> str:
    """What `read` shows of a school, all of its classes or those named, and of an allocation."""
    school = invented.primary()
    named = tuple(one for one in school.classes if one.name in classes)
    files = tuple(attrs.evolve(file, classes=named if file.classes else ()) for file in school.files)
    few = attrs.evolve(school, files=files, classes=named)
    shown = [few if classes else school, invented.allocation()]
    return read_text(shown, library().areas, Speaker(), terminal)


def test_no_colour_where_there_is_no_terminal() -> None:
    assert "\x1b" not in check(Terminal()) + read(Terminal())
    assert "\x1b" in check(Terminal(styled=True))


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (40, 80, 120):
        lines = (check(Terminal(width)) + read(Terminal(width))).splitlines()
        assert max(map(cell_len, lines)) <= width


def test_columns_line_up_below_chinese_names() -> None:
    lines = check(Terminal(100)).splitlines()
    rows = [line for line in lines if "（1）班" in line and "/" in line][:6]
    assert len(rows) == 6
    assert len({cell_len(row[: row.index("/")]) for row in rows}) == 1


def test_a_gbk_console_can_show_all_of_it() -> None:
    text = check(Terminal(encoding="gbk")) + read(Terminal(encoding="gbk"))
    assert text.encode("gbk").decode("gbk") == text
    assert "体育" in text


def test_an_ascii_console_gets_question_marks_and_no_error() -> None:
    assert "3/3" in check(Terminal(encoding="ascii"))


def test_the_check_says_what_is_missing_and_closes_as_every_report_does() -> None:
    text = check(Terminal())
    assert "4/3 -1" in text
    assert "PE-03" in text
    assert text.rstrip().endswith("课表自动核查结果，供督导人员参考。")


def test_control_characters_in_names_do_nothing() -> None:
    one = invented.school_class(3, 1, invented.FULL, "课\x1b[31m表.xlsx")
    text = read_text([invented.school("某校", one)], library().areas, Speaker(), Terminal(styled=True))
    assert "\x1b[31m" not in text


def test_reading_shows_each_class_as_it_was_understood() -> None:
    one = invented.school_class(3, 1, ("语体", "神秘"))
    odd = attrs.evolve(one, lessons=tuple(attrs.evolve(x, weeks=Weeks(2, (1,))) for x in one.lessons))
    text = read_text([invented.school("某校", odd)], library().areas, Speaker(), Terminal())
    assert "1  语文(单周)   体育与健康(单周)[体]" in text
    assert "2  神(单周)[?]" in text


def test_names_in_doubt_for_the_same_reason_share_its_sentence() -> None:
    one = invented.school_class(3, 1)
    doubts = [Doubt(text, say("doubt.late"), (Place("课表.xlsx", "三(1)", cell),)) for text, cell in NIGHTLY]
    text = read_text(
        [invented.school("某校", attrs.evolve(one, doubts=tuple(doubts)))],
        library().areas,
        Speaker(),
        Terminal(200),
    )
    assert text.count(Speaker().text("doubt.late")) == 1
    assert "「语文小练」、「数学小练」：" in text
    assert text.count("（「三(1)」B9:C9）") == 1


def read_doubting(*doubts: Doubt, classes: int = 1) -> str:
    """What `read` says of classes of one file, each with these doubts about it."""
    found = [attrs.evolve(invented.school_class(3, at, WEEK), doubts=doubts) for at in range(1, classes + 1)]
    return read_text([invented.school("某校", *found)], library().areas, Speaker(), Terminal(1000))


def test_the_first_line_says_how_much_was_read_and_whether_anything_is_in_doubt() -> None:
    late = Doubt("语文小练", say("doubt.late"), (Place("课表.xlsx", "三(1)", "B9"),))
    assert "共 2 个班，每周 60 节课，没有看不准的地方。" in read_doubting(classes=2)
    assert "共 2 个班，每周 60 节课；其中 2 个班有看不准的地方" in read_doubting(late, classes=2)
    whole = attrs.evolve(
        invented.school_class(3, 1),
        uncounted=(
            Uncounted("语", say("uncounted.period_of_activity", name="早读"), Place("课表.xlsx", "三(1)", "B2")),
        ),
    )
    text = read_text([invented.school("某校", whole)], library().areas, Speaker(), Terminal(200))
    assert "另有 1 格不计课时（早读）。" in text


def test_names_nobody_knows_are_one_line() -> None:
    one = invented.school_class(3, 1, ("语体", "神奇"))
    text = read_text([invented.school("某校", one)], library().areas, Speaker(), Terminal(200))
    assert text.count("不认识的课程名 2 个，可能属于任何领域：「奇」、「神」。") == 1


def test_what_is_said_of_each_class_is_said_of_one_and_the_others_are_named() -> None:
    doubts = [
        Doubt(name, say("class.grade_ambiguous", name=name), (Place("课表.xlsx", "总表", f"A{row}:Z{row}"),))
        for row, name in enumerate(("一1班", "一2班", "二1班"), start=2)
    ]
    text = read_doubting(*doubts)
    assert text.count("可能是小学，也可能是初中或高中的年级") == 1
    assert "「一2班」、「二1班」也是这样。（「总表」A2:Z4）" in text


def test_many_cells_are_counted_and_not_all_listed() -> None:
    places = tuple(Place("课表.xlsx", "总表", f"{'BD'[at % 2]}{at + 1}") for at in range(60))
    assert "等 60 格）" in read_doubting(Doubt("赵", say("doubt.second_row"), places))


def test_the_check_tells_what_was_not_understood() -> None:
    one = invented.primary()
    sheet = Sheet("值日表", True, SheetKind.OTHER, say("sheet.not_a_timetable"))
    notice = Notice(say("graduation.no_fitness_column", sheet="名单"), (Place("名单.xlsx", "名单", "A1"),))
    files = (attrs.evolve(one.files[0], sheets=(sheet,), notices=(notice,)), *one.files[1:])
    result = invented.result(attrs.evolve(one, files=files))
    text = check_text(result, library().areas, Speaker(), Terminal(200))
    assert "未能读懂的内容" in text
    assert "值日表" in text
    assert "名单.xlsx!名单!A1" in text


def test_no_line_begins_with_closing_punctuation_or_ends_with_opening() -> None:
    in_doubt = ("三（2）班", "五（2）班", "六（2）班")
    for width in range(60, 122, 3):
        lines = [line.strip() for line in (check(Terminal(width)) + read(Terminal(width), *in_doubt)).splitlines()]
        assert not [line for line in lines if line and (line[0] in "，。；：、）》”？" or line[-1] in "（《“")], width


def test_words_and_numbers_are_not_torn() -> None:
    text = render([Prose("课表里读到 Edu-Compliance（PE-03）共 1234567 节，其余略。")], Terminal(20))
    assert text == "课表里读到\nEdu-Compliance\n（PE-03）共 1234567\n节，其余略。\n"


@given(st.text(st.sampled_from("课表，。（）“”a1 -")), st.integers(6, 30))
def test_wrapping_loses_nothing_but_blanks_and_keeps_the_width(text: str, width: int) -> None:
    lines = render([Prose(text)], Terminal(width)).splitlines()
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
