"""What a class's name says of its grade, stage and number, and what it leaves open."""

import attrs

from edu_compliance.model.stage import Stage, stage_of_grade


@attrs.frozen
class ClassName:
    """A class's name taken apart. What it does not say is None or empty."""

    written: str
    grades: tuple[int, ...] = ()
    """Numbers as written: 七 is 7, 初一 is 1 with the stage junior."""
    stage: Stage | None = None
    """Where the name itself says it (初一, 高二)."""
    plain_grade: bool = False
    """The grade is said with 年级 (一年级), which outside of 初中 and 高中 is counted on from primary one."""
    number: int | None = None
    entry: int | None = None
    """Calendar year of entry (2024级)."""
    leaving: int | None = None
    """Calendar year in which it leaves the school (2029届)."""
    preschool: bool = False
    """大一班, 小一班: may be a kindergarten's."""
    branch: str = ""
    """What tells it from classes of the same grade and number: its major (护理) or track (理, 实验)."""

    @property
    def one_class(self) -> bool:
        """Whether it tells one class of a grade from the others, whichever the grade is."""
        return self.number is not None or bool(self.branch)

    @property
    def only_grades(self) -> bool:
        """Whether it says a grade, or several, and no class of them."""
        return bool(self.grades) and not self.one_class

    @property
    def whole(self) -> bool:
        """Whether it names one class, not only a grade or a number in one."""
        return self.graded and self.one_class

    @property
    def graded(self) -> bool:
        """Whether it says the grade: by its number, or by a year of entry or of leaving."""
        return bool(self.grades or self.entry or self.leaving)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from other classes of its stage."""
        return (self.grades, self.entry, self.leaving, self.number, self.branch)

    def completed_by(self, other: "ClassName") -> "ClassName":
        """This name with what it leaves open taken from a name further out (2班 under 三年级)."""
        if self.graded:
            several = len(self.grades) > 1  # 复式, which has no number
            if self.number is None and other.number is not None and not several and self.agrees_with(other):
                return attrs.evolve(self, number=other.number, stage=self.stage or other.stage)
            says_more = self.stage is None and other.stage is not None and self.grades == other.grades
            stage = other.stage if says_more else self.stage or self._stage_counted(other)
            plain = self.plain_grade or (other.plain_grade and self.grades == other.grades)  # 二（1）班 of 二年级
            return attrs.evolve(self, stage=stage, plain_grade=plain)
        return attrs.evolve(
            self,
            grades=other.grades,
            stage=self.stage or other.stage,
            plain_grade=other.plain_grade,
            entry=other.entry,
            leaving=other.leaving,
            number=self.number if self.number is not None else other.number,
            branch=self.branch or other.branch,
        )

    def counted_otherwise(self, other: "ClassName") -> bool:
        """Whether a name further out says by another count which grade this is: 八年级 over 二（1）班."""
        return self._stage_counted(other) is not None

    def _stage_counted(self, other: "ClassName") -> Stage | None:
        """The stage within which this name counts the grade that `other` counts on from primary one, or says whole."""
        both = set(self.absolute) & set(other.absolute)
        if self.stage is not None or len(self.grades) != 1 or set(self.grades) & set(other.grades) or len(both) != 1:
            return None
        return stage_of_grade(both.pop())

    def agrees_with(self, other: "ClassName") -> bool:
        """Whether both could name the same class."""
        return (
            (not self.grades or not other.grades or bool(set(self.absolute) & set(other.absolute)))
            and (self.number is None or other.number is None or self.number == other.number)
            and (self.stage is None or other.stage is None or self.stage == other.stage)
            and (self.entry is None or other.entry is None or self.entry == other.entry)
            and (self.leaving is None or other.leaving is None or self.leaving == other.leaving)
            and (self.branch.endswith(other.branch) or other.branch.endswith(self.branch))
        )

    @property
    def absolute(self) -> tuple[int, ...]:
        """The grades 1–12 it could mean."""
        if self.stage is Stage.JUNIOR:
            return tuple(g if g > 6 else g + 6 for g in self.grades)
        if self.stage is Stage.SENIOR:
            return tuple(g if g > 9 else g + 9 for g in self.grades)
        if self.stage is Stage.PRIMARY or self.plain_grade:
            return self.grades
        return tuple(h for g in self.grades for h in ((g, g + 6, g + 9) if g <= 3 else (g,)))
