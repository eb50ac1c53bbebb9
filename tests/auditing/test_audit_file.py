"""The audit file: every school is in it wholly or not at all, and however it came about it has the same rows."""

import contextlib
import random
import sqlite3
from pathlib import Path

import pytest

from edu_compliance.auditing.audit_file import schema as audit_schema
from edu_compliance.auditing.audit_file.book import AuditFile, Stored
from edu_compliance.auditing.audit_file.database import CannotUse, Mode
from edu_compliance.auditing.audit_file.rows import SchoolRows
from edu_compliance.auditing.results.lock import Locked, locked
from edu_compliance.auditing.results.writing import output_folder
from tests.auditing import killing


def test_every_table_is_documented(tmp_path: Path) -> None:
    with AuditFile(tmp_path / "new.sqlite", Mode.NEW) as book:
        for (table,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            assert f"`{table}`" in str(audit_schema.__doc__)


def test_a_school_is_in_the_file_wholly_or_not_at_all(tmp_path: Path) -> None:
    numbers = (0,) * len(audit_schema.SUMS)
    row = (1, "a", "甲小学", "school-000000000001", "", "", "", "met", "0", *numbers)
    twice = SchoolRows(1, (("submission", (row,)), ("piece", ((1, "page", ""), (1, "page", "")))))
    with AuditFile(tmp_path / "new.sqlite", Mode.NEW) as book:
        with pytest.raises(CannotUse):
            book.put(twice)
        assert book.stored() == {}
        book.put(SchoolRows(1, (("submission", (row,)),)))
        assert book.stored() == {"a": Stored(1, "", "school-000000000001", {})}
        book.drop(["a"])
        assert book.stored() == {}


def test_a_damaged_part_is_said_to_be_one(tmp_path: Path) -> None:
    row = (1, "a", "甲小学", "school-000000000001", "", "", "", "met", "0", *(0,) * len(audit_schema.SUMS))
    with AuditFile(tmp_path / "new.sqlite", Mode.NEW) as book:
        book.put(SchoolRows(1, (("submission", (row,)), ("part", ((1, b"\0\xff", b""),)))))
        with pytest.raises(CannotUse):
            [book.parts(one.id) for one in book.stored().values()]


def test_what_no_file_can_hold_becomes_a_question_mark(tmp_path: Path) -> None:
    with AuditFile(tmp_path / "new.sqlite", Mode.NEW) as book:
        book.insert("about", [("a", "x"), ("b", "\ud83d"), ("c", "y")])
        assert list(book.rows("SELECT * FROM about")) == [("a", "x"), ("b", "?"), ("c", "y")]


def audit_while_somebody_looks_on(folder: Path) -> None:
    """Whoever reads the file keeps its log from being folded in, as a full disk does."""
    with output_folder(folder) as output:
        path = output.unfinished / "audit.sqlite"
        with contextlib.closing(sqlite3.connect(path)) as looking_on, AuditFile(path, Mode.NEW) as book:
            book.connection.execute("PRAGMA busy_timeout = 0")
            looking_on.execute("BEGIN").execute("SELECT count(*) FROM about").fetchall()
            book.insert("about", [("a", "1")])


def test_a_file_that_lacks_what_is_in_its_log_is_never_put_in_place(tmp_path: Path) -> None:
    with pytest.raises(CannotUse):
        audit_while_somebody_looks_on(tmp_path)
    assert not (tmp_path / "audit.sqlite").exists()
    with AuditFile(tmp_path / ".unfinished/audit.sqlite") as book:
        assert book.about() == {"a": 1}


def test_a_full_disk_is_named_as_that(tmp_path: Path) -> None:
    with AuditFile(tmp_path / "new.sqlite", Mode.NEW) as book:
        book.connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(CannotUse) as refused:
            book.insert("about", [(str(number), "0" * 4000) for number in range(100)])
    assert refused.value.message.id == "writing.full"


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CannotUse) as refused:
        AuditFile(tmp_path / "none.sqlite")
    assert refused.value.missing
    assert not list(tmp_path.iterdir())


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(Locked), locked(tmp_path):
        pass
    (tmp_path / ".lock").write_bytes(b"of a process that died")
    with locked(tmp_path):
        pass
    assert not list(tmp_path.iterdir())


def test_killed_audits_are_gone_on_with_to_the_same_end(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    killing.lay(tmp_path, 8)
    seconds = killing.undisturbed(tmp_path)
    kills = 0
    while kills < 6:
        kills += killing.disturbed(tmp_path, chance, seconds)
