"""What people write in timetables, mapped to what they mean. Exact matches only, never by substring."""

import enum
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import attrs


class Kind(enum.Enum):
    """What a written name is."""

    SUBJECT = "subject"
    ACTIVITY = "activity"
    """Takes a period and is no lesson: 大课间, 自习, 社团."""
    EMPTY = "empty"
    """Says that nothing is taught: 空, 无, /, —."""


@attrs.frozen
class Meaning:
    """What one written name means."""

    kind: Kind
    name: str
    """The canonical subject, or the activity's name; for an ambiguous name the name itself."""
    subjects: tuple[str, ...] = ()
    """For a subject: the canonical subjects it may be. One where it is sure, several where it is ambiguous."""

    @property
    def sure(self) -> bool:
        """Whether the name is one subject and no other."""
        return len(self.subjects) == 1


@attrs.frozen
class Vocabulary:
    """Written names and their meanings, keyed by `fold`ed text; made by `policy`, handed to `reading` as a value."""

    names: Mapping[str, Meaning]
    """Folded name → meaning."""
    characters: Mapping[int, str]
    """`str.translate` table of traditional characters to simplified ones, as far as timetables use them."""
    sha256: str = ""
    """Hash of the files it was made from."""
    suffixes: tuple[str, ...] = ()
    """What may follow a name of two characters or more (足球课); `names` holds those forms too."""

    def fold(self, text: str) -> str:
        """`text` as names are looked up: NFKC, simplified, without any white space, lower case."""
        return fold(text).translate(self.characters)

    def look_up(self, text: str) -> Meaning | None:
        """The meaning of exactly this name, folded; None where nobody knows it."""
        return self.names.get(self.fold(text))


_FOLDED = re.compile(r"[!-@\[-~\u4e00-\u9fff、。·“”]*")
"""Text that is folded already, which is most of what timetables hold."""
_INVISIBLE = {"Cf", "Me", "Co", "Cs", "Cc"}
# Accents and variation selectors. Marks of other scripts are letters to their readers: Tibetan writes its vowels so.
_ACCENTS = frozenset(map(chr, (*range(0x300, 0x370), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """`text` in half-width (NFKC) lower case, without white space, accents and what is invisible.

    Folding what is folded changes nothing.
    """
    while not _FOLDED.fullmatch(text):
        lower = unicodedata.normalize("NFKC", text).lower()
        folded = "".join(c for c in lower if not c.isspace() and not _unseen(c))
        if folded == text:
            break
        text = folded
    return text


def _unseen(character: str) -> bool:
    return character in _ACCENTS or unicodedata.category(character) in _INVISIBLE
