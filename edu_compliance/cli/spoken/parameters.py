"""What a call may hold: an option that must be there, a day, a whole number, one of a few words."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import click

from edu_compliance.reporting.speech.speaker import Speaker


class Demanded(click.Option):
    """An option that must be given, and whose own help says so."""

    def __init__(self, names: list[str], **about: Any) -> None:
        super().__init__(names, required=True, **about)

    def get_help_extra(self, ctx: click.Context) -> Any:
        return {}


class Day(click.ParamType[datetime.date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(self.speaker.text("cli.usage.day", value=value), param, ctx)


class Whole(click.ParamType[int]):
    """A whole number from `least` on."""

    name = "number"

    def __init__(self, speaker: Speaker, least: int = 1) -> None:
        self.speaker, self.least = speaker, least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not str(value).isdecimal() or int(value) < self.least:
            self.fail(self.speaker.text("cli.usage.whole", value=str(value), least=self.least), param, ctx)
        return int(value)


class OneOf(click.ParamType[str]):
    """One of a few words, or another name of one of them."""

    name = "word"

    def __init__(self, speaker: Speaker, *words: str, also: Mapping[str, str] = MappingProxyType({})) -> None:
        self.speaker, self.words, self.also = speaker, words, also

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        value = self.also.get(value, value)
        if value not in self.words:
            words = (*self.words, *self.also)
            self.fail(self.speaker.text("cli.usage.one_of", value=str(value), words=words), param, ctx)
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(self.words)
