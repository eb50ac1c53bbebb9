"""What a school of the county is, and the manners in which schools hand in."""

from collections.abc import Callable, Mapping, Sequence

import attrs

from edu_compliance.demonstration import files, pages
from edu_compliance.demonstration.pages import NUMERALS, Classes
from edu_compliance.demonstration.weeks import PERIODS, Week, changed, spread, stage

Files = dict[str, bytes]
"""Contents by name, relative to the school's folder."""
_STAGES = {"primary": "小学", "junior": "初中", "senior": "普通高中"}
"""Stages by the words of the register's form."""


@attrs.frozen
class Planted:
    """One verdict that the audit must come to."""

    rule: str
    target: str
    """The class as written, or the title of a programme or list; empty for the school itself."""
    verdict: str


@attrs.frozen
class School:
    """A school of the county, or an office above it, which has no classes."""

    name: str
    grades: tuple[int, ...] = ()
    abreast: int = 0
    """Classes in each grade."""
    naming: str = ""
    """Pattern of its class names up to grade 9: {G} grade in Chinese, {n} number; senior ones are 高一（1）班."""
    write: Callable[["School"], Files] = attrs.field(kw_only=True)
    """Its timetables or plans."""
    evidence: tuple[Callable[["School"], Files], ...] = ()
    """What else it hands in: registers, records."""
    beyond: tuple[str, ...] = ()
    """Stages beyond school, by the words of the register's form."""
    changes: Mapping[str, Mapping[str, int]] = attrs.field(factory=dict)
    """Lessons a week that differ from the usual, by class name; 语文 makes up for them."""
    retouch: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    """Words replaced in a class's cells, by class name; "" for all classes."""
    unfinished: frozenset[str] = frozenset()
    """Classes whose timetable was begun and left: Monday and Tuesday alone."""
    planted: tuple[Planted, ...] = ()
    clean: bool = False
    """Whether no mandatory rule may be anything but met."""
    marks: frozenset[str] = frozenset()

    @property
    def stages(self) -> tuple[str, ...]:
        """Its stages, by the words of the register's form."""
        return (*dict.fromkeys(_STAGES[stage(grade)] for grade in self.grades), *self.beyond)

    def files(self) -> Files:
        """Everything it hands in."""
        found = self.write(self)
        for write in self.evidence:
            found |= write(self)
        return found

    def class_name(self, grade: int, number: int) -> str:
        """A class's name as this school writes it."""
        if grade > 9:
            return f"高{NUMERALS[grade - 9]}（{number}）班"
        return self.naming.format(G=NUMERALS[grade], n=number)

    def classes(self, grades: Sequence[int] = ()) -> Classes:
        """Weeks by class name, of some grades or of all."""
        found: dict[str, Week] = {}
        for grade in grades or self.grades:
            for number in range(1, self.abreast + 1):
                name = self.class_name(grade, number)
                lessons = changed(grade, {**self.changes.get("", {}), **self.changes.get(name, {})})
                week = spread(lessons, PERIODS[stage(grade)], f"{self.name}{name}")
                words = {**self.retouch.get("", {}), **self.retouch.get(name, {})}
                days = 2 if name in self.unfinished else 5
                found[name] = {place: words.get(text, text) for place, text in week.items() if place[0] <= days}
        return found


def class_sheets(school: School) -> Files:
    """A sheet for each class, and the bell schedule in a file of its own."""
    sheets = [pages.class_page(school.name, name, week, after="体育") for name, week in school.classes().items()]
    return {
        "各班课程表.xlsx": files.xlsx(sheets),
        "作息时间表.xlsx": files.xlsx([pages.bells_page(school.name)]),
    }


def days_down_sheets(school: School) -> Files:
    """A sheet for each class, days at the left."""
    sheets = [pages.days_down_page(school.name, name, week) for name, week in school.classes().items()]
    return {"班级课程表.xlsx": files.xlsx(sheets)}


def with_evenings(school: School) -> Files:
    """A sheet for each class of a boarding school, with evening study below."""
    sheets = [
        pages.class_page(school.name, name, week, evening=("数学", "体育")) for name, week in school.classes().items()
    ]
    return {"高中各班课程表.xlsx": files.xlsx(sheets)}


def classes_down(school: School) -> Files:
    """One matrix, a row for each class."""
    return {"总课表.xlsx": files.xlsx([pages.classes_down_page(school.name, school.classes())])}


def classes_across(school: School) -> Files:
    """One matrix, a column for each class."""
    return {"课程总表.xlsx": files.xlsx([pages.classes_across_page(school.name, school.classes())])}


def list_in_gbk(school: School) -> Files:
    """A flat list in a CSV file as Chinese Excel saves it."""
    return {"课程表导出.csv": files.comma_separated(pages.list_page(school.classes()), "gb18030")}


def stacked_in_utf8(school: School) -> Files:
    """Tables below each other in a CSV file with a byte order mark."""
    return {"课程表.csv": files.comma_separated(pages.stacked_page(school.name, school.classes()), "utf-8-sig")}


def with_bells(school: School) -> Files:
    """One matrix, and a bell schedule whose day has too little sport."""
    sheets = [pages.bells_page(school.name, pages.SHORT_BELLS)]
    return classes_down(school) | {"作息时间表.xlsx": files.xlsx(sheets)}


def html_matrix(school: School) -> Files:
    """A 教务 system's HTML table under the name .xls."""
    return {"全校课表.xls": files.html_as_xls(pages.classes_across_page(school.name, school.classes()))}


def allocation(school: School) -> Files:
    """Lessons a week by class and subject: no weekdays."""
    return {"课时任课表.xlsx": files.xlsx([pages.allocation_page(school.name, school.classes())])}


def by_department(school: School) -> Files:
    """A matrix for each of the three departments of a twelve-year school."""
    departments = (("小学部", range(1, 7)), ("初中部", range(7, 10)), ("高中部", range(10, 13)))
    return {
        f"{title}课程表.xlsx": files.xlsx([pages.classes_down_page(school.name, school.classes(list(grades)))])
        for title, grades in departments
    }


def truncated(school: School) -> Files:
    """A workbook whose upload broke off."""
    whole = files.xlsx([pages.classes_down_page(school.name, school.classes())])
    return {"总课表.xlsx": whole[: len(whole) // 2]}
