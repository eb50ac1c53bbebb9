"""The county's vocational school, college and university: programme plans, and lists of those who are to graduate."""

from edu_compliance.demonstration import files
from edu_compliance.demonstration.graduates import Differing, graduates_page
from edu_compliance.demonstration.plans import Taught, numbered, plan_page
from edu_compliance.demonstration.school import Files, School

_PUBLIC, _MAJOR, _CHOICE = "公共基础课", "专业课", "公共选修课"

FAILING: Differing = {17: {"体测成绩": "46.5"}, 58: {"体测成绩": "38"}, 133: {"体测成绩": "42"}}
"""Below the bar of 50."""
BELOW_PASS: Differing = {29: {"体测成绩": "53.5"}}
"""Below 60 and above the bar: named, and no failure."""
WITHOUT_SCORE: Differing = {71: {"体测成绩": ""}, 162: {"体测成绩": "缺测"}}
EXEMPT: Differing = {45: {"体测成绩": "", "是否免测": "是", "免测证明": "岗大体〔2026〕3号"}}
EXEMPT_WITHOUT_DOCUMENT: Differing = {88: {"体测成绩": "", "是否免测": "是"}}
SHORT_OF_PE: Differing = {104: {"体育已修学分": "3"}}
SHORT_OF_ARTS: Differing = {150: {"公共艺术学分": "0"}, 191: {"公共艺术学分": "1"}}

_STUDENTS = 200


def vocational(school: School) -> Files:
    """Two programmes of 中职; that of cars has half the arts hours."""

    def courses(arts: int, *major: Taught) -> list[Taught]:
        return [
            Taught("中国特色社会主义", _PUBLIC, 36, "1"),
            Taught("语文", _PUBLIC, 198, "1-4"),
            Taught("数学", _PUBLIC, 144, "1-4"),
            *numbered("体育与健康", _PUBLIC, (36, 36, 36, 36)),
            Taught("公共艺术（音乐、美术）", _PUBLIC, arts, "2"),
            Taught("劳动教育", _PUBLIC, 18, "1"),
            *major,
        ]

    cars = courses(36, Taught("汽车发动机构造与维修", _MAJOR, 108, "3"), Taught("岗位实习", _MAJOR, 540, "6"))
    nursing = courses(72, Taught("藏医基础", _MAJOR, 144, "3"), Taught("护理实训", _MAJOR, 180, "5"))
    return {
        "人才培养方案.xlsx": files.xlsx(
            [
                plan_page(f"{school.name}汽车运用与维修专业人才培养方案（中职）", "汽修", cars),
                plan_page(f"{school.name}藏医护理专业人才培养方案（中职）", "护理", nursing),
            ]
        )
    }


def college(school: School) -> Files:
    """Two programmes of 高职; that of veterinary medicine has half the labour hours. All of forty may graduate."""

    def courses(labour: int, *major: Taught) -> list[Taught]:
        return [
            Taught("思想道德与法治", _PUBLIC, 48, "1"),
            Taught("高职英语", _PUBLIC, 128, "1-2"),
            *numbered("高职体育", _PUBLIC, (36, 36, 36)),
            Taught("劳动教育", _PUBLIC, labour, "1"),
            *_arts(),
            *major,
        ]

    cattle = courses(8, Taught("动物防疫与检疫", _MAJOR, 96, "3"), Taught("岗位实习", _MAJOR, 480, "6"))
    tourism = courses(16, Taught("导游业务", _MAJOR, 96, "3"), Taught("景区服务实训", _MAJOR, 96, "4"))
    return {
        "人才培养方案.xlsx": files.xlsx(
            [
                plan_page(f"{school.name}畜牧兽医专业人才培养方案（高职）", "畜牧兽医", cattle),
                plan_page(f"{school.name}旅游管理专业人才培养方案（高职）", "旅游管理", tourism),
            ]
        ),
        "毕业名单.xlsx": files.xlsx([graduates_page(f"{school.name}2026届专科毕业生名单", 40, {})]),
    }


def university(school: School) -> Files:
    """Three programmes of 本科: PE 128 of 144 hours, labour 16 of 32, and one that is clean; two hundred graduates."""

    def courses(pe: int, labour: int, *major: Taught) -> list[Taught]:
        return [
            Taught("马克思主义基本原理", _PUBLIC, 48, "3"),
            Taught("大学英语", _PUBLIC, 192, "1-4"),
            *numbered("大学体育", _PUBLIC, (pe, pe, pe, pe)),
            Taught("劳动教育", _PUBLIC, labour, "2"),
            *_arts(),
            Taught("体育选项课（射艺）", _CHOICE, 32, "5-6", "任选"),
            *major,
        ]

    sums = courses(32, 32, Taught("数学分析", _MAJOR, 256, "1-3"), Taught("高等代数", _MAJOR, 160, "1-2"))
    # A plan without internships: what carries labour education beside its own course may otherwise not be told.
    law = courses(36, 16, Taught("法理学", _MAJOR, 64, "1"), Taught("民法学", _MAJOR, 96, "3-4"))
    computing = courses(
        36,
        24,
        Taught("程序设计", _MAJOR, 96, "1-2"),
        Taught("软件工程", _MAJOR, 64, "5", remark="含劳动教育8学时"),
    )
    leaving = [FAILING, BELOW_PASS, WITHOUT_SCORE, EXEMPT, EXEMPT_WITHOUT_DOCUMENT, SHORT_OF_PE, SHORT_OF_ARTS]
    differing = {number: row for rows in leaving for number, row in rows.items()}
    return {
        "本科人才培养方案.xlsx": files.xlsx(
            [
                plan_page(f"{school.name}数学与应用数学专业本科人才培养方案", "数学", sums),
                plan_page(f"{school.name}法学专业本科人才培养方案", "法学", law),
                plan_page(f"{school.name}计算机科学与技术专业本科人才培养方案", "计算机", computing),
            ]
        ),
        "毕业名单.xlsx": files.xlsx([graduates_page(f"{school.name}2026届本科毕业生名单", _STUDENTS, differing)]),
    }


def _arts() -> list[Taught]:
    """Electives of the three kinds that 美育 二(一) names."""
    return [Taught(name, _CHOICE, 32, "3-6", "任选") for name in ("艺术概论", "音乐鉴赏", "合唱")]
