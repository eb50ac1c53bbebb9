"""CSES files give the lessons they say, and say what is wrong with them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.lesson import EVERY_WEEK, Weeks
from edu_compliance.model.submission import Status
from tests.reading.apps.plans import SHARED, cses, read, reason, written

SUBJECTS = ("语文", "数学", "体育", "音乐", "美术", "劳动", "科学")
CYCLE = """configuration:
  name: 三年级2班
  cycle: {{work_count: {work}, rest_count: {rest}, spans: [{spans}]}}"""

LAUGHS = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 9))

days = st.dictionaries(st.integers(1, 7), st.lists(st.sampled_from(SUBJECTS), max_size=7), min_size=1, max_size=7)


def cycle(*spans: int, work: int | None = None) -> str:
    """Version 2's head: days of work and rest in turn."""
    of = ("work", "rest")
    said = ", ".join(f"{{activity: {of[at % 2]}, count: {count}}}" for at, count in enumerate(spans))
    return CYCLE.format(work=sum(spans[::2]) if work is None else work, rest=sum(spans[1::2]), spans=said)


@given(days)
def test_what_a_week_says_is_read_back(week: dict[int, list[str]]) -> None:
    (found,) = read("三年级2班.yaml", cses(week)).classes
    expected = {(day, at): subject for day, subjects in week.items() for at, subject in enumerate(subjects, 1)}
    assert {(one.weekday, one.period): one.taught.written for one in found.lessons} == expected
    assert all(lesson.weeks == EVERY_WEEK for lesson in found.lessons)
    assert (found.naming.grades, found.naming.number) == ((3,), 2)


def test_odd_and_even_weeks_are_halves() -> None:
    odd = read("三2.yml", cses({1: ["体育"]}, "odd")).classes[0].lessons[0]
    even = read("三2.yml", cses({1: ["体育"]}, "even")).classes[0].lessons[0]
    assert (odd.weeks, even.weeks) == (Weeks(2, (1,)), Weeks(2, (2,)))


@given(st.integers(1, 12), st.integers(1, 4), st.data())
def test_work_days_of_a_cycle_are_means_of_seven_days(work: int, rest: int, data: st.DataObject) -> None:
    """Version 2 has no weeks: what is taught n times a cycle of L days is taught 7n/L times a week."""
    held = data.draw(st.sets(st.integers(1, work), min_size=1))
    (found,) = read("班.yaml", cses({day: ["体育"] for day in held}, version=2, head=cycle(work, rest))).classes
    assert written(found) == {"体育": Fraction(7 * len(held), work + rest)}


def test_the_second_monday_is_the_seventh_work_day() -> None:
    (found,) = read("班.yaml", cses({7: ["体育"]}, version=2, head=cycle(6, 1, 5, 2))).classes
    assert [(one.weekday, one.weeks) for one in found.lessons] == [(1, Weeks(2, (2,)))]


def test_unquoted_times_stay_times() -> None:
    """YAML 1.1 would make 12:00:00 a number and on a truth."""
    text = cses({1: ["体育", "音乐"]}).replace("08:00:00", "12:00:00").replace("09:00:00", "08:30")
    (found,) = read("班.yaml", text).classes
    assert [(one.period, one.taught.written) for one in found.lessons] == [(1, "音乐"), (2, "体育")]


def test_activities_have_no_period() -> None:
    (found,) = read("班.yaml", cses({1: ["早读", "体育", "大课间", "音乐"]})).classes
    assert [(one.period, one.taught.written) for one in found.lessons] == [(1, "体育"), (2, "音乐")]
    assert [one.written for one in found.uncounted] == ["早读", "大课间"]


def test_two_plans_for_one_hour_leave_it_open() -> None:
    text = cses({1: ["体育"]}) + "\n" + "\n".join(cses({1: ["语文"]}).splitlines()[4:])
    (found,) = read("班.yaml", text).classes
    assert found.lessons[0].taught.subjects == ("体育与健康", "语文")
    assert [doubt.why.id for doubt in found.doubts] == ["plans.two_at_once"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1", "cses.no_cses"),
        ("- 1", "cses.no_cses"),
        (cses({1: ["体育"]}).replace("version: 1", "version: 3"), "cses.unknown_version"),
        ("version: 1\nschedules: []", "cses.no_schedules"),
        (cses({1: ["体育"]}, version=2), "cses.no_cycle"),
        (cses({1: ["体育"]}, version=2, head=cycle(5, 2, work=6)), "cses.spans_contradict"),
        (cses({1: ["体育"]}, version=2, head=cycle(80, 80)), "cses.cycle_too_long"),
        (cses({1: ["体育"]}, version=2, head=cycle(5, 2).replace("rest,", "idle,")), "cses.bad_span"),
        ("version: 1\nschedules: [", "yaml.broken"),
        ("version: 1\nversion: 2\nschedules: []", "yaml.key_twice"),
        (LAUGHS, "yaml.too_much"),
        ("schedules: &a [*a]", "yaml.alias_of_nothing"),
        ("[" * 5000, "yaml.too_deep"),
        ("version: 1\n---\nversion: 2\n", "yaml.several_documents"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong(text: str, said: str) -> None:
    file = read("班.yaml", text)
    assert (file.status, reason(file)) == (Status.REFUSED, said)


def test_a_day_that_does_not_exist_is_never_dropped_in_silence() -> None:
    file = read("班.yaml", cses({1: ["语文"], 9: ["体育", "音乐"]}))
    (found,) = file.classes
    assert file.status is Status.PARTLY_READ
    assert [(doubt.why.id, doubt.more) for doubt in found.doubts] == [("cses.no_day", 2)]


def test_unknown_weeks_are_in_doubt() -> None:
    (found,) = read("班.yaml", cses({1: ["体育"]}, "biweekly")).classes
    assert [(doubt.why.id, doubt.fewer) for doubt in found.doubts] == [("cses.unknown_weeks", 1)]


def test_a_subject_that_is_not_declared_is_read_and_said() -> None:
    file = read("班.yaml", cses({1: ["体育"]}).replace("  - name: 体育", "  - name: 数学"))
    assert written(file.classes[0]) == {"体育": 1}
    assert [notice.why.id for notice in file.notices] == ["cses.undeclared"]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read("班.yaml", f"version: 1\nschedules:\n{text}").status in Status


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside this checkout")
def test_the_published_example() -> None:
    file = read("cses.yaml", (SHARED / "cses-v1" / "example.yaml").read_bytes())
    assert file.status is Status.READ
    assert written(file.classes[0]) == {"数学": 1, "语文": 1, "物理": 1, "英语": 1}
    assert {lesson.taught.teacher for lesson in file.classes[0].lessons} == {"李梅", "王芳", "赵军", "张伟"}
