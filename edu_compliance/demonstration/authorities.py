"""Who stands above the schools: the county's, prefecture's and region's offices, and what their registers state."""

from collections.abc import Iterator

from edu_compliance.demonstration.registers import YEAR, event, register
from edu_compliance.demonstration.school import Files, Planted, School
from edu_compliance.demonstration.schools import COUNTY
from edu_compliance.model.forms.register import NO
from edu_compliance.model.rule import TargetKind

FOLDER = "教育行政部门"
"""The folder beside the county's."""


def _county(school: School) -> Files:
    games = event("student_games", f"{COUNTY}中小学生球类运动会", "2026-07-18", athletics=NO)
    return register("student_games", more=(games,), level=TargetKind.COUNTY)(school)


def _prefecture(school: School) -> Files:
    return register("heritage_show", level=TargetKind.PREFECTURE)(school)


def _region(school: School) -> Files:
    """Three years, for some clauses speak of any three: games in the second, shows in the third, monitoring in none."""
    found: Files = {}
    for year, without in (
        (YEAR - 2, ("student_games", "arts_show")),
        (YEAR - 1, ("arts_show",)),
        (YEAR, ("student_games",)),
    ):
        found |= register(*without, "arts_monitoring", level=TargetKind.REGION, year=year)(school)
    return found


AUTHORITIES: tuple[School, ...] = (
    School(
        f"{COUNTY}教育局",
        write=_county,
        planted=(Planted("PE-26", "", "not_met"), Planted("LAB-43", "", "met")),
    ),
    School(
        "岗措地区教育局",
        write=_prefecture,
        planted=(Planted("PE-17", "", "not_met"), Planted("PE-26", "", "met"), Planted("ART-21", "", "met")),
    ),
    School(
        "自治区教育厅",
        write=_region,
        planted=(Planted("ART-34", "", "not_met"), Planted("PE-24", "", "met"), Planted("ART-22", "", "met")),
    ),
)


def authorities() -> Iterator[tuple[str, bytes]]:
    """Their files, as (path relative to `FOLDER`, content)."""
    for office in AUTHORITIES:
        for name, content in office.files().items():
            yield f"{office.name}/{name}", content
