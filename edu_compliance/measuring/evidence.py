"""What a measure is given: a submission, the areas, and the classes it is asked about, each counted at most once."""

from collections.abc import Callable, Iterator
from typing import Self, TypeVar, cast

import attrs

from edu_compliance.measuring.scope import Kinds
from edu_compliance.measuring.timetables.tally import ClassTally, tally_with
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.measurement import Target, Uncertainty
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import Areas, TargetKind
from edu_compliance.model.submission import NOT_WHOLLY_READ, Submission

Answer = TypeVar("Answer")


@attrs.frozen(eq=False)
class Evidence:
    """A submission and the part of it that a rule binds; tallies are kept as long as the evidence lives."""

    submission: Submission
    kinds: Kinds
    classes: tuple[SchoolClass, ...]
    """The classes asked about."""
    unsure: tuple[SchoolClass, ...] = ()
    """Classes of which nobody knows whether they belong to those asked about."""
    _tallies: dict[int, ClassTally] = attrs.field(factory=dict, repr=False)
    _targets: dict[int, Target] = attrs.field(factory=dict, repr=False)
    _known: dict[object, object] = attrs.field(factory=dict, repr=False)

    @classmethod
    def of(cls, submission: Submission, areas: Areas) -> Self:
        """Evidence that asks about every class of a submission."""
        return cls(submission, Kinds(areas), submission.classes)

    def about(self, classes: tuple[SchoolClass, ...], unsure: tuple[SchoolClass, ...] = ()) -> Self:
        """The same evidence, asked about these classes only; what was counted stays counted."""
        return attrs.evolve(self, classes=classes, unsure=unsure)

    @property
    def areas(self) -> Areas:
        """What counts in which area."""
        return self.kinds.areas

    @property
    def all_classes(self) -> tuple[SchoolClass, ...]:
        """The classes asked about, and those that may be."""
        return self.classes + self.unsure

    def tally(self, school_class: SchoolClass) -> ClassTally:
        """The count of a class."""
        found = self._tallies.get(id(school_class))
        if found is None:
            found = self._tallies[id(school_class)] = tally_with(self.kinds, school_class)
        return found

    def once(self, question: object, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question about these classes, worked out once: two rules may ask the same."""
        key = (question, tuple(map(id, self.classes)), tuple(map(id, self.unsure)))
        if key not in self._known:
            self._known[key] = answer()
        return cast(Answer, self._known[key])

    def class_target(self, school_class: SchoolClass) -> Target:
        """The class as a target."""
        found = self._targets.get(id(school_class))
        if found is None:
            one = school_class
            found = self._targets[id(one)] = Target(
                TargetKind.CLASS, one.name, one.stage, one.grades, one, one.incomplete, one.binding_doubt, one.may_be
            )
        return found

    def school_target(self) -> Target:
        """The school (or county, prefecture, region) as a target, with its stage, or its stages."""
        one = self.submission
        found = self._targets.get(id(one))
        if found is None:
            stage = one.stages[0] if len(one.stages) == 1 else None
            found = self._targets[id(one)] = Target(one.level, one.school, stage, may_be=() if stage else one.stages)
        return found


def about_class(target: Target) -> Uncertainty:
    """A class that may not belong to those asked about, or of which too little was handed in."""
    why: Message = target.incomplete or target.binding_doubt or say("measuring.class_unsure", name=target.name)
    return Uncertainty(target.name, why, (target.school_class.place,) if target.school_class else ())


def unread_files(submission: Submission) -> Iterator[Uncertainty]:
    """Files not, or not wholly, read, in which may stand what is nowhere else to be found."""
    for file in submission.files:
        if file.status in NOT_WHOLLY_READ:
            why = say("measuring.file_unread", file=file.name, why=file.reason)
            yield Uncertainty(file.name, why, (Place(file.name, "", ""),))
