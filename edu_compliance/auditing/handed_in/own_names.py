"""What a submission's own names may say of the school it is of: names, the folders before them, codes."""

import re
from collections.abc import Iterator, Sequence

from edu_compliance.auditing.handed_in import names
from edu_compliance.auditing.handed_in.submissions import Handed
from edu_compliance.model.vocabulary import fold

_CODE = re.compile(r"(?<![0-9a-z])[0-9a-z]{4,20}(?![0-9a-z])")
_ANOTHER_PLACE = re.compile(r"[校园点院]|[东西南北中新老旧]区")


def texts_of(handed: Handed) -> Iterator[str]:
    """What a submission's own names may say of its school: its title and its files' names, whole and stripped."""
    written = [handed.title, *(source.path.stem for source in handed.sources)]
    for text in dict.fromkeys(map(fold, written)):
        stripped = names.stripped(text)
        school = names.school_in(stripped)
        # What stands behind a name may tell another place: 东风小学山后校点 is not surely 东风小学.
        sure = not _ANOTHER_PLACE.search(stripped.removeprefix(school))
        yield from dict.fromkeys(filter(None, (text, stripped, school if sure else "", *names.also_called(text))))


def tails_of(handed: Handed) -> Iterator[Sequence[str]]:
    """The folders of the path written together with its name: 那曲市/色尼区/第三小学."""
    parts = [fold(part) for part in handed.name.split("/")]
    last = names.stripped(fold(handed.title))
    for first in range(max(len(parts) - 3, 0), len(parts) - 1):
        yield [*parts[first:-1], last]


def codes_in(handed: Handed) -> Iterator[str]:
    """What may be a school's code in its own name and those of its files."""
    for name in (handed.name, *(source.name for source in handed.sources)):
        yield from _CODE.findall(re.sub(r"\.[^./]{1,5}$", "", fold(name)))
