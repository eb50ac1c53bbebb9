"""Quotations are held against the document's words, however they are spaced."""

import datetime

from edu_compliance.model.rule import Binding, Policy, Rule, Strength, TargetKind
from edu_compliance.model.stage import Area
from edu_compliance.policy.quotations import missing_quotations, quoting


def policy(*quotes: str) -> Policy:
    rules = tuple(
        Rule(f"X-{n}", "t", Binding(TargetKind.CLASS), (), Strength.MANDATORY, "一", quote, "", Area.PE)
        for n, quote in enumerate(quotes, 1)
    )
    day = datetime.date(2021, 8, 11)
    return Policy("x", "t", "藏政办发〔2021〕26号", "i", "540000", day, None, day, Area.PE, "", rules)


def test_white_space_and_width_make_no_difference() -> None:
    wording = "小学1—2年级\n每周不少于4课时，初中 每周３课时。"
    assert not missing_quotations(policy("小学1–2年级每周不少于4课时,初中每周3课时"), wording)


def test_another_word_does() -> None:
    wrong = policy("每周不少于4课时", "每周不少于5课时")
    assert [rule.id for rule in missing_quotations(wrong, "每周不少于4课时")] == ["X-2"]


def test_a_text_is_of_the_documents_whose_number_it_bears() -> None:
    one = policy()
    assert quoting([one], "……\n藏政办发 〔2021〕 26号\n……") == (one,)
    assert quoting([one], "教体艺〔2020〕1号") == ()
