"""Days that texts of several genres tell of one event in their own words, and days of two events."""

import pytest

from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.model.values import Date
from claimcheck.readers import read_text
from tests.texts import checked, read_claims

_HEAD = "汐見の新しい水族館\n\n"


def _told(*texts: str) -> list[set[str]]:
    """The days that are held against each other, for every finding about a date that is no note."""
    found = [finding for finding in checked(*texts).findings if finding.rule == "date-conflict" and finding.severity != "note"]
    return [{texts[int(each.path[0]) - 1][each.span.start : each.span.end] for each in finding.evidence} for finding in found]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        pytest.param(
            "水族館の建設工事は2023年4月10日に始まった。", "水族館は2023年5月10日に着工した。",
            {"2023年4月10日", "2023年5月10日"}, id="begun and started",
        ),
        pytest.param(
            "2024年6月3日から潮風堂の団子を店頭で売り出します。", "潮風堂の団子は2024年6月13日に発売された。",
            {"2024年6月3日", "2024年6月13日"}, id="sold from a day on",
        ),
        pytest.param(
            "寄贈された古文書の展示を9月7日に始めます。", "■古文書の展示開始　9月17日",
            {"9月7日", "9月17日"}, id="a line of a notice",
        ),
        pytest.param(
            "上巻を2024年4月3日より、下巻を2024年6月5日より刊行する。", "- 下巻：2024年6月15日より順次",
            {"2024年6月5日", "2024年6月15日"}, id="one verb for two volumes",
        ),
        pytest.param(
            "町は2023年5月8日、川が汚れたとして、工場を相手に訴えを提起した。",
            "町が起こした訴え\n\n2023年6月8日に町が工場に起こした訴え。",
            {"2023年5月8日", "2023年6月8日"}, id="a reason before the deed",
        ),
        pytest.param(
            "第12回の会期は2024年5月18日から20日までの3日間です。", "第12回は2024年5月11日から13日まで開催します。",
            {"2024年5月18日から20日", "2024年5月11日から13日"}, id="an edition and its length",
        ),
        pytest.param(
            "2026年1月16日に公民館であった点灯式では、町長があいさつした。", "点灯式は2026年1月17日、公民館で行います。",
            {"2026年1月16日", "2026年1月17日"}, id="a ceremony that took place",
        ),
        pytest.param(
            "堤防の補修は2022年3月8日に終わった。", "2022年3月18日　堤防の補修完了",
            {"2022年3月8日", "2022年3月18日"}, id="a line of a chronicle",
        ),
        pytest.param(
            "岬の遊歩道は5日、補修工事が始まった。", "2024年5月6日に岬の遊歩道の補修工事を始めた。",
            {"5日", "2024年5月6日"}, id="a month left to the reader",
        ),
        pytest.param(
            "2024年6月3日から灯台公園が利用できなくなります。", "灯台公園の利用停止は2024年6月13日から。",
            {"2024年6月3日", "2024年6月13日"}, id="what can be done no more",
        ),
        pytest.param(
            "2024年5月に主将が膝を肉離れした。", "2024年6月に主将が膝を痛めた。",
            {"2024年5月", "2024年6月"}, id="a noun with する",
        ),
        pytest.param(
            "市は2023年4月10日に護岸工事の免許を取得した。", "護岸工事の免許は2023年10月4日に受けた。",
            {"2023年4月10日", "2023年10月4日"}, id="month and day the wrong way round",
        ),
        pytest.param(
            "飼育棟の試験は2023年4月12日に魚の搬入を開始した。", "2023年4月22日に魚の搬入を始めた。",
            {"2023年4月12日", "2023年4月22日"}, id="an object beside a topic",
        ),
        pytest.param(
            "水道局は2024年6月3日に検査結果を公表のうえ、2024年7月1日に管を替えた。", "検査結果の公表は2024年6月13日だった。",
            {"2024年6月3日", "2024年6月13日"}, id="done first",
        ),
        pytest.param(
            "館内の床板は2024年6月3日に張り終えた。", "床板を張り終わったのは2024年6月13日だ。",
            {"2024年6月3日", "2024年6月13日"}, id="a compound of an end",
        ),
        pytest.param(
            "・2024年6月3日　水温が20度となり、遊泳の解禁を発表", "遊泳の解禁を発表したのは2024年6月13日。",
            {"2024年6月3日", "2024年6月13日"}, id="what an entry ends with",
        ),
    ],
)  # fmt: skip
def test_one_event_in_other_words(one: str, other: str, days: set[str]) -> None:
    assert days in _told(_HEAD + one, _HEAD + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("鎌倉の避難は4月17日に解かれた。", "避難指示は4月20日に全て解除された。", id="a part and all"),
        pytest.param(
            "団子は2024年6月3日に発売される。", "みなと新聞、2024年6月13日『潮風堂、団子を発売』。", id="the day of a source"
        ),
        pytest.param("団子は7月18日に発売される。", "『月刊みなと』2025年9月号に団子の発売の記事がある。", id="an issue"),
        pytest.param("配布は4月7日に始める。", "配布は5月7日に終える。", id="both ends"),
        pytest.param("1985年に水族館が開館した。", "水族館は2025年、開館40周年を迎える。", id="an anniversary"),
        pytest.param("5月中は水族館を休館する。", "水族館は2024年7月に休館した。", id="all of a month"),
        pytest.param("港の橋の補修が14日に始まった。", "2024年5月14日、港の橋の補修開始。", id="the same bare day"),
        pytest.param("2023年度の入館者は12万人だった。", "2024年度の入館者は13万人だった。", id="business years"),
    ],
)
def test_two_events(one: str, other: str) -> None:
    assert not _told(_HEAD + one, _HEAD + other)


def test_a_date_stays_one_claim() -> None:
    (claim,) = read_claims("2024年4月3日に館の改修を終えた。").claims
    ((act, day, _modality),) = claim.extra["acts"]
    assert act.word == "改修終了"
    assert (day.month, day.day) == (4, 3)


def test_a_relative_clause_tells_of_its_day() -> None:
    (claim,) = read_claims("公開された2024年3月には、近所の映画館に列ができていた。").claims
    assert "公開" in {act.word for act, _day, _modality in claim.extra["acts"]}


def test_acts_are_read_only_in_company() -> None:
    document = read_text("2024年4月3日に館の改修を終えた。", "a.txt", ".txt")
    reader = Reader(load_pack(), None)
    alone = reader.claims(document, in_company=False)
    assert "acts" not in alone.claims[0].extra
    reader.complete(document, alone, acts=True)
    assert alone.claims[0].extra["acts"] == reader.claims(document).claims[0].extra["acts"]


@pytest.mark.parametrize(
    ("text", "last"),
    [("会期 2025/6/20-22 です。", (6, 22)), ("会期 2025/06/28-07/02 です。", (7, 2)), ("停止は5/17 21:00～5/18 8:00。", (5, 18))],
)
def test_stretches_in_slashes(text: str, last: tuple[int, int]) -> None:
    (day,) = {claim.mention.value for claim in read_claims(text).claims if isinstance(claim.mention.value, Date)}
    assert day.until is not None
    assert (day.until.month, day.until.day) == last


def _acts(text: str) -> set[tuple[str, str, int]]:
    """The acts that a text tells, each with its edge and its day of the month."""
    told = (telling for claim in read_claims(text).claims for telling in claim.extra.get("acts", ()))
    return {(act.word, act.edge, day.day or 0) for act, day, _modality in told}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param("5月10、11の両日、灯台を公開する。", {("公開開始", "", 10), ("公開終了", "", 11)}, id="both days of a month"),
        pytest.param("応募：5月10日　審査：6月12日", {("応募", "", 10), ("審査", "", 12)}, id="two labels in a line"),
        pytest.param("内覧会 5月10日(土) 10時 予約不要", {("開催", "", 10)}, id="the noun before a day"),
        pytest.param("翌11日の早朝から停電が発生した。", {("停電", "start", 11)}, id="a part of the next day"),
        pytest.param("子馬が5月10日に産声を上げた。", {("産声を上げる", "", 10)}, id="a verb with its noun"),
        pytest.param(
            "港町には5月10日に速報を、6月12日に続報を送った。", {("送る", "", 10), ("送る", "", 12)}, id="one verb of two days"
        ),
        pytest.param(
            "5月10日に旅費を集めて合唱団を設立した。", {("集める", "", 10), ("設立", "", 10)}, id="what was done by way of it"
        ),
        pytest.param("沢設計は5月10日、新しい橋の設計者に選ばれた。", {("選ぶ", "", 10)}, id="a clause that goes on"),
        pytest.param("点検休止2日間(5月10日)", {("休止", "", 10)}, id="a length before a bracket"),
        pytest.param("5月10日午前8時(現地時間)現在、北西に進んでいる。", set(), id="as of a day"),
    ],
)  # fmt: skip
def test_what_a_day_is_of(text: str, acts: set[tuple[str, str, int]]) -> None:
    assert _acts(text) == acts


def test_each_of_two_days_has_its_own_object() -> None:
    told = {
        day.day: act.themes | act.around
        for claim in read_claims("5月10日に速報を、6月12日に続報を送った。").claims
        for act, day, _modality in claim.extra.get("acts", ())
    }
    assert ("速報" in told[10], "続報" in told[10], "続報" in told[12]) == (True, False, True)


def test_the_days_of_a_list_have_their_month() -> None:
    found = [claim.mention.value for claim in read_claims("公演は2026年3月7、8日に開く。").claims]
    days = {(value.year, value.month, value.day) for value in found if isinstance(value, Date)}
    assert days == {(2026, 3, 7), (2026, 3, 8)}
