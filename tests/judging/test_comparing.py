"""Two audits held against each other: nothing is called mended that nobody can prove."""

import datetime
from collections.abc import Sequence

import attrs
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.judging.comparing import Audited, compare
from edu_compliance.model.comparison import AuditRecord, Change, Comparison, Listed, RuleChange, SchoolId

DAY = datetime.date(2026, 11, 23)
RULES = {"PE-04": "a", "ART-04": "b", "LAB-05": "c"}


def line(
    verdict: str = "not_met",
    rule: str = "PE-04",
    school: str = "甲小学",
    target: str = "三（1）班",
    waived: bool = False,
    code: str = "",
    group: tuple[str, ...] = (),
    strength: str = "mandatory",
) -> Listed:
    key = ("class", "primary", "3", target)
    whose = SchoolId(group, school, code)
    return Listed(whose, target, key, rule, "pe", strength, verdict, "2", "2", "3", "lessons_per_week", "…", waived)


def audited(*lines: Listed, rules: dict[str, str] = RULES, schools: Sequence[str] = (), **more: object) -> Audited:
    met = {SchoolId((), name) for name in schools} or {one.school for one in lines}
    record = AuditRecord(DAY, "1", ("文件",), rules, frozenset(met))
    return Audited(attrs.evolve(record, **more), lambda: iter(lines))


def changes(found: Comparison) -> list[Change]:
    return [item.change for item in found.items]


lines = st.lists(
    st.builds(
        line,
        st.sampled_from(["met", "not_met", "undetermined"]),
        st.sampled_from(sorted(RULES)),
        st.sampled_from(["甲小学", "乙小学", "丙小学"]),
        st.sampled_from(["三（1）班", "三（2）班"]),
        st.booleans(),
        st.sampled_from(["", "1001", "1002"]),
        st.sampled_from([(), ("甲县",), ("乙县",)]),
        st.sampled_from(["mandatory", "encouraged", "expected"]),
    ),
    max_size=12,
)


@given(lines)
def test_an_audit_and_itself_differ_in_nothing(given: list[Listed]) -> None:
    one = audited(*given)
    found = compare(one, one)
    assert set(changes(found)) <= {Change.STILL}
    assert (found.appeared, found.vanished, dict(found.rules), found.notes) == ((), (), {}, ())


@given(lines, lines)
def test_every_problem_of_both_is_told_exactly_once(before: list[Listed], after: list[Listed]) -> None:
    found = compare(audited(*before), audited(*after))
    told = {(item.school, item.target, item.rule) for item in found.items}
    assert len(told) == len(found.items)
    gone = {one.school for one in (*found.appeared, *found.vanished)}
    for one in after:
        assert not one.problem or one.school in gone or (one.school, one.target, one.rule) in told
    assert all(item.after is not None and not item.after.problem for item in found.of(Change.MENDED))
    assert sum(one.problem for one in before if one.school in gone) >= 0


def test_each_kind_of_change() -> None:
    def change(before: str | None, after: str | None) -> list[Change]:
        return changes(
            compare(
                audited(*([line(before)] if before else []), schools=["甲小学"]),
                audited(*([line(after)] if after else []), schools=["甲小学"]),
            )
        )

    assert change("met", "not_met") == [Change.NEW]
    assert change(None, "not_met") == [Change.UNLISTED]
    assert change("not_met", "met") == [Change.MENDED]
    assert change("not_met", "not_met") == [Change.STILL]
    assert change("not_met", "undetermined") == [Change.STILL]
    assert change("undetermined", "not_met") == [Change.STILL]
    assert change("not_met", None) == [Change.UNPROVEN]
    assert change("met", "met") == []
    assert change("met", None) == []


def test_a_waiver_mends_nothing() -> None:
    assert changes(compare(audited(line()), audited(line(waived=True)))) == [Change.STILL]


def test_a_rule_that_changed_is_not_compared() -> None:
    found = compare(audited(line("not_met")), audited(line("met"), rules={**RULES, "PE-04": "x"}))
    assert changes(found) == [Change.INCOMPARABLE]
    assert found.rules == {"PE-04": RuleChange.CHANGED}
    fewer = {"PE-04": "a"}
    assert compare(audited(line()), audited(line(), rules=fewer)).rules == {
        "ART-04": RuleChange.DROPPED,
        "LAB-05": RuleChange.DROPPED,
    }


def test_schools_that_only_one_audit_has_are_told_apart() -> None:
    found = compare(audited(line(), line(school="乙小学")), audited(line(), line(school="丙小学")))
    assert changes(found) == [Change.STILL]
    assert [(one.school.name, one.problems) for one in found.vanished] == [("乙小学", 1)]
    assert [(one.school.name, one.problems) for one in found.appeared] == [("丙小学", 1)]


def test_a_roster_between_the_audits_keeps_schools_together() -> None:
    before, after = line(), line(code="2154", group=("那曲市", "色尼区"))
    assert changes(compare(audited(before), audited(after))) == [Change.STILL]
    renamed = line(code="2154", school="甲完全小学")
    assert changes(compare(audited(after), audited(renamed))) == [Change.STILL]


def test_schools_of_one_name_are_told_apart_by_their_groups() -> None:
    one, other = line(group=("甲县",)), line("met", group=("乙县",))
    found = compare(audited(one, other), audited(attrs.evolve(one, verdict="met"), other))
    assert changes(found) == [Change.MENDED]


def test_schools_of_one_name_in_two_counties_are_two_though_each_audit_has_only_one() -> None:
    found = compare(audited(line(group=("2026秋", "甲县"))), audited(line(group=("2027春", "乙县"))))
    assert (len(found.appeared), len(found.vanished), found.items) == (1, 1, ())
    found = compare(audited(line(group=("2026秋", "甲县"))), audited(line(group=("2027春", "甲县"))))
    assert changes(found) == [Change.STILL]
    assert changes(compare(audited(line(group=("2026秋",))), audited(line(group=("2027春",))))) == [Change.STILL]


def test_the_worst_of_several_lines_counts() -> None:
    assert changes(compare(audited(line("not_met")), audited(line("met"), line("not_met")))) == [Change.STILL]


def test_what_makes_a_difference_and_is_no_schools_doing_is_said() -> None:
    found = compare(audited(), audited(as_of=DAY - datetime.timedelta(days=1), areas="x", version="2"))
    assert [note.id for note in found.notes] == ["compare.order", "compare.areas_changed", "compare.version_changed"]


def test_a_school_of_which_nothing_was_read_is_no_other_of_the_same_name() -> None:
    here, there = SchoolId(("甲县",), "扎西小学"), SchoolId(("乙县",), "扎西小学")
    before = audited(line(school="扎西小学", group=("甲县",)))
    unread = attrs.evolve(audited().record, schools=frozenset({there}))
    found = compare(before, Audited(unread, lambda: iter(())))
    assert [one.school for one in found.vanished] == [here]
    assert [one.school for one in found.appeared] == [there]


def test_a_school_of_which_nothing_was_read_does_not_vanish_behind_another_of_its_name() -> None:
    here, there = SchoolId(("甲县",), "扎西小学"), SchoolId(("乙县",), "扎西小学")
    both = attrs.evolve(audited().record, schools=frozenset({here, there}))
    lines = (line(school="扎西小学", group=("甲县",)),)
    found = compare(audited(*lines), Audited(both, lambda: iter(lines)))
    assert [one.school for one in found.appeared] == [there]
