"""Texts as people type them, made plain before they are understood."""

import re
import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans(
    {"【": "[", "】": "]", "{": "[", "}": "]", "〔": "[", "〕": "]", "\r": None}
    | dict.fromkeys("↔⇄⇌", "/")
    | dict.fromkeys('《》〈〉「」『』“”‘’"')
    | dict(zip("級課節週單雙學", "级课节周单双学", strict=True))
    | dict(zip("༠༡༢༣༤༥༦༧༨༩", "0123456789", strict=True))
)
_DECORATIONS = re.compile(
    "[\u00a1-\u00b6\u00b8-\u00bf\u00d7\u00f7\u02b0-\u02ff\u200b-\u200f\u2016-\u2fff\u3003\u3004\u3012-\u303f\u0f01-\u0f1f"
    "\ue000-\uf8ff\ufe00-\ufe0f\ufeff\ufff0-\uffff\U0001f000-\U0001faff]|_x000d_"
)
"""Signs that no word has: arrows, stars, boxes, emoji, private and invisible characters."""


@lru_cache(maxsize=16_384)
def tidy(text: str) -> str:
    """`text` in NFKC lower case, lines kept, decorations (★, ●, emoji) and outer white space gone.

    Characters of headers' and classes' names that are written in the traditional form (級, 課) are simplified.
    """
    normal = unicodedata.normalize("NFKC", text).lower().translate(_SIGNS)
    if not normal.isascii():
        normal = _DECORATIONS.sub("", normal)
    normal = normal.strip(" \n\t*")
    if normal[:1] == "[" and normal[-1:] == "]" and "]" not in normal[1:-1]:
        return normal[1:-1].strip()
    return normal
