"""The campus of a school with several, as titles and names of classes say it: 东校区三（1）班, 三（1）班（西校区）,
那日教学点三年级."""

import re

import attrs

from edu_compliance.model.class_name import ClassName

_CAMPUS = re.compile(
    r"(?:^|(?<=[小中大]学)|(?<=学[校院])|(?<=[完中]小)|(?<=心校)|(?<=[季期度(\[]))(?![两各多全][\u3400-\u9fff]{0,2}校区)([\u3400-\u9fff]{1,4}?(?:校区|分校|校点|教学点))"
)


def campus_in(text: str) -> str:
    """The campus a text (folded) speaks of; "" where it speaks of none."""
    found = _CAMPUS.search(text) if "校" in text or "教学点" in text else None
    return found[1] if found else ""


def without_campus(text: str, campus: str) -> str:
    """A text (folded) without the campus it speaks of."""
    return re.sub(rf"\({campus}\)|\[{campus}\]|{campus}", "", text)


def of_campus(classed: ClassName | None, campus: str) -> ClassName | None:
    """A class as one of a campus: another campus may have one of its grade and number."""
    if classed is None or not campus or not _of_one(classed, campus) or classed.branch.startswith(campus):
        return classed
    return attrs.evolve(classed, written=f"{campus}{classed.written}", branch=f"{campus}{classed.branch}")


def _of_one(classed: ClassName, campus: str) -> bool:
    """Whether a name is that of one class there; the grades of a small village school have one each."""
    return classed.one_class or (classed.graded and campus.endswith("教学点"))
