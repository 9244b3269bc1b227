"""Lengths of what begins at one moment and is over at another: 22時30分に出て、翌朝6時に着く。7時間30分の旅だ.

Note [Beginning and end]. A sentence and the one before tell two moments of one kind, hours, days or months; a word behind the
first says that something begins, one behind the second that it is over, and the next figure is how long it lasted. A third
moment, a plan, a mean, or another word between, and nothing is said.
"""

from collections.abc import Iterator

from claimcheck.claims.arithmetic.arithmetic import Length
from claimcheck.claims.arithmetic.window import Level, Window
from claimcheck.model.claims import Mention
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, TimeOfDay

_BEGINS = regex(
    r"(?:ごろ|頃|ころ|過ぎ|すぎ)?(?:に|から|より|の|、|で)?(?:[^⟨⟩。]|⟨[mr]\d+⟩){0,16}?"
    r"(?:始ま|始め|はじま|はじめ|開始|着工|起工|着手|開幕|開会|開演|開[講館店場業校園設]|スタート|出発|出て|を?出る"
    r"|を?発[ちっつ]|[^出原]発[。、]|発$|発、"
    r"|入院|就任|入[社学隊]|止ま|停止|停電|不通|休止|休[館業園止]|閉鎖|離れ|断水|通行止|起き|発生|消息を絶|行方不明|出国"
    r"|出港|離陸|乗り|潜)"
)
_ENDS = regex(
    r"(?:ごろ|頃|ころ|過ぎ|すぎ)?(?:に|まで|の|、|で|には)?(?:[^⟨⟩。]|⟨[mr]\d+⟩){0,16}?"
    r"(?:終わ|終え|終了|完了|完成|竣工|閉幕|閉会|終演|閉[講館店場業校園]|帰[国宅京港還る]|戻|退院|退任|卒業|到着|着[くいき]"
    r"|着[。、]|着$|再開|解除|復旧|消え|消し"
    r"|鎮火|引退|退社|見つか|発見|救助|入港|着陸|開通|幕を|解け|下山|上陸)|(?:ごろ|頃)?まで"
)
_LEAD = regex(r"^[^⟨⟩]{0,40}$")
_LASTED = regex(
    r"(?:間)?(?:番組|公演|授業|講演|講座|コース|ツアー|勤務|レース|[^⟨⟩。、]{0,6}(?:続[いけく]|に及|にわた)|もの間?"
    r"|の[一-龠ァ-ヺー]|に(?:及|わた|渡|上)|続|かか|掛か|を(?:要|費|かけ)|がかり|だった|だ[。、]|です|でした|である|で[、。]"
    r"|[。、]|間$|$)"
)
_NOT = regex(
    r"予定|見込|計画|目標|平均|通常|ふだん|普段|のうち|ごと|につき|あたり|当たり|以内|以上|以下|前|遅れ|早[くい]|延長|短縮"
    r"|ぶり|毎[日週月年]|残り|昼休|休憩|更新|目の"
)
_BEHIND_LENGTH = regex(r"前|後|ぶり|以内|以上|おき|ごと|遅れ|早|短|長[いく]|目|先|近く前|未満|延")
_ENDS_OF = 2


def stretches(window: Window) -> Iterator[Length]:
    """The lengths of a sentence between a beginning and an end; see Note [Beginning and end]."""
    lengths = [level for level in window.lengths() if level.at >= window.here]
    if not lengths:
        return
    moments = [
        Level(*match.span(), mention, "")
        for match in _SIGN.finditer(window.skeleton)
        if _is_moment(mention := window.mentions[int(match[1])])
    ]
    for length in lengths:
        told = [moment for moment in moments if moment.at < length.at]
        if len(told) != _ENDS_OF or _BEHIND_LENGTH.match(window.skeleton, length.end):
            continue
        first, second = told
        kinds = [_kind(each.mention) for each in told]
        clocked = kinds == ["clock", "clock"]
        if clocked != (getattr(length.mention.value, "unit", "") in ("hour", "minute")) or (kinds[0] != kinds[1] and not clocked):
            continue
        between, lead = window.between(first, second), window.skeleton[second.end : length.at]
        named = _BEGIN_NOUN.search(window.skeleton, 0, first.at) and _END_NOUN.search(between)
        acts = _BEGINS.match(between) and _ENDS.match(lead)
        other = lead.count("。") > 1 or _is_of_another(window.skeleton[: length.at], lead)
        if not (named or acts) or not _LEAD.match(lead) or other:
            continue
        words = window.skeleton[first.end : length.end + _BEHIND]
        if _NOT.search(words) or not _LASTED.match(window.skeleton, length.end):
            continue
        dated = all(isinstance(each.mention.value, Date) for each in told)
        start, end = (_plain(each.mention, clocked=clocked, dated=dated) for each in told)
        yield Length(start, end, length.mention, window.span, over_night=clocked and _may_pass(start, end, between))


_BEHIND = 10
_BEGIN_NOUN = regex(r"(?:出発|開始|開演|開会|発車|出港|離陸|スタート)(?:時刻|時間)?(?:は|が|：|:)[^⟨⟩。、]{0,4}$")
_END_NOUN = regex(r"(?:到着|終了|終演|閉会|帰着|入港|着陸|ゴール)(?:時刻|時間)?(?:は|が|：|:)[^⟨⟩。、]{0,4}$")
_TOPIC = regex(r"(?P<noun>[^⟨⟩。、はがもにでを]{1,14})(?:に?は|も|が|で)")


def _is_of_another(before: str, lead: str) -> bool:
    """Whether the sentence of a length names what lasted, and it is nothing told before: 帰りは4時間かかった."""
    _, stop, here = lead.rpartition("。")
    topic = _TOPIC.match(here) if stop else None
    noun = topic["noun"].removeprefix("その").removeprefix("この") if topic else ""
    return topic is not None and noun not in ("期間", "時間", "日数", "工期", "会期") and noun[-2:] not in before[: -len(here)]


_SIGN = regex(r"⟨[a-z](\d+)⟩")
_NIGHT = regex(r"翌|夜|深夜|日付")
_EVENING = 16


def _is_moment(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, TimeOfDay) or (isinstance(value, Date) and (value.month is not None or value.hour is not None))


def _kind(mention: Mention) -> str:
    """Whether a moment is an hour, a day or a month with its year; "" for all else, and for a stretch."""
    value = mention.value
    if not isinstance(value, Date | TimeOfDay) or value.until is not None:
        return ""
    if isinstance(value, TimeOfDay) or value.hour is not None:
        return "clock"
    return "day" if value.day is not None else "month" if value.year is not None else ""


def _plain(mention: Mention, *, clocked: bool, dated: bool) -> Mention:
    """A moment as an hour of the day, or as a date that leads nowhere."""
    value = mention.value
    if clocked and not dated and isinstance(value, Date) and value.hour is not None:
        return mention._replace(value=TimeOfDay(hour=value.hour, minute=value.minute))
    return mention._replace(value=value.but(open=None)) if isinstance(value, Date) else mention


def _may_pass(start: Mention, end: Mention, between: str) -> bool:
    """Whether midnight may lie between two hours: 22時30分, 翌朝6時."""
    one, other = start.value, end.value
    if not isinstance(one, TimeOfDay) or not isinstance(other, TimeOfDay):
        return False
    return one.hour >= _EVENING or _NIGHT.search(between) is not None
