"""What something is, under a label or topic that no rule knows: 本尊：阿弥陀如来, 本尊は薬師如来だ, データベースはMySQL.

Note [One kind]. Two noun phrases contradict each other only where they are of one kind: 薬師如来 and 阿弥陀如来 share their head,
長崎 and 広島 are places, MySQL and PostgreSQL words of one script. The kind goes with the claim, and kinds are never compared.
"""

from collections.abc import Iterator

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.labels import label_phrases
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.doers import Doing
from claimcheck.claims.roles.titles import OPEN_TITLE
from claimcheck.model.claims import MISSING, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_ENTRY = AttributeEntry(ja="", en="", dimension=("entity",))
_VALUE = r"[一-龠々ァ-ヺーA-Za-zぁ-ん・]{2,14}"
_LABELLING = regex(r"(?<![一-龠々ァ-ヺーA-Za-z])[一-龠々ァ-ヺーA-Za-z]{2,10}$")
_TOLD = regex(rf"は、?(?P<value>{_VALUE}?)(?:だ|です|である|だった|でした)?(?=。|\n|$|で、)")
_TOPIC = regex(r"は(?<=[一-龠々ァ-ヺーA-Za-z]は)")
_WHOLE = regex(_VALUE)
_BRACKET = regex(r"[（(][^（）()]{1,20}[）)]$")
_LONGEST = 10
"""Characters of a label."""
_LABEL = regex(r"[一-龠々ァ-ヺーA-Za-z]{2,10}")
_SCRIPTS = {"=latin": regex(r"[A-Za-z]{3,}"), "=kana": regex(r"[ァ-ヺー・]{4,}")}
_NOTHING = regex(
    r"なし|不明|未定|同上|同じ|調整中|以下|次の|通り|とおり|有り|あり|無し|可能|不可|必要|不要|無料|有料|対応|対象|実施|予定|検討|確認|多数|各|全員|自由|任意|若干|普通|良好|正常|異常"
)
"""What is no kind of a thing."""
_IDLE = regex(
    r"(?:それ|これ|私|彼|彼女|人|者|方|点|理由|目的|問題|課題|特徴|魅力|目標|狙い|ポイント|結果|対象|内容|備考|場合|状況|今回|今年|最後|現在|今後|当時|最大|最初|次|ほか|他|氏|さん|社|日|時|間|中|一つ|ひとつ)$"
)
"""Topics of which much may be said."""
_HEADS = regex(r"[一-龠]{1,3}|[ァ-ヺー]{2,}|[ぁ-ん一-龠]{2,3}")
_LOOSE = frozenset({
    *("的", "性", "化", "さ", "等", "他", "者", "人", "物", "所", "方", "用", "中", "後", "前", "上", "下", "内", "外"),
    *("以上", "以下", "ため", "こと", "もの", "月", "日", "年", "時", "分", "円", "曜日", "さん", "氏", "様"),
})
"""Words in which a noun phrase may end and be of any kind."""


class OpenFacts:
    """Finds what one document says that things are."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.registry, self._many = discourse, words.registry, words.titles.many

    def told(self) -> Iterator[tuple[int, Doing]]:
        """What the labels and topics of the document are, each once, with its sentence."""
        found: dict[str, list[tuple[int, Doing]]] = {}
        for sent, label, span, source in (*self._labels(), *self._topics()):
            kind = self._kind(sent, span)
            if kind:
                text = self.discourse.view.quote(span)
                name = Name(span, text, self.discourse.finder.key(text), "other")
                tie = Slot("~" + label, source, OPEN_TITLE, span)
                found.setdefault(label, []).append((sent, Doing(Attribute("~" + label, _ENTRY), name, MISSING, kind, tie)))
        for told in found.values():  # of a label that comes with several values each is of something else
            if len({doing.name.text for _sent, doing in told}) == 1:
                yield told[0]

    def _labels(self) -> Iterator[tuple[int, str, Span, str]]:
        view = self.discourse.view
        for number, block in enumerate(view.document.blocks):
            if not block.row or not view.block_sentences[number]:
                continue
            whole = _BRACKET.sub("", view.quote(block.span).strip())  # 釜山（韓国）
            label = next((text for text, source, _index in label_phrases(self.discourse, block) if source == "row"), "")
            if _WHOLE.fullmatch(whole) and self._is_open(label):
                low = block.span.start + view.quote(block.span).index(whole)
                yield view.block_sentences[number][0], label, Span(low, low + len(whole)), "label"

    def _topics(self) -> Iterator[tuple[int, str, Span, str]]:
        view = self.discourse.view
        last = 0
        for topic in _TOPIC.finditer(view.text):
            match = _TOLD.match(view.text, topic.start()) if topic.start() >= last else None
            label = _LABELLING.search(view.text, max(last, topic.start() - _LONGEST - 1), topic.start()) if match else None
            if match is None or label is None:
                continue
            last = match.end()
            sent = view.sentence_at(label.start())
            if sent < 0 or not self._is_open(label.group()) or view.block_of(sent).role in (Role.NAVIGATION, Role.CODE):
                continue
            if view.sentences[sent].span.end >= match.end("value"):
                yield sent, label.group(), Span(*match.span("value")), "topic"

    def _is_open(self, label: str) -> bool:
        """Whether a label is a common noun that no rule knows as a role."""
        if not _LABEL.fullmatch(label) or _IDLE.search(label) or label.endswith(self._many):
            return False
        return self.registry.named_by(label, "entity") is None

    def _kind(self, sent: int, span: Span) -> str:
        """The kind of a noun phrase; "" where it is none or nothing tells it."""
        text = self.discourse.view.quote(span)
        if _NOTHING.search(text):
            return ""
        tokens = self.discourse.view.tokens(sent)
        words = [word for word, end in zip(tokens.words, tokens.ends, strict=True) if span.start < end <= span.end]
        if not words or any(word.pos not in ("名詞", "接尾辞", "接頭辞", "形状詞") and word.surface != "の" for word in words):
            return ""
        script = next((kind for kind, pattern in _SCRIPTS.items() if pattern.fullmatch(text)), "")
        if script:
            return script
        if len(words) == 1:
            return "=place" if words[0].proper and words[0].pos3 == "地名" else ""
        head = words[-1].surface
        return f"={head}" if head not in _LOOSE and _HEADS.fullmatch(head) and not words[-1].proper else ""
