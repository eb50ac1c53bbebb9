"""A class's true week: what stands in each slot and what the whole comes to, by DESIGN section 2 worked out by hand."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from random import Random

import attrs

from tests.generator.words import AMBIGUOUS, AREAS, NO_LESSON, PLAIN, UNKNOWN, Interval, Word, word

HALF = Fraction(1, 2)


@attrs.frozen
class Slot:
    """One cell of the week: its text, or the word the dress may dress, and what it comes to."""

    written: str
    word: Word | None
    """None where the text is already composed (alternations), and must be left as it is."""
    areas: tuple[tuple[str, Fraction, Fraction], ...]
    lessons: Fraction
    doubtful: bool = False
    parts: tuple[tuple[str, str], ...] = ()
    """For alternations: (subject, "" or 单 or 双), so that a list can give each its own row."""


@attrs.frozen
class Truth:
    """What must be read of one class."""

    grades: tuple[int, ...]
    number: int | None
    areas: tuple[tuple[str, Interval], ...]
    total: Fraction | None
    """None where the total itself is in doubt."""
    must_doubt: bool
    known: bool = True
    """False where the numbers cannot be known and only the doubt is asked for."""


@attrs.frozen
class Week:
    """Slots of one class by (weekday 1–7, period from 1), and its name."""

    stage: str
    grade: int
    number: int
    slots: dict[tuple[int, int], Slot]
    shared_by: tuple[int, ...] = ()
    """Grades of a 复式 class, which has no number."""
    untold: bool = False
    """Whether nothing tells its stage, so that its grade must stay open."""
    unknowable: bool = False
    """Whether what is written contradicts itself: only a doubt is right."""

    def slot(self, day: int, period: int) -> Slot | None:
        """What stands there."""
        return self.slots.get((day, period))

    def truth(self) -> Truth:
        """The sums over all slots."""
        truth = truth_of(self.grade, self.number, self.slots.values())
        if self.shared_by:
            truth = attrs.evolve(truth, grades=self.shared_by, number=None)
        if self.untold:
            truth = attrs.evolve(truth, grades=(), must_doubt=True)
        return attrs.evolve(truth, known=False, must_doubt=True) if self.unknowable else truth


def truth_of(grade: int, number: int, slots: Iterable[Slot]) -> Truth:
    """What slots come to for one class."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    total, doubtful = Fraction(0), False
    for slot in slots:
        total += slot.lessons
        doubtful = doubtful or slot.doubtful
        for area, least, most in slot.areas:
            low[area] += least  # type: ignore[assignment]
            high[area] += most  # type: ignore[assignment]
    areas = tuple((area, (Fraction(low[area]), Fraction(high[area]))) for area in AREAS)
    return Truth((grade,), number, areas, total, doubtful)


def plain(chosen: Word) -> Slot:
    """A slot of one word."""
    areas = tuple((area, Fraction(low), Fraction(high)) for area, (low, high) in chosen.areas.items())
    return Slot(chosen.written, chosen, areas, Fraction(chosen.lesson), chosen.doubtful)


def shared(first: Word, second: Word, text: str) -> Slot:
    """Two subjects in one cell without saying when: sure only where both have the area."""
    areas = []
    for area in AREAS:
        one, two = first.areas.get(area, (0, 0)), second.areas.get(area, (0, 0))
        low, high = min(one[0], two[0]), max(one[1], two[1])
        if high:
            areas.append((area, Fraction(low), Fraction(high)))
    doubtful = any(low != high for _, low, high in areas)
    return Slot(text, None, tuple(areas), Fraction(1), doubtful, ((first.written, ""), (second.written, "")))


def alternating(odd: Word | None, even: Word | None, text: str) -> Slot:
    """A cell that says which subject falls in the odd and which in the even weeks; one may be missing."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    held = [one for one in (odd, even) if one is not None]
    for one in held:
        for area, (least, most) in one.areas.items():
            low[area] += least * HALF  # type: ignore[assignment]
            high[area] += most * HALF  # type: ignore[assignment]
    areas = tuple((area, Fraction(low[area]), Fraction(high[area])) for area in AREAS if high[area])
    parts = tuple((one.written, mark) for one, mark in ((odd, "单"), (even, "双")) if one is not None)
    lessons = sum((Fraction(one.lesson) * HALF for one in held), Fraction(0))
    return Slot(text, None, areas, lessons, any(one.doubtful for one in held), parts)


PAIRS = (("音乐", "美术"), ("劳动", "班会"), ("体育", "班会"), ("劳动", "科学"), ("美术", "劳动"), ("音乐", "劳动"))
ALTERNATIONS = (
    "{odd}（单）{even}（双）",
    "{odd}(单){even}(双)",
    "{odd}(单)/{even}(双)",
    "单:{odd} 双:{even}",
    "单：{odd}\n双：{even}",
    "{odd}(单周)\n{even}(双周)",
    "{odd}（单周） {even}（双周）",
    "单周{odd}/双周{even}",
    "单周：{odd} 双周：{even}",
    "{odd}（單週）/{even}（雙週）",
    "双:{even} 单:{odd}",
    "{odd}(1-8周)/{even}(9-16周)",
    "{odd}（1—8周）\n{even}（9—16周）",
    "{odd}(1、3周)/{even}(2、4周)",
)
ALONE = ("{odd}(单周)", "{odd}（单）", "单周{odd}", "{odd}（单周）", "单：{odd}")
SHARES = ("{one}/{two}", "{one}／{two}", "{one}|{two}", "{one}、{two}", "{one}\n{two}", "{one} / {two}")


def alternation(random: Random) -> Slot:
    """A cell of two subjects in one of the notations."""
    first, second = random.choice(PAIRS)
    if random.random() < 0.5:
        first, second = second, first
    one, two = word(first, first), word(second, second)
    kind = random.random()
    if kind < 0.55:
        return alternating(one, two, random.choice(ALTERNATIONS).format(odd=first, even=second))
    if kind < 0.7:
        text = random.choice(ALONE)
        if random.random() < 0.5:
            return alternating(one, None, text.format(odd=first))
        return alternating(None, one, text.replace("单", "双").format(odd=first))
    return shared(one, two, random.choice(SHARES).format(one=first, two=second))


LOADS: dict[str, dict[str, tuple[int, int]]] = {
    "primary": {
        "语文": (7, 9), "数学": (4, 5), "英语": (0, 3), "藏语文": (0, 5), "道德与法治": (2, 2), "科学": (1, 2),
        "体育": (2, 4), "足球": (0, 1), "音乐": (1, 2), "美术": (1, 2), "艺术": (0, 1), "劳动": (0, 1),
        "综合实践": (0, 1), "书法": (0, 1), "信息科技": (0, 1), "班会": (1, 1), "阅读": (0, 1), "写字": (0, 1),
        "校本": (0, 1), "健康教育": (0, 1), "安全": (0, 1),
    },
    "junior": {
        "语文": (5, 6), "数学": (5, 6), "英语": (5, 6), "藏语文": (0, 4), "道德与法治": (2, 2), "物理": (0, 3),
        "化学": (0, 3), "生物": (0, 2), "历史": (2, 2), "地理": (0, 2), "体育": (2, 4), "音乐": (1, 1),
        "美术": (1, 1), "劳动": (0, 1), "综合实践": (0, 1), "信息科技": (0, 1), "班会": (1, 1), "心理健康": (0, 1),
    },
    "senior": {
        "语文": (5, 6), "数学": (5, 6), "英语": (5, 6), "政治": (2, 4), "物理": (2, 4), "化学": (2, 4),
        "生物": (2, 4), "历史": (2, 3), "地理": (2, 3), "体育": (1, 3), "音乐": (0, 1), "美术": (0, 1),
        "艺术": (0, 1), "劳动": (0, 1), "信息科技": (0, 1), "班会": (1, 1), "心理健康": (0, 1),
    },
}  # fmt: skip


def spelling(random: Random, key: str, terse: bool, varied: bool) -> str:
    """How this school writes a subject."""
    _, full, short = PLAIN[key]
    if terse:
        return short
    return random.choice(full) if varied else full[0]


@attrs.frozen
class Habits:
    """How a school fills its weeks."""

    terse: bool = False
    varied: bool = True
    odd_names: float = 0.0
    """Share of slots with an ambiguous, unknown or lessonless text."""
    alternations: int = 0
    doubles: int = 0
    """Pairs of adjacent slots of one subject."""


def make_week(
    random: Random,
    stage: str,
    grade: int,
    number: int,
    days: tuple[int, ...],
    morning: int,
    afternoon: int,
    habits: Habits,
) -> Week:
    """A believable week for a class: every slot of these days and periods is filled."""
    places = [(day, period) for day in days for period in range(1, morning + afternoon + 1)]
    keys: list[str] = []
    for key, (least, most) in LOADS[stage].items():
        keys += [key] * random.randint(least, most)
    fillers = ["语文", "数学", "英语", "阅读"] if stage != "senior" else ["语文", "数学", "英语", "物理"]
    # What matters must not be cut off: the plainest subjects fill up or give way.
    while len(keys) < len(places):
        keys.append(random.choice(fillers))
    keys.sort(key=lambda key: bool(PLAIN[key][0]) or key == "班会", reverse=True)
    keys = keys[: len(places)]
    random.shuffle(keys)
    slots = {
        place: plain(word(key, spelling(random, key, habits.terse, habits.varied)))
        for place, key in zip(places, keys, strict=True)
    }
    for _ in range(habits.doubles):
        day, period = random.choice(places)
        if period not in (morning, morning + afternoon):
            slots[day, period + 1] = slots[day, period]
    for _ in range(habits.alternations):
        slots[random.choice(places)] = alternation(random)
    for place in places:
        if random.random() < habits.odd_names:
            slots[place] = plain(random.choice(random.choice((AMBIGUOUS, UNKNOWN, NO_LESSON, NO_LESSON))))
    return Week(stage, grade, number, slots)
