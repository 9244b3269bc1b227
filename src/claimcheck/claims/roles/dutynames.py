"""The name in a chunk of which the frame tells that it is one: 讃岐造船所, アクアスタック社, 味処「ほしの」, 鳥羽根あかね氏."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.discourse.boundnames import FIRM, PERSON, TOWN, Bound, plain_name
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.nearwords import morphemes_in
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.roles.seats import framed
from claimcheck.claims.sentences.frames import Chunk
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.tokens import Morpheme

_QUOTED = regex(r"[「『](?P<name>[^「」『』、。]{2,16})[」』](?:さん|社|氏)?$")
_IN_QUOTES = regex(r"[「『][^「」『』、。]{2,16}[」』]")
_RUN = regex(r"[一-龠々ヶァ-ヺー・A-Za-z0-9０-９&＆ぁ-ん]+")
_HONOR = regex(r"(?:さん|氏|(?<=[ァ-ヺーA-Za-z])社|様|選手|先生|株式会社|有限会社)$")
_FORM = regex(r"^(?:(?:株式|有限|合同)会社|[弊当同自]社)")
_PLACE = regex(r"[市町村区県府都道]$")
_BRACKET = regex(r"[ 　]*[（(].*$")
_KIND = regex(
    r"(?:者|先|元|業者|会社|企業|法人|団体|各社|メーカー|グループ|チーム|スタッフ|ボランティア|社員|職員|担当|有志|住民|市民|県民"
    r"|町民|村民|国|市|町|村|区|同社|同氏|同大|同市|専門家|関係者|委員会|事務局|工場|職人|大工|学生|生徒|児童|家族|本人|自身"
    r"|自社|弊社|当社|私たち|私|我々|誰|何|人|方|もの|こと)$"
)
"""Ends of words of kind; of a name only behind a proper one."""
_TORN = regex(r"(?:[ァ-ヺー]{2,}・)+$|(?<![一-龠々ァ-ヺー])[一-龠々ヶ]{1,2}$")
"""What is cut off the beginning of a name: ブルーリッジ・|パートナーズ, 浦|見交通."""
_JOINT, _VENTURE = regex(r"(?:[一-龠々ァ-ヺー]+・)+$"), regex(r"[^、。\s]{1,14}(?:JV|ＪＶ|企業体)")
"""The other firms of a joint venture: 乾・|若竹共同企業体."""
_SPACED = regex(r"[一-龠々]{1,3}[ 　][一-龠々ぁ-んァ-ヺー]{1,5}")
"""A person whose names a space parts: 水上 るい."""
_LAST_OF_TITLE = "長員士手授師家人段冠役官事任氏君様"
_SHORTEST, _LONGEST = 2, 24
_LEAST_OF_BODY = 4


class Filled(NamedTuple):
    """A duty with its name as a text puts it."""

    field: str
    things: Sequence[str]
    """What it is of, as it is written; empty words where nothing says so."""
    name: Bound


class DutyNames:
    """Reads the names in the frames of duties of one document."""

    def __init__(self, discourse: Discourse, words: Words, bound: Sequence[Bound]) -> None:
        self.discourse, self._told, self._words = discourse, words.bound, words.duties
        self._titles = words.personal_titles
        self._bound = sorted(bound, key=lambda name: name.mention.span)

    def of(self, sent: int, chunk: Chunk | None) -> Bound | None:
        """The name that a chunk is, without its particle, a title aside."""
        if chunk is None:
            return None
        text, start, low = self.discourse.view.text, chunk.span.start, self.discourse.view.sentences[sent].span.start
        if (quoted := _IN_QUOTES.match(text, start - 1)) is not None:
            return self.at(sent, start - 1, quoted.end())
        end = self._content_end(chunk)
        cut = next((name for name in self._bound if name.mention.span.start < start < name.mention.span.end == end), None)
        if cut is not None:
            return cut  # 宮|ノ|越電池から
        torn = (_JOINT if _VENTURE.match(text, start) else _TORN).search(text, low, start)
        return self.at(sent, torn.start() if torn is not None else start, end)

    def at(self, sent: int, start: int, end: int) -> Bound | None:
        """The name that a stretch of a sentence is or ends in."""
        view = self.discourse.view
        text = _BRACKET.sub("", view.text[start:end]).rstrip(" 　")
        end = start + len(text)
        if (quoted := _QUOTED.search(text)) is not None:
            low, high = quoted.span("name")
            return self._framed(sent, start + low, start + high, FIRM)
        inside = list(self._within(start, end))
        person = next((name for name in reversed(inside) if name.sort == PERSON and self._ends(name, end)), None)
        if person is not None:
            return person
        if _SPACED.fullmatch(text):
            return self._framed(sent, start, end, PERSON)
        bare = _HONOR.sub("", text)
        form = _FORM.match(bare)
        low, high = start + (form.end() if form is not None else 0), start + len(bare)
        whole = next((name for name in inside if plain_name(name.text) == plain_name(view.text[low:high])), None)
        return whole or self._by_frame(sent, low, high, told=form is not None or bare != text)

    def people(self, span: Span) -> list[Bound]:
        """The persons of a sentence."""
        return [name for name in self._within(*span) if name.sort == PERSON]

    def _by_frame(self, sent: int, low: int, high: int, *, told: bool) -> Bound | None:
        """A name that nothing but its frame tells; `told` where the form of a firm or a word of honour does."""
        view = self.discourse.view
        bare = view.text[low:high]
        if not _SHORTEST <= len(bare) <= _LONGEST or not _RUN.fullmatch(bare):
            return None
        words = morphemes_in(view.tokens(sent), Span(low, high))
        named = next((name for name in self.discourse.names_in(sent, Span(low, high)) if name.span.end >= high), None)
        if named is not None and named.type == PERSON:
            return self._framed(sent, *named.span, PERSON)
        told = told or self._by_tail(words, bare)
        kind = _KIND.search(bare) is not None and not any(word.proper for word in words)
        if not told and (kind or not self._told.is_told(words, bare)):
            return None
        return self._framed(sent, low, high, TOWN if _PLACE.search(bare) else FIRM)

    def _framed(self, sent: int, low: int, high: int, sort: str) -> Bound:
        view = self.discourse.view
        text = view.text[low:high]
        text = "".join(text.split()) if sort == PERSON else text
        return framed(view.document.path, view.sentences[sent].span, (low, high), text, sort, base=0)

    def _content_end(self, chunk: Chunk) -> int:
        """Where the content of a chunk ends."""
        quote = self.discourse.view.quote(chunk.span)
        tail = "".join(word.surface for word in chunk.tail if not word.sign)
        at = quote.rfind(tail) if tail else len(quote)
        return chunk.span.start + (at if at > 0 else len(quote))

    def _ends(self, name: Bound, end: int) -> bool:
        """Whether nothing but a title stands between a person and the end of a stretch."""
        rest = self.discourse.view.text[name.mention.span.end : end]
        return not rest or rest.endswith(self._titles) or rest[-1] in _LAST_OF_TITLE

    def _by_tail(self, words: Sequence[Morpheme], text: str) -> bool:
        """Whether a run of words of kind may name a body by how it begins or ends: 工房ラムネ, 情報保全協会."""
        if len(words) < 2 or text in self._words.tails:  # noqa: PLR2004 - 協会 alone
            return False
        return text.startswith(self._words.heads) or (text.endswith(self._words.tails) and len(text) >= _LEAST_OF_BODY)

    def _within(self, start: int, end: int) -> Iterator[Bound]:
        return (name for name in self._bound if start <= name.mention.span.start and name.mention.span.end <= end)
