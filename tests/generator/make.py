"""`make(seed)`: one submission with its truth, in a layout and dress drawn from the seed."""

import datetime
from random import Random

import attrs

from tests.generator import formats, naming, tables
from tests.generator.dress import TURNS, Dress, Line, make_dress
from tests.generator.layouts import LAYOUTS, Layout
from tests.generator.naming import Naming
from tests.generator.studio import Studio
from tests.generator.week import Habits, Truth, Week, make_week, plain
from tests.generator.words import word

AS_OF = datetime.date(2026, 10, 15)


@attrs.frozen
class Case:
    """Files as a school would hand them in, and what must be read of them."""

    seed: int
    files: dict[str, bytes]
    truth: tuple[Truth, ...]
    dresses: tuple[str, ...]
    """What it wears, for a reader of a failure."""
    school: str
    """The folder's or roster's name for the school; empty where only the files tell."""


@attrs.frozen
class Hours:
    """A school's week: days, periods before and after noon, and whether lines stand for two periods."""

    days: tuple[int, ...]
    morning: int
    afternoon: int
    double: bool


def make(seed: int) -> Case:
    """The case of a seed."""
    random = Random(seed)
    layout = random.choice(LAYOUTS)
    stage = random.choice(("primary",) * 4 + ("junior",) * 2 + ("senior",) * 2 + ("nine",))
    manner = naming.choose(random, stage, bool(layout.bare_places))
    file_format = random.choice(formats.SEVERAL if layout.several_sheets else formats.SINGLE)
    if manner.bare and "sheet" in layout.bare_places and file_format == "docx":
        file_format = "xlsx"
    hours = make_hours(random, stage)
    dress = dressed(random, layout, manner, file_format, hours)
    lines = day_lines(random, hours, dress)
    habits = Habits(
        terse=random.random() < 0.15,
        varied=random.random() < 0.6,
        odd_names=random.choice((0, 0, 0, 0.03, 0.08)),
        alternations=random.choice((0, 0, 0, 1, 2)),
        doubles=random.choice((0, 0, 2, 4)),
    )
    weeks = [
        class_week(random, stage_of(grade), grade, number, hours, habits)
        for grade, number in class_numbers(random, stage, layout.classes)
    ]
    school = naming.school_name(random, stage)
    studio = Studio(random, school, manner, peculiar(random, layout, manner, dress, weeks), lines, dress, file_format)
    files = layout.draw(studio)
    truths = studio.truths or [week.truth() for week in studio.weeks]
    untold = any(week.untold for week in studio.weeks)
    styles = (manner.style, dress.day_style, dress.period_style, f"class in {dress.class_in}")
    worn = (layout.name, file_format, *styles, str(dress))
    told = dress.title != "missing" or untold
    return Case(seed, files, tuple(truths), worn, "" if told else school)


def make_hours(random: Random, stage: str) -> Hours:
    """Five or six days of five to nine periods."""
    double = random.random() < 0.08
    morning, afternoon = random.choice((3, 4, 4, 5)), random.choice((2, 3, 3, 4))
    if double:
        morning, afternoon = 4, random.choice((2, 4))
    weekend = stage == "senior" and random.random() < 0.4
    return Hours((1, 2, 3, 4, 5, 6) if weekend else (1, 2, 3, 4, 5), morning, afternoon, double)


def dressed(random: Random, layout: Layout, manner: Naming, file_format: str, hours: Hours) -> Dress:
    """A dress this layout, manner of naming and format can wear."""
    places = layout.bare_places if manner.bare else layout.class_places
    if file_format == "docx":
        places = tuple(place for place in places if place != "sheet") or ("title",)
    dress = make_dress(
        random,
        weekend=6 in hours.days,
        merges=file_format in formats.MERGING,
        class_places=places,
        double=hours.double,
    )
    single = layout.name in ("class per sheet", "class per file", "stacked") and not manner.bare
    if single and random.random() < 0.02:
        dress = attrs.evolve(dress, teacher_rows="subjects")
    elif single and random.random() < 0.02:
        dress = attrs.evolve(dress, notes=(random.choice(TURNS),))
    if dress.teacher_rows != "none":
        dress = attrs.evolve(dress, cell_style="{s}")
    if dress.dates_row and (layout.name not in ("class per sheet", "class per file") or dress.half_column == "band"):
        dress = attrs.evolve(dress, dates_row=False)
    return dress


def day_lines(random: Random, hours: Hours, dress: Dress) -> tuple[Line, ...]:
    """The lines of a day that go with a dress."""
    extras = random.random() < 0.6
    evening = random.choice((0, 0, 0, 1, 2)) if dress.half_column != "none" and extras else 0
    lines = tables.day_plan(random, hours.morning, hours.afternoon, double=hours.double, evening=evening, extras=extras)
    if dress.period_style == "{from}-{to}":
        # Lines that only their clock names cannot be told apart from lessons where they bear subjects.
        lines = tuple(line for line in lines if line.kind != "outside")
    if dress.half_column != "band":
        return lines
    found: list[Line] = []
    for line in lines:
        if line.half and line.half not in [one.text for one in found if one.kind == "half"]:
            found.append(Line("half", line.half, text=line.half))
        found.append(line)
    return tuple(found)


def class_week(random: Random, stage: str, grade: int, number: int, hours: Hours, habits: Habits) -> Week:
    """A class's week; where lines stand for two periods, both hold the same."""
    week = make_week(random, stage, grade, number, hours.days, hours.morning, hours.afternoon, habits)
    if hours.double:
        for (day, period), slot in list(week.slots.items()):
            if period % 2:
                week.slots[day, period + 1] = slot
    return week


def stage_of(grade: int) -> str:
    """The stage of a grade 1–12."""
    return "primary" if grade < 7 else "junior" if grade < 10 else "senior"


def class_numbers(random: Random, stage: str, several: int) -> list[tuple[int, int]]:
    """(grade, number) of some classes of a school; a nine-year one shows that it has both stages."""
    if stage == "nine":
        grades = {random.randint(4, 6), random.randint(7, 9), *random.sample(range(1, 10), max(several - 2, 1))}
        return [(grade, 1) for grade in sorted(grades)]
    first, count = {"primary": (1, 6), "junior": (7, 3), "senior": (10, 3)}[stage]
    grades = sorted(random.sample(range(first, first + count), random.randint(1, count)))
    found = [(grade, number) for grade in grades for number in range(1, random.randint(1, 4) + 1)]
    return found[: random.randint(1, several)] if len(found) > several else found


UNTELLING = tuple(style for style in naming.PRIMARY if style.startswith(("{G}（", "{G}(")))
"""Names such as 一（1）班, which may be of any stage."""


def contradiction(random: Random, week: Week) -> Week:
    """The same class once more, with another timetable."""
    places, slots = list(week.slots), list(week.slots.values())
    random.shuffle(slots)
    slots[:3] = [plain(word(key, key)) for key in ("体育", "劳动", "班会")]
    return attrs.evolve(week, slots=dict(zip(places, slots, strict=True)), unknowable=True)


def peculiar(random: Random, layout: Layout, manner: Naming, dress: Dress, weeks: list[Week]) -> list[Week]:
    """Sometimes one class is a 复式 one or handed in twice, or nothing tells the stage of any."""
    chance = random.random()
    one_class_tables = layout.name in ("class per sheet", "class per file", "stacked")
    if not one_class_tables or manner.bare:
        return weeks
    if dress.teacher_rows == "subjects" or any(note in TURNS for note in dress.notes):
        return [attrs.evolve(week, unknowable=True) for week in weeks]
    if chance > 0.97 and layout.name != "class per file":
        return [*weeks[:-1], attrs.evolve(weeks[-1], unknowable=True), contradiction(random, weeks[-1])]
    if chance < 0.05 and weeks[0].stage == "primary":
        return [*weeks[:-1], attrs.evolve(weeks[-1], shared_by=random.choice(((1, 2), (1, 3), (2, 4), (5, 6))))]
    if chance < 0.35 and manner.style in UNTELLING and (young := [week for week in weeks if week.grade <= 3]):
        return [attrs.evolve(week, untold=True) for week in young]
    return weeks
