"""Files of a submission that are copies of each other: handed in twice, or sent on under another name."""

from collections import defaultdict
from collections.abc import Sequence

from edu_compliance.model.message import say
from edu_compliance.model.submission import File, Notice, Status


def copies(files: Sequence[File]) -> list[Notice]:
    """Each set of files that were read and hold the same bytes."""
    same: dict[str, list[str]] = defaultdict(list)
    for file in files:
        if file.status in (Status.READ, Status.PARTLY_READ):
            same[file.sha256].append(file.name)
    return [Notice(say("school.copies", files=tuple(names))) for names in same.values() if len(names) > 1]
