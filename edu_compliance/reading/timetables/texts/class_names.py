"""What a class's name says: 一（1）班, 初一(3)班, 101班, 2024级3班, 一、三年级 … and what it leaves open."""

import re
from collections.abc import Sequence

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.stage import Stage
from edu_compliance.reading.timetables.texts.campuses import campus_in, of_campus, without_campus
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.people import looks_like_person
from edu_compliance.reading.timetables.texts.several_classes import GRADES_FROM_TO, each_in_full, without_ranges

_STAGES = {
    "小学": Stage.PRIMARY,
    "小": Stage.PRIMARY,
    "初中": Stage.JUNIOR,
    "初": Stage.JUNIOR,
    "高中": Stage.SENIOR,
    "高": Stage.SENIOR,
    "中职": Stage.VOCATIONAL,
    "职高": Stage.VOCATIONAL,
    "中专": Stage.VOCATIONAL,
    "高职": Stage.COLLEGE,
}


_STAGE = r"(?P<stage>小学|初中|高中|中职|职高|中专|高职|小|初|高)部?"
_GRADE = r"(?P<grade>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_NUMBER = rf"[(\[]?第?(?P<number>{NUMERAL})[)\]]?"
_BEHIND_GRADE = rf"[.·\-_]?(?:{_NUMBER}班?|[(\[]第?(?P<within>{NUMERAL})班[)\]])"
"""(2)班, 2班, and （2班） in one bracket."""
_COMPOSITE = r"(?P<grades>[一二三四五六](?:[、,，/和与及]?[一二三四五六]){1,2})"
_OF_BOTH = r"(?:[(\[]?复式(?:班|教学)?[)\]]?)?班?"
_GRADES = r"(?P<grades>[一二三四五六七八九](?:[、,，/和与及][一二三四五六七八九]){1,5})"
_TRACK = r"(?P<branch>理科?|文科?|物理?|历史?|艺术?|体育?|重点|实验|平行|特长|毕业|普通|藏文?|汉文?)班?"
_BRANCH = (
    r"[(\[]?(?P<branch>(?:[35]年制|[三五]年制|3\+[234])?[^\W\d_班级届年表课校周月日节午晚各全第的在一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,12}?)"
    r"(?:专业|方向)?[)\]]?"
)
"""Words that are no grade, no date and no title's."""
_ITS_NUMBER = rf"(?:{_NUMBER})?班(?![级主会队长干]|[(\[]第?{NUMERAL}班?[)\]])"
_ENTRY = r"(?P<entry>20[0-9]{2}|[12][0-9])"
_OF_BRANCHES = (
    # 2025级护理1班, 25级畜牧兽医班; 高一护理班, 三年级藏语班, 高三文科2班
    rf"(?:{_STAGE})?(?<![0-9]){_ENTRY}级{_BRANCH}{_ITS_NUMBER}",
    rf"{_STAGE}(?P<grade>[一二三123])(?:年级)?{_BRANCH}{_ITS_NUMBER}",
    rf"{_GRADE}年级{_BRANCH}{_ITS_NUMBER}",
)
_BRANCH_FIRST = re.compile(
    rf"(?![(\[]?(?:小学|初中|高中|[小初高](?:2|20)[0-9])){_BRANCH}(?P<entry>20[0-9]{{2}}|2[0-9])(?:级|-)?{_NUMBER}班"
)
"""护理2501班, 护理25-1班, 学前教育2025级（2）班."""
_ENTRY_AND_BRANCH = re.compile(rf"(?<![0-9]){_ENTRY}{_BRANCH}{_ITS_NUMBER}")
"""25护理1班."""
_GRADE_IN_BRACKETS = re.compile(rf"[(\[]{_GRADE}[)\]]{_NUMBER}班")
"""（3）1班, where it is all that a cell says."""
_A_YEAR = re.compile("[12][0-9]")
_ENDS_BEFORE_A_NAME = re.compile(
    "学校|学院|中学(?!前)|小学|中专|职校|技校|大学(?!前)|教育中心|职教中心|中心校|教学点|初中|高中|职中|完小|附[小中](?!学)|[一二三四五六七八九十][小中](?!学(?!前))"
    "|学期|学年度?|[秋春]季?"
)
"""The end of a school's name and of what else may stand before a class: 曲扎县完小 is no major of 201班."""
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 三至六年级, 7-9年级, each grade of which is spoken of
        GRADES_FROM_TO,
        # 三、四、五、六年级
        rf"{_GRADES}年级",
        # 复式: 一、三年级, 一三年级复式班, 一、三复式班
        rf"{_COMPOSITE}年级{_OF_BOTH}",
        rf"{_COMPOSITE}复式班?",
        rf"复式班?[(\[:]?{_COMPOSITE}(?:年级)?[)\]]?班?",
        rf"(?P<grade>[一二三四五六])年级[、,/和与及]?(?P<grade2>[一二三四五六])年级{_OF_BOTH}",
        *_OF_BRANCHES,
        # 高三理（2）班, 高二文1班, 六年级毕业班（1班）
        rf"{_STAGE}(?P<grade>[一二三123])(?:年级)?{_TRACK}{_NUMBER}班?",
        rf"{_GRADE}年级{_TRACK}{_NUMBER}班?",
        # 三年级三（2）班; 七年级703班, 初一（101）班: the grade said twice
        rf"{_GRADE}年级(?P=grade)[(\[](?P<number>{NUMERAL})[)\]]班?",
        rf"(?:{_STAGE})?{_GRADE}年级[(\[]?(?P<number>[0-9]{{3,4}})[)\]]?班",
        r"(?P<stage>初中|高中|初|高)(?P<grade>[一二三四])[(\[]?(?P<number>[0-9]{3,4})[)\]]?班",
        # 三年级甲班, 三（A）班: told apart by letters, which are no numbers
        rf"(?:{_STAGE})?{_GRADE}(?:年级)?(?:[(\[][a-h甲乙丙丁戊][)\]]|[a-h甲乙丙丁戊])班",
        # 三年级(2)班, 3年级2班, 初中一年级3班, 三年级
        rf"(?:{_STAGE})?{_GRADE}年级(?:{_BEHIND_GRADE})?(?![0-9学])",
        # 初一(3)班, 高二5班, 高三
        rf"(?P<stage>小|初中|高中|中职|职高|高职|初|高)(?P<grade>[一二三四五六123456])(?:{_BEHIND_GRADE}|班)?(?![0-9学])",
        # 年级：三 班级：2
        rf"年级:*{_GRADE}(?:年级)?班级:*{_NUMBER}班?",
        # 年级：三
        rf"年级:+{_GRADE}",
        # 2024级3班, 高2024级(3)班, 24级3班
        rf"(?:{_STAGE})?(?P<entry>20[0-9]{{2}}|[12][0-9])级(?:{_NUMBER}班?)?",
        # 2029届3班, 高2029届(3)班
        rf"(?:{_STAGE})?(?<![0-9])(?P<leaving>20[0-9]{{2}}|[23][0-9])届(?:{_NUMBER}班?)?",
        # 一年一班, 1年(2)班
        rf"(?<![0-9]){_GRADE}年{_NUMBER}班",
        # 一（1）班, 七(2), 7(2)班, 12(3)班
        rf"(?<![0-9]){_GRADE}[(\[](?P<number>{NUMERAL})[)\]]班?",
        # 一.1班, 三-2班, 1.1班, 3-1班, 八1班, 三二班
        r"(?<![0-9.])(?P<grade>[一二三四五六七八九])[.·\-_]?(?P<number>[0-9]{1,2})班?(?![0-9])",
        rf"(?P<grade>[一二三四五六七八九])[.·\-_]?(?P<number>{NUMERAL})班",
        r"(?<![0-9.])(?P<grade>1[0-2]|[1-9])[.·\-_](?P<number>[0-9]{1,2})班",
        # 101班, 1203班, 0503班; 2401班 is the third kind: 2024级
        r"(?<![0-9])0?(?P<grade>(?<!0)1[0-2]|[1-9])(?P<number>[0-9]{2})班(?!级)",
        r"(?<![0-9])(?P<entry>2[0-9])(?P<number>[0-9]{2})班(?!级)",
        r"g(?:rade)?(?P<grade>1[0-2]|[1-9]),?c(?:lass)?(?P<number>[0-9]{1,2})",
        r"class(?P<grade>1[0-2]|[1-9])[-.(](?P<number>[0-9]{1,2})\)?",
        r"class(?P<number>[0-9]{1,2}),?(?:of)?grade(?P<grade>1[0-2]|[1-9])",
        # a number in a grade that is said elsewhere
        rf"(?<![0-9级年]){_NUMBER}班(?!级)",
    )
)
_STUDENTS = re.compile(
    r"[(\[]?(?:共|学生)?:?[0-9]{1,3}(?:人|名|生(?![物活]))(?:学生)?[)\]]?"
    r"|[(\[](?:共|计|各)?(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,2})个(?:教学|行政|平行)?班级?[)\]]|[(\[]共[0-9]{1,2}班[)\]]"
)
"""一年级（23人）, 一年级（3个班）: how many its pupils or its classes are is no class's number."""
_BEFORE_SMALL = frozenset("完附实验心镇乡村县区市0123456789一二三四五六七八九十")
"""完小, 附小, 一小, 镇小 are schools; 学校小一（1）班 is a class called 小一."""
_IN_EVERY_NAME = re.compile("[0-9一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]|班")
_KINDERGARTEN = re.compile(
    r"(?:幼儿?园?|托)?(?:大|中|小)[(\[]?[一二三四五六1-9]?[)\]]?班|学前[一二三1-3]?班|学前班[一二三1-3]?班?"
)
_KINDERGARTEN_IN_TITLE = re.compile(
    r"(?<![高初最])(?:大|中|小)[一二三四五六]班(?!级)|学前[一二三1-3]?班"
    r"|(?<![高初最集])(?:大|中|小)[(\[]?[一二三四五六1-9]?[)\]]?班(?=$|课程?表|作息|一日)"
)
"""大一班 in 某小学大一班课程表, 大班课程表; 高中一班 and 初中一班 are none."""
_REMARK = re.compile(r"(?<=班)[(\[]([^()\[\]0-9一二三四五六七八九十]{1,8}?):?(?:1[3-9][0-9]{9})?[)\]]$")
"""三（2）班（汉语班）, 高一（1）班（理科）: what a bracket behind a class's name says is no part of its number.

A head teacher's telephone may stand behind the name."""
_OF_A_KIND = re.compile("(?:[科班部区]|平行)$")
"""文科, 白班, 平行: no head teachers, though they begin as names do."""
_BARE = re.compile(
    r"0?(?P<grade>(?<!0)1[0-2]|[1-9])(?P<number>[0-9]{2})|(?P<grade2>1[0-2]|[1-9])[.\-](?P<number2>[0-9]{1,2})"
)
"""101, 0503, 3-1."""
_NAMED = re.compile(r".{1,12}班")
_ENTRY_NAMED = re.compile(r"(?P<entry>20[0-9]{2}|[12][0-9])级?.{0,10}?(?P<number>[0-9]{1,2})?班")


def _taken_apart(written: str, found: re.Match[str]) -> ClassName:
    groups = found.groupdict()
    grades: tuple[int, ...] = ()
    if groups.get("grades"):
        grades = tuple(number(c) for c in groups["grades"] if c in "一二三四五六七八九")
    elif groups.get("grade"):
        grades = tuple(number(g) for g in (groups["grade"], groups.get("grade2")) if g)
    elif groups.get("first"):
        grades = tuple(range(number(groups["first"]), number(groups["last"]) + 1))
    numbered = groups.get("number") or groups.get("within")
    return ClassName(
        written,
        grades=grades,
        stage=_STAGES[groups["stage"]] if groups.get("stage") else None,
        plain_grade="年级" in found[0] or "grade" in found[0],
        number=_number(numbered, grades) if numbered else None,
        entry=_year(groups.get("entry")),
        leaving=_year(groups.get("leaving")),
        branch=(groups.get("branch") or "").removesuffix("科"),
    )


def _year(text: str | None) -> int | None:
    """2025 and 25 are one year."""
    return None if not text else int(text) if len(text) == 4 else 2000 + int(text)


def _number(text: str, grades: Sequence[int]) -> int:
    """A class's number; 703 is the third class of grade seven, and 101 the first of 初一."""
    if text.isdigit() and len(text) > 2:
        return int(text[-2:]) if grades and int(text[:-2]) in (grades[0], grades[0] + 6, grades[0] + 9) else int(text)
    return number(text)


def without_counts(text: str) -> str:
    """A folded name without how many pupils or classes there are: 一（3个班）."""
    return _STUDENTS.sub("", text)


def class_name(text: str) -> ClassName | None:
    """The class that `text` (folded, simplified) names and nothing else; None where it names none."""
    if campus := campus_in(text):
        return of_campus(class_name(without_campus(text, campus)), campus)
    if _KINDERGARTEN.fullmatch(text):
        return ClassName(text, preschool=True)
    text = _STUDENTS.sub("", text)
    for name in dict.fromkeys((text, _REMARK.sub("", text))):
        for form in (*_FORMS, _BRANCH_FIRST, _ENTRY_AND_BRANCH, _GRADE_IN_BRACKETS):
            found = form.fullmatch(name)
            if found:
                return _taken_apart(name if _names_head_teacher(text) else text, found)
    return None


def _names_head_teacher(text: str) -> bool:
    """Whether a bracket behind a class's name holds a person, who is no part of a name that is published."""
    found = _REMARK.search(text)
    remark = found[1] if found else ""
    return "班主任" in remark or (looks_like_person(remark) and _OF_A_KIND.search(remark) is None)


def bare_class_name(text: str) -> ClassName | None:
    """A class named by digits only (101, 1.1, 3-1), which only a header of classes makes a class."""
    found = _BARE.fullmatch(without_counts(text))
    if not found:
        return None
    grade, number_ = found["grade"] or found["grade2"], found["number"] or found["number2"]
    return ClassName(text, grades=(int(grade),), number=int(number_))


def named_class(text: str) -> ClassName | None:
    """A class that has a name of its own (远航班, 22级汽修1班), where a header says that classes stand here."""
    found = _ENTRY_NAMED.fullmatch(text)
    if found:
        number_ = int(found["number"]) if found["number"] else None
        return ClassName(text, entry=_year(found["entry"]), number=number_, branch=text)
    return ClassName(text) if _NAMED.fullmatch(text) else None


def class_in_title(text: str) -> ClassName | None:
    """The class a title (folded, simplified) speaks of; None where it names none, or several that differ."""
    names = classes_in_title(text)
    return names[0] if names and all(names[0].agrees_with(name) for name in names) else None


def classes_in_title(text: str) -> list[ClassName]:
    """The classes that a title names, as they stand in it."""
    if not _IN_EVERY_NAME.search(text):
        return []
    if campus := campus_in(text):
        names = (of_campus(name, campus) for name in classes_in_title(without_campus(text, campus)))
        return [name for name in names if name is not None]
    kindergarten = _KINDERGARTEN_IN_TITLE.search(text)
    if kindergarten:
        return [ClassName(kindergarten[0], preschool=True)]
    text = each_in_full(without_counts(without_ranges(text)))
    for part in _ENDS_BEFORE_A_NAME.split(text) if _A_YEAR.search(text) else ():
        if named := _BRANCH_FIRST.search(part) or _ENTRY_AND_BRANCH.search(part):
            return [_taken_apart(named[0], named)]
    for form in _FORMS:
        if form.search(text):
            return [_taken_apart(_without_school(match), match) for match in form.finditer(text)]
    return []


def _without_school(found: re.Match[str]) -> str:
    """A class's name in a title without the end of its school's: 完小一年级, 实验小学部三年级, 镇小二年级."""
    own = found[0].removeprefix("小学部").removeprefix("小学")
    return own.removeprefix("小") if found.start() and found.string[found.start() - 1] in _BEFORE_SMALL else own
