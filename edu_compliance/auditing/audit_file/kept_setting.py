"""An audit's setting in its audit file: kept with the rule files, so that pages can be made again by them."""

import hashlib
from collections.abc import Mapping

from edu_compliance import __version__
from edu_compliance.auditing.audit_file.book import AuditFile
from edu_compliance.auditing.audit_file.database import damaged
from edu_compliance.auditing.audit_file.record import read_back, written
from edu_compliance.auditing.papers import Papers
from edu_compliance.auditing.setting import Setting, desk
from edu_compliance.reading.read import ReadOptions
from edu_compliance.reading.refusal import Refused
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.privacy import Names


def keep_setting(book: AuditFile, setting: Setting, call: Mapping[str, object]) -> None:
    """Writes down by what an audit is done, and how it was called for.

    Where the file was filled by another setting, nothing in it holds any more, and it begins anew.
    """
    with book.transaction():
        if book.about().get("key") != setting.key:
            for table in ("submission", "file", "rule", "policy"):
                book.connection.execute(f"DELETE FROM {table}")
            _keep_rules(book, setting)
        _keep_files(book, setting)
        book.set_about(_about(setting, call))


def kept_setting(book: AuditFile) -> Setting:
    """The setting an audit was done by, without its passwords; Refused where it is damaged."""
    about = book.about()
    try:
        roster, waivers, ledger = read_back(str(about["papers"]))
        marks, only = about["marks"], about["policies"]
        if not isinstance(only, list) or not (marks is None or isinstance(marks, list)):
            raise TypeError("neither a list nor nothing")
        return Setting(
            rules=_files(book, "rules"),
            as_of=read_back(str(about["as_of"])),
            options=ReadOptions(include_hidden=bool(about["include_hidden"])),
            vocabularies=_files(book, "names"),
            only=tuple(map(str, only)),
            marks=None if marks is None else frozenset(map(str, marks)),
            names=Names(about["names"]),
            language=Language(about["language"]),
            papers=Papers(roster, waivers, ledger),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise Refused(damaged(book.path).message) from error


def _about(setting: Setting, call: Mapping[str, object]) -> dict[str, object]:
    papers = setting.papers
    return {
        "program": f"edu-compliance {__version__}",
        "key": setting.key,
        "call": dict(call),
        "as_of": written(setting.as_of),
        "language": setting.language.value,
        "names": setting.names.value,
        "policies": list(setting.only),
        "marks": None if setting.marks is None else sorted(setting.marks),
        "include_hidden": setting.options.include_hidden,
        "papers": written((papers.roster, papers.waivers, papers.ledger)),
    }


def _keep_files(book: AuditFile, setting: Setting) -> None:
    book.connection.execute("DELETE FROM rule_file")
    files = (("rules", sorted(setting.rules.items())), ("names", list(setting.vocabularies.items())))
    for kind, named in files:
        rows = [
            (kind, number, name, hashlib.sha256(content).hexdigest(), content)
            for number, (name, content) in enumerate(named)
        ]
        book.insert("rule_file", rows)


def _keep_rules(book: AuditFile, setting: Setting) -> None:
    policies = desk(setting).policies
    book.insert(
        "policy",
        [(one.id, number, one.title, one.document, one.area.value, one.sha256) for number, one in enumerate(policies)],
    )
    rules = [rule for policy in policies for rule in policy.rules]
    book.insert(
        "rule",
        [(one.id, n, one.policy, one.area.value, one.strength.value, one.title) for n, one in enumerate(rules)],
    )


def _files(book: AuditFile, kind: str) -> dict[str, bytes]:
    files = {}
    for name, sha256, content in book.rows(
        "SELECT name, sha256, content FROM rule_file WHERE kind = ? ORDER BY position", (kind,)
    ):
        if not isinstance(content, bytes) or hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(f"{name} is not as it was written")
        files[str(name)] = content
    return files
