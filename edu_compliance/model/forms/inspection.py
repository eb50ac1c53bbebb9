"""The inspection record's form: its columns and the words for an inspector's opinion."""

from edu_compliance.model.forms.form import Column, SheetForm
from edu_compliance.model.inspection import Opinion

TITLE = "现场核查记录"

OPINIONS = {"符合": Opinion.COMPLIES, "不符合": Opinion.FAILS, "不适用": Opinion.NOT_APPLICABLE}
"""What an inspector may choose."""

SHEET = SheetForm(
    "inspection",
    TITLE,
    "核查人员逐条填写“核查结论”“证据”“核查人”“日期”；没有核查的留空，仍列为未检。没有核查人或日期的，不作为结论。",
    (
        Column("rule", "条款", "条款编号，请勿改动。", ("条款编号", "编号", "规则"), required=True, width=10),
        Column("clause", "位置", "", ("条款位置",), width=14),
        Column("title", "要求", "", ("条款名称", "事项"), width=34),
        Column("quote", "原文", "", ("条款原文",), width=50),
        Column("ask_for", "应查材料", "", ("查阅材料",), width=34),
        Column("opinion", "核查结论", "从下拉列表选择。", ("结论", "核查意见"), tuple(OPINIONS), True, 12),
        Column("evidence", "证据", "看了什么、在哪里。", ("核查证据", "证据说明"), width=34),
        Column("inspector", "核查人", "姓名。", ("核查人员", "督导人员", "签名"), width=12),
        Column("date", "日期", "核查日期，写明年份，如 2026-11-20。", ("核查日期",), width=14),
    ),
    aliases=("核查记录", "现场核查"),
    known_by=("opinion",),
)
UNIT_LABEL = "被查单位："
"""What stands before the unit's name above the table."""
