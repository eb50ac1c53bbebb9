"""The schools of the invented county, and what an audit must find in each."""

from collections.abc import Mapping

from edu_compliance.demonstration import school as manners
from edu_compliance.demonstration.pages import NUMERALS
from edu_compliance.demonstration.school import Planted, School

COUNTY = "岗措县"
"""No such county exists."""

_PRIMARY = (1, 2, 3, 4, 5, 6)
_JUNIOR = (7, 8, 9)
_SENIOR = (10, 11, 12)

# Whoever asks for twelve gets every rule broken, every format, and the upload that broke off.
SCHOOLS: tuple[School, ...] = (
    School(f"{COUNTY}第一小学", _PRIMARY, 2, "{G}（{n}）班", manners.class_sheets, clean=True),
    School(
        f"{COUNTY}第二小学",
        _PRIMARY,
        2,
        "{G}年级（{n}）班",
        manners.days_down_sheets,
        changes={"一年级（2）班": {"体育": 3}},
        unfinished=frozenset({"六年级（2）班"}),
        planted=(
            Planted("PE-03", "一年级（2）班", "not_met"),
            Planted("PE-06", "一年级（2）班", "not_met"),
            Planted("PE-04", "六年级（2）班", "undetermined"),
            Planted("PE-04", "六年级（1）班", "met"),
        ),
    ),
    School(
        f"{COUNTY}洛布乡中心小学",
        _PRIMARY,
        1,
        "{G}年级{n}班",
        manners.classes_down,
        changes={"四年级1班": {"劳动": 0}, "五年级1班": {"音乐": 1}},
        planted=(Planted("LAB-05", "四年级1班", "not_met"), Planted("ART-04", "五年级1班", "not_met")),
    ),
    School(
        f"{COUNTY}色曲镇中心小学",
        _PRIMARY,
        2,
        "{G}年级{n}班",
        manners.list_in_gbk,
        changes={"三年级1班": {"体育": 2}, "四年级1班": {"体育": 2, "雪域少年行": 1}},
        planted=(
            Planted("PE-04", "三年级1班", "not_met"),
            Planted("PE-04", "三年级2班", "met"),
            Planted("PE-04", "四年级1班", "undetermined"),
        ),
    ),
    School(
        f"{COUNTY}卡热乡小学",
        _PRIMARY,
        1,
        "{G}年级{n}班",
        manners.stacked_in_utf8,
        changes={
            "": {"劳动": 0, "班会": 0, "阅读": 0, "劳动（单）班会（双）": 1, "劳动(单周)/阅读(双周)": 1, "音乐": 1}
            | {"美术": 2, "音乐（单）美术（双）": 1}
        },
        planted=(Planted("LAB-05", "三年级1班", "met"), Planted("ART-04", "三年级1班", "met")),
        clean=True,
    ),
    School(
        f"{COUNTY}初级中学",
        _JUNIOR,
        3,
        "{G}（{n}）班",
        manners.classes_across,
        changes={"八（3）班": {"美术": 0}, "九（2）班": {"体育": 2}},
        planted=(
            Planted("ART-05", "八（3）班", "not_met"),
            Planted("PE-04", "九（2）班", "not_met"),
            Planted("ART-05", "九（2）班", "met"),
        ),
    ),
    School(
        f"{COUNTY}高级中学",
        _SENIOR,
        3,
        "",
        manners.with_evenings,
        changes={
            "高二（2）班": {"体育": 1},
            "高一（3）班": {"美术": 0},
            "高三（1）班": {"音乐": 0, "美术": 0},
            "高三（2）班": {"劳动": 0, "通用技术": 1},
        },
        planted=(
            Planted("PE-05", "高二（2）班", "not_met"),
            Planted("ART-06", "高一（3）班", "not_met"),
            Planted("ART-06", "高三（1）班", "undetermined"),
            Planted("LAB-05", "高三（2）班", "undetermined"),
        ),
    ),
    School(
        f"{COUNTY}玉措镇九年一贯制学校",
        _PRIMARY + _JUNIOR,
        1,
        "{G}年级{n}班",
        manners.class_sheets,
        changes={"": {"美术": 0}}
        | {f"{NUMERALS[grade]}年级1班": {"美术": 0, "音乐": 4 if grade < 7 else 2} for grade in range(1, 10)},
        planted=(Planted("ART-11", "", "not_met"), Planted("ART-04", "一年级1班", "met")),
    ),
    School(
        f"{COUNTY}十二年一贯制学校",
        _PRIMARY + _JUNIOR + _SENIOR,
        1,
        "{G}年级{n}班",
        manners.by_department,
        changes={"": {"体育": 5}},
        planted=(Planted("PE-06", "一年级1班", "met"), Planted("ART-11", "", "met")),
        clean=True,
    ),
    School(
        f"{COUNTY}仲当乡小学",
        _PRIMARY,
        2,
        "{G}年级{n}班",
        manners.allocation,
        changes={"六年级2班": {"劳动": 0, "综合实践": 1}},
        planted=(Planted("LAB-05", "六年级2班", "undetermined"), Planted("LAB-05", "六年级1班", "met")),
    ),
    School(
        f"{COUNTY}第三小学",
        _PRIMARY,
        2,
        "{G}（{n}）班",
        manners.classes_down,
        changes={"": {"体育": 3, "足球": 1}, "四（2）班": {"体育": 0, "足球": 0, "武术": 2, "体育（田径）": 2}},
        planted=(Planted("PE-30", "", "not_met"), Planted("PE-04", "四（2）班", "met")),
        marks=frozenset({"football"}),
    ),
    School(f"{COUNTY}帮卡乡小学", _PRIMARY, 1, "{G}年级{n}班", manners.truncated),
    School(f"{COUNTY}日果镇初级中学", _JUNIOR, 2, "{G}年级{n}班", manners.html_matrix, clean=True),
    School(
        f"{COUNTY}扎热乡小学",
        _PRIMARY,
        1,
        "{G}年级{n}班",
        manners.classes_down,
        changes={
            "三年级1班": {"体育": 2, "雪域少年行": 1},
            "五年级1班": {"美术": 1, "书法": 1},
        },
        planted=(
            Planted("PE-04", "三年级1班", "undetermined"),
            Planted("ART-04", "五年级1班", "undetermined"),
            Planted("LAB-05", "五年级1班", "met"),
        ),
    ),
    School(
        f"{COUNTY}第四小学",
        _PRIMARY,
        1,
        "{G}（{n}）班",
        manners.days_down_sheets,
        planted=(Planted("PE-30", "", "undetermined"),),
        marks=frozenset({"football"}),
    ),
)

PLANTED: Mapping[str, tuple[Planted, ...]] = {school.name: school.planted for school in SCHOOLS if school.planted}
"""What an audit with `MARKS` must find, by school."""

CLEAN: frozenset[str] = frozenset(school.name for school in SCHOOLS if school.clean)
"""Schools in which every mandatory rule that binds is met."""

MARKS: Mapping[str, frozenset[str]] = {school.name: school.marks for school in SCHOOLS if school.marks}
"""特色校 marks a roster would tell, by school."""
