import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.model.document import Block, Document, Role
from claimcheck.model.span import Span
from claimcheck.recognizers import Recognizers
from claimcheck.text.view import View

from .conftest import Find

_PIECES = st.sampled_from(
    [
        "2024年",
        "8月",
        "15日",
        "(木)",
        "午後",
        "3時",
        "半",
        "約",
        "1,200",
        "億",
        "万",
        "円",
        "ドル",
        "%",
        "人",
        "三",
        "十分",
        "前",
        "から",
        "まで",
        "~",
        "-",
        "/",
        "同日",
        "翌",
        "来週",
        "第",
        "の",
        "、",
        "。",
        "\n",
        " ",
        "(",
        ")",
        "以上",
        "近く",
        "令和",
        "元年",
        "度",
        "㌔",
        "㎡",
        "３",
        "分の",
        "日あたり",
        "毎",
        "A",
        "あ",
        "￥",
        "半年",
        "間",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_spans_lie_in_their_text_in_order_and_apart(recognizers: Recognizers, text: str) -> None:
    last = 0
    for mention in recognizers.mentions(View.of_text(text)):
        assert mention.extent.start <= mention.span.start < mention.span.end <= mention.extent.end <= len(text)
        assert last <= mention.span.start
        last = mention.span.end


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_no_text_crashes(recognizers: Recognizers, text: str) -> None:
    recognizers.mentions(View.of_text(text))


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_full_width_digits_change_nothing(recognizers: Recognizers, text: str) -> None:
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    assert [mention.value for mention in recognizers.mentions(View.of_text(text))] == [
        mention.value for mention in recognizers.mentions(View.of_text(wide))
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=12).map("".join))
@example("2024年の前")
@example("３人人")
def test_an_appended_paragraph_changes_nothing(recognizers: Recognizers, text: str) -> None:
    alone = _mentions(recognizers, [text])
    assert _mentions(recognizers, [text, "雨がやんだ。"])[: len(alone)] == alone


def _mentions(recognizers: Recognizers, paragraphs: list[str]) -> list[tuple[Span, object]]:
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), Role.PARAGRAPH))
        start += len(paragraph) + 2
    document = Document("text", "\n\n".join(paragraphs), tuple(blocks))
    return [(mention.span, mention.value) for mention in recognizers.mentions(View(document))]


def test_a_mention_never_crosses_a_block() -> None:
    from claimcheck.engine.pack import builtin_folder, load_lexicon  # noqa: PLC0415 - only here without the fixture

    recognizers = Recognizers(load_lexicon([builtin_folder()]))
    text = "2024年\n8月"
    touching = Document("text", text, (Block(Span(0, 5), Role.TABLE_CELL), Block(Span(5, 8), Role.TABLE_CELL)))
    spans = [mention.span for mention in recognizers.mentions(View(touching))]
    assert spans == [(0, 5), (6, 8)]


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "1,234",
        "年月日",
        "2024年5月6日",
        "((((",
        "(約3億円)",
        "三十",
        "1/2",
        "1-2",
        "午後3時から",
        "約",
        "平成",
        "同日",
        "30人以上",
        "毎日",
        "第3",
        "http://",
        "+1 23",
    ],
)
def test_half_a_megabyte_in_linear_time(find: Find, piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.perf_counter()
        find(text)
        return time.perf_counter() - begin

    small = seconds(50_000)
    assert seconds(500_000) < 30 * small + 1
