"""Reads what a header cell says, each distinct text once."""

import re
from collections.abc import Callable, Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.vocabulary import Kind
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.class_names import bare_class_name, class_name, named_class
from edu_compliance.reading.timetables.texts.header_words import column_of, corner_of
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.people import looks_like_person
from edu_compliance.reading.timetables.texts.periods import Periods, half_day
from edu_compliance.reading.timetables.texts.text import closed_up, tidy
from edu_compliance.reading.timetables.texts.titles import says_title
from edu_compliance.reading.timetables.texts.token import Token
from edu_compliance.reading.timetables.texts.weekdays import NUMBERS, SAID, weekday
from edu_compliance.reading.timetables.texts.weeks import label_in_weeks

_BEFORE_A_PERSON = re.compile(r"(?<=[班)\]])(?=[\u4e00-\u9fff·]{2,8}$)")
"""三(1)王伟, 三1班扎西."""
_BEFORE_LAST_BRACKET = re.compile(r"(?<=.)(?=[(\[][^()\[\]]+[)\]]$)")
"""三(1)(扎西), 三年级(扎西)."""
_IN_BRACKETS = re.compile(r"\(([一二三四五六日])\)")
_DAY_BEFORE = re.compile(rf"({SAID})[\s\-·.]*(.+)")
"""周一第1节."""
_IN_BRACKETS = re.compile(r"\(([一二三四五六日])\)")
_DASH_FOR_ONE = re.compile("(?<=[期周拜])[—–―ー-]$")
_LETTER_FOR_ONE = re.compile("(?<=第)[il|](?=节)")
"""星期—, 第l节: what looks like a one, as people type it."""
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
        self._periods = Periods(cells)
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
        folded = _TWO_DIGITS.sub(r"\1-\2节", _LETTER_FOR_ONE.sub("1", _DASH_FOR_ONE.sub("一", folded)))
        folded = _DATE_OF_NUMBERS.sub(r"\1-\2", self._cells.fold(folded))
        if not folded or len(folded) > 40 or says_title(folded):
            return Token(text)
        in_weeks = label_in_weeks(folded)
        if in_weeks is not None and (day := weekday(in_weeks[0])):
            return Token(text, weekday=day, weeks=in_weeks[1])
        meaning = self._cells.meaning(folded)
        if meaning is not None and meaning.kind is Kind.SUBJECT and folded not in NUMBERS:
            return Token(text, column=column_of(folded))
        day = weekday(folded.rstrip(":"))
        before = None if day else _DAY_BEFORE.fullmatch(folded)
        if before and (period := self._periods.read(before[2], before[2])):
            return Token(text, weekday=weekday(before[1]), period=attrs.evolve(period, bare=False))
        return Token(
            text,
            weekday=day,
            weak_weekday=NUMBERS.get(_IN_BRACKETS.sub(r"\1", folded), 0),
            period=self._periods.read(folded, _DATE_OF_NUMBERS.sub(r"\1-\2", " ".join(plain.split()))),
            half=half_day(plain),
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

    def named_class(self, text: str) -> ClassName | None:
        """The class a text names where a header says that classes stand here."""
        token = self.read(text)
        return token.any_class or named_class(closed_up(text))


def _both(found: re.Match[str]) -> str:
    """The two lessons of a double one."""
    last = 2 * number(found[1])
    return f"第{found[2] or last - 1}-{found[3] or last}节"
