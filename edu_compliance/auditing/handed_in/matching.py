"""Whose submission is this: matched to a roster's schools by code, then by name; what is not sure is never decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.alike import Alike
from edu_compliance.auditing.handed_in.counties import Counties
from edu_compliance.auditing.handed_in.own_names import codes_in, tails_of, texts_of
from edu_compliance.auditing.handed_in.school_index import SchoolIndex
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.model.message import Message, say
from edu_compliance.model.roster import Match, MatchedBy, Roster, RosterSchool
from edu_compliance.model.vocabulary import fold

CANDIDATES = 5
"""As many schools are offered for a decision; that there are more, it says."""


class RosterIndex:
    """A roster ready to be searched; made once in each process.

    `characters` is the vocabulary's: names are the same in simplified and in traditional characters.
    """

    def __init__(self, roster: Roster, characters: Mapping[int, str]) -> None:
        self._characters = characters
        self._as_written = {school.number: school for school in roster.schools}
        self.counties = Counties(roster.schools, characters)
        schools = [self._simplified(school) for school in roster.schools]
        self._schools = SchoolIndex(schools)
        self._alike = Alike(schools)

    def _plain(self, text: str) -> str:
        return fold(text).translate(self._characters)

    def _simplified(self, school: RosterSchool) -> RosterSchool:
        names_ = {key: getattr(school, key).translate(self._characters) for key in ("name", "prefecture", "county")}
        return attrs.evolve(school, files=tuple(map(self._plain, school.files)), **names_)

    def _readable(self, handed: Handed) -> Handed:
        """A submission with its names simplified."""

        def plain(text: str) -> str:
            return text.translate(self._characters)

        return attrs.evolve(
            handed,
            name=plain(handed.name),
            title=plain(handed.title),
            group=tuple(map(plain, handed.group)),
            sources=tuple(
                attrs.evolve(one, name=plain(one.name), path=Path(plain(str(one.path)))) for one in handed.sources
            ),
        )

    def _settled(self, match: Match) -> Match:
        """A match with its schools as the roster writes them."""
        school = self._as_written[match.school.number] if match.school is not None else None
        return attrs.evolve(
            match, school=school, candidates=tuple(self._as_written[one.number] for one in match.candidates)
        )

    # --- by the path --------------------------------------------------------------------------------------------------

    def by_path(self, handed: Handed) -> Match:
        """Whose a submission is as far as its path and its files' names tell.

        What the roster's 文件名 says holds before all; then a code; then a name that is the school's own, letter for
        letter, and no other's in the counties that the path names. Everything else is a candidate at most.
        """
        return self._settled(self._by_path(self._readable(handed)))

    def _by_path(self, handed: Handed) -> Match:
        named = _distinct(self._files_named(handed)) or _distinct(self._folders_above_named(handed))
        if len(named) == 1:
            return Match(named[0], MatchedBy.FILE)
        if named:
            return _open(named, "matching.several_by_file")
        coded = _distinct(school for code in codes_in(handed) for school in self._schools.coded(code))
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
        own = {school.name for school in here}
        if elsewhere := [school for school in said if school not in here and school.name not in own]:
            # Who is named in another county may be misspelt there: nobody else is surely meant for it.
            return _open([*elsewhere, *here], "matching.several_named" if here else "matching.other_county")
        texts = list(texts_of(handed))
        short = (
            school for county in sorted(counties) for text in texts for school in self._schools.named_in(county, text)
        )
        found = _distinct([*here, *short])
        if len(found) == 1:
            return Match(found[0], MatchedBy.NAME if here else MatchedBy.NAME_IN_COUNTY)
        if found:
            alone = len({school.name for school in found}) == 1
            return _open(found, "matching.several_by_name" if alone else "matching.several_named")
        return self._looking_alike(texts, counties)

    def _files_named(self, handed: Handed) -> Iterator[RosterSchool]:
        """Schools whose 文件名 names the submission, a file of it, or a folder it stands in, by path or by name."""
        return (school for parts in _paths(handed) for school in self._schools.filed(parts))

    def _folders_above_named(self, handed: Handed) -> Iterator[RosterSchool]:
        """Schools whose 文件名 names a path from further out than the audit was called for (2026报送/一小)."""
        return (school for parts in _paths(handed) for school in self._schools.filed_further_out(parts))

    def _named(self, handed: Handed) -> list[RosterSchool]:
        """Schools whose full name the path says; several only where it is several schools' name."""
        joined = {"".join(parts) for parts in tails_of(handed)}
        texts = [*texts_of(handed), *sorted(joined)]
        return _distinct(school for text in texts for school in self._schools.named(text))

    def _counties_in(self, handed: Handed) -> set[str]:
        """The roster's counties that folders of the path name."""
        return self.counties.named((*handed.group, *handed.name.split("/")[:-1]))

    # --- by titles ----------------------------------------------------------------------------------------------------

    def by_titles(self, match: Match, titles: Iterable[str], folders: Iterable[str] = ()) -> Match:
        """The match of a path held against the names that its files' titles say.

        A full name settles what was open, unless it is none of the path's candidates, or `folders`, in which the files
        lie, name another county than the school's; it never unsettles what was sure, but that another school of the
        roster is named is said.
        """
        return self._settled(self._by_titles(match, titles, self.counties.named(folders)))

    def _by_titles(self, match: Match, titles: Iterable[str], counties: set[str]) -> Match:
        said = list(dict.fromkeys(name for title in titles if title for name in names.also_called(self._plain(title))))
        each = [schools for name in said if (schools := self._schools.named(name))]
        if match.school is not None:
            own = match.school.number
            other = _distinct(one for schools in each if own not in {one.number for one in schools} for one in schools)
            if match.by is MatchedBy.FILE or not other:
                return match
            return attrs.evolve(match, candidates=tuple(other), why=say("matching.title_contradicts"))
        if _several_named(match):
            return match  # a folder that names one school and a file in it another: a title is that file's alone
        everywhere = _distinct(one for schools in each for one in schools)
        found = [one for one in everywhere if _may_stand_in(one, counties, said)]
        if everywhere and not found:
            return _open([*everywhere, *match.candidates], "matching.other_county")
        among = {one.number for one in match.candidates}
        kept = [one for one in found if not among or one.number in among]
        if len(kept) == 1:
            return Match(kept[0], MatchedBy.TITLE)
        if found:
            return _open([*found, *match.candidates], "matching.several_by_title")
        if match.candidates:
            return match
        return self._looking_alike(said, counties)

    # --- what only looks alike ----------------------------------------------------------------------------------------

    def _looking_alike(self, texts: Sequence[str], counties: set[str]) -> Match:
        """Schools whose names are the same but for prefixes, 完全小学 for 小学 and the like, or nearly the same.

        Where path or name say a county of the roster, only its schools; and only there one wrong letter is looked for,
        for among all schools of a region there is always such a name.
        """
        said = counties | self.counties.said_in(texts)
        for why, schools in (
            ("matching.alike", self._alike.same(texts)),
            ("matching.similar", self._alike.similar(texts)),
            ("matching.misspelt", self._alike.misspelt(texts) if said else []),
        ):
            here = [one for one in schools if not said or not one.county or fold(one.county) in said]
            if here:
                return _open(here, why)
        return Match(why=say("matching.nobody"))


def _paths(handed: Handed) -> Iterator[Sequence[str]]:
    """The parts of the paths of a submission and of its files."""
    for name in (handed.name, *(source.name for source in handed.sources)):
        yield [fold(part) for part in name.split("/")]


def _several_named(match: Match) -> bool:
    """Whether the path names several schools, each by a name of its own."""
    why = match.why.parameters.get("why", match.why) if match.why is not None else None
    return isinstance(why, Message) and why.id == "matching.several_named"


def _may_stand_in(school: RosterSchool, counties: set[str], said: Sequence[str]) -> bool:
    """Whether nothing speaks against a school's being one of these counties: not in one of them, its county is said."""
    county = fold(school.county)
    return not counties or not county or county in counties or any(county in name for name in said)


def _distinct(schools: Iterable[RosterSchool]) -> list[RosterSchool]:
    return list({school.number: school for school in schools}.values())


def _open(candidates: Iterable[RosterSchool], why: str) -> Match:
    each = _distinct(candidates)
    shown = tuple(each[:CANDIDATES])
    message = say(why)
    if len(each) > CANDIDATES:
        message = say("matching.more", why=message, more=len(each) - CANDIDATES)
    return Match(candidates=shown, why=message)
