"""The form's panel, recalculated by LibreOffice, says what `check` says."""

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from edu_compliance.judging.judge import judge
from edu_compliance.model.finding import Finding, Verdict
from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import Status
from edu_compliance.model.vocabulary import Kind
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import read_file
from edu_compliance.reporting.forms.subjects import offered
from edu_compliance.reporting.forms.timetable import TimetablePlan
from edu_compliance.reporting.speech.speaker import decimal, signed
from tests.office.filling import PLANS, Shown, filled, form, mostly, names, panels, random_weeks
from tests.office.libreoffice import converted, needs_libreoffice
from tests.policy.files import library
from tests.reporting.invented import DAY

Words = Callable[[random.Random], str]


def judged(content: bytes) -> dict[tuple[str, str], Finding]:
    """Findings of the classes of a filled form, by class and rule."""
    file = read_file("课程表.xlsx", content, library().vocabulary)
    assert file.status is Status.READ
    submission = assemble("", [file], DAY)
    assert submission.school == "云岭县第一学校"
    found = judge(submission, library().in_force(DAY), library().areas)
    return {(one.target.name, one.rule.id): one for one in found if one.target.school_class is not None}


def as_shown(finding: Finding) -> Shown:
    """A finding in the panel's notation."""
    (outcome,) = finding.outcomes
    low, high = outcome.measurement.low, outcome.measurement.high
    required = outcome.measurement.whole if outcome.requirement.every else outcome.requirement.at_least
    assert required is not None
    match finding.verdict:
        case Verdict.MET:
            mark = signed(low - required) if low > required else "√"
        case Verdict.NOT_MET:
            mark = signed(high - required) if high else "0"
        case _:
            mark = "?"
    return Shown(decimal(required), decimal(low) if low == high else f"{decimal(low)}–{decimal(high)}", mark)


def known_words() -> list[str]:
    """Every name of the vocabulary that fills a cell: subjects, sure or not, activities, and what says nothing."""
    return sorted(library().vocabulary.names)


def telling_words() -> list[str]:
    """Names that count, or may count, in an area."""
    areas = library().areas.by_area.values()
    counting = {name for area in areas for name in (*area.counts, *area.may_count)}
    names = library().vocabulary.names
    return sorted(
        name for name, meaning in names.items() if meaning.kind is Kind.SUBJECT and counting & {*meaning.subjects}
    )


def everyday(stage: object) -> Words:
    words = offered(stage, library().vocabulary)  # type: ignore[arg-type]
    return mostly(words, ("", "拓展与探索", "劳动与综合", "体活"), 0.1)


@needs_libreoffice
def test_the_panel_agrees_with_check_on_random_weeks(folder: Path) -> None:
    given = {}
    for seed, plan in enumerate(PLANS):
        wild = mostly(
            ("语文", "数学", "英语", "班会"), (*telling_words(), *known_words(), "拓展与探索", "灵动课堂"), 0.5
        )
        given[f"everyday{seed}.xlsx"] = filled(form(plan), random_weeks(plan, everyday(plan.stage), seed))
        given[f"wild{seed}.xlsx"] = filled(form(plan), random_weeks(plan, wild, seed + 100))
    marks = set()
    compared = 0
    for name, content in converted(given, "xlsx", folder).items():
        findings = judged(content)
        shown = panels(content)
        compared += len(shown)
        for school_class, rules in shown.items():
            assert len(rules) == 4
            for rule, line in rules.items():
                finding = findings[school_class, rule]
                assert line == as_shown(finding), (name, school_class, rule)
                marks.add(line.mark[:1])
    assert compared == 2 * sum(len(names(plan)) for plan in PLANS)
    assert marks == {"√", "+", "-", "?", "0"}


@needs_libreoffice
def test_what_the_panel_cannot_read_it_never_takes_for_sure(folder: Path) -> None:
    messy = (
        "体育(张三)", "体 育", "音乐(单)/美术(双)", "ＰＥ", "体育\n李老师", "美术/劳动", "体育（舞蹈）", "★体育",
        "=1+1", "3-1", "*", "?", ">0", "体育*", "<>", "😀", "   ", "'体育", "数学\n王老师", "长" * 300,
    )  # fmt: skip
    plan = PLANS[0]
    weeks = random_weeks(plan, mostly(("语文", "数学", "英语", "体育与健康", "劳动"), messy, 0.4), 7)
    (content,) = converted({"messy.xlsx": filled(form(plan), weeks)}, "xlsx", folder).values()
    findings, compared = judged(content), 0
    for school_class, rules in panels(content).items():
        for rule, line in rules.items():
            finding = findings[school_class, rule]
            low, _, high = line.found.partition("–")
            measured = finding.outcomes[0].measurement
            assert Fraction(low) <= measured.low, (school_class, rule, line)
            if rule != "PE-06":
                assert Fraction(high or low) >= measured.high, (school_class, rule, line)
            sure = {"√": Verdict.MET, "+": Verdict.MET, "-": Verdict.NOT_MET, "0": Verdict.NOT_MET}.get(line.mark[:1])
            if sure and rule != "PE-06":
                assert finding.verdict is sure, (school_class, rule, line)
                compared += 1
    assert compared > 10


@needs_libreoffice
def test_a_panel_turns_from_missing_to_reached_lesson_by_lesson(folder: Path) -> None:
    plan, weeks = TimetablePlan(Stage.PRIMARY, (7,)), {}
    for lessons, name in enumerate(names(plan)):
        week = [["语文"] * 5 for _ in range(7)]
        for day in range(lessons):
            week[2 if day < 5 else 3][day % 5] = "体育"
        weeks[name] = week if lessons < 6 else [[""] * 5]
    (made,) = converted({"f.xlsx": filled(form(plan), weeks)}, "xlsx", folder).values()
    shown = panels(made)
    assert [shown[name]["PE-03"].mark for name in weeks] == ["0", "-3", "-2", "-1", "√", "+1", "0"]
    assert {rule: line.mark for rule, line in shown["一年级（7）班"].items()} == {
        "LAB-05": "0", "PE-03": "0", "ART-04": "0", "PE-06": "",
    }  # fmt: skip


@needs_libreoffice
def test_an_empty_form_shows_without_recalculating_what_it_shows_after(folder: Path) -> None:
    given = {f"{plan.stage.value}.xlsx": form(plan) for plan in PLANS}
    for name, recalculated in converted(given, "xlsx", folder).items():
        assert panels(given[name]) == panels(recalculated)
