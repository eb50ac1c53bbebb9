"""The header of a record of lessons: which column holds what, by the many names people give it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from edu_compliance.model.message import Message, say
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.form_table import LOOK_AT
from edu_compliance.reading.timetables.texts.text import tidy

Cell = tuple[int, str | None]
"""A column, and what its header means."""

_NEEDED = frozenset({"class", "planned", "given"})
_SOME = 3
"""Columns of a record that make a sheet one, where it is called so."""
_CALLED = re.compile(r"调课|代课|巡课|换课|停课")
_NAMES: dict[str, str] = {
    "date": "日期 上课日期 调课日期 巡课日期 原上课日期 时间 上课时间 年月日 原定日期 date",
    "class": "班级 年级班级 班别 班 上课班级 年级班 被查班级 班级名称 class",
    "period": "节次 第几节 课节 原节次 节 上课节次 原定节次 原上课节次 period",
    "planned": """原课程 原定课程 计划课程 课表课程 应上课程 原科目 原定科目 课表科目 计划科目 应上科目 调前课程
        调整前课程 调课前课程 调课前 调整前 被调课程 被占课程 原上课科目 原学科 课表学科 课程表课程
        应授课程 应授科目 planned""",
    "given": """实上课程 实际课程 实上科目 实际科目 实际上课科目 实际授课 实授课程 实授科目 调后课程
        调整后课程 调课后课程 调课后 调整后 改上课程 改为课程 现课程 现科目 替换课程 替换科目 代课科目
        实际上课 实际上课内容 实上内容 实际学科 实上学科 given""",
    "reason": "原因 调课原因 事由 理由 情况说明 调整原因 变动原因 不一致原因 reason",
    "remark": "备注 说明 巡课情况 情况 处理情况 remark remarks",
    "made_up": """是否补回 是否补课 是否补上 补课情况 补回情况 补课时间 补课日期 补回时间 补回日期 补上情况
        是否已补 已补 是否归还 归还时间 是否补齐 madeup""",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("class", re.compile(r"(?:原|调课|代课|换课|停课|上课|授课|被调课?|涉及|所在)(?:的|年级)?班级?(?:名称)?")),
    ("date", re.compile(r"(?:原|调课|代课|换课|停课|上课|授课|被调课?|巡课|检查)(?:上课)?(?:日期|时间)")),
    ("period", re.compile(r"(?:原|调课|代课|换课|停课|上课|授课|被调课?)(?:上课)?(?:节次|课节|节数|第几节)")),
    (
        "planned",
        re.compile(
            r"(?:原|原定|原来|计划|课表|课程表|应|拟)(?:安排|[上授开]课?|所[上授])?(?:的?课程?|科目|学科|课名)(?:名称|内容)?"
        ),
    ),
    (
        "given",
        re.compile(
            r"(?:实际?(?:[上授开]课?|执行|所[上授])|实际|(?:调整|变更|更改|调换|换课|改课|代课)后?)(?:的?课程?|科目|学科|内容)(?:名称|内容)?"
        ),
    ),
)
"""What a record cannot do without, however their words are put together."""
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]|[\s:：?、/]")
_QUICK = re.compile(
    r"原[课定科上学来安]|计划[课科安]|课表[课科学安]|应[上授]|调[课整]?前|被[调占]|课程表课程|planned", re.IGNORECASE
)
"""A header of what was planned; a quick look, for most sheets are timetables."""


def lacks_columns(grid: Grid) -> Message | None:
    """What a sheet lacks that is called a record of lessons and has some of its columns; None where it is none."""
    if not _CALLED.search("\n".join([grid.sheet, *("\n".join(row) for row in grid.rows[:LOOK_AT])])):
        return None
    for row in grid.rows[:LOOK_AT]:
        found = {role for text in row if text and (role := _role(text))}
        if len(found) >= _SOME and found & {"planned", "given"} and not found >= _NEEDED:
            missing = tuple(
                say(f"delivery.column.{role}") for role in ("class", "planned", "given") if role not in found
            )
            return say("delivery.columns_missing", columns=missing)
    return None


def find_header(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """The header's row, and the column of each role (the first counts); None where a sheet says not what was planned,
    what was given, and whose lesson it was. Of cells with empty ones around them that say all three, only these count:
    班级 of another table may stand beside them."""
    for number, row in enumerate(grid.rows[:LOOK_AT]):
        if not _QUICK.search("\n".join(row)):
            continue
        said = [(column, _role(text)) for column, text in enumerate(row) if text]
        for run in (*_without_gaps(said), said):
            columns = _columns(run)
            if columns.keys() >= _NEEDED:
                return number, columns
    return None


def _without_gaps(cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """Cells, those together between which no column lies."""
    for _, run in groupby(enumerate(cells), lambda one: one[1][0] - one[0]):
        yield [cell for _, cell in run]


def _columns(cells: Iterable[Cell]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, role in cells:
        if role is not None:
            columns.setdefault(role, column)
    remark = columns.pop("remark", None)
    if remark is not None:
        # A record without a column of reasons has them among the remarks.
        columns.setdefault("reason", remark)
    return columns


def is_header(row: Sequence[str]) -> bool:
    """Whether a header is repeated, as on each printed page."""
    return sum(_role(text) is not None for text in row if text) >= 3


def _role(text: str) -> str | None:
    """What a header means; None where it is none of a record's."""
    bare = _plain(text)
    return _ROLES.get(bare) or next((role for role, words in _SAID if words.fullmatch(bare)), None)


def _plain(text: str) -> str:
    """A header's words without brackets, white space and signs."""
    return _ASIDE.sub("", tidy(text))
