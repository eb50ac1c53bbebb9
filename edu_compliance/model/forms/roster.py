"""The roster's form: its columns and the words for stages, kinds of school and marks."""

from edu_compliance.model.forms.form import EXAMPLE, Column, SheetForm
from edu_compliance.model.forms.register import CONDITIONS, MARKS, YES, YES_NO
from edu_compliance.model.stage import Stage

TITLE = "学校名册"

_COUNTED_ON = "七八九"
_NUMERALS = "一二三四五六"
GRADES: dict[int, tuple[str, ...]] = {
    **{n: (f"{c}年级", f"{n}年级", f"小{c}", f"{c}年级班数") for n, c in enumerate(_NUMERALS, 1)},
    **{
        n: (f"{c}年级", f"{n}年级", f"初{d}", f"初中{d}年级", f"{c}年级班数")
        for n, c, d in zip(range(7, 10), _COUNTED_ON, _NUMERALS, strict=False)
    },
    **{
        n: (f"高{d}", f"高中{d}年级", f"高{d}年级", f"高{d}班数")
        for n, d in zip(range(10, 13), _NUMERALS, strict=False)
    },
}
"""What the column of a grade's number of classes may be called; the first is the form's own."""

STAGES: dict[str, tuple[Stage, ...]] = {
    "幼儿园": (Stage.PRESCHOOL,),
    "小学": (Stage.PRIMARY,),
    "初中": (Stage.JUNIOR,),
    "高中": (Stage.SENIOR,),
    "九年一贯制": (Stage.PRIMARY, Stage.JUNIOR),
    "完全中学": (Stage.JUNIOR, Stage.SENIOR),
    "十二年一贯制": (Stage.PRIMARY, Stage.JUNIOR, Stage.SENIOR),
    "中职": (Stage.VOCATIONAL,),
    "高职": (Stage.COLLEGE,),
    "本科": (Stage.UNDERGRADUATE,),
    "研究生": (Stage.POSTGRADUATE,),
}
"""What 学段 offers."""
OTHER_WORDS: dict[str, tuple[Stage, ...]] = {
    "学前": (Stage.PRESCHOOL,),
    "小学阶段": (Stage.PRIMARY,),
    "初中阶段": (Stage.JUNIOR,),
    "完全小学": (Stage.PRIMARY,),
    "完小": (Stage.PRIMARY,),
    "教学点": (Stage.PRIMARY,),
    "小学教学点": (Stage.PRIMARY,),
    "初级中学": (Stage.JUNIOR,),
    "普通初中": (Stage.JUNIOR,),
    "普通高中": (Stage.SENIOR,),
    "高级中学": (Stage.SENIOR,),
    "九年制": (Stage.PRIMARY, Stage.JUNIOR),
    "完中": (Stage.JUNIOR, Stage.SENIOR),
    "中等职业": (Stage.VOCATIONAL,),
    "中等职业学校": (Stage.VOCATIONAL,),
    "职高": (Stage.VOCATIONAL,),
    "中专": (Stage.VOCATIONAL,),
    "高职(专科)": (Stage.COLLEGE,),
    "专科": (Stage.COLLEGE,),
    "高等职业学校": (Stage.COLLEGE,),
    "大学": (Stage.UNDERGRADUATE,),
}
"""What else people write there; each may be followed by 学校."""

MARK_WORDS = {
    "football": ("足球", "校园足球", "足球特色", "足球特色学校", "全国校园足球特色学校", "校园足球特色学校"),
    "basketball": ("篮球", "校园篮球", "篮球特色", "篮球特色学校", "全国校园篮球特色学校", "校园篮球特色学校"),
    "sports_feature": ("体育特色", "体育特色学校", "体育传统项目学校", "体育特色校", "其他体育特色校"),
    "boarding": ("寄宿制", "寄宿", "寄宿制学校"),
    "able_arts_troupe": ("有条件建立校级艺术社团",),
    "able_plot": ("有条件开辟种植区域",),
}
"""What one column 特色校 may list, by mark."""
NO_MARKS = ("无", "否", "没有", "/", "—", "-")
"""What it says where a school has none."""

MARK_COLUMNS = {**MARKS, **CONDITIONS}
"""The columns that ask for one mark each, by mark."""

SHEET = SheetForm(
    "roster",
    TITLE,
    "一所学校一行。学校标识码、名称用来认出报送的文件；名称写全称。各年级班数用来核对班级是否报齐。",
    (
        Column(
            "code",
            "学校标识码",
            "10 位标识码，写成文本。",
            ("标识码", "学校代码", "学校编码", "学校识别码", "机构代码", "代码"),
            width=14,
        ),
        Column(
            "name", "名称", "学校全称。", ("学校名称", "学校", "校名", "单位名称", "学校全称"), required=True, width=30
        ),
        Column(
            "prefecture",
            "地市",
            "",
            (
                "地（市）",
                "市",
                "地级市",
                "市州",
                "所属地市",
                "市地",
                "所在地市",
                "所在市",
                "所在地（市）",
                "所属市",
                "地区",
            ),
            width=12,
        ),
        Column(
            "county",
            "县区",
            "",
            (
                *("县（区）", "区县", "县", "区", "县市区", "所属县区", "县（市、区）", "县（区、市）", "县级行政区"),
                *(
                    "所在县区",
                    "所在县",
                    "所在区县",
                    "所在县（区）",
                    "所在县（市、区）",
                    "所在县（区、市）",
                    "所属县（区）",
                    "所属区县",
                ),
            ),
            width=12,
        ),
        Column("stages", "学段", "有几个写几个，用顿号隔开。", ("办学学段", "办学层次"), width=14),
        Column("kind", "类型", "如完全小学、教学点、九年一贯制学校。", ("办学类型", "学校类型", "学校类别"), width=16),
        Column(
            "marks",
            "特色校",
            "有哪些写哪些，用顿号隔开：足球、篮球、体育特色；没有写“无”。",
            ("特色学校", "特色校标识"),
            width=14,
        ),
        *(Column(f"mark:{key}", title, "", (), YES_NO, width=22) for key, title in MARK_COLUMNS.items()),
        Column(
            "counts",
            "各年级班数",
            "每个年级一栏；也可以在这一栏里从最低年级写起，用逗号隔开：3,3,2,2,2,2。只写一个数，是全校的班数。",
            ("班数", "年级班数", "各年级班级数", "班级数", "总班数", "班级总数", "教学班数", "教学班"),
            width=16,
        ),
        *(Column(f"grade:{grade}", names[0], "", names[1:], width=8) for grade, names in GRADES.items()),
        Column(
            "status",
            "办学状态",
            "已撤并、停办、停招的写明，不算未报送；其余不填。",
            ("状态", "学校状态", "办学情况", "运行状态"),
            width=14,
        ),
        Column(
            "files",
            "文件名",
            "报送文件或文件夹叫别的名字时填写；有几个用分号隔开。",
            ("文件", "报送文件", "文件夹"),
            width=24,
        ),
    ),
    (
        "2154000000",
        f"{EXAMPLE}：××市××区第一小学",
        "××市",
        "××区",
        "小学",
        "完全小学",
        "足球",
        *(YES if key == "football" else "" for key in MARK_COLUMNS),
        "",
        *("4" if grade < 7 else "" for grade in GRADES),
        "",
        "一小课表.xlsx",
    ),
    aliases=("名册", "学校名单", "学校花名册"),
)
