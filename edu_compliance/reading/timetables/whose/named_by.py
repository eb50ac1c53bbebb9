"""What the names of a sheet, its file and its folders say of what stands in it."""

import re
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.stage import Stage
from edu_compliance.reading.timetables.texts.activities import activity_by_name
from edu_compliance.reading.timetables.texts.campuses import campus_in
from edu_compliance.reading.timetables.texts.class_names import bare_class_name
from edu_compliance.reading.timetables.texts.people import looks_like_person
from edu_compliance.reading.timetables.texts.text import closed_up
from edu_compliance.reading.timetables.texts.titles import Title, read_title

_BEFORE_PERSON = re.compile(r"([0-9][0-9.-]*)[-_(]?([^0-9()]+)\)?")
_SHEET_COPY = re.compile(r"\s\([2-9]\)$")
"""Excel's own addition to a copied sheet's name."""
_SHEET_DEFAULT = re.compile(r"(?:sheet|工作表|表)[\s_]*[0-9]*", re.IGNORECASE)


class NamedBy:
    """The names that stand around one sheet."""

    def __init__(self, sheet: str, file: str) -> None:
        self._sheet = sheet
        self._path = _path_titles(file)
        self.sheet = read_title(sheet)
        """The sheet's name as a title."""
        self.file = self._path[0]
        """The file's."""

    @property
    def sheet_by_default(self) -> bool:
        """Whether nobody named the sheet: Sheet1."""
        return _SHEET_DEFAULT.fullmatch(self._sheet) is not None

    @cached_property
    def classes(self) -> tuple[ClassName | None, ...]:
        """The classes they say; a sheet may be named by digits only, and a folder by its grade (三年级/2班.xlsx)."""
        name = _SHEET_COPY.sub("", self._sheet)
        sheet = read_title(name).classed or _bare_class(closed_up(name))
        file, *folders = self._path
        grades = (title.classed for title in folders if title.classed is not None and not title.classed.one_class)
        return sheet, file.classed, *grades

    @cached_property
    def stage(self) -> Stage | None:
        """The stage that one of them says (高中部), the nearest first."""
        return next((stage for title in (self.sheet, *self._path) if (stage := title.stage)), None)

    @cached_property
    def five_and_four(self) -> bool:
        """Whether one of them says 五四学制."""
        return any(title.five_and_four for title in (self.sheet, *self._path))

    @cached_property
    def campus(self) -> str:
        """The campus that one of them says."""
        return next((campus for title in (self.sheet, *self._path) if (campus := campus_in(title.folded))), "")

    @cached_property
    def activity(self) -> str:
        """The activity that the sheet is named after; or ""."""
        return activity_by_name(_SHEET_COPY.sub("", self._sheet))


def _bare_class(name: str) -> ClassName | None:
    """A class named by digits only, a head teacher's name behind it aside: 302, 302卓玛."""
    found = _BEFORE_PERSON.fullmatch(name)
    return bare_class_name(found[1] if found and looks_like_person(found[2]) else name)


@lru_cache(maxsize=64)
def _path_titles(file: str) -> tuple[Title, ...]:
    """The titles that a file's name and its folders' names are, the file's first."""
    return tuple(read_title(name) for name in reversed(PurePosixPath(file).with_suffix("").parts)) or (read_title(""),)
