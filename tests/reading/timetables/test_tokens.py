"""What a header cell may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.token import Half, Period
from tests.reading.said import named, tokens, when

MONDAYS = [
    "星期一",
    "周一",
    "礼拜一",
    "週一",
    "Monday",
    "MON",
    "Mon.",
    "星 期 一",
    "星\n期\n一",
    "星期一\n9月7日",
    "7日\n星期一",
    "周一(9.7)",
    "一\n(9.7)",
    "9/7\n周一",
    "9月7日(周一)",
    "2026-09-07 星期一",
    "逢周一",
    "星期1",
    "Mon\n周一",
    "星期一/Monday",
    "周一 第1天",
    "★星期一★",
    "གཟའ་ཟླ་བ། 星期一",
]
TIBETAN_DAYS = ("གཟའ་ཟླ་བ།", "མིག་དམར་", "རེས་གཟའ་ལྷག་པ།", "གཟའ་ཕུར་བུ།", "གཟའ་པ་སངས།", "སྤེན་པ", "གཟའ་ཉི་མ།")


@pytest.mark.parametrize(("text", "day"), [*zip(TIBETAN_DAYS, range(1, 8), strict=True)])
def test_weekdays_in_tibetan_alone(text: str, day: int) -> None:
    assert tokens().read(text).weekday == day


@pytest.mark.parametrize("text", MONDAYS)
def test_weekdays_of_every_kind(text: str) -> None:
    assert tokens().read(text).weekday == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("星期日", 7),
        ("星期天", 7),
        ("周7", 7),
        ("THUR.", 4),
        ("Wed", 3),
        ("Mo", 1),
        ("Th", 4),
        ("星期—", 1),
    ],
)
def test_days_of_the_week(text: str, day: int) -> None:
    assert tokens().read(text).weekday == day


@pytest.mark.parametrize(("text", "weeks"), [("星期六(单周)", " 单"), ("星期五（双）", " 双"), ("周六（奇）", " 单")])
def test_a_weekday_may_be_of_odd_weeks(text: str, weeks: str) -> None:
    assert when(tokens().read(text).weeks) == weeks


@pytest.mark.parametrize("text", ["一", "1", "日", "（一）", "㈠"])
def test_a_bare_numeral_may_be_a_weekday(text: str) -> None:
    token = tokens().read(text)
    assert token.weak_weekday
    assert not token.weekday


@pytest.mark.parametrize("text", ["8", "（1）", "星期八", "周", "周末", "第一周", "体育", "一班"])
def test_what_is_no_weekday(text: str) -> None:
    token = tokens().read(text)
    assert not token.weekday
    assert not token.weak_weekday


def label(text: str) -> str:
    """A period label: `1`, `1,2`, `上1`, `[早读]`, `@8:30`, or `-`."""
    period = tokens().read(text).period
    return "-" if period is None else said(period)


def said(period: Period) -> str:
    half = {Half.MORNING: "上", Half.NOON: "中", Half.AFTERNOON: "下", Half.EVENING: "晚", None: ""}[period.half]
    activity = f"[{period.activity}]" if period.activity else ""
    start = f"@{period.start // 60}:{period.start % 60:02}" if period.start is not None else ""
    return f"{half}{','.join(map(str, period.numbers))}{activity}{start}{when(period.weeks)}"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        *(
            (text, "1")
            for text in (
                "1",
                "一",
                "第一节",
                "第1节",
                "第①节",
                "第l节",
                "第 1 节",
                "1节",
                "第一课时",
                "第1课",
                "Period 1",
            )
        ),
        *((text, "1") for text in ("P1", "1st", "第一", "(1)", "①", "壹", "第一节课")),
        ("上1", "上1"),
        ("上午第一节", "上1"),
        ("下午第2节", "下2"),
        ("AM1", "上1"),
        ("晚上1", "晚1"),
        ("第十节", "10"),
        *(
            (text, "1,2")
            for text in ("1-2", "1-2节", "1~2节", "第1、2节", "第1,2节", "一二节", "0102节", "1/2", "1＋2节")
        ),
        ("第1节-第2节", "1,2"),
        ("第一、二节", "1,2"),
        ("8:30", "@8:30"),
        ("8:30-9:10", "@8:30"),
        ("08：30～09：10", "@8:30"),
        ("8.30—9.10", "@8:30"),
        ("8:30至9:10", "@8:30"),
        *((text, "@8:30") for text in ("8:30\n|\n9:10", "8:30\n—\n9:10", "8:30 至 9:10", "8:30 ~ 9:10")),
        ("08时30分—09时10分", "@8:30"),
        ("第一节\n8:30-9:10", "1@8:30"),
        ("1 (8:30-9:10)", "1@8:30"),
        ("第1节课(08:30—09:10)", "1@8:30"),
        ("第6节（单周）", "6 单"),
        *((text, "1") for text in ("第1节/Period 1", "第一节 1st", "第1节（Lesson 1）")),
        ("第一大节", "1,2"),
        ("第2大节（3-4节）", "3,4"),
        ("第二大节\n(03,04小节)\n10:30-12:10", "3,4@10:30"),
        ("早读", "[早读]"),
        ("早读\n8:00-8:20", "[早读]"),
        ("大课间", "[大课间]"),
        ("课后服务", "[课后服务]"),
        ("课后服务①", "[课后服务]"),
        ("5+2课后服务", "[课后服务]"),
        ("第7节（课后服务）", "7[课后服务]"),
        ("晚自习1", "[晚自习]"),
        ("晚一", "[晚自习]"),
        ("晚1", "[晚自习]"),
        ("晚修一", "[晚修]"),
        ("社团活动", "[社团活动]"),
        *((text, "-") for text in ("第0节", "第17节", "40分钟", "体育", "节", "星期一", "2026", "3-3", "节次")),
    ],
)
def test_period_labels(text: str, meaning: str) -> None:
    assert label(text) == meaning


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("上午", Half.MORNING),
        ("上  午", Half.MORNING),
        ("AM", Half.MORNING),
        ("下午", Half.AFTERNOON),
        ("晚上", Half.EVENING),
    ],
)
def test_parts_of_the_day(text: str, half: Half) -> None:
    assert tokens().read(text).half is half


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("节次\\星期", {Column.PERIOD, Column.WEEKDAY}),
        ("星期/节次", {Column.PERIOD, Column.WEEKDAY}),
        ("星期\n节次", {Column.PERIOD, Column.WEEKDAY}),
        ("节次", {Column.PERIOD}),
        ("班级", {Column.CLASS}),
    ],
)
def test_words_in_the_corner(text: str, columns: set[Column]) -> None:
    assert tokens().read(text).corner == columns


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("班级", Column.CLASS),
        ("行政班", Column.CLASS),
        ("任课教师", Column.TEACHER),
        ("周课时", Column.TOTAL),
        ("课程名称", Column.SUBJECT),
    ],
)
def test_header_words_of_lists(text: str, column: Column) -> None:
    assert tokens().read(text).column is column


@pytest.mark.parametrize(("text", "name"), [("3月1日", "3#1"), ("3-1", "3#1"), ("1.1", "1#1"), ("101", "1#1")])
def test_digits_may_be_a_class_and_excel_makes_dates_of_them(text: str, name: str) -> None:
    assert named(tokens().read(text).bare_class) == name


@pytest.mark.parametrize("text", ["语文", "音乐", "体育", "班会", "劳动", "张三", "说明：请各班按时上课，不得随意调课"])
def test_what_stands_in_the_body_heads_nothing(text: str) -> None:
    token = tokens().read(text)
    assert (token.weekday, token.period, token.classed, token.half) == (0, None, None, None)


@given(st.text(max_size=45))
def test_any_text_has_a_token(text: str) -> None:
    token = tokens().read(text)
    assert token.text == text
    assert 0 <= token.weekday <= 7
    assert token.period is None or all(0 < number <= 16 for number in token.period.numbers)
