"""What labels say of periods: 第一节, 上午3, 1-2节, 08:30, 午休; and of half-days."""

import re

import attrs

from edu_compliance.model.vocabulary import Kind
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.token import Half, Period
from edu_compliance.reading.timetables.texts.weeks import label_in_weeks

_CLOCK = re.compile(
    r"[(\[]?(?P<hour>[0-2]?[0-9])[:.点时](?P<minute>[0-5][0-9])分?(?::[0-5][0-9])?"
    r"(?:[-~—–―至到]+[0-2]?[0-9][:.点时][0-5][0-9]分?(?::[0-5][0-9])?)?[)\]]?"
)
_HALVES = {
    "上午": Half.MORNING,
    "上半天": Half.MORNING,
    "早上": Half.MORNING,
    "早晨": Half.MORNING,
    "上": Half.MORNING,
    "am": Half.MORNING,
    "morning": Half.MORNING,
    "中午": Half.NOON,
    "午间": Half.NOON,
    "noon": Half.NOON,
    "下午": Half.AFTERNOON,
    "下半天": Half.AFTERNOON,
    "下": Half.AFTERNOON,
    "pm": Half.AFTERNOON,
    "afternoon": Half.AFTERNOON,
    "晚上": Half.EVENING,
    "夜晚": Half.EVENING,
    "晚间": Half.EVENING,
    "晚": Half.EVENING,
    "evening": Half.EVENING,
}
_HALF_WORD = "|".join(sorted((h for h in _HALVES), key=len, reverse=True))
_PERIOD = re.compile(
    rf"(?P<half>{_HALF_WORD})?(?P<nth>第|no\.?|p|period|l|lesson|课时|节次?)?(?P<first>{NUMERAL})"
    rf"(?:(?:节课|节)?[-~—–、,，至和/+]第?(?P<second>{NUMERAL})|(?P<next>(?<=[一二三四五六七八九])[一二三四五六七八九]))?"
    r"(?P<unit>节课|节|课时|大节|小节|课|堂课|堂|st|nd|rd|th)?"
)
_JOINED = re.compile(rf"({NUMERAL})(?:[.·&]|节)第?({NUMERAL})节")
"""1.2节, 第1节2节: two lessons; 1.2 alone may be a class."""
_ACTIVITY = re.compile(
    rf"(?:5\+2|特色|校内|第?{NUMERAL}节?)?(?P<name>课后服务|课后延时服务|延时服务|延时|晚自习|早自习|晚修|晚辅|社团活动|社团|课后看护|看护|晚托|托管)"
    rf"(?:时间|时段|活动|课程|第?{NUMERAL}(?:[、,和]第?{NUMERAL})?(?:时段|节课|节)?)*+"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TRAILING = re.compile(rf"(?:第?{NUMERAL}(?:节课|节)?|[一二三四])$")
_ROMAN = {roman: str(n) for n, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)}
_LIST_MARK = re.compile(r"(?<=[0-9一二三四五六七八九十])[.、]$")
"""What follows a number that counts: 1. and 一、."""
_IN_ENGLISH = re.compile(
    r"(?<=[节课])\s*[/|(]?\s*(?:(?:period|lesson|class)\s*[0-9]{1,2}|[0-9]{1,2}(?:st|nd|rd|th)\s*(?:period|lesson|class)?)\)?$"
)
"""第1节/Period 1, 第一节 1st: the same again."""


class Periods:
    """Reads periods; shares the cells' vocabulary."""

    def __init__(self, cells: CellReader) -> None:
        self._cells = cells

    def read(self, folded: str, spaced: str) -> Period | None:
        """The period a label names; `spaced` has its white space still, which parts a number from a clock time."""
        folded, spaced = (_JOINED.sub(r"\1-\2节", _IN_ENGLISH.sub("", text)) for text in (folded, spaced))
        in_weeks = label_in_weeks(folded)
        if in_weeks is not None and (period := self.read(in_weeks[0], in_weeks[0])) is not None:
            return attrs.evolve(period, label=folded, weeks=in_weeks[1])
        words = [self._cells.fold(word) for word in re.split(r"[\s/]+", spaced)]
        if len(words) > 1 and (activity := next((a for w in words if len(w) > 1 and (a := self._activity(w))), "")):
            return Period(folded, activity=activity)
        clock = _CLOCK.search(spaced)
        start = int(clock["hour"]) * 60 + int(clock["minute"]) if clock else None
        label = self._cells.fold(_CLOCK.sub(" ", spaced)).strip("()[]:,、-~—–―|至到 ") if clock else folded
        label = _ROMAN.get(label, _LIST_MARK.sub("", label))
        if not label:
            return Period(folded, start=start) if clock else None
        activity = self._activity(label)
        if activity:
            return Period(folded, activity=activity, start=start)
        outer = _BRACKET.sub("", label) or label.strip("()[]")
        inner = _BRACKET.search(label)
        found = _PERIOD.fullmatch(outer)
        if not found or (inner and outer != label.strip("()[]") and re.fullmatch(NUMERAL, inner[1])):
            return None
        half = _HALVES[found["half"]] if found["half"] else None
        first = number(found["first"])
        last = number(found["second"] or found["next"] or found["first"])
        if not 0 < first <= last <= 16 or (found["second"] and first == last):
            return None
        bare = not (found["nth"] or found["unit"] or half or clock)
        inside = self._activity(inner[1]) if inner and outer != label.strip("()[]") else ""
        return Period(folded, tuple(range(first, last + 1)), half, inside, bare, start)

    def _activity(self, label: str) -> str:
        """The activity a label names, a number aside (晚自习1, 课后服务第一节); "" where it names none."""
        named = _ACTIVITY.fullmatch(label)
        if named:
            return "课后服务" if self._cells.meaning(named["name"]) is None else named["name"]
        for name in (label, _TRAILING.sub("", label), _BRACKET.sub("", label)):
            meaning = self._cells.meaning(name) if name else None
            if meaning is not None and meaning.kind is Kind.ACTIVITY:
                return meaning.name
        return ""


def half_day(plain: str) -> Half | None:
    """The half-day a label names, a clock time aside; white space parts that from a number before it (上午1 8:30)."""
    label = "".join(_CLOCK.sub(" ", plain).split()).strip("()[]")
    return _HALVES.get(label) if len(label) > 1 else None
