"""The words of roles: titles, ranks, deeds and what fills a role in place of a name; read from the lexicon."""

import re

from claimcheck.claims.lexicon.registry import Registry
from claimcheck.model.pattern import regex
from claimcheck.text.alternation import alternation
from claimcheck.text.lexicon import Lexicon

_DEED_DONE = r"(?=で(?!は)|に(?:よる|より|よって)|の(?:もと|下[、でに])|[）)。」]|の[「『一-龠]|で?$)"
_BY_WHOM = regex(r"(?<=[一-龠ァ-ヺー]{2})(?:会社|業者|企業|団体)$")
"""What a label adds to the deed: 警備|会社."""
_IN_CHARGE = "責任者"


class TitleWords:
    """The words of roles that no rule registers, and those that fill a role in place of names."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        words = lexicon.words
        self.single, self.shared = (tuple(words.get(name, ())) for name in ("single_titles", "shared_titles"))
        """Titles of which an office has one, and those that two may bear."""
        self.last_of_single = frozenset(title[-1] for title in self.single)
        self.divisional = frozenset(words.get("divisional_titles", ()))
        """Titles that say nothing without their department."""
        kinds = words.get("quoted_kinds", ())
        self.named_kinds = {spelling: each.partition("|")[0] for each in kinds for spelling in each.split("|")}
        self.named_thing = regex(lambda: alternation(self.named_kinds))
        """Kinds of things that have names of their own, by each of their words: 客船 is 船."""
        self.callings = tuple(words.get("callings", ()))
        """What may stand between a role and who bears it: 応援大使の|俳優・|水野佳子さん."""
        self.branching = frozenset(words.get("branching_firms", ()))
        """Endings of bodies that have branches in many towns."""
        self.lone = frozenset(words.get("lone_titles", ()))
        """Of those, the ones that tell enough where a text knows one bearer alone: ディレクター."""
        self._same = lexicon.maps.get("same_titles", {})
        self._ranked = regex(lambda: rf"(?:{alternation(words.get('ranks', ()))})(?:兼|・)?")
        deeds = alternation(words.get("deed_titles", ()))
        self.deed = re.compile(rf"(?:(?:さん|氏|君|様|先生)?の|氏)?(?P<deed>{deeds})(?:{_DEED_DONE})")
        """Behind a person, what he did: 秋山真一郎|指揮で, 小林健|のタクトで."""
        self.many = tuple(word for name in ("generic_labels", "holder_labels", "plural_labels") for word in words.get(name, ()))
        """What the labels end in that stand before any number of names."""
        self.led = lexicon.maps.get("led_roles", {})
        """Verbs that tell who has charge of a deed, with what he is called: 率いる: 責任者."""
        self.parts = frozenset((*words.get("part_nouns", ()), *lexicon.maps.get("same_parts", {})))
        self.same_parts = lexicon.maps.get("same_parts", {})
        """Parts of a thing that go by several names: ボディ is 本体."""
        self.commands = tuple(words.get("command_nouns", ()))
        """What is taken of a deed by who has charge of it: 指揮."""
        self.fields, self.performed = frozenset(words.get("command_fields", ())), tuple(words.get("performed", ()))
        """What is commanded besides deeds (現場), and deeds of which 指揮 is the conducting."""
        self.bodies = tuple(words.get("led_bodies", ()))
        """What one leads without having charge of a deed: 会社."""
        self.giving, self.entrusting = (frozenset(words.get(f"{key}_verbs", ())) for key in ("giving", "entrusting"))
        """Verbs that give a role to an argument, and verbs whose object somebody else does: 施工を担う, 設計を委託."""
        self.amounts, self.headed = frozenset(words.get("amount_words", ())), tuple(words.get("headed_bodies", ()))
        """How much of a thing: 全量; and bodies whose head is told by who leads them: 調査団."""
        self._acts = {verb: act for act, verbs in lexicon.maps.get("same_deeds", {}).items() for verb in verbs.split("|")}
        self.holder_tails, self.holder_kinds = tuple(words.get("holder_tails", ())), frozenset(words.get("holder_kinds", ()))
        """Nouns in which a firm, a school or a society may end where a role asks for one, and what names none: 双葉|百貨店."""
        self.rivals = lexicon.maps.get("rival_verbs", {})
        """Deeds between two, each with the role it gives, the particle of the other side, and whether that side fills the role."""
        self._teams = tuple(words.get("team_tails", ()))
        self.charges = tuple(words.get("charge_titles", ()))
        """Titles of who has charge of what is named before them, the longest first: 統括責任者."""
        self.kinds = {
            attribute.id: {spelling: each.partition("|")[0] for each in attribute.entry.kinds for spelling in each.split("|")}
            for attribute in registry.by_id.values()
            if attribute.entry.kinds
        }
        """For a role that no names fill, what may, with how each is written in comparisons."""

    def rankless(self, title: str) -> str:
        """A title by its one name and without the rank before it: 頭取 for 取締役頭取, 校長 for 学校長."""
        while (match := self._ranked.match(title)) is not None and match.end() and title[match.end() :].endswith(self.single):
            title = title[match.end() :]
        if title[0] == "当" and len(title) > len("当社長") and title[1:].endswith(self.single):
            title = title[1:]  # 当天文台長
        return self._same.get(title, title)

    def act(self, verb: str) -> str:
        """The noun of a deed, one for the verbs that say the same: 作る and つくる are 製作."""
        return self._acts.get(verb, verb)

    def deed_of(self, label: str) -> str:
        """A label with its deed as `act` writes it: 灯ろう制作 is 灯ろう製作."""
        verb = next((verb for verb in self._acts if label.endswith(verb) and len(label) > len(verb)), "")
        label = label.removesuffix(verb) + self._acts[verb] if verb else label
        return _BY_WHOM.sub("", label) if len(label) > len("担当者") else label

    def charge(self, title: str) -> str:
        """A title with what all call it who have charge of something: 開発責任者 for 開発チームリーダー."""
        tail = next((tail for tail in self.charges if title.endswith(tail) and len(title) > len(tail) + 1), "")
        return self.gist(title.removesuffix(tail)) + _IN_CHARGE if tail else title

    def gist(self, deed: str) -> str:
        """A deed without the word for those who do it: 開発 of 開発チーム."""
        tail = next((tail for tail in self._teams if deed.endswith(tail) and len(deed) > len(tail) + 1), "")
        return deed.removesuffix(tail)
