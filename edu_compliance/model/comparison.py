"""Two audits held against each other (整改复查): what is new, mended, still there, or cannot be compared."""

import datetime
import enum
from collections.abc import Mapping

import attrs

from edu_compliance.model.message import Message


@attrs.frozen(order=True)
class SchoolId:
    """A school as an audit names it."""

    group: tuple[str, ...]
    name: str
    code: str = ""
    """学校标识码; empty where the audit had no roster."""


@attrs.frozen(slots=True)
class Listed:
    """One line of an audit's findings."""

    school: SchoolId
    target: str
    """The class as written, another target's name; empty for the school."""
    key: tuple[str, ...]
    """By what the target is known again in the other audit."""
    rule: str
    area: str
    strength: str
    verdict: str
    low: str
    high: str
    required: str
    unit: str
    message: str
    waived: bool

    @property
    def problem(self) -> bool:
        """Whether it is one: not met or undetermined, and more than encouraged; waived ones too."""
        return self.verdict in ("not_met", "undetermined") and self.strength != "encouraged"

    @property
    def breach(self) -> bool:
        """Whether it is a mandatory or prohibited rule that is not met and not waived."""
        return self.verdict == "not_met" and self.strength in ("mandatory", "prohibited") and not self.waived


@attrs.frozen
class AuditRecord:
    """What an audit says of itself."""

    as_of: datetime.date
    version: str
    documents: tuple[str, ...]
    rules: Mapping[str, str]
    """Fingerprints by rule."""
    schools: frozenset[SchoolId]
    """The schools whose files it met; an earlier program told their names only."""
    areas: str = ""
    """Hash of what counted as which area; empty where it does not say."""


class Change(enum.Enum):
    """What became of a problem from one audit to the next."""

    NEW = "new"
    MENDED = "mended"
    STILL = "still"
    UNLISTED = "unlisted"
    """It is one, and the earlier audit said nothing of it: not handed in, not read, or not there yet. Whether it is
    new, nobody can tell."""
    UNPROVEN = "unproven"
    """It was one, and the later audit had nothing to tell by: that is not mended."""
    INCOMPARABLE = "incomparable"
    """The rule is not the same in both."""


class RuleChange(enum.Enum):
    """Why a rule cannot be compared."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@attrs.frozen
class Item:
    """One problem of either audit."""

    change: Change
    school: SchoolId
    target: str
    rule: str
    before: Listed | None
    after: Listed | None


@attrs.frozen
class SchoolChange:
    """A school that only one of the audits has, with its problems there."""

    school: SchoolId
    problems: int


@attrs.frozen
class Comparison:
    """Everything that two audits differ in."""

    old: AuditRecord
    new: AuditRecord
    items: tuple[Item, ...] = attrs.field(repr=False)
    """By school, rule and target."""
    appeared: tuple[SchoolChange, ...]
    vanished: tuple[SchoolChange, ...]
    rules: Mapping[str, RuleChange]
    """Rules that are not the same in both."""
    notes: tuple[Message, ...] = ()
    """What else a reader of the comparison has to know."""

    def of(self, change: Change) -> tuple[Item, ...]:
        """The items of one kind."""
        return tuple(item for item in self.items if item.change is change)
