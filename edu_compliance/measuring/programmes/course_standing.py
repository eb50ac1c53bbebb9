"""Whether a course of a programme counts in an area: surely, possibly, or not; by its whole name, never by a part."""

import re
from fractions import Fraction

import attrs

from edu_compliance.measuring.scope import Standing
from edu_compliance.model.course_names import CourseNames
from edu_compliance.model.message import Message, say
from edu_compliance.model.programme import Course, Nature
from edu_compliance.model.rule import Areas
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.vocabulary import fold

_BRACKET = re.compile(r"[(\[【《](?P<detail>[^()\[\]【】《》]*)[)\]】》]$")
_NUMBERING = re.compile(
    r"(?:(?<=[^a-z])(?:i{1,3}|iv|vi{0,3}|ix|x)|\d{1,2}|(?<=.)[一二三四五六七八]|(?<=[^a-z])[a-d]|[上下])$"
)
_NUMBER = re.compile(r"(?:i{1,3}|iv|vi{0,3}|ix|x|\d{1,2}|[一二三四五六七八]|[a-d]|[上中下])")
_DETAIL = re.compile(r"[-—–:：·|](?P<detail>[^-—–:：·|]+)$")
_OF_MAJOR = re.compile(r"专业|学科基础|职业技能|技能课|核心课")
_PUBLIC = re.compile(r"公共|通识|公选|公必")
_CHOICE = re.compile(r"[一二三四五六七八九十\d]选[一二三四1-4]|任选[其一二三四1-4]|选修其|选其")


@attrs.frozen
class CourseName:
    """A course's name taken apart."""

    stem: str
    """Folded, without numbering and brackets: 体育 of 体育（篮球）Ⅱ."""
    details: tuple[str, ...]
    """What brackets and what follows a dash say, numberings aside, outermost last."""
    numbering: str


def take_apart(name: str) -> CourseName:
    """The stem, details and numbering of a name; 体育I, 体育Ⅰ, 体育(一) and 体育1 have the stem 体育."""
    stem = fold(name).strip("*★▲△●※#")
    details: list[str] = []
    numbers: list[str] = []
    while stem:
        if found := _BRACKET.search(stem):
            (numbers if _NUMBER.fullmatch(found["detail"]) else details).append(found["detail"])
        elif found := _NUMBERING.search(stem):
            numbers.append(found[0])
        elif found := _DETAIL.search(stem):
            (numbers if _NUMBER.fullmatch(found["detail"]) else details).append(found["detail"])
        else:
            break
        if not found.start():
            break
        stem = stem[: found.start()].rstrip("-—–:：·|")
    return CourseName(stem, tuple(details), "".join(reversed(numbers)))


@attrs.frozen
class CourseStanding:
    """Whether a course counts, with the reason where it only may."""

    standing: Standing
    why: Message | None = None


_NO = CourseStanding(Standing.NO)
_SURE = CourseStanding(Standing.SURE)


def in_area(course: Course, area: Area, areas: Areas, stage: Stage | None) -> CourseStanding:
    """Whether a course belongs to an area, by courses.toml; a name that another area's bracket disputes only may."""
    names = areas.courses.get(area, CourseNames())
    written = take_apart(course.name)
    whole = fold(course.name)
    if not whole:
        return CourseStanding(Standing.MAY, say("courses.unnamed"))
    for candidate in dict.fromkeys((whole, written.stem)):
        if candidate in names.never:
            return _NO
        if candidate in names.counts:
            return _disputed(course, written, area, areas) or _choice(course)
        if candidate in names.may_count:
            return _may(course, candidate, names, stage)
    if stage in (Stage.UNDERGRADUATE, None) and any(word in whole for word in names.carriers):
        return CourseStanding(Standing.MAY, say("courses.may_carry", name=course.name))
    if (
        any(hint in whole for hint in names.hints)
        and not _of_major(course)
        and not _owned_elsewhere(written, area, areas)
    ):
        return CourseStanding(Standing.MAY, say("courses.unlisted_name", name=course.name))
    return _NO


def _disputed(course: Course, written: CourseName, area: Area, areas: Areas) -> CourseStanding | None:
    """体育（舞蹈）: the bracket names another area's course, so it surely belongs to neither."""
    for other, names in areas.courses.items():
        if other is not area and any(detail in names.counts | names.may_count.keys() for detail in written.details):
            own = areas.courses[area]
            if not any(detail in own.options | own.counts for detail in written.details):
                return CourseStanding(Standing.MAY, say("courses.other_area", name=course.name))
    return None


def _choice(course: Course) -> CourseStanding:
    """三选一: one of several courses, which nobody can count as if all of them were taken."""
    for text in (course.remark, course.name, *course.categories):
        if _CHOICE.search(fold(text)):
            return CourseStanding(Standing.MAY, say("courses.one_of_several", name=course.name, text=text))
    return _SURE


def _may(course: Course, name: str, names: CourseNames, stage: Stage | None) -> CourseStanding:
    why = names.may_count[name]
    if why.stages and stage is not None and stage not in why.stages:
        return _NO
    if _of_major(course):
        return _NO
    if any(word in fold(text) for word in why.among for text in course.categories):
        return _choice(course)
    return CourseStanding(Standing.MAY, say("courses.may_count", name=course.name, why=why.because))


def _of_major(course: Course) -> bool:
    """Whether its category says that it is a course of the major, and not a public one."""
    joined = "".join(fold(text) for text in course.categories)
    return bool(_OF_MAJOR.search(joined)) and not _PUBLIC.search(joined)


def of_own_major(course: Course, area: Area, areas: Areas, title: str) -> CourseStanding:
    """Whether a course of the major may count, being the area's own (田径 in 体育教育专业)."""
    names = areas.courses.get(area, CourseNames())
    stem, whole = take_apart(course.name).stem, fold(course.name)
    if whole in names.never or not _of_major(course) or not any(word in fold(title) for word in names.majors):
        return _NO
    named = stem in names.counts or stem in names.may_count or any(hint in whole for hint in names.hints)
    return (
        CourseStanding(Standing.MAY, say("courses.of_own_major", name=course.name, area=say(f"area.{area.value}")))
        if named
        else _NO
    )


def _owned_elsewhere(written: CourseName, area: Area, areas: Areas) -> bool:
    return any(written.stem in names.counts for other, names in areas.courses.items() if other is not area)


def module_hours(course: Course, area: Area, areas: Areas) -> tuple[CourseStanding, Fraction | None]:
    """Whether a course of another name carries a module of the area (备注: 含劳动教育16学时), and of how many hours."""
    for word in areas.courses.get(area, CourseNames()).modules:
        for text in (course.remark, *take_apart(course.name).details):
            folded = fold(text)
            if found := re.search(rf"{word}[^\d;；。]{{0,8}}(\d{{1,3}})(?:学时|课时|h)", folded):
                return _SURE, Fraction(found[1])
            if word in folded:
                return CourseStanding(
                    Standing.MAY, say("courses.module_without_hours", name=course.name, text=text)
                ), None
    return _NO, None


def by_nature(course: Course, nature: object) -> CourseStanding:
    """Whether a course is of the nature asked for: `compulsory`, or `elective` (任选, 限选); None asks for any."""
    if nature is None:
        return _SURE
    if not course.natures:
        return CourseStanding(Standing.MAY, say("courses.nature_untold", name=course.name))
    found = {(one is Nature.COMPULSORY) == (nature == "compulsory") for one in course.natures}
    if len(found) > 1:
        return CourseStanding(Standing.MAY, say("courses.nature_open", name=course.name))
    return _SURE if found.pop() else _NO


def by_category(course: Course, category: object) -> CourseStanding:
    """Whether a course stands among the public ones (公共基础课), where that is asked for."""
    if category is None:
        return _SURE
    joined = "".join(fold(text) for text in course.categories)
    if _PUBLIC.search(joined):
        return _SURE
    if _OF_MAJOR.search(joined):
        return _NO
    return CourseStanding(Standing.MAY, say("courses.category_untold", name=course.name))


def least_of(*standings: CourseStanding) -> CourseStanding:
    """All conditions together: the weakest, with its reason."""
    return min(standings, key=lambda one: one.standing)
