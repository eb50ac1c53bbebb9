"""Texts as people type them, made plain before they are understood."""

import re
import unicodedata
from functools import lru_cache

_TRADITIONAL = (
    "屆體樂課藝勞動術語數學綜實踐歷曆習級節時間會團隊與書電國際週遊戲劇畫圖閱讀寫說講經傳統漢聲鑒鑑賞視創業"
    "職專農園養衛護醫鍛鍊煉練訓運場館輪車東師長開關門題點鐘鍾錶號單雙幾兩萬個為爲從來後邊進還達適選遲連內"
    "幹務導輔補優標準試驗測評檢複復總結終給續編織組紀約紅綠線繼聯聞處備類積簡範籌畢發盤監確礎礙禮簽廳應慶"
    "據敎暫曉樓機權歸氣決沒況減溫滿潔無熱環現稱臨興舉製規覺覽計記訂許設証證該詳調談請論識譜讓豐負責貴費質"
    "軍辦鄉錄錢鎮陽陰雲項須預領風餘髮麥黨齡臺颱檯堅審將對層屬帶並僅兒冊劃區參叢啟啓員執塊塵報縣澤廢強徑衝"
    "戶掃換歐殘崗註併繪籃頭裝"
)
"""Characters of words that headers, titles, notes and classes are told by; the vocabulary has those of subjects."""
_SIMPLIFIED = (
    "届体乐课艺劳动术语数学综实践历历习级节时间会团队与书电国际周游戏剧画图阅读写说讲经传统汉声鉴鉴赏视创业"
    "职专农园养卫护医锻炼炼练训运场馆轮车东师长开关门题点钟钟表号单双几两万个为为从来后边进还达适选迟连内"
    "干务导辅补优标准试验测评检复复总结终给续编织组纪约红绿线继联闻处备类积简范筹毕发盘监确础碍礼签厅应庆"
    "据教暂晓楼机权归气决没况减温满洁无热环现称临兴举制规觉览计记订许设证证该详调谈请论识谱让丰负责贵费质"
    "军办乡录钱镇阳阴云项须预领风余发麦党龄台台台坚审将对层属带并仅儿册划区参丛启启员执块尘报县泽废强径冲"
    "户扫换欧残岗注并绘篮头装"
)
_SIMPLE = str.maketrans(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))
_SIGNS = str.maketrans(
    {"【": "[", "】": "]", "{": "[", "}": "]", "〔": "[", "〕": "]", "\r": None}
    | dict.fromkeys("↔⇄⇌", "/")
    | dict.fromkeys('《》〈〉「」『』“”‘’"')
    | _SIMPLE
    | dict(zip("༠༡༢༣༤༥༦༧༨༩", "0123456789", strict=True))
)
_DECORATIONS = re.compile(
    "[\u00a1-\u00b6\u00b8-\u00bf\u00d7\u00f7\u02b0-\u02ff\u200b-\u200f\u2016-\u2fff\u3003\u3004\u3012-\u303f\u0f01-\u0f1f"
    "\ue000-\uf8ff\ufe00-\ufe0f\ufeff\ufff0-\uffff\U0001f000-\U0001faff]|_x000d_"
)
"""Signs that no word has: arrows, stars, boxes, emoji, private and invisible characters."""


def simplified(text: str) -> str:
    """`text` with the words that headers, titles and notes are told by in simplified characters, one for one."""
    return text if text.isascii() else text.translate(_SIMPLE)


@lru_cache(maxsize=16_384)
def tidy(text: str) -> str:
    """`text` in NFKC lower case, lines kept, decorations (★, ●, emoji) and outer white space gone.

    Characters of headers, notes and classes' names that are written in the traditional form (級, 課) are simplified.
    """
    normal = unicodedata.normalize("NFKC", text).lower().translate(_SIGNS)
    if not normal.isascii():
        normal = _DECORATIONS.sub("", normal)
    normal = normal.strip(" \n\t*")
    if normal[:1] == "[" and normal[-1:] == "]" and "]" not in normal[1:-1]:
        return normal[1:-1].strip()
    return normal


def closed_up(text: str) -> str:
    """`text` as `tidy` gives it, without any blank: 三 年 级 is 三年级."""
    return "".join(tidy(text).split())
