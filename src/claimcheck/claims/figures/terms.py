"""What a value measures: the noun phrase or predicate near it that names an attribute."""

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.place import Place
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.figures.candidates import Candidate, Candidates
from claimcheck.claims.figures.clauseterms import ClauseTerms
from claimcheck.claims.figures.compounds import compounds, label_compounds, per_before, timed
from claimcheck.claims.figures.counted import some_act
from claimcheck.claims.figures.fragments import introduced
from claimcheck.claims.figures.gists import Gists
from claimcheck.claims.figures.implied import PARTITIVE, Implied, Term
from claimcheck.claims.figures.means import by_means
from claimcheck.claims.figures.ownwords import OPEN, REACHING, OwnWords
from claimcheck.claims.figures.predicates import change_word, modified
from claimcheck.claims.figures.shareterms import share_by_part
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.sentences.frames import Chunk, Frame, is_temporal
from claimcheck.claims.values.dimensions import dimension as measure
from claimcheck.model.pattern import regex
from claimcheck.model.values import Money

ANNOUNCED = 0.8
"""Factor of an attribute that the lead of a list announces."""
COMPOUND = 0.97
"""Factor of an attribute that a noun and its modifier name together."""
CARRIED = 0.8
"""Factor of an attribute that the value before names and this one leaves out."""
_PER = ("あたり", "当たり", "当り", "につき")
_AS_PLANNED = regex(r"(?:予想|予定|計画|想定|目標|見込み?|例年|前年|従来)(?:どお?り|通り|並み?)")
_POLITE = regex(r"^[ごお御](?=[一-龠]{2})")
_LIMIT = regex(r"上限額?|限度額?")
_UNDERGROUND, _DEPTH = "地下", "深さ"


_COUNTED = regex(r"(?<=..)(?:[件頭台戸棟校店社便羽席床室冊基隻両]|人|世帯|品目)?数$|(?<=..)人員$")
"""What only says that something is counted, and in what: 捕獲頭数, 参加人数."""


def _head_of(label: str) -> str:
    """The last noun of a label, which the others narrow: 登り of 駒ヶ岳の登り."""
    head = label.rpartition("の")[2]
    return head if len(head) > 1 else label


class Terms:
    """Finds the attribute of the values of one document."""

    def __init__(self, discourse: Discourse, words: Words) -> None:
        self.discourse, self.words, self.registry = discourse, words, words.registry
        self._candidates = Candidates(discourse, words)
        self._own = OwnWords(discourse, words, self._candidates)
        self.is_listed = self._candidates.is_listed
        self.implied = Implied(discourse, self.registry)
        self.gist = Gists(self._candidates, words).of
        self._known: dict[tuple[int, int, str], Term | None] = {}

    def term(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What a value measures: the first registered term in the order of `Candidates.near`, else the nearest open one."""
        key = (sent, chunk.index, dimension)
        if key not in self._known:
            named = ClauseTerms(self).measured(Place(sent, frame, chunk), dimension, self._named(sent, frame, chunk, dimension))
            payer = dimension == "money" and named is not None and named.registered is None and self.pays(named.phrase)
            carried = self._carried(sent, frame, chunk, dimension) if named is None or payer else None
            found = carried or named or introduced(self, Place(sent, frame, chunk), dimension)
            if found is not None and found.registered is not None and found.source == "verb":
                found = found if found.registered.spans(frame.mentions[chunk.value].value) else None
            self._known[key] = found
        return self._known[key]

    def _named(  # noqa: C901 - one branch for each place of a noun
        self, sent: int, frame: Frame, chunk: Chunk, dimension: str
    ) -> Term | None:
        if (idiom := self._by_idiom(sent, frame, chunk, dimension)) is not None:
            return idiom
        open_term: Term | None = None
        thing: Candidate | None = None
        of_things = self._candidates.columns.over_things(self.discourse.block(sent))
        for candidate in self._candidates.near(sent, frame, chunk, dimension):
            if not candidate.phrase or candidate.phrase in self.words.generic:
                continue
            if candidate.source in ("lead", "heading"):
                formal = self.implied.by_clause(frame, chunk, dimension, sent)
                if formal is not None:
                    return formal
                if self._own.says_itself(Place(sent, frame, chunk), candidate, open_term, dimension):
                    break  # 開通式には350人が出席 below 道路の開通で救急搬送が短く
            known = self._registered(frame, chunk, candidate, dimension)
            if known is not None and (over := self._own.over_class(sent, known, dimension)) is not None:
                open_term = over
                continue
            if known is not None and not (candidate.source == "heading" and dimension == "number" and not self._is_bare(known)):
                return self._of_some(frame, chunk, known, dimension)
            told = candidate.source not in ("heading", "lead") and not candidate.is_setting
            if told and self._candidates.columns.is_thing(self.discourse.block(sent), candidate.phrase, candidate.source):
                thing = thing or candidate
                continue
            first = told and self._goes_first(frame, chunk, candidate, open_term, of_things=of_things)
            if first and self.may_name(candidate.phrase, candidate.chunk):
                phrase, source, factor, span, origin = candidate
                if dimension == "length" and source == "compound" and phrase.endswith(_UNDERGROUND):
                    phrase = phrase.removesuffix(_UNDERGROUND) or _DEPTH  # ホームは地下33メートル
                head = _head_of(phrase) if source in ("row", "column") else phrase
                open_term = Term("~" + self.bare(head, dimension), None, phrase, head, "", source, factor * OPEN, span, origin)
        if open_term is None and thing is not None:
            open_term = self._of_thing(sent, thing, dimension)
        return self.implied_by(sent, frame, chunk, dimension, open_term) or self._announced(sent, dimension)

    def _of_thing(self, sent: int, thing: Candidate, dimension: str) -> Term | None:
        """What the heading over lines of things measures, K2：42,600 under 推論性能; the thing itself where it tells nothing."""
        noun = next(iter(self._candidates.headed(self.discourse.block(sent))), "")
        phrase = noun if noun and noun not in self.words.generic and self.may_name(noun, None) else thing.phrase
        return Term("~" + self.bare(phrase, dimension), None, phrase, phrase, "", "row", thing.factor * OPEN, thing.span, None)

    def _by_idiom(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What says more of a figure than any noun near it."""
        if (means := by_means(self, frame, chunk) if dimension.startswith("money") else None) is not None:
            return means
        share = share_by_part(frame, chunk, self.words) if dimension == "ratio" else None
        idiom = share or self.implied.by_idiom(frame, chunk, dimension, sent)
        return idiom or self.implied.by_build(sent, frame, chunk, dimension) or self._befalling(sent, frame, chunk, dimension)

    def _announced(self, sent: int, dimension: str) -> Term | None:
        """What the lead says that its list gives, where no word beside a figure names it."""
        noun = self._candidates.announced(sent)
        if not noun or noun in self.words.generic or not self.may_name(noun, None):
            return None
        return Term("~" + self.bare(noun, dimension), None, noun, noun, "", "lead", ANNOUNCED * OPEN, None, None)

    def _of_some(self, frame: Frame, chunk: Chunk, known: Term, dimension: str) -> Term:
        """The term of those of a body who do or suffer something, which is not how many it has."""
        if known.attribute not in self.words.said.headcounts:
            return known
        verbs = known.registered.entry.verbs if known.registered is not None else ()
        if some_act(frame, chunk, known, self.words.said.staffing) in ("", *verbs):
            return known  # 消防隊員20人が出動した
        return known._replace(attribute="~" + self.bare(known.term, dimension), registered=None, factor=known.factor * OPEN)

    def _goes_first(self, frame: Frame, chunk: Chunk, candidate: Candidate, found: Term | None, *, of_things: bool) -> bool:
        """Whether an open noun says more of a figure than the one found before it."""
        if found is None:
            return True
        if of_things and (found.source, candidate.source) == ("row", "column"):
            return self._candidates.columns.names_measure(candidate.phrase)  # 羽根沢町 | 捕獲頭数
        over = candidate.source in ("row", "column") and not self._candidates.is_listed(frame, chunk)
        return found.source == "compound" and over and chunk.index not in frame.bracketed

    def implied_by(self, sent: int, frame: Frame, chunk: Chunk, dimension: str, named: Term | None) -> Term | None:
        """What predicate or unit imply, where that is stronger than the open term that a value has."""
        whole = chunk.particle == "の" and chunk.head >= 0 and frame.chunks[chunk.head].text in PARTITIVE
        implied = None if whole else self.implied.by_predicate(frame, chunk, dimension, sent)  # 27名のうち26名が賛成した
        if implied is None and named is None and (limit := self._limit(frame, chunk, dimension)) is not None:
            return limit
        if implied is None:
            return self._by_unit(sent, frame, chunk, dimension, named) or self._asked(sent, frame, chunk, dimension) or named
        return implied if named is None or implied.factor >= named.factor or named.source != "row" else named

    def _limit(self, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What a figure is the limit of by the word before it, which belongs to the figure: 上限は10万円です."""
        mention = frame.mentions[chunk.value]
        word = _LIMIT.match(self.discourse.view.text, mention.extent.start, mention.span.start)
        found = self.registry.named_by(word.group(), dimension) if word is not None else None
        if word is None or found is None:
            return None
        return Term(found[0].id, found[0], word.group(), found[1], "", "compound", COMPOUND, None, None)

    def _by_unit(self, sent: int, frame: Frame, chunk: Chunk, dimension: str, named: Term | None) -> Term | None:
        """What the unit tells, where the words beside the value only say of which building or what the text is about."""
        found = self.implied.by_unit(dimension, per_before(self.discourse.view, self.words, frame, chunk), sent, chunk)
        if found is None or found.registered is None or named is None:
            return found
        beside = named.source in ("row", "column") and not self._candidates.fills(self.discourse.block(sent), frame, chunk)
        building = named.phrase.endswith(self.words.named_by_suffix["place"])
        return found if beside or building or named.phrase in found.registered.entry.requires else None

    def _asked(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What the question over an answer asks for: 領収書はどのくらい保存できますか。50MBまでです."""
        question = self._candidates.question(self.discourse.block(sent))
        if question < 0 or chunk.index in frame.bracketed:
            return None
        asked = self.discourse.frame(question)
        last = next((other for other in reversed(asked.chunks) if other.predicate), None)
        while last is not None:
            found = self.implied.of_predicate(asked, last, dimension, question)
            if found is not None:
                return found._replace(source="heading", span=None, chunk=None)
            last = next((other for other in reversed(asked.chunks[: last.index]) if other.predicate), None)
        return None

    def bare(self, phrase: str, dimension: str) -> str:
        """A counted noun without the word for its number: 加盟店数 and 加盟店 are one."""
        phrase = _POLITE.sub("", phrase)
        if not dimension.startswith(("count", "number")) or len(phrase) <= 2 or phrase.endswith("総数"):  # noqa: PLR2004 - 回数
            return phrase
        return _COUNTED.sub("", phrase) or phrase.removesuffix("数")

    def _befalling(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """What happens to the people a noun beside the value names: 職員30人を採用する counts who is hired."""
        predicate = frame.predicate_of(chunk)
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if dimension != "count:人" or predicate is None or predicate.lemma not in self.words.befalling:
            return None
        named = (before is not None and before.glued) or any(modified(frame, chunk))
        if not named or chunk.particle not in ("が", "を", "の", "も", ""):
            return None
        return self.implied.by_predicate(frame, chunk, dimension, sent)

    def _is_bare(self, term: Term) -> bool:
        """Whether its figures are written without a unit: 勝ち点, 指数; 1951 under 花火 is no count of them."""
        return term.registered is not None and "number" in term.registered.entry.dimension

    def _carried(self, sent: int, frame: Frame, chunk: Chunk, dimension: str) -> Term | None:
        """The attribute of the figure before, where a clause leaves it out: 年間では14万冊に上る, 先代は655グラムだった."""
        if chunk.index in frame.bracketed or not self._is_elliptic(frame, chunk):
            return None
        earlier = [(sent, frame, other) for other in frame.chunks[: chunk.index] if self.is_of(frame, other, dimension)]
        if not earlier and sent and self.discourse.view.sentences[sent - 1].block == self.discourse.view.sentences[sent].block:
            before = self.discourse.frame(sent - 1)
            earlier = [(sent - 1, before, other) for other in before.chunks if self.is_of(before, other, dimension)]
        for at, other_frame, other in reversed(earlier):
            if other.index in other_frame.bracketed:
                continue
            found = self.term(at, other_frame, other, dimension)
            if found is None or found.source in ("lead", "heading", "unit") or (found.registered is None and found.span is None):
                return None
            if found.registered is None and self.pays(found.phrase):
                return None
            return found._replace(source="carried", factor=found.factor * CARRIED, span=None, chunk=None, phrase=found.term)
        return None

    def pays(self, phrase: str) -> bool:
        """Whether a word says who pays, and so of a price only for whom it is."""
        told = len(phrase) > 1 and phrase not in self.words.persons  # 方 and 学生 would narrow nothing
        return told and phrase.endswith(self.words.labelling["payer_endings"])

    def is_of(self, frame: Frame, chunk: Chunk, dimension: str) -> bool:
        """Whether a chunk is a figure of a dimension."""
        return chunk.value >= 0 and measure(frame.mentions[chunk.value].value) == dimension

    def _is_elliptic(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a value's clause names nothing it could measure: only when, where in time, or of which version."""
        predicate = frame.predicate_of(chunk)
        if predicate is None or (predicate is not chunk and (predicate.lemma not in REACHING or predicate.negative)):
            return False
        others = [other for other in frame.arguments(predicate) if other is not chunk and not other.predicate]
        if predicate is not chunk:
            others += [frame.chunks[index] for index in chunk.dependents]
        topic = frame.topic(chunk.index)
        contrasted = any(other.particle == "は" or "は" in other.ending.text for other in others)
        priced = isinstance(frame.mentions[chunk.value].value, Money)
        return contrasted and all(
            self._says_when(frame, other, priced=priced) for other in (*others, *([topic] if topic in others else []))
        )

    def _says_when(self, frame: Frame, chunk: Chunk, *, priced: bool) -> bool:
        if chunk.value >= 0:
            return is_temporal(frame.mentions[chunk.value])
        words = self.words
        if priced and (self.pays(chunk.text) or chunk.text in words.fee_classes):
            return True
        return chunk.text in words.scopes or chunk.text in words.light or chunk.text in words.other_owners

    def _registered(self, frame: Frame, chunk: Chunk, candidate: Candidate, dimension: str) -> Term | None:
        """The registered attribute that a phrase, or the compound it stands for, names."""
        phrase, source, factor, span, origin = candidate
        view = self.discourse.view
        labelled = label_compounds(phrase) if origin is None else ()
        for compound in (*timed(view, frame, chunk, phrase), *compounds(view, frame, origin), *labelled):
            found = self.registry.named_by(compound, dimension)
            if found is not None and len(found[1]) > len(_head_of(phrase)):  # 開発に要した費用 is 開発費用
                told = compound if origin is not None else phrase
                return Term(found[0].id, found[0], told, found[1], "", source, factor * COMPOUND, span, origin)
        registered, term, aspect = self.words.term(phrase, dimension)
        if registered is None and dimension == "ratio" and source in ("predicate argument", "modifies", "compound"):
            known = self.registry.any_named_by(phrase)
            if known and known[0].entry.change and self._moves(frame, chunk):
                registered, term = known
        bare = source == "modifies" and dimension == "number"  # 24の教室
        if registered is None and ((dimension.startswith("count") and origin is not None and origin.particle == "は") or bare):
            counted = self.registry.named_by(phrase + "数", dimension)
            if counted is not None and len(counted[1]) > 2:  # noqa: PLR2004 - 契約企業は2400社 is 契約企業数
                registered, term = counted[0], counted[1].removesuffix("数")
        if registered is None or not self.is_meant(frame, chunk, registered, term):
            return None
        return Term(registered.id, registered, phrase, term, aspect, source, factor, span, origin)

    def is_meant(self, frame: Frame, chunk: Chunk, registered: Attribute, term: str) -> bool:
        """Whether an attribute is meant by a noun that it shares with others: 出力 of a plant, and no journey of three years."""
        if not registered.spans(frame.mentions[chunk.value].value):
            return False
        return term not in registered.entry.loose or self.has_required(registered, chunk)

    def has_required(self, registered: Attribute, chunk: Chunk) -> bool:
        """Whether a word that an attribute requires stands near a value."""
        sent = self.discourse.view.sentence_at(chunk.span.start)
        return sent >= 0 and self.implied.has_required(registered, sent)

    def may_name(self, phrase: str, chunk: Chunk | None) -> bool:
        """Whether a noun phrase may be an open-vocabulary attribute: a common noun, not はじめ, うち or すでに."""
        words = self.words
        idle = phrase in words.light or phrase in words.planned
        if idle or phrase in words.scopes or phrase in words.other_owners or len(phrase) < 2:  # noqa: PLR2004 - 方, 数, 計 name nothing by themselves
            return False
        if phrase.endswith(_PER) or _AS_PLANNED.fullmatch(phrase):
            return False
        if chunk is None:
            return True
        sent = self.discourse.view.sentence_at(chunk.span.start)
        names = self.discourse.names_in(sent, chunk.span) if sent >= 0 else ()
        if any(name.span.contains(chunk.span) or (name.text in phrase and len(name.text) * 2 > len(phrase)) for name in names):
            return False  # 島袋選手は10回: a name measures nothing
        head = chunk.tokens[-1] if chunk.tokens else None
        compound = len(chunk.tokens) > 1 and chunk.tokens[-2].pos == "名詞" and chunk.tokens[-2].nouny
        counter = head is not None and head.pos3 == "助数詞可能" and not compound  # ガラス玉 is no counter
        return head is not None and (
            (head.pos == "名詞" and head.pos2 == "普通名詞" and head.pos3 != "副詞可能" and not counter)
            or (head.pos == "接尾辞" and head.pos2 == "名詞的")
        )

    def _moves(self, frame: Frame, chunk: Chunk) -> bool:
        predicate = change_word(self.words, frame, chunk)
        return bool(predicate)
