"""Limits, peaks, phases, reports of a day, and what only a unit tells: what conflicts, and what only looks alike."""

import pytest

from tests.texts import checked

LIKELY = 0.6


def told(*texts: str) -> bool:
    """Whether anything is found that is shown by default."""
    return any(finding.confidence >= LIKELY for finding in checked(*texts).findings)


@pytest.mark.parametrize(
    "texts",
    [
        ("貸出期間は2週間以内です。", "貸出期間は3週間以内です。"),
        ("サケの捕獲は体長30センチ以上のものに限る。", "サケの捕獲は体長25センチ以上に限る。"),
        ("身長110センチ以上の方が乗れます。", "身長120センチ以上の方が乗れます。"),
        ("保管温度は5℃以下とする。", "保管温度は10℃以下とする。"),
        ("風速15メートル以上で運転を見合わせる。", "風速20メートル以上で運転を見合わせる。"),
    ],
)
def test_two_limits_on_one_side_are_two_rules(texts: tuple[str, ...]) -> None:
    assert told(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("式典には3000人以上が参加した。", "式典には2000人以上が参加した。"),
        ("雨量は400ミリを超えた。", "雨量は500ミリを超えた。"),
        ("工事には1億円以上かかった。", "工事には2億円以上かかった。"),
        ("10人以上の団体は1割引、20人以上の団体は2割引。", "20人以上の団体は2割引です。"),
    ],
)
def test_loose_counts_and_tiers_are_no_rules(texts: tuple[str, ...]) -> None:
    assert not told(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("ピーク時の避難者数は3,420人。", "避難者数は最大で3,820人だった。"),
        ("第1期の事業費は120億円。全体の事業費は300億円。", "第1期の事業費は150億円。全体は300億円。"),
        ("第2期の延べ床面積は4万2,000平方メートル。", "第2期の延べ床面積は4万8,000平方メートル。"),
        ("宮崎では最大瞬間風速52.3メートルを記録し、記録を更新した。", "宮崎の最大瞬間風速は53.2m/sだった。"),
        ("降水量は佐賀で1時間92ミリに達した。", "佐賀では1時間に78ミリの雨が降った。"),
        ("令和4年度の調査では1日2,300台が通る。", "交通量：2,800台/日（令和4年度調査）"),
        ("クラウドファンディングには840万円が寄せられた。", "クラウドファンディングで集まった額は890万円だった。"),
        ("事業費のうち13億7000万円を国の補助で賄う。", "国庫補助金が14億5000万円である。"),
    ],
)
def test_one_thing_in_other_words(texts: tuple[str, ...]) -> None:
    assert told(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("第1期の投資額は1500億円。", "投資額は全体で2400億円。"),
        ("第1期の定員は80人。第2期の定員は120人。", "定員は合計200人です。"),
        ("9月28日現在、全壊は4棟。", "12月20日現在、全壊は5棟。"),
        ("28日午後6時の停電は6300戸。", "ピーク時の停電は4万8600戸。"),
        ("新館は12室、本館は40室です。", "旅館の客室数は52室です。"),
        ("総事業費52億円のうち13億円を国の補助で賄う。", "総事業費は52億円。"),
        ("総貯水容量は4720万立方メートル。", "有効貯水容量は4350万立方メートル。"),
        ("降り始めからの雨量は500ミリを超えた。", "24時間の雨量は418ミリ。"),
        ("1時間に86ミリの雨。", "24時間雨量は418ミリ。"),
        ("令和3年度の調査では1日3,400台が通る。", "令和6年度の調査では1日2,900台が通る。"),
        ("アクセスログは90日、監査ログは12か月を過ぎたものを消す。", "監査ログは12か月で消す。"),
    ],
)
def test_parts_days_and_kinds_differ_rightly(texts: tuple[str, ...]) -> None:
    assert not told(*texts)
