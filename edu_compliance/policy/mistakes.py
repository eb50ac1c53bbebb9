"""What is wrong with rule files, collected so that a clerk mends everything at once."""

import attrs

from edu_compliance.model.message import Message


@attrs.frozen
class Mistake:
    """One thing wrong with one file."""

    file: str
    """The file's name, as it was handed in."""
    rule: str
    """The rule's id; empty where the mistake is not in a rule."""
    message: Message
    """What is wrong and what was expected."""


class PolicyError(Exception):
    """Rule files that cannot be used; nothing is judged by them."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes)
        self.mistakes = mistakes
        """All of them, by file and in the file's own order."""

    def __str__(self) -> str:
        return "; ".join(f"{m.file} {m.rule} {m.message.id} {dict(m.message.parameters)}" for m in self.mistakes)
