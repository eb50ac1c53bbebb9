"""What an audit's folder consists of, and how one is known: nothing foreign is overwritten."""

from pathlib import Path

from edu_compliance.auditing.audit_file.schema import APPLICATION
from edu_compliance.auditing.results.disk import CannotWrite, said
from edu_compliance.auditing.results.lock import NAME as LOCK
from edu_compliance.model.forms.ledger import TITLE
from edu_compliance.model.message import say

AUDIT = "audit.json"
"""Written last: where it stands, the audit is whole."""
SCHOOLS = "schools"
FINDINGS = "findings.csv"
LEDGER = f"{TITLE}.xlsx"
"""The problem ledger."""
COUNTIES = "counties"
AUDIT_FILE = "audit.sqlite"
PARTS = (SCHOOLS, COUNTIES, FINDINGS, LEDGER, "schools.html", "index.html", AUDIT_FILE, AUDIT)
"""What an audit consists of, in the order in which it is put in place."""
SUBMISSIONS = "submissions"
"""Where a demonstration lays what it audits, beside its results."""
PIECES = "pieces"
"""Where what findings.csv and the ledger are put together from lies when it is made again."""
UNFINISHED = ".unfinished"
"""What is not in place yet ends in this."""
_HEAD = 65536


def is_audit(folder: Path) -> bool:
    """Whether a folder holds an earlier audit, by the first words of its `audit.json`."""
    try:
        with open(folder / AUDIT, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return head.lstrip().startswith(b"{") and b'"as_of"' in head and b'"policies"' in head


def begun(folder: Path) -> bool:
    """Whether a folder holds an audit to go on with."""
    return (folder / UNFINISHED / AUDIT_FILE).is_file()


def make_ready(folder: Path) -> None:
    """Makes the folder; refuses one that holds anything but an audit."""
    with said(folder):
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(say("writing.no_folder", folder=str(folder)))
        folder.mkdir(parents=True, exist_ok=True)
        entries = {entry.name for entry in folder.iterdir()}
    foreign = entries - {*PARTS, SUBMISSIONS, UNFINISHED, LOCK}
    if (foreign or AUDIT in entries) and not is_ours(folder):
        example = min(foreign or {AUDIT})
        raise CannotWrite(say("writing.not_an_audit", folder=str(folder), example=example))


def is_ours(folder: Path) -> bool:
    """Whether a folder holds an audit, one that was interrupted, or one whose record was lost."""
    return is_audit(folder) or begun(folder) or _is_audit_file(folder / AUDIT_FILE)


def _is_audit_file(path: Path) -> bool:
    """By the first bytes: SQLite keeps its application's number at the 68th."""
    try:
        with open(path, "rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:] == APPLICATION.to_bytes(4, "big")
