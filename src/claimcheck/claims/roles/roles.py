"""Role claims: who or what fills a role of somebody: 社長, 会場, 本社, リード投資家.

A role stands before its name (社長の早瀬美緒, 責任者: 堀内千夏, 会場は市民ホール), after it (早瀬美緒社長), or is given by a verb
(青嶺キャピタルをリード投資家とする, 早瀬美緒が社長を務める).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimcheck.claims.events.days import Days
from claimcheck.claims.figures.slots import Slots
from claimcheck.claims.lexicon.registry import Attribute
from claimcheck.claims.names.names import Name
from claimcheck.claims.roles.affiliations import Affiliations
from claimcheck.claims.roles.appositions import Appositions
from claimcheck.claims.roles.bearers import Bearers
from claimcheck.claims.roles.booknotes import BookNotes
from claimcheck.claims.roles.contests import Contests
from claimcheck.claims.roles.deedclauses import commanded
from claimcheck.claims.roles.deeds import Deeds
from claimcheck.claims.roles.doers import Doers, Doing
from claimcheck.claims.roles.fillers import Fillers
from claimcheck.claims.roles.goals import Goals
from claimcheck.claims.roles.holders import Holders
from claimcheck.claims.roles.lives import OF_A_LIFE, Lives
from claimcheck.claims.roles.opendeeds import OpenDeeds
from claimcheck.claims.roles.openfacts import OpenFacts
from claimcheck.claims.roles.origins import Origins
from claimcheck.claims.roles.panels import PANEL, panel_of
from claimcheck.claims.roles.phones import Phones
from claimcheck.claims.roles.precedents import Precedents
from claimcheck.claims.roles.provenance import Provenance
from claimcheck.claims.roles.rankings import Rankings
from claimcheck.claims.roles.rivals import Rivals
from claimcheck.claims.roles.rolelabels import RoleLabels, fits
from claimcheck.claims.roles.rolesubjects import RoleSubjects, full_name
from claimcheck.claims.roles.signatures import Signatures
from claimcheck.claims.roles.sites import Sites
from claimcheck.claims.roles.thingnames import ThingNames
from claimcheck.claims.roles.titles import LABELLING, OPEN_TITLE, Titles, is_listed
from claimcheck.claims.roles.unmeant import Unmeant
from claimcheck.claims.roles.venues import Venues
from claimcheck.claims.sentences.frames import Chunk, Frame
from claimcheck.model.claims import MISSING, Claim, Mention, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import EntityRef

if TYPE_CHECKING:
    from claimcheck.claims.discourse.discourse import Discourse

_FORMER = regex(r"(?:前|元|旧|初代|先代|次期|新)$")

_SERIES = regex(r"[A-Za-z]{0,3}[0-9]{2,4}(?:-[0-9]{1,4})?[形系型]")
"""What vehicles are told apart by: 3000形."""
KIN = "kin/"
_HOUSES = ("~当館@", "~当施設@", "~当園@", "~当ホテル@", "~当病院@", "~当院@", "~当センター@")
"""Words by which a text speaks of the building that it is about, as others do without them."""
NEXT_VENUE, VENUES = "events/next-venue", ("events/venue", "events/held-at")
_NEXT = regex(r"次回|次の(?:大会|会|回)|次期|来季|来年(?:は|の大会)|次の年")
_DEPUTY = ("副", "前", "元")
_OF_ONE_NAMED = regex(r"[一-龠々ァ-ヺー](?:さん|氏|様|君)?[（(]$")
"""A bracket behind a person's name, which tells whose: 羽生田澄江さん（ミズカガミ社長）."""
_TEAM = regex(r"[ 　]?(?:[一-龠]{0,2}監督|(?:ヘッド)?コーチ|主将|キャプテン)[（(](?P<team>[一-龠々ァ-ヺーA-Z]{2,10})[）)]")
"""大宮 剛|監督（青葉）."""


def _leading_role(text: str) -> str:
    """The title that follows a name: 社長 of 社長は."""
    match = re.match(r"[一-龠々ァ-ヺーA-Z]+", text)
    return match.group() if match else ""


class _Role(NamedTuple):
    """A role that a chunk names."""

    attribute: Attribute
    rest: str
    """What its words say besides: whose, or of what."""
    registered: bool
    """Whether a rule knows it."""
    modified: bool
    """Whether a word with の before the chunk belongs to it: 研究の|責任者."""


class _Finder(Protocol):
    """Finds the roles that a sentence gives without naming them."""

    def of_sentence(self, sent: int, frame: Frame) -> Iterator[Doing]:
        """The roles of one sentence."""
        ...


class Roles:
    """Finds the role claims of one document."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.discourse: Discourse = slots.discourse
        self._former = slots.words.former_words
        self._holders = Holders(self.discourse, slots.words)
        self._names = Fillers(self.discourse, slots.words, self._holders)
        self._bearers = Bearers(self.discourse, self._names, slots.words.titles)
        self._tails = slots.words.title_tails
        self._subjects = RoleSubjects(self.discourse, slots.speaker, slots.words.generic_objects)
        words = slots.words
        self._lives = Lives(self.discourse, words)
        self._kept: tuple[_Finder, ...] | None = None
        self._titled = Titles(self.discourse, slots.words, self._subjects)
        self._days = Days(self.discourse)
        self._unmeant = Unmeant(self.discourse, words, slots.registry)
        self._labels = RoleLabels(slots, self._holders, self._subjects, self._titled)

    def claims(self, path: str, *, in_prose: bool = True) -> Iterator[Claim]:
        """The role claims of the document, one a name and role; of its labels alone unless `in_prose`."""
        told: set[tuple[Span, str]] = set()
        for claim in self._unmeant.without(self._claims(path, in_prose=in_prose)):
            key = claim.mention.span, claim.attribute.value
            if key not in told:
                told.add(key)
                yield claim

    def _claims(self, path: str, *, in_prose: bool) -> Iterator[Claim]:
        if in_prose:
            yield from self._of_prose(path)
        for sent, doing in self._labels.told():
            yield self._claim(path, sent, doing.attribute, doing.name, doing.subject, doing.restrictor, doing.tie)
        for sent, doing in Rankings(self.discourse, self.slots.words, self._subjects).told():
            yield self._claim(path, sent, doing.attribute, doing.name, doing.subject, doing.restrictor, doing.tie)
        for sent, doing in ThingNames(self.discourse, self.slots.words).told():
            yield self._claim(path, sent, doing.attribute, doing.name, doing.subject, "", doing.tie)
        for sent, doing in chain(Signatures(self.discourse, self._titled).told(), Phones(self.discourse).told()):
            yield from self._done(path, sent, doing)
        for sent, doing in OpenFacts(self.discourse, self.slots.words).told():
            yield from self._done(path, sent, doing)
        for sent, doing in Goals(self.discourse, self.slots.words).cells():
            yield from self._done(path, sent, doing)

    def _of_prose(self, path: str) -> Iterator[Claim]:
        view = self.discourse.view
        for sent, sentence in enumerate(view.sentences):
            read = view.block_of(sent).role not in (Role.NAVIGATION, Role.CODE)
            if read and self.slots.words.may_tell_role(view.text, *sentence.span):
                yield from self._of_sentence(path, sent)

    def _of_sentence(self, path: str, sent: int) -> Iterator[Claim]:
        frame = self.discourse.frame(sent)
        found = list(self._of_chunks(path, sent, frame))
        yield from found
        told = chain.from_iterable([finder.of_sentence(sent, frame) for finder in self._finders()])
        titled = self._titled.of_sentence(sent, frame, {claim.mention.span for claim in found})
        earlier = self._tells_of_earlier(frame)
        for doing in chain(told, titled):
            if not earlier or doing.attribute.entry.stable or self._of_next(sent, doing) is not doing:
                yield from self._done(path, sent, doing)

    def _tells_of_earlier(self, frame: Frame) -> bool:
        """Whether a sentence tells of another time by a word of its own: 前節、田中実の決勝点で勝っていた."""
        dated = (chunk for chunk in frame.chunks if chunk.value < 0 or chunk.particle != "の")
        words = ((chunk, chunk.text if chunk.value < 0 else self._bare(chunk)) for chunk in dated)
        told = (chunk for chunk, text in words if len(text) > 1 and text in self._former)
        return any(not self._in_speech(frame, chunk) for chunk in told)

    def _bare(self, chunk: Chunk) -> str:
        """What a chunk that is a date says without its particle: 昨年|は."""
        return self.discourse.view.quote(chunk.span).removesuffix(chunk.particle).rstrip("、")

    def _in_speech(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether a chunk stands in quotation marks: 飯島主任は「当時の暮らしが分かる」と話す."""
        before = self.discourse.view.quote(Span(frame.span.start, chunk.span.start))
        return before.count("「") > before.count("」")

    def _of_chunks(self, path: str, sent: int, frame: Frame) -> Iterator[Claim]:
        """The roles that the chunks of a sentence name."""
        for chunk in frame.chunks:
            if chunk.value >= 0:
                continue
            within = list(self._within(path, sent, frame, chunk))
            yield from within
            role = self._role(sent, frame, chunk) if not within else None
            if role is not None:
                yield from self._filled(path, sent, frame, chunk, role)

    def _role(self, sent: int, frame: Frame, chunk: Chunk) -> _Role | None:
        """The role that a chunk names, none where it is another time's or the command of a deed: 操船の指揮."""
        named = self.slots.registry.named_by(chunk.text, "entity")
        role = (named and self._with_modifier(frame, chunk)) or named or self._titled.given(chunk)
        if role is None or commanded(frame, chunk, self.slots.words.titles) is not None:
            return None
        if role[0].entry.kinds and not chunk.particle and self.discourse.view.text.startswith("、", chunk.span.end):
            return None  # one of several: 墨色、霧白
        attribute, term = self._next_of(sent, role[0]), role[1]
        rest = chunk.text.removesuffix(term) if chunk.text.endswith(term) and not self._is_spaced(chunk) else ""
        if _FORMER.search(rest) or (self._is_former(frame, chunk) and not attribute.entry.kinds):
            return None
        if not rest and not chunk.index and not chunk.particle:
            rest = self._office(sent, term)
        rest = rest or self._subjects.outside(sent, frame, chunk, self.slots.words.generic_objects)
        return _Role(attribute, rest, registered=named is not None, modified=len(term) > len(chunk.text))

    def _filled(self, path: str, sent: int, frame: Frame, chunk: Chunk, role: _Role) -> Iterator[Claim]:
        """The claim of who fills a role that a chunk names."""
        attribute, rest = role.attribute, role.rest
        find = self._bearers.all if role.registered else self._bearers.told
        for name, source, factor in find(sent, frame, chunk, attribute):
            subject = self._subjects.of(sent, frame, chunk, name, rest, attribute.entry)
            if attribute.id.startswith(KIN):
                subject, rest = self._subjects.child(sent, frame, chunk)
            elif name.type == "person" and is_listed(self.discourse, sent, name):
                return
            if self._names_subject(name, subject) or name.span.overlaps(chunk.span):
                continue
            tie = Slot(attribute.id, source, min(factor, 1.0 if role.registered else OPEN_TITLE), chunk.span)
            known = (name.span, subject.span, frame.chunks[chunk.index - 1].span if role.modified else None)
            thing = rest or self._subjects.thing(sent, frame, chunk, attribute.entry, known)
            thing = "" if attribute.id == NEXT_VENUE else thing
            over = thing if not rest and thing in self._over(self.discourse.view.sentences[sent].block) else ""
            claim = self._claim(path, sent, attribute, name, subject, "" if over else thing, tie)
            yield replace(claim, extra={"over": over}) if over else claim
            return

    def _is_spaced(self, chunk: Chunk) -> bool:
        """Whether a space stands in a chunk, behind which another label begins: ラーダ　母."""
        return any(space in self.discourse.view.quote(chunk.span) for space in " 　")

    def _with_modifier(self, frame: Frame, chunk: Chunk) -> tuple[Attribute, str] | None:
        """The role that a の-phrase makes of another: 研究の責任者 is 研究責任者."""
        before = frame.chunks[chunk.index - 1] if chunk.index else None
        if before is None or before.particle != "の" or before.value >= 0:
            return None
        found = self.slots.registry.named_by(before.text + chunk.text, "entity")
        return found if found is not None and len(found[1]) > len(chunk.text) else None

    def _finders(self) -> tuple[_Finder, ...]:
        """What finds the roles that verbs and appositions give: 市民ホールは青井設計室が設計した."""
        if self._kept is None:
            words, discourse = self.slots.words, self.discourse
            doers = Doers(self.slots, self._names.names)
            deeds, open_deeds = Deeds(self.slots, doers, self._titled), OpenDeeds(discourse, words, self._names.names)
            kinds = (Origins, Provenance, Appositions, Sites, Goals, Affiliations, Rivals, Venues, BookNotes, Precedents)
            others = (kind(discourse, words) for kind in kinds)
            self._kept = (Contests(discourse, words), doers, deeds, open_deeds, *others, self._lives)
        return self._kept

    def _done(self, path: str, sent: int, doing: Doing) -> Iterator[Claim]:
        """The claim of a role that is given rather than named."""
        doing = self._of_next(sent, doing)
        block = self.discourse.view.sentences[sent].block
        subject = doing.subject
        if not subject.value and _SERIES.fullmatch(doing.restrictor):
            subject = Slot(self.discourse.finder.key(doing.restrictor), "object", 0.95, doing.tie.span)
            doing = doing._replace(restrictor="")
        if not subject.value:
            subject = self._lives.about(sent) if doing.attribute.id in OF_A_LIFE else self._subjects.around(sent, block)
        if not self._names_subject(doing.name, subject):
            known = bool(doing.restrictor) and doing.restrictor in self._over(block)
            claim = self._claim(path, sent, doing.attribute, doing.name, subject, "" if known else doing.restrictor, doing.tie)
            yield replace(claim, extra={"over": doing.restrictor}) if known else claim

    def _of_next(self, sent: int, doing: Doing) -> Doing:
        """The venue of the next time where a sentence tells of that: 次回の大会は青葉市で開きます."""
        later = self._next_of(sent, doing.attribute)
        if later is doing.attribute:
            return doing
        return doing._replace(attribute=later, restrictor="", tie=doing.tie._replace(value=NEXT_VENUE))

    def _next_of(self, sent: int, attribute: Attribute) -> Attribute:
        """The role that a sentence on the next time makes of one."""
        later, view = self.slots.registry.by_id.get(NEXT_VENUE), self.discourse.view
        told = later is not None and attribute.id in VENUES and _NEXT.search(view.text, *view.sentences[sent].span) is not None
        return later if told and later is not None else attribute

    def _over(self, number: int) -> str:
        """The title and the headings over a block: what they name needs no further word to be what a role is held of."""
        headings = self.discourse.view.document.blocks[number].heading
        return "\n".join(map(self.discourse.block_text, headings))

    def _is_former(self, frame: Frame, chunk: Chunk) -> bool:
        """Whether words before a role tell that somebody else holds it now, or that it is another year's: 去年のチャンピオン."""
        before = (self.discourse.view.quote(other.span).rstrip("の、") for other in frame.under(chunk, 4)[1:])
        return any(text in self._former for text in before)

    def _is_land(self, name: Name) -> bool:
        """Whether a name before a title is a country: 日本 of 日本社長会."""
        return self.discourse.finder.is_country(name.text)

    def _names_subject(self, filler: Name, subject: Slot) -> bool:
        """Whether the filler is what the role belongs to: a race does not start at itself."""
        return filler.key == subject.value

    def _within(self, path: str, sent: int, frame: Frame, chunk: Chunk) -> Iterator[Claim]:
        """Role and name in one chunk: 予約基盤チーム責任者 今泉亮, 早瀬美緒社長."""
        quote = self.discourse.view.quote
        for name in self.discourse.names_in(sent, chunk.span) or self._names.in_katakana(chunk):
            before = quote(Span(chunk.span.start, max(name.span.start, chunk.span.start))).strip(" \u3000・")
            after = quote(Span(min(name.span.end, chunk.span.end), chunk.span.end))
            for text, ahead in ((before, True), (after.lstrip(), False)):
                if not ahead and self.discourse.view.text[chunk.span.end : chunk.span.end + 1] in LABELLING:
                    continue  # 石田花子　作詞：佐藤健
                found = self.slots.registry.named_by(text if ahead else _leading_role(text), "entity") if text else None
                if found is None or not fits(found[0], name) or found[0].entry.names != "person" or self._is_land(name):
                    continue
                if name.type != "person" and _OF_ONE_NAMED.search(self.discourse.view.text, 0, name.span.start):
                    continue
                cut = name.type == "kana" and not _leading_role(text).startswith(found[1])
                if not ahead and (cut or name.text.endswith(_DEPUTY)):
                    continue  # 安田副|町長, クレハラ|電装社長
                rest = self._without_label(text.removesuffix(found[1])) if ahead else ""
                office = self._titled.role(self._office(sent, found[1]) + found[1]) if ahead and not rest else None
                found = (office.attribute, found[1]) if office is not None else found
                if _FORMER.search(rest):
                    continue
                subject = self._subjects.of(sent, frame, chunk, name, rest, found[0].entry)
                if not ahead and (team := _TEAM.match(self.discourse.view.text, name.span.end)) is not None:
                    subject = Slot(self.discourse.finder.key(team.group("team")), "bracket", 1.0, Span(*team.span("team")))
                tie = Slot(found[0].id, "beside its name", 1.0, chunk.span)
                yield self._claim(path, sent, found[0], name, subject, rest, tie)
                break

    def _without_label(self, rest: str) -> str:
        """What stands before a title without the label of its line: nothing of 代表者名　|社長."""
        label = rest.rstrip(" 　")
        return "" if label != rest and self.slots.registry.named_by(label, "entity") is not None else rest

    def _office(self, sent: int, title: str) -> str:
        """What the lines over a title say of which office it is."""
        number = self.discourse.view.sentences[sent].block
        return self._labels.office_over(number, self.discourse.view.document.blocks[number], title)

    def _scope(self, sent: int, rest: str) -> frozenset[str]:
        """Whose contest it is: 女子, 男子, in the words of the role, the sentence or the heading."""
        headings = [self.discourse.block_text(index) for index in reversed(self.discourse.block(sent).heading[1:])]
        view = self.discourse.view
        told = self.discourse.before(sent, 1) if self.discourse.block(sent).cell is None else ()
        before = [view.quote(view.sentences[at].span) for at in told]
        for text in (rest, *headings, *before):
            found = [scope for scope in self.slots.words.scopes_in(text) if scope.startswith("sex:")]
            if found:
                return frozenset(found[:1])
        return frozenset()

    def _claim(
        self, path: str, sent: int, attribute: Attribute, name: Name, subject: Slot, rest: str, tie: Slot
    ) -> Claim:
        """A claim of a role; `tie` is the attribute with how it is tied to the name."""
        kind = attribute.entry.names or "other"
        subject = MISSING if attribute.entry.verbs and subject.value.startswith(_HOUSES) else subject
        name = full_name(self.discourse.view.text, name) if kind == "person" else name
        town = self._names.town_of(sent, name) if kind == "place" else None
        value = EntityRef(name=(town.text if town is not None else "") + name.text.removesuffix("さん"), type=kind)
        span = name.span if town is None else Span(min(name.span.start, town.span.start), max(name.span.end, town.span.end))
        mention = Mention(span, span, value, (), "role")
        plain = self.slots.words.scope_pattern.sub("", rest).removesuffix("の")
        plain = self.slots.words.titles.same_parts.get(plain, plain)
        words = frozenset({plain}) if plain and self.discourse.finder.key(plain) != subject.value else frozenset()
        panel = panel_of(self.discourse, sent, tie.span) if kind == "person" else ""
        return Claim(
            path=path,
            mention=mention,
            sentence=self.discourse.view.sentences[sent].span,
            value=value,
            dimension="entity",
            subject=subject,
            attribute=tie,
            aspect=Slot("level", "role", 1.0),
            period=self._days.of(sent, tie.span if tie.source == "verb" else None) if attribute.entry.daily else MISSING,
            modality=Slot("stated", "role", 1.0),
            scope=self._scope(sent, rest),
            restrictors=words,
            labelled=tie.source == "label",
            extra={PANEL: panel} if panel else {},
        )
