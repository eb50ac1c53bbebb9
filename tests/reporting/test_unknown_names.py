"""The names nobody knows are offered as lines that work as they are put into a vocabulary file."""

import pytest

from edu_compliance.model.lesson import Naming, Taught
from edu_compliance.policy.vocabulary import extend
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reporting.unknown_names import lines_to_add
from tests.policy.files import library
from tests.reporting import invented

ODD = ("阳光体适能", "红歌会,合唱", '国旗"下', "#队日", "=1+1", "《经典》诵", "队日\t一", "甲，乙", "★星星★", "'引号'")


def offered(*names: str) -> tuple[str, ...]:
    instead = {(1 + n // 5, 1 + n % 5): Taught(name, (), Naming.UNKNOWN, name) for n, name in enumerate(names)}
    return lines_to_add([invented.school_class(3, 1, instead=instead)])


def test_nothing_is_offered_where_every_name_is_known() -> None:
    assert offered() == ()


@pytest.mark.parametrize("text", ODD)
def test_a_name_that_is_offered_is_known_once_its_meaning_is_written_down(text: str) -> None:
    vocabulary = library().vocabulary
    (lesson, _) = CellReader(vocabulary).read(text).lessons[0]
    assert lesson.naming is Naming.UNKNOWN
    head, line = offered(lesson.name)
    unchanged, notebook, changed = extend(vocabulary, "names.csv", f"{head}\n{line}\n".encode())
    assert (unchanged.names, notebook.mistakes, changed) == (vocabulary.names, [], ())
    decided = f"{line.removeprefix('#')}非课程"
    known, notebook, _ = extend(vocabulary, "names.csv", f"{head}\n{decided}\n".encode())
    assert not notebook.mistakes
    assert CellReader(known).read(text).activity
