"""Figures that look like others: differences, what stays, aims, some of a body, and owners that cannot be."""

import pytest

from tests.texts import claim_of


@pytest.mark.parametrize(
    ("text", "value", "aspect"),
    [
        ("来園者数は計画を300人下回った。", "300人", "decrease"),
        ("来園者数は300人を下回った。", "300人", "level"),
        ("橋の幅は3メートル広がった。", "3メートル", "increase"),
        ("値段は税抜きで1万2000円違う。", "1万2000円", "change"),
        ("赤字は4億円（12％）の減少となった。", "12％", "decrease"),
        ("| 店 | 今年 | 差 |\n|---|---|---|\n| 北店の客数 | 500人 | 40人 |", "40人", "change"),
        ("| 店 | 今年 | 差 |\n|---|---|---|\n| 北店の客数 | 500人 | 40人 |", "500人", "level"),
    ],
)
def test_differences_are_no_levels(text: str, value: str, aspect: str) -> None:
    assert claim_of(text, value).aspect.value == aspect


@pytest.mark.parametrize(
    ("text", "value", "mood"),
    [
        ("定員200名に変更はありません。", "200名", "stated"),
        ("従業員は2人しかいない。", "2人", "stated"),
        ("延長は12キロに過ぎない。", "12キロ", "stated"),
        ("出荷を3万台減らさざるを得ませんでした。", "3万台", "stated"),
        ("1200人のうち300人が回答しなかった。", "1200人", "stated"),
        ("1200人のうち300人が回答しなかった。", "300人", "denied"),
        ("手数料500円はかかりません。", "500円", "denied"),
        ("定員は200人ではない。", "200人", "denied"),
        ("保険金は予想どおり35億円だった。", "35億円", "stated"),
        ("想定を上回る800人が訪れた。", "800人", "stated"),
        ("予定していた300人を超える420人が参加した。", "420人", "stated"),
        ("目標の500万円に対し、1284万円が寄せられた。", "500万円", "planned"),
        ("海外比率を35％まで高めたい。", "35％", "planned"),
        ("売上高は530億円になりそうだ。", "530億円", "planned"),
        ("平均年収を340万円へ引き上げることを目指します。", "340万円", "planned"),
        ("会社は50人を解雇した疑いがある。", "50人", "reported"),
    ],
)
def test_moods(text: str, value: str, mood: str) -> None:
    assert claim_of(text, value).modality.value == mood


@pytest.mark.parametrize(
    ("text", "value", "attribute"),
    [
        ("従業員は120人だ。", "120人", "organisations/employees"),
        ("工場では従業員120人が働いている。", "120人", "organisations/employees"),
        ("従業員3人が煙を吸って病院に運ばれた。", "3人", "~従業員"),
        ("会社は社員72名に聞き取りをした。", "72名", "~社員"),
        ("社員72名への聞き取りを行った。", "72名", "~社員"),
        ("消防隊員20人が出動した。", "20人", "disasters/responders"),
        ("## 負傷者\n\n| | 軽傷 | 計 |\n|---|---|---|\n| 従業員 | 2人 | 3人 |", "3人", "disasters/injured"),
        ("# 橋の開通で救急搬送が短く\n\n式には約350人が出席した。", "350人", "events/participants"),
        ("# 登山者3人軽傷\n\n宿のお客さん17人は先に逃げた。", "17人", "~お客さん"),
        ("## 気になるお値段\n\nつめかえ用は2,100円です。", "2,100円", "products/price"),
        ("発売まで3年5か月かかりました。", "3年5か月", "~発売"),
        ("駅まで25分かかりました。", "25分", "transport/travel-time"),
        ("風車の出力は3,000キロワットだ。", "3,000キロワット", "environment/generating-capacity"),
    ],
)
def test_measures(text: str, value: str, attribute: str) -> None:
    assert claim_of(text, value).attribute.value == attribute


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("三浦拓真が優勝した。記録は2時間8分だった。", "2時間8分", "三浦拓真"),
        ("北条社長は「手応えがある」と語った。費用は20億円。", "20億円", ""),
        ("名古屋国税局は告発した。所得は3億円に上る。", "3億円", ""),
        ("青葉製菓は決算を発表した。売上高は120億円だった。", "120億円", "青葉製菓"),
        ("三浦支店と川上支店の預金は300億円だ。", "300億円", "~三浦支店+川上支店"),
        ("- 双葉トンネルは2月に貫通した。\n- 費用は3億円だった。\n", "3億円", ""),
    ],
)
def test_owners(text: str, value: str, owner: str) -> None:
    assert claim_of(text, value).subject.value == owner


@pytest.mark.parametrize(
    ("text", "value", "narrowed"),
    [
        ("村は86世帯230人に避難を求めた。", "230人", set()),
        ("シート高が765mmになるローシートを売る。", "765mm", {"ローシート"}),
    ],
)
def test_restrictors(text: str, value: str, narrowed: set[str]) -> None:
    assert set(claim_of(text, value).restrictors) == narrowed
