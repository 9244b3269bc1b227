"""A value's predicate: the noun glued to it, the noun it modifies, the verb above it."""

from collections.abc import Iterator

from claimcheck.claims.discourse.words import Words
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, Duration, Money, Ratio

FORMAL_NOUNS = frozenset({"方", "人", "の", "もの", "物", "者", "数", "企業", "会社", "ところ"})
"""Nouns that say nothing by themselves; what counts is the clause on them: お金を払っている方."""


_CONVERTED = ("換算", "直す")
"""むき身に換算すると97トン, お金に直すと: another measure of the same thing."""
_DIFFERENCES = {
    **dict.fromkeys(("長い", "高い", "重い", "大きい", "多い", "速い", "広い", "深い", "厚い", "太い"), "increase"),
    **dict.fromkeys(("短い", "低い", "軽い", "小さい", "少ない", "遅い", "早い", "狭い", "浅い", "薄い", "安い"), "decrease"),
}
"""Adjectives that tell by how much a thing differs."""
_REACHING = frozenset({"成る", "至る", "達する", "及ぶ", "伸びる", "迫る", "戻る", "回復", "進む", "来る", "行く", "続く"})
_POSTPOSITIONS = ("限る", "渡る", "亘る", "掛ける", "上限", "限度", "超える", "越える", "過ぎる")
"""Verbs that work as particles: 30日間に限り, 2年にわたり, 3年をかけて."""
_PASSING = frozenset({"上回る", "下回る", "超える", "越える", "割る", "割り込む", "超過"})
"""Verbs whose object is what something is held against: 目標の8万人を1,420人上回る, 1%を割り込む."""
_CHANGED = regex(r"[増減](?:$|[額収益配員産量加少幅税資])")
"""How a noun begins that says of what an amount is: 6円の増配, 20億円の減益要因, but not 8台の増設."""
_HEIGHTENING = frozenset({"高まる", "高める"})
_WORTH = ("分", "相当", "相当分")


def modified(frame: Frame, chunk: Chunk) -> list[Chunk]:
    """Nouns the value modifies: 92兆円の時価総額, 6,000億ドルもの市場価値."""
    found = frame.modified.get(chunk.index)
    if found is None:
        found = frame.modified[chunk.index] = list(_modified(frame, chunk))
    return found


def _modified(frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
    above = frame.chunks[chunk.head] if chunk.head >= 0 else None
    called = above is not None and above.lemma in ("言う", "上る", "及ぶ", "達する") and above.adnominal  # 600万ドルという資金
    worth = above is not None and chunk.glued and above.text in _WORTH and above.particle == "の"
    worth = worth and chunk.value >= 0 and isinstance(frame.mentions[chunk.value].value, Money)  # 500円|分の|ギフトカード
    called = called or worth
    if called or chunk.particle in ("の", "もの") or (chunk.tail and chunk.tail[-1].surface == "の"):
        at = above.head if called and above is not None else chunk.head
        steps = 0
        while at >= 0 and steps < 3:  # noqa: PLR2004 - 92兆円の|NVIDIAの|時価総額
            other = frame.chunks[at]
            yield other
            if other.particle != "の":
                return
            at = other.head
            steps += 1


def compared(words: Words, frame: Frame, chunk: Chunk) -> bool:
    """Whether a chunk is only what something is measured against: 前年より, 他社と比べ."""
    if chunk.particle == "より":
        return True
    head = frame.chunks[chunk.head] if chunk.head >= 0 else None
    return head is not None and chunk.particle in ("と", "に") and head.lemma in words.comparison


def predicates(frame: Frame, chunk: Chunk) -> list[Chunk]:
    """Words that may be the value's predicate: the noun glued to it, what it modifies, the verb above it."""
    found = frame.predicates.get(chunk.index)
    if found is None:
        found = frame.predicates[chunk.index] = list(_predicates(frame, chunk))
    return found


def _predicates(frame: Frame, chunk: Chunk) -> Iterator[Chunk]:
    seen: set[int] = set()
    after = frame.after(chunk)
    if chunk.glued and after is not None:
        seen.add(after.index)
        yield after
    for other in modified(frame, chunk):
        if other.index not in seen:
            seen.add(other.index)
            yield other
            above = frame.predicate_of(other)
            if above is not None and above.index not in seen:
                seen.add(above.index)
                yield above
    predicate = frame.predicate_of(chunk)
    if predicate is not None and predicate.index not in seen and predicate is not chunk:
        yield predicate
    if predicate is not None and predicate.lemma in _POSTPOSITIONS and predicate.head >= 0:
        above = frame.predicate_of(frame.chunks[predicate.head])  # 30日間に限り手元に保持できる
        if above is not None and above.index not in seen:
            yield above
    if predicate is not None and predicate.adnominal and predicate.head >= 0 and frame.chunks[predicate.head].text in FORMAL_NOUNS:
        above = frame.predicate_of(frame.chunks[predicate.head])  # 12か月を過ぎたものを消す
        if above is not None and above.index not in seen:
            yield above


def change_word(words: Words, frame: Frame, chunk: Chunk) -> str:
    """Increase or decrease where the predicate of a value tells of a change of it; "" otherwise."""
    found = frame.changes.get(chunk.index)
    if found is None:
        found = frame.changes[chunk.index] = _change_word(words, frame, chunk)
    return found


def _change_word(words: Words, frame: Frame, chunk: Chunk) -> str:
    above = frame.predicate_of(chunk)
    passed = chunk.particle == "を" and above is not None and above.lemma in _PASSING
    if passed or chunk.particle == "より" or (chunk.particle == "で" and chunk.comma):
        return ""  # 36トンより15トン減った, 目標の8万人を上回った, 680人で、2割増える
    if _is_reached(frame, chunk):
        return ""
    if chunk.particle == "が" and above is not None and any(other.particle == "を" for other in frame.arguments(above)):
        return ""  # 230人が手を挙げた
    for other in predicates(frame, chunk):
        direction = words.direction(other.lemma) or words.direction(other.text)
        direction = direction or ("increase" if other.lemma in _HEIGHTENING else "")
        if direction:
            return "" if other.negative else direction  # 1,640人の行員は減らさない
        break_at = other.text[:1]
        of_change = chunk.particle == "の" and other.index == chunk.head and _CHANGED.match(other.text)  # 6円の増配
        if break_at in ("増", "減") and (chunk.glued or (of_change and not _lasts(frame, chunk))):
            return "increase" if break_at == "増" else "decrease"
    return ""


def _is_reached(frame: Frame, chunk: Chunk) -> bool:
    """Whether と makes a value what a change came to: 118億円と、前の期に比べ7%減った; 3校と5施設減った tells two changes."""
    if chunk.particle != "と":
        return False
    after = frame.after(chunk)
    return after is None or chunk.comma or after.value < 0 or isinstance(frame.mentions[after.value].value, Date | Duration | Ratio)


def difference(frame: Frame, chunk: Chunk) -> str:
    """How a value sets a thing apart from another one: 80グラム重い, 従来より3センチも短い; "" where it does not."""
    predicate = frame.predicate_of(chunk)
    if predicate is None or predicate is chunk or chunk.particle not in ("", "も"):
        return ""
    after = frame.after(chunk)
    if after is not None and chunk.glued and not chunk.comma and after.tokens and (how := _adverb(after)) in _DIFFERENCES:
        return _DIFFERENCES[how]  # 100メートル長く設定する, 98人より14人多く、過去最多だ
    if after is not None and after.particle == "" and predicate.lemma == "成る" and after.lemma in _DIFFERENCES:
        return _DIFFERENCES[after.lemma]  # 60人少なくなった
    beside = not chunk.comma and after is predicate
    against = any(other.particle == "より" or other.lemma == "比べる" for other in frame.arguments(predicate))
    return _DIFFERENCES.get(predicate.lemma, "") if beside or against else ""


def _lasts(frame: Frame, chunk: Chunk) -> bool:
    return isinstance(frame.mentions[chunk.value].value, Duration)


def _adverb(chunk: Chunk) -> str:
    """The adjective of which a chunk begins with the adverb: 長い of 長く設定する."""
    first = chunk.tokens[0].surface
    return first[:-1] + "い" if first.endswith("く") else ""


def is_allowed(words: Words, frame: Frame, chunk: Chunk) -> bool:
    """Whether a value with まで is what is allowed at most, 25MBまで送れます, and not what is reached: 25％まで伸びた."""
    predicate = frame.predicate_of(chunk)
    if predicate is None or chunk.particle != "まで":
        return False
    return not predicate.ending.past and predicate.lemma not in _REACHING and not words.direction(predicate.lemma)


def supposes(frame: Frame, predicate: Chunk) -> bool:
    """Whether a predicate is a condition, which denies nothing: 50MBまで、足りなくなったら増やせます."""
    after = frame.after(predicate)
    last = after if after is not None and after.lemma == "成る" else predicate
    said = "".join(word.surface for word in (*last.tokens, *last.tail))
    return said.rstrip("、").endswith(("たら", "れば", "なら"))


def is_negated(frame: Frame, chunk: Chunk) -> bool:
    """Whether the value itself is denied: 12万冊ではない, 12万冊ではなく15万冊; 3人だけではない denies something else."""
    after = frame.after(chunk) if chunk.ending.text in ("では", "じゃ", "でも") else None
    return after is not None and after.lemma == "無い"


def contrasted(frame: Frame, chunk: Chunk) -> Iterator[str]:
    """The topic of a value where its sentence tells another's, too: アクセスログは90日、監査ログは12か月を過ぎたものを消す."""
    topic = frame.topic(chunk.index)
    earlier = frame.topic(topic.index) if topic is not None else None
    later = [other for other in frame.chunks[chunk.index + 1 :] if other.particle == "は" and other.value < 0]
    others = [other for other in (earlier, *later) if other is not None and not other.ending.text.startswith(("で", "に"))]
    if topic is not None and others and not topic.ending.text.startswith(("で", "に")) and topic.tokens:
        yield topic.text


def _is_event(chunk: Chunk) -> bool:
    """Whether a noun says what somebody does, not where: 申し込みから30日間, 発売から1年で."""
    return bool(chunk.tokens) and (chunk.tokens[-1].pos3 == "サ変可能" or chunk.tokens[-1].pos == "動詞")


def _of_stretch(frame: Frame, chunk: Chunk) -> bool:
    """Whether where something begins is told of a stretch that is not the value's: 県庁前から競技場までの|8区間に27チームが出た."""
    after = frame.after(chunk)
    return chunk.particle == "から" and after is not None and after.ending.text.startswith("までの")


def conditions(frame: Frame, chunk: Chunk) -> Iterator[str]:
    """From where to where a value reaches, and what it is converted into."""
    predicate = frame.predicate_of(chunk)
    for other in frame.arguments(predicate) if predicate is not None else ():
        if other.ending.text == "なら" and other.value < 0 and other.index < chunk.index:
            yield other.text.removesuffix("なら")  # 電子シャッターなら1秒に30枚撮れる
        elif other.particle in ("から", "まで") and other.value < 0 and not _is_event(other) and not _of_stretch(frame, other):
            yield other.text  # 本町から大学病院前まで18分
        elif other.lemma in _CONVERTED and other.predicate and other.index < chunk.index:
            yield from (f"{at.text}換算" for at in frame.arguments(other) if at.particle == "に" and at.value < 0)
