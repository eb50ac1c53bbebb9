"""A checked file given back annotated: opened again in a worker, written only where nothing of anybody's is lost."""

import hashlib
import os
from pathlib import Path

from edu_compliance.auditing.handed_in.sources import CannotOpen, Source, content
from edu_compliance.auditing.results.disk import CannotWrite, not_written
from edu_compliance.auditing.results.lone_files import write_new_file
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.model.message import say
from edu_compliance.model.submission import Status
from edu_compliance.reporting.annotated import Annotated, NotAnnotated, annotate, untouched
from edu_compliance.reporting.result import SchoolResult

_UNFINISHED = ".unfinished"


def annotated_source(setting: Setting, work: tuple[Source, SchoolResult]) -> Annotated | NotAnnotated:
    """The file of a result, annotated; it has to be the very bytes that were judged."""
    at, (source, result) = desk(setting), work
    try:
        found = content(source)
    except CannotOpen as refused:
        return NotAnnotated(refused.message)
    judged = next((file for file in result.submission.files if file.name == source.name), None)
    if judged is not None and judged.status is Status.REFUSED and judged.reason is not None:
        return NotAnnotated(judged.reason)
    if judged is None or judged.sha256 != hashlib.sha256(found).hexdigest():
        return NotAnnotated(say("cli.check.changed", file=source.name))
    options = setting.options
    return annotate(source.name, found, result, at.header, at.speaker, options.passwords, options.limits)


def may_write(target: Path, source: Path) -> None:
    """Raises CannotWrite where writing the annotated workbook would cost somebody something.

    The file that is checked is never written to; an annotated workbook of an earlier run is replaced, unless somebody
    has saved it since.
    """
    if not target.exists():
        return
    if target.samefile(source):
        raise CannotWrite(say("writing.own_input", path=str(target)))
    if not _replaceable(target):
        raise CannotWrite(say("writing.file_exists", path=str(target)))


def write_annotated(target: Path, source: Path, workbook: bytes) -> None:
    """Writes the workbook, whole or not at all; CannotWrite as in `may_write`, and where the disk will not have it."""
    may_write(target, source)
    if not target.exists():
        write_new_file(target, workbook)
        return
    unfinished = target.with_name(target.name + _UNFINISHED)
    unfinished.unlink(missing_ok=True)
    write_new_file(unfinished, workbook)
    try:
        os.replace(unfinished, target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise CannotWrite(not_written(target, error)) from error


def _replaceable(target: Path) -> bool:
    try:
        return target.is_file() and untouched(target.read_bytes())
    except OSError:
        return False
