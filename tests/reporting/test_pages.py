"""Pages say what they must, in order; nothing foreign can act in them, and the same values make the same bytes."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import attrs
import pytest

from edu_compliance.model.comparison import Listed, SchoolId
from edu_compliance.model.finding import Verdict
from edu_compliance.model.lesson import Uncounted
from edu_compliance.model.message import say
from edu_compliance.model.place import Place
from edu_compliance.model.rule import TargetKind
from edu_compliance.model.submission import File, Notice, Sheet, SheetKind, Status, Submission
from edu_compliance.reporting.pages.comparison_page import standing
from edu_compliance.reporting.pages.index_page import index_page
from edu_compliance.reporting.pages.page import environment, macros, running_head
from edu_compliance.reporting.pages.read_page import read_page
from edu_compliance.reporting.pages.school_page import make_ready, school_page
from edu_compliance.reporting.result import summarize
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.privacy import Names
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words
from edu_compliance.reporting.totals import Totals
from tests.policy.files import library
from tests.reporting import invented

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}&amp;\u202e😀"
"""Markup, attributes, a template, an entity, right-to-left and an emoji."""


def school(submission: Submission, language: Language = Language.CHINESE, names: Names = Names.MASKED) -> str:
    page = school_page(invented.header(), invented.result(submission), Words(Speaker(language)), names)
    return page.decode("utf-8")


def index(*submissions: Submission, loose: tuple[File, ...] = ()) -> str:
    summaries = [summarize(invented.result(submission)) for submission in submissions]
    totals = sum((summary.totals for summary in summaries), Totals())
    return index_page(invented.header(), summaries, totals, loose, Speaker()).decode("utf-8")


def read(*submissions: Submission) -> str:
    return read_page(invented.header(), submissions, library().areas, Speaker()).decode("utf-8")


class Tags(HTMLParser):
    """Collects a page's tags and attributes, and finds tags that do not close."""

    VOID = frozenset(("meta", "rect", "path", "img", "br"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


PAGES = {
    "problems": lambda: school(invented.primary()),
    "clean": lambda: school(invented.clean()),
    "allocation": lambda: school(invented.allocation()),
    "english": lambda: school(invented.primary(), Language.ENGLISH),
    "nothing": lambda: school(Submission("空校", ())),
    "index": lambda: index(invented.primary(), invented.clean(), invented.allocation()),
    "empty index": lambda: index(),
    "read": lambda: read(invented.primary(), invented.allocation()),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_asks_nobody_for_anything(name: str) -> None:
    page = PAGES[name]()
    tags = Tags(page)
    assert tags.open == []
    names = {tag for tag, _ in tags.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    for tag, attributes in tags.tags:
        assert not any(attribute.startswith("on") or attribute in ("style", "src") for attribute in attributes)
        if "href" in attributes:
            assert tag == "a"
            target = str(attributes["href"])
            here = target.startswith("#") and f'id="{target[1:]}"' in page
            assert here or re.fullmatch(r"schools/school-[0-9a-f]{12}\.html", target)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_lets_only_this_style_sheet_in(name: str) -> None:
    page = PAGES[name]()
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles)
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    policy = next(a["content"] or "" for tag, a in Tags(page).tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src {hashes};" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", PAGES)
def test_the_same_values_make_the_same_bytes(name: str) -> None:
    assert PAGES[name]() == PAGES[name]()


@pytest.mark.parametrize("name", PAGES)
def test_every_message_has_a_text(name: str) -> None:
    assert not re.search(r"\[[a-z_]+\.[a-z_.]+\]", Tags(PAGES[name]()).text)


def test_ids_are_unique_and_every_label_points_at_one() -> None:
    for make in PAGES.values():
        tags = Tags(make()).tags
        ids = [a["id"] for _, a in tags if "id" in a]
        assert len(ids) == len(set(ids))
        assert {id for _, a in tags for id in (a.get("aria-labelledby") or "").split()} <= set(ids)


def test_sections_stand_in_the_order_an_inspector_works() -> None:
    page = school(invented.primary())
    order = ["result", "balance", "breaches", "open", "advice", "unexamined", "uncounted", "unread", "weeks"]
    found = re.findall(r'<h2 id="([a-z]+)"', page)
    assert found == [*order, "followup", "statement", "signatures"]


def test_the_result_never_says_more_than_a_timetable_can_prove() -> None:
    for make in PAGES.values():
        text = Tags(make()).text
        assert "合格" not in text
        assert "未被挤占" not in text
    assert "课表层面达标" in school(invented.clean())
    assert "课表自动核查结果，供督导人员参考" in school(invented.clean())


def test_a_page_of_nothing_that_could_be_judged_never_says_that_nothing_is_wrong() -> None:
    page = school(Submission("空校", (File("坏.xlsx", "", Status.REFUSED, say("weekday.1")),)))
    assert page.count("没有可据以核查的材料，未作判定。") == 3
    assert "未发现未达标" not in page


def test_the_balance_uses_the_marks_of_the_registration_form() -> None:
    page = school(invented.primary())
    marks = re.findall(r'<td class="mark ([a-z_]+)">([^<]*)<', page)
    assert {mark for verdict, mark in marks if verdict == "not_met"} == {"-1", "-3"}
    assert {mark for verdict, mark in marks if verdict == "met"} == {"√", "+1"}
    assert {mark for verdict, mark in marks if verdict == "undetermined"} == {"?"}
    assert "\u2212" not in page


def test_what_is_unknown_never_looks_like_zero() -> None:
    # Only 4 lessons of 六（2）班 were read, 1 of them PE.
    page = school(invented.primary())
    row = re.search(r"<tr><th[^>]*>六（2）班</th>.*?</tr>", page, re.DOTALL)
    assert row is not None
    assert re.findall(r"<td[^>]*>([^<]*)</td>", row[0]) == [
        *("1", "≥0", "?", "?"),
        *("3", "≥1", "?", "?"),
        *("4", "≥0", "?", "?"),
    ]
    together = page[row.end() :].partition("</tbody>")[0]
    assert "50.0%–100%" in together
    listed = page[page.index('id="open"') :]
    assert '<td>每周至少 4 节</td><td>≥0 节</td><td class="needed">0–4 节</td>' in listed
    assert ">0%" not in together


def test_the_chart_tells_a_class_that_is_short_from_one_that_is_open() -> None:
    signs = re.findall(r'class="sign">(.)</text>', school(invented.primary()))
    assert set(signs) == {"√", "!", "?"}


def test_an_offices_page_speaks_of_the_office() -> None:
    office = Submission(
        "岗措县教育局", (File("台账.xlsx", f"{9:064x}", Status.READ),), level=TargetKind.COUNTY, group=("岗措县",)
    )
    for language in Language:
        page = Tags(school(office, language)).text
        for word in (
            "学段",
            "学年学期",
            "学校负责人",
            "学校情况说明",
            "请学校",
            "The school's statement",
            "Head of school",
        ):
            assert word not in page, word
    page = Tags(school(office)).text
    assert "县（区）" in page
    assert "单位负责人" in page
    assert "课表只能证明" not in page


def test_a_problem_names_the_clause_the_cells_and_where_a_lesson_could_come_from() -> None:
    page = Tags(school(invented.primary())).text
    assert "小学1—2年级每周不少于4课时" in page
    assert "「二(2)」B5" in page
    assert "自习 1 节（B8）可改排" in page


def test_what_is_encouraged_is_advice_and_no_problem() -> None:
    page = school(invented.primary())
    problems = page[page.index('id="breaches"') : page.index('id="open"')]
    advice = page[page.index('id="advice"') : page.index('id="unexamined"')]
    assert "PE-06" not in problems
    assert "PE-06" in advice


def test_a_waived_finding_is_shown_with_its_document() -> None:
    result = invented.result(invented.primary(), waive=("PE-03",))
    page = school_page(invented.header(), result, Words(Speaker())).decode()
    assert "教体〔2026〕12号" in page
    assert "PE-03" in page[page.index('id="waived"') :]


def test_teachers_names_are_masked_unless_asked_for() -> None:
    assert "王小明" not in school(invented.primary())
    assert "王**" in school(invented.primary())
    assert "王小明" in school(invented.primary(), names=Names.SHOWN)
    assert "李四" not in school(invented.allocation())
    assert "王小明" not in read(invented.primary())


def hostile() -> Submission:
    """A school whose every text is hostile."""
    place = Place(HOSTILE, HOSTILE, "C3")
    one = invented.school_class(3, 1, invented.FULL, HOSTILE, instead={(1, 1): invented.taught(HOSTILE, HOSTILE)})
    one = attrs.evolve(
        one,
        name=HOSTILE,
        uncounted=(Uncounted(HOSTILE, say("weekday.1"), place, period=HOSTILE),),
        binding_doubt=say("x.y", text=HOSTILE),
    )
    refused = File(HOSTILE + ".doc", HOSTILE, Status.REFUSED, say("x.y", text=HOSTILE))
    sheets = (Sheet(HOSTILE, False, SheetKind.OTHER, say("x.y", text=HOSTILE), understood=False),)
    partly = File("部分.xlsx", "", Status.PARTLY_READ, None, sheets, notices=(Notice(say("x.y"), (place,)),))
    return invented.school(HOSTILE, one, files=(refused, partly), group=(HOSTILE, HOSTILE))


@pytest.mark.parametrize("make", [lambda: school(hostile()), lambda: index(hostile()), lambda: read(hostile())])
def test_hostile_texts_are_only_text(make) -> None:  # type: ignore[no-untyped-def]
    page = make()
    tags = Tags(page)
    assert tags.open == []
    assert not {tag for tag, _ in tags.tags} & {"script", "img"}
    assert not any(name.startswith("on") for _, attributes in tags.tags for name in attributes)
    assert "<script>" not in page
    assert HOSTILE in tags.text


def test_every_printed_sheet_but_the_first_says_whose_it_is() -> None:
    head = running_head('第一小学</style>"\\ }@import')
    assert '"第一小学\\3c \\2f style\\3e \\22 \\5c \\20 \\7d \\40 import"' in head
    assert "@top-right" in PAGES["problems"]()


def test_classes_that_are_not_filled_in_are_one_line_of_each_list() -> None:
    blank = say("class.blank")
    classes = [
        attrs.evolve(invented.school_class(4, number, invented.FULL), incomplete=blank, lessons=())
        for number in (1, 2, 3)
    ]
    page = school(invented.school("空表小学", *classes))
    said, names = Speaker().say(blank), "、".join(one.name for one in classes)
    assert f'<th scope="row">{names}</th>' in page
    assert f"<li><b>{names}</b> {said}" in page


def test_of_sixty_classes_those_alike_share_a_line_and_none_loses_its_name_or_cells() -> None:
    lacking = ("语数英语音", "数语科美语", "体语数音道", "美科语劳语", "英数语道综", "信班美英数")
    sixty = [invented.school_class(3, number, lacking) for number in range(1, 61)]
    page = school(invented.school("某小学", *sixty))
    listed = page[page.index('id="breaches"') : page.index('id="open"')]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>', listed)
    assert rows == ["三（1）班至三（60）班"]
    assert re.findall(r'<span class="cells">(.*?)</span>', listed) == ["「三(1)」至「三(60)」B5"]
    assert listed.count("60 处") == 1
    without = school(invented.school("某小学", *sixty[:29], *sixty[30:]))
    assert '<th scope="row">三（1）班至三（29）班、三（31）班至三（60）班</th>' in without
    few = school(invented.school("某小学", *sixty[:12]))
    assert len(re.findall(r'<tr><th scope="row">三', few[few.index('id="breaches"') : few.index('id="open"')])) == 12


def test_an_undetermined_number_that_is_no_interval_is_one_that_was_read() -> None:
    school = SchoolId((), "第一小学")
    listed = Listed(
        school,
        "三（1）班",
        (),
        "PE-04",
        "pe",
        "mandatory",
        "undetermined",
        "2",
        "2",
        "3",
        "lessons_per_week",
        "",
        False,
    )
    assert standing(listed, Speaker()) == "待核实（读到 2 节）"
    assert standing(attrs.evolve(listed, high="3"), Speaker()) == "待核实（2–3 节）"
    assert standing(attrs.evolve(listed, verdict="not_met"), Speaker()) == "未达标（2 节）"


def test_half_of_a_surrogate_pair_does_not_lose_the_page() -> None:
    assert "坏" in school(attrs.evolve(invented.clean(), school="坏\ud83d校"))


def test_a_name_of_five_thousand_characters_makes_a_page() -> None:
    assert "长" * 5000 in school(attrs.evolve(invented.clean(), school="长" * 5000))


def test_a_page_of_sixty_classes_stays_under_half_a_megabyte() -> None:
    assert len(school(invented.large(60)).encode()) < 500_000


def test_the_overview_lists_schools_worst_first_with_their_reasons() -> None:
    page = index(invented.clean(), invented.allocation(), invented.primary())
    names = re.findall(r'\.html">([^<]+)</a>', page)
    assert names == ["那曲市色尼区第三小学", "山南市完全小学", "拉萨市实验小学"]
    assert "PE-03" in page


def test_undetermined_never_counts_as_met_in_a_share() -> None:
    result = invented.result(invented.primary())
    found = [f.verdict for f in result.findings if f.rule.id == "LAB-05"]
    met, bound = found.count(Verdict.MET), len(found)
    assert found.count(Verdict.UNDETERMINED)
    assert f">{met}/{bound}<" in index(invented.primary())


def test_files_that_belong_to_no_school_are_listed() -> None:
    page = index(
        invented.clean(),
        loose=(File("缺失.xlsx", "", Status.REFUSED, say("weekday.1")), File(".DS_Store", "", Status.IGNORED)),
    )
    assert "缺失.xlsx" in page
    assert ".DS_Store" in page


def test_the_first_page_after_making_ready_compiles_no_template() -> None:
    environment.cache_clear()
    macros.cache_clear()
    make_ready(Language.CHINESE)
    kept = environment(Language.CHINESE).cache
    assert kept is not None
    compiled = set(kept.keys())
    school(invented.primary())
    assert set(kept.keys()) == compiled


def test_a_page_begins_with_links_to_what_it_holds_and_how_much() -> None:
    page = school(invented.school("某小学", invented.school_class(3, 1, ("语数英语音",) * 6)))
    links = dict(re.findall(r'<li><a href="#(\w+)">[^<]*</a> ?(\d*)</li>', page))
    assert {"balance", "breaches", "unexamined", "weeks"} <= set(links)
    breaches = page[page.index('<h2 id="breaches"') : page.index('<h2 id="open"')]
    assert int(links["breaches"]) == sum(map(int, re.findall(r"</span> (\d+) 处</p>", breaches))) > 0
    assert all(page.count(f'id="{id}"') == 1 for id in links)
