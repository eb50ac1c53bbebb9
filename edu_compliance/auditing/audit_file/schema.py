"""The tables of `audit.sqlite`, and how its version is told.

Other programs may read them; `user_version` grows with every change that such a reader would notice, and where values
in a record get another shape. Fractions of lessons stand as REAL numbers in the columns, and exactly in the school's
`record`.

| table | one row for |
|---|---|
| `about` | what holds for the whole audit: program, day, language, paths of the call, options |
| `rule_file` | a rule file, the vocabulary, or a file of own names, with its bytes and their hash |
| `policy`, `rule` | what was judged by, in the order of the rule files |
| `submission` | what one school handed in, or nobody's files: totals, standing, and the hash of all it depends on |
| `file` | a file that was met, of a submission or (NULL) of none; `reason` is a message as `record.py` writes it |
| `class` | a class as it was understood |
| `finding` | rule × target that is met, not met, undetermined or not examined, in the order of judging |
| `measurement` | one requirement of a finding held against `low` … `high` |
| `place` | the cells of one sheet that a measurement was surely counted from, as A1 addresses with spaces between |
| `rule_count` | how a school's targets fared by one rule, those it does not bind included |
| `balance` | an area's lessons of all classes with a weekly minimum (开足率: `low` ÷ `required`, none above its own) |
| `shortfall` | a rule that a school breaches: by how many targets, and how much is missing |
| `piece` | the hash of a file that was made for a school: its page, or its list of students |
| `part` | a school's lines of findings.csv and rows of the problem ledger, compressed by zlib |
| `seal` | the hash of a submission's rows in the tables that results are made from: damage to them is noticed by it |
| `record` | all that was understood and found, as `record.py` writes it, compressed by zlib; the overview's row |

A submission's `id` is its page's name read as a number, so that the same audit has the same rows in whatever order and
however often interrupted it was done. There is no time of day anywhere.
"""

import sqlite3

APPLICATION = 0x65647561
"""`application_id`: "edua"."""
VERSION = 17
"""`user_version`."""

SUMS = (
    *(
        "schools",
        "offices",
        "of_no_school",
        "files",
        "read",
        "partly_read",
        "refused",
        "ignored",
        "sheets",
        "sheets_not_understood",
    ),
    *("classes", "classes_expected", "classes_missing"),
    *("cells_not_understood", "breaches", "waived", "open", "advice", "expected", "met"),
)
"""Columns of `submission` that are totals of the same name."""

_TABLES = f"""
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rule_file (
  kind TEXT NOT NULL CHECK (kind IN ('rules', 'names')), position INTEGER NOT NULL,
  name TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL,
  PRIMARY KEY (kind, position)) WITHOUT ROWID;
CREATE TABLE policy (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, document TEXT NOT NULL, area TEXT NOT NULL,
  sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rule (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, policy TEXT NOT NULL REFERENCES policy ON DELETE CASCADE,
  area TEXT NOT NULL, strength TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE submission (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, school TEXT NOT NULL, page TEXT NOT NULL UNIQUE,
  grouping TEXT NOT NULL, code TEXT NOT NULL, depends TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('not_met', 'unread', 'undetermined', 'waived', 'met', 'no_school')),
  lessons TEXT NOT NULL, {", ".join(f"{name} INTEGER NOT NULL" for name in SUMS)});
CREATE INDEX submission_grouping ON submission (grouping);
CREATE TABLE file (
  name TEXT PRIMARY KEY, submission INTEGER REFERENCES submission ON DELETE CASCADE, sha256 TEXT NOT NULL,
  status TEXT NOT NULL, reason TEXT, classes INTEGER NOT NULL, lessons TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX file_submission ON file (submission);
CREATE TABLE class (
  submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, number INTEGER NOT NULL,
  name TEXT NOT NULL, stage TEXT, grades TEXT NOT NULL, class_number INTEGER, kind TEXT NOT NULL, place TEXT NOT NULL,
  lessons REAL NOT NULL, PRIMARY KEY (submission, number)) WITHOUT ROWID;
CREATE TABLE finding (
  submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, number INTEGER NOT NULL,
  rule TEXT NOT NULL REFERENCES rule, target TEXT NOT NULL, name TEXT NOT NULL, class INTEGER,
  stage TEXT, grades TEXT NOT NULL, verdict TEXT NOT NULL, waived INTEGER NOT NULL,
  PRIMARY KEY (submission, number),
  FOREIGN KEY (submission, class) REFERENCES class (submission, number) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE measurement (
  submission INTEGER NOT NULL, finding INTEGER NOT NULL, number INTEGER NOT NULL, measure TEXT NOT NULL,
  low REAL NOT NULL, high REAL NOT NULL, at_least REAL, at_most REAL, unit TEXT NOT NULL, verdict TEXT NOT NULL,
  PRIMARY KEY (submission, finding, number),
  FOREIGN KEY (submission, finding) REFERENCES finding ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE place (
  submission INTEGER NOT NULL, finding INTEGER NOT NULL, measurement INTEGER NOT NULL,
  file TEXT NOT NULL, sheet TEXT NOT NULL, cells TEXT NOT NULL,
  PRIMARY KEY (submission, finding, measurement, file, sheet),
  FOREIGN KEY (submission, finding, measurement) REFERENCES measurement ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE rule_count (
  submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, rule TEXT NOT NULL REFERENCES rule,
  met INTEGER NOT NULL, not_met INTEGER NOT NULL, undetermined INTEGER NOT NULL, not_examined INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL, waived INTEGER NOT NULL, PRIMARY KEY (submission, rule)) WITHOUT ROWID;
CREATE TABLE balance (
  submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, area TEXT NOT NULL, classes INTEGER NOT NULL,
  enough INTEGER NOT NULL, required REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
  PRIMARY KEY (submission, area)) WITHOUT ROWID;
CREATE TABLE shortfall (
  submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE, number INTEGER NOT NULL,
  rule TEXT NOT NULL REFERENCES rule, targets INTEGER NOT NULL, missing TEXT NOT NULL, unit TEXT NOT NULL,
  PRIMARY KEY (submission, number)) WITHOUT ROWID;
CREATE TABLE piece (
  submission INTEGER NOT NULL REFERENCES submission ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('page', 'students')), sha256 TEXT NOT NULL,
  PRIMARY KEY (submission, kind)) WITHOUT ROWID;
CREATE TABLE part (
  submission INTEGER PRIMARY KEY REFERENCES submission ON DELETE CASCADE, findings BLOB NOT NULL,
  problems BLOB NOT NULL);
CREATE TABLE seal (
  submission INTEGER PRIMARY KEY REFERENCES submission ON DELETE CASCADE, sha256 TEXT NOT NULL);
CREATE TABLE record (
  submission INTEGER PRIMARY KEY REFERENCES submission ON DELETE CASCADE, content BLOB NOT NULL,
  summary TEXT NOT NULL);
"""


def create(connection: sqlite3.Connection) -> None:
    """The tables, in a file that holds nothing yet, at once or not at all."""
    statements = [statement for statement in _TABLES.split(";\n") if statement.strip()]
    connection.execute("BEGIN IMMEDIATE")
    for statement in statements:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
