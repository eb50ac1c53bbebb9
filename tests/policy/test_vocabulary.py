"""What people write, and what it is taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.rule import Subjects
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.vocabulary import Kind, Vocabulary
from edu_compliance.policy.library import load
from edu_compliance.policy.vocabulary import activities, canonical_subjects
from tests.policy.files import library, real_files

SAFE = """
体 音 美 劳 艺 语 数 英 外 科 道 品 政 史 物 化 信 藏 心 班 队 校 阅 安 棋
"""

TRAPS = """
体育场馆值日 劳动节活动 音乐午餐 美文诵读 体验课 全体会 语文(书法) 体育馆 音乐会 美术馆 劳动者 书包 心得 化妆
"""

NO_LESSON = """
早读 早自习 晨读 晨诵 晨会 午读 暮省 升旗 升旗仪式 朝会 眼保健操 眼操 课间 大课间 课间操 广播操 早操 午餐 午休
午睡 静校 静堂 晚休 晚自习 晚修 晚辅 自习 自 辅导 培优 课后服务 延时服务 托管 社团 社团活动 兴趣小组 兴趣班
综合素质实践活动 放学 洗漱 熄灯 自由活动 教研 例会 阳光体育 冬季长跑 体育社团 校队训练 体育课后服务 军训 艺术节
合唱团 劳动周 学农 研学 值日 大扫除 卫生 家务 班务 数学晚自习 課後延時
"""


def vocabulary() -> Vocabulary:
    """The built-in one."""
    return library().vocabulary


def area(which: Area) -> Subjects:
    """What counts in an area."""
    return library().areas.by_area[which]


def subjects_of(text: str) -> tuple[str, ...]:
    """The canonical subjects a text may be; it has to be known."""
    meaning = vocabulary().look_up(text)
    assert meaning is not None, text
    return meaning.subjects


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    fold = vocabulary().fold
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=("Zs", "Cf", "Cc"))), st.sampled_from(sorted(vocabulary().names)))
def test_white_space_and_invisible_characters_change_no_meaning(blank: str, name: str) -> None:
    assert vocabulary().look_up(blank.join(name) + blank) == vocabulary().names[name]


@given(st.sampled_from(sorted(vocabulary().names)))
def test_names_are_kept_as_they_are_looked_up(name: str) -> None:
    assert vocabulary().fold(name) == name


@given(st.sampled_from(canonical_subjects(vocabulary())))
def test_every_canonical_subject_is_its_own_name_or_one_said_to_be_ambiguous(subject: str) -> None:
    assert vocabulary().look_up(subject).subjects == (subject,)  # type: ignore[union-attr]


def test_no_simplified_character_stands_for_another() -> None:
    characters = vocabulary().characters
    assert not {ord(simplified) for simplified in characters.values()} & set(characters)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("体育", "体育与健康"),
        ("體育與健康", "体育与健康"),
        ("體 育 課", "体育与健康"),
        ("ＰＥ", "体育与健康"),
        ("P.E.", "体育与健康"),
        ("体与健", "体育与健康"),
        ("唱游·音乐", "音乐"),
        ("音樂課", "音乐"),
        ("造型·美术", "美术"),
        ("Art", "美术"),
        ("Arts", "艺术"),
        ("劳技", "劳动"),
        ("Labour", "劳动"),
        ("藏戏", "戏曲"),
        ("汉语文", "语文"),
        ("道德与法制", "道德与法治"),
        ("政治", "思想政治"),
        ("信息技术", "信息科技"),
        ("藏文", "藏语文"),
        ("足球课", "足球"),
        ("班队会", "班会"),
        ("少先队活动", "班会"),
        ("综合", "综合实践活动"),
        ("体活", "体活"),
    ],
)
def test_names_schools_write(text: str, subject: str) -> None:
    assert subjects_of(text) == (subject,)


@pytest.mark.parametrize("text", SAFE.split())
def test_safe_names_of_one_character_are_sure(text: str) -> None:
    assert len(subjects_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("书", {Area.ARTS}),
        ("综", {Area.LABOUR}),
        ("健", {Area.PE}),
        ("活", {Area.PE, Area.LABOUR}),
        ("地", set()),
        ("生", set()),
        ("走", {Area.PE, Area.ARTS, Area.LABOUR}),
        ("劳动与综合", {Area.LABOUR}),
        ("综合实践与劳动", {Area.LABOUR}),
        ("硬笔书法", {Area.ARTS}),
    ],
)
def test_an_ambiguous_name_may_belong_to_the_areas_it_could_be(text: str, areas: set[Area]) -> None:
    subjects = subjects_of(text)
    assert len(subjects) > 1
    found = {one for one in Area if any(s in area(one).counts or s in area(one).may_count for s in subjects)}
    assert found == areas
    assert all(any(s not in area(one).counts for s in subjects) for one in areas), "surely none of them"


@pytest.mark.parametrize(
    "text",
    TRAPS.split(),
)
def test_no_name_is_known_by_a_part_of_it(text: str) -> None:
    assert vocabulary().look_up(text) is None


@pytest.mark.parametrize(
    "text",
    NO_LESSON.split(),
)
def test_what_is_no_lesson(text: str) -> None:
    meaning = vocabulary().look_up(text)
    assert meaning is not None
    assert meaning.kind is Kind.ACTIVITY


@pytest.mark.parametrize("text", ["空", "无", "/", "／", "—", "——", "-", "－", "×", "放假", "休息", "……"])
def test_what_says_that_nothing_is_taught(text: str) -> None:
    meaning = vocabulary().look_up(text)
    assert meaning is not None
    assert meaning.kind is Kind.EMPTY


COUNTED = {
    Area.PE: """
体育与健康 体育 体育课 体 体健 足球 篮球 排球 乒乓 羽毛球 武术 田径 体操 游泳 轮滑 冰雪 摔跤 射艺 毽球 押加
自行车 体育理论
""",
    Area.ARTS: """
音乐 音 唱游 合唱 音乐鉴赏 美术 美 绘画 剪纸 篆刻 美术鉴赏 艺术 艺 公共艺术 舞蹈 戏剧 戏曲 影视 藏戏 扎念琴
""",
    Area.LABOUR: "劳动 劳 劳动教育 劳动课 劳动与技术 劳技 劳动技术 劳动实践 劳动技能 种植 烹饪",
}
PERHAPS = {
    Area.PE: "体育活动课 体活 体锻 体育锻炼 体育舞蹈 韵律操 啦啦操 锅庄 非遗歌舞",
    Area.ARTS: "书法 藏文书法 手工 非遗 唐卡",
    Area.LABOUR: "综合实践活动 综合实践 综合 综实 实践 手工",
}
NEVER = {
    Area.PE: "健康 健康教育 生命与健康 心理健康 心理 围棋 象棋 棋类 大课间 军训",
    Area.ARTS: "写字 硬笔 兴趣小组 艺术节 国学",
    Area.LABOUR: "实习实训 岗位实习 值日 大扫除 卫生 家务 劳动周 研学",
}


@pytest.mark.parametrize(("which", "text"), [(a, text) for a, texts in COUNTED.items() for text in texts.split()])
def test_what_counts(which: Area, text: str) -> None:
    assert set(subjects_of(text)) <= area(which).counts


@pytest.mark.parametrize(("which", "text"), [(a, text) for a, texts in PERHAPS.items() for text in texts.split()])
def test_what_only_may_count_has_a_reason(which: Area, text: str) -> None:
    (subject,) = subjects_of(text)
    assert subject not in area(which).counts
    assert area(which).why_may[subject]


@pytest.mark.parametrize(("which", "text"), [(a, text) for a, texts in NEVER.items() for text in texts.split()])
def test_what_never_counts(which: Area, text: str) -> None:
    assert not set(subjects_of(text)) & (area(which).counts | area(which).may_count.keys())


def test_a_performance_may_be_anything() -> None:
    assert vocabulary().look_up("表演") is None


def test_general_technology_may_be_labour_in_senior_schools_only() -> None:
    assert area(Area.LABOUR).may_count["通用技术"] == {Stage.SENIOR}
    assert area(Area.LABOUR).may_count["综合实践活动"] == frozenset()


@given(st.sampled_from(sorted(vocabulary().names)))
def test_a_name_that_is_sure_counts_in_one_area_at_most(name: str) -> None:
    meaning = vocabulary().names[name]
    counting = [one for one in Area if meaning.sure and meaning.subjects[0] in area(one).counts]
    assert len(counting) <= 1


def test_the_areas_speak_of_known_subjects_only() -> None:
    known = set(canonical_subjects(vocabulary()))
    for one in Area:
        assert area(one).counts | area(one).may_count.keys() <= known
        assert area(one).may_count.keys() == area(one).why_may.keys()
    for subject, hidden in library().areas.stands_for.items():
        assert {subject, *hidden} <= known


def test_football_and_basketball_are_physical_education_and_may_hide_in_it() -> None:
    assert {"足球", "篮球"} <= area(Area.PE).counts
    assert {"足球", "篮球"} <= set(library().areas.stands_for["体育与健康"])


# --- a school's own vocabulary


def with_names(name: str, content: bytes) -> Vocabulary:
    """The vocabulary with a school's list laid over it."""
    return load(real_files(), {name: content}).vocabulary


LISTS = {
    "utf8.csv": "写法,科目\n健身乐园,体育与健康\n课程甲,书法|阅读\n值周,非课程\n待定,空\n".encode(),
    "bom.csv": "\ufeff写法,科目\n健身乐园,体育与健康\n课程甲,书法|阅读\n值周,非课程\n待定,空\n".encode(),
    "gbk.csv": "写法,科目\r\n健身乐园,体育与健康\r\n课程甲,书法|阅读\r\n值周,非课程\r\n待定,空\r\n".encode("gb18030"),
    "tabs.txt": "# 本校的写法\n\n健身乐园\t体育与健康\n课程甲\t书法｜阅读\n值周\t非课程\n待定\t空\n".encode(),
    "utf16.txt": "写法\t科目\n健身乐园\t体育与健康\n课程甲\t书法|阅读\n值周\t非课程\n待定\t空\n".encode("utf-16"),
    "wide.txt": "健身乐园，体育与健康\n课程甲，书法|阅读\n值周，非课程\n待定，空\n".encode(),
    "names.toml": (
        'empty = ["待定"]\n[subjects]\n"体育与健康" = ["健身乐园"]\n[ambiguous]\n"课程甲" = ["书法", "阅读"]\n'
        '[activities]\n"值周" = []\n'
    ).encode(),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_school_may_list_its_own_names(name: str) -> None:
    own = with_names(name, LISTS[name])
    assert own.look_up("健身 乐园").subjects == ("体育与健康",)  # type: ignore[union-attr]
    assert own.look_up("健身乐园课") == own.look_up("健身乐园")
    assert own.look_up("课程甲").subjects == ("书法", "阅读")  # type: ignore[union-attr]
    assert own.look_up("值周").kind is Kind.ACTIVITY  # type: ignore[union-attr]
    assert own.look_up("待定").kind is Kind.EMPTY  # type: ignore[union-attr]
    assert own.look_up("体育") == vocabulary().look_up("体育")
    assert own.sha256 != vocabulary().sha256


def test_a_subject_may_be_named_as_timetables_name_it() -> None:
    own = with_names("short.csv", "健身乐园,体育\n读书声,早读\n".encode())
    assert own.look_up("健身乐园") == own.look_up("体育")
    assert own.look_up("读书声").kind is Kind.ACTIVITY  # type: ignore[union-attr]


def test_tibetan_names_are_told_apart_by_their_vowels() -> None:
    own = with_names("bo.csv", "རྩེད,体育与健康\nརྩིད,劳动\n".encode())
    assert own.look_up("རྩེད").subjects == ("体育与健康",)  # type: ignore[union-attr]
    assert own.look_up("རྩིད").subjects == ("劳动",)  # type: ignore[union-attr]
    assert own.look_up("རྩད") is None


def test_a_school_may_settle_what_is_ambiguous_and_the_report_can_say_so() -> None:
    library = load(real_files(), {"ours.csv": "书,书法\n体育,体育与健康\n".encode()})
    assert library.vocabulary.look_up("书").subjects == ("书法",)  # type: ignore[union-attr]
    (warning,) = library.warnings
    assert warning.id == "vocabulary.overridden"
    assert warning.parameters["name"] == "书"


def test_a_name_settled_is_settled_with_its_suffix() -> None:
    library = load(real_files(), {"ours.csv": "书法,语文\n活动,体育活动\n".encode()})
    assert library.vocabulary.look_up("书法课").subjects == ("语文",)  # type: ignore[union-attr]
    assert library.vocabulary.look_up("活动课").subjects == ("体育活动",)  # type: ignore[union-attr]
    assert len(library.warnings) == 2, "said once for each name the list has"


def test_later_lists_override_earlier_ones() -> None:
    library = load(real_files(), {"a.csv": "书,书法\n".encode(), "b.csv": "书,阅读\n".encode()})
    assert library.vocabulary.look_up("书").subjects == ("阅读",)  # type: ignore[union-attr]
    assert len(library.warnings) == 2


def test_a_list_may_name_any_subject_or_activity_there_is() -> None:
    rows = [f"写法{n},{name}" for n, name in enumerate((*canonical_subjects(vocabulary()), *activities(vocabulary())))]
    own = with_names("all.csv", "\n".join(rows).encode())
    assert len(own.names) == len(vocabulary().names) + 2 * len(rows), "each with 课, too"
