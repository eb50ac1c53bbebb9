"""Files by themselves, written where somebody says: a page that replaces pages alone, a form that replaces nothing."""

import os
from pathlib import Path

from edu_compliance.auditing.results.disk import CannotWrite, said
from edu_compliance.auditing.results.parts import UNFINISHED
from edu_compliance.model.message import say


def write_page(path: Path, page: bytes) -> None:
    """One page by itself, its folder made; whole or not there. CannotWrite where that cannot be, or is no page."""
    with said(path):
        if path.exists() and not _is_page(path):
            raise CannotWrite(say("writing.not_a_page", path=str(path)))
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(path.name + UNFINISHED)
        try:
            unfinished.write_bytes(page)
            os.replace(unfinished, path)
        except OSError:
            unfinished.unlink(missing_ok=True)  # half a page is none, and nobody would know whose it is
            raise


def _is_page(path: Path) -> bool:
    if not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.read(64).lstrip().lower().startswith(b"<!doctype html")


def write_new_file(path: Path, content: bytes) -> None:
    """A file where none stands, whole or not at all: a form that somebody filled in is never lost.

    CannotWrite where that cannot be.
    """
    with said(path):
        if path.exists():
            raise CannotWrite(say("writing.file_exists", path=str(path)))
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(path, "xb") as file:
                file.write(content)
        except FileExistsError:
            raise
        except OSError:
            path.unlink(missing_ok=True)  # half a form is none, and would be in the way of the next attempt
            raise
