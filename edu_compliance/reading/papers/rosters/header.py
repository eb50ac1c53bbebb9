"""What a column of a roster is called, by the headers that stand over each other: 班数 over 初中 over 一年级."""

import re
from collections.abc import Sequence

from edu_compliance.model.forms.form import SheetForm
from edu_compliance.model.forms.roster import GRADES
from edu_compliance.reading.papers.form_table import header_key, plain
from edu_compliance.reading.papers.merged_table import Header, innermost
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number

_COUNTS_OTHERS = re.compile(r"学生|人数|教师|教职|男|女|面积|住宿|寄宿生|留守|在校生|编制|专任|平均")
"""Words over columns that count, but no classes."""
_SUM = re.compile(r"合计|小计|总计|共计|总数|计|数量|个数")
_OF_CLASSES = re.compile(r"班|年级")
_BARE = re.compile(rf"({NUMERAL})(?:年级)?(?:班数?)?")
_STAGES = (("初中", 6, 9), ("高中", 9, 12), ("小学", 0, 6))
"""With the last grade before them and their own last one."""
_GRADE_KEYS = {f"grade:{grade}": grade for grade in GRADES}


def roster_header(headers: Sequence[Header], form: SheetForm) -> str:
    """The header to look the column up by: a grade's own title where grade, stage and 班数 stand in several rows.

    What counts pupils or teachers is no number of classes; nor is what stands under 班数 and is neither grade nor sum.
    """
    texts = list(dict.fromkeys(plain(one.text) for one in headers))
    keys = [header_key(text, form) or "" for text in texts]
    if not any(key == "counts" or key in _GRADE_KEYS for key in keys) or keys[-1] not in ("", "counts", *_GRADE_KEYS):
        return innermost(headers, form)
    unknown = "/".join(texts)
    if any(map(_COUNTS_OTHERS.search, texts)):
        return unknown
    grade = _grade(texts, keys)
    if grade is not None:
        return GRADES[grade][0]
    of_stage = any(text.startswith(stage) for text in texts for stage, _, _ in _STAGES)
    in_all = "counts" in keys and not of_stage and (keys[-1] == "counts" or _SUM.fullmatch(texts[-1]))
    return next(one.text for one in headers if header_key(one.text, form) == "counts") if in_all else unknown


def _grade(texts: Sequence[str], keys: Sequence[str]) -> int | None:
    """The grade that a column is of; None where it is of none."""
    bare = _BARE.fullmatch(texts[-1])
    if bare is not None and any(map(_OF_CLASSES.search, texts)):
        return _of_stage(number(bare[1]), texts)
    for text, key in zip(reversed(texts), reversed(keys), strict=True):
        if key in _GRADE_KEYS:
            return _of_stage(_GRADE_KEYS[key], texts) if _BARE.fullmatch(text) else _GRADE_KEYS[key]
    return None


def _of_stage(grade: int, texts: Sequence[str]) -> int | None:
    """The grade counted from primary one on: the second of 初中 is 8."""
    for stage, before, last in _STAGES:
        if any(text.startswith(stage) for text in texts):
            counted = grade if before < grade <= last else before + grade
            return counted if counted <= last else None
    return grade if grade in GRADES else None
