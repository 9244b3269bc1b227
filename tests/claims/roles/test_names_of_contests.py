"""Winners and the next, books, names of things in other words, signed columns, partners: who is named for what."""

import pytest

from tests.claims.roles.test_roles import held
from tests.texts import checked


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("女子800メートルは水野佳子(青葉大)が2分3秒で優勝した。", ("sports/winner", "水野佳子", "女子800m")),
        ("男子走り高跳びは早瀬亮太が2メートル20を跳んで制した。", ("sports/winner", "早瀬亮太", "男子走高跳")),
        ("女子1600メートルリレーは青葉大が3分40秒で勝った。", ("sports/winner", "青葉大", "女子1600mリレー")),
        ("男子200m決勝を大会新記録で制した早瀬亮太選手をたたえた。", ("sports/winner", "早瀬亮太", "男子200m")),
        ("20秒差の2位にマテオ・ベルナス（スペイン）が入った。", ("~2位", "マテオ・ベルナス", "")),
        ("『灯の渡し』　水野佳子（鳴浜書房、2024年5月発行）", ("culture/author", "水野佳子", "灯の渡し")),
        ("水野佳子さん（41）の「灯の渡し」（鳴浜書房）が選ばれた。", ("culture/publisher", "鳴浜書房", "灯の渡し")),
        ("『灯の渡し』（ひのわたし）は、水野佳子による短編集。", ("culture/author", "水野佳子", "灯の渡し")),
        ("双葉汽船が運航する客船「あかつき」が着いた。", ("products/operator", "双葉汽船", "あかつき")),
        ("岩手県一関市の北辰酒造と共同で開発した。", ("organisations/headquarters", "岩手県一関市", "北辰酒造")),
        ("来年は鳴浜市で9月に開催する。", ("events/next-venue", "鳴浜市", "")),
        ("応援大使の俳優・水野佳子さんが出席した。", ("partners/face", "水野佳子", "")),
        ("CMで見た水野佳子さんのポスターを撮った。", ("partners/face", "水野佳子", "")),
        ("初めての受賞は1998年の早瀬亮太さん以来、20年ぶりとなる。", ("~前の例", "早瀬亮太", "")),
        ("力士の碧山(23歳、本名早瀬亮太)が勝った。", ("~本名", "早瀬亮太", "")),
        ("見守り機器の双葉テックと組んで作り、無料で配る。", ("partners/developing-with", "双葉テック", "")),
        ("患者からサルモネラが検出された。", ("kinds/pathogen", "サルモネラ", "")),
        ("見守り窓口は市のコールセンター(0570-00-1234)へ。", ("~コールセンターの電話", "0570-00-1234", "")),
        ("本社の総務課　TEL 03-1234-5678　FAX 03-1234-5679", ("~総務課の電話", "03-1234-5678", "")),
        ("- 出火場所：青葉市北ノ沢地内", ("partners/fire-origin", "青葉市北ノ沢", "")),
        ("- 前港：釜山（韓国）", ("~前港", "釜山", "")),
        ("一番の客船は、5月に来た「あかつき」でした。", ("~名:船", "あかつき", "")),
        ("新しい医療保険を公表しました。名前は「ひだまり」。", ("~名:保険", "ひだまり", "")),
        ("天文台は4月25日に「春の星を見る会」を予定している。", ("~名:催し", "春の星を見る会", "")),
        ("園長のひとりごと　第2回\n2025年6月3日　水野佳子\n\n今日は晴れです。", ("organisations/garden-head", "水野佳子", "")),
    ],
)
def test_told(text: str, role: tuple[str, str, str]) -> None:
    assert role in held(text)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("来年の鳴浜では連覇したいです。", "sports/winner"),
        ("昨年2位の水野佳子が首位に立った。", "~2位"),
        ("トップチーム監督に早瀬亮太氏が就く。", "トップチーム"),
        ("ブランド大使の水野佳子さんが話した。", "people/affiliation"),
        ("鳴浜市の双葉書店で買った。", "organisations/headquarters"),
    ],
)
def test_not_told(text: str, attribute: str) -> None:
    assert attribute not in {part for found in held(text) for part in found}


def test_two_winners_of_one_contest() -> None:
    table = "| 種目 | 優勝者 | 記録 |\n|---|---|---|\n| 男子やり投 | [[a:早瀬 亮太]] | 80m10 |\n| 女子800m | 水野 佳子 | 2:03 |\n"
    news = "男子やり投げは[[b:三輪健太]](青葉大)が80メートル10で優勝した。女子800メートルは水野佳子が制した。"
    found = checked(table, news).findings
    assert [finding.rule for finding in found] == ["role-conflict"]


def test_a_winner_in_two_spellings() -> None:
    table = "| 種目 | 優勝者 | 記録 |\n|---|---|---|\n| 男子走高跳 | 早瀬 亮太 | 2m20 |\n| 女子800m | 水野 佳子 | 2:03 |\n"
    assert not checked(table, "男子走り高跳びは早瀬亮太(青葉大)が制した。女子800メートルは水野佳子が優勝した。").findings


def test_firms_with_and_without_their_form() -> None:
    assert not checked("双葉ナギ社との共同開発です。", "株式会社双葉ナギと共同開発した。").findings


def test_two_numbers_of_one_desk() -> None:
    found = checked("相談は店舗ご相談デスク　[[a:0120-000-111]]へ。", "店舗ご相談デスク（平日のみ）　[[b:0120-000-171]]").findings
    assert [finding.rule for finding in found] == ["role-conflict"]


def test_a_number_and_a_fax() -> None:
    assert not checked("総務課　TEL 03-1234-5678", "総務課　FAX 03-1234-5679、TEL 03-1234-5678").findings
