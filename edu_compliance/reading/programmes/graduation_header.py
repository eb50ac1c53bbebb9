"""The header of a graduation list: which column holds what, by the many names people give it."""

import re

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid

_PUNCTUATION = re.compile(r"[()\[\]/、·:：*\-—_,;.%]")
_LABELS: dict[str, str] = {
    "number": "学号 学生学号 考生号 学籍号 student",
    "name": "姓名 学生姓名 学生",
    "group": "学院 院系 专业 班级 专业名称 学院名称 所在班级 行政班级 系别 系部 院系名称",
    "fitness": """体测成绩 体质测试成绩 体质健康成绩 体质健康测试成绩 体测总分 体质健康标准成绩
        体质健康总分 体测分数 体质测试总分 体质健康测试总分 体质健康标准测试成绩
        国家学生体质健康标准成绩 毕业体测成绩 体质健康毕业成绩 体质健康测试毕业成绩
        体测毕业成绩 学生体质健康标准成绩 体质测试分数 体质健康""",
    "grade": """体测等级 体质健康等级 体质测试等级 体质健康测试等级 体测等第 体质健康标准等级
        体测评定等级 等级评定 体质健康评定等级""",
    "exemption": "免测 是否免测 体测免测 免予执行 免测申请 体质测试免测 免测标记",
    "document": "免测证明 免测材料 免测文号 免测依据 证明材料 免测审批表 免测证明材料 免测批准文号",
    "pe_earned": """体育学分 已修体育学分 体育已修学分 体育课学分 体育实修学分 体育获得学分
        体育已得学分 已获体育学分 体育课已修学分 体育取得学分 取得体育学分 体育修得学分""",
    "pe_required": """体育应修学分 应修体育学分 体育要求学分 体育课应修学分 体育学分要求 要求体育学分
        培养方案体育学分 体育毕业要求学分 体育规定学分""",
    "pe_complete": "体育学分是否修满 体育学分修满 是否修满体育学分 修满体育学分 体育是否修满",
    "arts_earned": """公共艺术学分 艺术学分 美育学分 公共艺术课程学分 已修公共艺术学分 公共艺术已修学分
        已修艺术学分 艺术类学分 公共艺术课学分 公共艺术类学分 美育课程学分 已修美育学分
        公共艺术选修学分""",
    "stage": "培养层次 层次 学历层次 学历 学生类别 培养类别",
}
_ROLES = {label: role for role, labels in _LABELS.items() for label in labels.split()}
_EVIDENCE = ("fitness", "grade", "exemption", "pe_earned", "pe_complete", "arts_earned")
_LOOK_AT = 12
"""Rows in which the header is looked for."""


def role_of(label: str) -> str | None:
    """What a header means; None where it is none of a list's."""
    folded = fold(label)
    bare = _PUNCTUATION.sub("", folded)
    return _ROLES.get(bare) or _ROLES.get(_PUNCTUATION.sub("", re.sub(r"\([^()]*\)", "", folded)))


def find_header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of labels, and the column of each."""
    for number, row in enumerate(grid.rows[:_LOOK_AT]):
        found: dict[str, int] = {}
        for column, text in enumerate(row):
            role = role_of(text) if text else None
            if role:
                found.setdefault(role, column)
        if ("number" in found or "name" in found) and any(role in found for role in _EVIDENCE):
            return number, found
    return None
