"""A repository with a baseline, on the real engine."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


def test_known_findings_pass_and_one_edited_number_is_one_finding(call: Call, real_engine: Path) -> None:
    release, news = real_engine / "release.txt", real_engine / "news.txt"
    release.write_text("青葉精機の2024年度の売上高は120億円だった。\n\n白樺電機の2024年度の営業利益は30億円だった。\n", "utf-8")
    news.write_text("青葉精機の2024年度の売上高は150億円だった。\n\n白樺電機の2024年度の営業利益は30億円だった。\n", "utf-8")
    assert call(".").code == 1
    assert call(".", "--write-baseline", "known.json").code == 0
    assert call(".", "--baseline", "known.json").code == 0

    # an edit elsewhere, another order of the passages, another working directory: still known
    release.write_text("お知らせ。\n\n" + release.read_text("utf-8"), "utf-8")
    assert call("release.txt", "news.txt", "--baseline", "known.json").code == 0

    news.write_text(news.read_text("utf-8").replace("30億円", "50億円"), "utf-8")
    done = call(".", "--baseline", "known.json", "--format", "json")
    assert done.code == 1
    new = json.loads(done.out)
    assert [(item["subject"], [passage["text"] for passage in item["evidence"]]) for item in new["findings"]] == [
        ("白樺電機", ["50億円", "30億円"])
    ]
    assert new["summary"]["baselined"] == 1
