"""How far the work has come, on standard error: a bar in a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Iterator

from edu_compliance.auditing.school import Outcome
from edu_compliance.cli.console import err
from edu_compliance.model.submission import File, Status
from edu_compliance.reporting.speech import Speaker

HANDFUL = 8
"""So few submissions are done before anybody wonders."""
_LINES = 10


class Watch:
    """Counts what has been done, says so, and remembers what could not be read."""

    def __init__(self, number: int, speaker: Speaker) -> None:
        self.number, self.speaker = number, speaker
        self.done = 0
        self.unread: list[File] = []

    def over(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """The outcomes as they come."""
        noted = (self._note(outcome) for outcome in outcomes)
        if self.number <= HANDFUL:
            yield from noted
        elif sys.stderr.isatty():
            yield from self._with_bar(noted)
        else:
            yield from self._with_lines(noted)

    def _note(self, outcome: Outcome) -> Outcome:
        self.done += 1
        for name, status, reason in outcome.summary.unread:
            if status is not Status.IGNORED:
                self.unread.append(File(name, "", status, reason))
        return outcome

    def _with_lines(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """A line after each tenth of the work."""
        step = max(self.number // _LINES, HANDFUL)
        for outcome in outcomes:
            yield outcome
            if self.done % step == 0 or self.done == self.number:
                err(self._sentence())

    def _with_bar(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(self._sentence(), total=self.number)
            for outcome in outcomes:
                yield outcome
                bar.update(task, advance=1, description=self._sentence())

    def _sentence(self) -> str:
        refused = sum(file.status is Status.REFUSED for file in self.unread)
        return self.speaker.text("cli.progress", done=self.done, number=self.number, refused=refused)
