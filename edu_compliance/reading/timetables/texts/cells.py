"""What a timetable's cell says: which subjects, in which weeks, by whom; or an activity, or nothing."""

import re

import attrs

from edu_compliance.model.lesson import EVERY_WEEK, Naming, Taught, Weeks
from edu_compliance.model.vocabulary import Meaning, Vocabulary
from edu_compliance.reading.timetables.texts.cell import NOTHING, Cell, Part, cell_of, compose, together
from edu_compliance.reading.timetables.texts.class_names import class_name
from edu_compliance.reading.timetables.texts.meanings import Meanings
from edu_compliance.reading.timetables.texts.people import (
    is_surname,
    looks_like_person,
    looks_like_room,
    surely_person,
)
from edu_compliance.reading.timetables.texts.text import tidy
from edu_compliance.reading.timetables.texts.weeks import (
    MARK,
    SAYS_WEEKS,
    cycle_of,
    in_bare_weeks,
    mark_of,
    marks_alone,
)
from edu_compliance.reading.timetables.texts.words import SEPARATORS, Words

_LABELLED = re.compile(
    r"(?:任课|授课|上课)?(?:教师|老师|地点|教室|场地|场所|备注|班主任|人数|周次|节数|单位|校区|教学班(?:组成)?|学分|学时)"
    r"\s*:[^\n]*"
)
_TEACHER_FIRST = re.compile(r"([^\W\d_]{1,8}+)\s*:\s*(?=\S)")
"""格桑老师：数学."""
_COUNTED = re.compile(r"^\s*(?:[①-⑫]|[1-9１-９]\s?[.．](?![0-9]))\s?(?=[\u4e00-\u9fff])")
"""①语文, 1.语文: the number of its period, where no column says it."""
_GRADE_OF_TWO = re.compile(r"(?:^|(?<=[\s,、;/]))[一二三四五六](?:年级\s*+:?|\s*+:)\s*+(?=[\u4e00-\u9fff])")
"""一年级：语文⏎三年级：数学, which the grades of a composite class are taught at once."""
_CLOCK_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}(?:\s*[-~—–至]+\s*[0-9]{1,2}:[0-9]{2})?")
"""15:40, 8:00-8:40: when something is, and nothing that is taught."""
_CLASS_LABEL = re.compile("^班级:")
_SUBJECT_LABEL = re.compile(r"(?:课程|科目|学科|课程名称)\s*:\s*")
_HALF = re.compile(r"½节?|(?<=[\u4e00-\u9fff])0?\.5节?(?=\s*$)|^\s*0?\.5节?(?=[\u4e00-\u9fff])")
"""音乐0.5, ½音乐: half a lesson a week."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_ANY_BRACKET = re.compile(r"[()\[\]]")
_SIGNS_BETWEEN = re.compile(r"(?<=[^\W_])[□-◯★☆※•‧∙⋅・]+(?=[^\W_])")
"""Signs that would decorate a word, and stand between two as some programs write them: 体育◇操场◇张三."""
_IN_POINTED = re.compile(r"[<《〈]([^<>《》〈〉()（）\[\]【】]{1,30})[>》〉]")
"""《音乐》, 音乐<王芳>: brackets as any others, where they hold none."""
_CHANGED = re.compile(
    r"\s*原?([^\W\d_]{1,8}?)\s*(?:→|➔|[-=]+>|改[为成上]|[换调]成)\s*([^\W\d_]{1,8})\s*"
    r"|\s*原([^\W\d_]{1,6}?)[现改]([^\W\d_]{1,6})\s*"
)
"""体育→数学, 原美术现数学: said in brackets, 体育(改数学), as others say it."""
_TIME_OF_PROGRAMS = re.compile(
    r"(?<=[周)])\s*\[[0-9][0-9、,-]{0,20}节\]"
    r"|(?:星期|周)[一二三四五六日天]第[0-9][0-9、,-]{0,20}节(?=\[)"
    r"|\([0-9]{1,2}(?:-[0-9]{1,2})?节\)(?=[0-9])"
)
"""1-18周[01-02节], 周一第1,2节{第1-16周}, (1-2节)1-16周: a time that a program writes into each cell again."""
_WEEKS_OF_PROGRAMS = re.compile(r"(?<=[0-9])(?:\(周\)|(?=\([单双]周\)))")
"""1-18(周), 1-17(单周): 1-18周, 1-17周(单周)."""
_BESIDE = re.compile(r"\s*(?=\w*[\u3400-\u9fff])(\w++)\s*[\s/](.+)", re.DOTALL)
"""语文⏎王芳, 语文 王芳, 语文/王芳; a long text without separators is looked at once."""


class CellReader:
    """Understands cells by a vocabulary; each distinct text once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._meanings = Meanings(vocabulary)
        self._words = Words(vocabulary, self._meanings)
        self._known: dict[str, Cell] = {}
        self._companions: dict[str, bool] = {}

    @property
    def size(self) -> int:
        """Distinct texts understood so far."""
        return len(self._known) + len(self._companions) + self._meanings.size

    def read(self, text: str) -> Cell:
        """What `text` says; an unknown text is a lesson under its own name."""
        cell = self._known.get(text)
        if cell is None:
            cell = self._known[text] = self._accompanied(text) or self._understand(text)
        return cell

    def fold(self, text: str) -> str:
        """`text` as names are looked up."""
        return self._vocabulary.fold(text)

    def meaning(self, text: str) -> Meaning | None:
        """What a word means (`Meanings.of`)."""
        return self._meanings.of(text)

    # A school has a dozen subjects, and hundreds of texts that add a teacher and a room to them.

    def accompanied(self, text: str) -> bool:
        """Whether a text is a known subject with nobody but teachers and rooms beside or below it."""
        cell = self._accompanied(text)
        if cell is not None:
            self._known.setdefault(text, cell)  # whoever asks will read it
        return cell is not None

    def _accompanied(self, text: str) -> Cell | None:
        """The same cell that `_understand` would find, by what its subject and its companions were found to be before;
        None where they are something else."""
        found = _BESIDE.fullmatch(text)
        if found is None or _half_empty(text) or not self._only_companions(found[2]):
            return None
        cell = self.read(found[1])
        if not cell.plain or cell.lessons[0][1] is not EVERY_WEEK or self.meaning("".join(text.split())) is not None:
            return None
        one = cell.lessons[0][0]
        return Cell(lessons=((Taught(one.name, one.subjects, one.naming, text.strip(), one.detail), EVERY_WEEK),))

    def _only_companions(self, text: str) -> bool:
        known = self._companions.get(text)
        if known is None:
            clean = _LABELLED.sub("", self._clean(text))
            plain = not (_ANY_BRACKET.search(clean) or MARK.search(clean) or SAYS_WEEKS.search(clean))
            parts = self._words.of(clean) if plain else []
            known = plain and all(not part.meaning and self._words.companion(part.text, chinese=True) for part in parts)
            self._companions[text] = known
        return known

    def _clean(self, text: str) -> str:
        if changed := _CHANGED.fullmatch(text):
            text = "{}(改{})".format(*filter(None, changed.groups()))
        text = _HALF.sub("(0.5)", text)
        clean = tidy(_SIGNS_BETWEEN.sub("\n", _COUNTED.sub("", text))).translate(self._vocabulary.characters)
        if "节" in clean and "周" in clean:
            clean = _TIME_OF_PROGRAMS.sub("", _WEEKS_OF_PROGRAMS.sub("周", clean)).replace("周|", "周")
        teacher = None if _LABELLED.match(clean) else _TEACHER_FIRST.match(clean)  # 班主任：王芳 teaches nothing
        return clean[teacher.end() :] if teacher and surely_person(teacher[1]) else clean

    def _understand(self, text: str) -> Cell:
        clean = self._clean(text)
        if not clean or _CLOCK_TIME.fullmatch(clean):
            return NOTHING
        half_empty = _half_empty(clean)
        whole = self.meaning(clean)
        if whole is not None:
            cell = cell_of(whole, text.strip())
            return _in_untold_weeks(cell) if half_empty else cell
        if _IN_POINTED.search(text):
            clean = self._clean(_IN_POINTED.sub(r"(\1)", text))
        # A label may hold brackets and marks of its own, and says nothing of the subject.
        clean = _SUBJECT_LABEL.sub("", _LABELLED.sub("", clean)).strip()
        if not clean:
            return NOTHING
        if "班" in clean and class_name(_CLASS_LABEL.sub("", "".join(clean.split()))) is not None:
            return compose([Part(clean, None)], (), text.strip())  # 高二（3）班 is no 班会
        of_grades, several = _GRADE_OF_TWO.subn("\n", clean)
        clean = marks_alone(of_grades.strip() if several > 1 else clean)
        if bare := self._in_bare_weeks(clean, text):
            return bare
        marks = list(MARK.finditer(clean))
        if marks:
            return self._by_weeks(clean, marks, text)
        read = self._at_once(clean, text.strip())
        loose = half_empty or any(SAYS_WEEKS.search(inner) for inner in _BRACKETS.findall(clean))
        return _in_untold_weeks(read) if loose else read

    def _in_bare_weeks(self, clean: str, text: str) -> Cell | None:
        """The lessons of 单体育双班会, where both sides are known words."""
        sides = in_bare_weeks(clean)
        cells = [self._at_once(side, side) for side, _ in sides]
        if not sides or any(taught.naming is Naming.UNKNOWN for cell in cells for taught, _ in cell.lessons):
            return None
        return together(cells, [weeks for _, weeks in sides], text)

    def _by_weeks(self, clean: str, found: list[re.Match[str]], text: str) -> Cell:
        """A cell with marks: each governs what follows where the cell begins with one, else what precedes it."""
        marks = [mark_of(match) for match in found]
        before = clean[: found[0].start()].strip(" \n/|、,;:+")
        if before:
            starts = [0, *(match.end() for match in found)]
            pieces = [clean[start : match.start()] for start, match in zip(starts, found, strict=False)]
            rest = clean[found[-1].end() :]
        else:
            ends = [*(match.start() for match in found[1:]), len(clean)]
            pieces = [clean[match.end() : end] for match, end in zip(found, ends, strict=True)]
            rest = ""
        pieces = [piece.strip(" \n/|、,;:+") for piece in pieces]
        if len(marks) == 1 and marks[0].alternating and not self._names_subject(rest):
            return self._by_turns(pieces[0], found[0][0], text)
        if not all(pieces) or self._names_subject(rest):
            # 音乐(单)/美术: nobody says when 美术 is taught.
            return _in_untold_weeks(self._at_once(MARK.sub(" / ", clean), text.strip()))
        weeks = cycle_of(marks)
        held = [(when.cycle, week) for when in weeks if when for week in when.held]
        if len(set(held)) < len(held) or sum(when.share for when in weeks if when) > 1:
            # 音乐(单)美术(单): nobody has two lessons at once, so the weeks cannot be trusted.
            return _in_untold_weeks(self._at_once(MARK.sub(" / ", clean), text.strip()))
        return together([self._at_once(piece, piece) for piece in pieces], weeks, text)

    def _names_subject(self, rest: str) -> bool:
        cell = self._at_once(rest.strip(" \n/|、,;:+"), rest) if rest.strip(" \n/|、,;:+") else NOTHING
        words = [self._vocabulary.fold(word) for word in re.split(r"[\n/|]+", rest) if word.strip()]
        beside = all(looks_like_person(word) or is_surname(word) or looks_like_room(word) for word in words)
        return not beside and not cell.empty

    def _by_turns(self, piece: str, mark: str, text: str) -> Cell:
        """音乐/美术（单双周）: each of the subjects every other week; 劳动（隔周）: every other week. 劳动（单双周）
        alone may be taught in both, or by turns with what nobody says."""
        words = [word.strip() for word in SEPARATORS.split(piece) if word.strip()]
        parts = self._words.without_companions([Part(word, self.meaning(word)) for word in words])
        words = [part.text for part in parts]
        cells = [self._at_once(word, word) for word in words]
        if len(cells) == 1 and not re.search("隔周|[两二2]周", mark):
            return _in_untold_weeks(self._at_once(words[0], text.strip()))
        cycle = max(2, len(cells))
        return together(cells, [Weeks(cycle, (week,)) for week in range(1, len(cells) + 1)], text)

    def _at_once(self, clean: str, written: str) -> Cell:
        """A text without marks of weeks."""
        whole = self.meaning(clean)
        if whole is not None:
            return cell_of(whole, written.strip())
        brackets = [content.strip() for content in _BRACKETS.findall(clean) if content.strip()]
        outer = _BRACKETS.sub("\n", clean)
        parts = self._words.of(outer)
        if not parts:
            parts, brackets = [part for word in brackets for part in self._words.of(word)], []
        parts, brackets = self._words.chosen(parts, brackets)
        parts = self._words.without_companions(parts)
        if (
            brackets
            and not any(part.meaning for part in parts)
            and all(looks_like_person(part.text) or is_surname(part.text) for part in parts)
        ):
            parts, brackets = [part for word in brackets for part in self._words.of(word)], []  # 【体育】张三
        return compose(parts, self._words.bracketed(brackets), written.strip())


def _in_untold_weeks(cell: Cell) -> Cell:
    """A cell that speaks of weeks, and nobody can tell which; several subjects leave their areas open."""
    return attrs.evolve(cell, loose_weeks=True) if cell.plain else cell


def _half_empty(text: str) -> bool:
    """Whether one of two things taught by turns may be nothing: /音乐, 音乐/, 音乐/—."""
    tail = text[len(text.rstrip(" \n/|-—–无")) :]
    return "/" in tail or "|" in tail or text.lstrip().startswith(("/", "|"))
