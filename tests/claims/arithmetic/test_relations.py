"""Stated arithmetic: which figures of a sentence or table hang together."""

import pytest

from claimcheck.model.claims import Mention
from tests.texts import read_claims


def quoted(text: str, *mentions: Mention) -> tuple[str, ...]:
    return tuple(text[mention.span.start : mention.span.end] for mention in mentions)


@pytest.mark.parametrize(
    ("text", "old", "new", "change", "sign"),
    [
        ("定員を40人から50人に15人増やす。", "40人", "50人", "15人", 1),
        ("排出量は800トンから600トンに50%減った。", "800トン", "600トン", "50%", -1),
        ("検査件数は1日500件から1,500件へ2倍に増えた。", "500件", "1,500件", "2倍", 0),
        ("会員数は2万4,000人で、前年の1万2,000人から3倍に増えた。", "1万2,000人", "2万4,000人", "3倍", 0),
    ],
)
def test_changes(text: str, old: str, new: str, change: str, sign: int) -> None:
    (found,) = {
        (*quoted(text, item.old, item.new, item.change), item.sign) for item in read_claims(text).relations.changes
    }
    assert found[:3] == (old, new, change)
    assert found[3] == sign


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        ("総事業費は48億円(国費20億円、市費26億円)である。", ("20億円", "26億円"), "48億円"),
        ("参加者は300人。このうち180人が大人、残る130人が子どもだった。", ("180人", "130人"), "300人"),
        (
            "シードで8,000万円、今回は5億円を調達し、合わせて6億8,000万円となった。",
            ("8,000万円", "5億円"),
            "6億8,000万円",
        ),
        (
            "総事業費は228億円。財源は国が102億円、県が20億円、市が94億円である。",
            ("102億円", "20億円", "94億円"),
            "228億円",
        ),
        ("| 店 | 売上高 |\n|---|---|\n| 東京 | 12円 |\n| 大阪 | 8円 |\n| 合計 | 21円 |\n", ("12円", "8円"), "21円"),
    ],
)
def test_sums(text: str, parts: tuple[str, ...], total: str) -> None:
    found = [(quoted(text, *item.parts), *quoted(text, *filter(None, [item.total]))) for item in read_claims(text).relations.sums]
    assert found == [(parts, total)]


@pytest.mark.parametrize(
    "text",
    [
        "職員は780人(医師104人、看護師412人)である。",
        "応募者は130人(前年は120人)だった。",
        "応募者は130人(男性70人、女性など40人)だった。",
        "価格は1,100円(税抜1,000円、税100円)である。",
        "敷地は3万平方メートル(約9,000坪)ある。",
    ],
)
def test_no_sums(text: str) -> None:
    assert read_claims(text).relations.sums == []


@pytest.mark.parametrize(
    ("text", "start", "end", "length"),
    [
        ("受付は6月3日から6月7日までの4日間である。", "6月3日から6月7日", "6月3日から6月7日", "4日間"),
        ("停電は14時05分から15時20分までの85分続いた。", "14時05分から15時20分", "14時05分から15時20分", "85分"),
    ],
)
def test_lengths(text: str, start: str, end: str, length: str) -> None:
    (found,) = read_claims(text).relations.lengths
    assert quoted(text, found.start, found.end, found.length) == (start, end, length)
