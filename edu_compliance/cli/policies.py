"""`edu-compliance policies`: which rules there are, what they say, and whether rule files are sound."""

import datetime
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from edu_compliance.cli.console import Complaint, err, out
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import day_option, language_option
from edu_compliance.cli.spoken.commands import SpokenCommand, SpokenGroup
from edu_compliance.model.message import Message, say
from edu_compliance.model.rule import Policy
from edu_compliance.policy.library import AREAS, COURSES, VOCABULARY
from edu_compliance.reporting.speech.speaker import Speaker

if TYPE_CHECKING:
    from edu_compliance.policy.library import Library

_OWN = (AREAS, VOCABULARY, COURSES)
"""What rule files are written in, and are no rule files themselves."""
_RULE_ID = re.compile("([a-z]+)[- ]?0*([0-9]{1,2})")
"""As people write it: PE-03, pe-3, pe03."""


def command(speaker: Speaker) -> click.Command:
    """The group with its three commands in the speaker's language."""
    group = SpokenGroup("policies", speaker, params=[language_option(speaker)])
    group.add_command(_bound("policies.list", _list, speaker, day_option(speaker)), "list")
    group.add_command(_bound("policies.show", _show, speaker, click.Argument(["id"], metavar="ID")), "show")
    group.add_command(_bound("policies.check", _check, speaker, *_check_params(speaker)), "check")
    return group


def _bound(name: str, callback: Any, speaker: Speaker, *params: click.Parameter) -> click.Command:
    def run(**given: Any) -> Exit:
        status: Exit = callback(speaker, **given)
        return status

    return SpokenCommand(name, speaker, callback=run, params=[*params, language_option(speaker)])


def _check_params(speaker: Speaker) -> list[click.Parameter]:
    return [
        click.Argument(["file"], nargs=-1, metavar="[FILE]..."),
        click.Option(["--against"], metavar="TEXT", help=speaker.text("cli.option.against")),
    ]


def _list(speaker: Speaker, on: datetime.date) -> Exit:
    """Every policy with its rules, and whether it is in force; then how many clauses each kind of evidence decides."""
    from edu_compliance.cli.rule_lines import counted, in_list

    policies = library().spoken(speaker.language.value).policies
    for policy in policies:
        in_force = policy.from_ <= on <= (policy.until or on)
        about = {"area": policy.area, "rules": len(policy.rules), "document": policy.document, "title": policy.title}
        state = say("cli.policies.in_force" if in_force else "cli.policies.not_in_force", on=on)
        out(speaker.text("cli.policies.line", name=policy.id, state=state, **about))
        out("  " + speaker.say(_dates(policy)))
        for rule in policy.rules:
            for line in in_list(rule, speaker):
                out("  " + line)
    out(counted(policies, speaker))
    return Exit.CLEAN


def _show(speaker: Speaker, id: str) -> Exit:
    """A policy with its rules, or one rule."""
    from edu_compliance.cli.rule_lines import in_full

    loaded = library().spoken(speaker.language.value)
    policies = loaded.policies
    found = _RULE_ID.fullmatch(id.strip().casefold())
    rule_id = f"{found[1]}-{found[2]:0>2}" if found else ""
    for policy in policies:
        if id.casefold() == policy.id.casefold():
            _show_policy(policy, speaker)
            return Exit.CLEAN
        for rule in policy.rules:
            if rule_id == rule.id.casefold():
                for line in in_full(policy, rule, loaded.areas, speaker):
                    out(line)
                return Exit.CLEAN
    raise Complaint(say("cli.policies.unknown", name=id, policies=tuple(policy.id for policy in policies)))


def _check(speaker: Speaker, file: tuple[str, ...], against: str | None) -> Exit:
    """Whether rule files can be loaded, and whether their quotations stand in the document."""
    from edu_compliance.cli.rule_files import mistakes, named_file, shipped_rules
    from edu_compliance.policy.library import load
    from edu_compliance.policy.mistakes import PolicyError

    files = shipped_rules()
    if none := next((name for name in file if PurePath(name).suffix.lower() != ".toml"), None):
        raise Complaint(say("cli.policies.no_rule_file", file=none))
    if file:
        files = {name: content for name, content in files.items() if name in _OWN}
        # A clerk's areas, vocabulary or courses take the place of the program's own.
        files |= {(base if (base := PurePath(name).name) in _OWN else name): named_file(name) for name in file}
    try:
        loaded = load(files)
    except PolicyError as error:
        raise Complaint(*mistakes(error.mistakes)) from error
    for warning in loaded.warnings:
        err(speaker.text("cli.warning", what=warning))
    rules = sum(len(policy.rules) for policy in loaded.policies)
    out(speaker.text("cli.policies.sound", files=len(files), policies=len(loaded.policies), rules=rules))
    if against is not None:
        _hold_against(loaded.policies, against, speaker)
    return Exit.CLEAN


def _hold_against(policies: tuple[Policy, ...], against: str, speaker: Speaker) -> None:
    """Complaint with every quotation that does not stand in the text, or where none is of it."""
    from edu_compliance.cli.rule_files import named_file
    from edu_compliance.policy.quotations import missing_quotations, quoting

    try:
        text = named_file(against).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Complaint(say("cli.policies.no_text", file=against)) from error
    of_it = quoting(policies, text)
    if not of_it:
        documents = tuple(dict.fromkeys(policy.document for policy in policies))
        raise Complaint(say("cli.policies.none_quoted", file=against, policies=documents))
    wrong = [
        say("cli.policies.not_quoted", policy=policy.id, rule=rule.id, quote=rule.quote, file=against)
        for policy in of_it
        for rule in missing_quotations(policy, text)
    ]
    if wrong:
        raise Complaint(*wrong)
    rules = sum(len(policy.rules) for policy in of_it)
    out(speaker.text("cli.policies.quoted", rules=rules, policies=tuple(policy.id for policy in of_it), file=against))


def library() -> "Library":
    """The rules that come with the program."""
    from edu_compliance.cli.rule_files import mistakes, shipped_rules
    from edu_compliance.policy.library import load
    from edu_compliance.policy.mistakes import PolicyError

    try:
        return load(shipped_rules())
    except PolicyError as error:
        raise Complaint(*mistakes(error.mistakes)) from error


def _show_policy(policy: Policy, speaker: Speaker) -> None:
    out(f"{policy.id}  {policy.document}")
    out(f"《{policy.title}》  {policy.issuer} ({policy.jurisdiction})")
    out(speaker.say(_dates(policy)))
    out(f"sha256 {policy.sha256}\n")
    for rule in policy.rules:
        out(f"{rule.id:<8} {speaker.label(rule.strength)}  {speaker.title(rule)}")


def _dates(policy: Policy) -> Message:
    """From when until when it holds, and when a person last held it against its source."""
    if policy.until is None:
        return say("cli.policies.dates", since=policy.from_, verified_on=policy.verified_on)
    return say("cli.policies.dates_until", since=policy.from_, until=policy.until, verified_on=policy.verified_on)
