"""The closed lists of the register: kinds of activity, document, holding and duty, by the words its forms offer.

Rule files name the keys; writers of registers choose the labels; `aliases` are what else people write for them.
"""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from edu_compliance.model.register import RegisterSheet

OTHER = "other"
"""The kind of what none of the others is; it counts for no rule."""


@attrs.frozen
class Kind:
    """One entry of a drop-down."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()


def _kind(key: str, label: str, aliases: str = "") -> Kind:
    return Kind(key, label, tuple(aliases.split()))


EVENTS = (
    _kind("labour_week", "劳动周", "劳动教育周 集体劳动周"),
    _kind("labour_month", "劳动月", "劳动教育月"),
    _kind("labour_off_campus", "校外劳动实践", "校外劳动 校外劳动教育实践活动 学农实践 校外劳动教育"),
    _kind(
        "labour_showcase", "劳动技能与成果展示、劳动竞赛", "劳动技能展示 劳动成果展示 劳动竞赛 劳动技能竞赛 劳技展演"
    ),
    _kind("labour_service", "公益劳动", "志愿服务 植树造林 义务植树 公益劳动与志愿服务"),
    _kind(
        "labour_festival", "节日劳动实践教育", "学雷锋纪念日 学雷锋活动 植树节活动 劳动节活动 农民丰收节 劳动主题教育"
    ),
    _kind("athletics_meet", "田径运动会", "校运会 运动会 春季运动会 秋季运动会 校园运动会 校田径运动会"),
    _kind("sports_festival", "综合性体育节", "体育节 校园体育节 体育文化节"),
    _kind("feature_league", "特色体育项目校内联赛", "校内联赛 足球联赛 篮球联赛 班级联赛 校园足球联赛 校园篮球联赛"),
    _kind("winter_run", "冬季长跑等群体性活动", "冬季长跑 冬季长跑活动 阳光长跑 冬季越野跑"),
    _kind("student_games", "学生运动会", "中小学生运动会 县学生运动会 全区学生运动会 学生青年运动会 中小学田径运动会"),
    _kind("sunshine_contest", "阳光体育竞赛", "阳光体育竞赛活动 阳光体育大会"),
    _kind("heritage_show", "“传承的力量”成果展示", "传承的力量 弘扬中华优秀传统文化成果展示活动 传统文化成果展示"),
    _kind("military_training", "学生军训", "军训"),
    _kind("arts_festival", "校园艺术节", "艺术节 文化艺术节 校园文化艺术节"),
    _kind("arts_show", "学生艺术展演", "艺术展演 中小学生艺术展演 学校艺术展演"),
    _kind("arts_contest", "艺术竞赛", "艺术比赛 书画比赛 歌唱比赛 舞蹈比赛 艺术类竞赛"),
    _kind("arts_activity", "其他艺术活动", "艺术活动 文艺演出 演出"),
    _kind("celebration", "庆典活动", "庆典 开业庆典 商业演出 文艺庆典"),
    _kind("arts_monitoring", "美育质量督导监测", "美育质量监测 艺术教育质量监测"),
    _kind(OTHER, "其他", "其它"),
)

DOCUMENTS = (
    _kind("labour_time", "学生课外校外劳动时间规定（每天）", "劳动时间规定 课外校外劳动时间规定"),
    _kind("labour_curriculum", "劳动教育课程方案（含家务劳动“有课程无课时”管理）", "劳动教育课程方案 劳动课程方案"),
    _kind("labour_list", "学生校内劳动清单", "校内劳动清单 劳动清单"),
    _kind("weekly_labour_time", "每周校内劳动实践时间规定", "校内劳动时间规定"),
    _kind("labour_pact", "校内劳动实践公约", "劳动公约 劳动实践公约"),
    _kind("quality_assessment", "学生综合素质评价方案（含劳动素养）", "综合素质评价方案 综评方案"),
    _kind("labour_assessment", "学生劳动素养评价办法（标准、程序、激励）", "劳动素养评价办法 劳动素养评价标准"),
    _kind("labour_appraisal", "劳动教育教师工作考核办法", "劳动教师考核办法"),
    _kind("labour_partnership", "学校、社会共同管理的劳动教育实施机制文件", "劳动教育校企合作协议 劳动教育共建协议"),
    _kind("labour_risk_plan", "劳动实践活动风险防控预案", "劳动安全预案 劳动实践应急预案"),
    _kind("labour_operations", "劳动实践操作规范", "劳动操作规范 劳动安全操作规范"),
    _kind("labour_resources", "劳动教育资源统筹配置机制文件", ""),
    _kind("labour_supplies", "劳动教育器材、耗材补充机制文件", "劳动器材耗材补充机制"),
    _kind("labour_office", "劳动教育工作内设机构职责文件", "劳动教育内设机构文件"),
    _kind(
        "labour_inspection_plan", "劳动教育督导评估方案（含开课率、劳动时间、教学指导、保障措施）", "劳动教育督导方案"
    ),
    _kind("labour_inspection_published", "劳动教育督导结果公开材料", "劳动教育督导公告"),
    _kind("labour_monitoring", "劳动教育质量评估监测报告", "劳动教育监测报告"),
    _kind("pe_curriculum", "体育课程实施方案", "体育与健康课程实施方案"),
    _kind("pe_homework", "家庭体育作业安排", "体育作业 体育家庭作业"),
    _kind("competition_system", "体育竞赛制度和选拔性竞赛制度", "体育竞赛制度 竞赛制度"),
    _kind("pe_supplies", "体育器材补充机制文件", "体育器材补充机制"),
    _kind(
        "pe_appraisal", "体育教师考核评价办法（含勤练、常赛、体质测试、上好课）", "体育教师考核办法 体育教师绩效方案"
    ),
    _kind("sports_risk_plan", "大型体育活动风险防控应急预案", "体育活动应急预案 运动会应急预案 运动会安全预案"),
    _kind("liability_insurance", "校方责任保险保单", "校方责任险 校方责任保险 校方责任险保单"),
    _kind("pe_funding", "学校体育工作经费保障机制文件", "体育经费保障机制"),
    _kind("pe_three_year_plan", "学校体育教师配备和场地器材建设三年行动计划", "体育三年行动计划"),
    _kind("pe_inspection_plan", "学校体育督导评估方案（含政策落实、体质健康、素质测评、支持情况）", "学校体育督导方案"),
    _kind("pe_inspection_measures", "西藏自治区学校体育工作督导评估办法", "学校体育工作督导评估办法"),
    _kind("pe_inspection_system", "学校体育工作专项督导制度", "体育专项督导制度"),
    _kind("pe_inspection_published", "学校体育专项督导结果公告", "体育督导公告"),
    _kind("venue_opening", "学校体育场馆向社会开放实施方案", "关于推进学校体育场馆向社会开放的实施方案 场馆开放方案"),
    _kind("pe_in_exams", "体育纳入初、高中学业水平考试的方案", "学业水平考试方案"),
    _kind("pe_exam_plan", "初中学业水平体育与健康考试工作方案", "体育中考方案"),
    _kind("arts_requirements", "艺术课程与艺术实践纳入学业要求的评价方案", "艺术学业评价方案"),
    _kind("arts_show_system", "学生全员艺术展演机制方案", "艺术展演机制 全员艺术展演方案"),
    _kind("recess_heritage", "非遗歌舞进大课间和课外活动方案", "大课间方案 大课间活动方案"),
    _kind("arts_workload", "美育教师工作量计算办法（含第二课堂指导和走教）", "教师工作量办法 工作量计算办法"),
    _kind("arts_supplies", "美育器材补充机制文件", "美育器材补充机制"),
    _kind("arts_joint_meeting", "学校美育工作联席会议制度", "美育联席会议制度"),
    _kind("arts_three_year_plan", "学校美育教师配备和场地器材建设三年行动计划", "美育三年行动计划"),
    _kind("arts_leaders_training", "学校美育工作纳入领导干部培训计划", "领导干部培训计划"),
    _kind("arts_leaders_appraisal", "学校美育工作纳入学校领导年度考核方案（自评、互评、抽检）", "学校领导年度考核方案"),
    _kind("arts_inspection_plan", "美育督导检查方案（课程开设、办学条件、活动举办、政策落实）", "美育督导方案"),
    _kind("arts_inspection_report", "美育督导检查报告", "美育督导报告"),
    _kind(OTHER, "其他", "其它"),
)

HOLDINGS = (
    _kind("labour_site", "劳动教育实践场所", "劳动实践场所 劳动教育基地 劳动实践基地 劳动教育实践基地 劳动基地"),
    _kind("plot", "责任田、微农场等种植区域", "责任田 微农场 种植园 种植区域"),
    _kind("labour_club", "劳动实践兴趣小组、社团、俱乐部", "劳动社团 劳动兴趣小组 劳动实践社团"),
    _kind("sports_club", "体育兴趣小组、社团、俱乐部", "体育社团 体育兴趣小组 体育俱乐部"),
    _kind("school_team", "学校体育代表队", "学校代表队 校队 体育代表队 运动队"),
    _kind("traditional_sport", "中华传统体育项目", "传统体育项目 传统体育 民族传统体育项目"),
    _kind("arts_club", "艺术兴趣小组、社团", "艺术社团 艺术兴趣小组"),
    _kind("arts_troupe", "校级艺术社团（体现中华传统文化或本校特色）", "校级艺术社团 校级艺术团 艺术团"),
    _kind("fitness_centre", "学生体质健康监测中心", "体质健康监测中心"),
    _kind(OTHER, "其他", "其它"),
)

PERSONS = (
    _kind("teacher", "任课教师", "教师 任课"),
    _kind("labour_lead", "劳动教育责任人", "劳动责任人 劳动教育负责人"),
    _kind("labour_first", "劳动教育第一责任人（书记、校长）", "劳动教育第一责任人 第一责任人"),
    _kind("researcher", "教研员", "教研人员 体育教研员"),
    _kind(OTHER, "其他", "其它"),
)

KINDS: Mapping[RegisterSheet, tuple[Kind, ...]] = MappingProxyType(
    {
        RegisterSheet.EVENTS: EVENTS,
        RegisterSheet.DOCUMENTS: DOCUMENTS,
        RegisterSheet.HOLDINGS: HOLDINGS,
        RegisterSheet.PERSONS: PERSONS,
    }
)
"""The kinds of each sheet's rows."""


def keys(sheet: RegisterSheet) -> tuple[str, ...]:
    """What rule files may name of a sheet's kinds."""
    return tuple(kind.key for kind in KINDS[sheet] if kind.key != OTHER)


def label(sheet: RegisterSheet, key: str) -> str:
    """The words for a kind in the form; KeyError where there is none."""
    return {kind.key: kind.label for kind in KINDS[sheet]}[key]
