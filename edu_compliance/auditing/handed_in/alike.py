"""Schools' names that are not the same and may mean the same: of another kind of word, or with a few other letters."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from edu_compliance.auditing.handed_in import names
from edu_compliance.model.roster import RosterSchool
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number

_SIMILAR = 0.6
"""Share of the pairs of letters that two names have in common from which on they are called alike."""
_SHORTEST = 3
"""Characters of a name that are left where prefecture and county are taken off: 小学 alone would be everybody's."""

REGION = "西藏自治区"
_AT_FIRST = re.compile(rf"^(?:[^市县区]{{1,6}}[市县区])+(?=.{{{_SHORTEST},}})")
_NUMBERED = re.compile(rf"第?({NUMERAL})([小中])学?$")
_KINDS = (("中心完全小学", "中心小学"), ("中心完小", "中心小学"), ("完全小学", "小学"), ("完小", "小学"))
_OF_WHAT_KIND = re.compile(
    r"(?P<own>.{2,}?)[乡镇村]?(?:中心|完全|希望|民族|寄宿制|九年一贯制|初级|高级){0,4}"
    r"(?P<kind>小学|中学|学校|教学点|中心校)(?:总校|本部|校本部)?"
)
"""曲果希望小学 is 曲果, a 小学; what is left of 中心小学 is nothing."""
_DIGITS = frozenset("0123456789一二三四五六七八九十")


class Alike:
    """The schools of a roster by what is left of their names."""

    def __init__(self, schools: Iterable[RosterSchool]) -> None:
        self._by_core: dict[str, list[RosterSchool]] = defaultdict(list)
        for school in schools:
            self._by_core[core(school)].append(school)
        self._by_pair: dict[str, list[str]] | None = None
        self._by_own_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_all_but_one: dict[str, list[str]] = defaultdict(list)

    def same(self, texts: Iterable[str]) -> list[RosterSchool]:
        """Those whose names differ by place and by words like 完小 only."""
        return [school for text in _cores(texts) for school in self._by_core.get(text, ())]

    def similar(self, texts: Iterable[str]) -> list[RosterSchool]:
        """Those of the same own name (曲果小学, 曲果希望小学) or of mostly the same letters, the nearest first."""
        return [school for text in _cores(texts) for name in self._similar(text) for school in self._by_core[name]]

    def misspelt(self, texts: Iterable[str]) -> list[RosterSchool]:
        """Those whose names have one other letter; 第二小学 is no other spelling of 第三小学."""
        self._look_closely()
        found = ((text, name) for text in _cores(texts) for gap in _gaps(text) for name in self._by_all_but_one[gap])
        return [school for text, name in found if not _counted_on(text, name) for school in self._by_core[name]]

    def _similar(self, text: str) -> list[str]:
        if len(text) < 2 or not names.school_in(text):
            return []
        by_pair = self._look_closely()
        mine = _pairs(text)
        shares: dict[str, int] = defaultdict(int)
        for pair in mine:
            for other in by_pair.get(pair, ()):
                shares[other] += 1
        scores = {other: 2 * n / (len(mine) + len(_pairs(other))) for other, n in shares.items()}
        kind = _own_name(text)
        scores |= dict.fromkeys(self._by_own_name.get(kind, ()) if kind else (), 1.0)
        return sorted(
            (o for o, score in scores.items() if score >= _SIMILAR), key=lambda other: (-scores[other], other)
        )

    def _look_closely(self) -> dict[str, list[str]]:
        """The names by their pairs of letters; what only few submissions need is made when it is first asked for."""
        if self._by_pair is None:
            self._by_pair = defaultdict(list)
            for name in self._by_core:
                for pair in _pairs(name):
                    self._by_pair[pair].append(name)
                for gap in _gaps(name):
                    self._by_all_but_one[gap].append(name)
                if kind := _own_name(name):
                    self._by_own_name[kind].append(name)
        return self._by_pair


def core(school: RosterSchool) -> str:
    """What is left of a school's name without its prefecture and county, and with one word for its kind."""
    return _core(names.also_called(fold(school.name))[0], tuple(map(fold, school.group)))


def _cores(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_core(text, ()) for text in texts))


def _core(name: str, group: Sequence[str]) -> str:
    name = names.stripped(name)
    for word, plain in _KINDS:
        if name.endswith(word):
            name = name.removesuffix(word) + plain
            break
    for part in (REGION, *group):
        name = name.removeprefix(part) if len(name) - len(part) >= _SHORTEST else name
    if not group:
        # A folder's text: whatever ends in 市, 县, 区 at the beginning is where the school stands.
        name = _AT_FIRST.sub("", name)
    return re.sub(r"[()（）·.\-_\s]", "", _NUMBERED.sub(_one_spelling, name))


def _one_spelling(numbered: re.Match[str]) -> str:
    """一小, 第1小学 and 第一小学 alike."""
    return f"第{number(numbered[1])}{numbered[2]}学"


def _own_name(text: str) -> tuple[str, str] | None:
    """A school's own name and its kind; None where it has none of its own (第一小学, 中心小学)."""
    found = _OF_WHAT_KIND.fullmatch(text)
    return (found["own"], found["kind"]) if found and not _DIGITS & set(found["own"]) else None


def _pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _gaps(text: str) -> Iterator[str]:
    """A name of four letters or more with each of them left open in turn."""
    return (f"{text[:at]} {text[at + 1 :]}" for at in range(len(text)) if len(text) > 3)


def _counted_on(one: str, other: str) -> bool:
    """Whether two names of the same length differ by a number."""
    return all(a == b or {a, b} <= _DIGITS for a, b in zip(one, other, strict=True))
