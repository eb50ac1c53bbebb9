"""Believable weeks: lessons a week by stage and grade, spread over days and periods the way a teaching office does."""

from collections import Counter
from collections.abc import Mapping
from random import Random

Week = dict[tuple[int, int], str]
"""(weekday from 1, period from 1) → what is written there."""

Loads = Mapping[str, int]
"""Lessons a week by name as written."""

LOWER: Loads = {
    "语文": 8, "数学": 4, "藏语文": 4, "道德与法治": 2, "科学": 1, "体育": 4, "音乐": 2, "美术": 2, "劳动": 1,
    "班会": 1, "阅读": 1,
}  # fmt: skip
"""Primary one and two, 30 lessons."""

UPPER: Loads = {
    "语文": 6, "数学": 4, "藏语文": 4, "英语": 2, "道德与法治": 2, "科学": 2, "体育": 3, "音乐": 2, "美术": 2,
    "劳动": 1, "信息科技": 1, "班会": 1,
}  # fmt: skip
"""Primary three to six, 30 lessons."""

JUNIOR: Mapping[int, Loads] = {
    7: {
        "语文": 5, "数学": 5, "英语": 5, "藏语文": 4, "道德与法治": 2, "历史": 2, "地理": 2, "生物": 2, "体育": 3,
        "音乐": 1, "美术": 1, "劳动": 1, "信息科技": 1, "班会": 1,
    },
    8: {
        "语文": 5, "数学": 5, "英语": 5, "藏语文": 4, "道德与法治": 2, "历史": 2, "物理": 2, "生物": 2, "体育": 3,
        "音乐": 1, "美术": 1, "劳动": 1, "信息科技": 1, "班会": 1,
    },
    9: {
        "语文": 5, "数学": 5, "英语": 5, "藏语文": 4, "道德与法治": 2, "历史": 2, "物理": 3, "化学": 3, "体育": 3,
        "音乐": 1, "美术": 1, "劳动": 1,
    },
}  # fmt: skip
"""Junior, 35 lessons."""

SENIOR: Loads = {
    "语文": 6, "数学": 6, "英语": 5, "物理": 3, "化学": 3, "生物": 3, "政治": 2, "历史": 2, "地理": 2, "体育": 2,
    "音乐": 1, "美术": 1, "劳动": 1, "信息技术": 1, "班会": 1, "心理健康": 1,
}  # fmt: skip
"""Senior, 40 lessons."""

PERIODS = {"primary": 6, "junior": 7, "senior": 8}
MORNING = 4
"""Periods before noon, in every stage."""

_GENTLE = ("体育", "足球", "音乐", "美术", "劳动", "书法", "班会", "阅读", "信息", "心理")
"""Beginnings of what no teaching office puts into the first period."""


def stage(grade: int) -> str:
    """The stage of a grade 1–12."""
    return "primary" if grade < 7 else "junior" if grade < 10 else "senior"


def loads(grade: int) -> dict[str, int]:
    """What a class of a grade 1–12 is taught where nothing is amiss."""
    if grade <= 2:
        return dict(LOWER)
    if grade <= 6:
        return dict(UPPER)
    return dict(JUNIOR[grade] if grade < 10 else SENIOR)


def changed(grade: int, changes: Mapping[str, int]) -> dict[str, int]:
    """A grade's loads with some changed; 语文 takes or gives what is left."""
    found = loads(grade)
    whole = sum(found.values())
    found |= changes
    found["语文"] += whole - sum(found.values())
    return {name: count for name, count in found.items() if count}


def spread(lessons: Loads, periods: int, seed: str) -> Week:
    """The lessons put on five days: each subject on as many days as it can be, the gentle ones not first."""
    random = Random(seed)
    week: Week = {}
    free = {day: list(range(1, periods + 1)) for day in range(1, 6)}
    for name in sorted(lessons, key=lambda name: (not name.startswith(_GENTLE), name)):
        taught: Counter[int] = Counter()
        for _ in range(lessons[name]):
            fewest = min(taught[day] for day in free if free[day])
            open_days = [day for day in free if free[day] and taught[day] == fewest]
            emptiest = max(len(free[day]) for day in open_days)
            day = random.choice([day for day in open_days if len(free[day]) >= emptiest - 1])
            choice = [period for period in free[day] if period > 1] if name.startswith(_GENTLE) else free[day]
            period = random.choice(choice or free[day])
            free[day].remove(period)
            taught[day] += 1
            week[day, period] = name
    return week
