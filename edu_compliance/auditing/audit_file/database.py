"""A SQLite file of ours: opened and checked, written a transaction at a time, and closed as one whole file.

While an audit runs it is written with a write-ahead log: whenever the process or the machine stops, every transaction
is wholly in it or not at all. At the end the log is folded in and one file is left.
"""

import contextlib
import enum
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from edu_compliance.auditing.audit_file.schema import APPLICATION, VERSION, create
from edu_compliance.auditing.handed_in.sources import why_not
from edu_compliance.auditing.results.parts import UNFINISHED
from edu_compliance.model.message import Message, say

Row = tuple[object, ...]
_UNREADABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM)


class CannotUse(Exception):
    """The audit file cannot be read or written; `message` says why."""

    def __init__(self, message: Message, *, missing: bool = False, older: bool = False, damaged: bool = False) -> None:
        super().__init__(message.id)
        self.message, self.missing, self.older, self.damaged = message, missing, older, damaged
        """`missing`: whether there is no file at all; `older`: whether it is an older program's; `damaged`: whether
        what was written into it is no longer there."""


def damaged(path: Path) -> CannotUse:
    """What is to be raised where an audit file is not as it was written."""
    unfinished = path.parent.name == UNFINISHED
    return CannotUse(
        say("audit_file.damaged_unfinished" if unfinished else "audit_file.damaged", file=str(path)), damaged=True
    )


def check(path: Path) -> None:
    """CannotUse where a file stands there that is no audit file this program may replace; it is not touched.

    An older program's may be replaced, though it cannot be read.
    """
    if path.exists():
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            with contextlib.closing(connection):
                _check_version(connection, path)
        except CannotUse as error:
            if not error.older:
                raise
        except sqlite3.Error as error:
            raise _in_words(error, path) from error


def check_whole(path: Path) -> None:
    """CannotUse where a page of a file cannot be read any more; it is not touched. Reads all of it."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            (found,) = file.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error:
        found = "unreadable"
    if found != "ok":
        raise damaged(path)


def _in_words(error: sqlite3.Error, path: Path) -> CannotUse:
    """An error of SQLite's as what it means to the person whose file it is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return CannotUse(say("writing.full", path=str(path)))
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    if code == sqlite3.SQLITE_NOTADB:
        # What stood first in it is gone, or it was never ours: nobody can tell.
        unknown = say("audit_file.unknown", file=str(path))
        return damaged(path) if path.parent.name == UNFINISHED else CannotUse(unknown, damaged=True)
    if code in _UNREADABLE and (why := _why_unreadable(path)) is not None:
        return CannotUse(say("audit_file.failed", file=str(path), error=why))
    return CannotUse(say("audit_file.failed", file=str(path), error=str(error)))


def _why_unreadable(path: Path) -> Message | None:
    """What the file system says of a file that is there; None where it has nothing to say."""
    try:
        path.open("rb").close()
    except OSError as error:
        return why_not(error)
    return None


def _check_version(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether there is anything in the file; CannotUse where that is not ours, or a newer program's."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == APPLICATION and version > VERSION:
        raise CannotUse(say("audit_file.newer", file=str(path), version=version, known=VERSION))
    if tables and application == APPLICATION and version < VERSION:
        raise CannotUse(say("audit_file.older", file=str(path)), older=True)
    if tables and (application, version) != (APPLICATION, VERSION):
        raise CannotUse(say("audit_file.foreign", file=str(path)))
    return bool(tables)


class Mode(enum.Enum):
    """What an audit file is opened for; the value is SQLite's word for it."""

    READ = "ro"
    WRITE = "rw"
    NEW = "rwc"


class Database:
    """An open file; every error of SQLite's becomes CannotUse."""

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
            if not filled:
                raise CannotUse(say("audit_file.foreign", file=str(self.path)))
            return
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        if not filled:
            create(self.connection)

    def __enter__(self) -> Self:
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

    def check_whole(self) -> None:
        """CannotUse where a page of the file cannot be read any more. Reads all of it."""
        if next(self.rows("PRAGMA quick_check(1)")) != ("ok",):
            raise damaged(self.path)

    @contextlib.contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _in_words(error, self.path) from error

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
                without_halves = [tuple(map(writable, row)) for row in rows]
                # What stood before the row that could not be written is in already.
                self.connection.executemany(statement.replace("INSERT", "INSERT OR REPLACE", 1), without_halves)


def writable(value: object) -> object:
    """A value as a file can hold it: half a surrogate pair is a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
