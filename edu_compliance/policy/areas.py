"""What counts as labour, physical and aesthetic education, from areas.toml."""

import hashlib
from collections.abc import Collection, Mapping

from edu_compliance.model.message import say
from edu_compliance.model.rule import Areas, Subjects
from edu_compliance.model.stage import Area, Stage
from edu_compliance.policy.table import Notebook, Table, parse, unknown_subject


def load_areas(
    file: str, content: bytes, subjects: Collection[str], activities: Collection[str]
) -> tuple[Areas, Notebook]:
    """The areas, held against the vocabulary's subjects and activities, with the mistakes found."""
    notebook = Notebook(file)
    top = Table(parse(content, notebook) or {}, notebook)
    by_area: dict[Area, Subjects] = {}
    for area in Area:
        table = top.table(area.value)
        if table is not None:
            by_area[area] = _subjects(area, table, subjects, activities)
    _no_subject_counts_twice(by_area, notebook)
    stands_for = _stands_for(top, subjects)
    top.finish()
    return Areas(by_area, stands_for, sha256=hashlib.sha256(content).hexdigest()), notebook


def _subjects(area: Area, table: Table, subjects: Collection[str], activities: Collection[str]) -> Subjects:
    """One area's table."""
    counts = _known(table, "counts", subjects)
    may_count: dict[str, frozenset[Stage]] = {}
    why_may: dict[str, str] = {}
    for entry in table.tables("may_count"):
        stages, because = frozenset(entry.choices("stages", Stage)), entry.text("because")
        for subject in _known(entry, "subjects", subjects):
            if subject in may_count:
                entry.note(say("areas.named_twice", area=area.value, subject=subject))
            may_count[subject], why_may[subject] = stages, because
        entry.finish()
    never = _known(table, "never", {*subjects, *activities}, required=False)
    lists = (counts, tuple(may_count), never)
    for n, names in enumerate(lists):
        for subject in sorted(set(names) & {name for later in lists[n + 1 :] for name in later}):
            table.note(say("areas.named_twice", area=area.value, subject=subject))
    title = table.text("title")
    table.finish()
    return Subjects(area, title, frozenset(counts), may_count, why_may)


def _known(table: Table, key: str, subjects: Collection[str], *, required: bool = True) -> tuple[str, ...]:
    """A list of names of the vocabulary."""
    names = table.texts(key, required=required)
    for name in names:
        if name not in subjects:
            table.note(unknown_subject("areas.unknown_subject", name, subjects, key=table.path(key), subject=name))
    return names


def _no_subject_counts_twice(by_area: dict[Area, Subjects], notebook: Notebook) -> None:
    """A lesson counts for one area only, so no subject surely counts in two."""
    owner: dict[str, Area] = {}
    for area, group in by_area.items():
        for subject in sorted(group.counts):
            if subject in owner:
                both = (owner[subject].value, area.value)
                notebook.note(say("areas.counts_twice", subject=subject, areas=both))
            owner[subject] = area


def _stands_for(top: Table, subjects: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Which subjects may hide others."""
    table = top.table("stands_for", required=False)
    if table is None:
        return {}
    hidden = {}
    for subject in table.values:
        if subject not in subjects:
            table.note(
                unknown_subject("areas.unknown_subject", subject, subjects, key=table.path(subject), subject=subject)
            )
        hidden[subject] = _known(table, subject, subjects)
    return hidden
