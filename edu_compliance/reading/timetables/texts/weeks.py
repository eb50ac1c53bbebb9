"""Words that say in which weeks a lesson falls: 单周, （双）, 1—8周, 隔周, A周; and the cycle they make together."""

import re
from itertools import pairwise

import attrs

from edu_compliance.model.lesson import EVEN_WEEKS, EVERY_WEEK, ODD_WEEKS, Weeks
from edu_compliance.reading.timetables.texts.people import looks_like_person, looks_like_room

_RANGE = r"[0-9]{1,2}(?:[-~—–至到][0-9]{1,2})?"
_WEEK_NUMBERS = rf"第?(?P<numbers>{_RANGE}(?:[、,，/]{_RANGE}){{0,30}})周(?P<odd_even>\(?[单双]周?\)?)?"
_CHINESE_WEEK = r"第(?P<chinese>[一二三四五六七八])周"
_EVERY_OTHER = r"(?:隔周|每?[两二2]周)[一1][节次课]|隔周|每[两二2]周"
_BOTH = rf"(?:[三四五六3456]周轮换|单双周(?:轮换|交替|轮流)?|单[/、,]双周?|双[/、,]单周?|隔周轮换|轮换|{_EVERY_OTHER})"
_ODD = r"逢?(?:单数周|奇数周|单周|奇周|a周|odd)"
_EVEN = r"逢?(?:双数周|偶数周|双周|偶周|b周|even)"
_WORD = rf"(?:{_WEEK_NUMBERS}|{_CHINESE_WEEK}|(?P<both>{_BOTH})|(?P<odd>{_ODD})|(?P<even>{_EVEN}))"
_SHORT = r"(?P<{0}odd_short>[单奇])|(?P<{0}even_short>[双偶])"

MARK = re.compile(
    rf"[(\[]\s*(?:(?P<bracketed>[仅只]?{_WORD.replace('?P<', '?P<b_')}(?:上课?|才?有)?|{_SHORT.format('b_')}))"
    r"\s*[)\]]\s*[::]?"
    rf"|(?P<plain>{_WORD})\s*(?:[::]|(?:上(?!午)|为|是)(?=[^\s,;]))?"
    rf"|(?:^|(?<=[\s/|、,;]))(?:{_SHORT.format('p_')})\s*:"
    rf"|(?:{_SHORT.format('e_')})(?=[\s/|、,;]|$)",
    re.IGNORECASE,
)
"""A mark in a text that is NFKC and lower case; `weeks_of` takes a match apart."""
SAYS_WEEKS = re.compile(r"[单双奇偶两二三四0-9每]数?周|隔周|周次|轮[换流]|交替|学期|半期|^0?\.5|^1/2|半节")
"""What in a bracket speaks of weeks, whether or not it can be told which."""


_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_BARE = {
    "单": re.compile(r"单([^单双]+)双([^单双]+)|([^单双]+)单([^单双]+)双"),
    "双": re.compile(r"双([^单双]+)单([^单双]+)|([^单双]+)双([^单双]+)单"),
}
_WEEKS_AND_PLACE = re.compile(r"[(\[]([单双]?)([0-9]{1,2})-([0-9]{1,2})周?,[^()\[\],]{1,30}(?:\([^()]{1,20}\))?[)\]]")
"""How programs write the weeks and the room of a lesson: (1-8,4J101(主校区)), (单1-15,操场)."""
_PERIODS_AT_ONCE = 4
"""So many numbers of a range at most may be periods."""


def marks_alone(clean: str) -> str:
    """`clean` with brackets that say weeks beside a teacher or a room saying the weeks only: 体育(王芳,单周)."""
    return _BRACKET.sub(_alone, _WEEKS_AND_PLACE.sub(_weeks_of_program, clean))


def _weeks_of_program(bracket: re.Match[str]) -> str:
    odd_even, first, last = bracket.groups()
    weeks = odd_even or int(last) - int(first) >= _PERIODS_AT_ONCE
    return f"({first}-{last}周{odd_even})" if weeks else bracket[0]


def _alone(bracket: re.Match[str]) -> str:
    words = [word for word in re.split(r"[\s,、;/|]+", bracket[1]) if word]
    marks = [word for word in words if MARK.fullmatch(f"({word})")]
    others = (word for word in words if word not in marks)
    beside = len(marks) == 1 < len(words) and all(looks_like_person(word) or looks_like_room(word) for word in others)
    return f"({marks[0]})" if beside else bracket[0]


def in_bare_weeks(clean: str) -> list[tuple[str, Weeks]]:
    """The texts 单 and 双 stand at without any sign, with their weeks: 单体育双班会, 体育单班会双; else []."""
    for first, pattern in _BARE.items():
        if found := pattern.fullmatch(clean):
            sides = [side.strip(" /\n、,;") for side in found.groups() if side]
            weeks = (ODD_WEEKS, EVEN_WEEKS) if first == "单" else (EVEN_WEEKS, ODD_WEEKS)
            return list(zip(sides, weeks, strict=True))
    return []


@attrs.frozen
class Mark:
    """What one mark says."""

    spans: tuple[int, ...] = ()
    """Numbered weeks of the term (1—8周), or of a cycle (第1周)."""
    parity: int = 0
    """1 odd, 2 even, 0 neither."""
    alternating: bool = False
    """隔周, 单双周: every other week, or the subjects beside it by turns."""


_OF_TABLE = "(?:上课?|课程?表?|课程?安排表?|安排表?|课时)?"
"""What may stand behind 单周 in a label: 单周课, 单周课表."""
_ODD_OR_EVEN = re.compile(rf"[(\[]?([单双奇偶ab])数?周[)\]]?{_OF_TABLE}[)\]]?")
_EVERY = "(?:单[、/,和]?双|双[、/,和]?单)周?|每周"
_LABEL_IN_WEEKS = re.compile(
    rf"(?P<label>.+?)[(\[]?(?:(?P<every>{_EVERY})|(?P<other>隔周)|(?P<short>[单双奇偶])|(?P<word>[单双奇偶ab])数?周{_OF_TABLE})[)\]]?"
)


def odd_or_even(text: str) -> Weeks | None:
    """The weeks of a header that says 单周 or 双周, A周 or 双周课 and nothing else; `text` is tidy."""
    found = _ODD_OR_EVEN.fullmatch("".join(text.split()))
    return _by_word(found[1]) if found else None


def label_in_weeks(folded: str) -> tuple[str, Weeks | None] | None:
    """A label without the weeks that it is said for, and these: 星期六(单周), 第6节（双）, 星期五（隔周）, and no
    weeks where it says all of them (单双周); None where it says none."""
    found = _LABEL_IN_WEEKS.fullmatch(folded)
    if found is None:
        return None
    word = found["short"] or found["word"] or ("单" if found["other"] else "")
    return found["label"], _by_word(word) if word else None


def _by_word(word: str) -> Weeks:
    return ODD_WEEKS if word in "单奇a" else EVEN_WEEKS


def _numbers(text: str) -> tuple[int, ...]:
    weeks: set[int] = set()
    for part in re.split(r"[、,，/]", text):
        first, _, last = re.sub(r"[~—–至到]", "-", part).partition("-")
        low, high = sorted((int(first), int(last or first)))
        weeks.update(range(low, high + 1))
    return tuple(sorted(weeks))


def mark_of(found: re.Match[str]) -> Mark:
    """The mark a match of `MARK` stands for."""
    groups = {key.removeprefix("b_"): value for key, value in found.groupdict().items() if value}
    if "numbers" in groups:
        weeks = _numbers(groups["numbers"])
        if "odd_even" in groups:
            weeks = tuple(w for w in weeks if w % 2 == ("单" in groups["odd_even"]))
        return Mark(spans=weeks)
    if "chinese" in groups:
        return Mark(spans=("一二三四五六七八".index(groups["chinese"]) + 1,))
    if "both" in groups:
        return Mark(alternating=True)
    odd = "odd" in groups or any(key.endswith("odd_short") for key in groups)
    return Mark(parity=1 if odd else 2)


def cycle_of(marks: list[Mark]) -> list[Weeks | None]:
    """The weeks each of a cell's marks stands for; None where no cycle can be told (1—8周 alone).

    Numbered weeks make a cycle only where those of one cell cover it from week 1 on without a gap or an overlap.
    """
    if len(marks) == 2 and all(mark.alternating for mark in marks):  # 音乐(隔周)美术(隔周)
        return [ODD_WEEKS, EVEN_WEEKS]
    numbered = [mark.spans for mark in marks if mark.spans]
    flat = sorted(week for spans in numbered for week in spans)
    whole = len(numbered) > 1 and flat == list(range(1, len(flat) + 1))
    weeks: list[Weeks | None] = []
    for mark in marks:
        if mark.spans:
            weeks.append(Weeks(len(flat), mark.spans) if whole else _by_parity(mark.spans))
        elif mark.parity:
            weeks.append(ODD_WEEKS if mark.parity == 1 else EVEN_WEEKS)
        else:
            weeks.append(ODD_WEEKS if mark.alternating else EVERY_WEEK)
    return weeks


def _by_parity(weeks: tuple[int, ...]) -> Weeks | None:
    """Odd or even weeks where numbered weeks are a long run of every other one; a term of 16 weeks or more is all."""
    if len(weeks) >= 6 and weeks[0] <= 2 and all(b - a == 2 for a, b in pairwise(weeks)):
        return ODD_WEEKS if weeks[0] == 1 else EVEN_WEEKS
    if weeks[0] == 1 and weeks[-1] == len(weeks) >= 16:
        return EVERY_WEEK
    return None
