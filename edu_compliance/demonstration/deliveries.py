"""Records of what was taught: changed lessons, lessons looked in on, and a timetable beside the published one."""

from collections.abc import Callable, Iterator, Sequence

from edu_compliance.demonstration import files, pages
from edu_compliance.demonstration.pages import Page
from edu_compliance.demonstration.school import Files, School

_COLUMNS = ("日期", "班级", "节次", "原课程", "实上课程", "原因", "是否补回")
Row = tuple[str, str, str, str, str, str, str]
"""One lesson of a record, by `_COLUMNS`."""


def records(changed: Sequence[Row], seen: Sequence[Row] = ()) -> Callable[[School], Files]:
    """A workbook of changed lessons (调课记录), with a sheet of those looked in on (巡课记录) where there are any."""

    def write(school: School) -> Files:
        sheets = [_page(f"{school.name}调课记录（{pages.TERM}）", "调课记录", changed)]
        if seen:
            sheets.append(_page(f"{school.name}巡课记录（{pages.TERM}）", "巡课记录", seen))
        return {"调课、巡课记录.xlsx": files.xlsx(sheets)}

    return write


def _page(title: str, name: str, rows: Sequence[Row]) -> Page:
    page = Page(name, headers={0, 1})
    page.merge(0, 0, 0, len(_COLUMNS) - 1, title)
    for number, row in enumerate((_COLUMNS, *rows), start=1):
        for column, text in enumerate(row):
            page.put(number, column, text)
    return page


PUBLISHED = "课表对照/公示课表.xlsx"
TAUGHT = "课表对照/实际课表.csv"
"""The same classes' lessons as they are taught: another layout, another format."""


def published_and_taught(school: School) -> Iterator[tuple[str, bytes]]:
    """What a school published, and what is taught: two PE lessons and one of art went to other subjects (折扣课表)."""
    weeks = school.classes()
    yield PUBLISHED, files.xlsx([pages.classes_across_page(school.name, weeks)])
    taught = {name: dict(week) for name, week in weeks.items()}
    first, second, *_ = taught.values()
    for week, subject, instead, lessons in ((first, "体育", "数学", 2), (second, "美术", "语文", 1)):
        for place in [place for place in sorted(week) if week[place] == subject][:lessons]:
            week[place] = instead
    yield TAUGHT, files.comma_separated(pages.list_page(taught), "gb18030")
