"""What looks like a teacher or a room beside a subject; a subject never does where it stands alone."""

import pytest

from edu_compliance.model.vocabulary import Kind
from edu_compliance.reading.timetables.texts.people import looks_like_person, looks_like_room, surely_person
from tests.policy.files import library
from tests.reading.said import DAYS, WEEK, WHOLE, cells, classes, fold, read, sheet


@pytest.mark.parametrize(
    "text",
    [
        "张三",
        "王小明",
        "欧阳娜",
        "司马相如",
        "王老师",
        "马校长",
        "扎西",
        "扎西卓玛",
        "次仁·多吉",
        "旦增卓嘎",
        "张三、李四",
        "王芳/李娜",
        "次旺",
        "仁青旺姆",
        "嘎松",
        "王芳1",
        "扎西b",
        "老李",
        "外聘",
        "代课老师",
        "教师a",
        "萧红",
    ],
)
def test_names_of_people(text: str) -> None:
    assert looks_like_person(text)


@pytest.mark.parametrize(
    "text",
    ["语文", "体育", "音乐", "美术", "年级", "李", "欧阳", "校长", "张三丰李", "公益", "小组", "小号", "次旺五一"],
)
def test_what_is_nobody(text: str) -> None:
    assert not looks_like_person(text)


@pytest.mark.parametrize("text", ["王老师", "扎西", "次仁卓玛", "段老师", "扎西老师", "次仁卓玛教师"])
def test_who_is_a_person_even_right_behind_a_subject(text: str) -> None:
    assert surely_person(text)


@pytest.mark.parametrize("text", ["老师", "元旦", "组长老师", "会", "馆", "张三", "史"])
def test_who_is_not(text: str) -> None:
    assert not surely_person(text)


@pytest.mark.parametrize(
    "text", ["操场", "篮球场", "301", "a301", "301室", "音乐教室", "体育馆", "微机室1", "三楼", "多媒体室"]
)
def test_rooms_and_grounds(text: str) -> None:
    assert looks_like_room(text)


@pytest.mark.parametrize("text", ["2", "语文", "音乐", "体育", "综合楼", "体育室内"])
def test_what_is_no_room(text: str) -> None:
    assert not looks_like_room(text)


def test_a_known_subject_is_never_taken_for_a_person() -> None:
    subjects = [name for name, meaning in library().vocabulary.names.items() if meaning.kind is Kind.SUBJECT]
    for name in subjects:
        lessons = cells().read(name).lessons
        assert lessons, name
        assert fold(name) == name


TAUGHT = {
    "语": "语文陈亚萍",
    "数": "李文数学",
    "英": "英语周敏",
    "体": "体育与健康王刚",
    "音": "潘书月音乐",
    "美": "美术赵倩",
}
"""Subject and teacher without any sign between them, in either order."""


@pytest.mark.parametrize("others", [{}, {"道": "道德与法治", "班": "班队会"}, {"劳": "劳动孙立"}])
def test_teachers_written_together_with_most_subjects_of_a_sheet_are_parted(others: dict[str, str]) -> None:
    written = {"科": "科学孙立", "劳": "孙立劳动", "道": "道德与法治陈亚萍", "信": "信息科技李文", "班": "班队会陈亚萍"}
    week = [[(TAUGHT | written | others)[one] for one in row] for row in WEEK]
    assert classes(
        read(sheet([["三年级（2）班课程表"], ["", *DAYS], *([n, *row] for n, row in enumerate(week, 1))]))
    ) == {"3#2": WHOLE}


def test_a_single_name_that_looks_like_a_subject_and_a_person_stays_unknown() -> None:
    week = [[{"音": "音乐江南", "体": "体育"}.get(one, one) for one in row] for row in WEEK]
    table = [["三年级（2）班课程表"], ["", *DAYS], *([n, *row] for n, row in enumerate(week, 1))]
    assert classes(read(sheet(table))) == {"3#2?": "劳1…2 体4…5 艺2…3 共30"}
