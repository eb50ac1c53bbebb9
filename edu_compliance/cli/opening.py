"""From a call's options to a setting: own names read, everything held against what there is."""

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from edu_compliance.auditing.setting import Desk, Setting, desk
from edu_compliance.cli.console import Complaint, err
from edu_compliance.cli.rule_files import mistakes, named_file, shipped_rules
from edu_compliance.model.forms.register import MARKS
from edu_compliance.model.message import say
from edu_compliance.policy.mistakes import PolicyError
from edu_compliance.reading.read import ReadOptions
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.privacy import Names
from edu_compliance.reporting.speech.speaker import Speaker

if TYPE_CHECKING:
    from edu_compliance.auditing.papers import Papers
    from edu_compliance.auditing.workers.cluster import Cluster
    from edu_compliance.auditing.workers.isolation import Isolation

NO_MARK = "none"
"""What `--mark` takes to say that the schools have no mark at all."""
_FEATURED = "特色学校"


def crew(jobs: int | None = None, cluster: str | None = None) -> "Isolation | Cluster":
    """Worker processes for the time of a block; as many as this process may use processors, where None is said.

    With `cluster` those of the Dask cluster at that address; NoWorkers where there is none.
    """
    from edu_compliance.auditing.workers.isolation import Isolation

    if cluster is not None:
        from edu_compliance.auditing.workers.cluster import Cluster

        return Cluster(cluster)
    if jobs is None:
        jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Isolation(jobs)


def setting_of(
    speaker: Speaker,
    on: datetime.date,
    vocabulary: Sequence[str] = (),
    password: Sequence[str] = (),
    include_hidden: bool = False,
    policy: Sequence[str] = (),
    mark: Sequence[str] = (),
    names: bool = False,
    papers: "Papers | None" = None,
) -> Setting:
    """The setting that options describe; Complaint where rule files, vocabularies or marks are wrong."""
    return Setting(
        rules=shipped_rules(),
        as_of=on,
        options=ReadOptions(passwords=tuple(password), include_hidden=include_hidden),
        vocabularies={name: named_file(name) for name in vocabulary},
        only=tuple(policy),
        marks=frozenset(map(_mark, mark)) - {NO_MARK} if mark else None,
        names=Names.SHOWN if names else Names.MASKED,
        language=speaker.language,
        **({"papers": papers} if papers is not None else {}),
    )


def opened(setting: Setting, speaker: Speaker) -> Desk:
    """The setting's desk; what should be said beforehand goes to standard error. Complaint as in `setting_of`."""
    try:
        at = desk(setting)
        warnings = at.library.warnings_on(setting.as_of, setting.only)
    except PolicyError as error:
        raise Complaint(*mistakes(error.mistakes)) from error
    for warning in warnings:
        err(speaker.text("cli.warning", what=warning))
    _check_marks(setting, at)
    return at


def opened_for_judging(setting: Setting, speaker: Speaker) -> Desk:
    """The same; Complaint where no policy is in force on the day."""
    at = opened(setting, speaker)
    if not at.policies:
        dates: Mapping[str, datetime.date] = {policy.id: policy.from_ for policy in at.library.policies}
        known = tuple(f"{id} ({day})" for id, day in dates.items())
        raise Complaint(say("cli.nothing_in_force", on=setting.as_of, policies=known))
    return at


def _mark(written: str) -> str:
    """A mark's id, also where a school writes 足球 or 足球特色学校; what is neither stays as it is."""
    chinese = Speaker(Language.CHINESE)
    names = {chinese.text(f"mark.{id}"): id for id in MARKS}
    short = {name.removesuffix(_FEATURED): id for name, id in names.items()}
    return (names | short | {chinese.text("mark.none"): NO_MARK}).get(written, written)


def _check_marks(setting: Setting, at: Desk) -> None:
    """A misspelt mark would leave its rules unexamined without a word."""
    known = {mark for policy in at.library.policies for rule in policy.rules for mark in rule.binds.marks}
    for mark in sorted(setting.marks or ()):
        if mark not in known:
            raise Complaint(say("cli.unknown_mark", mark=mark, marks=(*sorted(known), NO_MARK)))
