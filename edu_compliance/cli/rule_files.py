"""Rule files and other files that a call names: found, opened, and their mistakes put into sentences."""

from collections.abc import Sequence
from pathlib import Path

from edu_compliance.auditing.handed_in.sources import CannotOpen, Source, content
from edu_compliance.auditing.policies_folder import NoPolicies, policies_folder, policy_files
from edu_compliance.cli.console import Complaint
from edu_compliance.model.message import Message, say
from edu_compliance.policy.mistakes import Mistake


def shipped_rules() -> dict[str, bytes]:
    """The rule files that come with the program; Complaint where there are none."""
    try:
        return policy_files(policies_folder())
    except NoPolicies as error:
        raise Complaint(say("cli.no_policies")) from error


def named_file(name: str) -> bytes:
    """A file that an option names; Complaint where it cannot be opened."""
    try:
        return content(Source(name, Path(name)))
    except CannotOpen as refused:
        raise Complaint(say("cli.cannot_open", file=name, why=refused.message)) from refused


def mistakes(found: Sequence[Mistake]) -> list[Message]:
    """What is wrong with rule files, one sentence each."""
    return [
        say("cli.mistake_in_rule", file=mistake.file, rule=mistake.rule, what=mistake.message)
        if mistake.rule
        else (say("cli.mistake_in_file", file=mistake.file, what=mistake.message) if mistake.file else mistake.message)
        for mistake in found
    ]
