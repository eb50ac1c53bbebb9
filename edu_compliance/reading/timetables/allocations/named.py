"""What one cell of an allocation names: a class, a grade, or several classes together."""

import re
from collections.abc import Iterable

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.reading.timetables.texts.class_names import without_counts
from edu_compliance.reading.timetables.texts.numerals import NUMERAL, number
from edu_compliance.reading.timetables.texts.text import closed_up, tidy
from edu_compliance.reading.timetables.texts.titles import own_name
from edu_compliance.reading.timetables.texts.tokens import TokenReader
from edu_compliance.reading.timetables.view import Spot, View

_BETWEEN = re.compile(r"[、,;/和及\s]+")
"""What stands between classes that are named together."""
_OF_ONE_GRADE = "((?:[初高]?[一二三四五六七八九]|1[0-2]|[1-9](?=[年(]))(?:年级)?)"
_IN_ONE_BRACKET = re.compile(rf"{_OF_ONE_GRADE}[(\[]?([0-9]{{1,2}}(?:[、,][0-9]{{1,2}})+)[)\]]?班")
_FROM_TO = re.compile(rf"{_OF_ONE_GRADE}[(\[]?([0-9]{{1,2}})[)\]]?班?[-~—–至到]+[(\[]?([0-9]{{1,2}})[)\]]?班")
_MOST_TOGETHER = 20
_LAST_GRADE = 12


def class_at(view: View, row: int, column: int) -> ClassName | None:
    """The class or grade that a cell names, merged ranges looked through."""
    token = view.token(row, column)
    if token is None:
        return None
    named = token.any_class
    return own_name(token.text, named) if named else None


def grade_at(view: View, row: int, column: int) -> ClassName | None:
    """The grade a cell names where grades stand: 一年级, 一, 1."""
    token = view.token(row, column)
    if token is None or not view.text(row, column):
        return None
    written = " ".join(token.text.split())
    if token.classed is not None:
        return attrs.evolve(token.classed, written=written)
    grade = bare_grade(token.text)
    return ClassName(written, grades=(grade,), plain_grade=True) if grade else None


def bare_grade(text: str) -> int:
    """The grade that a numeral alone may be, the count of its classes set aside: 一, 1, 一（3个班）; 0 for none."""
    plain = without_counts(closed_up(text))
    grade = number(plain) if re.fullmatch(NUMERAL, plain) else 0
    return grade if grade <= _LAST_GRADE else 0


def together_at(view: View, tokens: TokenReader, spot: Spot, grade: ClassName | None) -> ClassName | None:
    """The first of several classes that a cell names together, under the words for all of them."""
    text = view.text(*spot)
    together = classes_together(tokens, text, grade) if text else []
    return attrs.evolve(together[0], written=" ".join(text.split())) if together else None


def classes_together(tokens: TokenReader, text: str, grade: ClassName | None = None) -> list[ClassName]:
    """The classes that a cell names together, each with its grade, or that of `grade`: 三（1）、（2）班, 三（1—3）班;
    empty where it names no two."""
    parts = _counted_up(tidy(text)) or [part for part in _BETWEEN.split(tidy(text)) if part]
    whole: list[ClassName] = []
    for part in parts if len(parts) > 1 else ():
        named = tokens.named_class(part)
        if named is not None and not named.graded and (before := whole[-1] if whole else grade) is not None:
            named = attrs.evolve(before, written=named.written, number=named.number)
        if named is None or not named.whole:
            return []
        whole.append(named)
    return whole


def _counted_up(text: str) -> list[str]:
    """The classes of one grade that a text counts in one bracket or from one to another: 三(1、2)班, 三年级1-3班."""
    plain = "".join(text.split())
    if found := _IN_ONE_BRACKET.fullmatch(plain):
        numbers = [int(one) for one in re.findall("[0-9]+", found[2])]
    elif found := _FROM_TO.fullmatch(plain):
        numbers = list(range(int(found[2]), int(found[3]) + 1))
    else:
        return []
    return [f"{found[1]}({number})班" for number in numbers] if 1 < len(numbers) <= _MOST_TOGETHER else []


def named_together(
    view: View, tokens: TokenReader, classes: Iterable[tuple[Spot, ClassName]]
) -> dict[Spot, list[ClassName]]:
    """Of the cells of classes those that name several, with each of them."""
    several = ((spot, named) for spot, named in classes if class_at(view, *spot) is None)
    found = ((spot, classes_together(tokens, view.text(*spot), named)) for spot, named in several)
    return {spot: together for spot, together in found if together}
