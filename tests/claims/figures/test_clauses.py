"""When and under which scope a figure holds: before and after a change, clauses side by side, brackets, moods."""

import pytest

from claimcheck.model.values import Numeric
from tests.texts import claim_of


@pytest.mark.parametrize(
    ("text", "value", "before"),
    [
        ("花壇の面積は20平方メートルから35平方メートルに広がる。", "20平方メートル", True),
        ("花壇の面積は20平方メートルから35平方メートルに広がる。", "35平方メートル", False),
        ("貸出冊数の上限　8冊 → 12冊", "8冊", True),
        ("貸出冊数の上限　8冊 → 12冊", "12冊", False),
        ("保険料率の改定（9.8%から9.5%）を説明した。", "9.8%", True),
        ("寮の定員は60人としていたのを48人に改めた。", "60人", True),
        ("40分の待ち時間が25分になる。", "40分", True),
        ("鍋の重さは前の900グラムより200グラム軽い。", "900グラム", True),
        # no change leads from one to the other
        ("希望者80人から30人を選ぶ。", "80人", False),
        ("寄付の300万円を基金の500万円に合わせて使う。", "300万円", False),
        # what holds while the text is read
        ("駐車場は現在の90台から120台になります。", "120台", False),
    ],
)
def test_a_figure_that_a_change_leads_away_from_is_one_of_then(text: str, value: str, *, before: bool) -> None:
    claim = claim_of(text, value)
    assert ("time:before" in claim.scope) is before
    assert claim.aspect.value != "increase"


@pytest.mark.parametrize("text", ["対象は6歳から12歳にする。", "室温は18度から22度に保つ。", "料金は500円から800円の間で決める。"])
def test_a_range_stays_one(text: str) -> None:
    start = text.index("は") + 1
    value = next(text[start:end] for end in range(len(text), start, -1) if text[end - 1] in "歳度円")
    read = claim_of(text, value).value
    assert isinstance(read, Numeric)
    assert read.upper is not None


@pytest.mark.parametrize(
    ("text", "value", "aspect"),
    [
        ("工事費は6億円、率にして15%増えた。", "6億円", "increase"),
        ("売上高は90億円（前年80億円、12.5%増）だった。", "80億円", "level"),
        ("入園者は目標の4万人を1,200人上回った。", "4万人", "level"),
        ("入園者は目標の4万人を1,200人上回った。", "1,200人", "increase"),
        ("年間配当は前の期から5円の増配となる。", "5円", "increase"),
        ("除雪車3台の増設に6,000万円を充てた。", "3台", "level"),
    ],
)
def test_an_amount_of_change_is_no_level(text: str, value: str, aspect: str) -> None:
    assert claim_of(text, value).aspect.value == aspect


@pytest.mark.parametrize(
    ("text", "value", "narrowed"),
    [
        ("定員は東館が120人、旧講堂が80人。", "120人", {"東館"}),
        ("定員は東館が120人、旧講堂が80人。", "80人", {"旧講堂"}),
        ("価格は本体キットが8,000円、交換フィルターは1,200円。", "1,200円", {"交換フィルター"}),
        # the noun of all of them narrows nothing
        ("奨励金は総額が25万円だった。", "25万円", set()),
        ("町全体の人口は3,800人だった。", "3,800人", set()),
    ],
)
def test_each_figure_is_of_the_noun_of_its_own_clause(text: str, value: str, narrowed: set[str]) -> None:
    assert claim_of(text, value).restrictors == narrowed


def test_the_clause_beside_has_the_measure_that_it_leaves_out() -> None:
    claim = claim_of("価格は本体キットが8,000円、交換フィルターは1,200円。", "1,200円")
    assert claim.attribute.value == "products/price"


def test_the_noun_of_another_figure_measures_nothing_here() -> None:
    claim = claim_of("国の補助金が3億円、自己資金が1億円。", "1億円")
    assert claim.attribute.value == "~自己資金"


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("若葉電機（静岡県、1962年設立、従業員340人）が受注した。", "340人", ""),
        ("停電：120戸（2024年8月3日に解消）", "120戸", ""),
        ("寄付は2,400万円、310件（2025年6月30日現在）だった。", "2,400万円", "2025-06-30"),
        ("累計販売台数は2024年9月までで8,200台だった。", "8,200台", "2024-09"),
    ],
)
def test_a_date_of_what_happened_is_none_of_its_neighbours(text: str, value: str, period: str) -> None:
    assert claim_of(text, value).period.value == period


@pytest.mark.parametrize(
    ("text", "value", "mood"),
    [
        ("目標の900人には届かなかったが、870人が走った。", "900人", "planned"),
        ("記録は昨年の4,200個には届きません。", "4,200個", "stated"),
        ("上映は1時間50分、観客は席を立たなかった。", "1時間50分", "stated"),
        ("会費（年6,000円）の変更はございません。", "6,000円", "stated"),
        ("来場者は5,000人を目標としています。", "5,000人", "planned"),
        ("予定利率は2.0%です。", "2.0%", "stated"),
        ("参加者は40人に達しなかった。", "40人", "denied"),
    ],
)
def test_moods_that_a_word_nearby_does_not_make(text: str, value: str, mood: str) -> None:
    assert claim_of(text, value).modality.value == mood


@pytest.mark.parametrize(
    ("text", "scope"),
    [("利率は1.2%を下限とする。", "range:minimum"), ("利率は3.0%で頭打ちとなる。", "range:maximum")],
)
def test_the_edges_of_what_a_figure_may_be(text: str, scope: str) -> None:
    assert scope in claim_of(text, text[3:7]).scope
