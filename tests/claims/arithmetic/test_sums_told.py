"""Sums, shares, lengths and counts that a text tells in passing, each with a wrong figure and with the right one."""

import pytest

from tests.texts import checked

CASES = (
    ("change-mismatch", "80席だった体制を200席へと{}に広げました。", "3.5倍", "2.5倍"),
    ("change-mismatch", "92年2月期に186億円あった売上高は、25年2月期に52億円とピークの{}まで落ち込んだ。", "約4割", "約3割"),
    ("change-mismatch", "月給87万円の1割を3カ月分、計{}を返納する。", "36万1千円", "26万1千円"),
    ("change-mismatch", "720人を18班に分け、1班は{}とする。", "45人", "40人"),
    ("change-mismatch", "45人乗りのバスを6台用意し、{}を運びます。", "290人", "270人"),
    ("change-mismatch", "標高1,240メートルの登山口から、1,985メートルの山頂まで標高差{}を登る。", "845メートル", "745メートル"),
    ("change-mismatch", "平均気温は18.4度。平年の16.9度を{}上回りました。", "2.5度", "1.5度"),
    ("change-mismatch", "町の人口は7,200人。65歳以上は3,096人で、高齢化率は{}に達している。", "34％", "43％"),
    ("change-mismatch", "アンケートには1,250人が回答した。このうち「満足」は900人で、{}にのぼる。", "82％", "72％"),
    ("change-mismatch", "計画便数は1日4便として280便。実際に飛んだのは61日、214便で、就航率は{}となった。", "71.4％", "76.4％"),
    ("sum-mismatch", "投票総数は4,820票、うち有効投票は4,756票、無効は{}だった。", "74票", "64票"),
    ("sum-mismatch", "寄付の総額は580万円。使い道は、遊具に240万円、植樹に150万円、残る{}を積み立てます。", "290万円", "190万円"),
    ("sum-mismatch", "同社の店舗は直営が85店、加盟店が120店の{}。", "215店", "205店"),
    ("sum-mismatch", "橋の計画\n\n総事業費は18億円。\n・国の補助　9億円\n・県の補助　3億円\n・町の負担　{}\n", "8億円", "6億円"),
    ("conversion-mismatch", "秒速25メートル、時速に直すと{}の風が吹いた。", "70キロ", "90キロ"),
    ("conversion-mismatch", "1ドル150円で計算すると、2,400ドルは{}になる。", "46万円", "36万円"),
    ("conversion-mismatch", "価格は3,300円（消費税{}を含む）。", "400円", "300円"),
    ("duration-mismatch", "講座は5時間30分（{}）の実習を含みます。", "350分", "330分"),
    ("duration-mismatch", "夜行バスは22時30分に出て、翌朝6時に着く。{}の旅だ。", "8時間30分", "7時間30分"),
    ("duration-mismatch", "工事は2023年4月に始まり、2025年9月に完了した。{}に及ぶ工事だった。", "3年半", "2年半"),
    ("duration-mismatch", "1935年創立の本校は、2025年に創立{}を迎える。", "100周年", "90周年"),
    ("duration-mismatch", "発売の3日前、6月{}に発表会を開いた。発売日は6月20日。", "15日", "17日"),
    ("weekday-mismatch", "2025年7月1日\n\nお知らせ\n\n次回の例会は第3土曜日の7月{}に開きます。", "26日", "19日"),
    ("age-mismatch", "1950年4月2日生まれの彼女は、2020年10月、{}で引退した。", "60歳", "70歳"),
    ("count-mismatch", "幹事は、ミナト、サクラ、ヒカリ、ノゾミの{}が務める。", "5社", "4社"),
    ("count-mismatch", "理由は{}ある。まず、価格が安いこと。次に、軽いことだ。", "3つ", "2つ"),
    ("count-mismatch", "月曜、水曜、金曜の週{}開いています。", "4日", "3日"),
    ("count-mismatch", "委員会は、{}の部会（総務、広報、会計）で構成する。", "4つ", "3つ"),
)


@pytest.mark.parametrize(("rule", "text", "wrong", "right"), CASES)
def test_told_wrong_and_right(rule: str, text: str, wrong: str, right: str) -> None:
    assert [found.rule for found in checked(text.format(wrong)).findings] == [rule]
    assert [found.rule for found in checked(text.format(right)).findings] == []


SILENT = (
    "昨年、東京、大阪、名古屋の3都市で開いた。",
    "彼は、父、母、兄の4人家族で育った。",
    "震度5弱を観測したのは、青葉市、若草町の3地点。",
    "朝9時に出て、昼の12時に着く。帰りは4時間かかった。",
    "10月1日に着工し、翌年3月31日に完成する。工期は9カ月の予定だったが短くなった。",
    "1950年生まれの父は、2020年10月、40歳の息子に店を譲った。",
    "2000年に結成したバンドは、2024年にデビュー20周年を迎えた。",
    "採決では、出席した24人のうち賛成が15人、反対が8人で、議長は加わらなかった。",
    "東館に42室、西館に38室がある。今夏は70室を使う。",
    "優勝した高野は2時間33分8秒。2位を1分43秒差で退けたが、大会記録の2時間31分20秒には届かなかった。",
)


@pytest.mark.parametrize("text", SILENT)
def test_tells_nothing(text: str) -> None:
    assert [found.message for found in checked(text).findings] == []
