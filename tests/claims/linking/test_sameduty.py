"""Two names that fill one duty in two texts."""

import pytest

from claimcheck.claims.linking.sameduty import same_duties
from tests.claims.roles.test_duties import NEWS, RELEASE
from tests.texts import checked


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("船体の建造は有明ドックが手がけました。", "建造したのは讃岐造船所。", 1, id="a verb and its noun"),
        pytest.param("船体の建造は有明ドックが手がけました。", "エンジンを製造したのはトーワ発動機。", 0, id="another thing"),
        pytest.param("整備は株式会社ウェーブテックに委託します。", "保守を請け負うのは灘エンジニアリング。", 1, id="kindred deeds"),
        pytest.param("座席は北浜シートが納めました。", "客室の椅子の納入元は丸澄木工だ。", 1, id="a thing of two names"),
        pytest.param("座席は北浜シートが納めました。", "窓の納入元は丸澄硝子だ。", 0, id="two suppliers"),
        pytest.param("予約システムの開発：ネクスレール", "運航管理システムを開発したのはトラベルゲート社。", 0, id="two systems"),
        pytest.param("売店の運営は三輪商事が担います。", "運営を担うのは湊海運。", 0, id="a part of it"),
        pytest.param("船の設計：水沢設計室", "設計を担ったのは水沢設計室（鳴浜市）。", 0, id="one name"),
        pytest.param("警備は青葉警備と三輪警備が担います。", "警備を担うのは双葉警備。", 0, id="two of one duty"),
    ],
)
def test_two_names_for_one_duty(one: str, other: str, count: int) -> None:
    linker = checked(RELEASE.format(one), NEWS.format(other)).corpus.linker
    assert len({tuple(name.text for name in pair) for pair in same_duties(linker)}) == count
