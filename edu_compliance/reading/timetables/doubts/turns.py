"""Notes that say that subjects take turns (单周上音乐,双周上美术): a doubt of every class of their sheet."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from edu_compliance.model.lesson import (
    EVEN_WEEKS,
    EVERY_WEEK,
    ODD_WEEKS,
    Doubt,
    Lesson,
    Naming,
    SchoolClass,
    Taught,
    Weeks,
)
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1, row_and_column
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.header_words import Column
from edu_compliance.reading.timetables.texts.text import simplified
from edu_compliance.reading.timetables.texts.title_times import weeks_in
from edu_compliance.reading.timetables.texts.titles import Title, read_title
from edu_compliance.reading.timetables.texts.weekdays import SAID
from edu_compliance.reading.timetables.view import Spot, View

_TURNS = re.compile(r"单周|双周|单双周|隔周|轮换|交替|轮流")
_MAY_SAY_TURNS = re.compile(r"[单單双雙]|隔周|轮换|交替|轮流|輪換|輪流|[周週*＊★☆▲△●○◆◇■□※#＃√✓]")
_WHICH = re.compile(
    r"\s*+(?:备?注\s*+[:：]?)?\s*+(?:[\u4e00-\u9fff]{1,8}[、和与/][\u4e00-\u9fff]{1,8}?课?(?:隔周|单双周)?(?:轮换|轮流|交替)(?:上课?)?[,，:：]?)?\s*+"
    r"单周(?:上|为|是|[:：])?\s*+(?P<odd>[\u4e00-\u9fff]{1,8}?)课?\s*+[,，、;；/。]?\s*+"
    r"双周(?:上|为|是|[:：])?\s*+(?P<even>[\u4e00-\u9fff]{1,8}?)课?\s*+[。.]?\s*+"
)
"""单周上音乐，双周上美术, and nothing else: what is taught in which weeks."""
_BEHIND_A_TITLE = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]|表([^()（）\[\]【】表]*)")
"""What a title adds in a bracket or behind 课程表."""
_SENTENCES = re.compile(r"[。；;!！\n]|(?<![0-9第周星期])[0-9][.．、](?![0-9])")
"""Where a sentence of a note ends, or the next of its numbered ones begins."""
_SENTENCE = 4
"""Characters from which on a text may say who takes turns: 音美轮换."""

_MARKS = re.compile(r"[*＊★☆▲△●○◆◇■□※#＃√✓]")
"""What a clerk puts beside a lesson to say something of it under the table: 带*的课单周上."""
_LOOKS = re.compile(r"颜色|[红黄蓝绿灰橙紫]色|[标涂][红黄蓝绿灰色]|底纹|底色|阴影|加粗|斜体|下划线|彩色")
"""How lessons look, which is not read: 红色的课隔周上."""

_APART = re.compile(r"社团|课后|延时|自习|辅导|兴趣|选修|走班|不计")
"""What a mark may make of a lesson: 带△的为社团活动."""


@attrs.frozen
class Note:
    """A note that says that lessons take turns."""

    text: str
    places: tuple[Place, ...]
    """Its cells: several where it stands under each table of a sheet."""
    subjects: tuple[str, ...]
    """The canonical subjects it names."""
    marked: frozenset[Place] | None = None
    """The cells with the mark it speaks of; None where it speaks of none."""
    looks: bool = False
    """Whether it speaks of a colour or a font, which any of the lessons may have."""
    apart: bool = False
    """Whether it says that the marked lessons are none in every week."""
    which: tuple[Taught, ...] = ()
    """What it says is taught in the odd and in the even weeks, where it speaks of these two subjects alone."""


def in_turns(classes: Sequence[SchoolClass], view: View, file: str, cells: CellReader) -> list[SchoolClass]:
    """The classes of a sheet with a doubt for each note that says subjects take turns; what a note says of the only
    class's shared lessons (音乐/美术) is done."""
    spots = list(_may_say_turns(view))
    notes = _said_once(_notes(classes, spots, view, file, cells)) if classes and spots else []
    return [_with_turns(school_class, notes) for school_class in classes] if notes else list(classes)


def _may_say_turns(view: View) -> Iterator[Spot]:
    """Cells that are long enough to be a sentence and hold one of its words; a row is looked at as a whole first."""
    for row, texts in enumerate(view.rows):
        if _MAY_SAY_TURNS.search("\n".join(texts)):
            for column, text in enumerate(texts):
                if len(text) >= _SENTENCE and _MAY_SAY_TURNS.search(text):
                    yield row, column


def _said_once(notes: Iterable[Note]) -> list[Note]:
    """The notes, each once: said again under the next table, it makes no more lessons take turns."""
    found: dict[Note, tuple[Place, ...]] = {}
    for note in notes:
        said = attrs.evolve(note, places=())
        found[said] = (*found.get(said, ()), *note.places)
    return [attrs.evolve(said, places=places) for said, places in found.items()]


def _notes(
    classes: Sequence[SchoolClass], spots: Sequence[Spot], view: View, file: str, cells: CellReader
) -> Iterator[Note]:
    """The notes among the sentences at `spots`. What is read as a lesson is none, whatever it says of weeks; the same
    words under the table are no lesson, and nobody says which of the lessons they mean."""
    read = {lesson.place for one in classes for lesson in one.lessons}
    read |= {uncounted.place for one in classes for uncounted in one.uncounted if uncounted.weekday}
    cells_read = frozenset(read)
    for row, column in spots:
        written, place = " ".join(view.text(row, column).split()), Place(file, view.grid.sheet, a1(row, column))
        text = simplified(view.text(row, column))
        title = read_title(text)
        if weeks_of_table(title, cells) is not None:
            continue
        known = _understood(text, cells)
        if known and (place in read or not (read or _is_remark(view, row, column))):
            continue  # a lesson, or a subject's heading in an allocation
        said = text if weeks_in(title) is None else _behind(title)
        subjects = _subjects_in(_about_turns(said), cells) or _subjects_in(said, cells)
        marked = _marked(text, cells_read, view)
        if not (_TURNS.search(text) or (known and _in_some_weeks(text, cells))):
            if marked and place not in read and _APART.search(text):  # 走班选修 张三 201* is a lesson
                yield Note(written, (place,), (), marked, apart=True)
            continue
        looks = _LOOKS.search(text) is not None
        if subjects or marked or looks:
            alone = len(classes) == 1 and not (marked or looks)  # of several, nobody says whose lessons it means
            which = _which(text, subjects, cells) if alone else ()
            yield Note(written, (place,), subjects, marked, looks and not marked, which=which)


def weeks_of_table(title: Title, cells: CellReader) -> Weeks | None:
    """The odd or the even weeks that a title says its table is of; None where it speaks of subjects: （音乐：单周）."""
    weeks = weeks_in(title)
    return None if weeks is None or _subjects_in(_behind(title), cells) else weeks


def _behind(title: Title) -> str:
    """What a title adds of weeks; "" where it adds none."""
    added = (one or other for one, other in _BEHIND_A_TITLE.findall(title.text))
    return next((words for words in added if "单周" in words or "双周" in words), "")


def _which(note: str, subjects: Sequence[str], cells: CellReader) -> tuple[Taught, ...]:
    """What a note says of the odd and the even weeks; nothing where it says more, or what nobody knows."""
    said = _WHICH.fullmatch(note)
    lessons = [cells.read(said[weeks]).lessons for weeks in ("odd", "even")] if said else []
    taught = tuple(one for held in lessons for one, _ in held if one.naming is Naming.KNOWN)
    return taught if len(taught) == 2 and {one.name for one in taught} == set(subjects) else ()


def _marked(note: str, read: frozenset[Place], view: View) -> frozenset[Place] | None:
    """The cells of lessons that hold a mark which the note names; None where there are none."""
    marks = set(_MARKS.findall(note))
    if not marks:
        return None
    return frozenset(place for place in read if marks & set(view.text(*row_and_column(place.cell)))) or None


def _is_remark(view: View, row: int, column: int) -> bool:
    """Whether a cell stands under 备注, or alone in its row."""
    above = (view.token(up, column) for up in range(row))
    alone = sum(map(bool, view.rows[row])) == 1
    return alone or any(token is not None and token.column is Column.IGNORED for token in above)


def _understood(text: str, cells: CellReader) -> bool:
    """Whether a text is a cell's own 音乐(单周)美术(双周), and no sentence."""
    lessons = cells.read(text).lessons
    return bool(lessons) and all(taught.naming is not Naming.UNKNOWN for taught, _ in lessons)


def _in_some_weeks(text: str, cells: CellReader) -> bool:
    return any(weeks != EVERY_WEEK for _, weeks in cells.read(text).lessons)


def _about_turns(note: str) -> str:
    """Those of a note's sentences that speak of turns."""
    return "。".join(sentence for sentence in _SENTENCES.split(note) if _TURNS.search(sentence))


def _subjects_in(text: str, cells: CellReader) -> tuple[str, ...]:
    """The subjects a sentence about turns names: words between its signs, verbs and week words taken away."""
    words = re.split(
        rf"[,，。;；:：、/\s()（）\[\]【】]|每?{SAID}|第[一二三四五六七八九1-9]节|单双周|单周|双周|隔周|轮换|交替|轮流|上课|上|为|是|由|老师|教师|安排|进行|与|和|课",
        text,
    )
    found: dict[str, None] = {}
    for word in words:
        meaning = cells.meaning(word) if word else None
        if meaning is not None and meaning.subjects:
            found.update(dict.fromkeys(meaning.subjects))
    return tuple(found)


def _with_turns(school_class: SchoolClass, notes: Sequence[Note]) -> SchoolClass:
    doubts = list(school_class.doubts)
    for note in notes:
        if note.which and (lessons := _settled(school_class.lessons, note.which)):
            school_class = attrs.evolve(school_class, lessons=lessons)
            continue
        doubts += _by_looks(school_class, note) if note.marked or note.looks else [_by_subjects(school_class, note)]
    return attrs.evolve(school_class, doubts=tuple(doubts))


def _settled(lessons: Sequence[Lesson], which: Sequence[Taught]) -> tuple[Lesson, ...]:
    """The lessons with those that two subjects share (音乐/美术) told apart as a note says; nothing where none is
    shared by them."""
    names = {one.name for one in which}
    meant = [
        lesson for lesson in lessons if lesson.taught.naming is Naming.SHARED and set(lesson.taught.subjects) == names
    ]
    if not meant or any(lesson.weeks != EVERY_WEEK for lesson in meant):
        return ()
    result: list[Lesson] = []
    for lesson in lessons:
        if lesson in meant:
            for one, weeks in zip(which, (ODD_WEEKS, EVEN_WEEKS), strict=True):
                taught = attrs.evolve(one, written=lesson.taught.written)
                result.append(attrs.evolve(lesson, taught=taught, weeks=weeks))
        else:
            result.append(lesson)
    return tuple(result)


def _by_subjects(school_class: SchoolClass, note: Note) -> Doubt:
    count = sum(1 for one in school_class.week if set(one.taught.subjects) & set(note.subjects))
    # A subject that the note alone names is taught every other week, in place of another.
    more = Fraction(max(count, 1), 2)
    why = say("doubt.turns_in_a_note", subjects=note.subjects)
    return Doubt(note.text, why, note.places, fewer=Fraction(count, 2), more=more, subjects=note.subjects)


def _by_looks(school_class: SchoolClass, note: Note) -> list[Doubt]:
    """Each of the lessons meant may be taught every other week only, and what the note names in its place; or it may
    be no lesson at all."""
    looks = "doubt.turns_by_looks" if note.looks else "doubt.turns_by_mark"
    why = say("doubt.apart_by_mark" if note.apart else looks)
    share = Fraction(1, 1 if note.apart else 2)
    meant = [one for one in school_class.lessons if note.looks or one.place in (note.marked or ())]
    counts = Counter(one.taught.subjects for one in meant)
    doubts = [
        Doubt(note.text, why, note.places, fewer=count * share, subjects=subjects)
        for subjects, count in counts.items()
        if subjects  # an unknown name's lesson need not count at all
    ]
    if note.subjects and meant:
        half = Fraction(len(meant), 2)
        doubts.append(Doubt(note.text, why, note.places, more=half, subjects=note.subjects))
    return doubts
