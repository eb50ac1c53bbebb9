"""What the name of a file or folder tells: whose it is, whether it may hold a timetable, or that it is litter."""

import re

from edu_compliance.model.vocabulary import fold

WORKBOOKS = frozenset(
    (
        ".xlsx",
        ".xlsm",
        ".xlsb",
        ".xls",
        ".et",
        ".ods",
        ".csv",
        ".tsv",
        ".docx",
        ".html",
        ".htm",
        ".yaml",
        ".yml",
        ".json",
    )
)
"""Endings by which a file shows that somebody handed it in to be read."""
CARRIERS = WORKBOOKS | frozenset(
    (".doc", ".wps", ".pdf", ".roz", ".zip", ".rar", ".7z", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".webp")
)
"""Those, and what else people send a timetable in, though it cannot be read: its sender must not vanish."""

_JUNK = re.compile(r"~\$.*|\.~lock\..*#|~.*\.tmp|\..*|thumbs\.db|desktop\.ini", re.IGNORECASE)
_JUNK_FOLDER = re.compile(r"\..*|__MACOSX|\$RECYCLE\.BIN|System Volume Information", re.IGNORECASE)
_GRADE = r"(?:小学|初中|高中)?[一二三四五六七八九十1-9][0-9]?年级|[初高][一二三]|20\d\d级|(?:小学|初中|高中)部"
_PART = re.compile(_GRADE)
_SENT = (
    r"(?:复件|副本|拷贝|copy\s*of|转发|最新版?|新版|定稿|终[稿版]|最终[稿版]?|已改|修改[稿版]?|更正|补[报交]"
    r"|关于|上报|报送)"
)
"""What who copies, corrects or sends a file on writes before its name, or behind."""
_AROUND = re.compile(
    r"^[0-9\W_]+"
    rf"|[\W_]*(?:20[0-9]{{2}}|[0-9]{{1,2}}月|课程?总?表|课时|材料|春|秋|学期|学年|{_SENT}).*$|[\W_0-9]+$"
)
_CLASS = (
    rf"(?:(?:{_GRADE})[\s\-_]*+)?(?:[一二三四五六七八九十]|[初高][一二三])?[\s\-_]*+"
    r"(?:[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?)?[\s\-_]*+班级?"
)
_FORMERLY = re.compile(r"(.+?)\((?:原名?|曾用名|曾名|又名|别名|也叫|简称)[:]?(.{2,60})\)")
_NUMBERING = re.compile(
    rf"^\s*(?:[0-9]{{1,4}}\s*[-_.、)）\s]+|[0-9]{{10}}[-_\s]*|[【\[(（]?{_SENT}[-_.、:：\s】\])）]*)(?=\D)",
    re.IGNORECASE,
)
"""A number in a list, a code or 复件 before a name; 101中学 is called so."""
_ANY_SCHOOL = frozenset(
    ("学校", "小学", "中学", "完小", "完中", "一贯制", "中心校", "职高", "中专", "技校", "学院", "大学", "幼儿园")
)
"""What any school may be called by; a folder 学校课表 names none."""
_PART_OF_SCHOOL = re.compile(rf"(?:{_GRADE}|{_CLASS})")
_NOBODYS = re.compile(
    r"(?:新建?文件夹|未命名文件夹|new ?folder|untitled ?folder|附件|材料|资料|电子版"
    r"|(?:各班|班级|学校)?(?:课程?总?表|功课表)|(?:上报|报送|上交|提交)(?:材料|资料|课程?表)?)"
    r"[\s_\-]*+(?:[(]?[0-9]{1,3}[)]?)?(?:[\s_\-]*+副本)?"
)
"""What a folder is called that somebody made and did not name."""
_SCHOOL = re.compile(
    r".*(?:小学|中学|学校|完小|完中|一贯制|教学点|中心校|[一二三四五六七八九十][中小]|附[中小]|职高|中专|技校|学院|大学|幼儿园)"
    r"(?:分校|[东西南北]?校区|[（(][^（()）]{1,12}(?:校区|分校|校点|教学点)[)）])?"
)


def is_junk(name: str) -> bool:
    """Whether a file is made by programs for themselves: a lock, a thumbnail, a hidden file."""
    return bool(_JUNK.fullmatch(name))


def is_junk_folder(name: str) -> bool:
    """Whether a folder is made by programs for themselves."""
    return bool(_JUNK_FOLDER.fullmatch(name))


def is_part(name: str) -> bool:
    """Whether a folder is one by which a school sorts its own files, by grade or stage; no school is called so."""
    return bool(_PART.fullmatch(name))


def is_nobodys(name: str) -> bool:
    """Whether a folder's name tells nothing of whose it is (新建文件夹 (2), 课程表): what stands around it does."""
    return bool(_NOBODYS.fullmatch(fold(name)))


def is_part_of_school(name: str) -> bool:
    """Whether a file is called by a grade or class of its school, and by nothing else."""
    return bool(_PART_OF_SCHOOL.fullmatch(stripped(fold(name))))


def school_in(name: str) -> str:
    """The school's name in a folder's or file's name; empty where nothing in it looks like one."""
    found = _SCHOOL.match(_without_numbering(name))
    name = found[0].strip() if found else ""
    return "" if name in _ANY_SCHOOL else name


def _without_numbering(name: str) -> str:
    """关于报送1.第一小学: one after the other, as long as something stands behind."""
    before = None
    while name != before:
        before, name = name, _NUMBERING.sub("", name)
    return name


def stripped(text: str) -> str:
    """A file's or folder's name without numbering, dates and the words for what it holds."""
    before = None
    while text and text != before:
        before, text = text, _AROUND.sub("", _without_numbering(text))
    return text


def also_called(name: str) -> tuple[str, ...]:
    """A folded name as it stands; where a bracket behind it tells a former or other one, those two by themselves."""
    found = _FORMERLY.fullmatch(name)
    return (found[1], found[2]) if found else (name,)
