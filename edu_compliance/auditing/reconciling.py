"""The two sides of a comparison, each read as one submission."""

from pathlib import Path

from edu_compliance.auditing.audit import read
from edu_compliance.auditing.handed_in.submissions import Handed, one_school
from edu_compliance.auditing.school import assembled
from edu_compliance.auditing.setting import Setting
from edu_compliance.auditing.workers.interface import Workers
from edu_compliance.model.submission import Submission


def side(path: str, call: Path) -> Handed:
    """What a path of the call holds, a file or a folder, as one school's submission."""
    return one_school((path,), call)


def submission_of(handed: Handed, setting: Setting, workers: Workers) -> Submission:
    """Its files read and its classes settled; refused files are among them."""
    return assembled(setting, handed, [*read(handed.sources, setting, workers), *handed.aside])
