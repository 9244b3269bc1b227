"""Tables whose columns were lost: 「項目DeepSeekOpenAIのGPTシリーズ」 above 「開発コスト数億円数百億円」.

A row is divided only where its figures can be read in one way, and a table only where its header can be divided into as
many names as its rows have figures. What cannot be decided stays one block.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from claimcheck.model.document import Block, Cell, Document, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_LONGEST = 80
"""Characters a row may have."""
_MOST_COLUMNS = 6
_CORNER = regex(
    r"(?:比較|評価|主な)?(?:項目|型番|型式|モデル|機種|品目|種別|種類|区分|名称|科目|指標|時期|時間帯|曜日|内容|機能|機種|製品名?|商品名?|プラン|部門|地域|内訳|仕様|スペック|年度|期間)"
)
_UNIT = (
    r"(?:[万億兆千百十]*(?:円|ドル|ユーロ|ポンド|元|ウォン)|人|名|社|件|台|個|基|枚|本|回|戸|校|店舗?|棟|室|床|便|隻|機|頭|匹|冊|部|点|票|株|口|歳|倍|割|"
    r"年間?|[かヶカヵケ箇]月間?|[かヶカヵケ箇]所|週間?|日間?|時間|分間?|秒|泊|ポイント|トークン|パラメータ|ルーメン|ルクス|語|字|文字|ページ|畳|坪|度|"
    r"[%％‰℃㎡㎏㎞㎜]|[A-Za-zµ]{1,3}2?(?![A-Za-z])|トン|キロ|メートル|グラム|リットル|ヘクタール|ミリ|センチ)"
)
_DIGITS = r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*"
_COUNT = (
    rf"(?:数[十百千]*(?:万|億|兆)?|数?{_DIGITS}(?:[万億兆千百十]+{_DIGITS})*[万億兆千百十]*"
    r"|[一二三四五六七八九十百千]+[万億兆]?|半(?=年|日|月|分))"
)
_ONE = rf"{_COUNT}(?:{_UNIT}(?:[/／毎](?:{_UNIT}|月|日))?)?"
_VALUE = regex(
    rf"(?:約|およそ|ほぼ|最大|最小|最高|最低|最長|最短|平均|推定|計|各|月額|年額|税込|税別|[-−△▲±+])*{_ONE}"
    rf"(?:[~〜～\-–−](?:約|最大)?{_ONE})?(?:以上|以下|未満|超|程度|前後|ほど|強|弱|台|[前後]半)?(?:[（(][^()（）]{{1,24}}[)）])?"
    r"|無料|有料|なし|無し|あり|有り|不明|非公開|未定|対応|非対応|可|不可|[○◯×△◎✓—―]"
)
_ENOUGH = 9
_PERIOD = regex(
    r"(?:(?:19|20)\d{2}年度?(?:\d{1,2}月期?)?|(?:令和|平成)(?:\d+|元)年度?|\d{1,2}月期?|第?[1-4１-４]四半期|前年度?|今年度?|本年度?|来年度?|前期|当期|今期|来期|上期|下期"
    r"|前回|今回|改正前|改正後|変更前|変更後|旧|新|増減率?|差額?|前年比|前期比|合計|小計|計|全体|平均|男性?|女性?|単位|備考)"
)


def refine(document: Document) -> Document:
    """The document with flattened tables divided into cells; the same object where there are none."""
    replaced: dict[int, list[Block]] = {}
    table = max((block.cell.table for block in document.blocks if block.cell), default=-1) + 1
    last = 0
    for first, block in enumerate(document.blocks):
        if first < last or not (corner := _CORNER.match(document.text, block.span.start)):
            continue
        if corner.end() >= block.span.end or not _is_row(document, block):
            continue
        end = _run(document, first)
        if found := _divide(document, first, end, corner.end() - block.span.start, table):
            last = end
            table += 1
            replaced.update(found)
    return _rebuilt(document, replaced) if replaced else document


def _run(document: Document, first: int) -> int:
    """End of the stretch of short lines without a full stop, one below the other, that begins at `first`."""
    blocks = document.blocks
    last = first + 1
    while (
        last < len(blocks) and _is_row(document, blocks[last]) and _adjacent(document, blocks[last - 1], blocks[last])
    ):
        last += 1
    return last


def _is_row(document: Document, block: Block) -> bool:
    if block.role not in (Role.PARAGRAPH, Role.HEADING) or block.marker or block.span.end - block.span.start > _LONGEST:
        return False
    text = document.text[block.span.start : block.span.end]
    return not any(mark in text for mark in "。\n\r")


def _adjacent(document: Document, before: Block, after: Block) -> bool:
    between = document.text[before.span.end : after.span.start]
    return between.strip() == "" and between.count("\n") + (between.count("\r") - between.count("\r\n")) == 1


def _divide(document: Document, first: int, last: int, corner: int, table: int) -> dict[int, list[Block]]:
    """Cells for the blocks of a run that begins with a header; empty where header or rows cannot be decided.

    Args:
        document: the document.
        first: index of the header.
        last: index after the last row.
        corner: characters of the header's first name, 項目.
        table: number of the table.
    """
    head = document.blocks[first].span
    header = document.text[head.start : head.end]
    rows: dict[int, list[Span]] = {}
    for columns in range(2, _MOST_COLUMNS + 1):
        found = {at: row for at in range(first + 1, last) if (row := _split_row(document, at, columns)) is not None}
        if len(found) > len(rows):
            rows = found
    if not rows:
        return {}
    names = _split_header(document, header, corner, len(next(iter(rows.values()))) - 1)
    if names is None:
        return {}
    labels = [
        Span(head.start, head.start + corner),
        *(Span(head.start + low, head.start + high) for low, high in names),
    ]
    return _cells(document, first, labels, rows, table)


def _split_row(document: Document, at: int, columns: int) -> list[Span] | None:
    """Label and `columns` figures of a row, if there is exactly one way to read it so."""
    span = document.blocks[at].span
    text = document.text[span.start : span.end]
    starts = [begin for begin in range(1, len(text)) if _may_begin(text, begin) and _VALUE.match(text, begin)]
    if len(starts) < columns:
        return None
    for begin in starts:
        if text[begin - 1].isascii() and text[begin].isascii() and text[begin - 1].isalpha():
            continue  # no label ends inside a Latin word
        # the first reading has the widest figures: 「パラメータ数|最大6710億」, not 「パラメータ数最大|6710億」
        readings = _partitions(text, begin, columns, starts)
        if readings:
            cuts = (begin, *readings[0])
            bounds = zip((0, *cuts[:-1]), cuts, strict=True)
            return [Span(span.start + low, span.start + high) for low, high in bounds] if len(readings) == 1 else None
    return None


def _may_begin(text: str, at: int) -> bool:
    """Whether a figure may begin here: not inside a number or a word."""
    before = text[at - 1]
    if before.isdigit() or before in "数約最平推計各-−±+.,（(~〜～":
        # 「パラメータ数|最大6710億」: a label may end in 数, but no figure begins inside one
        return before == "数" and text[at] in "最約数平0123456789０１２３４５６７８９"
    return not (before.isascii() and text[at].isascii() and text[at].isalpha())


def _partitions(text: str, begin: int, columns: int, starts: Sequence[int]) -> list[tuple[int, ...]]:
    """Ends of the figures for every way to read `text[begin:]` as exactly `columns` of them, each from one of `starts`."""
    if columns == 1:
        return [(len(text),)] if _VALUE.fullmatch(text, begin) else []
    found = []
    for end in starts:
        if end > begin and _separable(text, end) and _VALUE.fullmatch(text, begin, end):
            found += [(end, *rest) for rest in _partitions(text, end, columns - 1, starts)]
    return found


def _separable(text: str, at: int) -> bool:
    """Whether one figure may end and the next begin: never between two digits, nor between a digit and its scale."""
    before, after = text[at - 1], text[at]
    if before.isdigit() and (after.isdigit() or after in ",.，．万億兆千百十~〜～-−"):
        return False
    return not (before in "万億兆千百十数" and after in "万億兆千百十")


def _split_header(document: Document, header: str, begin: int, columns: int) -> list[tuple[int, int]] | None:
    """The names of the columns: periods, names that stand alone elsewhere in the text, or names built alike."""
    rest = header[begin:]
    elsewhere = document.text.replace(header, "\n")
    periods = [match.span() for match in _PERIOD.finditer(rest)]
    if len(periods) == columns and "".join(rest[low:high] for low, high in periods) == rest:
        return [(begin + low, begin + high) for low, high in periods]
    boundaries = [at for at in range(1, len(rest)) if _boundary(rest, at)]
    if len(boundaries) > 24 or columns > len(boundaries) + 1:  # noqa: PLR2004 - too many ways to try
        return None
    scored: list[tuple[int, tuple[int, ...]]] = []
    known: dict[str, int] = {}
    for cuts in combinations(boundaries, columns - 1):
        names = [rest[low:high] for low, high in zip((0, *cuts), (*cuts, len(rest)), strict=True)]
        for name in names:
            if name not in known:
                known[name] = _known(elsewhere, name)
        alike = _alike(names)
        changes = all(_script(rest[cut - 1]) != _script(rest[cut]) for cut in cuts)
        if alike or all(known[name] for name in names):
            scored.append((min(known[name] for name in names) + alike, cuts))
        elif changes and sum(known[name] > 0 for name in names) + 1 >= columns:
            scored.append((0, cuts))  # 手数料|シールの枚数: all but one stand alone in the text
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    cuts = scored[0][1]
    return [(begin + low, begin + high) for low, high in zip((0, *cuts), (*cuts, len(rest)), strict=True)]


def _script(char: str) -> str:
    if char.isascii():
        return "digit" if char.isdigit() else "latin"
    if "ぁ" <= char <= "ん":
        return "hiragana"
    if "ァ" <= char <= "ヶ" or char == "ー":
        return "katakana"
    return "kanji" if "一" <= char <= "鿿" or char == "々" else "other"


def _boundary(text: str, at: int) -> bool:
    """Whether a name may end here: where the script changes, and inside Latin where a capital follows a small letter or digit."""
    before, after = text[at - 1], text[at]
    if before in "-‐・(（" or after in "-‐・)）ー" or _script(after) == "hiragana":
        return False
    if before.isascii() and after.isascii():
        return after.isupper() and not before.isupper() and before not in "-. "
    # names of one script (見守り群通常群) are divided only where they are built alike
    return True


def _known(text: str, name: str) -> int:
    """How often a name stands alone in the text, at most 9; of 「OpenAIのGPTシリーズ」 it is the owner that counts."""
    owner = re.split(r"の|シリーズ|モデル|など", name)[0]
    if not owner or name.endswith("の"):
        return 0
    count = 0
    for match in re.finditer(re.escape(owner), text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        count += not (_joined(before, owner[0]) or _joined(owner[-1], after))
        if count == _ENOUGH:
            break
    return count


def _joined(before: str, after: str) -> bool:
    """Whether two neighbouring characters belong to one word by their script."""
    if not before or not after:
        return False
    if before.isascii() and after.isascii():
        return before.isalnum() and after.isalnum()
    return _script(before) == _script(after) in ("katakana", "kanji")


def _alike(names: Sequence[str]) -> int:
    """10 where names share their ending (見守り群, 通常群; Aプラン, Bプラン) or beginning (V-3, V-5), else 0."""
    shortest = min(map(len, names))
    if len(set(names)) < len(names) or shortest < 2 or max(map(len, names)) > 2 * shortest + 1:  # noqa: PLR2004
        return 0
    same_end = all(name[-1] == names[0][-1] for name in names) and _script(names[0][-1]) in ("kanji", "katakana")
    same_start = shortest > 2 and len({name[:2] for name in names}) == 1  # noqa: PLR2004 - two characters in common
    return 10 if same_end or same_start else 0


def _cells(
    document: Document, first: int, labels: Sequence[Span], rows: dict[int, list[Span]], table: int
) -> dict[int, list[Block]]:
    """Blocks for the header and the rows; labels are named by the index of the block they stand in and their place there."""
    origin = document.blocks[first]
    out = {
        first: [
            Block(span, Role.TABLE_CELL, origin.heading, cell=Cell(table, 0, column, header=True))
            for column, span in enumerate(labels)
        ]
    }
    for number, (at, spans) in enumerate(sorted(rows.items()), 1):
        row = [Block(spans[0], Role.TABLE_CELL, origin.heading, cell=Cell(table, number, 0, header=True))]
        for column, span in enumerate(spans[1:], 1):
            # row and column hold (block, place) as one number until _rebuilt knows the final indices
            row.append(
                Block(
                    span,
                    Role.TABLE_CELL,
                    origin.heading,
                    row=(at * _PLACES,),
                    column=(first * _PLACES + column,),
                    cell=Cell(table, number, column),
                )
            )
        out[at] = row
    return out


_PLACES = 64


def _rebuilt(document: Document, replaced: dict[int, list[Block]]) -> Document:
    """The document with some blocks replaced by several, every index brought up to date."""
    start: list[int] = []
    total = 0
    for at in range(len(document.blocks)):
        start.append(total)
        total += len(replaced.get(at, (0,)))
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        if at in replaced:
            for cell in replaced[at]:
                row = tuple(start[number // _PLACES] + number % _PLACES for number in cell.row)
                column = tuple(start[number // _PLACES] + number % _PLACES for number in cell.column)
                heading = tuple(start[number] for number in cell.heading if number not in replaced)
                blocks.append(replace(cell, row=row, column=column, heading=heading))
            continue
        blocks.append(
            replace(
                block,
                heading=tuple(start[number] for number in block.heading if number not in replaced),
                lead=start[block.lead] if block.lead >= 0 else -1,
                row=tuple(start[number] for number in block.row),
                column=tuple(start[number] for number in block.column),
            )
        )
    return replace(document, blocks=tuple(blocks))
