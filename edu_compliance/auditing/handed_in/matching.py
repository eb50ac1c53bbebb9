"""Whose submission is this: matched to a roster's schools by code, then by name; what is not sure is never decided."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.model.message import say
from edu_compliance.model.roster import Match, MatchedBy, Roster, RosterSchool
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number

CANDIDATES = 5
"""As many schools are offered for a decision; that there are more, it says."""
_SIMILAR = 0.6
"""Share of the pairs of letters that two names have in common from which on they are called alike."""

_CODE = re.compile(r"(?<![0-9a-z])[0-9a-z]{4,20}(?![0-9a-z])")
_REGION = "西藏自治区"
_SHORTEST = 3
"""Characters of a name that are left where prefecture and county are taken off: 小学 alone would be everybody's."""
_AT_FIRST = re.compile(rf"^(?:[^市县区]{{1,6}}[市县区])+(?=.{{{_SHORTEST},}})")
_NUMBERED = re.compile(rf"第?({NUMERAL})([小中])学?$")
_ANOTHER_PLACE = re.compile(r"[校园点院]")
_KINDS = (("中心完全小学", "中心小学"), ("中心完小", "中心小学"), ("完全小学", "小学"), ("完小", "小学"))


class RosterIndex:
    """A roster ready to be searched; made once in each process."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._by_code: dict[str, list[RosterSchool]] = defaultdict(list)
        self._by_file: dict[str, list[RosterSchool]] = defaultdict(list)
        self._by_name: dict[str, list[RosterSchool]] = defaultdict(list)
        self._in_county: dict[tuple[str, str], list[RosterSchool]] = defaultdict(list)
        self._by_core: dict[str, list[RosterSchool]] = defaultdict(list)
        self._counties: dict[str, set[str]] = defaultdict(set)
        for school in roster.schools:
            self._enter(school)
        self._pairs: dict[str, list[str]] | None = None

    def _enter(self, school: RosterSchool) -> None:
        for code in filter(None, (school.code, school.shared_code)):
            self._by_code[code].append(school)
        for file in school.files:
            self._by_file[file].append(school)
        county = fold(school.county)
        if county:
            self._counties[county].add(fold(school.prefecture))
        self._by_core[core(school)].append(school)
        for full in names.also_called(fold(school.name)):
            self._by_name[full].append(school)
            for short in _without_group(full, school) if county else ():
                self._in_county[county, short].append(school)

    # --- by the path --------------------------------------------------------------------------------------------------

    def by_path(self, handed: Handed) -> Match:
        """Whose a submission is as far as its path and its files' names tell.

        What the roster's 文件名 says holds before all; then a code; then a name that is the school's own, letter for
        letter, and no other's in the counties that the path names. Everything else is a candidate at most.
        """
        named = _distinct(self._files_named(handed))
        if len(named) == 1:
            return Match(named[0], MatchedBy.FILE)
        if named:
            return _open(named, "matching.several_by_file")
        coded = _distinct(school for code in _codes(handed) for school in self._by_code.get(code, ()))
        said = self._named(handed)
        if len(coded) == 1:
            other = [school for school in said if school.name != coded[0].name]
            if said and len(other) == len(said):
                return _open([*coded, *other], "matching.code_and_name")
            return Match(coded[0], MatchedBy.CODE)
        if coded:
            return _open(coded, "matching.several_by_code")
        return self._by_names(handed, said)

    def _by_names(self, handed: Handed, said: Sequence[RosterSchool]) -> Match:
        counties = self._counties_in(handed)
        here = [school for school in said if not counties or not school.county or fold(school.county) in counties]
        if len(here) == 1:
            return Match(here[0], MatchedBy.NAME)
        if here:
            return _open(here, "matching.several_by_name")
        if said:
            return _open(said, "matching.other_county")
        texts = list(_texts(handed))
        short = _distinct(
            school
            for county in sorted(counties)
            for text in texts
            for school in self._in_county.get((county, text), ())
        )
        if len(short) == 1:
            return Match(short[0], MatchedBy.NAME_IN_COUNTY)
        if short:
            return _open(short, "matching.several_by_name")
        return self._alike(texts, counties)

    def _files_named(self, handed: Handed) -> Iterator[RosterSchool]:
        """Schools whose 文件名 names the submission, a file of it, or a folder it stands in, by path or by name."""
        for name in (handed.name, *(source.name for source in handed.sources)):
            parts = [fold(part) for part in name.split("/")]
            for first in range(len(parts)):
                for last in range(first + 1, len(parts) + 1):
                    whole = "/".join(parts[first:last])
                    yield from self._by_file.get(whole, ())
                    if "." in parts[last - 1]:
                        yield from self._by_file.get(whole.rpartition(".")[0], ())

    def _named(self, handed: Handed) -> list[RosterSchool]:
        """Schools whose full name the path says; several only where it is several schools' name."""
        joined = {"".join(parts) for parts in _tails(handed)}
        texts = [*_texts(handed), *sorted(joined)]
        return _distinct(school for text in texts for school in self._by_name.get(text, ()))

    def _counties_in(self, handed: Handed) -> set[str]:
        """The roster's counties that folders of the path name."""
        folders = {fold(part) for part in (*handed.group, *handed.name.split("/")[:-1])}
        return {county for county in self._counties if county in folders}

    # --- by titles ----------------------------------------------------------------------------------------------------

    def by_titles(self, match: Match, titles: Iterable[str]) -> Match:
        """The match of a path held against the names that its files' titles say.

        A full name settles what was open, unless it is none of the path's candidates; it never unsettles what was sure,
        but a contradiction is said.
        """
        said = list(dict.fromkeys(name for title in titles if title for name in names.also_called(fold(title))))
        found = _distinct(school for title in said for school in self._by_name.get(title, ()))
        if match.school is not None:
            if match.by is not MatchedBy.FILE and found and match.school.number not in {one.number for one in found}:
                return attrs.evolve(match, candidates=tuple(found), why=say("matching.title_contradicts"))
            return match
        among = {one.number for one in match.candidates}
        kept = [one for one in found if not among or one.number in among]
        if len(kept) == 1:
            return Match(kept[0], MatchedBy.TITLE)
        if found:
            return _open([*found, *match.candidates], "matching.several_by_title")
        if match.candidates:
            return match
        return self._alike(said, set())

    # --- what only looks alike ----------------------------------------------------------------------------------------

    def _alike(self, texts: Sequence[str], counties: set[str]) -> Match:
        """Schools whose names are the same but for prefixes, 完全小学 for 小学 and the like, or nearly the same.

        Where path or name say a county of the roster, only its schools.
        """
        said = counties | {county for county in self._counties if any(county in text for text in texts)}
        cores = list(dict.fromkeys(_core(text, ()) for text in texts))
        for why, schools in (
            ("matching.alike", (school for text in cores for school in self._by_core.get(text, ()))),
            ("matching.similar", (school for text in cores for school in self._similar(text))),
        ):
            here = [one for one in schools if not said or not one.county or fold(one.county) in said]
            if here:
                return _open(here, why)
        return Match(why=say("matching.nobody"))

    def _similar(self, text: str) -> list[RosterSchool]:
        if len(text) < 2 or not names.school_in(text):
            return []
        mine = _letters(text)
        shares: dict[str, int] = defaultdict(int)
        for pair in mine:
            for other in self._cores_with(pair):
                shares[other] += 1
        scored = [(2 * n / (len(mine) + len(_letters(other))), other) for other, n in shares.items()]
        best = sorted((pair for pair in scored if pair[0] >= _SIMILAR), key=lambda pair: (-pair[0], pair[1]))
        return [school for _, other in best for school in self._by_core[other]]

    def _cores_with(self, pair: str) -> Sequence[str]:
        if self._pairs is None:
            self._pairs = defaultdict(list)
            for name in self._by_core:
                for one in _letters(name):
                    self._pairs[one].append(name)
        return self._pairs.get(pair, ())


def core(school: RosterSchool) -> str:
    """What is left of a school's name without its prefecture and county, and with one word for its kind."""
    return _core(names.also_called(fold(school.name))[0], tuple(map(fold, school.group)))


def _core(name: str, group: Sequence[str]) -> str:
    name = names.stripped(name)
    for word, plain in _KINDS:
        if name.endswith(word):
            name = name.removesuffix(word) + plain
            break
    for part in (_REGION, *group):
        name = name.removeprefix(part) if len(name) - len(part) >= _SHORTEST else name
    if not group:
        # A folder's text: whatever ends in 市, 县, 区 at the beginning is where the school stands.
        name = _AT_FIRST.sub("", name)
    return re.sub(r"[()（）·.\-_\s]", "", _NUMBERED.sub(_one_spelling, name))


def _one_spelling(numbered: re.Match[str]) -> str:
    """一小, 第1小学 and 第一小学 alike."""
    return f"第{number(numbered[1])}{numbered[2]}学"


def _without_group(name: str, school: RosterSchool) -> set[str]:
    """The name without its own prefecture, without its county, and without both."""
    prefecture, county = fold(school.prefecture), fold(school.county)
    without = {name}
    for part in (_REGION, prefecture, county):
        without |= {text.removeprefix(part) for text in without if part and len(text) > len(part) + 2}
    return without


def _texts(handed: Handed) -> Iterator[str]:
    """What a submission's own names may say of its school: its title and its files' names, whole and stripped."""
    written = [handed.title, *(source.path.stem for source in handed.sources)]
    for text in dict.fromkeys(map(fold, written)):
        stripped = names.stripped(text)
        school = names.school_in(stripped)
        # What stands behind a name may tell another place: 东风小学山后校点 is not surely 东风小学.
        sure = not _ANOTHER_PLACE.search(stripped.removeprefix(school))
        yield from dict.fromkeys(filter(None, (text, stripped, school if sure else "", *names.also_called(text))))


def _tails(handed: Handed) -> Iterator[Sequence[str]]:
    """The folders of the path written together with its name: 那曲市/色尼区/第三小学."""
    parts = [fold(part) for part in handed.name.split("/")]
    last = names.stripped(fold(handed.title))
    for first in range(max(len(parts) - 3, 0), len(parts) - 1):
        yield [*parts[first:-1], last]


def _codes(handed: Handed) -> Iterator[str]:
    for name in (handed.name, *(source.name for source in handed.sources)):
        yield from _CODE.findall(re.sub(r"\.[^./]{1,5}$", "", fold(name)))


def _letters(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _distinct(schools: Iterable[RosterSchool]) -> list[RosterSchool]:
    return list({school.number: school for school in schools}.values())


def _open(candidates: Iterable[RosterSchool], why: str) -> Match:
    each = _distinct(candidates)
    shown = tuple(each[:CANDIDATES])
    message = say(why)
    if len(each) > CANDIDATES:
        message = say("matching.more", why=message, more=len(each) - CANDIDATES)
    return Match(candidates=shown, why=message)
