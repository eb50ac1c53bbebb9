"""What the words over a column of numbers say of them: lessons a week, of a year, as they are or as they should be."""

import re
from collections.abc import Sequence

from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.view import View

_STANDARD = re.compile("应[开上有设]|规定|标准|要求|国家|课标|部颁|省颁|方案")
_ACTUAL = re.compile("实[开际上有设]|学校|本校|现[开有行]|已开")
_PLANNED = re.compile("计划|拟开|预[计设]")
"""What was planned, beside what is held; alone it is what the school says of itself."""
_HELD = re.compile("实[开上设]|实际(?:开设)?")
"""Words of lessons held by themselves, beside one of those that should be."""
_DIFFERENCE = re.compile(r"差|增减|[超盈余]缺|缺额|[少多缺]开|\+/-|±")
"""差额, 增减: what is held less what should be."""
_LESSONS = re.compile("课时|节数|课节")
_OF_ONE_CLASS = re.compile("[每各]班|班均|周课时|每周")
_OF_ALL = re.compile("(?:全?年级)?总(?:课时|节)数?|合计|小计|共计")
"""总课时 beside 每班课时: of all classes of a grade, or of all weeks."""
_WEEKLY = re.compile("周.{0,20}(?:课时|节|学时)")
_OF_A_YEAR = re.compile("学期|学年|全年|年总|累计|合计|比例")
_AROUND = re.compile(r"^每?周|(?:每?周)?总?(?:课时|节数|课节)(?:数|量)?(?:[(\[][^()\[\]]*[)\]])?$")


def says_standard(words: str) -> bool:
    """Whether a column says how many lessons should be held, and not how many are (应开, 国家规定课时)."""
    return _STANDARD.search(words) is not None and _ACTUAL.search(words) is None


def says_what_is_held(words: str) -> bool:
    """Whether words beside a number of lessons say neither what should be nor what is missing."""
    return not (says_standard(words) or _DIFFERENCE.search(words))


def as_they_are(view: View, header: int, columns: Sequence[int]) -> Sequence[int]:
    """Of the columns under a heading those that say what is held, where a row below tells it from what should be; and
    what each class has, where it tells it from what all of them have."""
    words = {column: tidy(view.text(header + 1, column)) for column in columns}
    own = [column for column, said in words.items() if says_what_is_held(said)]
    if any(_ACTUAL.search(words[column]) for column in own):
        own = [column for column in own if _ACTUAL.search(words[column]) or not _PLANNED.search(words[column])]
    if any(_OF_ONE_CLASS.search(words[column]) for column in own):
        own = [column for column in own if not _OF_ALL.fullmatch(words[column])]
    return own or columns


def weekly_column(words: Sequence[tuple[int, str]]) -> int | None:
    """The column of a list, by its words, that counts the lessons held in a week; None where there is none."""
    words = [(column, "".join(said.split())) for column, said in words]
    beside_standard = any(says_standard(said) for _, said in words)
    counting = [
        (column, said)
        for column, said in words
        if _LESSONS.search(said) or _WEEKLY.search(said) or (beside_standard and _HELD.fullmatch(said))
        if says_what_is_held(said) and not _OF_A_YEAR.search(said)
    ]
    order = (_ACTUAL, _WEEKLY, _LESSONS)
    return next((column for sign in order for column, said in counting if sign.search(said)), None)


def without_counting(words: str) -> str:
    """A heading without what it says of the numbers under it: 体育 of 体育周课时."""
    return _AROUND.sub("", _AROUND.sub("", words))
