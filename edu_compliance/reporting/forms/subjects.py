"""What a timetable form's drop-downs offer: the subjects that are common in a stage, as the vocabulary names them."""

from edu_compliance.model.stage import Stage
from edu_compliance.model.vocabulary import Kind, Vocabulary

_COMPULSORY = (
    "语文", "数学", "英语", "道德与法治", "科学", "信息科技", "体育与健康", "音乐", "美术", "艺术", "劳动",
    "综合实践活动",
)  # fmt: skip
"""义务教育课程方案（2022年版）, primary school."""
_OWN = (
    "足球",
    "篮球",
    "舞蹈",
    "书法",
    "心理健康教育",
    "安全教育",
    "民族团结",
    "阅读",
    "校本课程",
    "班会",
    "自习",
    "社团",
)
"""What schools add, 地方课程 and activities, the same in every stage."""
_BY_STAGE = {
    Stage.PRIMARY: (*_COMPULSORY, "藏语文", *_OWN),
    Stage.JUNIOR: (
        "语文", "数学", "英语", "道德与法治", "历史", "地理", "物理", "化学", "生物学", "信息科技", "体育与健康",
        "音乐", "美术", "艺术", "劳动", "综合实践活动", "藏语文", *_OWN,
    ),
    Stage.SENIOR: (
        "语文", "数学", "英语", "思想政治", "历史", "地理", "物理", "化学", "生物学", "信息科技", "通用技术",
        "体育与健康", "音乐", "美术", "艺术", "劳动", "综合实践活动", "藏语文", *_OWN,
    ),
}  # fmt: skip
"""普通高中课程方案（2017年版2020年修订） for senior school."""

STAGES = tuple(_BY_STAGE)
"""The stages that have a timetable form."""


def offered(stage: Stage, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The drop-down's words, in its order; a word that a vocabulary does not know is not offered."""
    known = (
        name for name in _BY_STAGE[stage] if (meaning := vocabulary.look_up(name)) and meaning.kind is not Kind.EMPTY
    )
    return tuple(known)
