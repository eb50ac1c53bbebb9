"""The apostrophe that keeps spreadsheets from taking a text for a formula: set when written, gone when read again."""

import re

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Excel in Chinese takes full-width signs for the beginning of a formula too."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def harmless(text: str) -> str:
    """`text` so that a spreadsheet takes it for text: what would start a formula gets a leading apostrophe.

    A plain negative number stays a number. Characters that a spreadsheet cannot hold are left out.
    """
    clean = text if text.isprintable() else _UNWRITABLE.sub("", text)
    if clean.startswith(_DANGEROUS) and not _NUMBER.fullmatch(clean):
        return "'" + clean
    return clean


def as_meant(text: str) -> str:
    """`text` without the apostrophe that `harmless` gave it; one that somebody wrote stays."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_DANGEROUS) else text
