"""The labels over a cell or value, and what in them narrows it down."""

from collections.abc import Iterator, Sequence

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.document import Block
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

LABEL = 16
"""A label up to this length names; a longer one is a headline."""
PROSE = 40
"""A list item longer than this tells a story under its label; a shorter one is a value that the label narrows."""
SENTENCE_LIKE = regex(r"[をがはにで。、]|する|した|れる")
_DITTO = ("同", "同上", "〃", "〃", "″", "同じく")
_NOTE = regex(r"[(（]([^()（）]*)[)）]")
_COUNTED = "円|ドル|人|名|件|個|台|本|枚|冊|点|回|社|戸|棟|床|席|世帯|トン|キロ|年|月|日|時|分|秒|割|度"
_UNIT_NOTE = regex(rf"単位.*|[十百千万億兆]*(?:{_COUNTED})|[0-9A-Za-zμ㎡㎥²³/・.%％℃ ]*|[月火水木金土日祝・]+")
"""A bracket that gives the unit of a label or a sign for it."""
_DESCRIBES = regex(r"[0-9０-９]+歳|要?証明|^(?:新|現行|旧|従来|主力|後継|前世代|次世代|当社|自社|他社|今回|前回|先代|現在)")
"""What tells more of a thing that its label names, and narrows no figure of it: IZ-90（新材料）, U25（25歳以下）."""
_SPEAKER = regex(
    r"[○◯〇◎●][ 　]?[^\s　（(：:]{1,16}(?:長|委員|議員|理事|監事|幹事|教授|参与|役|主査|主幹|主任|氏|さん|君)(?=[（(　 ]|$)"
)
"""Who speaks in minutes, at the head of a line, which is no label of what he says."""
LABEL_BRACKET = regex(r"[(（\[【].*?[)）\]】]")


def label_phrases(discourse: Discourse, block: Block) -> Sequence[tuple[str, str, int]]:
    """The labels over a cell or value: text without unit brackets, source, block index; the row label first."""
    if not block.row and not block.column:
        return ()
    key = (block.row, block.column)
    found = discourse.labels.get(key)
    if found is None:
        found = discourse.labels[key] = tuple(_phrases(discourse, block))
    return found


def _phrases(discourse: Discourse, block: Block) -> Iterator[tuple[str, str, int]]:
    for source, indices in (("row", block.row), ("column", block.column)):
        for index in reversed(indices):
            text = LABEL_BRACKET.sub("", discourse.block_text(index)).strip(" \t　:：*`|")
            if text in _DITTO and source == "row":
                text = _above(discourse, index) or text
            if not _speaks(discourse, index):
                yield text, source, index


def _speaks(discourse: Discourse, number: int) -> bool:
    """Whether a label is who speaks in minutes: ○高校教育課長（有馬晴彦君）."""
    start, end = discourse.view.document.blocks[number].span
    return _SPEAKER.match(discourse.view.text, max(0, start - 2), end) is not None or (
        _SPEAKER.match(discourse.view.text, max(0, start - 1), end) is not None
    )


def _above(discourse: Discourse, index: int) -> str:
    """The label of the row above, which 同 repeats: 総事業費(当初計画), 同(現計画)."""
    blocks = discourse.view.document.blocks
    own = blocks[index].cell
    for at in range(index - 1, -1, -1) if own is not None else ():
        cell = blocks[at].cell
        if cell is None or own is None or cell.table != own.table:
            return ""
        if cell.column == own.column:
            text = LABEL_BRACKET.sub("", discourse.block_text(at)).strip(" \t　:：*`|")
            if text not in _DITTO:
                return text
    return ""


def label_notes(discourse: Discourse, block: Block, owner: Span | None = None) -> Iterator[str]:
    """What the brackets of its labels say, units aside: 質量（本体のみ）, 外来患者数（1日平均）, but not 売上高（百万円）.

    Args:
        discourse: the document.
        block: what the labels are of.
        owner: where the owner stands, of whom a bracket behind it tells more and narrows nothing: IZ-90（新材料）.
    """
    for index in (*block.row, *block.column):
        text = discourse.block_text(index)
        if _speaks(discourse, index):
            continue
        owned = owner is not None and discourse.view.document.blocks[index].span.contains(owner)
        if "(" in text or "（" in text:
            notes = (note.strip() for note in _NOTE.findall(text))
            yield from (note for note in notes if not _UNIT_NOTE.fullmatch(note) and not (owned and _DESCRIBES.search(note)))


def names_something(text: str) -> bool:
    """Whether a label is a name or a noun phrase rather than a headline: 個人プラン, not 歴史的下落を記録した理由."""
    return len(text) <= LABEL and not SENTENCE_LIKE.search(text)
