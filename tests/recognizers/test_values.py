from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claimcheck.model.claims import HedgeKind, Mention
from claimcheck.recognizers import Recognizers
from claimcheck.text.lexicon import CounterEntry, Lexicon
from claimcheck.text.view import View

from .conftest import Find

_FIELDS = {
    "date": ("grain",),
    "number": ("magnitude", "upper"),
    "ordinal": ("magnitude", "unit"),
    "ratio": ("magnitude", "unit", "upper"),
    "money": ("magnitude", "currency", "upper", "tax", "per"),
    "quantity": ("magnitude", "unit", "upper", "per"),
    "duration": ("months", "seconds", "business_days"),
    "time": ("hour", "minute", "second", "utc_offset"),
    "recurrence": ("every", "frequency", "at"),
}


def _short(mention: Mention) -> tuple[Any, ...]:
    """Kind and the fields that are set."""
    value = mention.value
    kind = value.model_dump()["kind"]
    fields = (getattr(value, name) for name in _FIELDS[kind])
    return kind, *(
        str(field.normalize()) if isinstance(field, Decimal) else field
        for field in fields
        if field not in (None, 0, "")
    )


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("4．2026年3月期の予想", "2026年3月期", ("date", "year")),
        ("A（早瀬）．10月から渡す。", "10月", ("date", "month")),
        ("A（早瀬）．1枚です。", "1枚", ("quantity", "1", "枚")),
        ("打率．345で終えた", "．345", ("ratio", "34.5", "%")),
        ("乗客は1日7万4,000人だった", "1日", ("duration", "8.64E+4")),
        ("1日3時に始めた", "1日3時", ("date", "hour")),
        ("10、11日に名古屋を回る", "10", ("date", "day")),
        ("10/3（土）・4（日）", "4（日）", ("date", "day")),
        ("2、3日で着く", "2", ("number", "2")),
        ("2基目を建てる", "2基目", ("ordinal", "2", "基")),
        ("早瀬美緒（青葉高3年）", "3年", ("ordinal", "3", "年生")),
        ("最大3年の延長", "3年", ("duration", "36")),
        ("視野は12分角である", "12分角", ("quantity", "12", "分角")),
        ("面積は410平方ミリ", "410平方ミリ", ("quantity", "4.1E+2", "mm2")),
        ("冬を2度越した", "2度", ("quantity", "2", "回")),
        ("北西の風2.1m", "風2.1m", ("quantity", "2.1", "m", "s")),
        ("鏡は1枚85キロほど", "85キロ", ("quantity", "85", "kg")),
        ("利用は1日平均約2万人", "2万人", ("quantity", "2E+4", "人", "日")),
        ("来店は過去5年平均2万人", "2万人", ("quantity", "2E+4", "人")),
        ("売上高は4,200億円でした", "4,200億円", ("money", "4.2E+11", "JPY")),
        ("US$3.5億を借りた", "US$3.5億", ("money", "3.5E+8", "USD")),
        ("¥1,980(税込)です", "¥1,980", ("money", "1.98E+3", "JPY", "included")),
        ("48億人民元を投じる", "48億人民元", ("money", "4.8E+9", "CNY")),
        ("75円20銭で引けた", "75円20銭", ("money", "75.2", "JPY")),
        ("時価は700億\nドルに達した", "700億\nドル", ("money", "7E+10", "USD")),
        ("9.1百万円を計上", "9.1百万円", ("money", "9.1E+6", "JPY")),
        ("－12％の減収", "－12％", ("ratio", "-12", "%")),
        ("2割7分3厘の打率", "2割7分3厘", ("ratio", "27.3", "%")),
        ("六割半が賛成", "六割半", ("ratio", "65", "%")),
        ("8割方は片づいた", "8割", ("ratio", "8E+1", "%")),
        ("孫は6さいになった", "6さい", ("quantity", "6", "歳")),
        ("余震は3月5日に17回あった", "17回", ("quantity", "17", "回")),
        ("余震は5日に17回あった", "17回", ("quantity", "17", "回")),
        ("支持率は3.5ポイント下がった", "3.5ポイント", ("ratio", "3.5", "point")),
        ("25bpの利下げ", "25bp", ("ratio", "0.25", "point")),
        ("前年の4倍に", "4倍", ("ratio", "4", "倍")),
        ("体積は50分の1になる", "50分の1", ("ratio", "0.02", "倍")),
        ("延床は3,400㎡である", "3,400㎡", ("quantity", "3.4E+3", "m2")),
        ("㌔は使わず12㌔と書く", "12㌔", ("quantity", "12", "km")),
        ("時速85キロで走る", "時速85キロ", ("quantity", "85", "km", "h")),
        ("摂氏31.5度を記録", "摂氏31.5度", ("quantity", "31.5", "℃")),
        ("震度5強の揺れ", "震度5強", ("quantity", "5.5", "震度")),
        ("最大震度は6弱だった", "6弱", ("quantity", "6", "震度")),
        ("地震の規模を示すマグニチュード(M)は7.3", "7.3", ("quantity", "7.3", "マグニチュード")),
        ("昨夜の地震はM6.1とされる", "6.1", ("quantity", "6.1", "マグニチュード")),
        ("速度は時速約85キロだ", "85キロ", ("quantity", "85", "km", "h")),
        ("最高時速は320キロに達する", "320キロ", ("quantity", "3.2E+2", "km", "h")),
        ("ポンプは毎分およそ120リットルを送る", "120リットル", ("quantity", "1.2E+2", "L", "min")),
        ("トルクは14.5kgf・mである", "14.5kgf・m", ("quantity", "14.5", "kgf·m")),
        ("比重は7.85g/cm³である", "7.85g/cm³", ("quantity", "7.85", "g", "cm3")),
        ("排出量は95g-CO₂/kmという", "95g-CO₂/km", ("quantity", "95", "g", "km")),
        ("収量は530kg/10aだった", "530kg/10a", ("quantity", "5.3E+2", "kg", "10a")),
        ("熱量は100gあたり250kcalだ", "250kcal", ("quantity", "2.5E+2", "kcal", "100g")),
        ("色温度は5000Kの白色", "5000K", ("quantity", "5E+3", "K")),
        ("料金は31円/kWhである", "31円/kWh", ("money", "31", "JPY", "kWh")),
        ("PERは高くROE12.5%だ", "12.5%", ("ratio", "12.5", "%")),
        ("EPS125円を見込む", "125円", ("money", "125", "JPY")),
        ("SSD512GBを積む", "512GB", ("quantity", "512", "GB")),
        ("氷点下3.2度まで下がった", "氷点下3.2度", ("quantity", "-3.2", "度")),
        ("打率.312で首位", ".312", ("ratio", "31.2", "%")),
        ("25ベーシスポイントの利下げ", "25ベーシスポイント", ("ratio", "0.25", "point")),
        ("0.5%ポイントの差", "0.5%ポイント", ("ratio", "0.5", "point")),
        ("50歳代の男性", "50歳代", ("quantity", "5E+1", "代")),
        ("マグニチュード6.8の地震", "マグニチュード6.8", ("quantity", "6.8", "マグニチュード")),
        ("署名は8,400人分", "8,400人", ("quantity", "8.4E+3", "人")),
        ("34歳の作家", "34歳", ("quantity", "34", "歳")),
        ("1日あたり平均45件を扱う", "45件", ("quantity", "45", "件", "日")),
        ("月額780円から", "780円", ("money", "7.8E+2", "JPY", "月")),
        ("通報は85件/日", "85件/日", ("quantity", "85", "件", "日")),
        ("全国41選挙区で", "41選挙区", ("quantity", "41", "選挙区")),
        ("第18回大会", "第18回", ("ordinal", "18", "回")),
        ("7番目の駅", "7番目", ("ordinal", "7", "番")),
        ("世界2位の座", "2位", ("ordinal", "2", "位")),
        ("2年4か月かかった", "2年4か月", ("duration", "28")),
        ("3時間半の会議", "3時間半", ("duration", "1.26E+4")),
        ("4泊5日の旅", "4泊5日", ("duration", "4.32E+5")),
        ("半年ぶりに", "半年", ("duration", "6")),
        ("5営業日以内", "5営業日", ("duration", "5")),
        ("午後4時20分開演", "午後4時20分", ("time", 16, 20)),
        ("夜の9時に集まる", "夜の9時", ("time", 21)),
        ("深夜25時に放送", "深夜25時", ("time", 25)),
        ("正午に黙とう", "正午", ("time", 12)),
        ("週4回の運航", "週4回", ("recurrence", "P1W", "4")),
        ("朝夕の2回、水をやる", "朝夕の2回", ("recurrence", "P1D", "2")),
        ("毎週火・金の2回、巡回する", "毎週火・金の2回", ("recurrence", "P1W", "2")),
        ("10月に3度も延期した", "3度", ("quantity", "3", "回")),
        ("水温は18度だった", "18度", ("quantity", "18", "℃")),
        ("市長は3度訪れた", "3度", ("quantity", "3", "回")),
        ("右に30度回す", "30度", ("quantity", "3E+1", "度")),
        ("8ユニットに分かれる", "8ユニット", ("quantity", "8", "ユニット")),
        ("連絡通路（180 m）", "180 m", ("quantity", "1.8E+2", "m")),
        ("やり投げは71m45だった", "71m45", ("quantity", "71.45", "m")),
        ("記録は4:09.33", "4:09.33", ("duration", "249.33")),
        ("毎週木曜日に出る", "毎週木曜日", ("recurrence", "P1W", "XXXX-WXX-4")),
    ],
)
def test_one_value(find: Find, text: str, surface: str, expected: tuple[Any, ...]) -> None:
    found = [(text[mention.span.start : mention.span.end], _short(mention)) for mention in find(text)]
    assert (surface, expected) in found, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年11月5日(火)", {"grain": "day", "year": 2024, "month": 11, "day": 5, "weekday": 1}),
        ("令和6年4月1日", {"grain": "day", "year": 2024, "month": 4, "day": 1, "era": "令和", "era_year": 6}),
        ("㋿5年度", {"grain": "year", "year": 2023, "fiscal": True, "era": "令和", "era_year": 5}),
        ("R6.11.5", {"grain": "day", "year": 2024, "month": 11, "day": 5, "era": "令和", "era_year": 6}),
        ("2024/11/05", {"grain": "day", "year": 2024, "month": 11, "day": 5}),
        ("2026年3月期", {"grain": "year", "year": 2026, "fiscal": True, "fiscal_end": 3}),
        ("2025年度第2四半期", {"grain": "quarter", "year": 2025, "quarter": 2, "fiscal": True}),
        ("'98年", {"grain": "year", "year": 1998}),
        ("1980年代", {"grain": "decade", "decade": 1980}),
        ("19世紀末", {"grain": "century", "century": 19, "part": "末"}),
        ("6月中旬", {"grain": "part", "month": 6, "part": "中旬"}),
        ("2023年秋", {"grain": "season", "year": 2023, "part": "秋"}),
        ("二〇一九年八月", {"grain": "month", "year": 2019, "month": 8}),
    ],
)
def test_one_date(find: Find, text: str, expected: dict[str, Any]) -> None:
    (mention,) = find(text)
    assert mention.span == (0, len(text))
    assert mention.value.model_dump(exclude_defaults=True, exclude={"kind"}) == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("4月3日から9日まで", (4, 3), (4, 9)),
        ("2024年11月20日~翌2025年2月3日", (11, 20), (2, 3)),
        ("7～9月期", (7, None), (9, None)),
    ],
)
def test_a_range_of_dates(find: Find, text: str, start: tuple[int, int | None], end: tuple[int, int | None]) -> None:
    (mention,) = find(text)
    value = mention.value.model_dump()
    assert (value["month"], value["day"]) == start
    assert (value["until"]["month"], value["until"]["day"]) == end


def test_both_ends_of_an_afternoon_are_in_the_afternoon(find: Find) -> None:
    (mention,) = find("午後2時から5時まで")
    value = mention.value.model_dump()
    assert (value["hour"], value["until"]["hour"]) == (14, 17)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("約60人", HedgeKind.ABOUT),
        ("60人ほど", HedgeKind.ABOUT),
        ("60人近く", HedgeKind.ALMOST),
        ("60人弱", HedgeKind.ALMOST),
        ("60人強", HedgeKind.OVER),
        ("60人余り", HedgeKind.OVER),
        ("60人を超える", HedgeKind.ABOVE),
        ("60人以上", HedgeKind.AT_LEAST),
        ("60人未満", HedgeKind.BELOW),
        ("60人に満たない", HedgeKind.BELOW),
        ("60人以下", HedgeKind.AT_MOST),
        ("40%台", HedgeKind.BAND),
        ("最大60人", HedgeKind.MAXIMUM),
        ("最低でも60人", HedgeKind.AT_LEAST),
        ("ざっくり60人", HedgeKind.ROUGH),
    ],
)
def test_hedges(find: Find, text: str, kind: HedgeKind) -> None:
    (mention,) = find(text)
    assert [hedge.kind for hedge in mention.hedges] == [kind]
    assert mention.extent == (0, len(text))


@pytest.mark.parametrize("text", ["わずか60人", "なんと60人", "60人も"])
def test_judgements_are_no_hedges(find: Find, text: str) -> None:
    (mention,) = find(text)
    assert not mention.hedges


def test_a_conversion_in_brackets_is_one_pair(find: Find) -> None:
    text = "赤字は約20億ドル(約3,100億円)近くに上る"
    outer, inner = find(text)
    assert inner.pair == outer.span
    assert [hedge.kind for hedge in outer.hedges] == [HedgeKind.ABOUT, HedgeKind.ALMOST]
    assert [hedge.kind for hedge in inner.hedges] == [HedgeKind.ABOUT, HedgeKind.ALMOST]


def test_two_bounds_are_a_range(find: Find) -> None:
    (mention,) = find("20人以上40人未満")
    value = mention.value.model_dump()
    assert (value["magnitude"], value["upper"]) == (20, 40)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("6~9人", 6, 9), ("2~4万人", 20000, 40000), ("二、三十人", 20, 30), ("10個から15個", 10, 15), ("30-45枚", 30, 45)],
)
def test_a_range_of_counts(find: Find, text: str, low: int, high: int) -> None:
    (mention,) = find(text)
    value = mention.value.model_dump()
    assert (value["magnitude"], value["upper"]) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "GPT-5とLlama 4を比べる",
        "TOPIX500に連動",
        "H100とR2",
        "v3.11.2で直した",
        "電話は03-5555-0199",
        "〒150-0043へ送る",
        "https://example.com/2024/11/05/x?id=77",
        "五十嵐さんと八木さんは六本木へ",
        "四国と九州と三重",
        "一部では十分だと一般に言う",
        "三省堂と百貨店",
        "石の上にも三年と申します",
        "フェーズ3のルイ14世",
        "図4と表2を参照",
        "192.168.10.25",
        "iPhone 16を買う",
        "一石二鳥",
    ],
)
def test_never_a_value(find: Find, text: str) -> None:
    assert [text[mention.span.start : mention.span.end] for mention in find(text)] == []


@pytest.mark.parametrize(
    "spellings",
    [
        ["3,200億円", "３，２００億円", "三千二百億円", "3200億\n円"],
        ["2024年5月8日", "２０２４年５月８日", "二〇二四年五月八日"],
        ["45.5%", "４５．５％", "45.5パーセント", "四十五・五％"],
        ["8キロメートル", "8㌖", "８ｋｍ", "八キロメートル"],
    ],
)
def test_spellings_of_one_value_agree(find: Find, spellings: list[str]) -> None:
    values = []
    for spelling in spellings:
        (mention,) = find(spelling)
        values.append(mention.value.model_dump(exclude={"quantum", "scaled", "grain"}))
    assert all(value == values[0] for value in values), values


def test_a_lexicon_of_the_user_adds_counters(lexicon: Lexicon) -> None:
    extended = replace(lexicon, counters=(*lexicon.counters, CounterEntry(unit="俵", terms=("俵",))))
    (mention,) = Recognizers(extended).mentions(View.of_text("米を40俵積む"))
    assert mention.value.model_dump()["unit"] == "俵"
