"""Whose plan it is: title, school and stage as its words tell them; what they do not tell stays unknown."""

import re

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.programme import Course
from edu_compliance.model.stage import Stage
from edu_compliance.model.vocabulary import fold

_SAYS: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.POSTGRADUATE, re.compile(r"研究生|硕士|博士")),
    (Stage.UNDERGRADUATE, re.compile(r"本科|学士学位|四年制大学")),
    (Stage.COLLEGE, re.compile(r"专科|高职|高等职业|高专|大专")),
    (Stage.VOCATIONAL, re.compile(r"中职|中专|中等职业|中等专业|职业高中|职高|技工")),
)
_SCHOOLS: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.COLLEGE, re.compile(r"(?:职业技术|职业|应用技术)学院|高等专科学校|医专|师专")),
    (
        Stage.VOCATIONAL,
        re.compile(r"职业技术学校|中等职业(?:技术)?学校|中等专业学校|职业高中|职教中心|技工学校|职业学校|卫生学校"),
    ),
)
_JOINED: tuple[tuple[re.Pattern[str], tuple[Stage, ...]], ...] = (
    (re.compile(r"专升本|(?<!中)高本"), (Stage.COLLEGE, Stage.UNDERGRADUATE)),
    (re.compile(r"3\+4|中本"), (Stage.VOCATIONAL, Stage.UNDERGRADUATE)),
    (re.compile(r"中高职|五年制|五年一贯"), (Stage.VOCATIONAL, Stage.COLLEGE)),
    (re.compile(r"3\+2|三二|贯通|中高本"), (Stage.VOCATIONAL, Stage.COLLEGE, Stage.UNDERGRADUATE)),
)
"""Programmes across stages, with those stages; a plan does not say which terms belong to which."""
_FIVE_YEARS_OF_DEGREE = re.compile(r"五年制.{0,40}本科|本科.{0,40}五年制")
"""Medicine and architecture take five years: one stage."""
_DEGREE_BY_VOCATION = re.compile(r"职业本科|本科层次|高职本科")
_YEARS = re.compile(r"(?:学制|修业年限|基本修业年限|标准学制)[:：为是]?(?:全日制)?([一二三四五1-6])年")
_ENTRANTS = re.compile(r"(?:招生对象|入学要求|招收)[^。]{0,20}?(初中|高中)")
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,20}?(?:大学|学院|学校|职教中心|职业高中|中专)")
_COLLEGE_COURSE = re.compile(
    r"大学(?:英语|物理|化学|语文|体育|计算机|数学|生物|日语|俄语|藏语|藏文|美育)|毕业设计[(]论文[)]|毕业论文"
)
_FOUR_YEARS = (7, 8)


@attrs.frozen
class StageRead:
    """A stage with why it may be another."""

    stage: Stage | None
    doubt: Message | None = None
    """Why it is not sure which rules bind the plan."""
    deduced: Message | None = None
    """What the stage was told by, where no word says it."""
    may_be: tuple[Stage, ...] = ()
    """The stages it may be, where it is one of a few; empty where it is told, or may be any."""


def school_of(texts: list[str]) -> str:
    """The school's name in a title; empty where none has one."""
    for text in texts:
        found = _SCHOOL.match(re.sub(r"^[\d\s—\-级年届]+", "", text))
        if found:
            return found[0]
    return ""


def stage_said(nearest_first: list[str]) -> Stage | None:
    """The stage the nearest text that says one says; None where none does or one says several."""
    for text in (fold(text) for text in nearest_first):
        if _DEGREE_BY_VOCATION.search(text):
            return Stage.UNDERGRADUATE
        said = {stage for stage, words in _SAYS if words.search(text)}
        if said:
            return said.pop() if len(said) == 1 else None
    return None


def stage_by_name(text: str) -> Stage | None:
    """The one stage whose schools are called as `text` says (职业技术学院); None where it names none, or several."""
    named = {stage for stage, words in _SCHOOLS if words.search(text)}
    return named.pop() if len(named) == 1 else None


def stage_by_school(school: str) -> Stage | None:
    """Of a list of those who graduate: the stage its school's name tells of; rules for graduates bind all of higher
    education alike, so a university's is taken for the first degree."""
    told = {stage for stage, words in _SCHOOLS if words.search(school)}
    if told:
        return told.pop() if len(told) == 1 else None
    return Stage.UNDERGRADUATE if re.search(r"(?:大学|学院)$", school) else None


def stage_of(nearest_first: list[str], courses: list[Course], last_term: int | None) -> StageRead:
    """The stage that title, headings, sheet and file say, the nearest first; else what length and entrants imply.

    A plan of four years whose courses are those of higher education is an undergraduate one (高等教育法 第十七条:
    专科二至三年, 本科四至五年).
    """
    for text in (fold(text) for text in nearest_first):
        joined = next((stages for words, stages in _JOINED if words.search(text)), ())
        if joined and not (_FIVE_YEARS_OF_DEGREE.search(text) and Stage.UNDERGRADUATE not in joined):
            return StageRead(None, say("programme.two_stages", text=text), may_be=joined)
        if _DEGREE_BY_VOCATION.search(text):
            return StageRead(Stage.UNDERGRADUATE)
        said = {stage for stage, words in _SAYS if words.search(text)}
        if len(said) == 1:
            return StageRead(said.pop())
        if said:
            return StageRead(None, say("programme.stages_contradict", text=text))
    for text in nearest_first:
        if (stage := stage_by_name(text)) is not None:
            return StageRead(stage, deduced=say("programme.stage_by_school", text=text))
    return _deduced(nearest_first, courses, last_term)


def _deduced(texts: list[str], courses: list[Course], last_term: int | None) -> StageRead:
    joined = fold("。".join(texts))
    years = _YEARS.search(joined)
    entrants = _ENTRANTS.search(joined)
    higher = any(_COLLEGE_COURSE.search(fold(course.name)) for course in courses)
    four = bool(years and years[1] in "四4") or (years is None and last_term in _FOUR_YEARS)
    if four and higher:
        return StageRead(Stage.UNDERGRADUATE, deduced=say("programme.stage_by_length", terms=last_term or 8))
    if entrants and years and years[1] in "三3":
        stage = Stage.VOCATIONAL if entrants[1] == "初中" else Stage.COLLEGE
        return StageRead(stage, deduced=say("programme.stage_by_entrants", text=entrants[0]))
    return StageRead(None, say("programme.stage_unknown"))
