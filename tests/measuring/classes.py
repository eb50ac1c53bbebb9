"""Builds classes, areas and submissions as reading and policy would hand them on, in a few words."""

from fractions import Fraction

from edu_compliance.measuring.evidence import Evidence
from edu_compliance.model.lesson import (
    EVERY_WEEK,
    Allotment,
    ClassKind,
    Doubt,
    Lesson,
    Naming,
    SchoolClass,
    Taught,
    Weeks,
)
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1
from edu_compliance.model.rule import Areas, Requirement, Subjects
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.submission import File, Status, Submission

AREAS = Areas(
    {
        Area.LABOUR: Subjects(
            Area.LABOUR,
            "劳动",
            frozenset({"劳动"}),
            {"综合实践活动": frozenset(), "通用技术": frozenset({Stage.SENIOR})},
            {"综合实践活动": "LAB-07", "通用技术": "B2"},
        ),
        Area.PE: Subjects(
            Area.PE, "体育", frozenset({"体育与健康", "足球", "篮球"}), {"体育活动": frozenset()}, {"体育活动": "D1"}
        ),
        Area.ARTS: Subjects(
            Area.ARTS, "美育", frozenset({"音乐", "美术", "艺术", "舞蹈"}), {"书法": frozenset()}, {"书法": "A4-5"}
        ),
    },
    stands_for={"艺术": ("音乐", "美术"), "体育与健康": ("足球", "篮球")},
)

ODD, EVEN = Weeks(2, (1,)), Weeks(2, (2,))

_SEVERAL = {
    "音乐/美术": (("音乐", "美术"), Naming.SHARED),
    "体育/班会": (("体育与健康", "班会"), Naming.SHARED),
    "体育（舞蹈）": (("体育与健康", "舞蹈"), Naming.AMBIGUOUS),
    "书": (("书法", "阅读"), Naming.AMBIGUOUS),
    "音或美": (("音乐", "美术"), Naming.AMBIGUOUS),
    "体活": (("体育活动",), Naming.KNOWN),
    "体育（足球）": (("体育与健康",), Naming.KNOWN),
    "体育（操场）": (("体育与健康",), Naming.KNOWN),
    "体育": (("体育与健康",), Naming.KNOWN),
}
NAMES = ("语文", "数学", "班会", "劳动", "综合实践活动", "音乐", "美术", "艺术", "书法", *_SEVERAL, "?某课")
"""Names a lesson can have here; one that begins with a question mark is unknown to everybody."""


def taught(name: str) -> Taught:
    """A subject as it would be understood."""
    if name.startswith("?"):
        return Taught(name[1:], (), Naming.UNKNOWN, name[1:])
    subjects, naming = _SEVERAL.get(name, ((name,), Naming.KNOWN))
    detail = name[3:-1] if name.endswith("）") else ""
    return Taught(subjects[0] if naming is Naming.KNOWN else name, subjects, naming, name, detail)


def lesson(name: str, weekday: int = 1, period: int = 1, weeks: Weeks = EVERY_WEEK, sheet: str = "三1") -> Lesson:
    """A lesson at a place that its weekday and period tell."""
    return Lesson(weekday, period, taught(name), weeks, Place("a.xlsx", sheet, a1(period, weekday)))


def lessons(*names: str | tuple[str, Weeks], sheet: str = "三1") -> tuple[Lesson, ...]:
    """Lessons from Monday morning on, six a day."""
    made = []
    for number, name in enumerate(names):
        written, weeks = name if isinstance(name, tuple) else (name, EVERY_WEEK)
        made.append(lesson(written, number // 6 + 1, number % 6 + 1, weeks, sheet))
    return tuple(made)


def week(
    *names: str | tuple[str, Weeks], stage: Stage | None = Stage.PRIMARY, grade: int | None = 3, **more
) -> SchoolClass:
    """A class with these lessons; `more` are further fields of `SchoolClass`."""
    name = more.pop("name", "三（1）班")
    given = {
        "name": name,
        "stage": stage,
        "grades": () if grade is None else (grade,),
        "number": 1,
        "kind": ClassKind.TIMETABLE,
        "place": Place("a.xlsx", name, "A1:G9"),
        "lessons": lessons(*names, sheet=name),
    }
    return SchoolClass(**{**given, **more})


def allocation(*allotted: tuple[str, int | str, int | str], **more) -> SchoolClass:
    """A class of an allocation: name, low and high of each subject."""
    allotments = tuple(
        Allotment(taught(name), Fraction(low), Fraction(high), Place("a.xlsx", "任课表", a1(1, column)))
        for column, (name, low, high) in enumerate(allotted)
    )
    return week(kind=ClassKind.ALLOCATION, allotments=allotments, **more)


def doubt(text: str = "？", fewer: int | str = 0, more: int | str = 0, subjects: tuple[str, ...] = ()) -> Doubt:
    """A doubt about a class."""
    return Doubt(text, say("test.doubt"), (Place("a.xlsx", "三1", "H9"),), Fraction(fewer), Fraction(more), subjects)


def submission(*classes: SchoolClass, **more) -> Submission:
    """A school that handed in one file with these classes."""
    stages = tuple(dict.fromkeys(one.stage for one in classes if one.stage is not None))
    files = (File("a.xlsx", "0" * 64, Status.READ, classes=classes),)
    return Submission(**{"school": "某校", "files": files, "classes": classes, "stages": stages, **more})


def requirement(
    measure: str, at_least: int | str | None = None, at_most: int | None = None, **parameters
) -> Requirement:
    """A requirement; `at_least="every"` is the whole."""
    every = at_least == "every"
    floor = None if at_least is None or every else Fraction(at_least)
    return Requirement(measure, parameters, floor, None if at_most is None else Fraction(at_most), every)


def measured(
    function, *classes: SchoolClass, unsure: tuple[SchoolClass, ...] = (), files=None, **parameters
) -> Measurement:
    """The first measurement of a measure."""
    handed_in = submission(*classes, *unsure, **({} if files is None else {"files": files}))
    evidence = Evidence.of(handed_in, AREAS).about(classes, unsure)
    return function(requirement("", **parameters), evidence)[0]
