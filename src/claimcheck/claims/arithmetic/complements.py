"""Parts whose labels say that together they are all: 出席した24人のうち賛成が15人、反対が9人; 有効投票4,756票、無効64票.

Note [Complements]. Some pairs of words leave nothing out. Where a sentence and the one before tell one figure for each and one
more of the kind, that is the total of both, unless a word says that there are others (棄権, その他).
"""

from collections.abc import Iterator

from claimcheck.claims.arithmetic.arithmetic import Sum, are_addable, magnitude_of
from claimcheck.claims.arithmetic.changes import PREVIOUS
from claimcheck.claims.arithmetic.window import Window
from claimcheck.model.pattern import regex

_PAIRS = (
    ("有効", "無効"), ("男", "女"), ("賛成", "反対"), ("賛成", "不賛成"),
    ("大人", "子ども"), ("大人", "こども"), ("大人", "小人"), ("国内", "海外"),
    ("直営", "加盟"), ("直営", "フランチャイズ"), ("直営", "FC"),
    ("合格", "不合格"), ("常勤", "非常勤"), ("正規", "非正規"), ("正社員", "パート"),
    ("前期", "後期"), ("上期", "下期"), ("上り", "下り"), ("自費", "公費"),
    ("和書", "洋書"), ("前半", "後半"), ("往路", "復路"), ("新規", "継続"),
    ("新規", "更新"), ("新卒", "中途"), ("市内", "市外"), ("県内", "県外"),
    ("町内", "町外"), ("都内", "都外"), ("村内", "村外"), ("個人", "法人"),
    ("個人", "団体"), ("出席", "欠席"), ("当選", "落選"),
    ("会場", "オンライン"), ("対面", "オンライン"), ("現地", "オンライン"), ("午前", "午後"),
    ("昼", "夜"), ("平日", "休日"), ("平日", "土日"), ("死者", "負傷者"),
    ("死者", "けが人"), ("陽性", "陰性"), ("稼働", "休止"), ("在庫", "販売"),
    ("男子", "女子"), ("男性", "女性"), ("日本人", "外国人"),
    ("日帰り", "宿泊"), ("一般", "学生"), ("全壊", "半壊"), ("カウンター", "テーブル"),
    ("中間", "期末"), ("基本給", "手当"), ("本体", "消費税"),
    ("株式", "債券"), ("国産", "輸入"), ("屋内", "屋外"), ("有人", "無人"),
)  # fmt: skip
_MORE = regex(
    rf"棄権|退席|白票|その他|不明|ほか|など|議長|無回答|未定|さらに|加え|除|うち[^⟨⟩。]{{0,14}}⟨m\d+⟩[^⟨⟩。]{{0,14}}うち|平均"
    rf"|あたり|比べ|から⟨|{PREVIOUS}|[増減]|差"
)
_LABEL = (
    r"(?:数|票|席|者|性|子|人|員|投票|店|分|学生|児童|会員|利用|参加|客|便|工事|時|の部|組|生徒)?(?:の数)?"
    r"(?:は|が|で|の|に|：|:|、)?(?:約)?⟨m(\d+)⟩"
)
_THREE = 3
_NEAR = 4


def complements(window: Window) -> Iterator[Sum]:
    """The totals of a sentence that two parts, which leave nothing out, do not come to."""
    levels = window.levels()
    if len(levels) < _THREE or _MORE.search(window.skeleton):
        return
    for first, second in _PAIRS:
        if first not in window.skeleton or second not in window.skeleton:
            continue
        found = [regex(rf"(?<![一-龠不非未]){word}{_LABEL}").search(window.skeleton) for word in (first, second)]
        numbers = [int(match[1]) for match in found if match is not None]
        if len(numbers) != 2:  # noqa: PLR2004 - the two of a pair
            continue
        parts = [window.mentions[number] for number in numbers]
        own = next(level.kind for level in levels if level.mention is parts[0])
        here = [level for level in levels if level.kind == own and level.at >= window.here]
        alike = here if len(here) == _THREE else [level for level in levels if level.kind == own]
        rest = [level.mention for level in alike if level.mention not in parts]
        if len(alike) != _THREE or len(rest) != 1 or max(level.at for level in alike) < window.here:
            continue
        total = rest[0]
        whole, added = magnitude_of(total), sum(map(magnitude_of, parts))
        if are_addable(parts, total) and whole > max(map(magnitude_of, parts)) and abs(whole - added) * _NEAR < whole:
            yield Sum(tuple(parts), total, window.span)
