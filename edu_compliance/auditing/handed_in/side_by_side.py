"""Several schools' workbooks in one folder, each with its school's name or code: a county's folder, not a school's."""

import re
from collections.abc import Iterator, Sequence

import attrs

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.folders import Folder
from edu_compliance.auditing.handed_in.sources import Source, readable
from edu_compliance.model.vocabulary import fold

_CODE = re.compile(r"(?<![0-9a-z])[0-9]{10}(?![0-9a-z])")
"""学校标识码 has ten digits; a day has eight and a telephone eleven."""
_COUNTY = re.compile(r"(?!.*校区).+[县区市旗]")
_NOBODYS = (
    r"(?:中小学|小学|初级中学|高级中学|完全中学|完全小学|中学|学校|学院|大学|幼儿园|教学点|完小|完中|九年|一贯制)+"
)
"""Words of which every school bears some."""
_COPY = re.compile(r"(?<![\s_\-])(?:[\s_\-]*+(?:副本|[(][0-9]{1,2}[)])){1,5}$")
_OF_A_REGION = re.compile(rf"(?:.*[省市县区旗乡镇])?(?:各|所有|全部|全体)?{_NOBODYS}")
"""What a folder of schools is called: 岗措县中小学. A school may be, too, and then its files are its own."""


def of_several_schools(folder: Folder) -> bool:
    """Whether the workbooks of a folder that is no school's are of two schools or more, by what they are called.

    A folder with a school's own name is that school's, whatever lies in it. In one that is called by a county one
    school's name is enough, beside workbooks that are called by no grade or class of a school.
    """
    title = fold(folder.title)
    if _CODE.search(title) or not _may_be_a_regions(title):
        return False
    whose = {school for source in _workbooks(folder) if (school := _school_of(source))}
    if _COUNTY.fullmatch(names.stripped(title)) and len(whose) == 1:
        stems = [readable(source.path.stem) for source in _workbooks(folder)]
        return any(not names.school_in(fold(stem)) and not names.is_part_of_school(stem) for stem in stems)
    return len(whose) > 1 and names.stripped(title) not in whose


def is_part_of(below: Folder, folder: Folder) -> bool:
    """Whether a folder is one by which the folder around it sorts its own files, with all folders in it.

    By grade or stage; in a school's own folder one that nobody named (新建文件夹), too, or that bears the school's name
    again. In a county's folder each that nobody named may be another school's, unless its workbooks and those beside
    it are called by classes. An empty one is none: it is listed.
    """
    if below.empty or of_several_schools(below):
        return False
    own = names.is_part(below.title) or _is_its_own(below, folder)
    return own and all(is_part_of(one, folder) for one in below.folders)


def _is_its_own(below: Folder, folder: Folder) -> bool:
    school = names.school_in(names.stripped(fold(folder.title)))
    alone = len(folder.folders) == 1 and not folder.files
    by_class = _by_class(folder) and _by_class(below)  # 岗措县小学 with 一年级.xlsx in it is no county's folder
    if not school or (_OF_A_REGION.fullmatch(school) and not (alone or by_class)):
        return False
    return names.is_nobodys(below.title) or names.school_in(names.stripped(fold(below.title))) == school


def copies_together(folders: Sequence[Folder]) -> Iterator[Folder]:
    """Folders beside each other, those of one school as one: 第一小学, 第一小学(1) and 第一小学 - 副本."""
    together: dict[str, list[Folder]] = {}
    for folder in folders:
        name = _COPY.sub("", fold(folder.title))
        school = names.school_in(name) == name and not _OF_A_REGION.fullmatch(name) and not folder.empty
        together.setdefault(name if school else f"/{folder.name}", []).append(folder)
    for first, *others in together.values():
        everything = (first, *others)
        yield attrs.evolve(
            first,
            files=[source for folder in everything for source in folder.files],
            aside=[file for folder in everything for file in folder.aside],
            folders=[below for folder in everything for below in folder.folders],
        )


def _by_class(folder: Folder) -> bool:
    """Whether a folder holds workbooks, all of them called by a grade or class and nothing else."""
    stems = [readable(source.path.stem) for source in _workbooks(folder)]
    return bool(stems) and all(map(names.is_part_of_school, stems))


def each_schools(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """The files of one school together, as far as they are called by its name and by a grade or class; others alone."""
    together: dict[str, list[Source]] = {}
    for source in sources:
        together.setdefault(_school_of(source) or f"/{source.name}", []).append(source)
    yield from together.values()


def _workbooks(folder: Folder) -> Iterator[Source]:
    return (source for source in folder.files if source.ending in names.CARRIERS)


def _may_be_a_regions(title: str) -> bool:
    name = names.school_in(names.stripped(title))
    return not name or bool(_OF_A_REGION.fullmatch(name))


def _school_of(source: Source) -> str:
    """A school's code, or its name as a file is called; empty where that could be every school's, or no school's.

    中心小学(普玛乡) and 中心小学(尼木乡) are two: of a name only a grade or class is taken off.
    """
    stem = fold(readable(source.path.stem))
    if found := _CODE.search(stem):
        return found[0]
    whole = names.stripped(stem)
    name = names.school_in(whole)
    if not name or re.fullmatch(_NOBODYS, name):
        return ""
    rest = whole.removeprefix(name).strip("-_ ")
    return name if not rest or names.is_part_of_school(rest) else whole
