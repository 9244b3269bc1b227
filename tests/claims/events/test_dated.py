"""Which event a date belongs to, in the words of notices, chronicles, leaflets and news; and whose it is."""

import pytest

from tests.texts import checked, claim_of, read_claims, silent


@pytest.mark.parametrize(
    ("text", "value", "attribute"),
    [
        ("「西濃ハブ」は2026年3月16日に動き出します。", "2026年3月16日", "products/service-start"),
        ("市民会館は2027年9月から使い始める。", "2027年9月", "public_works/opened"),
        ("由良小学校は2025年3月31日をもって閉校となった。", "2025年3月31日", "organisations/dissolved"),
        ("市長の任期は2026年12月4日に満了する。", "2026年12月4日", "politics/wins-term"),
        ("2026年4月1日乗車分から新運賃となります。", "2026年4月1日", "operations/price-revision"),
        ("運賃の値上げは2025年11月1日からとなる。", "2025年11月1日", "operations/price-revision"),
        ("2025年10月1日より、運賃を引き上げさせていただくこととなりました。", "2025年10月1日", "operations/price-revision"),
        ("断水が解消されたのは2025年9月15日だった。", "2025年9月15日", "disasters/water-restored"),
        ("避難所は2024年2月28日にすべて閉じた。", "2024年2月28日", "disasters/shelters-closed"),
        ("北見涼子は2015年3月に定年で退いた。", "2015年3月", "people/mandatory-retirement"),
        ("杉浦千代子は1958年3月3日、奈良に三男として産声を上げた。", "1958年3月3日", "people/born"),
        ("市民プールは2025年9月7日の営業を最後に姿を消す。", "2025年9月7日", "products/ended"),
        ("映画『海の音』は2024年7月19日に封切られた。", "2024年7月19日", "culture/film-release"),
        ("青山製薬は2024年12月2日に製造販売承認を申請した。", "2024年12月2日", "medicine/application"),
    ],
)
def test_what_a_date_dates(text: str, value: str, attribute: str) -> None:
    found = [claim for claim in read_claims(text).claims if text[slice(*claim.mention.span)].startswith(value)]
    assert attribute in [claim.attribute.value for claim in found]


def test_a_quoted_title_is_whose_it_is() -> None:
    assert claim_of("映画『海の音』は2024年7月19日に公開された。", "2024年7月19日").subject.value == "海の音"
    assert claim_of("「もう限界だ」は2024年7月19日に公開された。", "2024年7月19日").subject.value == ""


def test_a_heading_tells_of_the_person_in_an_obituary() -> None:
    text = "杉浦千代子さん死去　「奈良派」を築く\n\n1982年にパリで没した。\n"
    assert claim_of(text, "1982年").subject.value == "杉浦千代子"


def test_labels_and_dates_in_step() -> None:
    text = "# 葛野ダム\n\n| 項目 | 内容 |\n|---|---|\n| 着工／完成 | 1998年4月／2006年3月 |\n"
    found = {text[slice(*claim.mention.span)]: claim.attribute.value for claim in read_claims(text, "1.md").claims}
    assert found == {"1998年4月": "public_works/construction-start", "2006年3月": "public_works/completed"}


def test_each_date_has_its_own_object() -> None:
    text = "9月28日に速報、11月22日に確報を提出した。"
    told = [claim for claim in read_claims(text).claims if claim.attribute.value.startswith("~")]
    found = {text[slice(*claim.mention.span)]: claim.attribute.value for claim in told}
    assert found == {"9月28日": "~速報提出", "11月22日": "~確報提出"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("「西濃ハブ」は[[a:2026年2月16日]]に稼働を開始する。", "「西濃ハブ」は[[b:2026年3月16日]]に動き出します。"),
        ("「青い屋根」は[[a:2024年10月8日]]に放送が始まった。", "「青い屋根」の放送開始は[[b:2024年10月15日]]だ。"),
    ],
)
def test_one_event_in_two_registers(one: str, other: str) -> None:
    checked(one, other).only("date-conflict")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("現在の図書館は1979年に開館した。", "新しい図書館は2026年4月に開館する。"),
        ("サービス停止は2025年6月30日に発生した。", "昨年11月にもサービスの停止が起きている。"),
        ("3月定例会は2025年2月25日に開会した。", "6月定例会は2025年6月2日に開会する。"),
        ("映画『海の音』は日本で2024年7月12日に公開された。", "映画『海の音』は北米で2024年10月18日に公開された。"),
        ("青葉精機は1950年に設立された。", "青葉精機は2020年4月、販売子会社を設立した。"),
        ("報告書は2024年3月に提出した。", "報告書は2025年3月に提出した。"),
        ("大雨で1時20分に水が堤防を越え、50分後に決壊した。", "堤防は2025年9月7日に決壊した。"),
    ],
)
def test_two_events(one: str, other: str) -> None:
    silent(one, other)
