"""What a figure is about: what can be done at most, counters by shape, who pays, headings, and what a text tells elsewhere."""

import pytest

from tests.texts import checked

CONFLICTS = (
    # what can be done is a limit
    (
        "ルーター「NX-40」\n\nNX-40には最大25台の機器をつなげられる。",
        "製品仕様 NX-40\n\n同時接続台数：48台\n外形寸法：120mm",
    ),
    ("イヤホン「ONE」\n\nONEは1回の充電で8時間使える。", "ONE 仕様\n\n連続再生時間：6時間"),
    ("カメラ「ソラ」\n\nカメラ「ソラ」は一度の充電で400枚撮れる。", "カメラ「ソラ」仕様\n\n撮影可能枚数：約340枚"),
    ("図書館だより\n\n本は一人6冊まで、2週間借りられます。", "市立図書館 利用案内\n\n貸出限度：一人8冊\n貸出期間：2週間"),
    ("道の駅\n\n道の駅の駐車場には120台が止められる。", "道の駅の概要\n\n駐車台数：102台"),
    (
        "クレーン\n\n新型クレーン「剛」は最大120トンをつり上げられる。",
        "クレーン「剛」仕様\n\nクレーン「剛」の最大荷重：100t",
    ),
    ("ログ\n\nログは90日分さかのぼれる。", "サービス仕様\n\nログの保存期間：60日"),
    # counters by shape
    (
        "火山岩遺跡\n\n火山岩遺跡では、164個のガラス玉や23点の管玉が出土した。",
        "火山岩遺跡 調査概要\n\nガラス玉　146点\n管玉　23点",
    ),
    ("星野美術館\n\n星野美術館の展覧会には82枚の油絵が並ぶ。", "星野美術館 展覧会概要\n\n油絵：72点\n素描：30点"),
    # who pays
    (
        "特別展\n\n県立博物館の特別展の観覧料は大人900円、高校生500円。",
        "特別展のご案内\n\n| 観覧料（一般） | 1,000円 |\n| 観覧料（高校生） | 500円 |",
    ),
    # a heading names what the figures of its items are
    (
        "電動自転車ペダ よくある質問\n\nバッテリーにはメーカー保証が3年間付きます。",
        "電動自転車ペダ 仕様\n\n## 保証\n\n- 車体：5年\n- 駆動用電池：2年",
    ),
    # everyday words and jargon
    (
        "星野電機が決算\n\n星野電機の2025年3月期のトップラインは520億円だった。",
        "星野電機 決算短信\n\n2025年3月期の売上高は51,000百万円。",
    ),
    (
        "星野電機が決算\n\n星野電機の2025年3月期の本業のもうけは52億円だった。",
        "決算短信\n\n星野電機の2025年3月期の営業利益は48億円。",
    ),
)  # fmt: skip
SILENT = (
    ("みなと号\n\n事故の当時、遊覧船「みなと号」には98人が乗っていた。", "みなと号 要目\n\nみなと号の旅客定員：120名"),
    ("ルーター「NX-40」\n\nNX-40には25台の機器がつながれていた。", "NX-40 仕様\n\n同時接続台数：48台"),
    ("青葉ドーム\n\n青葉ドームには最大3万人が入れる。", "青葉ドーム\n\n5月3日の青葉ドームの観客は2万8千人。"),
    ("青空倉庫\n\n青空倉庫には3万トンの米を保管できる。", "青空倉庫\n\n青空倉庫には現在1万8千トンの米が保管されている。"),
    ("遊園地\n\n丘の上遊園地の入園料は子ども800円。", "丘の上遊園地 ご案内\n\n入園料\n・一般　1,600円\n・小中学生　800円"),
    (
        "博物館\n\n県立博物館の観覧料は大学生300円。",
        "県立博物館\n\n| 観覧料（一般） | 600円 |\n| 観覧料（高校生） | 200円 |",
    ),
    ("掃除機A\n\n掃除機Aの本体の保証期間は2年間です。", "掃除機A 仕様\n\n■保証\n・バッテリー：1年\n・本体：2年"),
    ("船の事故\n\n青波丸には船長ほか11人の乗組員が乗っていた。", "青波丸 事故概要\n\n青波丸の乗組員：12人"),
    ("EV\n\nハヤテRの重さは158kgで、ハヤテRSより軽い。", "ハヤテRS 試乗記\n\nハヤテRSの重さは172kg。"),
    ("工場\n\n青空工業の第一工場では社員120人が働く。", "青空工業 会社概要\n\n青空工業の従業員数：640人"),
    (
        "会社\n\n星野電機の売上高は520億円だった。",
        (
            "星野電機 決算短信\n\n## 業績\n\n星野電機の売上高は520億円。\n\n"
            "## 次期の業績予想\n\n売上高 560億円（7.7%増）、営業利益 50億円（4.0%増）"
        ),
    ),
)


@pytest.mark.parametrize("texts", CONFLICTS, ids=lambda texts: texts[0].partition("\n")[0])
def test_conflict(texts: tuple[str, str]) -> None:
    found = checked(*texts)
    told = [item for item in found.findings if item.rule == "value-conflict" and item.severity != "note"]
    assert len(told) == 1, found.summary()


@pytest.mark.parametrize("texts", SILENT, ids=lambda texts: texts[0].partition("\n")[0])
def test_silent(texts: tuple[str, str]) -> None:
    found = checked(*texts)
    assert not [item for item in found.findings if item.severity != "note"], found.summary()
