"""What is to be said, before any language says it."""

from collections.abc import Mapping

import attrs


@attrs.frozen(hash=False)
class Message:
    """A sentence's id in the catalogs, with what goes into it.

    Below `reporting` nothing is a sentence: layers pass these on, and `reporting` speaks them in a language.
    """

    id: str
    """Dotted: the room that says it, then what is said: `sheet.not_a_timetable`."""
    parameters: Mapping[str, object] = attrs.field(factory=dict)
    """Values for the sentence: texts, numbers, `Fraction`s, places, further messages, and tuples of them."""

    def __hash__(self) -> int:
        if not self.parameters:
            return hash(self.id)
        return hash((self.id, tuple(sorted((key, str(value)) for key, value in self.parameters.items()))))


def say(id: str, **parameters: object) -> Message:
    """A message with its parameters as keywords: `say("sheet.bells", rows=3)`."""
    return Message(id, parameters)
