"""An audit's pages and tables made again from its audit file, without reading what the schools handed in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from edu_compliance.auditing.audit_file.book import AuditFile, Parts, Stored
from edu_compliance.auditing.audit_file.database import Mode, damaged
from edu_compliance.auditing.audit_file.kept_setting import kept_setting
from edu_compliance.auditing.audit_file.rows import INSIDE
from edu_compliance.auditing.results.finishing import finish, make_again, piece_name
from edu_compliance.auditing.results.lists import lists_of_schools
from edu_compliance.auditing.results.parts import AUDIT_FILE, PARTS, SCHOOLS
from edu_compliance.auditing.results.writing import OutputFolder, output_folder
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
            with lists_of_schools(setting, output) as lists:
                for one in schools:
                    lists.add(_made_again(one, output))
            finish(setting, output, book)
            output.put_in_place([part for part in PARTS if part != AUDIT_FILE])
        else:
            output.put_into(SCHOOLS)
    return len(schools)


def _made_again(school: Stored, output: OutputFolder) -> Parts:
    """A school's parts of the lists, from the pieces that were made again."""
    findings, problems = (output.read(piece_name(kind, school.page)) for kind in INSIDE)
    assert findings is not None
    assert problems is not None
    return Parts(findings, problems)
