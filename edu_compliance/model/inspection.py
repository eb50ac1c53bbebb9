"""The inspection record (现场核查记录): what an inspector judged on the spot, clause by clause, and signed for."""

import datetime
import enum

import attrs

from edu_compliance.model.place import Place


class Opinion(enum.Enum):
    """An inspector's judgement of a clause."""

    COMPLIES = "complies"
    FAILS = "fails"
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen
class Attestation:
    """One clause as an inspector judged it."""

    rule: str
    """The clause's id."""
    opinion: Opinion
    evidence: str
    """What was looked at; may be empty."""
    inspector: str
    date: datetime.date | None
    place: Place

    @property
    def signed(self) -> bool:
        """Whether somebody stands for it: an opinion without a name and a day is none."""
        return bool(self.inspector) and self.date is not None


@attrs.frozen
class InspectionRecord:
    """One inspection record as it was read."""

    place: Place
    school: str = ""
    attestations: tuple[Attestation, ...] = ()
