"""Tables of several schools, one named beside each row: a county's, whose classes are told apart by their schools."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.place import row_and_column
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.view import View

_HEADS = {"学校", "校名", "学校名称", "学校全称", "报送学校", "所在学校", "学校（全称）"}
_HEADER_ROWS = 12
_MAY_BE_ONE = re.compile("(?!备注|说明|注|合计|总计|小计|填表|审核).*[学校小中园院点]")
"""曲扎县第一小学, 县完小; no sum under the table, and nobody who signs it."""


def schools_by_row(view: View) -> Mapping[int, str]:
    """The school of each row under a header that says 学校; empty where no column names two."""
    if _HEADS.isdisjoint(chain.from_iterable(view.rows[:_HEADER_ROWS])):
        return {}
    for row, texts in enumerate(view.rows[:_HEADER_ROWS]):
        if not _HEADS.intersection(texts):
            continue
        column = next(at for at, text in enumerate(texts) if text in _HEADS)
        found: dict[int, str] = {}
        school = ""
        for below in range(row + 1, view.height):
            text = "".join(tidy(view.text(below, column)).split())
            school = text if _MAY_BE_ONE.match(text) else school
            if school:
                found[below] = school
        return found if len(set(found.values())) > 1 else {}
    return {}


def of_schools(classes: Sequence[SchoolClass], schools: Mapping[int, str]) -> list[SchoolClass]:
    """The classes of a sheet, each of the school beside its first lesson: 第一小学三（1）班."""
    return [_of_school(one, schools) for one in classes] if schools else list(classes)


def _of_school(school_class: SchoolClass, schools: Mapping[int, str]) -> SchoolClass:
    places = [one.place for one in school_class.lessons] + [one.place for one in school_class.allotments]
    school = schools.get(min((row_and_column(place.cell)[0] for place in places), default=-1), "")
    if not school:
        return school_class
    naming = school_class.naming
    naming = attrs.evolve(naming, written=f"{school}{naming.written}", branch=f"{school}{naming.branch}")
    return attrs.evolve(school_class, name=naming.written, naming=naming)
