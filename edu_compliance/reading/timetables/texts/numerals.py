"""Chinese and western numerals as they stand in class names and period labels."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {
    c: n for n, c in enumerate("壹贰叁肆伍陆柒捌玖拾", 1)
}
NUMERAL = r"(?:[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九壹贰叁肆伍陆柒捌玖拾])"
"""One number up to 99, in digits or Chinese."""


def number(text: str) -> int:
    """The value of a text that matches `NUMERAL`; KeyError or ValueError for anything else."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return _DIGITS[text]
