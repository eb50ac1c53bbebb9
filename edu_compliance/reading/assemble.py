"""The files of one school as one submission: grades and stages settled, contradictions and gaps named."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import islice
from statistics import median

import attrs

from edu_compliance.model.lesson import EVERY_WEEK, SchoolClass
from edu_compliance.model.message import say
from edu_compliance.model.stage import SCHOOL_STAGES, Stage
from edu_compliance.model.submission import File, Notice, Submission
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.about_files import copies, of_other_years
from edu_compliance.reading.grades import GradeSettler, stages_of_school
from edu_compliance.reading.papers.registers.settle import settle_years, stated
from edu_compliance.reading.programmes.graduation import exempt_of_no_list, in_several_lists
from edu_compliance.reading.programmes.own_stage import of_their_school
from edu_compliance.reading.read_twice import contradictions, counted_once

_USUAL = {range(1, 3): 26, range(3, 7): 30, range(7, 13): 34}
"""Lessons a week by the national curriculum schemes, for grades 1–2, 3–6 and 7–12."""


def assemble(
    school: str,
    files: Sequence[File],
    as_of: datetime.date,
    marks: Collection[str] | None = None,
    stages: Sequence[Stage] = (),
    group: Sequence[str] = (),
) -> Submission:
    """One school's submission from its files as they were read.

    `school` is its name from a roster or folder, "" where only the files can tell. `as_of` gives the school year where
    no title says one. `stages` are those a roster knows.
    """
    names = tuple(dict.fromkeys(name for file in files for name in (file.school, *file.schools) if name))
    several = _several(names)
    files = tuple(settle_years(file, as_of) for file in files)
    registered = stated(files)
    known = tuple(stages) or registered.stages or stages_of_school(school, *names)
    if not several:
        files = of_their_school(files, tuple(stages) or registered.stages, school or (names[0] if names else ""))
    settled = _settled(files, known, names, as_of)
    kept = contradictions(settled)
    checked = iter(_incomplete(kept))
    files = tuple(
        attrs.evolve(file, classes=tuple(c for c in islice(checked, len(file.classes)) if c is not None))
        for file in files
    )
    classes = tuple(sorted((c for file in files for c in file.classes), key=_order))
    return Submission(
        school=school or (names[0] if names else ""),
        files=files,
        classes=classes,
        stages=known or tuple(s for s in SCHOOL_STAGES if any(c.stage is s for c in classes)),
        marks=registered.marks if marks is None else frozenset(marks),
        marks_unknown=registered.unknown if marks is None else frozenset(),
        level=registered.level,
        notices=(
            *registered.notices,
            *([Notice(say("school.two_names", names=several))] if several else ()),
            *copies(files),
            *counted_once(settled, kept, {file.name: file.sha256 for file in files}),
            *of_other_years(files, as_of),
            *_gaps(classes),
            *_about_lists(files),
        ),
        group=tuple(group),
        names=several,
    )


def _settled(
    files: Sequence[File], known: Sequence[Stage], names: Sequence[str], as_of: datetime.date
) -> list[SchoolClass]:
    """The classes of all files with their grades: among each other, and of several schools each in its own."""
    found = [(file, one) for file in files for one in file.classes]
    schools = [next((name for name in names if one.naming.branch.startswith(name)), "") for _, one in found]
    settlers = {
        school: GradeSettler(
            stages_of_school(school) if school else known,
            as_of,
            [pair for pair, own in zip(found, schools, strict=True) if own == school or not school],
        )
        for school in dict.fromkeys(schools)
    }
    return [settlers[school].settle(*pair) for pair, school in zip(found, schools, strict=True)]


def _about_lists(files: Sequence[File]) -> tuple[Notice, ...]:
    lists = [one for file in files for one in file.graduations]
    return tuple(notice for say_ in (in_several_lists, exempt_of_no_list) if (notice := say_(lists)) is not None)


def _order(school_class: SchoolClass) -> tuple[object, ...]:
    """Sorts classes as a school names them: by grade and number, unnamed ones last."""
    return (
        school_class.grades or (99,),
        school_class.naming.branch,
        school_class.number if school_class.number is not None else 999,
        school_class.name,
        school_class.place.sort_key(),
    )


# --- completeness -----------------------------------------------------------------------------------------------------


def _incomplete(classes: Sequence[SchoolClass | None]) -> list[SchoolClass | None]:
    """Mark classes that hold under half the usual lessons, by the scheme or by the school's own median."""
    counts = [None if c is None else _weekly(c) for c in classes]
    known = [count for count in counts if count is not None]
    own = median(known) if len(known) >= 3 else None
    return [c if c is None or n is None else _checked(c, n, own) for c, n in zip(classes, counts, strict=True)]


def _weekly(school_class: SchoolClass) -> Fraction:
    rotating = [lesson.weeks.share for lesson in school_class.lessons if lesson.weeks is not EVERY_WEEK]
    lessons = sum(rotating, Fraction(len(school_class.lessons) - len(rotating)))
    return lessons + sum(((a.low + a.high) / 2 for a in school_class.allotments), Fraction(0))


def _checked(school_class: SchoolClass, count: Fraction, own: Fraction | float | None) -> SchoolClass:
    usual = max((n for grades, n in _USUAL.items() for g in school_class.grades if g in grades), default=26)
    if school_class.stage not in (None, *SCHOOL_STAGES):
        usual = 0
    if not count and usual:
        return attrs.evolve(school_class, incomplete=say("class.blank"))
    if count * 2 < usual:
        return attrs.evolve(school_class, incomplete=say("class.incomplete", count=count, usual=usual))
    if own is not None and count * 2 < own:
        median_count = Fraction(own).limit_denominator(100)
        return attrs.evolve(school_class, incomplete=say("class.incomplete_by_median", count=count, usual=median_count))
    return school_class


# --- what the school should know --------------------------------------------------------------------------------------


def _several(names: Sequence[str]) -> tuple[str, ...]:
    """The schools named, where they are several; 第一小学 beside 岗措县第一小学 is none by itself."""
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold(name), name)
    whole = [name for own, name in by_fold.items() if not any(o != own and o.endswith(own) for o in by_fold)]
    return tuple(whole) if len(whole) > 1 else ()


def _gaps(classes: Sequence[SchoolClass]) -> list[Notice]:
    """Numbers missing between a grade's classes: 三（1）, 三（2）, 三（4）."""
    numbers: dict[tuple[int, str], set[int]] = defaultdict(set)
    for school_class in classes:
        if len(school_class.grades) == 1 and school_class.number:
            numbers[school_class.grades[0], school_class.naming.branch].add(school_class.number)
    notices = []
    for (grade, branch), found in sorted(numbers.items()):
        # Of classes with majors and tracks nobody knows whether they are counted through.
        of_grade = {number for (other, _), all_ in numbers.items() if other == grade for number in all_}
        missing = sorted(set(range(1, max(found))) - (of_grade if branch else found))
        if missing and len(missing) <= max(3, len(found)):
            notices.append(Notice(say("school.class_missing", grade=grade, numbers=tuple(missing))))
    return notices
