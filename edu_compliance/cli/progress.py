"""How far the work has come, on standard error: a bar in a terminal, a plain line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator

from edu_compliance.auditing.school import Outcome
from edu_compliance.cli.console import err
from edu_compliance.model.submission import File, Status
from edu_compliance.reporting.speech.speaker import Speaker

HANDFUL = 8
"""So few submissions are done before anybody wonders."""
REMEMBERED = 1000
"""So many files that could not be read are kept to be named at the end."""
_LINES = 10
_SECONDS = 30.0
"""After so long something is said, however much is still to do."""


class Watch:
    """Counts what has been done, says so, and remembers what could not be read."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.done = self.number = 0
        """Schools that are done, those of an earlier, interrupted audit included, and all of them."""
        self.refused = 0
        self.unread: list[File] = []
        self._kept = 0
        self._started = time.monotonic()

    def over(self, outcomes: Iterator[Outcome], to_do: int, kept: int) -> Iterator[Outcome]:
        """The outcomes as they come; `kept` schools were done before."""
        self.done = self._kept = kept
        self.number = kept + to_do
        self._started = time.monotonic()
        if kept:
            err(self.speaker.text("cli.audit.kept", kept=kept, number=self.number))
        if to_do <= HANDFUL:
            yield from self._in_silence(outcomes)
        elif sys.stderr.isatty():
            yield from self._with_bar(outcomes)
        else:
            yield from self._with_lines(outcomes, to_do)

    def _note(self, outcome: Outcome) -> None:
        """One school more; not before the next is asked for, when it is written down."""
        self.done += 1
        for name, status, reason in outcome.summary.unread:
            self.refused += status is Status.REFUSED
            if len(self.unread) < REMEMBERED:
                self.unread.append(File(name, "", status, reason))

    def _in_silence(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            yield outcome
            self._note(outcome)

    def _with_lines(self, outcomes: Iterator[Outcome], to_do: int) -> Iterator[Outcome]:
        """A line after each tenth of the work, and when nothing was said for long."""
        step, said = max(to_do // _LINES, HANDFUL), time.monotonic()
        for outcome in outcomes:
            yield outcome
            self._note(outcome)
            now = time.monotonic()
            if (self.done - self._kept) % step == 0 or self.done == self.number or now - said > _SECONDS:
                err(self._sentence())
                said = now

    def _with_bar(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (BarColumn(), TextColumn("{task.description}"))
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(self._sentence(), total=self.number, completed=self._kept)
            for outcome in outcomes:
                yield outcome
                self._note(outcome)
                bar.update(task, advance=1, description=self._sentence())

    def _sentence(self) -> str:
        """Schools done, how many a second, the time the rest will take, and files refused so far."""
        taken = max(time.monotonic() - self._started, 0.001)
        rate = (self.done - self._kept) / taken
        left = round((self.number - self.done) / rate) if rate else 0
        return self.speaker.text(
            "cli.progress",
            done=self.done,
            number=self.number,
            rate=f"{rate:.1f}",
            left=f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}",
            refused=self.refused,
        )
