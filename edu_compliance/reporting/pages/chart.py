"""Lessons against the minimum, by grade and area: the numbers of a small picture, in the picture's own units."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

import attrs
from markupsafe import Markup

from edu_compliance.model.stage import Area
from edu_compliance.reporting.balance import ENOUGH, OPEN, Number, Sum
from edu_compliance.reporting.pages.page import macros
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker, decimal

WIDTH = 116
"""Width of the part that bars stand in."""
ROW = 18
"""Height of a grade's row."""


@attrs.frozen
class Bar:
    """One grade: the class with the fewest lessons as a bar, its doubt, and the most any class has as a line."""

    label: str
    y: int
    sure: float
    """Where the lessons that surely count end, in the class that has the fewest."""
    maybe: float
    """Where those that may count end."""
    most: float
    minimum: float
    sign: str
    """`√` all classes have enough, `!` some surely have not, `?` some are open."""
    text: str
    """The numbers in words, beside the bar."""


@attrs.frozen
class Panel:
    """One area."""

    area: Area
    bars: tuple[Bar, ...]
    width: int
    height: int
    alternative: str
    """Everything the picture shows, in a sentence for each grade."""


def charts(sums: Mapping[Area, Sequence[tuple[str, Sum]]], language: Language) -> tuple[Markup, ...]:
    """A picture for each area from its grades, each with its name and its classes together; one scale for all."""
    longest = max((max(found.most, found.minimum) for each in sums.values() for _, found in each), default=1)
    return tuple(_chart(language, area, tuple(each), longest) for area, each in sums.items() if each)


@lru_cache(maxsize=1024)
def _chart(language: Language, area: Area, sums: tuple[tuple[str, Sum], ...], longest: Number) -> Markup:
    """An area's picture, which many schools have alike."""
    return Markup(macros(language, "school_parts.html").chart(_panel(area, sums, longest, Speaker(language))))


def _panel(area: Area, sums: Sequence[tuple[str, Sum]], longest: Number, speaker: Speaker) -> Panel:
    bars = tuple(_bar(label, found, at, longest, speaker) for at, (label, found) in enumerate(sums))
    said = (
        speaker.text(
            "chart.alternative",
            grade=label,
            minimum=found.minimum,
            least=speaker.interval(*found.least),
            most=decimal(found.most),
            enough=found.enough,
            classes=found.classes,
        )
        for label, found in sums
    )
    return Panel(area, bars, WIDTH, len(bars) * ROW + 4, f"{speaker.label(area)}: {speaker.join(said)}")


def _bar(label: str, found: Sum, at: int, longest: Number, speaker: Speaker) -> Bar:
    def scale(lessons: Number) -> float:
        return round(float(Fraction(lessons) / longest) * WIDTH, 1)

    low, high = found.least
    return Bar(
        label=label,
        y=at * ROW,
        sure=scale(low),
        maybe=scale(high),
        most=scale(found.most),
        minimum=scale(found.minimum),
        sign="!" if found.short else ENOUGH if found.enough == found.classes else OPEN,
        text=f"{speaker.interval(low, max(high, found.most))}/{decimal(found.minimum)}",
    )
