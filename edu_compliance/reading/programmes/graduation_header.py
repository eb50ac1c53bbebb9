"""The header of a graduation list: which column holds what, by the many names people give it."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import attrs

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid

_PUNCTUATION = re.compile(r"[()\[\]/、·:：*\-—_,;.%《》<>“”\"']")
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
    "remark": "备注 说明 备注说明 其他说明",
    "stage": "培养层次 层次 学历层次 学历 学生类别 培养类别",
}
_ROLES = {label: role for role, labels in _LABELS.items() for label in labels.split()}
_EVIDENCE = ("fitness", "grade", "exemption", "pe_earned", "pe_complete", "arts_earned")
REMARK = "remark"
"""The role of a column of remarks, which is no evidence by itself."""
_LOOK_AT = 12
"""Rows in which the header is looked for."""


_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_REQUIRED = re.compile("应[修得获]|要求|规定|[需须]修|最低|标准")
_OF_FITNESS = re.compile("体测|体质(?:健康)?(?:测试|标准)")
_IN_SHORT = re.compile("^((?:毕业|最终|毕业最终)(?:成绩|总分|总评|得分))$")
"""What the final score is called where the title says whose it is (体测成绩汇总表)."""
_ONE_YEAR = re.compile("大[一二三四五]|[一二三四五]年级|学年|20[0-9]{2}|[上下]学期|[0-9]月")
_EARNED = "(?:已修|实修|所修|已获|已得|实得|获得|取得|修得)?"
_WORDED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "fitness",
        re.compile(
            "(?:国家|学生|毕业生|毕业)*(?:体测|体质(?:健康)?(?:标准)?(?:测试|测评|监测)?)(?:毕业|最终|综合)?总?"
            "(?:成绩|总分|分数|得分|评分|总?评)"
        ),
    ),
    (
        "exemption",
        re.compile("(?:是否)?(?:体测|体质(?:健康)?测试)?免(?:测|试)(?:情况|备注|说明|原因|与否|审批)|体测备注"),
    ),
    ("pe_required", re.compile("(?:应修|应得|[需须]修|规定)体育(?:与健康)?(?:课程?)?(?:总)?学分")),
    ("pe_earned", re.compile(f"{_EARNED}体育(?:与健康)?(?:课程?)?{_EARNED}总?学分")),
    (
        "pe_complete",
        re.compile(
            "体育(?:与健康)?(?:课程?)?(?:学分)?(?:是否)?已?修满(?:学分)?|(?:是否)?已?修满体育(?:与健康)?(?:课程?)?学分"
        ),
    ),
    ("arts_earned", re.compile(f"{_EARNED}(?:公共)?(?:艺术|美育)(?:教育|类)?(?:选修)?(?:课程?)?{_EARNED}总?学分")),
)
"""What a header means however its words are put together, where it is none of the names above."""


def role_of(label: str) -> str | None:
    """What a header means; None where it is none of a list's."""
    folded = fold(label)
    role = _ROLES.get(_PUNCTUATION.sub("", folded))
    if role is not None:
        return role
    inner = "".join("".join(pair) for pair in _BRACKET.findall(folded))
    outer = _PUNCTUATION.sub("", _BRACKET.sub("", folded))
    role = _ROLES.get(outer) or next((role for role, words in _WORDED if words.fullmatch(outer)), None)
    if role in ("pe_earned", "arts_earned") and _REQUIRED.search(inner):
        return "pe_required" if role == "pe_earned" else None
    if role == "fitness" and "等" in inner:
        return "grade"
    if role in ("fitness", "grade") and _ONE_YEAR.search(inner) and "毕业" not in inner:
        return None  # the score of one year is none for those who graduate
    return role or ("exemption" if "免测" in inner else None)


@attrs.frozen
class Panel:
    """A table of students; several stand beside each other where the header's first label repeats."""

    roles: Mapping[str, int]
    """The column of each role."""
    left: int
    right: int
    """Its columns, the last one exclusive."""


def find_header(grid: Grid) -> tuple[int, tuple[Panel, ...]] | None:
    """The last row of labels, and the tables below; a label may go on in the row below it (体育学分: 应修, 实修)."""
    titles = [grid.sheet]
    for number, row in enumerate(grid.rows[:_LOOK_AT]):
        if _OF_FITNESS.search(fold("".join(titles))):
            row = [_IN_SHORT.sub(r"体测\1", fold(text)) for text in row]
        titles += row
        found = _columns(row)
        if "number" not in found and "name" not in found:
            continue
        below = _parts(grid, number, found)
        labels = below or row
        panels = _panels([role_of(text) if text else None for text in labels], len(labels))
        if panels:
            return number + bool(below), panels
    return None


def _panels(roles: Sequence[str | None], width: int) -> tuple[Panel, ...]:
    """The tables of a header; where all but one lack what makes a list, it is one table over the whole row."""
    opening = next((role for role in roles if role in ("number", "name")), None)
    starts = [column for column, role in enumerate(roles) if role == opening]
    bounds = [0, *starts[1:], width]
    found = [_panel(roles, left, right) for left, right in pairwise(bounds)]
    listing = [panel for panel in found if _lists_students(panel)]
    if len(listing) > 1:
        return tuple(listing)
    whole = _panel(roles, 0, width)
    return (whole,) if _lists_students(whole) else ()


def _panel(roles: Sequence[str | None], left: int, right: int) -> Panel:
    found: dict[str, int] = {}
    for column in range(left, right):
        if (role := roles[column]) is not None:
            found.setdefault(role, column)
    return Panel(found, left, right)


def _lists_students(panel: Panel) -> bool:
    return ("number" in panel.roles or "name" in panel.roles) and any(role in panel.roles for role in _EVIDENCE)


def _columns(labels: Sequence[str]) -> Mapping[str, int]:
    return _panel([role_of(text) if text else None for text in labels], 0, len(labels)).roles


def _parts(grid: Grid, number: int, found: Mapping[str, int]) -> list[str]:
    """The labels with their parts in the row below, in brackets; empty where that row is a student's."""
    below = grid.rows[number + 1] if number + 1 < len(grid.rows) else []
    named = (found.get("number", -1), found.get("name", -1))
    parts = {column: text.strip() for column, text in enumerate(below) if text.strip()}
    if (
        not parts
        or any(column in parts for column in named)
        or any(re.search("[0-9]", text) for text in parts.values())
    ):
        return []
    labels = [text.strip() for text in grid.rows[number]]
    labels += [""] * (len(below) - len(labels))
    for top, left, _, right in grid.merges:
        for column in range(left, min(right, len(labels) - 1) + 1) if top == number else ():
            labels[column] = labels[column] or labels[left]
    if not grid.merges:  # a format without merged cells: a part under no label is one of the label before it
        for column in sorted(parts):
            labels[column] = labels[column] or (labels[column - 1] if column else "")
    return [f"{text}({parts[column]})" if column in parts else text for column, text in enumerate(labels)]
