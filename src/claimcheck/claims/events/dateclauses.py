"""Which clause a date stands in, and whether it is the day of anything by itself."""


from claimcheck.claims.lexicon.registry import Edge
from claimcheck.claims.sentences.frames import Chunk, Frame, is_temporal
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date

EDITIONS = ("定例会", "定例議会", "臨時会", "議会", "例会", "場所", "国会")
"""What is named by its month: 6月定例会."""
_HOLDING = frozenset({"開催", "開く", "行う", "実施", "催す", "執り行なう", "挙行"})
"""Verbs whose hour is the one something begins at."""
_SOON = regex(r"(?:秒|分|時間)(?:ほど|余り|足らず)?[後前](?:まで|から|より)?に?$")


def is_another(text: str, frame: Frame, chunk: Chunk) -> bool:
    """Whether a date is no day of its own (50分後に決壊した), which edition is meant (6月|定例会), or of another such event.

    昨年11月にも停止が起きた tells of one more; 今秋にも着工する of a plan.
    """
    after, predicate = frame.after(chunk), frame.predicate_of(chunk)
    told = predicate is not None and any(word.lemma in ("た", "て", "てる") for word in predicate.tail)
    again = told and chunk.ending.bare in ("にも", "も")
    edition = chunk.glued and after is not None and after.text.startswith(EDITIONS)
    return again or edition or _SOON.search(text) is not None


_GIVEN_UP = regex(
    r"(?:頃|ごろ|中)?[をにと]、?(?:予定|計画|目標|想定)?(?:と|に)?"
    r"(?:し|見込ん|目指し|発表し|公表し|お知らせし|ご?案内し|説明し|予定し|計画し|想定し)[てで](?:い(?:まし)?た|おり(?:まし)?た)(?=[一-龠ァ-ヺ「『])"
)
_COUNTED_FROM = regex(
    r"(?:本震|地震|前震|余震|噴火|事故|事件|火災|災害|発生|被災|発災|台風|津波|開業|開館|開店|設立|創業|結婚)(?:の|から)(?:約|およそ)?$"
)
_ISSUE = regex(r"(?:[（(][月火水木金土日][）)])?[ 　]?(?:(?:付の?)?(?:朝刊|夕刊)|付[「『])")
_DAILY = regex(r"(?:当日|毎日|連日)の?(?:午前|午後|朝)?[0-9０-９]")
_DOORS = ("開園", "開館", "開店", "開場", "開門", "開演", "営業開始")


def dates_nothing(text: str, frame: Frame, chunk: Chunk) -> bool:
    """Whether a date is the day of nothing that its words name.

    A plan that was changed (12月としておりました運転開始の予定は), what followed an event (本震の3日後に起きた余震), the paper or
    release that told it (10月1日 朝刊), the hour at which doors open (当日9時30分の開園).
    """
    mention, after = frame.mentions[chunk.value], frame.after(chunk)
    start, end = mention.extent
    if _GIVEN_UP.match(text, end, frame.span.end) or _ISSUE.match(text, end):
        return True
    if mention.recognizer == "relative" and text[start:end].endswith("後") and _COUNTED_FROM.search(text, frame.span.start, start):
        return True
    doors = after is not None and after.text.startswith(_DOORS)
    return doors and _DAILY.match(text, start) is not None


def clause_ends(frame: Frame, chunk: Chunk) -> bool:
    """Whether a noun closes the clause of a date before the next date."""
    later = (other.index for other in frame.chunks[chunk.index + 1 :] if other.value >= 0 and other.index not in frame.bracketed)
    following = frame.chunks[chunk.index + 1 : next((at for at in later if is_temporal(frame.mentions[frame.chunks[at].value])), 0)]
    return any(other.comma and other.value < 0 and not other.particle and not other.predicate for other in following)


def states_a_day(frame: Frame, chunk: Chunk) -> bool:
    """Whether a year goes before a day in the same sentence."""
    values = [frame.mentions[other.value].value for other in frame.chunks[chunk.index :] if other.value >= 0]
    dates = [value for value in values if isinstance(value, Date)]
    return bool(dates) and dates[0].grain == "year" and any(value.grain in ("day", "month") for value in dates[1:])


def edge_at(frame: Frame, chunk: Chunk, value: Date) -> Edge | None:
    """Whether something begins or ends with a date: 4月7日から, 12月14日まで."""
    tail = "".join(word.surface for word in chunk.tail)
    held = frame.predicate_of(chunk) if value.hour is not None else None
    if held is not None and held.lemma in _HOLDING:
        return None  # 6月25日午前10時から、ホールで|開催します: the hour it begins at
    if value.open == "from" or chunk.particle in ("から", "より") or tail.startswith(("から", "より")):
        return "start"
    if value.open == "to" or chunk.particle == "まで" or tail.startswith("まで"):
        return "end"
    after = frame.after(chunk)
    if after is not None and (chunk.glued or chunk.particle == "の") and after.text.endswith("分"):
        return "start" if after.particle in ("から", "より") else None  # 10月1日の検針分から
    return None
