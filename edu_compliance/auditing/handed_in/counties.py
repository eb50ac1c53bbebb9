"""The counties of a roster, as folders and names say them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from edu_compliance.auditing.handed_in import names
from edu_compliance.model.roster import RosterSchool
from edu_compliance.model.vocabulary import fold


class Counties:
    """Every county that a school of the roster is in, folded and in simplified characters, with how the roster writes
    it and its prefecture."""

    def __init__(self, schools: Iterable[RosterSchool], characters: Mapping[int, str]) -> None:
        self._characters = characters
        self._groups: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for school in schools:
            if school.county:
                self._groups[self._plain(school.county)].add(school.group)

    def _plain(self, text: str) -> str:
        return fold(text).translate(self._characters)

    def named(self, folders: Iterable[str]) -> set[str]:
        """Those that folders are called by, with or without a number before or 报送 behind."""
        said = {text for folder in map(self._plain, folders) for text in (folder, names.stripped(folder))}
        return said & self._groups.keys()

    def said_in(self, texts: Sequence[str]) -> set[str]:
        """Those that stand somewhere in a text."""
        return {county for county in self._groups if any(county in text for text in texts)}

    def group_of(self, folders: Sequence[str]) -> tuple[str, ...]:
        """The prefecture and county that folders name; the folders themselves where they do not name one."""
        groups = {group for county in self.named(folders) for group in self._groups[county]}
        return groups.pop() if len(groups) == 1 else tuple(folders)
