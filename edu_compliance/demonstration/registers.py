"""Registers and inspection records as people fill them in, by the same forms that are handed out."""

from collections.abc import Callable, Collection, Mapping, Sequence

from edu_compliance.demonstration import files
from edu_compliance.demonstration.pages import TEACHERS, Page
from edu_compliance.demonstration.school import Files, School
from edu_compliance.demonstration.stated import DATES, DOCUMENTS, EVENTS, HOLDINGS, PERSONS
from edu_compliance.model.forms.form import VERSION, SheetForm
from edu_compliance.model.forms.inspection import SHEET as INSPECTION
from edu_compliance.model.forms.inspection import UNIT_LABEL
from edu_compliance.model.forms.register import AREAS, CONDITIONS, LEVELS, MARKS, NO, SHEETS, TITLE, UNIT, YES
from edu_compliance.model.forms.register_kinds import label
from edu_compliance.model.register import RegisterSheet
from edu_compliance.model.rule import TargetKind

Row = Mapping[str, str]
"""What a row says, by the keys of its columns."""
YEAR = 2025
"""The school year 2025—2026, which is over on the demonstration's day."""
_INSPECTED = "2026-11-12"


def register(
    *lacking: str, more: Sequence[Row] = (), able: bool = True, level: TargetKind = TargetKind.SCHOOL, year: int = YEAR
) -> Callable[[School], Files]:
    """A register that states everything a unit of its level has to have, but for the kinds it is `lacking`.

    `more` are further activities; `able` answers the questions whether the school has the means.
    """

    def write(school: School) -> Files:
        word = next(word for word, one in LEVELS.items() if one is level)
        given = {
            "version": VERSION,
            "school": school.name,
            "level": word,
            "year": f"{year}—{year + 1}学年",
            "stages": "、".join(school.stages),
            "filled_by": TEACHERS[len(school.name) % len(TEACHERS)],
            "filled_on": f"{year + 1}-07-10",
        }
        if level is TargetKind.SCHOOL:
            given |= {mark: YES if mark in school.marks else NO for mark in MARKS}
            given |= dict.fromkeys(CONDITIONS, YES if able else NO)
        unit = [{"question": one.title, "answer": given.get(one.key, "")} for one in UNIT]
        rows: dict[RegisterSheet, Sequence[Row]] = {
            RegisterSheet.UNIT: unit,
            RegisterSheet.EVENTS: [*_events(level, lacking, year), *more],
            RegisterSheet.DOCUMENTS: _documents(level, lacking, year),
            RegisterSheet.HOLDINGS: _holdings(level, lacking),
            RegisterSheet.PERSONS: _persons(level, lacking),
        }
        pages = [_page(SHEETS[sheet], f"{school.name}{TITLE}：{SHEETS[sheet].title}", rows[sheet]) for sheet in SHEETS]
        name = "台账.xlsx" if level is not TargetKind.REGION else f"台账{year}—{year + 1}学年.xlsx"
        return {name: files.xlsx(pages)}

    return write


def event(kind: str, name: str, date: str, **more: str) -> Row:
    """A row of 活动台账, by the key of its kind."""
    return {"kind": label(RegisterSheet.EVENTS, kind), "name": name, "date": date, "grades": "全校", **more}


def _events(level: TargetKind, lacking: Collection[str], year: int) -> list[Row]:
    rows: list[Row] = []
    for key in EVENTS[level]:
        if key not in lacking:
            month, day = DATES[key]
            date = f"{year + (month < 9)}-{month:02}-{day:02}"
            words = label(RegisterSheet.EVENTS, key)
            rows.append(event(key, words, date, collective=YES, athletics=YES, commercial=NO, proof="方案、照片"))
    return rows


def _documents(level: TargetKind, lacking: Collection[str], year: int) -> list[Row]:
    """A document of each kind, numbered by the unit."""
    rows: list[Row] = []
    for number, key in enumerate(DOCUMENTS[level], start=3):
        words = label(RegisterSheet.DOCUMENTS, key)
        if key not in lacking:
            rows.append(
                {"kind": words, "name": f"关于印发《{words}》的通知", "number": f"岗教〔{year}〕{number}号"}
                | {"date": f"{year}-09-{number % 28 + 1:02}"}
            )
    return rows


def _holdings(level: TargetKind, lacking: Collection[str]) -> list[Row]:
    return [
        {"kind": label(RegisterSheet.HOLDINGS, key), "name": name, "campus": "校内", "participants": "36"}
        for key, name in HOLDINGS[level]
        if key not in lacking
    ]


def _persons(level: TargetKind, lacking: Collection[str]) -> list[Row]:
    return [
        {"kind": label(RegisterSheet.PERSONS, key), "name": name, "area": next(iter(AREAS)), "full_time": "专职"}
        for key, name in PERSONS[level]
        if key not in lacking
    ]


def inspection(rules: Sequence[str], *fails: str, name: str = "现场核查记录.xlsx") -> Callable[[School], Files]:
    """The record of an inspector who found these clauses observed, and those of `fails` not."""

    def write(school: School) -> Files:
        rows = [
            {
                "rule": rule,
                "opinion": "不符合" if rule in fails else "符合",
                "evidence": "查阅档案、随机访谈师生" if rule not in fails else "抽查三本教案，未见相应内容",
                "inspector": "旦增",
                "date": _INSPECTED,
            }
            for rule in (*rules, *fails)
        ]
        page = _page(INSPECTION, f"{UNIT_LABEL}{school.name}", rows)
        return {name: files.xlsx([page])}

    return write


def _page(form: SheetForm, title: str, rows: Sequence[Row]) -> Page:
    """A form's sheet with these rows: heading, headers, then what was filled in."""
    page = Page(form.title, headers={0, 1})
    page.merge(0, 0, 0, len(form.columns) - 1, title)
    for column, one in enumerate(form.columns):
        page.put(1, column, one.title)
        for number, row in enumerate(rows, start=2):
            page.put(number, column, row.get(one.key, ""))
    return page
