"""How schools write their classes, themselves and their titles."""

from random import Random

import attrs

DIGITS = "零一二三四五六七八九十"
YEAR = 2026
"""First calendar year of the school year everything is of."""


def chinese(number: int) -> str:
    """1–19 in Chinese numerals."""
    if number <= 10:
        return DIGITS[number]
    return "十" + (DIGITS[number - 10] if number > 10 else "")


@attrs.frozen
class Naming:
    """One school's manner of naming its classes."""

    style: str
    telling: bool
    """Whether the name alone tells the stage."""
    bare: bool
    """Whether it is so bare (101, 1.1, 3-1) that only a header or a sheet's name can bear it."""
    needs_year: bool = False


# style with {g} grade in its stage, {G} the same in Chinese, {n} {N} number, {y} year of entry, {a} {A} grade 1–9
PRIMARY = (
    "{G}年级{n}班", "{G}年级（{n}）班", "{G}年级({n})班", "{G}（{n}）班", "{G}({n})班", "{G}（{n}）",
    "{G}({N})班", "{G}（{N}）班", "{G}年级{N}班", "{g}年级{n}班", "{G}年{N}班", "{G}年{n}班",
    "小学{G}年级{n}班", "{g}（{n}）班", "{g}({n})", "{G}.{n}班", "{g}.{n}班", "{g}0{n}班", "{g}-{n}班",
    "{G}{n}班", "{G} （ {n} ） 班", "{G}年级 {n}班", "{G}（{n})班", "{G}年级（{N}）班", "{y}级{n}班",
    "{y}级（{n}）班", "小学{y}级{n}班", "{G}年级{n}", "{g}.{n}", "{g}0{n}", "{g}-{n}", "{G}-{n}", "{G}.{n}",
)  # fmt: skip
JUNIOR = (
    "{A}年级{n}班", "{A}年级（{n}）班", "{A}（{n}）班", "{A}({n})", "{A}（{n}）", "{A}({N})班", "{A}.{n}班",
    "{A}年级{N}班", "{a}年级{n}班", "{a}（{n}）班", "{a}0{n}班", "初{G}（{n}）班", "初{G}({n})班", "初{G}{n}班",
    "初{G}{N}班", "初{G}年级{n}班", "{y}级{n}班", "初{y}级{n}班", "{A}{n}班", "{A}年{n}班", "初中{A}年级{n}班",
    "{a}0{n}", "{a}.{n}", "{a}-{n}", "初{G}（{n}）", "初中{G}年级（{n}）班",
)  # fmt: skip
SENIOR = (
    "高{G}{n}班", "高{G}（{n}）班", "高{G}({n})班", "高{G}({N})班", "高{G}年级{n}班", "高{G}年级（{n}）班",
    "高{G}（{n}）", "高{G}.{n}班", "{y}级{n}班", "高{y}级{n}班", "高{G}{N}班", "高中{G}年级{n}班",
    "高{y}级（{n}）班", "高{G} {n}班", "高{G}-{n}",
)  # fmt: skip
NINE = ("{A}年级{n}班", "{A}（{n}）班", "{A}年级（{n}）班", "{A}({n})班", "{a}年级{n}班", "{A}年级{N}班", "{A}（{n}）")
STYLES = {"primary": PRIMARY, "junior": JUNIOR, "senior": SENIOR, "nine": NINE}
FIRST = {"primary": 1, "junior": 7, "senior": 10}


def choose(random: Random, stage: str, bare: bool) -> Naming:
    """A manner of naming; `bare` allows names that no title could carry."""
    while True:
        style = random.choice(STYLES[stage])
        is_bare = not style.endswith("班") and not style.endswith(("）", ")"))
        if is_bare and not bare:
            continue
        telling = any(mark in style for mark in ("初", "高", "小学"))
        return Naming(style, telling, is_bare, "{y}" in style)


def class_name(naming: Naming, stage: str, grade: int, number: int) -> str:
    """The name of one class in this manner."""
    within = grade - FIRST[stage] + 1
    return naming.style.format(
        g=within,
        G=chinese(within),
        n=number,
        N=chinese(number),
        y=YEAR - within + 1,
        a=grade,
        A=chinese(grade) if grade < 10 else "",
    )


TOWNS = ("朗措县", "曲扎县", "达玛县", "雅玛县", "色当市", "扎热县", "仲果县")
TOWNSHIPS = ("玉措", "达玛", "日果", "卡热", "仲当", "色曲")
SCHOOLS = {
    "primary": ("{t}完全小学", "{t}第二小学", "{t}{p}乡中心小学", "{t}{p}镇小学", "{t}实验小学"),
    "junior": ("{t}初级中学", "{t}第一初级中学", "{t}{p}镇初级中学"),
    "senior": ("{t}高级中学", "{t}第二高级中学"),
    "nine": ("{t}九年一贯制学校", "{t}{p}镇九年一贯制学校"),
}


def school_name(random: Random, stage: str) -> str:
    """An invented school whose name tells its stage."""
    return random.choice(SCHOOLS[stage]).format(t=random.choice(TOWNS), p=random.choice(TOWNSHIPS))


TERMS = (
    "2026—2027学年第一学期", "2026-2027学年第一学期", "2026～2027学年度第一学期", "2026-2027学年度上学期",
    "（2026-2027学年第一学期）", "2026年秋季学期", "2026—2027学年",
)  # fmt: skip


def title(random: Random, school: str, name: str, words: str = "课程表") -> str:
    """A title over a table; `name` is the class's, or empty."""
    term = random.choice(TERMS)
    word = random.choice((words, words, words.replace("课程表", "课表"), words.replace("课程表", "課程表")))
    whole = "" if word.startswith("总") else random.choice(("", "班级"))
    shapes = [f"{school}{term}{name}{word}", f"{school}{name}{word}", f"{term}{school}{name}{word}"]
    if name:
        shapes += [f"{school}{word}（{name}）", f"{school}  {name}  {word}", f"{school}{term}{word}   班级：{name}"]
    else:
        shapes += [f"{school}{word}", f"{school}{term}{whole}{word}", f"{school} {term}\n{word}"]
    return random.choice(shapes)
