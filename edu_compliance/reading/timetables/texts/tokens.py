"""Reads what a header cell says, each distinct text once."""

import re
from collections.abc import Callable, Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.lesson import Weeks
from edu_compliance.model.vocabulary import Kind
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.class_names import bare_class_name, class_name, named_class
from edu_compliance.reading.timetables.texts.header_words import column_of, corner_of
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.people import looks_like_person
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.titles import says_title
from edu_compliance.reading.timetables.texts.token import Half, Period, Token

_DATE = r"(?:20[0-9]{2}[年./-])?[0-9]{1,2}[月./-][0-9]{1,2}[日号]?"
_ON = rf"(?:{_DATE}|[0-9]{{1,2}}[日号])"
_WEEKDAY = re.compile(
    rf"(?:\(?{_ON}\)?)?[(逢]?(?:星期|周|礼拜)\(?([一二三四五六日天1-7])\)?(?:\(?{_ON}\)?|第[1-7一二三四五六七]天|\(?[上下]午\)?)?"
)
"""星期一, with a date, or over the half of a day (星期一上午)."""
_DATED_WEEKDAY = re.compile(rf"([一二三四五六日天])(?:\({_DATE}\)|[0-9]{{1,2}}月[0-9]{{1,2}}[日号])")
"""一(9.7): a bare 一 that a date makes a weekday."""
_BEFORE_A_PERSON = re.compile(r"(?<=[班)\]])(?=[\u4e00-\u9fff·]{2,8}$)")
"""三(1)王伟, 三1班扎西."""
_BEFORE_LAST_BRACKET = re.compile(r"(?<=.)(?=[(\[][^()\[\]]+[)\]]$)")
"""三(1)(扎西), 三年级(扎西)."""
_IN_BRACKETS = re.compile(r"\(([一二三四五六日])\)")
_WEEKDAY_IN_WEEKS = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])[(\[]?([单双奇偶])周?[)\]]?")
_ENGLISH_DAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday mon mon.",
            "tuesday tue tues tue. tues.",
            "wednesday wed wed. weds",
            "thursday thu thur thurs thu. thur. thurs.",
            "friday fri fri.",
            "saturday sat sat.",
            "sunday sun sun.",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY_NUMBERS = {c: n for n, c in enumerate("一二三四五六日", 1)} | {"天": 7} | {str(n): n for n in range(1, 8)}
_ENGLISH_DAY = re.compile(
    rf"({'|'.join(sorted(map(re.escape, _ENGLISH_DAYS), key=len, reverse=True))})(?:\(?{_DATE}\)?)?"
)

_CLOCK = re.compile(
    r"[(\[]?(?P<hour>[0-2]?[0-9])[:.点时](?P<minute>[0-5][0-9])分?(?::[0-5][0-9])?"
    r"(?:[-~—–―至到]+[0-2]?[0-9][:.点时][0-5][0-9]分?(?::[0-5][0-9])?)?[)\]]?"
)
_HALVES = {
    "上午": Half.MORNING,
    "早上": Half.MORNING,
    "早晨": Half.MORNING,
    "上": Half.MORNING,
    "am": Half.MORNING,
    "morning": Half.MORNING,
    "中午": Half.NOON,
    "午间": Half.NOON,
    "noon": Half.NOON,
    "下午": Half.AFTERNOON,
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
    rf"(?P<half>{_HALF_WORD})?(?P<nth>第|no\.?|p|period|lesson|课时|节次)?(?P<first>{NUMERAL})"
    rf"(?:(?:节课|节)?[-~—–、,，至和/+]第?(?P<second>{NUMERAL})|(?P<next>(?<=[一二三四五六七八九])[一二三四五六七八九]))?"
    r"(?P<unit>节课|节|课时|大节|小节|课|堂课|堂|st|nd|rd|th)?"
)
_LABEL_IN_WEEKS = re.compile(r"(.+?)[(\[]?([单双奇偶])周?[)\]]?")
_ACTIVITY = re.compile(
    rf"(?:5\+2|特色|校内|第?{NUMERAL}节?)?(?P<name>课后服务|课后延时服务|延时服务|延时|晚自习|早自习|晚修|晚辅|社团活动|社团|课后看护|看护|晚托|托管)"
    rf"(?:时间|时段|活动|课程|第?{NUMERAL}(?:[、,和]第?{NUMERAL})?(?:时段|节课|节)?)*"
)
_TRAILING = re.compile(rf"(?:第?{NUMERAL}(?:节课|节)?|[一二三四])$")
_ROMAN = {roman: str(n) for n, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)}
_LIST_MARK = re.compile(r"(?<=[0-9一二三四五六七八九十])[.、]$")
"""What follows a number that counts: 1. and 一、."""
_TWO_DIGITS = re.compile(r"^0([1-9])0([1-9])节$")
_DATE_OF_NUMBERS = re.compile(r"^([0-9]{1,2})月([0-9]{1,2})日$")
"""Excel shows a class 3-1 and a period 1-2 as 3月1日 and 1月2日."""
_DOUBLE = re.compile(
    rf"第?({NUMERAL})大节(?:\s*[(\[]?第?0?([0-9]{{1,2}})\s*[-~,、至]\s*第?0?([0-9]{{1,2}})小?节?[)\]]?)?"
)
"""第一大节, 第1大节（1-2节）: two lessons, as vocational schools and colleges number them."""
_TIME_OR_LABEL = re.compile("[:：.点时]")
_TIBETAN_SCRIPT = re.compile(r"[\u0f00-\u0fff]+")


class _Known(dict[str, Token | None]):
    """Tokens by text; a text's is made when it is first asked for. An empty cell has none."""

    def __init__(self, make: Callable[[str], Token]) -> None:
        super().__init__({"": None})
        self._make = make

    def __missing__(self, text: str) -> Token:
        self[text] = token = self._make(text)
        return token


class TokenReader:
    """Tokens by text, each made once; shares the cells' vocabulary."""

    def __init__(self, cells: CellReader) -> None:
        self._cells = cells
        self._known = _Known(self._token)

    @property
    def size(self) -> int:
        """Distinct texts read so far."""
        return len(self._known)

    def read(self, text: str) -> Token:
        """What `text` may say as a header."""
        return self._known[text] or Token(text)

    def row(self, texts: Sequence[str]) -> list[Token | None]:
        """The tokens of a row's cells; None where a cell is empty."""
        known = self._known
        return [known[text] for text in texts]

    def _token(self, text: str) -> Token:
        if says_title(text) or (self._cells.accompanied(text) and not _TIME_OR_LABEL.search(text)):
            return Token(text)
        plain = _DOUBLE.sub(_both, tidy(text))
        folded = "".join(plain.split())
        folded = _TIBETAN_SCRIPT.sub("", folded) or folded
        folded = _TWO_DIGITS.sub(r"\1-\2节", folded)
        folded = _DATE_OF_NUMBERS.sub(r"\1-\2", self._cells.fold(folded))
        if not folded or len(folded) > 40 or says_title(folded):
            return Token(text)
        in_weeks = _WEEKDAY_IN_WEEKS.fullmatch(folded)
        if in_weeks:
            odd = in_weeks[2] in "单奇"
            return Token(text, weekday=_WEEKDAY_NUMBERS[in_weeks[1]], weeks=Weeks(2, (1 if odd else 2,)))
        meaning = self._cells.meaning(folded)
        if meaning is not None and meaning.kind is Kind.SUBJECT and folded not in _WEEKDAY_NUMBERS:
            return Token(text, column=column_of(folded))
        combined = re.fullmatch(r"((?:星期|周|礼拜)[一二三四五六日天])[\s\-·.]*(.+)", folded)
        if combined and not _WEEKDAY.fullmatch(folded):
            period = self._period(combined[2], combined[2])
            if period:
                return Token(text, weekday=_WEEKDAY_NUMBERS[combined[1][-1]], period=attrs.evolve(period, bare=False))
        return Token(
            text,
            weekday=_weekday(folded),
            weak_weekday=_WEEKDAY_NUMBERS.get(_IN_BRACKETS.sub(r"\1", folded), 0),
            period=self._period(folded, _DATE_OF_NUMBERS.sub(r"\1-\2", " ".join(plain.split()))),
            half=_half(plain),
            classed=class_name(folded) or self._with_head_teacher(plain),
            bare_class=bare_class_name(folded),
            column=column_of(folded),
            corner=corner_of(folded),
        )

    def _with_head_teacher(self, plain: str) -> ClassName | None:
        """The class that a text names before a person: 三（1）班 over 扎西 in one cell."""
        words = _BEFORE_A_PERSON.sub(" ", _BEFORE_LAST_BRACKET.sub(" ", plain)).split()
        for end in range(len(words) - 1, 0, -1):
            named = class_name("".join(words[:end]))
            if named is not None:
                others = (
                    self._cells.fold(word).strip("()[]").removeprefix("班主任").strip(":") for word in words[end:]
                )
                return named if all(not other or self._is_person(other) for other in others) else None
        return None

    def _is_person(self, word: str) -> bool:
        """Whether a word beside a class is its head teacher, and no 班会."""
        return looks_like_person(word) and self._cells.meaning(word) is None

    def _period(self, folded: str, spaced: str) -> Period | None:
        """The period a label names; `spaced` has its white space still, which parts a number from a clock time."""
        in_weeks = _LABEL_IN_WEEKS.fullmatch(folded)
        if in_weeks and (period := self._period(in_weeks[1], in_weeks[1])) is not None:
            return attrs.evolve(period, label=folded, weeks=Weeks(2, (1 if in_weeks[2] in "单奇" else 2,)))
        words = [self._cells.fold(word) for word in re.split(r"[\s/]+", spaced)]
        if len(words) > 1 and (activity := next((a for w in words if len(w) > 1 and (a := self._activity(w))), "")):
            return Period(folded, activity=activity)
        clock = _CLOCK.search(spaced)
        start = int(clock["hour"]) * 60 + int(clock["minute"]) if clock else None
        label = self._cells.fold(_CLOCK.sub(" ", spaced)).strip("()[]:,、-~") if clock else folded
        label = _ROMAN.get(label, _LIST_MARK.sub("", label))
        if not label:
            return Period(folded, start=start) if clock else None
        activity = self._activity(label)
        if activity:
            return Period(folded, activity=activity, start=start)
        outer = re.sub(r"[(\[].*?[)\]]", "", label) or label.strip("()[]")
        inner = re.search(r"[(\[](.*?)[)\]]", label)
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
        for name in (label, _TRAILING.sub("", label), re.sub(r"[(\[].*?[)\]]", "", label)):
            meaning = self._cells.meaning(name) if name else None
            if meaning is not None and meaning.kind is Kind.ACTIVITY:
                return meaning.name
        return ""

    def named_class(self, text: str) -> ClassName | None:
        """The class a text names where a header says that classes stand here."""
        token = self.read(text)
        return token.classed or token.bare_class or named_class("".join(tidy(text).split()))


def _both(found: re.Match[str]) -> str:
    """The two lessons of a double one."""
    last = 2 * number(found[1])
    return f"第{found[2] or last - 1}-{found[3] or last}节"


def _weekday(folded: str) -> int:
    found = _WEEKDAY.fullmatch(folded) or _DATED_WEEKDAY.fullmatch(folded)
    if found:
        return _WEEKDAY_NUMBERS[found[1]]
    found = _ENGLISH_DAY.fullmatch(folded)
    if found:
        return _ENGLISH_DAYS[found[1]]
    if folded.isascii() or not re.search("[a-z]", folded):
        return 0
    # Both languages: 星期一monday, mon周一.
    chinese, english = re.sub("[a-z.]+", "", folded), re.sub("[^a-z.]+", "", folded)
    day = _WEEKDAY.fullmatch(chinese.strip("/()|-"))
    return _WEEKDAY_NUMBERS[day[1]] if day and english in _ENGLISH_DAYS else 0


def _half(plain: str) -> Half | None:
    """The half-day a label names, a clock time aside; white space parts that from a number before it (上午1 8:30)."""
    label = "".join(_CLOCK.sub(" ", plain).split()).strip("()[]")
    return _HALVES.get(label) if len(label) > 1 else None
