"""Stated shares, averages and prices a piece whose operands are searched; see Note [Operands] of `claims.arithmetic.window`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.claims.arithmetic.arithmetic import Change, Sum, are_addable, is_plain
from claimcheck.claims.arithmetic.changes import DOWN, PREVIOUS, UP
from claimcheck.claims.arithmetic.window import Level, Window, kind
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Duration, Money, Numeric, Quantity, Ratio

_RATE_NOUN = (
    r"(?:稼働率|利用率|普及率|回答率|回収率|充足率|達成率|進捗率|合格率|成功率|出席率|参加率|投票率|受診率|接種率|加入率|当選率|入居率|乗車率|入場率|充填率"
    r"|消化率|就職率|進学率|採択率|占有率|割合|比率|構成比|シェア|競争率|倍率|有病率|発生率|発現率|修了率|完走率|返却率"
    r"|設置率|導入率|実施率|整備率|自給率|組織率"
    r"|高齢化率|執行率|雇用率|就航率|進級率|退職率|離職率|定着率|登録率|搭載率|電化率|緑化率|占有率|空室率|空き家率|入所率"
    r"|収容率|埋まり具合|着席率|開票率|得票率|支持率"
    r"|提出率|受講率|加盟率|参加率|納付率|収納率|徴収率|取得率|所有率|保有率|在籍率|正答率|正解率|的中率|再利用率"
    r"|リサイクル率|有効率|採用率|内定率|定員充足率|改修率|耐震化率"
    r"|開封率|返信率|契約率|成約率|達成度|進み具合|消費率|利益率|原価率|感染率|陽性率|重症化率|致死率|生存率|脱落率|女性比率"
    r"|充当率)"
)
_SHARE = regex(
    rf"(?:{_RATE_NOUN}|(?P<noun>[一-龠ァ-ヺー]{{2,6}})率)(?:は|が|で|も|にして|として|、|[:：])?(?:およそ|約)?⟨r(?P<named>\d+)⟩"
    r"|⟨r(?P<of>\d+)⟩(?:に|を|が)(?:あたる|当たる|あたり|当たり|相当|占め)"
    r"|⟨m\d+⟩[（(](?:全体の|同)?⟨r(?P<bracket>\d+)⟩[）)]"
    r"|のうち[^⟨⟩。、]{0,12}⟨m\d+⟩、(?:率にして)?⟨r(?P<plain>\d+)⟩が"
    r"|(?:うち|中で?|中から)(?:[^⟨⟩。]|⟨[x]\d+⟩){0,24}⟨m\d+⟩(?:だ?が|で|と|となり|になり|であり|、"
    r"|。)[^⟨⟩。は]{0,6}?(?:率にして|割合は|比率は|割合にして|全体の)?(?:約|およそ|実に|ほぼ)?"
    r"⟨r(?P<among>\d+)⟩(?=に(?:のぼ|上|達|あた|当た|すぎ|過ぎ|とどま)|を(?:占|超)|です|だ|でした|である|。|$|にな)"
)
_PAIR = 2
"""Figures of a share: part and whole."""
_UNCOUNTED = ("number", "ordinal")
"""What nothing has a share of: 第13回."""
_NO_SHARE = frozenset(
    (
        "増加",
        "減少",
        "成長",
        "伸び",
        "上昇",
        "下落",
        "低下",
        "増減",
        "短縮",
        "削減",
        "値上げ",
        "値下げ",
        "変動",
        "死亡",
        "出生",
    )
)
_CHANGED = regex(rf"[^⟨⟩。、]{{0,6}}?(?:{UP}|{DOWN}|台|以[上下]|未満|超)|から[^⟨⟩。]{{0,6}}⟨r")
_OTHER = regex(rf"{PREVIOUS}|平均|目標|見込|予測|翌|一方|別の|最[大高]")
_ANOTHER_DAY = regex(r"。[^。]*⟨[xt]\d+⟩")
_OF_ANOTHER = regex(r"。[^。⟨⟩]*[一-龠ァ-ヺー]が(?:約|およそ|全体の)?$")
_OF_VOTES = regex(r"(?:議決権|持ち?株|株式)[^⟨⟩、。]{0,6}$")
"""What is counted in shares and votes, whatever money stands near: 評価額は960億円であり、議決権所有割合は4.2%."""
_WHOLE = regex(r"全[一-龠]{0,3}$|総[一-龠]{1,4}[はがの]?$|定員[はが]?$|[をに]?配|対象|のうち|中$|から")


def portions(window: Window) -> Iterator[Change]:
    """The shares that the sentence tells of figures in it or in the one before."""
    levels = window.levels()
    for match in _SHARE.finditer(window.skeleton, window.here):
        name = next(name for name in ("named", "of", "bracket", "plain", "among") if match[name])
        share = window.mentions[int(match[name])]
        of_aim = _OF_AIM.match(match[0]) is not None
        if name == "of" and not _names_told_base(window.skeleton, match.start()):
            continue
        alike = _part_and_whole(window, [level for level in levels if level.at < match.end()], match.start(), of_aim=of_aim)
        if alike and isinstance(alike[0].mention.value, Money) and _OF_VOTES.search(window.skeleton, 0, match.start()):
            continue
        if alike and _is_share(window, match, share, bracket=name == "bracket"):
            yield from _share(window, alike, share, named=name in ("named", "of"))


_BASE_NOUN = regex(r"(?P<noun>[^⟨⟩。、はがをもにで]{1,16})の(?:およそ|約|ほぼ)?$")


def _names_told_base(skeleton: str, at: int) -> bool:
    """Whether what a share is of, if words name it, was told before: 必要な額の1.2倍にあたる may be of no figure near it."""
    found = _BASE_NOUN.search(skeleton, max(0, at - 22), at)
    if found is None:
        return True
    noun = found["noun"].strip("「」『』（）()")
    return _WHOLE.search(noun) is not None or any(part and part in skeleton[: found.start()] for part in (noun, noun[-2:]))


def _is_share(window: Window, match: re.Match[str], share: Mention, *, bracket: bool) -> bool:
    """Whether a ratio is a share or a multiple of the figures near it, and no change or bound."""
    value = share.value
    if not isinstance(value, Ratio) or value.unit == "point" or not is_plain(share) or (bracket and value.unit == "倍"):
        return False
    noun = match["noun"]  # 不良率 where 不良 was counted
    told = not noun or (noun not in _NO_SHARE and noun in window.skeleton[: match.start()])
    return told and not _CHANGED.match(window.skeleton, match.end())


_OF_AIM = regex(r"達成率|進捗率|充足率|消化率")
_AIM = regex(r"目標|予定|計画|見込")


_OF_ONE = regex(r"(?:⟨d\d+⟩|1[日回便週月年]|毎[日回週月年])$")
_AMONG = regex(r"の?(?:うち|中で)")
_PARALLEL = regex(r"占め|に次[ぎい]|続[いき]")
_BY_PLACE = regex(r"[一-龠]別(?:で|に|の|を)")


def _part_and_whole(window: Window, before: Sequence[Level], at: int, *, of_aim: bool = False) -> Sequence[Level]:
    """The only two figures of the kind of the last one before a share; () where others, or another day, stand between."""
    if len(before) > 1 and before[-2].kind != before[-1].kind and _AMONG.match(window.between(before[-2], before[-1])):
        return ()  # 1,640件のうち688人（42%）: of these, and of no other figure
    alike = [level for level in before if level.kind == before[-1].kind not in _UNCOUNTED]
    rates = [level for level in alike if _OF_ONE.search(window.skeleton, 0, level.at)]
    alike = [level for level in alike if level not in rates] if len(alike) > _PAIR else alike  # 1日4便として280便、運航は214便
    if alike and _OF_ANOTHER.search(window.skeleton, alike[-1].end, at):
        return ()  # 申し込みは4,120人、入所は3,872人。地区では中央が半数を占める
    if len(alike) != _PAIR or _ANOTHER_DAY.search(window.skeleton[alike[-1].end : at]):
        return ()
    if _PARALLEL.search(window.between(*alike)) or _BY_PLACE.search(window.skeleton, 0, alike[0].at):
        return ()  # 会場別では本館が1万1,240人、別館は4,310人だった
    words = window.skeleton[alike[0].at : at] + window.skeleton[max(0, at - 12) : at]
    return () if _OTHER.search(_AIM.sub("", words) if of_aim else words) else alike


def _share(window: Window, alike: Sequence[Level], share: Mention, *, named: bool) -> Iterator[Change]:
    low, high = sorted(alike, key=_size)
    value = share.value
    if not _size(low) or not isinstance(value, Ratio):
        return
    if value.unit == "倍" and value.magnitude < 1:  # 320店の5分の1
        part = Fraction(value.magnitude) / (_size(low) / _size(high))
        if 1 / _REACH < part < _REACH:
            yield Change(high.mention, low.mention, share, 0, window.span, share=True)
        return
    if value.unit == "倍":  # 募集240人に対し312人, 倍率1.3倍; whichever way, the check takes both
        yield Change(low.mention, high.mention, share, 0, window.span, share=True)
        return
    stated = Fraction(value.magnitude) / 100
    if stated > 1:  # 目標500万円に対し1,284万円, 達成率256.8%
        low, high = high, low
    right = _size(low) / _size(high)
    near = stated > 0 and 1 / _REACH < stated / right < _REACH and abs(stated / right - 1) > _ROUND
    if near and (
        named or _WHOLE.search(window.skeleton[max(0, high.at - 8) : high.at]) or "うち" in window.between(*alike)
    ):
        yield Change(high.mention, low.mention, share, 0, window.span, share=True)


def _size(level: Level) -> Fraction:
    return Fraction(level.mention.value.magnitude) if isinstance(level.mention.value, Numeric) else Fraction(0)


_EACH = regex(r"(?:1|１|一)([^\d\s⟨⟩、。]{1,4}?)(?:あたり|当たり|につき|平均)(?:の?[^\d。、]{0,8})$")
_SAME_COUNT = {"名": "人", "公演": "回", "試合": "回", "軒": "戸"}
_CHEAPER = regex(
    r"お得|割引|値引|セット|回数券|綴|つづり|割安|パック|まとめ買い|特別|定期|引き|サービス|キャンペーン"
)
_ROUND = Fraction(3, 100)
"""Part by which an average or a share may be off where nothing but nearness ties it to its figures."""
_OF_AVERAGE = 3
"""Figures of an average: itself, the number and the total."""
_REACH = Fraction(5, 2)
"""Times by which a figure may miss its operands before it belongs to others."""


def averages(window: Window, text: str) -> Iterator[Change]:
    """ふるさと納税は1,250件、総額2,500万円。1件あたり3万円の計算だ: so much a piece, of so many pieces and a total."""
    levels = window.levels()
    for at, level in enumerate(levels) if len(levels) + len(window.lengths()) >= _OF_AVERAGE else ():
        unit, told = _unit(levels, at, text)
        if not unit:
            continue
        counts = [each for each in (*levels, *_days(window)) if _counts(each.mention, unit) and _size(each) > 1]
        totals = [
            each for each in levels if each.kind == level.kind and each is not level and _size(each) > _size(level)
        ]
        if len(counts) != 1 or len(totals) != 1 or max(level.at, counts[0].at, totals[0].at) < window.here:
            continue
        (count,), (total,) = counts, totals
        words = window.skeleton[min(count.at, total.at, level.at) : max(count.at, total.at, level.at)]
        right = _size(total) / _size(count)
        dearer = (
            isinstance(level.mention.value, Money) and _size(level) < right and not _CHEAPER.search(window.skeleton)
        )
        if (
            not _OTHER.search(words.replace("平均", ""))
            and (dearer or (told and abs(_size(level) / right - 1) > _ROUND))
            and 1 / _REACH < _size(level) / right < _REACH
        ):
            yield Change(count.mention, total.mention, level.mention, 0, window.span, share=True)


def _unit(levels: Sequence[Level], at: int, text: str) -> tuple[str, bool]:
    """What a figure is told for one of, and whether a word says so: 件 of 1件あたり3万円, 枚 of 1枚3,500円."""
    mention = levels[at].mention
    one = levels[at - 1].mention.value if at and levels[at - 1].end == levels[at].at else None
    if isinstance(one, Quantity) and one.magnitude == 1 and one.dimension.startswith("count:"):
        return one.unit.removesuffix("平均"), one.unit.endswith("平均")
    per = getattr(mention.value, "per", None)
    if per and re.search(r"(?:1|１|一)" + re.escape(per), text[max(0, mention.extent.start - 8) : mention.extent.end]):
        return str(per), "たり" in text[max(0, mention.extent.start - 8) : mention.extent.end]
    found = _EACH.search(text, max(0, mention.span.start - 20), mention.span.start)
    return (found[1], True) if found else ("", False)


def _days(window: Window) -> Iterator[Level]:
    """The lengths of time in days as counts of days: 3日間で延べ4,500人."""
    for level in window.lengths():
        value = level.mention.value
        if isinstance(value, Duration) and value.unit == "day" and value.upper is None:
            number = Quantity(magnitude=value.seconds / 86400, unit="日", dimension="count:日")
            yield level._replace(mention=level.mention._replace(value=number), kind="count:日")


def _counts(mention: Mention, unit: str) -> bool:
    same = _SAME_COUNT.get(unit, unit)
    return (
        isinstance(mention.value, Quantity)
        and _SAME_COUNT.get(mention.value.unit, mention.value.unit) == same
        and is_plain(mention)
    )


_PERIODIC = regex(r"(?P<unit>年額|年間|毎年|月額|毎月|月々)[^⟨⟩。、]{0,8}⟨m(?P<each>\d+)⟩")
_IN_ALL = regex(r"⟨d(?P<time>\d+)⟩間?(?:の|で)?(?:総額|合計|計|トータル|総計)[^⟨⟩。、]{0,8}⟨m(?P<total>\d+)⟩")


def instalments(window: Window) -> Iterator[Change]:
    """年額4,800万円、5年間の総額は2億4,000万円: so much a year or month, and what it comes to."""
    each, all_of = _PERIODIC.search(window.skeleton), _IN_ALL.search(window.skeleton)
    if each is None or all_of is None or max(each.end(), all_of.end()) <= window.here:
        return
    time = window.mentions[int(all_of["time"])]
    one, total = window.mentions[int(each["each"])], window.mentions[int(all_of["total"])]
    months = time.value.months if isinstance(time.value, Duration) and time.value.upper is None else 0
    number = months / 12 if each["unit"].startswith(("年", "毎年")) else months
    if (
        number
        and number == int(number)
        and kind(one) == kind(total)
        and all(map(is_plain, (one, total)))
        and _is_all(one, total)
    ):
        times = time._replace(value=Quantity(magnitude=number, unit="回", dimension="count:回"))
        yield Change(times, total, one, 0, window.span, share=True)


def _is_all(one: Mention, total: Mention) -> bool:
    return (
        isinstance(one.value, Money) and isinstance(total.value, Money) and one.value.magnitude < total.value.magnitude
    )


_CUT = regex(r"⟨(?P<sign>[mr])(?P<cut>\d+)⟩(?:の?(?:割引|値引き?)|引き?|オフ|OFF|Off|off)(?!き?[上下受取継渡続])")


def discounts(window: Window) -> Iterator[Change | Sum]:
    """定価4,800円の鍋を20%引きの3,840円で: the price before the cut and the next one behind it."""
    cuts = list(_CUT.finditer(window.skeleton, window.here))
    levels = [level for level in window.levels() if isinstance(level.mention.value, Money)] if cuts else []
    for match in cuts:
        cut = window.mentions[int(match["cut"])]
        before = [level for level in levels if level.end <= match.start()]
        after = [level for level in levels if level.at >= match.end()]
        if not before or not after or "。" in window.skeleton[match.end() : after[0].at] or not is_plain(cut):
            continue
        whole, rest = before[-1], after[0]
        words = window.between(whole, rest)
        if whole.kind != rest.kind or _size(whole) <= _size(rest) or _PERSONS.search(words) or len(words) > _LONGEST:
            continue
        if match["sign"] == "r" and isinstance(cut.value, Ratio) and cut.value.unit == "%":
            yield Change(whole.mention, rest.mention, cut, -1, window.span)
        elif (
            match["sign"] == "m"
            and isinstance(cut.value, Money)
            and kind(cut) == whole.kind
            and are_addable([cut, rest.mention], whole.mention)
        ):
            near = abs(_size(whole) - _size(rest) - Fraction(cut.value.magnitude)) <= _size(whole) / 3
            yield from [Sum((cut, rest.mention), whole.mention, window.span)] if near else []


_PERSONS = regex(r"さらに|会員|学生|小人|子ども|こども|シニア|別|、[^、]{1,8}は")
_LONGEST = 40
