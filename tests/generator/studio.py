"""What the layouts draw from: one school's classes, words and habits, and the frame it puts around a table."""

import datetime
from collections.abc import Sequence
from random import Random

import attrs

from tests.generator import formats, naming, tables
from tests.generator.canvas import Canvas, Value
from tests.generator.dress import Dress, Line
from tests.generator.naming import Naming
from tests.generator.week import Truth, Week


@attrs.define
class Studio:
    """One school, about to hand in."""

    random: Random
    school: str
    naming: Naming
    weeks: list[Week]
    lines: tuple[Line, ...]
    dress: Dress
    file_format: str
    truths: list[Truth] = attrs.field(factory=list)
    """Where a layout changes what can be known; else it is what the weeks come to."""

    @property
    def merges(self) -> bool:
        """Whether the format keeps merged ranges."""
        return self.file_format in formats.MERGING

    def name(self, week: Week) -> str:
        """A class's name as this school writes it."""
        if week.shared_by:
            grades = "、".join(naming.chinese(grade) for grade in week.shared_by)
            return f"{grades}年级" + ("复式班" if self.dress.repeat_header else "")
        return naming.class_name(self.naming, week.stage, week.grade, week.number)

    def header_name(self, week: Week) -> Value:
        """A class's name in a header, where Excel may have made a number or a date of it."""
        text, style = self.name(week), self.naming.style
        if not self.merges:
            return text
        if style in ("{g}-{n}", "{a}-{n}") and self.dress.merge_bands:
            month, day = text.split("-")
            return datetime.date(2026, int(month), int(day))
        if style in ("{g}0{n}", "{a}0{n}") and self.dress.merge_doubles:
            return int(text)
        if style in ("{g}.{n}", "{a}.{n}") and self.dress.merge_doubles:
            return float(text)
        return text

    def header_names(self) -> list[object]:
        """All of them."""
        return [self.header_name(week) for week in self.weeks]

    def title(self, name: str, words_: str) -> str:
        """A title, which leaves the school out where nothing may tell the stage."""
        text = naming.title(self.random, self.school, name, words_)
        return text.replace(self.school, "") if any(week.untold for week in self.weeks) else text

    def table(self, week: Week, *, header: bool = True, down: bool = False) -> Canvas:
        """A class's table, days across or down."""
        block = tables.week_table(self.random, week, self.dress, self.lines, header=header)
        return tables.transpose(block) if down else block

    def stem(self, words_: str = "课程表") -> str:
        """A file's stem; it names the school where no title does."""
        if any(week.untold for week in self.weeks):
            return words_
        if self.dress.title == "missing" or self.random.random() < 0.5:
            return f"{self.school}{words_}"
        return self.random.choice((words_, f"2026秋{words_}", f"{words_}(1)", "新建 Microsoft Excel 工作表"))

    def write(self, canvases: Sequence[Canvas], stem: str) -> dict[str, bytes]:
        """The canvases as one file of the school's format."""
        return formats.write(self.file_format, canvases, stem)


def framed(
    studio: Studio, canvas: Canvas, block: Canvas, top: int, left: int, week: Week | None, words_: str = "课程表"
) -> int:
    """Draws title, line and table, notes; gives the first row below them."""
    dress, name = studio.dress, studio.name(week) if week else ""
    width = max(block.width, 3)
    top = heading(studio, canvas, top, left, width, name, words_) + dress.blank_rows
    if dress.class_in == "beside" and name:
        upright = "\n".join(name.replace(" ", "")) if dress.upright else name
        canvas.merge(top, left, top + block.height - 1, left, upright, really=studio.merges)
        left += 1
    tables.paste(canvas, block, top, left)
    top += block.height
    for note in dress.notes:
        canvas.merge(top, left, top, left + width - 1, note, really=dress.merge_bands)
        top += 1
    return top


def heading(studio: Studio, canvas: Canvas, top: int, left: int, width: int, name: str, words_: str) -> int:
    """Draws what stands over a table; gives the first row below it."""
    random, dress = studio.random, studio.dress
    merged = dress.title == "merged"
    if dress.class_in == "title" and name:
        canvas.merge(top, left, top, left + width - 1, studio.title(name, words_), really=merged)
        top += 1
    elif dress.title != "missing":
        shift = 0 if merged else random.choice((0, 0, 2))
        canvas.merge(top, left + shift, top, left + width - 1, studio.title("", words_), really=merged)
        top += 1
    if dress.class_in == "line" and name:
        lines = (
            "班级：{}   班主任：王老师",
            "班级：{}",
            "班级:{}  班主任:卓玛  人数:45",
            "班级： {}        时间：2026年9月",
        )
        canvas.merge(top, left, top, left + width - 1, random.choice(lines).format(name), really=merged)
        top += 1
    elif dress.class_in == "line cells" and name:
        for column, text in enumerate(("班级：" if dress.spaced else "班级", name, "班主任：", "王芳")):
            canvas.put(top, left + column, text)
        top += 1
    return top
