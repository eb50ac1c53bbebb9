"""What the texts of rule files say in other languages: in files of their own, so that the rule files stay Chinese.

A gloss is filed under the very text it renders, so that a text that changes can keep no gloss of what it said before.
"""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

import attrs

from edu_compliance.model.course_names import CourseNames
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Areas, Policy, Rule, Subjects
from edu_compliance.policy.table import Notebook, Table, parse

_NAME = re.compile(r"(?:.*/)?glosses\.([a-z]{2})\.toml")

Glosses = Mapping[str, str]
"""By the text they render."""


def language_of(file: str) -> str | None:
    """The language of a file of glosses by its name, `glosses.en.toml`; None where it is none."""
    found = _NAME.fullmatch(file)
    return found[1] if found else None


def load_glosses(file: str, content: bytes) -> tuple[Glosses, Notebook]:
    """The glosses of a file, and its mistakes."""
    notebook = Notebook(file)
    values = parse(content, notebook)
    if values is None:
        return {}, notebook
    top = Table(values, notebook)
    table = top.table("gloss")
    top.finish()
    if table is None:
        return {}, notebook
    return {text: table.text(text) for text in table.values}, notebook


def of_nothing(file: str, glosses: Glosses, texts: Collection[str]) -> Iterator[Message]:
    """A warning for each gloss of a text there is none of: it has changed, and is shown in Chinese meanwhile.

    No mistake, for who changes a rule need not know English.
    """
    for text in glosses:
        if text not in texts:
            near = difflib.get_close_matches(text, texts, n=1)
            id = "policy.gloss_of_nothing_near" if near else "policy.gloss_of_nothing"
            yield say(id, file=file, text=text, near=near[0] if near else "")


def texts_of(policies: Iterable[Policy], areas: Areas) -> Iterator[str]:
    """Every text of the rule files that reports show and that is no quotation; some come several times."""
    for rule in (rule for policy in policies for rule in policy.rules):
        yield from (text for text in (rule.title, rule.remedy, rule.note, *rule.evidence) if text)
        yield from (text for doubt in rule.doubts for text in (doubt.because, doubt.ask_for))
    yield from (why for subjects in areas.by_area.values() for why in subjects.why_may.values())
    yield from (may.because for names in areas.courses.values() for may in names.may_count.values())


def with_titles_glossed(policy: Policy, glosses: Mapping[str, Glosses]) -> Policy:
    """A policy whose rules know what their titles say in the languages of `glosses`."""
    return attrs.evolve(
        policy,
        rules=tuple(
            attrs.evolve(
                rule,
                glosses={language: known[rule.title] for language, known in glosses.items() if rule.title in known},
            )
            for rule in policy.rules
        ),
    )


def spoken_policy(policy: Policy, glosses: Glosses) -> Policy:
    """A policy with glosses for texts, as far as there are any; titles and quotations stay the document's."""
    return attrs.evolve(policy, rules=tuple(_spoken_rule(rule, glosses) for rule in policy.rules))


def _spoken_rule(rule: Rule, glosses: Glosses) -> Rule:
    return attrs.evolve(
        rule,
        remedy=glosses.get(rule.remedy, rule.remedy),
        note=glosses.get(rule.note, rule.note),
        evidence=tuple(glosses.get(document, document) for document in rule.evidence),
        doubts=tuple(
            attrs.evolve(
                doubt,
                because=glosses.get(doubt.because, doubt.because),
                ask_for=glosses.get(doubt.ask_for, doubt.ask_for),
            )
            for doubt in rule.doubts
        ),
    )


def spoken_areas(areas: Areas, glosses: Glosses) -> Areas:
    """Areas whose reasons, why a lesson or course only may count, are glosses as far as there are any."""

    def subjects(one: Subjects) -> Subjects:
        return attrs.evolve(one, why_may={name: glosses.get(why, why) for name, why in one.why_may.items()})

    def courses(one: CourseNames) -> CourseNames:
        spoken = {
            name: attrs.evolve(may, because=glosses.get(may.because, may.because))
            for name, may in one.may_count.items()
        }
        return attrs.evolve(one, may_count=spoken)

    return attrs.evolve(
        areas,
        by_area={area: subjects(one) for area, one in areas.by_area.items()},
        courses={area: courses(one) for area, one in areas.courses.items()},
    )
