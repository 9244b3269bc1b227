"""Whose a figure is not: bases of comparison, measures, glossed letters; and short and linked names."""

from pathlib import Path

import pytest

from claimcheck.claims.names.nonowners import glossed
from claimcheck.claims.names.shortforms import short_forms
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.readers import read_text
from claimcheck.text.tables import refine
from claimcheck.text.view import View

READER = Reader(load_pack(), None)


def owner(text: str, figure: str, suffix: str = ".txt") -> str:
    document = refine(read_text(text, str(Path("a" + suffix)), suffix))
    claims = READER.claims(document).claims
    at = text.index(figure)
    return next(claim.subject.value for claim in claims if claim.mention.span.start <= at < claim.mention.span.end)


def test_what_a_text_glosses_with_a_common_noun_is_no_name() -> None:
    text = "電力使用効率（PUE）は1.3だった。確定拠出年金（DC）を導入する。宇宙観測機構（SKO）が発表した。新型機（B7）を売る。"
    assert glossed(View.of_text(text)) >= {"PUE", "DC"}
    assert not glossed(View.of_text(text)) & {"SKO", "B7"}


def test_the_short_form_of_a_firm_stands_alone() -> None:
    text = "株式会社葉月コイル工業は3日、新工場を建てると発表した。葉月コイルの売上高は20億円だった。"
    assert short_forms(View.of_text(text)) == {"葉月コイル": "葉月コイル工業"}


def test_a_town_is_no_short_form_of_its_bank() -> None:
    text = "株式会社名古屋銀行は3日、統合を発表した。名古屋は雨だった。"
    assert "名古屋" not in short_forms(View.of_text(text))


@pytest.mark.parametrize(
    ("text", "figure", "unwanted"),
    [
        ("新型ランプ「アサギ」を発売\n\nアサギの明るさは現行品「ヒスイ」の3倍です。", "3倍", "ヒスイ"),
        ("新型ランプ「アサギ」を発売\n\n重さは現行品「ヒスイ」に比べ20%軽い。", "20%", "ヒスイ"),
    ],
)
def test_the_base_of_a_comparison_owns_nothing(text: str, figure: str, unwanted: str) -> None:
    assert owner(text, figure) != unwanted


def test_a_contact_owns_no_figure_of_the_issuer() -> None:
    text = (
        "2025年5月9日\n各位\n会社名　株式会社葉月電機\n代表者名　代表取締役社長　三輪　千夏\n問合せ先　総務部長　水野　佳子\n\n"
        "業績予想の修正に関するお知らせ\n\n1．修正の内容\n　売上高は120億円となる見込みです。"
    )
    assert owner(text, "120億円") == "葉月電機"
