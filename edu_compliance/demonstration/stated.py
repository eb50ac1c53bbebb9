"""What the units of the invented county state in their registers: kinds by level, names, days of the year."""

from collections.abc import Mapping

from edu_compliance.model.rule import TargetKind

_SCHOOL, _COUNTY, _PREFECTURE, _REGION = (
    TargetKind.SCHOOL,
    TargetKind.COUNTY,
    TargetKind.PREFECTURE,
    TargetKind.REGION,
)

DATES: Mapping[str, tuple[int, int]] = {
    "labour_week": (4, 27),
    "labour_off_campus": (10, 14),
    "labour_showcase": (5, 8),
    "labour_service": (3, 12),
    "labour_festival": (3, 5),
    "athletics_meet": (10, 9),
    "winter_run": (11, 30),
    "arts_festival": (5, 28),
    "arts_show": (12, 28),
    "student_games": (7, 18),
    "heritage_show": (6, 13),
    "sunshine_contest": (5, 16),
    "arts_monitoring": (4, 20),
}
"""Month and day of each kind of activity."""

EVENTS: Mapping[TargetKind, tuple[str, ...]] = {
    _SCHOOL: (
        "athletics_meet",
        "labour_off_campus",
        "winter_run",
        "labour_festival",
        "labour_service",
        "labour_week",
        "labour_showcase",
        "arts_festival",
    ),
    _COUNTY: ("student_games", "arts_show"),
    _PREFECTURE: ("student_games", "arts_show", "heritage_show"),
    _REGION: ("student_games", "sunshine_contest", "arts_show", "arts_monitoring"),
}

_EVERYWHERE_ABOVE = (
    "labour_office", "labour_inspection_plan", "labour_inspection_published", "competition_system",
    "pe_inspection_plan", "pe_funding", "arts_leaders_appraisal", "arts_inspection_plan", "arts_inspection_report",
)  # fmt: skip
_LOCAL = (
    "labour_resources",
    "labour_appraisal",
    "pe_supplies",
    "sports_risk_plan",
    "liability_insurance",
    "arts_supplies",
)

DOCUMENTS: Mapping[TargetKind, tuple[str, ...]] = {
    _SCHOOL: (
        "labour_time", "labour_curriculum", "labour_list", "weekly_labour_time", "labour_pact", "quality_assessment",
        "labour_assessment", "labour_appraisal", "labour_partnership", "labour_risk_plan", "labour_operations",
        "pe_curriculum", "pe_homework", "competition_system", "pe_supplies", "pe_appraisal", "sports_risk_plan",
        "liability_insurance", "arts_requirements", "arts_show_system", "recess_heritage", "arts_workload",
        "arts_supplies", "arts_leaders_training",
    ),
    _COUNTY: (*_EVERYWHERE_ABOVE, *_LOCAL),
    _PREFECTURE: (
        *_EVERYWHERE_ABOVE, *_LOCAL, "labour_supplies", "labour_risk_plan", "pe_three_year_plan", "arts_joint_meeting",
        "arts_three_year_plan",
    ),
    _REGION: (
        *_EVERYWHERE_ABOVE, "labour_monitoring", "venue_opening", "pe_in_exams", "pe_exam_plan",
        "pe_inspection_measures", "pe_inspection_system", "pe_inspection_published", "arts_joint_meeting",
    ),
}  # fmt: skip

HOLDINGS: Mapping[TargetKind, tuple[tuple[str, str], ...]] = {
    _SCHOOL: (
        ("labour_site", "校园蔬菜大棚"),
        ("plot", "青稞责任田"),
        ("labour_club", "小农夫社"),
        ("sports_club", "篮球社"),
        ("school_team", "校田径队"),
        ("traditional_sport", "押加"),
        ("arts_club", "合唱兴趣小组"),
        ("arts_troupe", "锅庄舞蹈团"),
    ),
    _COUNTY: (),
    _PREFECTURE: (),
    _REGION: (("fitness_centre", "西藏自治区学生体质健康监测中心"),),
}
"""Kinds, each with a name."""

PERSONS: Mapping[TargetKind, tuple[tuple[str, str], ...]] = {
    _SCHOOL: (("labour_lead", "次仁"), ("labour_first", "李建国"), ("teacher", "央金")),
    _COUNTY: (("researcher", "格桑"),),
    _PREFECTURE: (("researcher", "洛桑"),),
    _REGION: (("researcher", "曲珍"),),
}
"""Duties, each with a name."""
