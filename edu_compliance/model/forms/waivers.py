"""The form of approved exemptions (豁免备案): its columns and its words for all classes."""

from edu_compliance.model.forms.form import EXAMPLE, Column, SheetForm

TITLE = "豁免备案"
ALL = ("全部", "全校", "全体", "所有", "全部班级", "全体班级", "所有班级", "各班", "all")
"""What the column 班级 says where a waiver holds for the whole school."""

SHEET = SheetForm(
    "waivers",
    TITLE,
    "一条豁免一行。豁免只作说明，不改变核查结论；批准人、批准文件、起止日期缺一项的，不予采用。",
    (
        Column("code", "学校标识码", "有同名学校时必填。", ("标识码", "学校代码", "学校编码"), width=14),
        Column("school", "学校", "全称。", ("学校名称", "名称", "单位"), required=True, width=26),
        Column(
            "rule",
            "条款",
            "条款编号，如 PE-04；有几条用顿号隔开，不能写“全部”。",
            ("条款编号", "规则", "豁免条款"),
            required=True,
            width=12,
        ),
        Column(
            "target",
            "班级",
            "写班级或年级名称（三（1）班、三至六年级）；整所学校都豁免的，写“全部”。",
            ("班级或全部", "豁免范围", "范围"),
            required=True,
            width=14,
        ),
        Column("reason", "理由", "", ("豁免理由", "原因", "事由"), required=True, width=34),
        Column(
            "approver",
            "批准人",
            "批准的机关或负责人。",
            ("批准单位", "批准机关", "审批人", "批准"),
            required=True,
            width=18,
        ),
        Column("document", "批准文件", "文号。", ("文号", "文件", "批准文号", "依据文件"), required=True, width=22),
        Column(
            "since", "起始日期", "从哪天起，如 2026-09-01。", ("起", "开始日期", "自", "生效日期", "起始"), width=14
        ),
        Column(
            "until",
            "截止日期",
            "到哪天止（含当天）。",
            ("止", "结束日期", "至", "终止日期", "到期日期", "截止"),
            width=14,
        ),
    ),
    (
        "2154000000",
        f"{EXAMPLE}：××市××区第一小学",
        "PE-04",
        "全部",
        "操场改建，体育课改为每周2节，另安排室内活动",
        "××市教育局",
        "×教体〔2026〕12号",
        "2026-09-01",
        "2027-01-31",
    ),
    aliases=("豁免", "豁免名单", "豁免台账"),
)
