"""The dress of a table: how weekdays, periods, cells and titles are written. Everything a school chooses once."""

import datetime
from random import Random

import attrs

from tests.generator import words
from tests.generator.canvas import Value
from tests.generator.naming import DIGITS
from tests.generator.week import Slot

DAY_STYLES = (
    "星期{d}", "星期{d}", "周{d}", "周{d}", "礼拜{d}", "{d}", "{english}", "{short}", "{SHORT}", "星 期 {d}",
    "星\n期\n{d}", "星期{d}\n9月{date}日", "周{d}(9.{date})", "星期{d} {english}", "週{d}", " 星期{d} ",
    "星期{D}",
)  # fmt: skip
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PERIOD_STYLES = (
    "int", "int", "text", "第{c}节", "第{c}节", "第{n}节", "第{n}节", "{c}", "第{c}节课", "{n}节",
    "第{c}节\n{from}-{to}", "第{n}节（{from}～{to}）", "第{c}节({ffrom}～{fto})", "第{n}节 {from}—{to}",
    "{from}-{to}", "{n}\n{from}-{to}", "第 {c} 节", "{half}第{c}节", "{half}{n}", "第{c}\n节",
)  # fmt: skip
DOUBLE_STYLES = (
    "{n}-{m}节",
    "第{n}-{m}节",
    "第{c}、{d}节",
    "{n}-{m}",
    "{n}、{m}节",
    "{n}～{m}节",
    "第{n}、{m}节",
    "date",
)
CORNERS = (
    "",
    "节次",
    "节次\\星期",
    "星期\n节次",
    "节 次",
    "时间",
    "星期/节次",
    "      星期\n节次",
    "課節",
    "节次＼星期",
)
DECORATIONS = ("★{}", "{}★", "⚽{}", "{} ", " {}", "{}\n", "【{}】", "《{}》", "{}*", "☆{}☆")


@attrs.frozen
class Line:
    """One line of the day: a period, a band that goes through all days, or a labelled row outside the count."""

    kind: str
    """`lesson`, `band` (大课间 for all days), `outside` (早读, 晚自习: subjects may stand in it), `half` (上午)."""
    half: str
    """上午, 下午 or 晚上."""
    period: int = 0
    """From 1, for lessons; counted on over noon."""
    within: int = 0
    """From 1 within the half-day."""
    text: str = ""
    """The label of a band or of a row outside the count."""
    clock: tuple[str, str] = ("", "")
    twin: int = 0
    """The second period the line stands for (1-2节), or 0."""


@attrs.frozen
class Dress:
    """What one table wears."""

    day_style: str
    days: tuple[int, ...]
    """Weekdays in the order they are written, 1–7, empty weekend columns included."""
    period_style: str
    restarts: bool
    """Whether numbers begin anew after noon."""
    half_column: str
    """`none`, `merged`, `first` (only the first cell is filled, not merged), `band` (a row of its own)."""
    clock_column: bool
    corner: str
    cell_style: str
    decorated: float
    spaced: float
    bilingual: str
    merge_bands: bool
    merge_doubles: bool
    teacher_rows: str
    """`none`, `blank` (no label), `merged` (the period's label spans both rows), `subjects` (the second row holds
    subjects: odd and even weeks, perhaps)."""
    title: str
    """`merged`, `cell`, `missing`, `beside`."""
    class_in: str
    """`title`, `sheet`, `line`, `cells`, `file`, `beside`."""
    notes: tuple[str, ...]
    blank_rows: int
    """Between the title and the table."""
    repeat_header: bool
    dates_row: bool
    """Whether a row of dates stands under the weekdays."""
    upright: bool
    """Whether names at the side are written a character a line."""

    def day(self, day: int) -> str:
        """A weekday's header."""
        name = DIGITS[day] if day < 7 else "日"
        english = ENGLISH_DAYS[day - 1]
        return self.day_style.format(
            d=name,
            D=name if day < 7 else "天",
            english=english,
            short=english[:3] + ".",
            SHORT=english[:3].upper(),
            date=day + 6,
        )

    def label(self, line: Line) -> Value:
        """A line's label."""
        if line.kind != "lesson":
            return line.text
        number = line.within if self.restarts else line.period
        if line.twin:
            twin = line.twin - line.period + number
            if self.period_style == "date":
                return datetime.date(2026, number, twin)
            return self.period_style.format(n=number, m=twin, c=DIGITS[number], d=DIGITS[twin])
        if self.period_style == "int":
            return number
        if self.period_style == "text":
            return str(number)
        start, end = line.clock
        return self.period_style.format(
            c=DIGITS[number],
            n=number,
            half=line.half,
            ffrom=start.replace(":", "："),
            fto=end.replace(":", "："),
            **{"from": start, "to": end},
        )

    def cell(self, random: Random, slot: Slot) -> str:
        """A slot's cell."""
        text = slot.written
        if slot.word is None or not slot.word.lesson or not text:
            return text
        if self.bilingual == "english" and text in words.ENGLISH:
            text = random.choice(("{e} {t}", "{t} {e}", "{t}\n{e}", "{t}({e})")).format(t=text, e=words.ENGLISH[text])
        elif self.bilingual == "tibetan" and text in words.TIBETAN:
            text = f"{words.TIBETAN[text]}\n{text}"
        elif len(text) == 2 and random.random() < self.spaced:
            text = random.choice((f"{text[0]} {text[1]}", f"{text[0]}　{text[1]}", f"{text[0]}  {text[1]}"))
        elif random.random() < self.decorated:
            decoration = random.choice(DECORATIONS)
            text = decoration.format(text) if self.cell_style == "{s}" else text
        return self.cell_style.format(s=text, t=random.choice(words.TEACHERS), r=random.choice(words.ROOMS))


CELL_STYLES = (
    ("{s}",) * 8
    + (
        "{s}\n{t}老师",
        "{s}\n{t}",
        "{s}({t})",
        "{s}（{t}）",
        "{s}/{t}",
        "{s}\n{t}\n{r}",
        "{s}\n\n{t}\n{r}",
        "{s} {t}老师",
    )
    + ("{s}\n教师：{t}\n地点：{r}", "{s}（{t}老师）", "{s}\n({t})", "{s}({t}）", "{s}-{t}老师")
)
NOTES = (
    "备注：体育课请穿运动鞋，音乐课带竖笛。", "注：劳动课在校园种植园上。",
    "说明：1.第一节8:30上课；2.周三下午第三节为体育活动。", "班主任：王芳　　教导主任：李建国",
    "教务处\n2026年9月1日", "备注：美术", "制表：教务处    审核：赵敏",
    "任课教师：语文 王芳、数学 李建国、体育 张伟、音乐 卓玛", "本课表自2026年9月1日起执行",
)  # fmt: skip


TURNS = ("注：单周上音乐，双周上美术。", "备注：周五第五节劳动、班会隔周轮换")
"""Notes that say some lessons alternate, and not surely which."""


def make_dress(random: Random, *, weekend: bool, merges: bool, class_places: tuple[str, ...], double: bool) -> Dress:
    """A dress of random pieces that do not contradict each other."""
    saturday = (6,) if weekend else ()
    days: tuple[int, ...] = (1, 2, 3, 4, 5, *saturday)
    if random.random() < 0.25:
        days = (1, 2, 3, 4, 5, 6, 7)
        if random.random() < 0.4:
            days = (7, 1, 2, 3, 4, 5, 6)
    day_style = random.choice(DAY_STYLES)
    period_style = random.choice(DOUBLE_STYLES) if double else random.choice(PERIOD_STYLES)
    if "{half}" in period_style:
        half_column, restarts = "none", True
    else:
        half_column = random.choice(
            ("none", "none", "merged", "first", "band") if merges else ("none", "first", "band")
        )
        restarts = period_style[:6] != "{from}" and half_column != "none" and random.random() < 0.6
        if half_column == "none" and not double and random.random() < 0.1:
            restarts = True
    if day_style == "{d}" and period_style == "{c}":
        period_style = "第{c}节"
    corner = random.choice(CORNERS)
    if day_style == "{d}":
        corner = random.choice(("节次\\星期", "星期\n节次", "星期/节次"))
    return Dress(
        day_style=day_style,
        days=days,
        period_style=period_style,
        restarts=restarts,
        half_column=half_column,
        clock_column=not double and "from" not in period_style and random.random() < 0.2,
        corner=corner,
        cell_style=random.choice(CELL_STYLES),
        decorated=random.choice((0, 0, 0, 0.1)),
        spaced=random.choice((0, 0, 0.5, 1)),
        bilingual=random.choice(("", "", "", "", "", "english", "tibetan")),
        merge_bands=merges and random.random() < 0.7,
        merge_doubles=merges and random.random() < 0.7,
        teacher_rows=random.choice(("none",) * 8 + (("blank", "merged") if merges else ("blank",))),
        title=random.choice(("merged", "merged", "cell", "missing")) if merges else random.choice(("cell", "missing")),
        class_in=random.choice(class_places),
        notes=tuple(random.sample(NOTES, random.choice((0, 0, 1, 2)))),
        blank_rows=random.choice((0, 0, 0, 1)),
        repeat_header=random.random() < 0.6,
        dates_row=random.random() < 0.06,
        upright=random.random() < 0.2,
    )
