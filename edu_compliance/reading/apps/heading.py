"""Whose week a timetable program's file holds: its class, school, year and term, by its own words and its name."""

from collections.abc import Iterable, Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.texts.titles import Title, read_title


@attrs.frozen
class Heading:
    """What a file's texts say of its class and school."""

    naming: ClassName
    titles: tuple[Title, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Heading":
        """By the nearest text first: the file's own words, its name, its folder."""
        titles = tuple(read_title(text) for text in texts if text.strip())
        return cls(_naming(titles), titles)

    @property
    def school(self) -> str:
        """The school's name; empty where nothing says it."""
        return next((title.school for title in self.titles if title.school), "")

    @property
    def year(self) -> int | None:
        """First calendar year of the school year."""
        return next((title.year for title in self.titles if title.year), None)

    @property
    def term(self) -> int | None:
        """1 autumn, 2 spring."""
        return next((title.term for title in self.titles if title.term), None)


def _naming(titles: Sequence[Title]) -> ClassName:
    found: ClassName | None = None
    for title in titles:
        if title.classed is not None and (found is None or found.agrees_with(title.classed)):
            found = title.classed if found is None else found.completed_by(title.classed)
    stage = next((title.stage for title in titles if title.stage), None)
    if found is None:
        otherwise = titles[0].text if titles else ""
        found = ClassName(next((words for title in titles if (words := title.own_words)), otherwise))
    return attrs.evolve(found, stage=stage) if found.stage is None and stage else found
