"""Whose birth a date is, and changes whose levels only stand near."""

import pytest

from tests.texts import checked, silent

AGE = "2025年10月20日\n\n長老の木戸三郎さん({age})が語った。\n\n{born}"
BORN = (
    "1947年3月に青葉町で生まれ、青葉小の校長も務めた木戸三郎さんは健在だ。",
    "会の代表は木戸三郎さん。1947年3月3日生まれ、青葉大学卒。",
    "新しい会長は、木戸三郎さんです。\n\n〈略歴〉きど・さぶろう。1947年3月3日生まれ、青葉町出身。",
)


@pytest.mark.parametrize("born", BORN)
def test_a_birth_is_of_the_person_beside_it(born: str) -> None:
    assert [found.rule for found in checked(AGE.format(age=88, born=born)).findings] == ["age-mismatch"]
    silent(AGE.format(age=78, born=born))


@pytest.mark.parametrize(
    "text",
    [
        "片道は9,800円。往復で買うと1万7,640円になる。燃料の高騰で、先代の9,000円から約9%引き上げた。",
        "年度中の入会は4,150人、退会は2,750人で、前年度末の7万3,200人から1,400人の純増となった。",
        "純利益は4.8%減の218億円だった。26年3月期の収入は9600億円から9900億円に引き上げた。",
    ],
)
def test_a_figure_that_only_stands_near_is_no_level(text: str) -> None:
    silent(text)
