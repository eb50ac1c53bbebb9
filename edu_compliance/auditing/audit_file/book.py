"""`audit.sqlite`: filled a school at a time, and asked what it holds; `schema` says what is in it."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import attrs

from edu_compliance.auditing.audit_file.database import CannotUse, Database, Mode, check, check_whole, damaged
from edu_compliance.auditing.audit_file.record import read_back
from edu_compliance.auditing.audit_file.rows import SEALED, SchoolRows, group_of, loose_file, seal
from edu_compliance.auditing.audit_file.schema import SUMS
from edu_compliance.auditing.results.parts import AUDIT_FILE as NAME
from edu_compliance.auditing.results.writing import OutputFolder
from edu_compliance.model.submission import Status
from edu_compliance.reporting.inputs import InputRow
from edu_compliance.reporting.needs import add
from edu_compliance.reporting.result import SchoolSummary
from edu_compliance.reporting.totals import RuleCount, Totals

_PATH_ORDER = "replace(name, '/', char(1))"
"""Sorts paths as their lists of parts would be."""
_BY_STANDING = "SELECT standing, count(*) FROM submission GROUP BY standing"
_LOOSE = "SELECT status, count(*) FROM file WHERE submission IS NULL GROUP BY status"
_LESSONS = "SELECT lessons, count(*) FROM submission GROUP BY lessons"
_BY_RULE = (
    "SELECT rule, sum(c.met), sum(not_met), sum(undetermined), sum(not_examined), sum(not_applicable), sum(c.waived) "
    "FROM rule_count c JOIN submission ON id = submission WHERE standing != 'no_school' "
    "GROUP BY rule ORDER BY (SELECT position FROM rule WHERE rule.id = rule)"
)


@attrs.frozen
class Stored:
    """What is known of a submission in the file."""

    id: int
    depends: str
    page: str
    """The page's name, without ending."""
    pieces: Mapping[str, str]
    """Hash of each piece by its kind."""


@attrs.frozen
class Parts:
    """What a school adds to the lists of all schools."""

    findings: bytes
    """Its lines of findings.csv."""
    problems: bytes
    """Its rows of the problem ledger, as `record.py` writes them."""


class AuditFile(Database):
    """The audit file, open."""

    # --- the audit as a whole ---

    def about(self) -> dict[str, object]:
        """What holds for the whole audit; empty in a new file."""
        return {str(key): json.loads(str(value)) for key, value in self.rows("SELECT key, value FROM about")}

    def set_about(self, values: Mapping[str, object]) -> None:
        """Replaces it."""
        self.connection.execute("DELETE FROM about")
        self.insert(
            "about", [(key, json.dumps(value, ensure_ascii=False, sort_keys=True)) for key, value in values.items()]
        )

    # --- schools ---

    def stored(self) -> dict[str, Stored]:
        """Every submission in the file by its name, in the order of the names."""
        pieces: dict[int, dict[str, str]] = {}
        for id, kind, sha256 in self.rows("SELECT submission, kind, sha256 FROM piece"):
            pieces.setdefault(int(str(id)), {})[str(kind)] = str(sha256)
        found = self.rows(f"SELECT name, id, depends, page FROM submission ORDER BY {_PATH_ORDER}")
        return {
            str(name): Stored(int(str(id)), str(depends), str(page), pieces.get(int(str(id)), {}))
            for name, id, depends, page in found
        }

    def intact(self, id: int) -> bool:
        """Whether what results are made from is as it was written; CannotUse where a page cannot be read at all."""
        rows = (
            self.rows(f"SELECT * FROM {table} WHERE {'id' if table == 'submission' else 'submission'} = ?", (id,))
            for table in SEALED
        )
        return [(seal(rows),)] == list(self.rows("SELECT sha256 FROM seal WHERE submission = ?", (id,)))

    def drop(self, names: Iterable[str]) -> None:
        """Takes submissions out, with everything that belongs to them."""
        with self.transaction():
            self.connection.executemany("DELETE FROM submission WHERE name = ?", [(name,) for name in names])

    def put(self, school: SchoolRows) -> None:
        """One school, in a transaction of its own."""
        with self.transaction():
            for table, rows in school.tables:
                self.insert(table, rows)

    def put_loose(self, rows: Iterable[InputRow]) -> None:
        """Replaces the files that belong to no submission."""
        with self.transaction():
            self.connection.execute("DELETE FROM file WHERE submission IS NULL")
            self.insert("file", [loose_file(row) for row in rows])

    def record(self, id: int) -> bytes:
        """A school's record, still compressed; KeyError where there is none."""
        for (content,) in self.rows("SELECT content FROM record WHERE submission = ?", (id,)):
            assert isinstance(content, bytes)
            return content
        raise KeyError(id)

    def parts(self, id: int) -> Parts:
        """A school's parts of the lists; CannotUse where they are damaged."""
        ((findings, problems),) = self.rows("SELECT findings, problems FROM part WHERE submission = ?", (id,))
        return Parts(self._content(findings), self._content(problems))

    def _content(self, compressed: object) -> bytes:
        """CannotUse where a damaged file holds something else."""
        try:
            return zlib.decompress(compressed)  # type: ignore[arg-type]
        except (TypeError, zlib.error) as error:
            raise damaged(self.path) from error

    def summaries(self, where: str = "", values: Sequence[object] = (), limit: int = -1) -> Iterator[SchoolSummary]:
        """Schools' rows of the overview, worst first; without their counts by rule, which take the most room."""
        query = (
            f"SELECT summary FROM submission JOIN record ON submission = id {where} "
            "ORDER BY breaches DESC, standing = 'unread' DESC, open DESC, standing = 'undetermined' DESC, "
            "standing = 'waived' DESC, replace(grouping, char(10), char(1)), school, page LIMIT ?"
        )
        for (summary,) in self.rows(query, (*values, limit)):
            yield read_back(str(summary))

    def totals(self) -> Totals:
        """Control totals and verdicts of all schools, and of the files that belong to none."""
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in SUMS)
        (found,) = self.rows(f"SELECT {sums} FROM submission")
        numbers = {name: int(str(number)) for name, number in zip(SUMS, found, strict=True)}
        stands = {str(name): int(str(n)) for name, n in self.rows(_BY_STANDING)}
        loose = {str(status): int(str(n)) for status, n in self.rows(_LOOSE)}
        numbers["files"] += sum(loose.values())
        for status in (Status.REFUSED, Status.IGNORED):
            numbers[status.value] += loose.get(status.value, 0)
        return Totals(
            **numbers,
            lessons=add(Fraction(str(text)) * int(str(n)) for text, n in self.rows(_LESSONS)),
            schools_with_breaches=stands.get("not_met", 0),
            schools_unread=stands.get("unread", 0),
            schools_undetermined=stands.get("undetermined", 0),
            schools_clean=stands.get("met", 0),
            schools_waived=stands.get("waived", 0),
            by_rule={str(rule): RuleCount(*map(_whole, counts)) for rule, *counts in self.rows(_BY_RULE)},
        )

    def inputs(self, evidence: Mapping[str, tuple[str, ...]]) -> Iterator[InputRow]:
        """Every file in the order of the names; `evidence` is what to ask for by rule."""
        query = (
            "SELECT file.name, CASE standing WHEN 'no_school' THEN '' ELSE school END, submission.id, sha256, status, "
            "reason, file.classes, file.lessons, grouping, code "
            "FROM file LEFT JOIN submission ON submission.id = file.submission "
            "ORDER BY replace(file.name, '/', char(1))"
        )
        for name, school, id, sha256, status, reason, classes, lessons, grouping, code in self.rows(query):
            yield InputRow(
                str(name),
                str(school or ""),
                str(sha256),
                Status(status),
                None if reason is None else read_back(str(reason)),
                int(str(classes)),
                Fraction(str(lessons)),
                tuple(self._not_examined(int(str(id)), evidence)) if school else (),
                group_of(str(grouping or "")),
                str(code or ""),
            )

    def _not_examined(self, id: int, evidence: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
        query = (
            "SELECT rule FROM finding WHERE submission = ? AND verdict = 'not_examined' "
            "GROUP BY rule ORDER BY min(number)"
        )
        for (rule,) in self.rows(query, (id,)):
            yield str(rule), evidence.get(str(rule), ())


def _whole(number: object) -> int:
    return int(str(number))


def open_book(output: OutputFolder, *, resume: bool) -> AuditFile:
    """The audit file of an audit that begins, or goes on where an interrupted one stopped.

    With `resume` it also goes on from the finished audit in the folder. CannotUse where that is a newer program's: it
    is not overwritten; nor, with `resume`, is one that is damaged, of which nothing is left over. An interrupted audit
    that is an older program's or damaged can not be gone on with: without `resume` the audit begins anew.
    """
    check(output.folder / NAME)
    if resume:
        if not (output.unfinished / NAME).exists() and (output.folder / NAME).exists():
            check_whole(output.folder / NAME)  # a damaged copy would stand in the way of every later audit
        output.take_over(NAME)
    try:
        return _whole_book(output.unfinished / NAME)
    except CannotUse as error:
        if resume or not (error.older or error.damaged):
            raise
        output.begin_anew()
        return AuditFile(output.unfinished / NAME, Mode.NEW)


def _whole_book(path: Path) -> AuditFile:
    book = AuditFile(path, Mode.NEW)
    try:
        book.check_whole()
    except CannotUse:
        book.close()
        raise
    return book


def open_finished(folder: Path) -> AuditFile:
    """The audit file of a folder as far as it came: that of an interrupted audit, else of the finished one."""
    here = OutputFolder(folder).unfinished / NAME
    # What is whole is only read, so that nothing of it changes; of an interrupted audit a log may have to be folded in.
    return AuditFile(here) if here.exists() else AuditFile(folder / NAME, Mode.READ)
