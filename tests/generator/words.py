"""The examiner's own table of what people write for subjects, and what each lesson of it comes to in every area."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

Interval = tuple[Fraction, Fraction]
AREAS = ("labour", "pe", "arts")
NOTHING: Mapping[str, tuple[int, int]] = {}
ANYTHING = dict.fromkeys(AREAS, (0, 1))


@attrs.frozen
class Word:
    """What stands in a cell for one subject, and the lessons low and high it makes in each area."""

    written: str
    areas: Mapping[str, tuple[int, int]] = attrs.field(factory=dict, hash=False)
    lesson: int = 1
    """0 for what takes a period and is no lesson."""
    doubtful: bool = False
    """Whether the class must carry a doubt because of it."""


# key -> (what one lesson comes to, full spellings, terse spelling)
PLAIN: dict[str, tuple[Mapping[str, tuple[int, int]], tuple[str, ...], str]] = {
    "语文": (NOTHING, ("语文", "语文", "语文课", "語文"), "语"),
    "数学": (NOTHING, ("数学", "数学", "數學"), "数"),
    "英语": (NOTHING, ("英语", "英语", "外语", "英語"), "英"),
    "藏语文": (NOTHING, ("藏语文", "藏文", "藏语"), "藏"),
    "道德与法治": (NOTHING, ("道德与法治", "道法", "品德"), "道"),
    "科学": (NOTHING, ("科学", "科學"), "科"),
    "信息科技": (NOTHING, ("信息科技", "信息技术", "信息"), "信"),
    "班会": (NOTHING, ("班会", "班队会", "班队", "少先队活动"), "班"),
    "心理健康": (NOTHING, ("心理健康", "心理"), "心"),
    "健康教育": (NOTHING, ("健康教育", "健康"), "健康"),
    "阅读": (NOTHING, ("阅读", "读书"), "阅读"),
    "写字": (NOTHING, ("写字",), "写字"),
    "校本": (NOTHING, ("校本", "校本课程", "地方课程"), "校本"),
    "安全": (NOTHING, ("安全",), "安全"),
    "民族团结": (NOTHING, ("民族团结", "国家安全"), "民族团结"),
    "物理": (NOTHING, ("物理",), "物"),
    "化学": (NOTHING, ("化学", "化學"), "化"),
    "生物": (NOTHING, ("生物", "生物学"), "生"),
    "历史": (NOTHING, ("历史", "歷史"), "史"),
    "地理": (NOTHING, ("地理",), "地"),
    "政治": (NOTHING, ("政治", "思想政治", "思政"), "政"),
    "体育": (
        {"pe": (1, 1)},
        ("体育", "体育", "体育课", "体育与健康", "體育", "体育（足球）", "体育(篮球)", "体育（室内）", "体健"),
        "体",
    ),
    "足球": ({"pe": (1, 1)}, ("足球", "篮球", "足球课", "武术"), "足球"),
    "音乐": ({"arts": (1, 1)}, ("音乐", "音乐", "音樂", "唱游", "音乐课"), "音"),
    "美术": ({"arts": (1, 1)}, ("美术", "美术", "美術", "造型·美术", "美术课"), "美"),
    "艺术": ({"arts": (1, 1)}, ("艺术", "艺术课", "戏曲"), "艺"),
    "劳动": ({"labour": (1, 1)}, ("劳动", "劳动", "勞動", "劳动教育", "劳动课", "劳技", "劳动与技术"), "劳"),
    "综合实践": ({"labour": (0, 1)}, ("综合实践", "综合实践活动", "综实"), "综"),
    "书法": ({"arts": (0, 1)}, ("书法",), "书法"),
}

AMBIGUOUS = (
    Word("书", {"arts": (0, 1)}, doubtful=True),
    Word("综合", {"labour": (0, 1)}, doubtful=True),
    Word("劳动与综合", {"labour": (0, 1)}, doubtful=True),
    Word("体活", {"pe": (0, 1)}, doubtful=True),
    Word("体育锻炼", {"pe": (0, 1)}, doubtful=True),
    Word("体育（舞蹈）", {"pe": (0, 1), "arts": (0, 1)}, doubtful=True),
    Word("体育(舞蹈）", {"pe": (0, 1), "arts": (0, 1)}, doubtful=True),
)

UNKNOWN = tuple(
    Word(written, ANYTHING, doubtful=True)
    for written in (
        "格萨尔说唱",
        "体育场馆值日",
        "美文诵读",
        "音乐午餐",
        "体验课",
        "劳动节活动",
        "思维训练营",
        "小小牧人课程",
        "雪域行走",
    )
)

NO_LESSON = tuple(
    Word(written, lesson=0)
    for written in ("自习", "社团", "兴趣小组", "课后服务", "大课间", "辅导", "自习课", "无", "/", "—", "", "")
)

# Names a lesson's cell may carry beside the Chinese one; they are dropped.
ENGLISH = {"体育": "PE", "音乐": "Music", "美术": "Art", "语文": "Chinese", "数学": "Maths", "英语": "English"}
TIBETAN = {"音乐": "རོལ་དབྱངས", "语文": "རྒྱ་ཡིག", "数学": "ཨང་རྩིས", "体育": "ལུས་རྩལ"}

TEACHERS = (
    "王芳", "李建国", "张伟", "卓玛", "扎西", "次仁", "格桑", "达瓦", "央金", "洛桑", "巴桑", "陈晓燕", "刘洋",
    "杨柳", "赵敏", "旦增", "米玛", "普布", "索朗", "白玛", "尼玛", "拉姆", "曲珍", "德吉", "孙丽", "周强",
    "吴静", "边巴", "强巴", "罗布",
)  # fmt: skip
LONG_TEACHERS = ("扎西次仁", "白玛央金", "索朗卓玛", "达瓦顿珠", "次仁旺姆", "洛桑平措")
ROOMS = ("操场", "音乐教室", "美术室", "教室", "微机室", "201教室", "体育馆", "实验室1", "3-201")

BANDS = ("大课间", "大课间活动", "眼保健操", "课间操", "午休", "午餐", "午 休", "升旗仪式", "阳光体育", "中午休息")
MORNING = ("早读", "晨读", "早自习", "晨会", "朝读")
SERVICE = ("课后服务", "延时服务", "课后延时", "课外活动", "社团活动")
EVENING = ("晚自习", "晚修", "晚辅导")


def word(key: str, written: str) -> Word:
    """A plain subject under one of its spellings."""
    areas = PLAIN[key][0]
    return Word(written, areas, doubtful=any(low != high for low, high in areas.values()))
