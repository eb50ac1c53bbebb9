"""`audit.sqlite`: opened, filled a school at a time, and asked what it holds; `schema` says what is in it.

While an audit runs it is written with a write-ahead log, one transaction for each school: whenever the process or the
machine stops, every school is wholly in it or not at all. At the end the log is folded in and one file is left.
"""

import contextlib
import enum
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import attrs

from edu_compliance.auditing.audit_file.record import read_back
from edu_compliance.auditing.audit_file.rows import Row, SchoolRows, loose_file
from edu_compliance.auditing.audit_file.schema import APPLICATION, SUMS, VERSION, create
from edu_compliance.auditing.results.writing import AUDIT_FILE as NAME
from edu_compliance.auditing.results.writing import OutputFolder
from edu_compliance.model.message import Message, say
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
    "SELECT rule, sum(met), sum(not_met), sum(undetermined), sum(not_examined), sum(not_applicable), sum(waived) "
    "FROM rule_count GROUP BY rule ORDER BY (SELECT position FROM rule WHERE id = rule)"
)


class CannotUse(Exception):
    """The audit file cannot be read or written; `message` says why."""

    def __init__(self, message: Message, *, missing: bool = False) -> None:
        super().__init__(message.id)
        self.message, self.missing = message, missing
        """`missing`: whether there is no file at all."""


@attrs.frozen
class Stored:
    """What is known of a submission in the file."""

    id: int
    depends: str
    page: str
    """The page's name, without ending."""
    pieces: Mapping[str, str]
    """Hash of each piece by its kind."""


def check(path: Path) -> None:
    """CannotUse where a file stands there that is no audit file this program may replace; it is not touched."""
    if path.exists():
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            with contextlib.closing(connection):
                _check_version(connection, path)
        except sqlite3.Error as error:
            raise CannotUse(say("audit_file.foreign", file=str(path))) from error


def _check_version(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there is anything in the file; CannotUse where that is not ours, or a newer program's."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == APPLICATION and version > VERSION:
        raise CannotUse(say("audit_file.newer", file=str(path), version=version, known=VERSION))
    if tables and (application, version) != (APPLICATION, VERSION):
        raise CannotUse(say("audit_file.foreign", file=str(path)))
    return bool(tables)


class Mode(enum.Enum):
    """What an audit file is opened for; the value is SQLite's word for it."""

    READ = "ro"
    WRITE = "rw"
    NEW = "rwc"


class AuditFile:
    """An open audit file; every error of SQLite's becomes CannotUse."""

    def __init__(self, path: Path, mode: Mode = Mode.WRITE) -> None:
        """Opens a file; with `Mode.NEW` it is made where none is there.

        CannotUse where it is none of ours, damaged, or written by a newer program: it is left as it is.
        """
        self.path, self._mode = path, mode
        if mode is not Mode.NEW and not path.exists():
            raise CannotUse(say("audit_file.missing", file=str(path)), missing=True)
        with self._said():
            address = f"{path.absolute().as_uri()}?mode={mode.value}"
            self.connection = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            with self._said():
                self._make_ready(mode)
        except CannotUse:
            self.connection.close()
            raise

    def _make_ready(self, mode: Mode) -> None:
        filled = _check_version(self.connection, self.path)
        if mode is Mode.READ:
            return
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        if not filled:
            create(self.connection)

    def __enter__(self) -> "AuditFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and self._mode is not Mode.READ:
                self._fold()
        finally:
            self.close()

    def _fold(self) -> None:
        """Leaves one whole file; CannotUse where that cannot be: the file by itself would lack what is in its log."""
        with self._said():
            self.connection.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """The file and its log stay as they are, and nothing is lost as long as they are together."""
        self.connection.close()

    @contextlib.contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise CannotUse(say("writing.full", path=str(self.path))) from error
            raise CannotUse(say("audit_file.failed", file=str(self.path), error=str(error))) from error

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what the block writes, or nothing of it."""
        with self._said():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """What a query gives, as it comes."""
        with self._said():
            yield from self.connection.execute(query, values)

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Rows of one table; half a surrogate pair, which a damaged workbook can hold, becomes a question mark."""
        if not rows:
            return
        statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})"
        with self._said():
            try:
                self.connection.executemany(statement, rows)
            except UnicodeEncodeError:
                writable = [tuple(map(_writable, row)) for row in rows]
                # What stood before the row that could not be written is in already.
                self.connection.executemany(statement.replace("INSERT", "INSERT OR REPLACE", 1), writable)

    # --- the audit as a whole ---

    def about(self) -> dict[str, object]:
        """What holds for the whole audit; empty in a new file."""
        return {str(key): json.loads(str(value)) for key, value in self.rows("SELECT key, value FROM about")}

    def set_about(self, values: Mapping[str, object]) -> None:
        """Replaces it."""
        self.connection.execute("DELETE FROM about")
        self.insert("about", [(key, json.dumps(value, ensure_ascii=False)) for key, value in values.items()])

    # --- schools ---

    def stored(self) -> dict[str, Stored]:
        """Every submission in the file by its name."""
        pieces: dict[int, dict[str, str]] = {}
        for id, kind, sha256 in self.rows("SELECT submission, kind, sha256 FROM piece"):
            pieces.setdefault(int(str(id)), {})[str(kind)] = str(sha256)
        found = self.rows("SELECT name, id, depends, page FROM submission")
        return {
            str(name): Stored(int(str(id)), str(depends), str(page), pieces.get(int(str(id)), {}))
            for name, id, depends, page in found
        }

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

    def pieces(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The name of each school's page, and the kinds of what was made for it, in the order of the submissions."""
        query = (
            "SELECT page, (SELECT group_concat(kind) FROM piece WHERE submission = id) "
            f"FROM submission ORDER BY {_PATH_ORDER}"
        )
        for page, kinds in self.rows(query):
            yield str(page), tuple(str(kinds or "").split(","))

    def summaries(self, where: str = "", values: Sequence[object] = (), limit: int = -1) -> Iterator[SchoolSummary]:
        """Schools' rows of the overview, worst first; without their counts by rule, which take the most room."""
        query = (
            f"SELECT summary FROM submission JOIN record ON submission = id {where} ORDER BY breaches DESC, "
            "standing = 'unread' DESC, open DESC, replace(grouping, char(10), char(1)), school, page LIMIT ?"
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
            by_rule={str(rule): RuleCount(*map(_whole, counts)) for rule, *counts in self.rows(_BY_RULE)},
        )

    def inputs(self, evidence: Mapping[str, str]) -> Iterator[InputRow]:
        """Every file in the order of the names; `evidence` is what to ask for by rule."""
        query = (
            "SELECT file.name, submission.school, submission.id, sha256, status, reason, file.classes, file.lessons "
            "FROM file LEFT JOIN submission ON submission.id = file.submission "
            "ORDER BY replace(file.name, '/', char(1))"
        )
        for name, school, id, sha256, status, reason, classes, lessons in self.rows(query):
            yield InputRow(
                str(name),
                str(school or ""),
                str(sha256),
                Status(status),
                None if reason is None else read_back(str(reason)),
                int(str(classes)),
                Fraction(str(lessons)),
                () if id is None else tuple(self._not_examined(int(str(id)), evidence)),
            )

    def _not_examined(self, id: int, evidence: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        query = (
            "SELECT rule FROM finding WHERE submission = ? AND verdict = 'not_examined' "
            "GROUP BY rule ORDER BY min(number)"
        )
        for (rule,) in self.rows(query, (id,)):
            yield str(rule), evidence.get(str(rule), "")


def _whole(number: object) -> int:
    return int(str(number))


def _writable(value: object) -> object:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def open_book(output: OutputFolder, *, resume: bool) -> AuditFile:
    """The audit file of an audit that begins, or goes on where an interrupted one stopped.

    With `resume` it also goes on from the finished audit in the folder. CannotUse where that is a newer program's: it
    is not overwritten.
    """
    check(output.folder / NAME)
    if resume:
        output.take_over(NAME)
    return AuditFile(output.unfinished / NAME, Mode.NEW)


def open_finished(folder: Path) -> AuditFile:
    """The audit file of a folder as far as it came: that of an interrupted audit, else of the finished one."""
    here = OutputFolder(folder).unfinished / NAME
    return AuditFile(here if here.exists() else folder / NAME)
