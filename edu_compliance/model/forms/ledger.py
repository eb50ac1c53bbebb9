"""The problem ledger's columns: the one definition by which it is written and read."""

from edu_compliance.model.forms.form import Column, SheetForm

TITLE = "问题台账"
"""The name of the file and of its first sheet; further sheets are numbered."""
GONE = "本次未列出"
"""The sheet of what people wrote about problems that this audit no longer lists."""
STATEMENTS = "情况说明"
"""The sheet that schools fill in."""

LEVELS = ("学校", "教育行政部门", "人民政府")
CHECKS = ("已整改", "部分整改", "未整改")
CLOSED = ("已销号", "未销号")

COLUMNS = (
    Column("number", "序号", aliases=("No.",), width=5),
    Column("prefecture", "地市", aliases=("Prefecture",), width=8),
    Column("county", "县区", aliases=("County",), width=8),
    Column("school", "学校", aliases=("School",), required=True, width=14),
    Column("target", "班级", aliases=("Class",), required=True, width=10),
    Column("area", "领域", aliases=("Area",), width=5),
    Column("problem", "问题描述", aliases=("Problem",), width=30),
    Column("clause", "依据条款", aliases=("Clause",), required=True, width=27),
    Column("required", "应", aliases=("Required",), width=9),
    Column("found", "实", aliases=("Found",), width=7),
    Column("needed", "差", aliases=("Short by",), width=6),
    Column("places", "证据位置", aliases=("Evidence",), width=18),
    Column("severity", "严重程度", aliases=("Severity",), width=10),
    Column("level", "责任层级建议", aliases=("Responsible level",), choices=LEVELS, width=9),
    Column("remedy", "整改要求", aliases=("What to do",), width=22),
    Column("deadline", "整改时限", aliases=("Deadline",), width=9),
    Column("person", "责任人", aliases=("Person in charge",), width=7),
    Column("progress", "整改情况", aliases=("Progress",), width=15),
    Column("check", "核查结果", aliases=("Check",), choices=CHECKS, width=9),
    Column("closed", "销号", aliases=("Closed",), choices=CLOSED, width=8),
    Column("statement", "情况说明", aliases=("Statement",), width=17),
    Column("earlier", "对照上次", aliases=("Earlier ledger",), width=9),
    Column("key", "识别码", aliases=("Key",), required=True, width=4),
    Column("mark", "校验码", aliases=("Mark",), width=4),
)
"""In their order; the last two are hidden and must stay with their rows."""
HIDDEN = ("key", "mark")
SHEET = SheetForm("ledger", TITLE, "", COLUMNS)

STATEMENT_COLUMNS = (
    Column("number", "台账序号", aliases=("No. in ledger",), required=True, width=10),
    Column("school", "学校", aliases=("School",), width=24),
    Column("target", "班级", aliases=("Class",), width=14),
    Column("clause", "条款", aliases=("Clause",), width=12),
    Column("statement", "情况说明", aliases=("Statement",), required=True, width=48),
    Column("proof", "佐证材料", aliases=("Proof",), width=24),
    Column("person", "填写人", aliases=("Filled in by",), width=12),
    Column("date", "日期", aliases=("Date",), width=12),
)
STATEMENT_SHEET = SheetForm("statements", STATEMENTS, "", STATEMENT_COLUMNS)
