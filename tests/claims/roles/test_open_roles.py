"""Roles, deeds and kinds that the texts name in their own words."""

import pytest

from tests.texts import checked, silent


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "監修は洋食の[[a:「海猫亭」]]が手がけた。",
            "商品カルテ\n\n内容量：200グラム\n監修：洋食店[[b:「かもめ屋」]]店主　古田一平氏\n\n",
        ),
        ("会場は[[a:県民プラザ「アクア」]]の1階です。", "案内\n\n会場：[[b:市民会館「ルミエ」]]\n\n"),
        ("送迎バスの運行は[[a:潮風観光バス]]。", "[[b:若葉交通]]の送迎バスで20分です。"),
        ("太鼓の製作は[[a:北浜工房]]が担当した。", "催しの記録\n\n太鼓製作：[[b:南浜工房]]\n\n"),
        ("[[a:青葉医科大学]]の三輪真理子教授が話した。", "三輪真理子教授（[[b:若葉医科大学]]）が登壇した。"),
        ("マリオ・ベルタは[[a:ミラノ]]に生まれた。", "マリオ・ベルタはイタリアの[[b:トリノ]]出身だ。"),
        ("本尊は[[a:薬師如来]]だ。", "寺のしおり\n\n本尊：[[b:阿弥陀如来]]\n\n"),
        ("当日の天候は[[a:雨]]だった。", "記録\n\n天候：[[b:晴れ]]\n\n"),
        ("搬送ロボットは[[a:中国]]製だ。", "新倉庫\n\n搬送ロボット：[[b:ドイツ]]製\n\n"),
    ],
)
def test_two_holders(one: str, other: str) -> None:
    found = checked(one, other)
    assert [item.rule for item in found.findings] == ["role-conflict"], found.summary()
    for passage, marked in zip(found.evidence(found.findings[0]), found.marked, strict=True):
        assert passage.path == marked.path
        assert passage.text in marked.text or marked.text in passage.text


def test_the_same_deed_told_the_other_way_round() -> None:
    found = checked("準決勝で青嵐高が白楊高を破った。", "準決勝は白楊高が青嵐高に勝った。")
    assert [item.rule for item in found.findings] == ["role-conflict"], found.summary()
    silent("準決勝で青嵐高が白楊高を破った。", "準決勝で白楊高は青嵐高に敗れた。")
    silent("若葉電機は青葉精機を買収した。", "青葉精機は若葉電機に買収された。")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("会場は市民会館「ルミエ」だ。", "案内\n\n会場：市民会館\n\n"),
        ("監修は「海猫亭」が手がけた。", "商品カルテ\n\n内容量：200グラム\n監修：洋食店「海猫亭」店主　古田一平氏\n\n"),
        ("青葉大学の三輪真理子教授が話した。", "三輪真理子氏（青葉大学病院）が話した。"),
        ("青葉大学の三輪真理子教授が話した。", "若葉病院の三輪真理子医師が話した。"),
        ("元若葉大学の三輪真理子氏が話した。", "青葉大学の三輪真理子教授が話した。"),
        ("マリオ・ベルタはイタリア生まれだ。", "マリオ・ベルタはミラノに生まれた。"),
        ("太鼓を演奏したのは雷鳴会だ。", "催しの記録\n\n太鼓演奏：雷鳴会の皆さん\n\n"),
        ("本尊は薬師如来だ。", "寺のしおり\n\n本尊：秘仏\n\n"),
        ("今年の司会は早瀬美緒さん。", "記録\n\n来年の司会：三輪智之\n\n"),
    ],
)
def test_look_alikes(one: str, other: str) -> None:
    silent(one, other)
