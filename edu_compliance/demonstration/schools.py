"""The schools of the invented county, and what an audit must find in each."""

from collections.abc import Mapping

from edu_compliance.demonstration import higher
from edu_compliance.demonstration import school as manners
from edu_compliance.demonstration.deliveries import records
from edu_compliance.demonstration.pages import NUMERALS
from edu_compliance.demonstration.registers import event, inspection, register
from edu_compliance.demonstration.school import Planted, School

COUNTY = "岗措县"
"""No such county exists."""

_PRIMARY = (1, 2, 3, 4, 5, 6)
_JUNIOR = (7, 8, 9)
_SENIOR = (10, 11, 12)

_JUDGED = (
    "LAB-16", "LAB-17", "LAB-18", "LAB-30", "LAB-33", "LAB-35", "PE-32", "PE-33", "PE-37", "PE-41", "PE-45", "ART-15",
    "ART-26", "ART-29",
)  # fmt: skip
"""Clauses that a person judges in a primary school."""
_SHOP = event(
    "arts_activity", "××酒店开业文艺演出", "2026-05-02", grades="高一、高二", commercial="是", collective="是"
)

# Whoever asks for twelve gets every rule broken, every format, and the upload that broke off.
SCHOOLS: tuple[School, ...] = (
    School(
        f"{COUNTY}第一小学",
        _PRIMARY,
        2,
        "{G}（{n}）班",
        write=manners.class_sheets,
        evidence=(
            register(),
            inspection(_JUDGED),
            records(
                [
                    ("2026-09-15", "三（1）班", "第5节", "体育", "数学", "教师外出培训，与周四数学对调", "是"),
                    ("2026-09-24", "五（2）班", "第6节", "音乐", "美术", "两位教师对调", "是"),
                ]
            ),
        ),
        planted=(
            Planted("PE-02", "", "met"),
            Planted("PE-22", "", "met"),
            Planted("PE-27", "", "met"),
            Planted("LAB-17", "", "met"),
        ),
        clean=True,
    ),
    School(
        f"{COUNTY}第二小学",
        _PRIMARY,
        2,
        "{G}年级（{n}）班",
        write=manners.days_down_sheets,
        changes={"一年级（2）班": {"体育": 3}},
        unfinished=frozenset({"六年级（2）班"}),
        evidence=(register("athletics_meet", "labour_site"),),
        planted=(
            Planted("PE-27", "", "not_met"),
            Planted("PE-18", "", "not_met"),
            Planted("LAB-20", "", "not_met"),
            Planted("LAB-25", "", "not_met"),
            Planted("ART-20", "", "met"),
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
        write=manners.classes_down,
        changes={"四年级1班": {"劳动": 0}, "五年级1班": {"音乐": 1}},
        planted=(Planted("LAB-05", "四年级1班", "not_met"), Planted("ART-04", "五年级1班", "not_met")),
    ),
    School(
        f"{COUNTY}色曲镇中心小学",
        _PRIMARY,
        2,
        "{G}年级{n}班",
        write=manners.list_in_gbk,
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
        write=manners.stacked_in_utf8,
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
        write=manners.classes_across,
        changes={"八（3）班": {"美术": 0}, "九（2）班": {"体育": 2}},
        evidence=(
            records(
                [
                    ("2026-09-14", "八（1）班", "第3节", "体育", "数学", "赶进度", "否"),
                    ("2026-09-21", "九（1）班", "第6节", "体育", "语文", "讲评试卷", "否"),
                    ("2026-09-22", "七（2）班", "第4节", "体育", "英语", "教师外出", "是"),
                    ("2026-09-28", "七（1）班", "第5节", "音乐", "美术", "两位教师对调", "是"),
                    ("2026-10-12", "八（2）班", "第6节", "美术", "物理", "赶进度", "是"),
                    ("2026-10-13", "七（3）班", "第5节", "体育", "停课", "校运动会", ""),
                ],
                seen=[
                    ("2026-09-21", "九（1）班", "第6节", "体育", "语文", "讲评试卷", "否"),
                    ("2026-10-14", "九（3）班", "第7节", "体育", "数学", "占课", "否"),
                ],
            ),
        ),
        planted=(
            Planted("PE-02", "", "not_met"),
            Planted("ART-02", "", "met"),
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
        write=manners.with_evenings,
        changes={
            "高二（2）班": {"体育": 1},
            "高一（3）班": {"美术": 0},
            "高三（1）班": {"音乐": 0, "美术": 0},
            "高三（2）班": {"劳动": 0, "通用技术": 1},
        },
        evidence=(register("arts_festival", more=(_SHOP,)),),
        planted=(
            Planted("ART-20", "", "not_met"),
            Planted("ART-24", "", "not_met"),
            Planted("ART-23", "", "met"),
            Planted("LAB-26", "", "met"),
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
        write=manners.class_sheets,
        changes={"": {"美术": 0}}
        | {f"{NUMERALS[grade]}年级1班": {"美术": 0, "音乐": 4 if grade < 7 else 2} for grade in range(1, 10)},
        evidence=(register(), inspection(("LAB-16", "PE-33"), "LAB-17", "PE-27")),
        planted=(
            Planted("ART-11", "", "not_met"),
            Planted("ART-04", "一年级1班", "met"),
            Planted("LAB-16", "", "met"),
            Planted("LAB-17", "", "not_met"),
            Planted("PE-27", "", "undetermined"),
        ),
    ),
    School(
        f"{COUNTY}十二年一贯制学校",
        _PRIMARY + _JUNIOR + _SENIOR,
        1,
        "{G}年级{n}班",
        write=manners.by_department,
        changes={"": {"体育": 5}},
        planted=(Planted("PE-06", "一年级1班", "met"), Planted("ART-11", "", "met")),
        clean=True,
    ),
    School(
        f"{COUNTY}仲当乡小学",
        _PRIMARY,
        2,
        "{G}年级{n}班",
        write=manners.allocation,
        changes={"六年级2班": {"劳动": 0, "综合实践": 1}},
        planted=(Planted("LAB-05", "六年级2班", "undetermined"), Planted("LAB-05", "六年级1班", "met")),
    ),
    School(
        f"{COUNTY}第三小学",
        _PRIMARY,
        2,
        "{G}（{n}）班",
        write=manners.with_bells,
        changes={"": {"体育": 3, "足球": 1}, "四（2）班": {"体育": 0, "足球": 0, "武术": 2, "体育（田径）": 2}},
        planted=(
            Planted("PE-30", "", "not_met"),
            Planted("PE-04", "四（2）班", "met"),
            Planted("PE-19", "", "not_met"),
            Planted("PE-22", "", "not_met"),
        ),
        marks=frozenset({"football"}),
    ),
    School(f"{COUNTY}帮卡乡小学", _PRIMARY, 1, "{G}年级{n}班", write=manners.truncated),
    School(f"{COUNTY}日果镇初级中学", _JUNIOR, 2, "{G}年级{n}班", write=manners.html_matrix, clean=True),
    School(
        f"{COUNTY}扎热乡小学",
        _PRIMARY,
        1,
        "{G}年级{n}班",
        write=manners.classes_down,
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
        write=manners.days_down_sheets,
        planted=(Planted("PE-30", "", "undetermined"),),
        marks=frozenset({"football"}),
    ),
    School(
        f"{COUNTY}职业技术学校",
        write=higher.vocational,
        beyond=("中职",),
        planted=(
            Planted("ART-07", f"{COUNTY}职业技术学校汽车运用与维修专业人才培养方案（中职）", "not_met"),
            Planted("ART-07", f"{COUNTY}职业技术学校藏医护理专业人才培养方案（中职）", "met"),
            Planted("PE-07", "", "met"),
            Planted("LAB-09", "", "met"),
        ),
    ),
    School(
        "岗措职业技术学院",
        write=higher.college,
        beyond=("高职（专科）",),
        planted=(
            Planted("LAB-09", "岗措职业技术学院畜牧兽医专业人才培养方案（高职）", "not_met"),
            Planted("LAB-09", "岗措职业技术学院旅游管理专业人才培养方案（高职）", "met"),
            Planted("PE-08", "", "met"),
            Planted("PE-12", "", "met"),
        ),
    ),
    School(
        "岗措大学",
        write=higher.university,
        evidence=(register("winter_run"),),
        beyond=("本科",),
        planted=(
            Planted("PE-09", "岗措大学数学与应用数学专业本科人才培养方案", "not_met"),
            Planted("PE-09", "岗措大学计算机科学与技术专业本科人才培养方案", "met"),
            Planted("LAB-11", "岗措大学法学专业本科人才培养方案", "not_met"),
            Planted("LAB-11", "岗措大学数学与应用数学专业本科人才培养方案", "met"),
            Planted("LAB-11", "岗措大学计算机科学与技术专业本科人才培养方案", "met"),
            Planted("PE-12", "", "not_met"),
            Planted("ART-08", "", "not_met"),
            Planted("PE-20", "", "not_met"),
            Planted("ART-18", "", "met"),
        ),
    ),
)

PLANTED: Mapping[str, tuple[Planted, ...]] = {school.name: school.planted for school in SCHOOLS if school.planted}
"""What an audit with `MARKS` must find, by school."""

CLEAN: frozenset[str] = frozenset(school.name for school in SCHOOLS if school.clean)
"""Schools in which every mandatory rule that binds is met."""

MARKS: Mapping[str, frozenset[str]] = {school.name: school.marks for school in SCHOOLS if school.marks}
"""特色校 marks a roster would tell, by school."""
