"""Counties of a roster among each other: left open, under two prefectures, or spelled so that they may be another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.roster import RosterSchool
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.form_table import FormTable
from edu_compliance.reading.papers.notes import Notes

_COUNTY = re.compile(r"(?:自治)?[县区市旗]$")
_BY_NAME = re.compile(
    r"(?:[0-9]{1,3}[.、)\-_]?|[(]?[一二三四五六七八九十]{1,3}[、.)]++)?(?P<county>(?!.*(?:自治|地|校)区)[\u4e00-\u9fff]{1,10}[县区市旗])"
)
_HEADS = re.compile(
    _BY_NAME.pattern + r"(?:(?:教育[局体]?\w*|中小学|各?学校)?[:(]?(?:共?计?[0-9]+[所个](?:学校)?)?[:)]?)"
)
_LISTS = re.compile(r"(?:20[0-9]{2}年?\w{0,6})?(?:中小学|学校)?(?:名册|名单|花名册)?")
_WITH_PREFECTURE = re.compile(
    r"(?:[^省市县区]{2,6}(?:自治区|省))?(?P<prefecture>[^市县区旗]{1,8}(?:市|地区|自治州))(?P<county>.+[县区市旗])"
)
_RARE = 5
"""So many times as often the other spelling has to stand there."""

_Counties = Mapping[str, Mapping[str, list[Place]]]
"""The rows of each county by its prefecture."""


def county_by_sheet(sheet: str) -> str:
    """The county that a sheet is called by (岗措县, 1岗措县, 岗措县学校名册); empty where it is called otherwise."""
    name = fold(sheet)
    found = _BY_NAME.match(name)
    return found["county"] if found and _LISTS.fullmatch(name[found.end() :]) else ""


def county_heads(table: FormTable) -> dict[int, str]:
    """The counties of rows that say nothing else: 二、岗措县（共12所）, over their schools."""
    heads: dict[int, str] = {}
    for number in range(table.top + 1, len(table.grid.rows)):
        texts = {fold(cell) for cell in table.grid.rows[number]} - {""}
        found = _HEADS.fullmatch(next(iter(texts))) if len(texts) == 1 else None
        if found is not None:
            heads[number] = found["county"]
    return heads


def parted(prefecture: str, county: str) -> tuple[str, str]:
    """Prefecture and county as they stand in their columns, but 那曲市色尼区 in one of them as the two it is."""
    found = _WITH_PREFECTURE.fullmatch(county)
    if found is None or len(found["county"]) < 2 or prefecture not in ("", found["prefecture"]):
        return prefecture, county
    return found["prefecture"], found["county"]


def say_counties(schools: Iterable[RosterSchool], notes: Notes) -> None:
    """Whatever about the counties somebody should look at."""
    counties: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    without: list[RosterSchool] = []
    for school in schools:
        if school.county:
            counties[school.county][school.prefecture].append(school.place)
        else:
            without.append(school)
    if counties:
        for school in without:
            notes.add(say("roster.no_county", name=school.name), school.place)
    _say_prefectures(counties, notes)
    _say_spellings(counties, notes)


def _say_prefectures(counties: _Counties, notes: Notes) -> None:
    for county, prefectures in counties.items():
        if len(prefectures) > 1:
            named = tuple(prefecture or "—" for prefecture in prefectures)
            places = [places[0] for places in prefectures.values()]
            notes.add(say("roster.county_in_two", county=county, prefectures=named), *places)


def _say_spellings(counties: _Counties, notes: Notes) -> None:
    spelled: dict[tuple[str, str], dict[str, Place]] = defaultdict(dict)
    for county, prefectures in counties.items():
        for prefecture, places in prefectures.items():
            spelled[prefecture, _COUNTY.sub("", county)][county] = places[0]
    for names in spelled.values():
        if len(names) > 1:
            notes.add(say("roster.county_spelled", names=tuple(names)), *names.values())
    numbers = {county: sum(map(len, each.values())) for county, each in counties.items()}
    misspelt = dict(_misspelt(numbers))
    for rare, common in misspelt.items():
        notes.add(say("roster.county_spelled", names=(rare, common)), *_rows(counties[rare]))
    for county in _alone(numbers):
        if county not in misspelt:
            notes.add(say("roster.county_alone", county=county), *_rows(counties[county]))


def _rows(prefectures: Mapping[str, list[Place]]) -> list[Place]:
    return [place for each in prefectures.values() for place in each]


def _alone(counts: Mapping[str, int]) -> list[str]:
    """Counties of one school, where the others have many: a county has schools, a mistake has one."""
    alone = [county for county, n in counts.items() if n == 1]
    others = [n for n in counts.values() if n > 1]
    return alone if others and sum(others) >= _RARE * (len(others) + len(alone)) else []


def _misspelt(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Counties of very few schools that differ in one letter from one of many, or of one school from one of several:
    岗错县 beside 岗措县."""
    for rare, n in counts.items():
        for common, many in counts.items():
            alike = len(rare) == len(common) > 2 and sum(a != b for a, b in zip(rare, common, strict=True)) == 1
            if alike and (n * _RARE <= many or n == 1 < many) and rare[-1] == common[-1]:
                yield rare, common
