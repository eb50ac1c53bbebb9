"""Titles of what is planned by weekdays and is no lesson: 课后服务课程表, 大课间活动安排表, 劳动基地轮值表."""

import re

from edu_compliance.reading.timetables.texts.text import simplified

_WORD = (
    "课后服务|课后延时服务|延时服务|课后托管|托管|晚自习|晚修|晚辅导?|早读|晨读|午读|午写|午练|早操|课间操|大课间|阳光体育|阳光大课间|"
    "第二课堂|少年宫|兴趣小组|兴趣班|社团|俱乐部|训练|轮值|值日生?|值周|值班|护学岗?|护导|带班|执勤|卫生区?(?:打扫)?|清洁|保洁|扫除|教研|备课|"
    "劳动(?:实践)?基地|研学|(?:体育|文体|艺体|课外|课间|午间|校园|团队)活动"
)
_MORE = "一小时|时间|实践|服务|活动|辅导|训练|轮值|值班|轮流|分工|课程"
_TABLE = (
    "课程?总?表|课[时程](?:安排|分配|计划)?表?|安排表?|计划表?|一览表?|时间表|辅导表|值班表|轮流表|轮值表|分工表?|表"
)
_TITLE = re.compile(rf"(?<![含及和与、])({_WORD})(?:{_MORE})*?(?:{_TABLE})")
"""课程表（含课后服务） is a timetable's."""
PARTS_OF_DAY = frozenset(
    ("课后服务", "课后延时服务", "延时服务", "延时", "社团", "社团活动", "晚自习", "晚修", "晚辅", "晚托", "托管")
)
"""Activities that name a part of the day, and with it the periods that stand in it."""
_MEALS = re.compile("食谱|菜谱")
_NAME = re.compile(rf"({_WORD})(?:{_MORE}|安排)*")


def activity_in_title(text: str) -> str:
    """The activity that a title says all of its table is of; or ""."""
    if meals := _MEALS.search(text):
        return meals[0]
    found = _TITLE.search(text)
    return found[1] if found else ""


def activity_by_name(name: str) -> str:
    """The activity that a sheet is named after; or ""."""
    found = _NAME.fullmatch(simplified(name))
    return found[1] if found else activity_in_title(name)
