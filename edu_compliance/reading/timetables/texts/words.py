"""The words of a cell: what stands between its separators, and which of them are teachers, rooms or qualifiers."""

import re

from edu_compliance.model.vocabulary import Meaning, Vocabulary
from edu_compliance.reading.timetables.texts.cell import Part
from edu_compliance.reading.timetables.texts.meanings import CJK, Meanings
from edu_compliance.reading.timetables.texts.people import (
    LONGEST_SURE_NAME,
    is_surname,
    looks_like_person,
    looks_like_room,
    surely_person,
)

SEPARATORS = re.compile(
    r"[\n/|、,;+&@#_:\\]+|(?<=[\u4e00-\u9fff])\s*或者?\s*(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fffa-z)])\s*[-—–~]+\s*(?=[\u4e00-\u9fff])"
)
_MOST_PIECES = 32
"""Of so many pieces at most a word with white space in it is put together: no name has more characters."""
_SENTENCE = 100
"""Pieces of a text between separators from which on it is a sentence, whose words nobody parted by characters."""
_MOST_DOTTED = 8
"""Of so many words with dots between them at most a name is put together."""
_BY_CHOICE = re.compile("走班(?:课|教学)?|选考|学考")
_QUALIFIERS = re.compile(
    r"[0-9a-zivx]{0,3}|上|下|上册|下册|必修[0-9一二]?|走班|室内|室外|户外|连堂|连排|合班|合堂|同步课堂|走教|双师|线上|"
    r"男|女|男生|女生|新授|复习|讲评|理论|实践|[0-9]+班|第?[一二三四]组|代"
)
_TO_BRING = re.compile("(?:请|自)?(?:携|备)?带(?:好|齐|上)?.{1,6}")
"""美术 带彩笔: what pupils are to bring."""

_INSTEAD = re.compile(
    r"(?:已|临时|现|暂)?(?:改|换|调|变更?)(?:上|为|成|到)*(?P<new>.{1,8})|(?P<by>.{1,8}?)(?:占用|占|顶替|代替)(?:了)?"
)
"""What brackets say of the subject that takes a lesson's place: 音乐（改语文）, 体育（数学占用）."""


class Words:
    """Takes texts apart by a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, meanings: Meanings) -> None:
        self._vocabulary = vocabulary
        self._meanings = meanings

    def of(self, text: str) -> list[Part]:
        """The words of a text without brackets."""
        return [part for word in SEPARATORS.split(text) for part in self._between_separators(word)]

    def _between_separators(self, text: str) -> list[Part]:
        """The words of a text between separators: white space inside a known word is no separator."""
        tokens, parts, first = text.split(), [], 0
        most = _MOST_PIECES if len(tokens) <= _SENTENCE else 1
        while first < len(tokens):
            for end in range(min(len(tokens), first + most), first, -1):
                joined, alone = "".join(tokens[first:end]), end == first + 1
                meaning = self._meanings.of(joined) or (self._with_teacher(joined) if alone else None)
                dotted = [] if meaning is not None else self._dotted(joined)
                if meaning is not None or dotted or alone:
                    parts.extend(dotted or [Part(joined, meaning)])
                    first = end
                    break
        return parts

    def _dotted(self, word: str) -> list[Part]:
        """A known word, and others or a teacher behind a dot, which names have too: 体育·足球, 体育·扎西; else []."""
        if "·" not in word:
            return []
        names = [name for name in word.split("·") if name]
        for end in range(min(len(names), _MOST_DOTTED), 0, -1):  # 造型·美术·扎西
            first = Part("·".join(names[:end]), self._meanings.of("·".join(names[:end])))
            if first.meaning is not None:
                others = [Part(name, self._meanings.of(name)) for name in names[end:]]
                known = all(other.meaning or self.companion(other.text, chinese=True) for other in others)
                return [first, *others] if known else []
        return []

    def _with_teacher(self, word: str) -> Meaning | None:
        """A known name of two characters or more and a person, written together: 体育王老师, 音乐卓玛, 劳动王."""
        folded = self._vocabulary.fold(word)
        if self._with_surname(folded) and folded[-1] != "周":  # 劳动周 may be a week
            return self._vocabulary.names[folded[:-1]]
        for end in range(len(word) - 1, max(1, len(word) - 1 - LONGEST_SURE_NAME), -1):
            if surely_person(word[end:]):
                meaning = self._vocabulary.names.get(self._vocabulary.fold(word[:end]))
                if meaning is not None:
                    return meaning
        return None

    def without_companions(self, parts: list[Part]) -> list[Part]:
        """Without teachers, rooms and foreign words, where a known word stands beside them."""
        if not any(part.meaning for part in parts):
            return parts
        chinese = any(part.meaning and CJK.search(part.text) for part in parts)
        return [part for part in parts if part.meaning or not self.companion(part.text, chinese=chinese)]

    def companion(self, text: str, *, chinese: bool) -> bool:
        """Whether a word is a teacher, a room or, beside `chinese` words, a foreign one."""
        folded = self._vocabulary.fold(text).strip(".-:·")
        foreign = chinese and not CJK.search(folded)
        person = is_surname(folded) or (looks_like_person(folded) and not self._with_surname(folded))
        return not folded or foreign or person or looks_like_room(folded) or _TO_BRING.fullmatch(folded) is not None

    def _with_surname(self, folded: str) -> bool:
        """Whether a word is a known name of two characters or more and a surname, which looks like a person: 劳动王."""
        return len(folded) > 2 and is_surname(folded[-1]) and folded[:-1] in self._vocabulary.names

    def chosen(self, parts: list[Part], brackets: list[str]) -> tuple[list[Part], list[str]]:
        """What pupils choose from, where 走班 stands beside it: 走班（物理、历史）, 走班：政史地; else as it was."""
        if not any(_BY_CHOICE.search(part.text) for part in parts):
            return parts, brackets
        rest = [part for part in parts if not _BY_CHOICE.fullmatch(part.text)]
        rest = rest or [part for content in brackets for part in self.of(content)]
        rest = [one for part in rest for one in ([part] if part.meaning else self._letters(part))]
        return (rest, []) if rest and all(part.subject for part in rest) else (parts, brackets)

    def _letters(self, part: Part) -> list[Part]:
        """政史地: subjects of one character each, or the word as it is."""
        letters = [Part(letter, self._meanings.of(letter)) for letter in _BY_CHOICE.sub("", part.text)]
        return letters if all(letter.subject for letter in letters) else [part]

    def bracketed(self, brackets: list[str]) -> list[Part]:
        """The words in brackets that say something of the subject."""
        parts = [part for content in brackets for part in self.of(content)]
        return [self._instead(part) for part in parts if not _QUALIFIERS.fullmatch(part.text)]

    def _instead(self, part: Part) -> Part:
        """A part that says which subject takes the lesson's place, as that subject."""
        found = None if part.meaning else _INSTEAD.fullmatch(part.text)
        meaning = self._meanings.of(found["new"] or found["by"]) if found else None
        return Part(part.text, meaning, instead=True) if meaning else part
