"""Who is exempt from the fitness test (免测), and whether a document is named: the words people put into a row."""

import re
from functools import lru_cache

from edu_compliance.model.student import Exemption
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.programmes.figures import NOTHING

YES = frozenset({"是", "√", "✓", "有", "免测", "免", "y", "yes", "1", "已修满", "修满", "免予执行", "免试", "true"})
NO = frozenset({"否", "×", "✗", "x", "无", "n", "no", "0", "未修满", "不", "正常", "false", "未"})
_PLAIN = frozenset({"免测", "免", "免试", "免予执行", "免体", "免体测"})
_DOCUMENT = re.compile(r"证明|病历|批准|审批|〔\d{4}〕|号")
_LACKING = re.compile(r"[未无没缺待补不欠尚]")
"""A document that is lacking, or only on its way, is none."""
_SAID = re.compile(r"(?:申请|体测|因[^,，。;；]{1,12}|准予|同意)?(?:免测|免试|免予执行|免体测)")
_NOT = re.compile("[不未非无否].{0,4}免")
_ILL = re.compile(r"免测|证明|批准|审批|伤|[病症疾炎]|残|号|骨|手术|孕|心脏|哮喘|癫痫|缺陷|障碍|畸形")


def names_document(text: str) -> bool:
    """Whether a text says that there is a document, and not that it is missing."""
    folded = fold(text)
    return bool(_DOCUMENT.search(folded)) and not _LACKING.search(folded)


def is_document(text: str) -> bool:
    """Whether a cell of a column for documents (免测证明) names one."""
    folded = fold(text)
    return bool(folded) and folded not in NO and folded not in NOTHING and not _LACKING.match(folded)


def exempt_by(text: str) -> bool | None:
    """What a column of exemptions says: 是, 免测, a document's number; None for what nobody understands."""
    folded = fold(text)
    if folded in NO or _NOT.match(folded):
        return False
    return True if folded in YES or _ILL.search(folded) else None


@lru_cache(maxsize=4096)
def exempt_in(text: str) -> Exemption:
    """What a score or a remark says of it, which are about other things as well: only 免测 itself, in front."""
    folded = fold(text)
    if folded not in _PLAIN and not _SAID.match(folded):
        return Exemption.NONE
    return Exemption.DOCUMENTED if names_document(text) else Exemption.BARE
