"""Notices as a paper's rows give rise to them: each said once, with all its places."""

from collections.abc import Iterable

import attrs

from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.submission import Notice

_SHOWN = 20
"""Places a notice names; that there are more, it says."""


@attrs.define
class Notes:
    """Notices, each said once with all its places."""

    _found: dict[Message, list[Place]] = attrs.field(factory=dict)

    def add(self, why: Message, *places: Place) -> None:
        """Says something of some more places."""
        self._found.setdefault(why, []).extend(places)

    def add_all(self, notices: Iterable[Notice]) -> None:
        """Notices that others made."""
        for notice in notices:
            self.add(notice.why, *notice.places)

    def notices(self) -> tuple[Notice, ...]:
        """Everything that was said, in the order it was first said."""
        found = []
        for why, places in self._found.items():
            if len(places) > _SHOWN:
                why = say("roster.many", why=why, count=len(places))
            found.append(Notice(why, tuple(places[:_SHOWN])))
        return tuple(found)
