"""Which courses of programme plans count in an area, from courses.toml."""

from collections.abc import Mapping

from edu_compliance.model.course_names import CourseNames, MayCount
from edu_compliance.model.message import say
from edu_compliance.model.stage import Area, Stage
from edu_compliance.model.vocabulary import fold
from edu_compliance.policy.table import Notebook, Table, parse


def load_courses(file: str, content: bytes) -> tuple[Mapping[Area, CourseNames], Notebook]:
    """The course names of each area, with the mistakes found."""
    notebook = Notebook(file)
    top = Table(parse(content, notebook) or {}, notebook)
    found = {}
    for area in Area:
        table = top.table(area.value)
        if table is not None:
            found[area] = _names(table)
    top.finish()
    _no_name_counts_twice(found, notebook)
    return found, notebook


def _names(table: Table) -> CourseNames:
    """One area's table."""
    counts, never = _folded(table, "counts"), _folded(table, "never")
    may_count: dict[str, MayCount] = {}
    for entry in table.tables("may_count"):
        why = MayCount(entry.text("because"), frozenset(entry.choices("stages", Stage)), entry.texts("among"))
        for name in _folded(entry, "names"):
            if name in may_count:
                entry.note(say("courses.named_twice", name=name))
            may_count[name] = why
        entry.finish()
    for name in sorted((counts & never) | (counts & may_count.keys()) | (never & may_count.keys())):
        table.note(say("courses.named_twice", name=name))
    names = CourseNames(
        counts=counts,
        may_count=may_count,
        never=never,
        hints=table.texts("hints"),
        carriers=table.texts("carriers"),
        majors=table.texts("majors"),
        options=_folded(table, "options"),
        modules=table.texts("modules"),
        kinds=_kinds(table),
    )
    table.finish()
    return names


def _kinds(table: Table) -> Mapping[str, frozenset[str]]:
    kinds = table.table("kinds", required=False)
    if kinds is None:
        return {}
    return {kind: _folded(kinds, kind) for kind in kinds.values}


def _folded(table: Table, key: str) -> frozenset[str]:
    return frozenset(fold(name) for name in table.texts(key))


def _no_name_counts_twice(found: Mapping[Area, CourseNames], notebook: Notebook) -> None:
    """A course counts for one area only, so no name surely counts in two."""
    owner: dict[str, Area] = {}
    for area, names in found.items():
        for name in sorted(names.counts):
            if name in owner:
                notebook.note(say("courses.counts_twice", name=name, areas=(owner[name].value, area.value)))
            owner[name] = area
