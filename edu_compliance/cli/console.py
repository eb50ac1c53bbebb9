"""Standard output and error: what is written to them survives GBK consoles, closed pipes and hostile names."""

import contextlib
import errno
import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from edu_compliance.model.message import Message, say
from edu_compliance.model.submission import NOT_WHOLLY_READ, File
from edu_compliance.reporting.speech.speaker import Speaker

if TYPE_CHECKING:
    from edu_compliance.reporting.terminal.lines import Terminal

SHOWN = 20
"""Files that could not be read are said up to this number, and then how many more there are."""
_WIDEST = 140
_READER_LEFT = {errno.EPIPE, errno.EINVAL}
"""What writing to a closed pipe is answered with; Windows says the second."""


class Complaint(Exception):
    """The call cannot be carried out; the sentences say what is wrong and what to do. Exit status 2."""

    def __init__(self, *messages: Message) -> None:
        super().__init__(*(message.id for message in messages))
        self.messages = messages


def prepare() -> None:
    """Makes both streams write what they cannot spell as question marks instead of failing.

    One that can spell no Chinese at all (LC_ALL=C, a Western Windows) would write nothing else: it gets UTF-8. What is
    written to one that was closed before the call goes nowhere.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and "utf" not in stream.encoding.lower():
            stream.reconfigure(encoding=None if _spells_chinese(stream.encoding) else "utf-8", errors="replace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def names_can_be_written(arguments: Sequence[str]) -> bool:
    """Whether the system can name files in Chinese, and those of this call.

    A Western locale in which Python is kept from UTF-8 can not; one of GBK does not know every name that UTF-8 wrote.
    """
    try:
        for argument in arguments:
            os.fsencode(argument)
    except UnicodeEncodeError:
        return False
    return _spells_chinese(sys.getfilesystemencoding())


def _spells_chinese(encoding: str) -> bool:
    try:
        "课表".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def out(text: str) -> None:
    """Text for whoever called, with a line feed."""
    with _reader_may_leave(sys.stdout):
        click.echo(text)


def out_bytes(content: bytes) -> None:
    """Bytes for whoever called, as they are."""
    with _reader_may_leave(sys.stdout):
        click.echo(content, nl=False)


def err(text: str) -> None:
    """A line about the work, which is no result."""
    with _reader_may_leave(sys.stderr):
        click.echo(text, err=True)


def said_of(file: File) -> Message:
    """What became of a file."""
    return say("cli.input", file=file.name, status=file.status, why=file.reason)


def say_unread(files: Sequence[File], speaker: Speaker) -> None:
    """The files that were refused or only partly read, on standard error."""
    unread = [file for file in files if file.status in NOT_WHOLLY_READ]
    for file in unread[:SHOWN]:
        err(speaker.say(said_of(file)))
    if len(unread) > SHOWN:
        err(speaker.text("cli.more_unread", number=len(unread) - SHOWN))


def terminal() -> "Terminal":
    """What standard output is written to."""
    from edu_compliance.reporting.terminal.lines import Terminal

    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return Terminal(width=max(width, 40), encoding=sys.stdout.encoding or "utf-8", styled=styled)


@contextlib.contextmanager
def _reader_may_leave(stream: TextIO) -> Iterator[None]:
    """A reader that closes the pipe (`| head`) has seen enough: the work and its exit status go on.

    A result that is not whole for another reason, such as a full disk, ends the call.
    """
    try:
        yield
        stream.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if error.errno not in _READER_LEFT and stream is sys.stdout:
            raise Complaint(say("cli.cannot_print")) from error
