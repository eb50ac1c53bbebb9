"""Graduation lists: students with fitness scores, exemptions and credits, row by row; fifty thousand take seconds."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.stage import Stage
from edu_compliance.model.student import Columns, Exemption, FitnessGrade, GraduationList, Student
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.figures import NOTHING
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.plan_stage import school_of, stage_said

_PUNCTUATION = re.compile(r"[()\[\]/、·:：*\-—_,;.%]")
_LABELS: dict[str, str] = {
    "number": "学号 学生学号 考生号 学籍号 student",
    "name": "姓名 学生姓名 学生",
    "group": "学院 院系 专业 班级 专业名称 学院名称 所在班级 行政班级 系别 系部 院系名称",
    "fitness": """体测成绩 体质测试成绩 体质健康成绩 体质健康测试成绩 体测总分 体质健康标准成绩
        体质健康总分 体测分数 体质测试总分 体质健康测试总分 体质健康标准测试成绩
        国家学生体质健康标准成绩 毕业体测成绩 体质健康毕业成绩 体质健康测试毕业成绩
        体测毕业成绩 学生体质健康标准成绩 体质测试分数 体质健康""",
    "grade": """体测等级 体质健康等级 体质测试等级 体质健康测试等级 体测等第 体质健康标准等级
        体测评定等级 等级评定 体质健康评定等级""",
    "exemption": "免测 是否免测 体测免测 免予执行 免测申请 体质测试免测 免测标记",
    "document": "免测证明 免测材料 免测文号 免测依据 证明材料 免测审批表 免测证明材料 免测批准文号",
    "pe_earned": """体育学分 已修体育学分 体育已修学分 体育课学分 体育实修学分 体育获得学分
        体育已得学分 已获体育学分 体育课已修学分 体育取得学分 取得体育学分 体育修得学分""",
    "pe_required": """体育应修学分 应修体育学分 体育要求学分 体育课应修学分 体育学分要求 要求体育学分
        培养方案体育学分 体育毕业要求学分 体育规定学分""",
    "pe_complete": "体育学分是否修满 体育学分修满 是否修满体育学分 修满体育学分 体育是否修满",
    "arts_earned": """公共艺术学分 艺术学分 美育学分 公共艺术课程学分 已修公共艺术学分 公共艺术已修学分
        已修艺术学分 艺术类学分 公共艺术课学分 公共艺术类学分 美育课程学分 已修美育学分
        公共艺术选修学分""",
    "stage": "培养层次 层次 学历层次 学历 学生类别 培养类别",
}
_ROLES = {label: role for role, labels in _LABELS.items() for label in labels.split()}
_EVIDENCE = ("fitness", "grade", "exemption", "pe_earned", "pe_complete", "arts_earned")
_SHOWN = 50
"""Rows a notice names; that there are more, it says."""
_LOOK_AT = 12
"""Rows in which the header is looked for."""
_GRADES = {
    "优秀": FitnessGrade.EXCELLENT,
    "优": FitnessGrade.EXCELLENT,
    "良好": FitnessGrade.GOOD,
    "良": FitnessGrade.GOOD,
    "及格": FitnessGrade.PASS,
    "合格": FitnessGrade.PASS,
    "达标": FitnessGrade.PASS,
    "不及格": FitnessGrade.FAIL,
    "不合格": FitnessGrade.FAIL,
    "未达标": FitnessGrade.FAIL,
    "不达标": FitnessGrade.FAIL,
}
_YES = frozenset({"是", "√", "✓", "有", "免测", "免", "y", "yes", "1", "已修满", "修满", "免予执行", "免试", "true"})
_NO = frozenset({"否", "×", "✗", "x", "无", "n", "no", "0", "未修满", "不", "正常", "false", "未"})
_EXEMPT = frozenset({"免测", "免", "免试", "免予执行", "免体", "免体测"})
_MISSING = frozenset({"缺考", "缺测", "未测", "缺", "未参加", "无成绩", "缓测"})
_SUMMARY = re.compile(r"^(?:合计|总计|小计|共计|平均|人数|注|说明|备注|制表|审核|填表)")
_REQUIRED = re.compile(
    r"体育(?:课程?)?(?:应修|要求|需修|毕业)?学分[^\d]{0,6}(\d{1,2}(?:\.\d)?)|应修体育学分[^\d]{0,4}(\d{1,2}(?:\.\d)?)"
)


_HIGHER = re.compile(r"大学$|(?<!职业)(?<!职业技术)学院$")
_T = TypeVar("_T")


@attrs.frozen
class GraduationRead:
    """What a sheet gave."""

    graduation: GraduationList
    notices: tuple[Notice, ...]
    school: str = ""


def _role(label: str) -> str | None:
    folded = fold(label)
    bare = _PUNCTUATION.sub("", folded)
    return _ROLES.get(bare) or _ROLES.get(_PUNCTUATION.sub("", re.sub(r"\([^()]*\)", "", folded)))


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of labels, and the column of each."""
    for number, row in enumerate(grid.rows[:_LOOK_AT]):
        found: dict[str, int] = {}
        for column, text in enumerate(row):
            role = _role(text) if text else None
            if role:
                found.setdefault(role, column)
        if ("number" in found or "name" in found) and any(role in found for role in _EVIDENCE):
            return number, found
    return None


def looks_like_graduation(grid: Grid) -> bool:
    """Whether a sheet lists students with fitness results or credits."""
    return _header(grid) is not None


@lru_cache(maxsize=4096)
def _number(text: str) -> Fraction | None:
    """A plain number, 分 or 学分 behind it allowed; None for anything else. Few different ones stand in many rows."""
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)(?:分|学分)?", fold(text))
    return Fraction(found[1]) if found else None


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def read_graduation(grid: Grid, file_name: str) -> GraduationRead | None:
    """The graduation list of a sheet; None where it is none."""
    header = _header(grid)
    if header is None:
        return None
    top, roles = header
    columns = Columns(**roles)
    reader = _Rows(file_name, grid.sheet, columns)
    students = tuple(
        student for row in range(top + 1, len(grid.rows)) if (student := reader.student(row, grid.rows[row]))
    )
    texts = [text.strip() for row in grid.rows[:top] for text in row if text.strip()]
    stem = file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    width = max((len(row) for row in grid.rows), default=1)
    place = Place(file_name, grid.sheet, a1_range(top, 0, max(top, len(grid.rows) - 1), max(0, width - 1)))
    school = school_of(texts)
    stage = stage_said([*texts, grid.sheet, stem])
    deduced = stage is None and bool(_HIGHER.search(school))
    graduation = GraduationList(
        title=texts[0] if texts else stem,
        stage=Stage.UNDERGRADUATE if deduced else stage,
        place=place,
        columns=columns,
        students=students,
        twice=_twice(students),
        pe_required=_required(texts),
    )
    notices = [*reader.notices(), *_about_twice(graduation)]
    if columns.fitness is None and columns.grade is None:
        notices.append(Notice(say("graduation.no_fitness_column", sheet=grid.sheet), (place,)))
    if deduced:
        # Every rule for those who graduate binds all of higher education alike.
        notices.append(Notice(say("graduation.stage_by_school", school=school), (place,)))
    return GraduationRead(graduation, tuple(notices), school)


def _required(texts: Sequence[str]) -> Fraction | None:
    """PE credits everybody needs, where exactly one number is named above the list."""
    found = {number for text in texts for pair in _REQUIRED.findall(fold(text)) for number in pair if number}
    return Fraction(found.pop()) if len(found) == 1 else None


def _twice(students: Sequence[Student]) -> tuple[tuple[int, ...], ...]:
    """Rows of the same student number; names alone do not make two rows one student."""
    first: dict[str, int] = {}
    rows: dict[str, list[int]] = {}
    for student in students:
        if student.number:
            if student.number in first:
                rows.setdefault(student.number, [first[student.number]]).append(student.row)
            else:
                first[student.number] = student.row
    return tuple(tuple(each) for each in rows.values())


def _about_twice(graduation: GraduationList) -> list[Notice]:
    """One for each student who stands there more than once; of very many, the first ones and how many there are."""
    column, sheet = graduation.columns.number or 0, graduation.place.sheet
    found = [
        Notice(
            say("graduation.student_twice", sheet=sheet, rows=tuple(row + 1 for row in rows)),
            tuple(Place(graduation.place.file, sheet, a1(row, column)) for row in rows),
        )
        for rows in graduation.twice[:_SHOWN]
    ]
    if len(graduation.twice) > _SHOWN:
        more = say("graduation.students_twice", sheet=sheet, shown=_SHOWN, count=len(graduation.twice))
        found.append(Notice(more, (graduation.place,)))
    return found


_EXPECTED = {
    "fitness": "score",
    "grade": "grade",
    "exemption": "yes_or_no",
    "pe_earned": "credits",
    "pe_required": "credits",
    "pe_complete": "yes_or_no",
    "arts_earned": "credits",
}


@attrs.define
class _Rows:
    """Reads the rows of one list; what cannot be read is kept by column, so that notices stay few."""

    file: str
    sheet: str
    columns: Columns
    _unread: dict[str, list[int]] = attrs.field(factory=dict)

    def student(self, row: int, cells: Sequence[str]) -> Student | None:
        """A row's student; None for an empty row, a total or a note."""
        at = self.columns
        number, name = _cell(cells, at.number), _cell(cells, at.name)
        first = number or name or next((cell for cell in cells if cell.strip()), "")
        if not first or _SUMMARY.match(first) or _role(first):
            return None
        if not number and not name:
            self._unread.setdefault("name", []).append(row)
        unread: list[int] = []
        score = _cell(cells, at.fitness)
        fitness, grade, exemption = self._fitness(row, cells, score, unread)
        return Student(
            row=row,
            number=number,
            name=name,
            group=_cell(cells, at.group),
            fitness=fitness,
            grade=grade,
            exemption=exemption,
            pe_earned=self._value(row, cells, "pe_earned", _number, unread),
            pe_required=self._value(row, cells, "pe_required", _number, unread),
            pe_complete=self._value(row, cells, "pe_complete", _yes, unread),
            arts_earned=self._value(row, cells, "arts_earned", _number, unread),
            unread=tuple(unread),
            stage=stage_said([text]) if (text := _cell(cells, at.stage)) else None,
        )

    def _fitness(
        self, row: int, cells: Sequence[str], score: str, unread: list[int]
    ) -> tuple[Fraction | None, FitnessGrade | None, Exemption]:
        """Score, grade and exemption, which people write into each other's columns (成绩: 免测, 及格)."""
        folded = _folded(score)
        grade = self._value(row, cells, "grade", lambda text: _GRADES.get(_folded(text)), unread, _EXEMPT)
        fitness: Fraction | None = None
        exempt = folded in _EXEMPT or _folded(_cell(cells, self.columns.grade)) in _EXEMPT
        if folded in _GRADES:
            grade = grade or _GRADES[folded]
        elif folded and not exempt and folded not in _MISSING and folded not in NOTHING:
            fitness = _number(score)
            if fitness is None or fitness > _FULL_SCORE:
                fitness = None
                self._note(row, "fitness", unread)
        said = self._value(row, cells, "exemption", _exempt, unread)
        if not (exempt or said):
            return fitness, grade, Exemption.NONE
        document = _folded(_cell(cells, self.columns.document))
        documented = bool(document) and document not in _NO and document not in NOTHING
        documented = documented or bool(re.search(r"证明|批准|审批|〔\d{4}〕|号", _cell(cells, self.columns.exemption)))
        return fitness, grade, Exemption.DOCUMENTED if documented else Exemption.BARE

    def _value(
        self,
        row: int,
        cells: Sequence[str],
        role: str,
        read: Callable[[str], _T | None],
        unread: list[int],
        allowed: frozenset[str] = frozenset(),
    ) -> _T | None:
        text = _cell(cells, getattr(self.columns, role))
        if not text or _folded(text) in NOTHING or _folded(text) in _MISSING:
            return None
        value = read(text)
        if value is None and _folded(text) not in allowed:
            self._note(row, role, unread)
        return value

    def _note(self, row: int, role: str, unread: list[int]) -> None:
        unread.append(getattr(self.columns, role))
        self._unread.setdefault(role, []).append(row)

    def notices(self) -> list[Notice]:
        """One for each column in which something could not be read, with its rows."""
        found = []
        for role, rows in self._unread.items():
            column = getattr(self.columns, role) or 0
            shown = rows[:_SHOWN]
            places = tuple(Place(self.file, self.sheet, a1(row, column)) for row in shown)
            expected = say(f"graduation.expected_{_EXPECTED.get(role, 'name')}")
            numbers = tuple(row + 1 for row in shown)
            id = "graduation.unreadable" if len(rows) <= _SHOWN else "graduation.unreadable_many"
            message = say(id, sheet=self.sheet, rows=numbers, shown=len(shown), count=len(rows), expected=expected)
            found.append(Notice(message, places))
        return found


_FULL_SCORE = 120
"""100 and at most 20 of bonus (国家学生体质健康标准)."""


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _yes(text: str) -> bool | None:
    folded = _folded(text)
    if folded in _YES:
        return True
    return False if folded in _NO else None


def _exempt(text: str) -> bool | None:
    """是, 免测, or a document's number in the column itself; nothing where it says no."""
    folded = _folded(text)
    if folded in _NO:
        return False
    return True if folded in _YES or re.search(r"免测|证明|批准|审批|伤|病|残|号", folded) else None
