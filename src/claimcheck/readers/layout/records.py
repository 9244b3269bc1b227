"""Records that lost their table: a label on one line, its value on the next, as when a page is copied as text."""


from claimcheck.model.pattern import regex
from claimcheck.readers.layout.lines import Line

_LABELS = regex(
    r"種類|市場情報|略称|本社所在地|本店所在地|本社|所在地|住所|設立|創業|設立年月日|創立|開設|業種|法人番号|事業内容|代表者|資本金|発行済株式総数|売上高|営業利益|経常利益"
    r"|純利益|当期純利益|純資産|総資産|従業員数|社員数|支店舗数|店舗数|決算期|会計監査人|主要株主|主要子会社|関係する人物|外部リンク|URL|国|国籍|都道府県|自治体|郡|面積|総人口|人口|人口密度"
    r"|隣接自治体|市の木|市の花|座標|標高|開業年月日|開業|廃止|路線|駅番号|所属事業者|所属路線|乗車人員|乗降人員|駅構造|ホーム|電報略号|キロ程|備考|生年月日|生誕|誕生日|没年月日|死没|出生地|出身地|出身|出身校"
    r"|身長|体重|血液型|職業|ジャンル|活動期間|活動|事務所|レーベル|配偶者|著名な家族|受賞|監督|脚本|原作|製作|制作|出演者|出演|音楽|撮影|編集|配給|公開|上映時間|製作国|言語|製作費|興行収入"
    r"|著者|出版社|出版|発行|発行日|ページ数|ISBN|開発元|開発者|初版|最新版|プログラミング言語|対応OS|対応機種|プラットフォーム|ライセンス|発売日|価格|型番|メーカー|寸法|重量|質量|最大速度|全長|全幅|全高|排水量|乗員"
    r"|施設名|完成|竣工|着工|施工|設計者|設計|構造|階数|高さ|延床面積|敷地面積|収容人数|収容人員|定員|管理運営|運営者|所有者|用途|アクセス|開園|開館|開場|最寄駅|水系|延長|流域面積|水源|河口|成因|最大水深|周囲長"
)
_LABEL = 12
_LONGEST = 40
_LEAST = 3
"""Labels that make a record."""


def records(lines: list[Line], taken: "set[int] | frozenset[int]") -> dict[int, int]:
    """Lines that state a value under a label on a line of its own, with the line of that label.

    A label may have several values, a bracket among them: 売上高, 9億2,000万円, （2024年9月期).
    """
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        run, last = _run(lines, at, taken)
        if sum(number == label for number, label in run.items()) >= _LEAST:
            found.update(run)
        at = max(last, at + 1)
    return found


def _run(lines: list[Line], first: int, taken: "set[int] | frozenset[int]") -> tuple[dict[int, int], int]:
    """The record that begins with a label at `first`, labels mapped to themselves, and where it ends."""
    out: dict[int, int] = {}
    if first in taken or not _is_label(lines[first]):
        return out, first
    label = first
    at = first
    while at < len(lines) and at not in taken and (at == first or not lines[at].gap):
        line = lines[at]
        if _is_label(line) and (at == first or at - 1 != label):
            label = at
        elif line.text[-1] == "。" or len(line.text) > _LONGEST or (line.style and line.style not in ("note", "paren")):
            break
        out[at] = label
        at += 1
    if out and out[at - 1] == at - 1:
        at -= 1
        del out[at]  # a label without a value is a heading
    return out, at


def _is_label(line: Line) -> bool:
    return len(line.text) <= _LABEL and not line.style and _LABELS.fullmatch(line.text) is not None
