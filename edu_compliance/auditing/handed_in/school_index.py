"""A roster's schools by what is written of them: codes, names, the files and folders of 文件名."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.alike import REGION
from edu_compliance.model.roster import RosterSchool
from edu_compliance.model.vocabulary import fold

Schools = Sequence[RosterSchool]


class SchoolIndex:
    """Schools whose names and files are folded and simplified, ready to be looked up by such texts."""

    def __init__(self, schools: Iterable[RosterSchool]) -> None:
        self._by_code: dict[str, list[RosterSchool]] = defaultdict(list)
        self._by_file: dict[str, list[RosterSchool]] = defaultdict(list)
        self._by_end_of_path: dict[str, list[RosterSchool]] = defaultdict(list)
        self._by_name: dict[str, list[RosterSchool]] = defaultdict(list)
        self._in_county: dict[tuple[str, str], list[RosterSchool]] = defaultdict(list)
        for school in schools:
            self._enter(school)

    def _enter(self, school: RosterSchool) -> None:
        for code in filter(None, (school.code, school.shared_code)):
            self._by_code[code].append(school)
        for file in (written.replace("\\", "/").strip("/") for written in school.files):
            self._by_file[file].append(school)
            parts = file.split("/")
            for first in range(1, len(parts)):
                self._by_end_of_path["/".join(parts[first:])].append(school)
        county = fold(school.county)
        for full in names.also_called(fold(school.name)):
            for name in _with_group(full, school):
                self._by_name[name].append(school)
            for short in _without_group(full, school) if county else ():
                self._in_county[county, short].append(school)

    def coded(self, code: str) -> Schools:
        """Those with a code, one of a combined school's included."""
        return self._by_code.get(code, ())

    def named(self, name: str) -> Schools:
        """Those with a full name, their county's and prefecture's before it or not."""
        return self._by_name.get(name, ())

    def named_in(self, county: str, name: str) -> Schools:
        """Those of a county with a name that leaves out the county's or the prefecture's."""
        return self._in_county.get((county, name), ())

    def filed(self, parts: Sequence[str]) -> Iterator[RosterSchool]:
        """Those whose 文件名 is a part of a path, a file's with or without its extension."""
        for first in range(len(parts)):
            for last in range(first + 1, len(parts) + 1):
                whole = "/".join(parts[first:last])
                yield from self._by_file.get(whole, ())
                if "." in parts[last - 1]:
                    yield from self._by_file.get(whole.rpartition(".")[0], ())

    def filed_further_out(self, parts: Sequence[str]) -> Iterator[RosterSchool]:
        """Those whose 文件名 names a path from further out that ends as this one begins (2026报送/一小)."""
        for last in range(1, len(parts) + 1):
            yield from self._by_end_of_path.get("/".join(parts[:last]), ())


def _with_group(name: str, school: RosterSchool) -> tuple[str, ...]:
    """The name, and where it does not say the county, it with its county and its prefecture before it."""
    county = fold(school.county)
    if not county or county in name:
        return (name,)
    return tuple(dict.fromkeys((name, county + name, fold(school.prefecture) + county + name)))


def _without_group(name: str, school: RosterSchool) -> set[str]:
    """The name without its own prefecture, without its county, and without both."""
    prefecture, county = fold(school.prefecture), fold(school.county)
    without = {name}
    for part in (REGION, prefecture, county):
        without |= {text.removeprefix(part) for text in without if part and len(text) > len(part) + 2}
    return without
