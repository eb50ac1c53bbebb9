"""What a cell of a timetable says, as DESIGN section 2 and the vocabulary's D5 and D6 have it."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.model.lesson import Naming
from tests.policy.files import library
from tests.reading.said import cell, cells


@pytest.mark.parametrize(
    "text",
    [
        "体育",
        "体 育",
        "體育",
        "ＰＥ",
        "体",
        "体育课",
        "体与健",
        "体育1",
        "体育①",
        "★体育★",
        "🏀体育",
        "【体育】",
        "《体育》",
        "体育（室内）",
        "体育上",
        "体育下册",
        "PE 体育",
        "རོལ་དབྱངས 体育",
        "体育\n张老师",
        "体育(张三)",
        "体育（张三）",
        "体育（扎西",
        "体育[张三]",
        "体育/张三",
        "体育 扎西卓玛",
        "体育\n\n王芳\n301",
        "体育\n（操场）",
        "体育王老师",
        "体育次仁卓玛",
        "课程：体育\n教师：张三\n地点：操场",
        "体育\n教师：王老师\n地点：音乐教室\n备注：带跳绳",
        "体育*\n(3节)1-18周/校区:南校区/场地:操场/教师:张三/教学班:体育-0002/学分:3.0",
        "体育◇操场◇张三",
        "体育★张三",
        "体育#张三",
        "体育_操场_张三",
        "【体育】张三",
        "马(体育)",
        "《体育课》张伟",
        "体育<张三>",
        "格桑老师：体育",
        "体育老师：格桑",
        "体育@种植园",
        "体育\n1-18周\n马\n操场",
        "体育\n旦增\n1-18(周)[01-02节]\n教101",
        "体育\n周四第1,2节{第1-16周}\n旦增\n明德101",
        "体育II\n(1-2节)1-16周/校本部 操场/旦增",
        "体育\n带跳绳",
        "[体育] 次仁卓玛",
        "体育—赵",
        "体/王",
        "体育-3",
        "体育选项",
        "体育走班",
        "走班（体育）",
        "①体育",
        "2.体育",
        "3. 体育",
        "4、体育",
    ],
)
def test_one_lesson_of_pe_however_it_is_written(text: str) -> None:
    assert cell(text) == "体育与健康"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        # A bracket that names another subject: either of them, and surely neither.
        ("体育（足球）", "~体育与健康|足球"),
        ("体育（舞蹈）", "~体育与健康|舞蹈"),
        ("体育（足球)", "~体育与健康|足球"),
        ("班会（劳动）", "~班会|劳动"),
        ("劳动（综合实践）", "~劳动|综合实践活动"),
        # Names that may be several subjects.
        ("书", "~书法|阅读"),
        ("综", "~综合实践活动|综合素质"),
        ("健", "~健康教育|健美操"),
        ("劳动与综合", "~劳动|综合素质"),
        # Two subjects in one cell, and nobody says when.
        ("音乐/美术", "/音乐|美术"),
        ("音、美", "/音乐|美术"),
        # What the grades of a composite class are taught at once.
        ("一年级：音乐\n三年级：美术", "/音乐|美术"),
        ("一年级音乐，三年级美术", "/音乐|美术"),
        ("一：体育 二：体育", "体育与健康"),
        ("音乐+美术", "/音乐|美术"),
        ("音乐 / 美术 / 体育", "/音乐|美术|体育与健康"),
        ("体育 音乐", "/体育与健康|音乐"),
        ("劳动；班会", "/劳动|班会"),
        ("语文-数学", "/语文|数学"),
        ("体/班", "/体育与健康|班会"),
        ("音乐↔美术", "/音乐|美术"),
        ("音乐(单)/美术", "/音乐|美术"),
        ("音乐(单)美术(单)", "/音乐|美术"),
        ("班队会/心理健康", "/班会|心理健康教育"),
        ("体育·足球", "/体育与健康|足球"),
        ("体育·扎西", "体育与健康"),
        ("体育•王伟", "体育与健康"),
        ("劳 动·次仁·多吉", "劳动"),
        ("造型·美术·林英", "美术"),
        ("体育·健身气功", "?体育·健身气功"),
        # A name nobody knows, without its teacher, weeks and room: it is asked about once.
        ("护理学\n王伟\n1-16(周)[03-04节]\nA301", "?护理学"),
        ("护理学\n实训楼203", "?护理学"),
        ("音乐·美术", "/音乐|美术"),
        ("信息科技 或 劳动", "/信息科技|劳动"),
        ("信息科技（A组）/劳动（B组）", "/信息科技|劳动"),
        # What pupils have with others of their level, and what they choose from.
        ("物理/历史走班", "/物理|历史"),
        ("走班（物理、化学）", "/物理|化学"),
        ("走班：政史地", "/思想政治|历史|地理|地方课程"),
    ],
)
def test_what_may_be_several_subjects_is_no_single_one(text: str, meaning: str) -> None:
    assert cell(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("音乐（单）美术（双）", "音乐 单 + 美术 双"),
        ("音乐(单周)/美术(双周)", "音乐 单 + 美术 双"),
        ("单:劳动 双:班会", "劳动 单 + 班会 双"),
        ("单：劳动\n双：班会", "劳动 单 + 班会 双"),
        ("单体育双班会", "体育与健康 单 + 班会 双"),
        ("音乐/美术（单双周）", "音乐 单 + 美术 双"),
        ("音乐|美术(单双周轮换)", "音乐 单 + 美术 双"),
        ("音乐（奇）美术（偶）\n洛桑\n音乐教室", "音乐 单 + 美术 双"),
        ("音乐A周 美术B周", "音乐 单 + 美术 双"),
        ("单周体育", "体育与健康 单"),
        ("体育双", "体育与健康 双"),
        ("劳动(双周)", "劳动 双"),
        ("劳动（隔周）", "劳动 单"),
        ("劳动（每两周一节）", "劳动 单"),
        ("隔周劳动\n张雪梅", "劳动 单"),
        ("音乐/美术（单双周）\n洛桑\n音乐教室", "音乐 单 + 美术 双"),
        ("体育1-15周(单)", "体育与健康 单"),
        ("劳动(1-16周)", "劳动"),
        ("第一周音乐第二周美术第三周劳动", "音乐 1/3 + 美术 2/3 + 劳动 3/3"),
        ("音乐单美术双", "音乐 单 + 美术 双"),
        ("双美术单音乐", "美术 双 + 音乐 单"),
        ("美术双音乐单", "美术 双 + 音乐 单"),
        ("体育(张三,单周);劳动(李四,双周)", "体育与健康 单 + 劳动 双"),
        ("体育(单周 张三)\n劳动(双周 操场)", "体育与健康 单 + 劳动 双"),
        ("音乐（隔周）美术（隔周）", "音乐 单 + 美术 双"),
        ("音乐（仅单周有）", "音乐 单"),
        ("1-8周音乐 9-16周美术", "音乐 1,2,3,4,5,6,7,8/16 + 美术 9,10,11,12,13,14,15,16/16"),
    ],
)
def test_weeks_of_a_cycle_in_every_notation(text: str, meaning: str) -> None:
    assert cell(text) == meaning


SUBJECTS = st.sampled_from(["语文", "体育与健康", "音乐", "美术课", "体", "道法", "藏文", "劳动", "信息科技"])
COMPANIONS = st.sampled_from(
    ["王芳", "次旺", "仁青旺姆", "王芳1", "老李", "外聘", "教师A", "301室", "操场", "教师：张三"]
)


@given(SUBJECTS, st.sampled_from(["\n", " ", "/", "\r\n", "\n\n"]), st.lists(COMPANIONS, min_size=1, max_size=3))
def test_teachers_and_rooms_beside_a_subject_change_nothing_of_it(subject: str, sign: str, others: list[str]) -> None:
    text = subject + sign + "\n".join(others)
    ((taught, weeks),) = cells().read(text).lessons
    ((alone, always),) = cells().read(subject).lessons
    assert attrs.evolve(taught, written=subject) == alone
    assert (taught.written, weeks) == (text, always)


@pytest.mark.parametrize("rest", ["自习", "足球", "锅庄", "拓展", "(单)", "双周", "第3节", "公益"])
def test_what_else_stands_beside_a_subject_is_looked_at(rest: str) -> None:
    alone = cell("体育")
    assert cell(f"体育\n{rest}") != alone or cells().read(f"体育\n{rest}").loose_weeks


def test_weeks_without_a_cycle_are_in_doubt() -> None:
    assert cell("音乐(1-8周)") == "音乐…"


@pytest.mark.parametrize(
    "text",
    [
        "音乐(单周一节)",
        "音乐(1-8周，单)",
        "音乐（双周三）",
        "音乐（单双周）",
        "音乐（轮换）",
        "音乐(0.5)",
        "音乐（1/2节）",
        "音乐½",
        "½音乐",
        "音乐0.5",
        "0.5节音乐",
        "音乐/",
        "/音乐",
        "音乐/—",
        "音乐 | 无",
    ],
)
def test_words_about_weeks_that_are_not_understood_are_a_doubt(text: str) -> None:
    assert cell(text) == "音乐…"


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("大课间", "[大课间]"),
        ("自习", "[自习]"),
        ("升旗/阳光体育", "[升旗]"),
        ("数学晚自习", "[晚自习]"),
        ("早读语文", "[早读]"),
        ("晚辅体育", "[晚自习]体育与健康"),
        ("课后服务：体育", "[课后服务]体育与健康"),
        ("社团（足球）", "[社团]足球"),
    ],
)
def test_an_activity_is_no_lesson_and_tells_what_it_is_about(text: str, activity: str) -> None:
    assert cell(text) == activity


@pytest.mark.parametrize("text", ["", " \n", "/", "—", "0", "空", "无", "★", "班主任：王芳", "教师：扎西"])
def test_nothing_is_nothing(text: str) -> None:
    assert cell(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        # The traps of vocabulary.md D6.5, and more of the kind.
        "体育场馆值日",
        "劳动节活动",
        "音乐午餐",
        "美文诵读",
        "体验课",
        "全体会",
        "体育馆",
        "音乐会",
        "书法家",
        "体育老师",
        "体育元旦",
        "体育音乐",
        "班主任老师",
        "=1+1",
        "123",
    ],
)
def test_no_subject_is_known_by_a_part_of_a_word(text: str) -> None:
    assert cell(text) == f"?{text}"


PIECES = (
    "体育",
    "音乐",
    "美",
    "劳动",
    "（单）",
    "双:",
    "/",
    "\n",
    " ",
    "张三",
    "(",
    ")",
    "1-8周",
    "书",
    "晚自习",
    "课",
    "：",
    "1",
)


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_a_cell_is_never_more_than_one_lesson_a_week(text: str) -> None:
    found = cells().read(text)
    assert not (found.lessons and found.activity)
    if not found.loose_weeks:
        assert sum(weeks.share for _, weeks in found.lessons) <= 1


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_what_is_known_is_a_name_of_the_vocabulary(text: str) -> None:
    canonical = {subject for meaning in library().vocabulary.names.values() for subject in meaning.subjects}
    for taught, _ in cells().read(text).lessons:
        if taught.naming is Naming.KNOWN:
            assert taught.subjects == (taught.name,)
        if taught.naming is not Naming.UNKNOWN:
            assert set(taught.subjects) & canonical


@given(st.text(max_size=30))
def test_any_text_is_understood_or_a_lesson_under_its_own_name(text: str) -> None:
    found = cells().read(text)
    assert all(taught.written.strip() or taught.name for taught, _ in found.lessons)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("体育（停）", "~体育与健康|停"),
        ("体育（停课）", "~体育与健康|停课"),
        ("（取消）体育", "~体育与健康|取消"),
        ("音乐（改语文）", "/音乐|语文"),
        ("音乐→语文", "/音乐|语文"),
        ("《体育（足球）》", cell("体育（足球）")),
        ("音乐改为语文", "/音乐|语文"),
        ("原音乐现语文", "/音乐|语文"),
        ("音乐改编", "?音乐改编"),
        ("体育（改上数学课）", "/体育与健康|数学"),
        ("体育（语文占用）", "/体育与健康|语文"),
        ("体育（改室内）", "体育与健康"),
    ],
)
def test_brackets_may_take_a_lesson_away(text: str, meaning: str) -> None:
    assert cell(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("劳动王", "劳动"),
        ("体育李", "体育与健康"),
        ("音乐/劳动王", "/音乐|劳动"),
        ("音乐/美术李", "/音乐|美术"),
        ("语文/劳动张", "/语文|劳动"),
        ("语文周", "?语文周"),
    ],
)
def test_a_surname_right_behind_a_subject_makes_no_person_of_it(text: str, meaning: str) -> None:
    assert cell(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("劳动教育(1.01) (赵六)\n(1-8,4J101(主校区))", "劳动…"),
        ("大学体育(2.05) (李四)\n(1-16,操场)", "体育与健康"),
        ("大学体育\n(单1-15,操场)", "体育与健康 单"),
        ("音乐(双2-16,音乐室)", "音乐 双"),
        ("劳动(3-4,操场)", "劳动"),
    ],
)
def test_weeks_before_a_room_in_one_bracket_are_weeks(text: str, meaning: str) -> None:
    assert cell(text) == meaning
