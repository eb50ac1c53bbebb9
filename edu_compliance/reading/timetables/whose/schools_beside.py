"""Tables of several schools, one named beside each row or in each title: classes are told apart by their schools."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import attrs

from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.place import Place, row_and_column
from edu_compliance.reading.grades import stages_of_school
from edu_compliance.reading.timetables.texts.text import closed_up, simplified
from edu_compliance.reading.timetables.texts.titles import read_title
from edu_compliance.reading.timetables.view import View

_HEADS = {
    "学校",
    "校名",
    "学校名称",
    "学校全称",
    "报送学校",
    "填报学校",
    "所在学校",
    "学校（全称）",
    "单位",
    "单位名称",
    "填报单位",
    "报送单位",
    "教学点",
    "校点",
    "教学点名称",
    "学校（教学点）",
    "校区",
    "校区名称",
    "所在校区",
    "所属校区",
}
_MAY_HEAD = re.compile(f"^[^\\S\\n]*[{''.join(sorted({word[0] for word in _HEADS}))}學報單]", re.MULTILINE)
"""A quick look at a row before the thorough one."""
_HEADER_ROWS = 12
_CELLS_OF_TITLES = 3
"""Filled cells of a row of titles, at the most."""
_SHORTEST = 3
"""Characters of a subject's name; a school's has more."""
_A_POINT = re.compile(r"(?:教学点|校点)\)?$")
_MAY_BE_ONE = re.compile("(?!备注|说明|注|合计|总计|小计|填表|审核).*[学校小中园院点区部]")
"""曲扎县第一小学, 县完小, 本部; no sum under the table, and nobody who signs it."""


def schools_by_row(view: View) -> Mapping[int, str]:
    """The school or campus of each row under a header that says 学校 or 校区; empty where no column names two."""
    for row, texts in enumerate(view.rows[:_HEADER_ROWS]):
        column = next(filter(lambda at: _heads(texts[at]), range(len(texts))), None) if _may_head(texts) else None
        if column is None:
            continue
        found: dict[int, str] = {}
        school = ""
        for below in range(row + 1, view.height):
            text = closed_up(view.text(below, column))
            school = text if _MAY_BE_ONE.match(text) else school
            if school:
                found[below] = school
        return found if len(set(found.values())) > 1 else {}
    return {}


def names_of_schools(schools: Mapping[int, str]) -> tuple[str, ...]:
    """What `schools_by_row` found without the campuses of one school: 本部, 东校区."""
    return tuple(name for name in dict.fromkeys(schools.values()) if name[-1] not in "区部")


def _may_head(texts: Sequence[str]) -> bool:
    return _MAY_HEAD.search("\n".join(texts)) is not None


def _heads(text: str) -> bool:
    return "".join(simplified(text).split()) in _HEADS


def of_schools(classes: Sequence[SchoolClass], schools: Mapping[int, str]) -> list[SchoolClass]:
    """The classes of a sheet, each of the school beside its first lesson: 第一小学三（1）班."""
    return [_of_school(one, schools) for one in classes] if schools else list(classes)


def _of_school(school_class: SchoolClass, schools: Mapping[int, str]) -> SchoolClass:
    school = schools.get(min((row_and_column(one.place.cell)[0] for one in school_class.week), default=-1), "")
    return _named(school_class, school) if school else school_class


def schools_by_title(view: View, classes: Sequence[SchoolClass]) -> dict[Place, str]:
    """The school that the nearest title over each class's table names, else the sheet's name, by the table's place; of
    schools beside each other in one row the one that begins over it."""
    own = read_title(view.grid.sheet).school
    over = [
        (row, column, school)
        for row, filled in enumerate(view.filled_cells)
        if 0 < filled <= _CELLS_OF_TITLES or (row < _HEADER_ROWS and _of_schools_beside(view.rows[row]))
        for column, text in enumerate(view.rows[row])
        if text and (school := read_title(text).school)
    ]
    if not over:
        return {one.place: own for one in classes} if own else {}
    beside = {row for row, count in Counter(row for row, *_ in over).items() if count > 1}
    found = {}
    for one in classes:
        top, left = row_and_column(one.place.cell.partition(":")[0])
        left = _first_column(one) if beside else left
        above = (school for row, at, school in reversed(over) if row <= top and (row not in beside or at <= left))
        found[one.place] = next(above, own)
    return {place: school for place, school in found.items() if school}


def _of_schools_beside(texts: Sequence[str]) -> bool:
    """Whether nothing but schools, two or more, stands in a row behind its first cell."""
    behind = [text for text in texts[1:] if text]
    return len(behind) > 1 and all(len(text) > _SHORTEST and read_title(text).school for text in behind)


def _first_column(school_class: SchoolClass) -> int:
    """The first column that a class's lessons stand in."""
    return min((row_and_column(one.place.cell)[1] for one in school_class.week), default=0)


def schools_apart(classes: Sequence[SchoolClass], said: Mapping[Place, str]) -> Mapping[Place, str]:
    """The school of each class of a file by its table's place, as titles name them (`said`); empty where they name one,
    or where no two of them have classes of the same name or are of other stages: 一年级 of a 小学 is none of a 中学."""
    if len(set(said.values())) < 2:
        return {}
    schools = _one_name_each(said.values())
    own = [schools.get(said.get(one.place, ""), "") for one in classes]
    of_name: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for one, school in zip(classes, own, strict=True):
        if school:
            for grade in one.naming.absolute or (0,):  # 初一1班 and 七年级1班 are one name
                of_name[(grade, *one.naming.key[1:])].add(school)
    if all(len(having) < 2 for having in of_name.values()) and not _of_other_stages(set(own)):
        return {}
    return {one.place: school for one, school in zip(classes, own, strict=True) if school}


def _of_other_stages(schools: Iterable[str]) -> bool:
    """Whether two schools say by their names that they have no stage in common."""
    stages = [set(said) for school in schools if (said := stages_of_school(school))]
    return any(one.isdisjoint(other) for one, other in combinations(stages, 2))


def of_titled_schools(classes: Sequence[SchoolClass], schools: Mapping[Place, str]) -> list[SchoolClass]:
    """The classes of a file, each of the school that `schools_apart` gives its table."""
    return [_named(one, schools[one.place]) if one.place in schools else one for one in classes]


def _one_name_each(names: Iterable[str]) -> dict[str, str]:
    """The longest name of each school by all its names: 完小 and 曲扎县完全小学 may be one."""
    found: dict[str, str] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        found[name] = next((other for other in found.values() if _shortens(name, other)), name)
    return found


def _shortens(name: str, other: str) -> bool:
    """Whether a name holds nothing but characters of another, in their order; a school's 教学点 is not the school."""
    if _A_POINT.search(other) and not _A_POINT.search(name):
        return False
    rest = iter(other)
    return all(character in rest for character in name)


def _named(school_class: SchoolClass, school: str) -> SchoolClass:
    naming = school_class.naming
    naming = attrs.evolve(naming, written=f"{school}{naming.written}", branch=f"{school}{naming.branch}")
    return attrs.evolve(school_class, name=naming.written, naming=naming)
