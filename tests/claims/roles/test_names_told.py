"""Titles in great number, venues of notes, partners, names of things: who and what fills a role in plain texts."""

import pytest

from tests.claims.roles.test_roles import held
from tests.texts import checked


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("水野佳子施設長が出迎えた。", ("~施設長", "水野佳子")),
        ("当天文台長の水野佳子が解説します。", ("~台長", "水野佳子")),
        ("取締役頭取の水野佳子氏が会見した。", ("~頭取", "水野佳子")),
        ("水野佳子ディレクターが明かした。", ("~ディレクター", "水野佳子")),
        ("水野佳子部長（環境部）が答えた。", ("~環境部長", "水野佳子")),
        ("鳴浜労働局長（水野佳子）は諮問した。", ("~鳴浜労働局長", "水野佳子")),
        ("説明会は鳴浜公民館にて開催いたします。", ("events/venue", "鳴浜公民館")),
        ("鳴浜会館（みなと市）において説明会を開きました。", ("events/venue", "鳴浜会館")),
        ("住民説明会（鳴浜交流センター）", ("events/venue", "鳴浜交流センター")),
        ("場所　鳴浜交流センター2階　研修室", ("events/venue", "鳴浜交流センター")),
        ("装置は双葉精機と共同で開発した。", ("partners/co-developer", "双葉精機")),
        ("装置は双葉精機と共同開発した。", ("partners/co-developer", "双葉精機")),
        ("広告には俳優の水野佳子さんを起用した。", ("partners/face", "水野佳子")),
        ("口径60センチの反射望遠鏡「あかつき」を使う。", ("~名:望遠鏡", "あかつき")),
        ("山岳賞は水野佳子（青葉大）、新人賞は早瀬美緒が獲得した。", ("~山岳賞", "水野佳子")),
    ],
)
def test_told(text: str, role: tuple[str, str]) -> None:
    assert role in [(attribute, name) for attribute, name, _subject in held(text)]


def test_two_names_of_one_thing() -> None:
    found = checked("反射望遠鏡「[[a:あかつき]]」を公開した。", "夜は望遠鏡「[[b:よいやみ]]」で月を見る。").findings
    assert [finding.rule for finding in found] == ["role-conflict"]


def test_two_things_with_names() -> None:
    assert not checked("反射望遠鏡「あかつき」を公開した。", "望遠鏡「よいやみ」で月を、次は「あかつき」で星を見る。").findings
