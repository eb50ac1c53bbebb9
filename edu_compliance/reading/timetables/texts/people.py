"""What looks like a teacher's name or a room beside a subject, so that it is not taken for a subject nobody knows."""

import re
from collections.abc import Collection

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴"
    "霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦"
    "戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻"
    "苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练"
    "廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿逯仉厍萧逄庹缑訾贠茹檀昝竺钮桓颉"
)
_DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "夏侯")
_TIBETAN = re.compile(
    r"(?:扎西|卓玛|次仁|次旦|旦增|丹增|尼玛|达瓦|格桑|巴桑|边巴|索朗|德吉|央金|央宗|白玛|多吉|平措|拉姆|罗布|顿珠|普布|米玛|"
    r"拉巴|仁增|强巴|曲珍|曲宗|卓嘎|玉珍|措姆|桑珠|洛桑|土登|贡布|贡嘎|阿旺|嘎玛|噶玛|欧珠|江村|江措|坚参|益西|晋美|群培|群宗|"
    r"仓决|仓姆|旺堆|旺姆|旺久|朗杰|朗嘎|杰布|加措|嘉措|赤列|赤来|云丹|其美|斯朗|泽仁|泽旺|邓珠|四郎|向巴|西绕|次珍|次央|次吉|"
    r"曲尼|曲杰|白珍|白吉|巴珠|石确|洛追|洛松|热旦|热杰|确吉|确珍|确旦|金美|俊美|琼达|普琼|普珍|伦珠|伦巴|吉律|色珍|德庆|班觉|"
    r"班旦|班丹|卓嘎|央拉|央吉|尼珍|尼拉|罗杰|罗桑|塔杰|塔曲|元旦|永青|永措|珠扎|珠杰|支张|达珍|达娃|达嘎){1,3}"
)
_ALSO_WORDS = ("元旦",)
"""Tibetan names that are words too."""
_SYLLABLES = frozenset(
    "白央次培嘎松旺扎丹单增巴格列公保才让南卡仁青桑吉顿坚赞久美龙珠阿曲措拉德洛旦鲁琼珍玛泽尼普赤加永益佳朗色多杰罗布玉强宗"
    "森仓庆达瓦边索平土登贡欧江村晋群决姆堆云其斯邓四郎向西绕确热金伦班觉塔支卓米热追参觉嘉措贵齐雅俊伟帕木夏噶崩更秋邦真"
)
"""What Tibetan names are written with: two to four of them are one (次旺, 仁青旺姆), whether or not it is listed."""
_MADE_OF_SYLLABLES = ("公益", "公德", "加强", "美德", "丹青", "巴松", "平西", "白色", "金色", "青色")
"""Words that are written so too."""
_COMMON_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
)
_UNNAMED = re.compile(
    rf"[老小][{_COMMON_SURNAMES}]"
    r"|(?:外[聘请]|待定|代课|支教|实习)(?:教师|老师)?|(?:教师|老师|t)[0-9a-z]{1,2}"
)
"""老李, 外聘, 教师a: teachers that are not named in full."""
_SINGLE_TIBETAN_ENDS = re.compile(r"[\u4e00-\u9fff]{0,2}(?:卓玛|拉姆|央金|曲珍|多吉|次仁|平措|罗布|顿珠|扎西)")
_TITLED = re.compile(r"[\u4e00-\u9fff·]{1,6}(?:老师|教师|校长|主任|书记)")
_TITLE = re.compile("(?:老师|教师)$")
LONGEST_SURE_NAME = 8
"""Characters of a person that is surely one: three Tibetan names and 老师."""
_NUMBERED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[0-9a-z]")
"""王芳1, 王芳b: how schools tell teachers of one name apart."""
_GIVEN = re.compile(r"[\u4e00-\u9fff]{1,3}")
_ROOM = re.compile(
    r"(?:.{0,8}(?:操场|体育场|运动场|球场|田径场|风雨场|教室|专用室|功能室|机房|画室|琴房|舞蹈房|[一二三四五六0-9]楼|(?:[\u4e00-\u9fff]{1,3}楼[a-z]?(?=[0-9])[0-9]{2,4})|[\u4e00-\u9fff]{1,4}[厅馆]|广场|跑道|"
    r"实验室|微机室|音乐室|美术室|书法室|劳技室|阅览室|活动室|办公室|礼堂|食堂|基地|实践园|种植园|农场|菜园|苗圃|[\u4e00-\u9fff]{2}室)(?:[0-9一二三四东西南北]{0,4})"
    r"|[a-z]?[0-9]?[a-z]?[-]?[0-9]{2,4}(?:室|教室|教|号)?|[\u4e00-\u9fff]{1,3}[a-z]?[0-9]{3,4}|[a-z][0-9]{1,4}|[0-9]{1,4}(?:室|号))"
)
_SIGNED_OR_COUNTED = re.compile(
    r"[0-9]+(?:\.[0-9]+)?节?|(?:20[0-9]{2}[年./-])?[0-9]{1,2}[月./-][0-9]{1,2}[日号]?|.{1,8}:"
    r"|(?:分管|教学)?(?:校长|主任|教务主任|教务处|审核|制表|填表|签字|盖章|签名|日期)人?(?:\([^()]*\))?:.{1,6}"
    r"|(?:打印|制表|填表|更新|编制|公布|执行|学年|学期)(?:日期|时间|年度)?:[-0-9年月日./~—第学期一二上下]{1,20}"
)


_SIGNING = re.compile(
    r"(?:(?:填表|填报|制表|制作|编制|填写|审核|复核|审批|经办|经手|报送)(?:人员?|者)?(?:签[字名章])?"
    r"|(?:[^:]{0,4}(?:校长|主任|领导|负责人|教务处|教导处)|班主任|家长)[(]?(?:签[字名章]|盖章)[)]?)(?::[^:]*)?"
)
MAY_SIGN = re.compile(
    "[签簽盖蓋]|填[表报報]|[制製][表作]|编制|編製|填写|填寫|[审審][核批]|复核|複核|经[办手]|經[辦手]|报送|報送"
)
"""A quick look at a row before `signs` looks at each of its texts."""


def signs(text: str) -> bool:
    """Whether folded `text` begins or names a line by which people sign a table: 制表：张三, 审核人, 校长签字."""
    return _SIGNING.fullmatch(text) is not None


_SPEAKS_OF_ONE = re.compile("班主任|教师|老师|辅导员|导师|制表|填表|审核|排课|负责人|校长|主任|书记")
_SPEAKS_OF_MANY = re.compile("[部班级科组校园]$")


def speaks_of_person(folded: str, own: str) -> bool:
    """Whether a title, its `own` words what other titles do not say, tells who teaches or made the table and no class:
    班主任:王芳, 王芳; 高中部 does not."""
    plain = own.strip("()[]")
    return bool(_SPEAKS_OF_ONE.search(folded)) or (looks_like_person(plain) and not _SPEAKS_OF_MANY.search(plain))


def looks_like_person(text: str) -> bool:
    """Whether folded `text` has the shape of a person's name (张三, 王老师, 扎西卓玛, 次仁·多吉, several joined)."""
    parts = [part for part in re.split(r"[、,，;/·.\s]", text) if part]
    return bool(parts) and all(_one_person(part) for part in parts)


def _one_person(text: str) -> bool:
    if _UNNAMED.fullmatch(text):
        return True
    if _NUMBERED.fullmatch(text, len(text) - 1):
        text = text[:-1]
    if _TITLED.fullmatch(text) or _TIBETAN.fullmatch(text) or _SINGLE_TIBETAN_ENDS.fullmatch(text):
        return True
    if 2 <= len(text) <= 4 and _SYLLABLES.issuperset(text) and text not in _MADE_OF_SYLLABLES:
        return True
    if not _GIVEN.fullmatch(text.removeprefix(text[:1])) and text[:2] not in _DOUBLE_SURNAMES:
        return False
    if text[:2] in _DOUBLE_SURNAMES:
        return 3 <= len(text) <= 4
    return text[0] in _SURNAMES and 2 <= len(text) <= 3


def is_surname(text: str) -> bool:
    """Whether folded `text` is a surname alone, as it stands behind a subject and a sign: 英语—赵, 体育/王."""
    return len(text) == 1 and text in _COMMON_SURNAMES


def begin_names(texts: Collection[str]) -> bool:
    """Whether folded `texts`, none of which is a subject, are the first characters of people's names: 王, 次, 格."""
    return bool(texts) and all(is_surname(text) or (len(text) == 1 and text in _SYLLABLES) for text in texts)


def surely_person(text: str) -> bool:
    """Whether folded `text` is a person even where it stands right behind a subject: 王老师, 扎西, 次仁卓玛老师."""
    if _TIBETAN.fullmatch(_TITLE.sub("", text)):
        return text not in _ALSO_WORDS
    return text[:1] in _SURNAMES and _TITLED.fullmatch(text) is not None and len(text) <= 5


def signed_or_counted(text: str) -> bool:
    """Whether folded `text` is what stands under a timetable: a number of lessons, a date, who signed it."""
    return _SIGNED_OR_COUNTED.fullmatch(text) is not None


def looks_like_room(text: str) -> bool:
    """Whether folded `text` has the shape of a room or ground (操场, 301, 音乐教室, b座201)."""
    return _ROOM.fullmatch(text) is not None
