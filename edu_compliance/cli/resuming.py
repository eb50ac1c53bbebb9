"""How an audit was called for, kept in its audit file: `--resume DIR` asks for the rest of it."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from edu_compliance.cli.console import Complaint
from edu_compliance.model.message import say

Marks = Mapping[str, frozenset[str]]
"""特色校 marks by the school's name."""


def call_of(paths: tuple[str, ...], on: datetime.date, marks: Marks | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """A call as JSON can hold it. Passwords are not kept, only that there were any."""
    options = {name: value for name, value in given.items() if name != "password"}
    return {
        **options,
        "paths": sorted(paths),
        "on": on.isoformat(),
        "marks": {school: sorted(each) for school, each in marks.items()} if marks is not None else None,
        "passwords": len(given.get("password", ())),
    }


def called_before(
    ctx: click.Context, folder: Path, paths: tuple[str, ...], given: dict[str, Any]
) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The paths of the audit in a folder, and its options but what this call says itself.

    Complaint where there is no audit file, where this call names other paths, which would drop what was done, where
    none of the paths is there, or where passwords have to be given again.
    """
    before = dict(_kept_call(folder))
    if before.pop("passwords", 0) and not given["password"]:
        raise Complaint(say("cli.resume.passwords"))
    marks = before.pop("marks", None)
    kept_paths, day = before.pop("paths", []), before.pop("on", None)
    values = {**before, "on": datetime.date.fromisoformat(day) if day else given["on"]}
    options = dict(given)
    for name, value in values.items():
        if ctx.get_parameter_source(name) is ParameterSource.DEFAULT:
            options[name] = tuple(value) if isinstance(value, list) else value
    if paths and sorted(paths) != kept_paths:
        raise Complaint(say("cli.resume.other_paths", paths=tuple(kept_paths)))
    if not any(Path(path).exists() for path in kept_paths):
        raise Complaint(say("cli.resume.elsewhere", paths=tuple(kept_paths)))
    if marks is not None:
        options["marks"] = {school: frozenset(each) for school, each in marks.items()}
    return tuple(kept_paths), options


def _kept_call(folder: Path) -> Mapping[str, Any]:
    from edu_compliance.auditing.audit_file.book import open_finished
    from edu_compliance.auditing.audit_file.database import CannotUse
    from edu_compliance.auditing.results.disk import not_written
    from edu_compliance.auditing.results.lock import Locked, locked

    nothing = Complaint(say("cli.resume.nothing", folder=str(folder)))
    if not folder.is_dir():
        raise nothing
    try:
        with locked(folder), open_finished(folder) as book:
            call = book.about().get("call")
    except Locked as error:
        raise Complaint(say("writing.locked", folder=str(folder))) from error
    except OSError as error:
        raise Complaint(not_written(folder, error)) from error
    except CannotUse as error:
        raise (nothing if error.missing else Complaint(error.message)) from error
    if not isinstance(call, dict) or not call:
        raise nothing
    return call
