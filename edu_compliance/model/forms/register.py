"""The register's form: its sheets, columns and questions; the one definition by which it is written and read.

Some columns no measure reads (参加人数, 地点, 佐证材料, 专职或兼职 …): they are for the inspector, who judges what
numbers cannot.
"""

from edu_compliance.model.forms.form import EXAMPLE, Column, Question, SheetForm
from edu_compliance.model.forms.register_kinds import KINDS
from edu_compliance.model.register import RegisterSheet
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.stage import Area, Stage

YES, NO = "是", "否"
YES_NO = (YES, NO)
TITLE = "学校劳动教育、体育、美育工作台账"

LEVELS = {
    "学校": TargetKind.SCHOOL,
    "县（区）": TargetKind.COUNTY,
    "地（市）": TargetKind.PREFECTURE,
    "自治区": TargetKind.REGION,
}
"""Who fills in a register, by the words of its drop-down."""

STAGES = {
    "小学": Stage.PRIMARY,
    "初中": Stage.JUNIOR,
    "普通高中": Stage.SENIOR,
    "中职": Stage.VOCATIONAL,
    "高职（专科）": Stage.COLLEGE,
    "本科": Stage.UNDERGRADUATE,
    "研究生": Stage.POSTGRADUATE,
    "幼儿园": Stage.PRESCHOOL,
}

AREAS = {"劳动": Area.LABOUR, "体育": Area.PE, "美育": Area.ARTS}

MARKS = {
    "football": "全国校园足球特色学校",
    "basketball": "全国校园篮球特色学校",
    "sports_feature": "其他体育特色校（体育传统项目学校、体育专项特色学校等）",
}
"""特色校 marks that rules bind by, with their questions."""

CONDITIONS = {
    "able_arts_troupe": "有条件建立校级艺术社团",
    "able_plot": "有条件开辟种植区域",
    "boarding": "寄宿制学校",
}
"""What else the register asks: conditions on which 有条件的 clauses depend, and facts about the school."""

_ALSO_ASKED = {
    "football": ("足球特色学校", "足球特色校", "校园足球特色学校", "全国足球特色学校"),
    "basketball": ("篮球特色学校", "篮球特色校", "校园篮球特色学校", "全国篮球特色学校"),
    "sports_feature": ("体育特色校", "体育特色学校", "体育传统项目学校", "体育传统特色学校"),
    "boarding": ("寄宿制", "是否寄宿制", "是否寄宿"),
}
"""What other forms call them."""

UNIT = (
    Question("version", "表式版本", "请勿改动。"),
    Question(
        "school", "单位名称", "学校填全称；县（区）、地（市）、自治区填教育行政部门名称。", ("学校名称", "学校", "单位")
    ),
    Question("level", "层级", "由谁填报。", ("单位层级", "填报层级"), tuple(LEVELS)),
    Question("year", "学年", "本台账所属学年，如 2025—2026 学年（9月1日至次年8月31日）。", ("所属学年",)),
    Question(
        "stages", "学段", "学校填写，有几个写几个，用顿号隔开：" + "、".join(STAGES) + "。", ("办学层次", "办学学段")
    ),
    *(
        Question(key, title, "学校填写。", _ALSO_ASKED.get(key, ()), YES_NO)
        for key, title in (*MARKS.items(), *CONDITIONS.items())
    ),
    Question("filled_by", "填报人"),
    Question("filled_on", "填报日期", "如 2026-07-10。", ("填表日期", "日期")),
)
"""The questions of the sheet 单位信息, one a row."""

_UNIT = SheetForm(
    "unit",
    "单位信息",
    "每行一项，在“内容”一栏填写。",
    (
        Column("question", "项目", required=True, width=34),
        Column("answer", "内容", required=True, aliases=("填写内容",), width=34),
        Column("help", "说明", width=60),
    ),
    aliases=("学校信息", "基本信息"),
    known_by=("question", "answer"),
)


def _labels(sheet: RegisterSheet) -> tuple[str, ...]:
    return tuple(kind.label for kind in KINDS[sheet])


_EVENTS = SheetForm(
    "events",
    "活动台账",
    "一次活动一行；学年内没有举办的不填。整张表一行不填，视为没有提交。",
    (
        Column(
            "kind",
            "活动类型",
            "从下拉列表选择。",
            ("活动类别", "类型", "类别", "项目"),
            _labels(RegisterSheet.EVENTS),
            True,
            28,
        ),
        Column("name", "活动名称", "全称。", ("名称", "活动"), required=True, width=34),
        Column(
            "date",
            "日期",
            "开始日期，写明年份，如 2026-05-20。",
            ("活动日期", "举办日期", "时间", "举办时间", "活动时间"),
            width=14,
        ),
        Column("grades", "参加年级", "全校，或写明年级：七年级、八年级。", ("年级", "参与年级"), width=18),
        Column("participants", "参加人数", aliases=("人数", "参与人数"), width=10),
        Column("organiser", "组织单位", aliases=("主办单位", "组织者", "举办单位"), width=20),
        Column("venue", "地点", aliases=("活动地点",), width=16),
        Column(
            "collective", "是否学校集体组织", "校外劳动必填；家庭自行组织的填“否”。", ("组织形式",), YES_NO, width=12
        ),
        Column("athletics", "是否以田径为主", "县（区）、地（市）学生运动会必填。", ("以田径为主",), YES_NO, width=12),
        Column(
            "commercial",
            "是否商业性或营利性",
            "艺术竞赛、演出、庆典必填。",
            ("是否商业", "是否营利", "商业性", "是否商业性", "是否营利性"),
            YES_NO,
            width=12,
        ),
        Column("proof", "佐证材料", "方案、照片、总结等存放处。", ("证明材料", "材料"), width=24),
    ),
    (
        "校园艺术节",
        f"{EXAMPLE}：第三届校园艺术节",
        "2026-05-28",
        "全校",
        "860",
        "本校",
        "本校礼堂",
        YES,
        "",
        NO,
        "艺术节方案、照片",
    ),
    ("活动", "活动情况", "活动登记"),
    ("kind",),
)

_DOCUMENTS = SheetForm(
    "documents",
    "制度与文件",
    "现行有效的制度、方案、预案等，一份一行；一份文件包含几项内容的，每项填一行。",
    (
        Column(
            "kind",
            "文件类型",
            "从下拉列表选择。",
            ("制度类型", "材料类型", "文件类别", "类型", "类别"),
            _labels(RegisterSheet.DOCUMENTS),
            True,
            40,
        ),
        Column("name", "文件名称", "全称。", ("名称", "文件标题", "标题"), required=True, width=44),
        Column("number", "文号", "没有文号的填印发单位。", ("发文字号", "编号"), width=22),
        Column("date", "日期", "印发日期，写明年份。", ("印发日期", "发文日期", "制定日期"), width=14),
    ),
    ("学生校内劳动清单", f"{EXAMPLE}：××学校学生校内劳动清单（2025年修订）", "×校发〔2025〕12号", "2025-09-05"),
    ("制度文件", "文件", "制度"),
    ("kind",),
)

_HOLDINGS = SheetForm(
    "holdings",
    "组织与场所",
    "社团、代表队、实践场所、传统体育项目等，一个一行。",
    (
        Column(
            "kind",
            "组织或场所类型",
            "从下拉列表选择。",
            ("类型", "类别", "组织类型", "场所类型"),
            _labels(RegisterSheet.HOLDINGS),
            True,
            36,
        ),
        Column("name", "名称", aliases=("组织或场所名称", "项目名称"), required=True, width=34),
        Column("campus", "校内或校外", "场所必填。", ("校内校外", "位置"), ("校内", "校外"), width=12),
        Column("person", "负责人", aliases=("指导教师",), width=12),
        Column("participants", "参加人数", aliases=("人数",), width=10),
        Column("proof", "佐证材料", "共建协议、名册等。", ("证明材料", "材料"), width=24),
    ),
    ("中华传统体育项目", f"{EXAMPLE}：押加", "校内", "", "120", "训练计划"),
    ("社团与场所", "组织和场所"),
    ("kind",),
)

_PERSONS = SheetForm(
    "persons",
    "人员",
    "劳动、体育、美育教师和责任人，一人一项职责一行。",
    (
        Column("name", "姓名", required=True, width=14),
        Column("kind", "职责", "从下拉列表选择。", ("岗位", "身份", "职务"), _labels(RegisterSheet.PERSONS), True, 30),
        Column("area", "学科领域", "从下拉列表选择。", ("学科", "任教学科", "领域"), tuple(AREAS), width=12),
        Column(
            "full_time",
            "专职或兼职",
            "从下拉列表选择；供核查人员查看师资配备。",
            ("专兼职", "专/兼职"),
            ("专职", "兼职"),
            width=12,
        ),
        Column("document", "任命或分工文件", aliases=("文件", "依据"), width=30),
    ),
    (f"{EXAMPLE}：扎西", "劳动教育责任人", "劳动", "专职", "×校发〔2025〕8号"),
    ("教师与责任人", "师资"),
    ("name", "kind", "area"),
)

SHEETS = {
    RegisterSheet.UNIT: _UNIT,
    RegisterSheet.EVENTS: _EVENTS,
    RegisterSheet.DOCUMENTS: _DOCUMENTS,
    RegisterSheet.HOLDINGS: _HOLDINGS,
    RegisterSheet.PERSONS: _PERSONS,
}
"""The sheets in the order of the form."""

FLAGS = ("commercial", "athletics", "collective")
"""Columns of 活动台账 that ask yes or no."""
