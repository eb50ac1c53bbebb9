"""`edu-compliance compare`: two audits held against each other, for the 整改复查."""

from pathlib import Path

import click

from edu_compliance.cli.console import Complaint, out
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import language_option
from edu_compliance.cli.spoken.commands import SpokenCommand
from edu_compliance.cli.spoken.parameters import Demanded
from edu_compliance.model.comparison import Change, Comparison
from edu_compliance.model.message import say
from edu_compliance.reporting.speech.speaker import Speaker


def command(speaker: Speaker) -> click.Command:
    """The command in the speaker's language."""

    def run(old: str, new: str, page: str, xlsx: str | None) -> Exit:
        return compare(speaker, old, new, Path(page), Path(xlsx) if xlsx else None)

    return SpokenCommand(
        "compare",
        speaker,
        callback=run,
        params=[
            click.Argument(["old"], metavar="OLD"),
            click.Argument(["new"], metavar="NEW"),
            Demanded(["-o", "--output", "page"], metavar="FILE.html", help=speaker.text("cli.option.compare_output")),
            click.Option(["--xlsx"], metavar="FILE.xlsx", help=speaker.text("cli.option.xlsx")),
            language_option(speaker),
        ],
    )


def compare(speaker: Speaker, old: str, new: str, page: Path, xlsx: Path | None) -> Exit:
    """Compares two folders that `audit` wrote, and writes a page and, where it is asked for, a workbook."""
    from edu_compliance.auditing.comparing import compare_audits
    from edu_compliance.auditing.results.disk import CannotWrite
    from edu_compliance.auditing.results.lone_files import write_new_file, write_page
    from edu_compliance.reading.refusal import Refused
    from edu_compliance.reporting.ledgers.comparison_book import comparison_book
    from edu_compliance.reporting.pages.comparison_page import comparison_page, comparison_sentences

    if page.suffix.lower() not in (".html", ".htm"):
        raise Complaint(say("cli.no_html", file=str(page)))
    if xlsx is not None and xlsx.suffix.lower() != ".xlsx":
        raise Complaint(say("cli.no_xlsx", file=str(xlsx)))
    try:
        found = compare_audits(old, new)
    except Refused as refused:
        raise Complaint(refused.message) from refused
    try:
        # The page first: it may take the place of an earlier one, so that a call that failed can be repeated.
        write_page(page, comparison_page(found, speaker, xlsx.name if xlsx else ""))
        if xlsx is not None:
            write_new_file(xlsx, comparison_book(found, speaker))
    except CannotWrite as error:
        raise Complaint(error.message) from error
    for line in comparison_sentences(found, speaker):
        out(line)
    out(speaker.text("cli.compare.where", page=str(page)))
    return status(found)


def status(found: Comparison) -> Exit:
    """1 where a mandatory rule is still or newly not met, 3 where something is open or cannot be told, else 0."""
    now = [item for item in found.items if item.after is not None and item.after.problem]
    if any(item.after is not None and item.after.breach for item in now):
        return Exit.BREACH
    lost = any(item.change in (Change.UNPROVEN, Change.INCOMPARABLE) for item in found.items)
    undetermined = any(item.after is not None and not item.after.waived for item in now)
    return Exit.OPEN if lost or undetermined or found.vanished or found.appeared else Exit.CLEAN
