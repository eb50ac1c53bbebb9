"""`edu-compliance` itself: finds the command, speaks the caller's language, and turns mishaps into one sentence."""

import importlib
import os
import signal
import sys
import traceback
from collections.abc import MutableMapping, Sequence
from types import FrameType
from typing import Any, NoReturn

import click

from edu_compliance import __version__
from edu_compliance.auditing.workers.interface import NoWorkers
from edu_compliance.cli import console, is_interrupt
from edu_compliance.cli.exits import Exit
from edu_compliance.cli.options import LANGUAGE_VARIABLE, language_option
from edu_compliance.cli.spoken.commands import SpokenGroup
from edu_compliance.cli.spoken.usage import usage_sentence
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker

COMMANDS = ("audit", "check", "read", "report", "reconcile", "compare", "policies", "form", "demo")
"""In the order of help; each is a module here with a function `command(speaker)`."""

_REQUESTS_TO_END = ("SIGTERM", "SIGHUP")
"""The second is a terminal being closed; Windows has none."""


class EduCompliance(SpokenGroup):
    """The commands, each imported when it is asked for."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__("edu-compliance", speaker, params=[language_option(speaker), _version_option(speaker)])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"edu_compliance.cli.{cmd_name}")
        command: click.Command = module.command(self.speaker)
        return command

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(str(status), self.speaker.text(f"cli.exit.{status}")) for status in range(4)]
        with formatter.section(self.speaker.text("cli.help.exits")):
            formatter.write_dl(rows)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and exits with the status that DESIGN section 5 promises."""
    console.prepare()
    for name in _REQUESTS_TO_END:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _interrupt)
    given = list(sys.argv[1:] if arguments is None else arguments)
    speaker = Speaker(language_of(given, os.environ))
    if not console.names_can_be_written(given):
        console.err(
            speaker.text("cli.error", what=speaker.text("cli.file_names", encoding=sys.getfilesystemencoding()))
        )
        sys.exit(int(Exit.WRONG))
    sys.exit(int(run(given, speaker)))


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    """A request to end is taken as Ctrl-C: what is done stays, and the call says how to go on."""
    raise KeyboardInterrupt


def run(arguments: Sequence[str], speaker: Speaker) -> Exit | int:
    """The exit status of one call; says on standard error what went wrong."""
    given = list(arguments) or ["--help"]
    try:
        status = EduCompliance(speaker).main(given, prog_name="edu-compliance", standalone_mode=False)
        return Exit.CLEAN if status is None else status
    except click.UsageError as error:
        console.err(speaker.text("cli.error", what=usage_sentence(error, speaker)))
    except console.Complaint as complaint:
        for message in complaint.messages:
            console.err(speaker.text("cli.error", what=message))
    except NoWorkers as error:
        console.err(speaker.text("cli.error", what=error.message))
    except (click.Abort, KeyboardInterrupt):
        return _interrupted(speaker)
    except Exception as error:  # noqa: BLE001  A mistake of ours must not end in status 1, which accuses a school.
        if is_interrupt(error):
            return _interrupted(speaker)
        console.err("".join(traceback.format_exception(error)))
        console.err(speaker.text("cli.our_mistake", version=__version__))
    return Exit.WRONG


def _interrupted(speaker: Speaker) -> Exit:
    console.err(speaker.text("cli.interrupted"))
    return Exit.INTERRUPTED


def language_of(arguments: Sequence[str], environment: MutableMapping[str, str]) -> Language:
    """The language a call asks for, before the rest is understood: `--lang`, else the environment, else Chinese."""
    asked = environment.get(LANGUAGE_VARIABLE, "")
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    return Language(asked) if asked in [language.value for language in Language] else Language.CHINESE


def _version_option(speaker: Speaker) -> click.Option:
    def show(ctx: click.Context, param: click.Parameter, wanted: Any) -> None:
        if wanted:
            console.out(f"edu-compliance {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=speaker.text("cli.version")
    )
