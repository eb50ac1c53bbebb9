"""An audit's pages and tables made again from its audit file, without reading what the schools handed in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from edu_compliance.auditing.audit_file.book import AuditFile, Stored
from edu_compliance.auditing.audit_file.database import Mode, damaged
from edu_compliance.auditing.audit_file.kept_setting import kept_setting
from edu_compliance.auditing.results.finishing import finish, make_again
from edu_compliance.auditing.results.parts import AUDIT_FILE, PARTS, SCHOOLS
from edu_compliance.auditing.results.writing import output_folder
from edu_compliance.auditing.workers.interface import Workers

Choice = Callable[[AuditFile], Sequence[Stored] | None]
"""Which schools' files to make again; None: everything."""


def remake(folder: Path, workers: Workers, choose: Choice) -> int:
    """Makes files of a finished audit again, and puts them in place together; gives the number of schools.

    Where some schools are chosen, only their own files are made. Raises CannotUse, CannotWrite and Refused.
    """
    with output_folder(folder, put=False) as output, AuditFile(folder / AUDIT_FILE, Mode.READ) as book:
        setting = kept_setting(book)
        chosen = choose(book)
        schools = list(book.stored().values()) if chosen is None else chosen
        if not all(book.intact(one.id) for one in schools):
            raise damaged(book.path)
        make_again(schools, setting, workers, output, book)
        if chosen is None:
            finish(setting, output, book)
            output.put_in_place([part for part in PARTS if part != AUDIT_FILE])
        else:
            output.put_into(SCHOOLS)
    return len(schools)
