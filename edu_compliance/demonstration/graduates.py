"""A list of those who are to graduate, with fitness scores and credits; those in whom a problem is planted differ."""

from collections.abc import Mapping

from edu_compliance.demonstration.pages import Page

_COLUMNS = ("学号", "姓名", "学院", "体测成绩", "是否免测", "免测证明", "体育应修学分", "体育已修学分", "公共艺术学分")
_FAMILY = "王李张刘陈杨赵周吴徐孙马朱胡林郭何高罗郑"
_GIVEN = (
    "扎西",
    "卓玛",
    "次仁",
    "央金",
    "格桑",
    "洛桑",
    "曲珍",
    "巴桑",
    "旦增",
    "白玛",
    "晓燕",
    "志强",
    "建军",
    "丽华",
    "伟东",
)
_COLLEGES = ("文学院", "理学院", "法学院", "信息科学技术学院", "农牧学院")

Differing = Mapping[int, Mapping[str, str]]
"""What differs in the rows of single students, by their running number from 1 and by column."""


def graduates_page(title: str, students: int, differing: Differing) -> Page:
    """The list: scores between 60 and 98, all credits earned, but where `differing` says otherwise."""
    page = Page("毕业名单", headers={0, 1})
    page.merge(0, 0, 0, len(_COLUMNS) - 1, title)
    for column, text in enumerate(_COLUMNS):
        page.put(1, column, text)
    for number in range(1, students + 1):
        usual = {
            "学号": f"2022{number:05}",
            "姓名": _FAMILY[number % len(_FAMILY)] + _GIVEN[number * 7 % len(_GIVEN)],
            "学院": _COLLEGES[number * len(_COLLEGES) // (students + 1)],
            "体测成绩": str(60 + number * 17 % 39),
            "是否免测": "否",
            "体育应修学分": "4",
            "体育已修学分": "4",
            "公共艺术学分": str(2 + number % 2),
        }
        row = {**usual, **differing.get(number, {})}
        for column, text in enumerate(_COLUMNS):
            page.put(number + 1, column, row.get(text, ""))
    return page
