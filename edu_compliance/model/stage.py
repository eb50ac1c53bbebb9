"""Stages of schooling, their grades, and the areas of education that rules speak of."""

from edu_compliance.model.closed_set import ClosedSet


class Stage(ClosedSet):
    """A stage of schooling; nothing binds preschool."""

    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    JUNIOR = "junior"
    SENIOR = "senior"
    VOCATIONAL = "vocational"
    COLLEGE = "college"
    UNDERGRADUATE = "undergraduate"
    POSTGRADUATE = "postgraduate"


class Area(ClosedSet):
    """An area of education in the sense of 藏政办发〔2021〕26号: 劳动, 体育, 美育."""

    LABOUR = "labour"
    PE = "pe"
    ARTS = "arts"


SCHOOL_STAGES = (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR)
"""Stages whose grades are counted on from 1 (primary one) to 12 (senior three)."""

HIGHER = (Stage.COLLEGE, Stage.UNDERGRADUATE, Stage.POSTGRADUATE)
"""高等教育阶段."""

_GRADES = {
    Stage.PRIMARY: range(1, 7),
    Stage.JUNIOR: range(7, 10),
    Stage.SENIOR: range(10, 13),
}


def stage_of_grade(grade: int) -> Stage:
    """The stage of a grade 1–12; ValueError outside."""
    for stage, grades in _GRADES.items():
        if grade in grades:
            return stage
    raise ValueError(f"no grade of primary, junior or senior school: {grade}")


def grades_of_stage(stage: Stage) -> tuple[int, ...]:
    """Grades of a stage: 1–6, 7–9 and 10–12 in schools, years of study 1–5 in vocational and higher education."""
    if stage in _GRADES:
        return tuple(_GRADES[stage])
    return () if stage is Stage.PRESCHOOL else (1, 2, 3, 4, 5)
