"""What rules' titles say in other languages: a file of its own, so that the rule files keep to the document's words."""

import re
from collections.abc import Collection, Mapping

from edu_compliance.policy.table import Notebook, Table, parse, unknown

_NAME = re.compile(r"(?:.*/)?glosses\.([a-z]{2})\.toml")


def language_of(file: str) -> str | None:
    """The language of a file of glosses by its name, `glosses.en.toml`; None where it is none."""
    found = _NAME.fullmatch(file)
    return found[1] if found else None


def load_glosses(file: str, content: bytes, rules: Collection[str]) -> tuple[Mapping[str, str], Notebook]:
    """Glosses by rule id, and the mistakes of the file; `rules` are the ids there are."""
    notebook = Notebook(file)
    values = parse(content, notebook)
    if values is None:
        return {}, notebook
    top = Table(values, notebook)
    table = top.table("gloss")
    top.finish()
    if table is None:
        return {}, notebook
    found = {id: table.text(id) for id in table.values}
    for id in found:
        if id not in rules:
            notebook.note(unknown("policy.unknown_rule", id, sorted(rules), value=id), id)
    return found, notebook
