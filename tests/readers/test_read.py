import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.document import Document, Role
from claimcheck.model.errors import ReadError
from claimcheck.readers import read, read_text, suffixes, supported
from claimcheck.text.tables import refine

SHARED = Path(__file__).parents[3] / "shared" / "eval" / "real"
DOCUMENTS = sorted(
    path for path in (Path(__file__).parents[1] / "structure" / "documents").iterdir() if supported(path)
)


def check_spans(document: Document) -> None:
    """Blocks are in order, do not overlap, hold text, and point to blocks that exist and make sense."""
    before = 0
    for number, block in enumerate(document.blocks):
        start, end = block.span
        text = document.text[start:end]
        assert before <= start < end <= len(document.text)
        assert text == text.strip()
        before = end
        assert all(document.blocks[at].role in (Role.TITLE, Role.HEADING) and at < number for at in block.heading)
        assert block.lead < number
        for at in (*block.row, *block.column):
            assert at != number
            assert 0 <= at < len(document.blocks)


def test_formats() -> None:
    assert suffixes() == (".markdown", ".md", ".text", ".txt")
    assert supported(Path("a.TXT"))
    assert not supported(Path("a.docx"))
    assert not supported(Path("txt"))


def test_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "案内.txt"
    path.write_bytes("﻿題名\r\n\r\n価格は980円です。\r\n".encode())
    document = read(path, "docs/案内.txt")
    assert document.path == "docs/案内.txt"
    assert document.text == "題名\r\n\r\n価格は980円です。\r\n"
    assert [document.text[slice(*block.span)] for block in document.blocks] == ["題名", "価格は980円です。"]
    assert document.line_column(document.blocks[1].span.start) == (3, 1)


def test_an_empty_file_is_a_document_without_blocks(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_bytes(b"")
        assert read(tmp_path / name, name).blocks == ()
    assert read_text(" \n\u3000\n", "blank").blocks == ()


def test_errors_say_what_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="ファイルがありません"):
        read(tmp_path / "missing.txt", "missing.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ReadError, match="フォルダです"):
        read(tmp_path / "folder.txt", "folder.txt")
    (tmp_path / "slides.pptx").write_bytes(b"")
    with pytest.raises(ReadError, match=r"読めない形式です\(\.pptx\)") as caught:
        read(tmp_path / "slides.pptx", "slides.pptx")
    assert ".txt" in caught.value.hint
    (tmp_path / "bad.txt").write_bytes(b"abc\xff\xff")
    with pytest.raises(ReadError, match=r"^bad\.txt: .*バイト 3") as caught:
        read(tmp_path / "bad.txt", "bad.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("秘密")
    path.chmod(0)
    with pytest.raises(ReadError, match="権限"):
        read(path, "secret.txt")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("題\n2025年3月18日\n\n本文です。", date(2025, 3, 18)),
        ("題\n最終更新: 2025-02-10\n本文です。", date(2025, 2, 10)),
        ("題 第3回（2025年3月24日公開）\n\n本文です。", date(2025, 3, 24)),
        ("報告書\n報告日　令和７年１月２４日\n作成　総務課\n\n本文です。", date(2025, 1, 24)),
        ("公開日：2025年1月5日　更新日：2025年2月1日\n\n本文です。", date(2025, 1, 5)),
        ("題\n\n本文は2025年3月18日に始まりました。とても長い本文がここから続いていきます。", None),
        ("題\nみなと通信　2025年2月28日 11:20\n\n本文です。", date(2025, 2, 28)),
        ("題\n【名古屋＝北の通信】2025/11/13 16:42\n\n本文です。", date(2025, 11, 13)),
        ("題\n2024年12月3日　株式会社あおば商会\n\n本文です。", date(2024, 12, 3)),
        ("題\n二〇二五年九月十八日　青葉花子\n\n本文です。", date(2025, 9, 18)),
        ("題\n公表日：2025年5月9日\n\n本文です。", date(2025, 5, 9)),
        ("題\n開催日　2025年3月18日\n\n本文です。", None),
        ("題\n2025年2月30日\n\n本文です。", None),
        ("題\n2025年3月\n\n本文です。", None),
        ("題\n開催日: 2025年3月18日\n\n本文です。", None),
    ],
)
def test_dateline(text: str, day: date | None) -> None:
    assert read_text(text, "a.txt").dateline == day


def test_front_matter_date_and_title() -> None:
    document = read_text("---\ntitle: 決算の概要\n発行日: 2025-05-13\n---\n\n本文です。\n", "a.md", ".md")
    assert document.dateline == date(2025, 5, 13)
    assert [(block.role, document.text[slice(*block.span)]) for block in document.blocks] == [
        (Role.TITLE, "決算の概要"),
        (Role.PARAGRAPH, "本文です。"),
    ]


def test_comments_and_code_are_not_prose() -> None:
    text = "<!-- 100円 -->\n\n料金は`fee=200`円です。\n\n```\nfee=300\n```\n"
    document = read_text(text, "a.md", ".md")
    assert [(block.role, document.text[slice(*block.span)]) for block in document.blocks] == [
        (Role.PARAGRAPH, "料金は`fee=200`円です。"),
        (Role.CODE, "fee=300"),
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_endings_change_nothing(path: Path, newline: str) -> None:
    text = path.read_text(encoding="utf-8")
    plain = refine(read_text(text, path.name, path.suffix))
    other = refine(read_text(text.replace("\n", newline), path.name, path.suffix))
    check_spans(other)
    assert [
        (block.role, block.level, block.heading, block.lead, block.row, block.column) for block in other.blocks
    ] == [(block.role, block.level, block.heading, block.lead, block.row, block.column) for block in plain.blocks]


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "題",
                "■ 概要",
                "・価格：980円",
                "本文です。",
                "| a | 1 |",
                "項目A社B社",
                "費用10円20円",
                "(1) 一",
                "Q. 何か",
                "A. 答え",
            ]
        ),
        st.text("あア亜A1０１年円。、「」（）|:： 　\t-#*・■【】>`~[]<!", max_size=24),
    ),
    max_size=14,
)


@settings(max_examples=400)
@given(LINES, st.sampled_from([".txt", ".md"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_text_crashes(lines: list[str], suffix: str, newline: str) -> None:
    check_spans(refine(read_text(newline.join(lines), "a", suffix)))


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of real documents is not here")
def test_real_documents_have_exact_spans() -> None:
    for path in sorted(SHARED.rglob("*.txt")):
        document = refine(read(path, path.name))
        check_spans(document)
        assert document.blocks
