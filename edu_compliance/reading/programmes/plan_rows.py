"""The rows of a programme plan: each a course, a heading, a subtotal or a note, and none of them silently dropped."""

import re
from collections.abc import Iterator

import attrs

from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.programme import Course, Nature, TermHours
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.figures import NOTHING, read_number
from edu_compliance.reading.programmes.major_lines import major_of_line, without_number
from edu_compliance.reading.programmes.plan_figures import RowFigures
from edu_compliance.reading.programmes.plan_header import Header
from edu_compliance.reading.programmes.plan_nature import is_nature, natures_of, says_more
from edu_compliance.reading.programmes.plan_roles import Role
from edu_compliance.reading.programmes.plan_terms import RawTerms, terms_of_heading
from edu_compliance.reading.programmes.spread import Spread
from edu_compliance.reading.programmes.terms import TermsRead, in_years, read_terms

_SUBTOTAL = re.compile(
    r"小计|合计|总计|共计|累计|^(?:毕业|应修|最低)?总?(?:学分|学时|课时)(?:数|要求)?(?:[:：(]|$)|占.{0,20}比|^比例"
)
_NOTE = re.compile(r"^(?:注|备注|说明|附注|附)\d*[:：.、）)]?")
PLAN_TITLE = re.compile(r"培养方案|教学计划|教学进程|课程设置|进程表|计划表")
"""What titles of plans say, and no course's name."""
_ENDS_A_KIND = r"(?:课|课程|模块|平台|类|环节|部分|学期|学年)(?:[(（].*)?$"
_KIND = re.compile(_ENDS_A_KIND + "|教学|实践|实训|实习|理论|通识|公共|专业|素质|拓展|能力|方向|活动|合计|总")
"""Headings of kinds of courses; others may be the names of 专业."""
_HEADING = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．,，)）]|第.{1,3}(?:学期|学年|部分|模块)$)|" + _ENDS_A_KIND
)
_COHORT = re.compile(r"20\d\d级(?:学生)?")
_WEEKS_ROW = frozenset({"周数", "教学周数", "上课周数", "教学周", "学期周数", "每学期周数", "各学期周数", "授课周数"})


@attrs.frozen
class Row:
    """A course whose terms are still as the cells state them."""

    course: Course
    terms: RawTerms | None
    major: str = ""
    """What the table says whose course it is."""
    cohort: str = ""
    """What it says of the year of entry."""
    level: str = ""
    """What it says the students study for."""
    section: str = ""
    """The heading over it that names neither a kind of course nor a term."""


@attrs.define
class _Block:
    """One header's rows while they are gone through."""

    sheet: Spread
    header: Header
    end: int
    notices: list[Notice]
    figures: RowFigures
    heading: str = ""
    heading_place: Place | None = None
    major: str = ""
    """That of the rows so far: one is often written in its first row only."""
    cohort: str = ""
    section: str = ""

    def rows(self) -> Iterator[Row]:
        self.figures.weeks.update({term.column: term.weeks for term in self.header.terms if term.weeks})
        self.figures = attrs.evolve(self.figures, weekly=self.figures.in_weeks(self._numbered()))
        years = in_years(self._column_texts(Role.TERMS))
        nature_column = self._nature_column()
        self._heading_above()
        for row in range(self.header.bottom + 1, self.end):
            texts = {c: t for c, t in self._texts(row).items() if c[0] == row}
            if not texts:
                continue
            if self._is_weeks_row(row, texts) or self._is_subtotal(texts):
                continue
            if self._is_text_only(row, texts):
                continue
            yield self._course(row, nature_column, years)

    def _numbered(self) -> Iterator[int]:
        """Rows below the header whose numbers are those of one course: no weeks, no subtotals."""
        for row in range(self.header.bottom + 1, self.end):
            texts = self._texts(row)
            if not self._is_subtotal(texts) and not any(fold(text) in _WEEKS_ROW for text in texts.values()):
                yield row

    def _heading_above(self) -> None:
        """第三学期 or 必修课 written right over the header is the heading of its rows; a title is none."""
        row = self.header.top - 1
        texts = self._texts(row) if row >= 0 else {}
        if len(texts) != 1:
            return
        ((cell, text),) = texts.items()
        if (
            len(text) <= 20
            and not re.search(r"方案|计划|表$", text)
            and (terms_of_heading(text, False) or natures_of(text))
        ):
            self.heading, self.heading_place = text, self.sheet.place(*cell)

    def _texts(self, row: int) -> dict[tuple[int, int], str]:
        """The row's texts within the panel, each once."""
        left, right = self.header.left, self.header.right
        return {cell: text for cell, text in self.sheet.texts(row).items() if left <= cell[1] <= right}

    def _column_texts(self, role: Role) -> list[str]:
        column = self.header.first(role)
        if column is None:
            return []
        return [self.sheet.own(row, column) for row in range(self.header.bottom + 1, self.end)]

    def _nature_column(self) -> int | None:
        """Of the columns 课程属性, 课程性质, 类别 …, the one whose contents are natures."""
        best, most = None, 0
        for column in self.header.roles.get(Role.KIND, ()):
            rows = range(self.header.bottom + 1, self.end)
            known = sum(is_nature(self.sheet.text(row, column)) for row in rows)
            if known > most:
                best, most = column, known
        return best

    def _is_weeks_row(self, row: int, texts: dict[tuple[int, int], str]) -> bool:
        """周数 | | | 16 | 18: the weeks of the terms, where the plan has a column for each."""
        if not any(fold(text) in _WEEKS_ROW for text in texts.values()):
            return False
        for term in self.header.terms:
            reading = read_number(self.sheet.text(row, term.column).rstrip("周"))
            if reading and reading.high:
                self.figures.weeks[term.column] = (reading.low, reading.high)
        return True

    def _is_subtotal(self, texts: dict[tuple[int, int], str]) -> bool:
        words = [text for (_, column), text in texts.items() if self._wordy(column)]
        return any(_SUBTOTAL.search(fold(text)) for text in words)

    def _wordy(self, column: int) -> bool:
        """Whether a column holds words: not its numbers, not its remark."""
        numeric = (Role.CREDITS, Role.HOURS, Role.THEORY, Role.PRACTICE, Role.TERMS, Role.WEEKLY, Role.WEEKS)
        taken = {c for role in (*numeric, Role.REMARK) for c in self.header.roles.get(role, ())}
        return column not in taken | {term.column for term in self.header.terms}

    def _is_text_only(self, row: int, texts: dict[tuple[int, int], str]) -> bool:
        """A heading or a note: no number stands in the row. A course without any number is told from a heading."""
        if any(not self._wordy(column) for _, column in texts):
            spread = [self.sheet.span(*cell) for cell in texts]
            if not (len(texts) == 1 and spread[0][3] - spread[0][1] > 1):
                return False
        first = next(iter(texts.values()))
        if len(texts) == 1 and PLAN_TITLE.search(first) and not (natures_of(first) or _HEADING.search(fold(first))):
            return True  # the title again, on each printed page
        if _NOTE.match(fold(first)):
            self.heading = ""
            return True
        name = self.header.first(Role.NAME)
        named = name is not None and self.sheet.own(row, name)
        wide = any(self.sheet.span(*cell)[3] > cell[1] for cell in texts)
        alone = len(texts) == 1
        heads = alone and (_HEADING.search(fold(first)) or _COHORT.fullmatch(fold(first)) or major_of_line(first))
        if named and not wide and not heads:
            return len(first) > 40
        if len(first) <= 40:
            self._head(first, self.sheet.place(row, next(iter(texts))[1]))
        return True

    def _head(self, text: str, place: Place) -> None:
        """The rows below stand under a heading: the name of a 专业, or what kind of courses they are."""
        self.heading, self.heading_place = text, place
        if major := major_of_line(text):
            self.heading, self.major = "", major
        elif _COHORT.fullmatch(fold(text)):
            self.heading, self.cohort = "", text
        elif not (_KIND.search(fold(text)) or natures_of(text) or terms_of_heading(text, False)):
            self.section = without_number(text)

    def _course(self, row: int, nature_column: int | None, years: bool) -> Row:
        sheet, header = self.sheet, self.header
        name_column = header.roles[Role.NAME][0]
        name = " ".join(sheet.text(row, name_column).split())
        place = sheet.place(row, name_column)
        columns = header.roles.get(Role.KIND, ())
        kinds = [text for c in columns if (text := sheet.text(row, c)) and (c != nature_column or says_more(text))]
        categories = tuple(text for text in dict.fromkeys((self.heading, *kinds)) if text)
        by_term = tuple(self.figures.by_term(row))
        hours = self.figures.hours(row)
        course = Course(
            name=name,
            place=place,
            code=self._text(row, Role.CODE),
            categories=categories,
            natures=self._natures(row, nature_column, kinds),
            credits=self.figures.figure(row, Role.CREDITS, "credits"),
            hours=hours,
            by_term=tuple(TermHours(term, figure) for term, figure in by_term if figure is not None),
            remark=self._text(row, Role.REMARK),
        )
        if not name:
            self._note("programme.row_without_name", sheet.place(row, name_column), row=row + 1)
        elif course.hours is None and not course.by_term:
            self._note("programme.no_hours", place, course=name, row=row + 1)
        terms = self._terms(row, years, [term for term, _ in by_term])
        self.major = self._text(row, Role.MAJOR) or self.major
        self.cohort = self._text(row, Role.COHORT) or self.cohort
        return Row(course, terms, self.major, self.cohort, self._text(row, Role.LEVEL), self.section)

    def _text(self, row: int, role: Role) -> str:
        column = self.header.first(role)
        return self.sheet.text(row, column) if column is not None else ""

    def _natures(self, row: int, column: int | None, kinds: list[str]) -> tuple[Nature, ...]:
        """The nature column decides, else what the categories say, innermost first, else the heading above."""
        texts = [self.sheet.text(row, column)] if column is not None else []
        for text in (*texts, *reversed(kinds), self.heading):
            natures = natures_of(text) if text else ()
            if natures:
                return natures
        return ()

    def _note(self, id: str, place: Place, **parameters: object) -> None:
        self.notices.append(Notice(say(id, sheet=place.sheet, **parameters), (place,)))

    def _terms(self, row: int, years: bool, columns: list[int]) -> RawTerms | None:
        column = self.header.first(Role.TERMS)
        written = self.sheet.text(row, column) if column is not None else ""
        if column is not None and fold(written) not in NOTHING:
            place = self.sheet.place(row, column)
            read = read_terms(written, years)
            if read is None:
                self._note("programme.unreadable_terms", place, row=row + 1, written=written)
            return RawTerms(read, written, place)
        if columns:
            first = next(term.column for term in self.header.terms if term.term == columns[0])
            terms = frozenset(columns)
            return RawTerms(TermsRead(terms, terms), "", self.sheet.place(row, first))
        if self.heading and self.heading_place and (read := terms_of_heading(self.heading, years)):
            return RawTerms(read, self.heading, self.heading_place)
        name = self.sheet.grid.sheet
        read = terms_of_heading(name, False)
        return RawTerms(read, name, Place(self.sheet.file, name, "")) if read is not None else None


def read_rows(sheet: Spread, header: Header, end: int, notices: list[Notice]) -> list[Row]:
    """The courses below a header up to a row (exclusive); what is amiss goes to `notices`."""
    return list(_Block(sheet, header, end, notices, RowFigures(sheet, header, notices, {})).rows())
