"""What a single word of a timetable means: as the vocabulary has it, or with a little added."""

import re

import attrs

from edu_compliance.model.vocabulary import Kind, Meaning, Vocabulary

CJK = re.compile(r"[\u3400-\u9fff]+")
"""Chinese characters next to each other."""
_TRAILING_NUMBER = re.compile(
    r"(?<=[^\W\d])-?[0-9ivx]{1,3}$|(?<=[\u4e00-\u9fff])[一二三四五六]$|(?<=[\u4e00-\u9fff])[abc]$"
)
_VOLUME = re.compile(r"(?<=[\u4e00-\u9fff]{2})[上下]册?$")
"""数学上, 语文下册: the book a subject is taught from."""
_CHOSEN = re.compile(r"^(?:选考|学考|走班)|(?:走班|选项|专项|选考|学考|分层|[a-e甲乙]层|[a-e甲乙1-9]组)(?:课|教学)?$")
"""What is said beside a subject that each pupil has at his own level, with others of the grade: 物理走班, 体育选项."""
_STUDY = r"(?P<study>早自习|晚自习|自习|早读|晨读|午读|晚读|晚修|晚辅|辅导|作业辅导)"
_STUDY_LAST = re.compile(rf"(?P<subject>[^0-9]{{1,8}}?){_STUDY}")
_STUDY_FIRST = re.compile(rf"{_STUDY}(?P<subject>.{{1,8}})")


class Meanings:
    """Meanings by a vocabulary; each distinct word is looked up once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, Meaning | None] = {}

    @property
    def size(self) -> int:
        """Distinct words looked up so far."""
        return len(self._known)

    def of(self, text: str) -> Meaning | None:
        """What a word means: as the vocabulary has it, or the same with a number, a 课, a level or an activity added.

        数学晚自习 is the activity 晚自习 about 数学. Nothing is matched by part of a word.
        """
        folded = self._vocabulary.fold(text)
        if folded not in self._known:
            self._known[folded] = self._look_up(folded)
        return self._known[folded]

    def _look_up(self, folded: str) -> Meaning | None:
        names = self._vocabulary.names
        found = names.get(folded)
        if found is not None or not folded:
            return found
        plain = _TRAILING_NUMBER.sub("", folded)
        for name in (
            plain,
            folded.removesuffix("课"),
            plain.removesuffix("课"),
            self._chinese_of(folded),
            _CHOSEN.sub("", folded),
            _VOLUME.sub("", folded),
        ):
            if name and name != folded and name in names:
                return names[name]
        return self._compound(plain)

    def _chinese_of(self, folded: str) -> str:
        """The Chinese of a bilingual word; "" where it is not a Chinese word beside a foreign one."""
        runs = CJK.findall(folded)
        rest = CJK.sub("", folded)
        return runs[0] if len(runs) == 1 and rest and not any(c.isdigit() for c in rest) else ""

    def _compound(self, folded: str) -> Meaning | None:
        """A known subject and a time of study written together, in either order: 数学晚自习, 早读语文."""
        found = _STUDY_LAST.fullmatch(folded) or _STUDY_FIRST.fullmatch(folded)
        if not found:
            return None
        names = self._vocabulary.names
        activity, subject = names.get(found["study"]), names.get(found["subject"])
        if activity is None or subject is None or activity.kind is not Kind.ACTIVITY or not subject.subjects:
            return None
        return attrs.evolve(activity, subjects=subject.subjects)
