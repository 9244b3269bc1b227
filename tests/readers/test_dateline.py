"""The day a text speaks from, where its first or last line says so."""

from datetime import date

import pytest

from claimcheck.readers import read_text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("新しい橋が開通\n\n　みなと市の橋が開通した。\n\n(2025年9月20日付 若葉新聞)\n", date(2025, 9, 20)),
        ("新しい橋が開通\n\n　みなと市の橋が開通した。\n\n（2025年10月1日 朝刊・科学面）\n", date(2025, 10, 1)),
        ("広報みなと　2025年7月号\n\n平成30年10月6日の開館から7年目を迎えました。\n", date(2025, 7, 1)),
        ("新しい橋が開通\n\n　みなと市の橋が開通した。\n\n（みなと・はし　1994年4月1日生まれ。橋の会の会長）\n", None),
    ],
)
def test_days_of_issue_beside_the_body(text: str, day: date | None) -> None:
    assert read_text(text, "news.txt", ".txt").dateline == day
