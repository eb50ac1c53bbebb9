"""Which course names of programme plans count in an area, as courses.toml lists them."""

from collections.abc import Mapping

import attrs

from edu_compliance.model.stage import Stage


@attrs.frozen
class MayCount:
    """Why a course of this name only may count, and in which stages (all where empty)."""

    because: str
    stages: frozenset[Stage]
    among: tuple[str, ...] = ()
    """Words of a category in which the name surely counts (篮球 among 公共体育)."""


@attrs.frozen
class CourseNames:
    """One area's course names, folded; a name is one of them with or without a numbering or bracket behind it."""

    counts: frozenset[str] = frozenset()
    may_count: Mapping[str, MayCount] = attrs.field(factory=dict)
    never: frozenset[str] = frozenset()
    hints: tuple[str, ...] = ()
    """Words that make a name nobody listed one that may count, unless it is a 专业课."""
    carriers: tuple[str, ...] = ()
    """Words of names that in undergraduate programmes may carry a module of the area, whatever their category."""
    majors: tuple[str, ...] = ()
    """Words in the title of programmes whose courses of the major may count, being the area's own (体育教育专业)."""
    options: frozenset[str] = frozenset()
    """What brackets name where students take one of several courses of the same name (体育（篮球）, 体育（足球）)."""
    modules: tuple[str, ...] = ()
    """Words that in a remark or bracket make another course the carrier of a module (含劳动教育16学时)."""
    kinds: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    """Kinds of courses the policy wants offered, each with its names (艺术史论, 艺术鉴赏, 艺术实践)."""
