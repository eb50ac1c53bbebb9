"""The gettext catalogs of the messages, one for each language people read."""

import enum
import gettext
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

_DOMAIN = "edu_compliance"
_FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


class Language(enum.Enum):
    """A language the program speaks; the value is what `--lang` takes."""

    CHINESE = "zh"
    ENGLISH = "en"

    @property
    def folder(self) -> str:
        """The catalog's folder under `locale/`."""
        return {"zh": "zh_CN", "en": "en"}[self.value]

    @property
    def html(self) -> str:
        """The language's name in HTML (BCP 47)."""
        return {"zh": "zh-CN", "en": "en"}[self.value]


@lru_cache(maxsize=len(Language))
def catalog(language: Language) -> Mapping[str, str]:
    """Every message id of a language with its format text.

    A wheel carries compiled catalogs (.mo); a checkout has none, so that a stale one never hides an edited .po.
    """
    folder = resources.files(__package__).joinpath("locale", language.folder, "LC_MESSAGES")
    compiled = folder.joinpath(f"{_DOMAIN}.mo")
    if compiled.is_file():
        with compiled.open("rb") as stream:
            translations = gettext.GNUTranslations(stream)
        texts: dict[str, str] = dict(translations._catalog)  # type: ignore[attr-defined]  # gettext lists ids nowhere else
        return {id: text for id, text in texts.items() if id and isinstance(id, str)}
    return _from_source(folder.joinpath(f"{_DOMAIN}.po").read_bytes())


def _from_source(po: bytes) -> Mapping[str, str]:
    """Message ids and texts of a .po file."""
    import io

    from babel.messages.pofile import read_po  # 30 ms that an installed program does not pay

    return {str(m.id): str(m.string) for m in read_po(io.BytesIO(po), charset="utf-8") if m.id and m.string}


Part = tuple[str, str, str]
"""Text before a field, the field's name (empty where none follows), and its format specification."""


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[Part, ...]:
    """A format text cut at its fields: `"应{n:n}节"` is `(("应", "n", "n"), ("节", "", ""))`."""
    cut: list[Part] = []
    end = 0
    for field in _FIELD.finditer(text):
        cut.append((text[end : field.start()], field[1], field[2] or ""))
        end = field.end()
    cut.append((text[end:], "", ""))
    return tuple(cut)


def fields(text: str) -> frozenset[str]:
    """The names of a format text's fields."""
    return frozenset(name for _, name, _ in parts(text) if name)
