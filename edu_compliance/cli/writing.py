"""One file that a command was asked for, written where none stands yet, and said."""

from pathlib import Path

from edu_compliance.cli.console import Complaint, out
from edu_compliance.cli.exits import Exit
from edu_compliance.model.message import say
from edu_compliance.reporting.speech.speaker import Speaker


def written(speaker: Speaker, file: str, content: bytes) -> Exit:
    """Writes a workbook and says so; Complaint where it cannot be written, would take another's place, or where by its
    name nobody could open it."""
    from edu_compliance.auditing.results.disk import CannotWrite
    from edu_compliance.auditing.results.lone_files import write_new_file

    if not file.lower().endswith(".xlsx"):
        raise Complaint(say("cli.no_xlsx", file=file))
    try:
        write_new_file(Path(file), content)
    except CannotWrite as error:
        raise Complaint(error.message) from error
    out(speaker.text("cli.form.written", file=file))
    return Exit.CLEAN
