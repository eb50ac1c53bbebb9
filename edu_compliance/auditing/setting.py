"""What holds for every school of one audit: rules, words, the day, and how to read; a value that processes are sent."""

import datetime
import hashlib
from collections.abc import Mapping
from functools import lru_cache

import attrs

from edu_compliance import __version__
from edu_compliance.auditing.papers import Papers, PapersAtHand
from edu_compliance.model.rule import Areas, Policy, Rule
from edu_compliance.policy.library import Library, load
from edu_compliance.reading.read import Reader, ReadOptions
from edu_compliance.reporting.result import AuditHeader
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.privacy import Names
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words


@attrs.frozen(eq=False)
class Setting:
    """Everything an audit depends on but the submissions themselves."""

    rules: Mapping[str, bytes]
    """The rule files, areas and vocabulary, by their paths below the policies folder."""
    as_of: datetime.date
    options: ReadOptions
    vocabularies: Mapping[str, bytes] = attrs.field(factory=dict)
    """A school's or bureau's own names, by file."""
    only: tuple[str, ...] = ()
    """Ids of the policies to judge by; empty: all in force."""
    marks: frozenset[str] | None = None
    """特色校 marks that all the schools have; None where nobody said."""
    names: Names = Names.MASKED
    """What becomes of teachers' names in pages."""
    language: Language = Language.CHINESE
    papers: Papers = attrs.field(factory=Papers)
    """Roster, waivers and the last ledger."""
    key: str = attrs.field(init=False)
    """Hash of all of it; two settings with one key are the same."""

    @key.default
    def _hash(self) -> str:
        digest = hashlib.sha256()
        # Vocabularies are laid one over the other in their order, which therefore matters.
        for name, content in (*sorted(self.rules.items()), *self.vocabularies.items()):
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass") + content)
        marks = None if self.marks is None else sorted(self.marks)
        judged = (self.as_of.isoformat(), repr(self.options), self.only, marks)
        rest = (*judged, self.names.value, self.language.value, __version__, self.papers.hashes)
        digest.update(repr(rest).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Setting) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@attrs.frozen
class Desk:
    """A setting ready to work with; every process makes its own, once."""

    library: Library
    policies: tuple[Policy, ...]
    """Those in force, and asked for."""
    header: AuditHeader
    reader: Reader
    speaker: Speaker
    papers: PapersAtHand
    words: Words
    """What findings were put into words before."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of all policies it was judged by."""
        return tuple(rule for policy in self.policies for rule in policy.rules)

    @property
    def areas(self) -> Areas:
        """What counts as which area."""
        return self.library.areas


@lru_cache(maxsize=4)
def desk(setting: Setting) -> Desk:
    """The desk of a setting; raises policy's PolicyError where its rule files have mistakes."""
    if setting.vocabularies:
        library = load(setting.rules, setting.vocabularies)
    else:
        library = library_of(tuple(setting.rules.items()))
    library = library.spoken(setting.language.value)
    policies = library.in_force(setting.as_of, setting.only)
    header = AuditHeader(setting.as_of, policies, library.areas, __version__)
    speaker = Speaker(setting.language)
    return Desk(
        library,
        policies,
        header,
        Reader(library.vocabulary, setting.options),
        speaker,
        PapersAtHand(setting.papers, library.vocabulary.characters),
        Words(speaker),
    )


@lru_cache(maxsize=2)
def library_of(rules: tuple[tuple[str, bytes], ...]) -> Library:
    """The library of rule files alone: settings mostly share it, as do workers that are forked from who has it."""
    return load(dict(rules))
