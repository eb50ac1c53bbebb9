"""What a column of a programme plan holds, by the label over it."""

import enum
import re
from collections.abc import Iterable

from edu_compliance.model.vocabulary import fold


class Role(enum.Enum):
    """What a column of a plan holds."""

    NAME = "name"
    CODE = "code"
    INDEX = "index"
    KIND = "kind"
    """Category or nature: 课程属性 and 课程性质 are used for either, their contents tell."""
    CREDITS = "credits"
    HOURS = "hours"
    THEORY = "theory"
    PRACTICE = "practice"
    TERMS = "terms"
    WEEKLY = "weekly"
    WEEKS = "weeks"
    REMARK = "remark"
    MAJOR = "major"
    """Whose course it is, where one table holds the plans of several 专业."""
    COHORT = "cohort"
    """Whose year of entry it is of, where one table holds the plans of several (2023级, 2024级)."""
    LEVEL = "level"
    """What the course's students study for (本科, 专科)."""


_LABELS: dict[Role, str] = {
    Role.NAME: """课程名称 课程名 课程 科目 科目名称 课目 教学科目 课程名称中文 课程中文名称 课程名称中英文 课程科目
        课程项目名称 实践环节名称 教学环节名称 课程环节 课程环节名称 课程教学环节名称 课程名称项目 环节名称
        coursename""",
    Role.CODE: "课程编号 课程代码 课程编码 课程号 代码 编号 编码 coursecode",
    Role.INDEX: "序号 编次 序 no",
    Role.KIND: """课程类别 课程类型 课程模块 模块 类别 类型 课程平台 平台 课程体系 课程性质 课程属性 性质 属性 修读性质
        修读方式 修读类型 修读类别 选课性质 必修选修 选修必修 选必修 必选修 课程分类 分类 课程群 修课方式 修读要求
        必修或选修 课程归属 课程结构 课程类别性质 课程类别及性质""",
    Role.CREDITS: "学分 学分数 总学分 课程学分 学分值 计划学分 credit credits",
    Role.HOURS: """总学时 学时 学时数 总课时 课时 课时数 计划学时 教学时数 总学时数 课内总学时 学时合计 总时数 课内学时
        计划课时 教学总时数 教学学时 课程学时 总计 合计 总数 总课时数 基准学时 总 小计 计划总学时 合计学时
        合计课时 总计学时 学时总计 hours""",
    Role.THEORY: """理论 理论学时 讲授 讲课 讲授学时 课堂教学 理论教学 理论课时 课堂讲授 授课 讲课学时 授课学时 课堂学时
        理论讲授 理论教学学时""",
    Role.PRACTICE: """实践 实践学时 实验 实验学时 上机 上机学时 实训 实训学时 实践教学 实践课时 实践实验 技能实训
        实训课时 实验实践 实践教学学时 实习实训 实验上机 课内实践""",
    Role.TERMS: """开课学期 学期 开设学期 授课学期 修读学期 建议修读学期 开课时间 学年学期 建议学期 开课学年学期
        执行学期 开设时间 安排学期 修读时间 上课学期 学期安排 建议开课学期 开课学期安排 实施学期 教学学期
        开出学期 term""",
    Role.WEEKLY: "周学时 周课时 周学时数 每周学时 周时数 每周课时 周课时数",
    Role.WEEKS: "周数 教学周数 上课周数 授课周数 起止周 教学周 学时周数 开课周数 周次",
    Role.REMARK: "备注 说明 注",
    Role.MAJOR: "专业 专业名称 所属专业 适用专业 开课专业 授课专业 面向专业 专业名 专业班级 班级 适用班级 年级专业",
    Role.COHORT: "年级 级 级别 适用年级 所属年级 授课年级 方案年级 入学年级 开课年级 上课年级",
    Role.LEVEL: "培养层次 层次 学历层次 办学层次 学生层次 培养类别",
}
_ROLES = {label: role for role, labels in _LABELS.items() for label in labels.split()}
_PUNCTUATION = re.compile(r"[()\[\]/、·:：*＊\-—_,;.]")
BRACKET = re.compile(r"\([^()]*\)")
PARTS_OF_HOURS = frozenset({"总计", "合计", "总数", "总", "小计"})
"""Labels that mean hours only below 学时."""


def plain(text: str) -> str:
    """A label without brackets' signs and punctuation."""
    return _PUNCTUATION.sub("", fold(text))


def role_of(label: str) -> Role | None:
    """What one header label means, its bracket aside where it says no more (学时（节）)."""
    return _ROLES.get(plain(label)) or _ROLES.get(plain(BRACKET.sub("", fold(label))))


_ADDED = re.compile(r"(?:理论|讲授|讲课)(?:学时|课时)?\+(?:实践|实验|实训|上机)")


def adds_parts(labels: Iterable[str]) -> bool:
    """Whether a column's labels say that its hours are written as a sum: 学时（理论+实践）."""
    return any(_ADDED.search(fold(label)) for label in labels)


_BOTH = re.compile(r"(?:总)?(学分|学时|课时)数?/(?:总)?(学分|学时|课时)数?(?:\(.*\))?")


def both_in(label: str) -> tuple[Role, Role] | None:
    """What a column holds on either side of a stroke, whose label says so: 学分/学时."""
    found = _BOTH.fullmatch(fold(label))
    if found is None or (found[1] == "学分") == (found[2] == "学分"):
        return None
    return (Role.CREDITS, Role.HOURS) if found[1] == "学分" else (Role.HOURS, Role.CREDITS)
