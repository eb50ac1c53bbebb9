"""The vocabulary from its files: what people write, mapped to canonical subjects, activities and emptiness."""

import codecs
import csv
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.vocabulary import Kind, Meaning, Vocabulary
from edu_compliance.policy.table import Notebook, Table, parse, unknown_subject
from edu_compliance.reading.timetables.texts.text import tidy

NO_LESSON = "非课程"
"""What a school writes in the second column of a list for a name that is no lesson."""
EMPTY = "空"
"""What it writes there for a name that says nothing is taught."""

HEADINGS = ("写法", "科目")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""The first line of a list of two columns."""


@attrs.define
class Entries:
    """The names one file lists, each once."""

    notebook: Notebook
    vocabulary: Vocabulary
    """What the file's names are laid over."""
    meanings: dict[str, Meaning] = attrs.field(factory=dict)
    """Folded name → meaning."""
    written: dict[str, str] = attrs.field(factory=dict)
    """Folded name → as the file writes it."""

    def add(self, name: str, meaning: Meaning) -> None:
        """List a name; one that folds to nothing, or is listed already with another meaning, is a mistake."""
        # As cells are made plain before their words are looked up: 《体适能》 and "国旗"下 would never be found.
        key = self.vocabulary.fold(tidy(name)) or self.vocabulary.fold(name)
        if not key:
            self.notebook.note(say("vocabulary.blank_name", meaning=meaning.name))
            return
        known = self.meanings.setdefault(key, meaning)
        self.written.setdefault(key, name)
        if known != meaning:
            first, second = spoken(known), spoken(meaning)
            self.notebook.note(say("vocabulary.two_meanings", name=name, first=first, second=second))

    def add_suffixed(self) -> None:
        """List names of two characters or more with each suffix too, unless that has a meaning of its own."""
        names = self.vocabulary.names
        for key, meaning in list(self.meanings.items()):
            if len(key) < 2 or meaning.kind is Kind.EMPTY or key.isascii():
                continue
            for suffix in self.vocabulary.suffixes:
                if not key.endswith(suffix) and names.get(key + suffix) == names.get(key):
                    self.meanings.setdefault(key + suffix, meaning)


def spoken(meaning: Meaning) -> Message:
    """A meaning as something that can be said."""
    return say(f"vocabulary.{meaning.kind.value}", name=meaning.name, subjects=meaning.subjects)


def load_vocabulary(file: str, content: bytes) -> tuple[Vocabulary, Notebook]:
    """The built-in vocabulary with the mistakes found in it; what could be read stands even where there are some."""
    notebook = Notebook(file)
    top = Table(parse(content, notebook) or {}, notebook)
    characters = _characters(top)
    bare = Vocabulary({}, characters, hashlib.sha256(content).hexdigest(), top.texts("suffixes"))
    entries = Entries(notebook, bare)
    _read_tables(top, entries)
    entries.add_suffixed()
    top.finish()
    return attrs.evolve(bare, names=entries.meanings), notebook


def extend(vocabulary: Vocabulary, file: str, content: bytes) -> tuple[Vocabulary, Notebook, tuple[Message, ...]]:
    """The vocabulary with a school's own names laid over it, the mistakes, and a message for each meaning it changed.

    A `.toml` file has the form of vocabulary.toml; any other is a list of two columns 写法,科目.
    """
    notebook = Notebook(file)
    entries = Entries(notebook, vocabulary)
    if file.lower().endswith(".toml"):
        top = Table(parse(content, notebook) or {}, notebook)
        _read_tables(top, entries, canonical_subjects(vocabulary))
        top.finish()
    else:
        _read_list(content, entries, vocabulary)
    entries.add_suffixed()
    changed = tuple(
        say("vocabulary.overridden", file=file, name=name, was=spoken(was), now=spoken(entries.meanings[key]))
        for key, name in entries.written.items()
        if (was := vocabulary.names.get(key)) is not None and was != entries.meanings[key]
    )
    names = {**vocabulary.names, **entries.meanings}
    sha256 = hashlib.sha256(vocabulary.sha256.encode() + hashlib.sha256(content).digest()).hexdigest()
    return attrs.evolve(vocabulary, names=names, sha256=sha256), notebook, changed


def canonical_subjects(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every canonical subject, in the vocabulary's own order."""
    return tuple(dict.fromkeys(s for meaning in vocabulary.names.values() for s in meaning.subjects))


def activities(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every activity's name, in the vocabulary's own order."""
    return tuple(dict.fromkeys(m.name for m in vocabulary.names.values() if m.kind is Kind.ACTIVITY))


def _read_tables(top: Table, entries: Entries, known: tuple[str, ...] = ()) -> None:
    """The tables that name subjects, ambiguous names, activities and emptiness.

    `known` are the subjects there are; where none are given, those the file names are.
    """
    named = _names(top, "subjects")
    subjects = known or tuple(named)
    for subject, names in named.items():
        if subject not in subjects:
            entries.notebook.note(_unknown_subject(subject, subjects, subject))
            continue
        for name in (subject, *names):
            entries.add(name, Meaning(Kind.SUBJECT, subject, (subject,)))
    _read_ambiguous(top, entries, subjects)
    for activity, names in _names(top, "activities").items():
        for name in (activity, *names):
            entries.add(name, Meaning(Kind.ACTIVITY, activity))
    for name in top.texts("empty"):
        entries.add(name, Meaning(Kind.EMPTY, EMPTY))


def _read_ambiguous(top: Table, entries: Entries, subjects: tuple[str, ...]) -> None:
    """The names that may be any of several subjects."""
    for name, meant in _names(top, "ambiguous").items():
        for subject in meant:
            if subject not in subjects:
                entries.notebook.note(_unknown_subject(subject, subjects, name))
        if len(meant) < 2:
            entries.notebook.note(say("vocabulary.not_ambiguous", name=name))
        entries.add(name, Meaning(Kind.SUBJECT, name, meant))


def _names(top: Table, key: str) -> dict[str, tuple[str, ...]]:
    """A table of lists of names."""
    table = top.table(key, required=False)
    return {} if table is None else {name: table.texts(name) for name in table.values}


def _characters(top: Table) -> Mapping[int, str]:
    """The translation table of `characters.pairs`: two characters each, the traditional one first."""
    table = top.table("characters")
    if table is None:
        return {}
    pairs = table.text("pairs").split()
    table.finish()
    simplified: dict[int, str] = {}
    for pair in pairs:
        if len(pair) != 2 or simplified.get(ord(pair[0]), pair[1]) != pair[1]:
            table.note(say("vocabulary.bad_pair", pair=pair))
        else:
            simplified[ord(pair[0])] = pair[1]
    # Folding twice must change nothing, so no simplified character may itself stand for another.
    for pair in pairs:
        if len(pair) == 2 and ord(pair[1]) in simplified:
            table.note(say("vocabulary.bad_pair", pair=pair))
    return simplified


def _read_list(content: bytes, entries: Entries, vocabulary: Vocabulary) -> None:
    """A list of two columns: the name as written, and the subject, subjects (`书法|阅读`), activity or 空 it means."""
    if content.startswith(_WORKBOOKS):
        entries.notebook.note(say("vocabulary.workbook"))
        return
    text = _decode(content)
    if text is None:
        entries.notebook.note(say("vocabulary.unreadable_list"))
        return
    subjects, known_activities = canonical_subjects(vocabulary), activities(vocabulary)
    for line, cells in _rows(text):
        if len(cells) != 2 or not all(cells):
            entries.notebook.note(say("vocabulary.not_two_columns", line=line))
        elif cells != HEADINGS:
            name, target = cells
            meaning = _meaning(name, target, subjects, known_activities, vocabulary)
            if isinstance(meaning, Meaning):
                entries.add(name, meaning)
            else:
                entries.notebook.note(say("vocabulary.in_line", line=line, mistake=meaning))


def _meaning(
    name: str, target: str, subjects: Collection[str], known_activities: Collection[str], vocabulary: Vocabulary
) -> Meaning | Message:
    """What the second column of a list says, or what is wrong with it; 体育 there says what it says in a timetable."""
    if target == EMPTY:
        return Meaning(Kind.EMPTY, EMPTY)
    if target == NO_LESSON or target in known_activities:
        return Meaning(Kind.ACTIVITY, name if target == NO_LESSON else target)
    known = None if target in subjects else vocabulary.look_up(target)
    if known is not None and (known.sure or known.kind is Kind.ACTIVITY):
        return known
    meant = tuple(dict.fromkeys(part.strip() for part in re.split(r"[|｜]", target)))
    for subject in meant:
        if subject not in subjects:
            return _unknown_subject(subject, subjects, name)
    return Meaning(Kind.SUBJECT, name if len(meant) > 1 else meant[0], meant)


def _unknown_subject(subject: str, subjects: Collection[str], name: str) -> Message:
    return unknown_subject("vocabulary.unknown_subject", subject, subjects, name=name, subject=subject)


def _decode(content: bytes) -> str | None:
    """The text of a list as spreadsheets and editors save it: UTF-8, UTF-16 with its mark, or GB 18030."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _rows(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Line numbers and cells of a list, separated by tabs or commas; blank lines and those after `#` left out."""
    for line, row in enumerate(text.splitlines(), 1):
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        delimiter = next((mark for mark in ("\t", ",", "，") if mark in row), ",")
        cells = next(csv.reader([row], delimiter=delimiter), [])
        yield line, tuple(cell.strip() for cell in cells)
