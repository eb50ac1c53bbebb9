"""ClassIsland profiles give the plans that hold, whole or put together from pieces."""

import json
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.lesson import EVERY_WEEK, SchoolClass, Weeks
from edu_compliance.model.submission import Status
from tests.reading.apps.plans import NOTHING, SHARED, layout, plan, profile, read, read_together, reason, written

NAMES = {"pe": "体育", "music": "音乐", "art": "美术", "maths": "数学", "club": "社团"}
TIMES = {"L": layout("08:00", "09:00", "10:00")}


def only(content: str) -> SchoolClass:
    (found,) = read("三年级2班.json", content).classes
    return found


@given(st.lists(st.sampled_from(("pe", "music", "art", "maths")), max_size=3), st.integers(0, 6))
def test_the_nth_lesson_stands_at_the_nth_lesson_of_the_layout(ids: list[str], weekday: int) -> None:
    found = only(profile([plan(weekday, *ids)], TIMES, NAMES))
    expected = [(weekday or 7, at, NAMES[id]) for at, id in enumerate(ids, 1)]
    # Periods that no day uses are none.
    assert [(one.weekday, one.period, one.taught.written) for one in found.lessons] == expected
    assert (found.naming.grades, found.naming.number) == ((3,), 2)


def test_what_is_beyond_the_layout_is_cut() -> None:
    assert written(only(profile([plan(1, "pe", "pe", "pe", "pe")], TIMES, NAMES))) == {"体育": 3}


def test_a_lesson_of_zeros_is_the_layouts_own() -> None:
    times = {"L": layout("08:00", DefaultClassId="pe")}
    assert written(only(profile([plan(1, NOTHING)], times, NAMES))) == {"体育": 1}
    assert not only(profile([plan(1, NOTHING)], TIMES, NAMES)).lessons


def test_an_unknown_subject_is_never_counted_and_always_said() -> None:
    file = read("三2.json", profile([plan(1, "pe", "gone", div=1)], TIMES, NAMES))
    (found,) = file.classes
    assert written(found) == {"体育": Fraction(1, 2)}
    assert [(doubt.why.id, doubt.more) for doubt in found.doubts] == [("profile.unknown_subjects", Fraction(1, 2))]
    assert file.status is Status.PARTLY_READ


def test_weeks_of_cycles() -> None:
    plans = [plan(1, "pe"), plan(2, "pe", div=1), plan(2, "art", div=2), plan(3, "pe", div=3, total=4)]
    weeks = [one.weeks for one in only(profile(plans, TIMES, NAMES)).lessons]
    assert weeks == [EVERY_WEEK, Weeks(2, (1,)), Weeks(2, (2,)), Weeks(4, (3,))]


def test_a_week_its_cycle_does_not_have_is_in_doubt() -> None:
    file = read("三2.json", profile([plan(1, "pe"), plan(2, "pe", div=3)], TIMES, NAMES))
    assert [(doubt.why.id, doubt.more) for doubt in file.classes[0].doubts] == [("profile.no_such_week", 1)]


def test_overlays_and_what_is_switched_off_do_not_count() -> None:
    plans = [plan(1, "pe"), plan(2, "pe", IsOverlay=True), plan(3, "pe", IsEnabled=False)]
    file = read("三2.json", profile(plans, TIMES, NAMES))
    assert written(file.classes[0]) == {"体育": 1}
    assert [notice.why.id for notice in file.notices] == ["profile.plans_aside"]


def test_only_the_group_in_use_and_the_global_one_count() -> None:
    plans = [plan(1, "pe", AssociatedGroup="g"), plan(2, "art", AssociatedGroup=NOTHING), plan(3, "music")]
    groups = {"g": {"Name": "夏季"}}
    content = profile(plans, TIMES, NAMES, ClassPlanGroups=groups, SelectedClassPlanGroupId="G")
    assert written(only(content)) == {"体育": 1, "美术": 1}


def test_groups_named_after_classes_are_classes() -> None:
    plans = [plan(1, "pe", AssociatedGroup="a"), plan(1, "art", AssociatedGroup="b")]
    groups = {"a": {"Name": "三（1）班"}, "b": {"Name": "三（2）班"}}
    file = read("档案.json", profile(plans, TIMES, NAMES, ClassPlanGroups=groups))
    assert [(one.naming.number, written(one)) for one in file.classes] == [(1, {"体育": 1}), (2, {"美术": 1})]


def test_times_of_version_one() -> None:
    items = [
        {"StartSecond": "2025-01-01T09:15:00+08:00", "TimeType": 0},
        {"StartSecond": "2025-01-01T07:15:00+08:00", "TimeType": 0},
    ]
    found = only(profile([plan(1, "pe", "art")], {"L": {"Layouts": items}}, NAMES))
    assert [(one.period, one.taught.written) for one in found.lessons] == [(1, "美术"), (2, "体育")]


def test_periods_agree_between_days_of_slightly_other_times() -> None:
    plans = [plan(1, "pe", "art", "music"), plan(2, NOTHING, NOTHING, "maths", layout="M")]
    found = only(profile(plans, TIMES | {"M": layout("08:05", "09:05", "10:05")}, NAMES))
    assert [(one.weekday, one.period) for one in found.lessons] == [(1, 1), (1, 2), (1, 3), (2, 3)]


def test_an_evening_lesson_is_in_doubt() -> None:
    (doubt,) = only(profile([plan(1, "pe")], {"L": layout("19:30")}, NAMES)).doubts
    assert (doubt.why.id, doubt.fewer) == ("plans.maybe_evening", 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"ClassPlans": {"a": 1', "json.broken"),
        ('{"timetable": []}', "json.unknown_program"),
        ("[1, 2]", "json.unknown_program"),
        ("[" * 100_000, "json.too_deep"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong(text: str, said: str) -> None:
    file = read("班.json", text)
    assert (file.status, reason(file)) == (Status.REFUSED, said)


@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)))
def test_no_value_breaks_the_reader(value: object) -> None:
    for part in ("Classes", "TimeRule", "TimeLayoutId", "Name"):
        assert read("班.json", profile([plan(1, "pe") | {part: value}], TIMES, NAMES)).status in Status
    assert read("班.json", profile([plan(1, "pe")], {"L": {"Layouts": value}}, NAMES)).status in Status


# --- pieces -----------------------------------------------------------------------------------------------------------

PIECES = {
    "校/一1.classplans.json": profile([plan(1, "pe", "art")], {}, {}),
    "校/一1.timelayouts.json": profile([], {"L": layout("08:00", "09:00")}, {}),
    "校/一2.classplans.json": profile([plan(1, NOTHING, "art")], {}, {}),
    "校/一2.timelayouts.json": profile([], {"L": layout("08:00", "09:00", DefaultClassId="music")}, {}),
    "校/subjects.json": profile([], {}, NAMES),
}


def test_pieces_with_the_same_ids_go_with_their_nearest_names() -> None:
    found = {file.name: [written(one) for one in file.classes] for file in read_together(PIECES)}
    assert found["校/一1.classplans.json"] == [{"体育": 1, "美术": 1}]
    assert found["校/一2.classplans.json"] == [{"音乐": 1, "美术": 1}]
    assert {file.status for file in read_together(PIECES)} == {Status.READ}


def test_a_piece_alone_says_what_is_missing() -> None:
    (file,) = read_together({"一1.classplans.json": PIECES["校/一1.classplans.json"]})
    assert (file.status, reason(file), file.classes) == (Status.PARTLY_READ, "profile.incomplete", ())


def test_the_order_of_pieces_changes_nothing() -> None:
    forth, back = read_together(PIECES), read_together(dict(reversed(PIECES.items())))
    assert sorted(forth, key=lambda file: file.name) == sorted(back, key=lambda file: file.name)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside this checkout")
class TestRealClasses:
    """Five classes of a school that runs ClassIsland."""

    folder = SHARED / "classisland-middle"

    def classes(self) -> dict[str, SchoolClass]:
        contents: dict[str, str | bytes] = {path.name: path.read_bytes() for path in self.folder.glob("*s.json")}
        return {one.name: one for file in read_together(contents) for one in file.classes}

    def test_every_lesson_of_every_class(self) -> None:
        truth = json.loads((self.folder / "truth.json").read_text("utf-8"))
        classes = self.classes()
        assert sorted(classes) == sorted(truth)
        for name, expected in truth.items():
            activities = {one.written for one in classes[name].uncounted}
            lessons = {subject: count for subject, count in expected.items() if subject not in activities}
            assert {subject: float(count) for subject, count in written(classes[name]).items()} == lessons

    def test_every_week_of_every_class(self) -> None:
        truth = json.loads((self.folder / "truth_by_week.json").read_text("utf-8"))
        for name, found in self.classes().items():
            activities = {one.written for one in found.uncounted}
            for number, week in enumerate(("单周", "双周")):
                held = Counter(
                    one.taught.written for one in found.lessons if number % one.weeks.cycle + 1 in one.weeks.held
                )
                expected = {s: n for s, n in truth[f"{name} {week}"].items() if s not in activities}
                assert dict(held) == expected
