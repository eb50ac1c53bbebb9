"""What titles, sheet names and file names say: the class, the school, the school year, the term, a weekday."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.stage import Stage
from edu_compliance.reading.timetables.texts.activities import activity_in_title
from edu_compliance.reading.timetables.texts.class_names import (
    bare_class_name,
    class_in_title,
    class_name,
    classes_in_title,
)
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.people import speaks_of_person
from edu_compliance.reading.timetables.texts.school_years import school_year, without_years, years_in_digits
from edu_compliance.reading.timetables.texts.text import closed_up, simplified, tidy

_SCHOOL = re.compile(
    r"[\u3400-\u9fff·]{1,24}?(?:学校|小学|完小|中学|中心校|教学点|职业(?:技术)?教育中心|职教中心|[一二三四五六七八九十]中(?!学)|[一二三四五六七八九十]小(?![时班组队节题段朋孩步说学])|附[中小](?!学)|高中|初中|"
    r"幼儿园|职校|技校|学院|大学)(?!附)(?:\(?[\u3400-\u9fff]{1,6}(?:教学点|校点)\)?|[\u3400-\u9fff]{0,6}(?:校区|分校)|本部|分部)?"
)
"""A 中学附属小学 is a 小学; a 初中部 is part of a school; a school's 教学点 is another place than the school."""
_BEFORE_ITS_NAME = re.compile(r"^(?:关于|学年|(?:第[一二]|[上下新]|[春秋]季?)?学期|[春秋]?季|[上下]半年|年(?!楚)|度)+")
"""秋季学期曲扎县第一小学; 年楚河 is a river."""
_HONOUR = re.compile(r"(?:特色|示范性?|传统项目|专项|文明|试点|基地|达标|先进|标准化)学校$")
"""全国校园足球特色学校: what a school is, before its name or in the head of a column."""
_ANY_SCHOOL = re.compile(r"(?:[一每各本该我]所?|全国|有关|相关|农村|寄宿制|示范)学校|.*中小学")
_STAGE_WORDS = (
    ("小学部", Stage.PRIMARY),
    ("初中部", Stage.JUNIOR),
    ("高中部", Stage.SENIOR),
    ("中学部", None),
)
_FIVE_AND_FOUR = re.compile("(?:五[·、.-]?四|5[·、.-]?4)(?:学制|分段|制)")
_ONLY_OF_TITLES = re.compile("课程总?表|总?课表|课程安排")
_LABELLED = re.compile(
    r"(?:^班级(?:名称)?:*|(?<![任课带教上])班级(?:名称)?:)(.+?)(?=班主任|时间|教室|人数|日期|学期|[,，;；]|$)"
)
_BLANKS = re.compile("_{2,}|(?<=年级)_|_(?=年级|班)")
"""The lines that a form has to write on: __三__年级__2__班."""
_BESIDE_DIGITS = re.compile(r"20[0-9]{2}年?[春秋]季?|[上下]学期|课程|[(\[]?[单双]周[)\]]?")
"""What a title says beside its class's digits: 2026年秋401课程表（单周）."""
_LONGEST_NAME = 16
"""Characters of the longest name of a class that stands alone."""
_LONGEST_OWN = 20
"""Characters of what may be a class's own name (雪域格桑花实验班); more is a sentence."""
_NOTE = re.compile(
    r"[(\[]?(?:填[表写报]|报送|排课)?(?:备注|附注|注意事项|注意|须知|说明|要求|注|ps)[0-9]?[:\])、.]",
    re.IGNORECASE,
)
_EXAM = re.compile(
    r"考试(?!科目|课|计入|成绩|学科)|监考|考场|测试安排|模拟考|月考"
    r"|(?<![到至])期[中末](?!.{0,40}课表)(?:$|.{0,6}(?:[考测卷监]|复习|安排|时间|日程))"
)
"""期末最后两周停课 is a note."""
_GENERIC = re.compile(
    r"日?课程表|日?课表|课程安排表?|课程总表|总课表|总表|日程表|作息时间表|时间表|一览表|安排表|周课表|教学|功课表|表|学生|班级|"
    r"20[0-9]{2}(?:[-~—–―至/](?:20)?[0-9]{2})?(?:学年度?|年)?|第?[一二12上下]学期|[春秋]季|学年|学期|[()\[\]::_\-—\s]"
)


class Title:
    """What one text over, beside or around a timetable says; worked out as it is asked for."""

    def __init__(self, written: str) -> None:
        self._written = written
        plain = years_in_digits(written)  # before the signs that decorate a word are gone
        self.folded = _BLANKS.sub("", closed_up(plain))
        """As names are looked for in it: half-width, simple characters, without white space."""

    @cached_property
    def text(self) -> str:
        """On one line, in simple characters."""
        return simplified(" ".join(self._written.split()))

    @cached_property
    def note(self) -> bool:
        """A note under a table: what it mentions is not what it heads."""
        return _NOTE.match(self.folded) is not None

    @cached_property
    def classed(self) -> ClassName | None:
        """The class it names; a whole cell that is a class's name is a title too."""
        return None if self.note else _class_of(self._written, self.folded)

    @cached_property
    def digits(self) -> ClassName | None:
        """The class that digits alone name beside what every title says: 401课程表, 5.1; None where they do not."""
        if self.note or self.classed is not None:
            return None
        words = _GENERIC.sub("", _BESIDE_DIGITS.sub("", self.folded.replace(self.school, ""))).strip("《》★☆◆●▲*【】")
        return bare_class_name(words) if "." not in words or f"({words})" not in self.folded else None

    @cached_property
    def several(self) -> tuple[ClassName, ClassName] | None:
        """Two classes that it names side by side (三（1）班、三（2）班课程表); None where it names one, or none."""
        if self.classed is not None or self.note:
            return None
        whole = [name for name in classes_in_title(self.folded) if name.whole]
        return next(((whole[0], name) for name in whole[1:] if not whole[0].agrees_with(name)), None)

    @cached_property
    def school(self) -> str:
        """The school's name; "" where none is said."""
        return "" if self.note else school_name(self.folded)

    @cached_property
    def stage(self) -> Stage | None:
        """Of a 小学部, 初中部 or 高中部."""
        return next((stage for word, stage in _STAGE_WORDS if word in self.folded), None)

    @cached_property
    def five_and_four(self) -> bool:
        """Whether it says 五四学制: five years of primary school, and four of junior."""
        return _FIVE_AND_FOUR.search(self.folded) is not None

    @cached_property
    def _when(self) -> tuple[int | None, int | None]:
        return school_year(self.folded)

    @property
    def year(self) -> int | None:
        """First calendar year of the school year."""
        return self._when[0]

    @property
    def term(self) -> int | None:
        """1 autumn, 2 spring."""
        return self._when[1]

    @cached_property
    def activity(self) -> str:
        """The activity that all of its table is of; or ""."""
        return activity_in_title(self.text)

    @cached_property
    def exam(self) -> bool:
        """Whether it heads an examination's timetable."""
        return _EXAM.search(self.folded) is not None

    @property
    def own_words(self) -> str:
        """The text without its school and what every title says: what is left may be a class's name (高中部); or ""."""
        words = _GENERIC.sub("", self.text)
        words = words.replace(self.school, "") if self.school else words
        own = 1 < len(words) <= _LONGEST_OWN and not speaks_of_person(self.folded, tidy(words))
        return words if own else ""  # a person's name is published as no class's


def part_of_school(text: str) -> Stage | None:
    """The stage of the part of a school that a text names and nothing else: 初中部, 初中; or None."""
    folded = closed_up(text)
    return next((stage for word, stage in _STAGE_WORDS if folded in (word, word.removesuffix("部"))), None)


def says_title(text: str) -> bool:
    """Whether a text (simplified) says what only titles say.

    Most distinct texts of an audit are titles, and neither headers nor lessons are worth looking for in them.
    """
    return _ONLY_OF_TITLES.search(text) is not None


@lru_cache(maxsize=1024)
def read_title(text: str) -> Title:
    """The title a text is."""
    return Title(text)


def class_by_digits(titles: Iterable[Title]) -> ClassName | None:
    """The class that digits alone name in titles: in the nearest, else in all that hold any; None where they differ."""
    nearest, *others = (title.digits for title in titles)
    named = {one.key: one for one in others if one is not None}
    return nearest or (next(iter(named.values())) if len(named) == 1 else None)


def _class_of(text: str, folded: str) -> ClassName | None:
    labelled = _LABELLED.search(folded)
    if labelled:
        name = labelled[1]
        found = class_name(name) or bare_class_name(name) or class_in_title(name)
    if not labelled or (found is None and labelled.start()):  # 年级：三年级 班级：2
        found = (class_name(folded) if len(folded) <= _LONGEST_NAME else None) or class_in_title(folded)
    plain = labelled[1].strip("()[]") if labelled else ""
    if found is None and re.fullmatch(NUMERAL, plain):  # 班级：2 in a grade that is said elsewhere
        found = ClassName(plain, number=number(plain))
    if found is None:
        return None
    written = as_written(text, found.written)
    return found if written == found.written else attrs.evolve(found, written=written)


def as_written(text: str, folded: str) -> str:
    """The shortest part of `text` that reads `folded` when white space and width are set aside; else `folded`."""
    start = text.find(folded)
    if start >= 0:
        return folded
    # Most texts keep their length when they are tidied, and each character its place.
    start = tidy(text).find(folded)
    whole = text[start : start + len(folded)] if start >= 0 else ""
    if whole and tidy(whole) == folded:
        return whole
    plain = [(closed_up(c), i) for i, c in enumerate(text)]
    plain = [(c, i) for c, i in plain if c]
    joined = "".join(c for c, _ in plain)
    start = joined.find(folded)
    if start < 0:
        return folded
    positions = [i for c, i in plain for _ in c]
    return " ".join(text[positions[start] : positions[start + len(folded) - 1] + 1].split())


def own_name(text: str, classed: ClassName) -> ClassName:
    """A class as its cell writes it, on one line and without the head teacher's name in the same cell."""
    line = " ".join(text.split())
    own = as_written(line, classed.written)
    written = own if closed_up(own) == classed.written else line
    return attrs.evolve(classed, written=written or classed.written)


def school_name(folded: str) -> str:
    """The school's name in a title: the words up to 小学, 中学, 学校 …; "" where there are none.

    A bare 小学 or 初中 is a stage, no name.
    """
    without_year = without_years(folded)
    for found in _SCHOOL.finditer(without_year):
        name = _BEFORE_ITS_NAME.sub("", found[0])
        labels = without_year[found.end() : found.end() + 1] == ":"  # 填报学校:曲扎县完全小学
        if not labels and not _HONOUR.search(name) and not _ANY_SCHOOL.fullmatch(name):
            return name if len(name) > 2 and name not in ("小学部", "初中部", "高中部", "中学部") else ""
    return ""
