"""`python -m tests.generator.examine --cases 500`: the real reader reads generated cases; what did it get right?

A class is right where grade, number, every area's low and high and the total are. A *silent* error is a class that is
missing or invented while its file's status says that all was read (and no class is there of which nobody can tell
whose it is), or one that is wrong where no doubt says so: a
doubt of the whole class speaks for all of it, any other for the areas it concerns alone.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import attrs

from edu_compliance.measuring.timetables.tally import tally
from edu_compliance.model.lesson import SchoolClass
from edu_compliance.model.submission import File, Status, Submission
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import ReadOptions, read_file
from tests.generator.make import AS_OF, Case, make
from tests.generator.week import Truth
from tests.policy.files import library

POLICIES = Path(__file__).parents[2] / "policies"


@attrs.frozen
class Read:
    """What was read of one class, in the truth's words."""

    grades: tuple[int, ...]
    number: int | None
    areas: tuple[tuple[str, tuple[Fraction, Fraction]], ...]
    total: Fraction
    doubted: bool
    """Whether anything is said to be unsure of it: what that is, the rest says."""
    wholly: bool
    """Whether a doubt is about all of it: whose it is, whether it is whole, or any of its lessons."""
    doubted_areas: frozenset[str]
    """The areas that some doubt concerns."""
    doubted_total: bool
    """Whether there may be more lessons or fewer."""

    def says(self, truth: Truth) -> bool:
        """Whether a doubt covers each way in which it differs from the truth."""
        if self.wholly:
            return True
        if (self.grades, self.number) != (truth.grades, truth.number) or (truth.must_doubt and not self.doubted):
            return False
        if truth.total not in (None, self.total) and not self.doubted_total:
            return False
        return all(
            (low <= own_low and own_high <= high) or area in self.doubted_areas
            for (area, (own_low, own_high)), (_, (low, high)) in zip(truth.areas, self.areas, strict=True)
        )


@attrs.frozen
class Fault:
    """One class of one case that came out wrong."""

    seed: int
    expected: Truth | None
    read: Read | None
    silent: bool
    dresses: tuple[str, ...]

    def __str__(self) -> str:
        mark = "SILENT" if self.silent else "wrong, doubted"
        lines = [f"seed {self.seed} [{mark}] {' | '.join(self.dresses[:-1])}"]
        lines.append(f"    expected {show(self.expected)}")
        lines.append(f"    read     {show(self.read)}")
        return "\n".join(lines)


def show(what: Truth | Read | None) -> str:
    """One line for a class."""
    if what is None:
        return "nothing"
    areas = "  ".join(f"{area} {low}…{high}" for area, (low, high) in what.areas)
    return f"grades {what.grades} number {what.number}: {areas}  total {what.total}"


def read_case(case: Case) -> Submission:
    """The case as the program reads it."""
    files = [read_file(name, content, library().vocabulary, ReadOptions()) for name, content in case.files.items()]
    school = case.school or next((file.school for file in files if file.school), "")
    return assemble(school, files, AS_OF)


def as_read(one: SchoolClass) -> Read:
    """A class in the truth's words, which knows that no empty period of a text was merged (see test_lost_merges)."""
    known = tuple(doubt for doubt in one.doubts if doubt.why.id != "doubt.merge_lost")
    count = tally(attrs.evolve(one, doubts=known), library().areas)
    areas = tuple((area.value, (count.areas[area].low, count.areas[area].high)) for area in sorted_areas(count.areas))
    whose = one.binding_doubt is not None or one.incomplete is not None
    unclear = any(allotment.low != allotment.high for allotment in one.allotments)
    return Read(
        one.grades,
        one.number,
        areas,
        count.total,
        doubted=bool(count.doubts) or whose,
        wholly=whose or any(not doubt.subjects for doubt in known),
        doubted_areas=frozenset(area.value for doubt in count.doubts for area in doubt.areas),
        doubted_total=unclear or any(doubt.fewer or doubt.more for doubt in known),
    )


def sorted_areas(areas: Iterable) -> list:  # type: ignore[type-arg]
    """Areas in the truth's order."""
    order = ("labour", "pe", "arts")
    return sorted(areas, key=lambda area: order.index(area.value))


def right(expected: Truth, read: Read) -> bool:
    """Whether a class was read as it is; of one handed in twice, with weeks that contradict each other, whether its
    interval holds both."""
    if not expected.known:
        holds = all(
            low <= own_low and own_high <= high
            for (_, (own_low, own_high)), (_, (low, high)) in zip(expected.areas, read.areas, strict=True)
        )
        return holds and read.doubted and (expected.grades, expected.number) == (read.grades, read.number)
    if expected.must_doubt and not read.doubted:
        return False
    if expected.total is not None and expected.total != read.total:
        return False
    return (expected.grades, expected.number, expected.areas) == (read.grades, read.number, read.areas)


def faults(case: Case) -> Iterator[Fault]:
    """What is wrong with a case as it was read: classes wrong, missing, or invented."""
    submission = read_case(case)
    found = [as_read(one) for one in submission.classes]
    nameless = any(one.wholly and not one.grades for one in found)
    heard = nameless or any(speaks(file) for file in submission.files)
    left = list(found)
    for expected in case.truth:
        same = [one for one in found if (one.grades, one.number) == (expected.grades, expected.number)]
        same = [one for one in same if one in left or not expected.known]
        match = next((one for one in same if right(expected, one)), same[0] if same else None)
        if match in left:
            left.remove(match)
        if match is None or not right(expected, match):
            silent = not heard if match is None else not match.says(expected)
            yield Fault(case.seed, expected, match, silent, case.dresses)
    for one in left:
        yield Fault(case.seed, None, one, not heard and not one.wholly, case.dresses)


def speaks(file: File) -> bool:
    """Whether a file's own status says that something of it was not understood."""
    return file.status is not Status.READ


@attrs.define
class Result:
    """What an examination came to."""

    faults: list[Fault] = attrs.field(factory=list)
    crashes: list[tuple[Case, str]] = attrs.field(factory=list)
    classes: Counter[str] = attrs.field(factory=Counter)
    """Classes by layout."""
    seconds: float = 0.0

    @property
    def perfect(self) -> bool:
        """Whether everything was read right."""
        return not self.faults and not self.crashes

    @property
    def silent(self) -> int:
        """Errors of which nothing was said."""
        return sum(fault.silent for fault in self.faults)

    def lines(self, show: int) -> Iterator[str]:
        """The result as text, the first failures before it."""
        for fault in self.faults[:show]:
            yield str(fault)
        for case, error in self.crashes[:show]:
            yield f"seed {case.seed} [CRASH] {case.dresses[0]}: {error}"
        missed = Counter(fault.dresses[0] for fault in self.faults if fault.expected is not None)
        for case, _ in self.crashes:
            missed[case.dresses[0]] += len(case.truth)
        for layout, count in sorted(self.classes.items()):
            yield f"  {layout}: {count - missed[layout]} of {count}"
        invented = sum(fault.expected is None for fault in self.faults)
        classes = self.classes.total()
        yield (
            f"classes right {classes - missed.total()} of {classes}; invented {invented}; SILENT {self.silent}; "
            f"crashed cases {len(self.crashes)}; {self.seconds:.1f} s"
        )


def examine(cases: Iterable[Case], layout: str = "") -> Result:
    """Reads cases and holds them against their truth; `layout` limits them to layouts whose name contains it."""
    result = Result()
    began = time.perf_counter()
    for case in cases:
        if layout not in case.dresses[0]:
            continue
        result.classes[case.dresses[0]] += len(case.truth)
        try:
            result.faults += faults(case)
        except Exception as error:  # noqa: BLE001  the examination goes on, and says so
            result.crashes.append((case, f"{type(error).__name__}: {error}"))
    result.seconds = time.perf_counter() - began
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the examination; 1 where any class is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--show", type=int, default=8, help="failures to show")
    parser.add_argument("--layout", default="", help="only layouts whose name contains this")
    chosen = parser.parse_args(arguments)
    seeds = range(chosen.first, chosen.first + chosen.cases)
    result = examine((make(seed) for seed in seeds), chosen.layout)
    for line in result.lines(chosen.show):
        print(line)
    return 0 if result.perfect else 1


if __name__ == "__main__":
    sys.exit(main())
