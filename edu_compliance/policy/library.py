"""All rule files together: what was loaded, what of it is in force on a day, and what should be looked at again."""

import datetime
from collections.abc import Collection, Mapping

import attrs

from edu_compliance.measuring.measure import Measure
from edu_compliance.measuring.registry import MEASURES
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Areas, Policy
from edu_compliance.model.vocabulary import Vocabulary
from edu_compliance.policy.areas import load_areas
from edu_compliance.policy.courses import load_courses
from edu_compliance.policy.glosses import (
    Glosses,
    language_of,
    load_glosses,
    of_nothing,
    spoken_areas,
    spoken_policy,
    texts_of,
    with_titles_glossed,
)
from edu_compliance.policy.mistakes import Mistake, PolicyError
from edu_compliance.policy.rules import Taken, Words, load_policy
from edu_compliance.policy.table import Notebook, parse, unknown
from edu_compliance.policy.vocabulary import activities, canonical_subjects, extend, load_vocabulary

AREAS = "areas.toml"
VOCABULARY = "vocabulary.toml"
COURSES = "courses.toml"
"""Course names of programme plans; without it no course is known."""


@attrs.frozen
class Library:
    """Everything the rule files say."""

    policies: tuple[Policy, ...]
    """By file name."""
    areas: Areas
    vocabulary: Vocabulary
    warnings: tuple[Message, ...] = ()
    """What should be said whatever the day: names a school's own vocabulary gave another meaning, old glosses."""
    glosses: Mapping[str, Glosses] = attrs.field(factory=dict)
    """What the texts say in other languages, by their codes (`en`)."""

    def spoken(self, language: str) -> "Library":
        """The same with remedies, notes, documents to ask for and reasons in a language, as far as there are glosses.

        Titles and quotations stay the document's; a title's gloss is said beside it.
        """
        glosses = self.glosses.get(language)
        if not glosses:
            return self
        policies = tuple(spoken_policy(policy, glosses) for policy in self.policies)
        return attrs.evolve(self, policies=policies, areas=spoken_areas(self.areas, glosses))

    def in_force(self, on: datetime.date, only: Collection[str] = ()) -> tuple[Policy, ...]:
        """The policies in force on a day, limited to the ids in `only` where any are given.

        Raises `PolicyError` where `only` names a policy there is none of.
        """
        known = [policy.id for policy in self.policies]
        wrong = [
            Mistake("", "", unknown("policy.unknown_policy", id, known, value=id)) for id in only if id not in known
        ]
        if wrong:
            raise PolicyError(tuple(wrong))
        return tuple(
            policy
            for policy in self.policies
            if policy.from_ <= on <= (policy.until or on) and (not only or policy.id in only)
        )

    def warnings_on(self, on: datetime.date, only: Collection[str] = ()) -> tuple[Message, ...]:
        """`warnings`, and one for each policy in force on a day that nobody held against its source for over a year."""
        stale = (
            say("policy.verified_long_ago", policy=policy.id, document=policy.document, verified_on=policy.verified_on)
            for policy in self.in_force(on, only)
            if _anniversary(policy.verified_on) < on
        )
        return (*self.warnings, *stale)


def load(
    files: Mapping[str, bytes],
    extra_vocabulary: Mapping[str, bytes] | None = None,
    measures: Mapping[str, Measure] = MEASURES,
) -> Library:
    """The library of rule files, by their names under the policies folder with forward slashes.

    `areas.toml` and `vocabulary.toml` are needed, `courses.toml` only where programmes are to be judged;
    `glosses.en.toml` in any folder says what texts mean in English; every other `.toml` file is a rule file, and what
    is no `.toml` is left alone. `extra_vocabulary` are a school's own lists by name, laid over the built-in one in
    their order.

    Raises `PolicyError` with the mistakes of all files, where there are any.
    """
    mistakes = [Mistake(name, "", say("policy.missing_file")) for name in (AREAS, VOCABULARY) if name not in files]
    if mistakes:
        raise PolicyError(tuple(mistakes))
    vocabulary, warnings = _vocabulary(files[VOCABULARY], extra_vocabulary or {}, mistakes)
    areas = _areas(files, vocabulary, mistakes)
    policies = _policies(files, Words(measures, canonical_subjects(vocabulary), areas), mistakes)
    glosses: Mapping[str, Glosses] = {}
    if not mistakes:
        glosses, stale, mistakes = _glosses(files, frozenset(texts_of(policies, areas)))
        warnings += stale
    if mistakes:
        raise PolicyError(_without_knock_on(files) or tuple(mistakes))
    glossed = tuple(with_titles_glossed(policy, glosses) for policy in policies)
    return Library(glossed, areas, vocabulary, tuple(warnings), glosses)


def _vocabulary(
    built_in: bytes, extra: Mapping[str, bytes], mistakes: list[Mistake]
) -> tuple[Vocabulary, list[Message]]:
    """The built-in vocabulary with a school's own lists over it, and what they gave another meaning."""
    vocabulary, notebook = load_vocabulary(VOCABULARY, built_in)
    mistakes += notebook.mistakes
    warnings: list[Message] = []
    for name, content in extra.items():
        vocabulary, notebook, changed = extend(vocabulary, name, content)
        mistakes += notebook.mistakes
        warnings += changed
    return vocabulary, warnings


def _areas(files: Mapping[str, bytes], vocabulary: Vocabulary, mistakes: list[Mistake]) -> Areas:
    areas, notebook = load_areas(AREAS, files[AREAS], canonical_subjects(vocabulary), activities(vocabulary))
    mistakes += notebook.mistakes
    if COURSES not in files:
        return areas
    courses, notebook = load_courses(COURSES, files[COURSES])
    mistakes += notebook.mistakes
    return attrs.evolve(areas, courses=courses)


def _policies(files: Mapping[str, bytes], words: Words, mistakes: list[Mistake]) -> list[Policy]:
    policies, taken = [], Taken()
    for name in _rule_files(files):
        policy, notebook = load_policy(name, files[name], words, taken)
        mistakes += notebook.mistakes
        if policy is not None:
            policies.append(policy)
    return policies


def _rule_files(files: Collection[str]) -> list[str]:
    others = (AREAS, VOCABULARY, COURSES)
    return sorted(name for name in files if name.endswith(".toml") and name not in others and not language_of(name))


def _glosses(
    files: Mapping[str, bytes], texts: Collection[str]
) -> tuple[Mapping[str, Glosses], list[Message], list[Mistake]]:
    """What the texts say in other languages; warnings of what is said of no text, and the mistakes of the files."""
    glosses: dict[str, dict[str, str]] = {}
    stale: list[Message] = []
    mistakes: list[Mistake] = []
    for name in sorted(files):
        language = language_of(name)
        if language is not None:
            found, notebook = load_glosses(name, files[name])
            mistakes += notebook.mistakes
            stale += of_nothing(name, found, texts)
            glosses.setdefault(language, {}).update(found)
    return glosses, stale, mistakes


def _without_knock_on(files: Mapping[str, bytes]) -> tuple[Mistake, ...]:
    """Where the words of all rules are no TOML, which files are none: every other mistake follows from that."""
    words = [name for name in (VOCABULARY, AREAS, COURSES) if name in files]
    mistakes = {name: _bad_toml(name, files[name]) for name in (*words, *_rule_files(files))}
    if not any(mistakes[name] for name in words):
        return ()
    return tuple(mistake for found in mistakes.values() for mistake in found)


def _bad_toml(name: str, content: bytes) -> list[Mistake]:
    notebook = Notebook(name)
    parse(content, notebook)
    return notebook.mistakes


def _anniversary(day: datetime.date) -> datetime.date:
    """The same day a year later; of 29 February, the 28th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
