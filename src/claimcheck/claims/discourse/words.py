"""The word lists that slots are read with, compiled once a run."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.claims.discourse.boundnames import BoundNames
from claimcheck.claims.lexicon.actwords import ActWords
from claimcheck.claims.lexicon.concepts import Concepts
from claimcheck.claims.lexicon.dutywords import DutyWords
from claimcheck.claims.lexicon.figurewords import FigureWords
from claimcheck.claims.lexicon.registry import Attribute, Registry
from claimcheck.claims.lexicon.titlewords import TitleWords
from claimcheck.model.pattern import regex
from claimcheck.model.values import Quantity, Value
from claimcheck.text.alternation import AnyOf, alternation, any_of
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.units import unit_table

_CHANGE_SUFFIX = regex(r"(額|率|幅|数|分)$")

_PER = regex(r"((?:1|１|一|毎)([^0-9]{1,6}))")

# 年に24万台, 月6万8千円, 毎分300回: right before a figure
_PER_PREFIX = regex(
    r"(?:^|[^0-9０-９一二三四五六七八九十数何昨今来去翌同前毎年月週日当本半終初休祝平連])(?:毎?(年|月|週|日|時|分|秒)に?|(?<!毎)(年|月|週)間に?)約?$"
)
_PER_REACH = 6
_SHORT_PERS = {"時": "h", "分": "min", "秒": "s"}
_OBJECT = regex(r"(?:..+?[にが]|.+?を)")
_EDGES = ("beginnings", "endings", "changes")
_CALLED = r"(?<=は)、?[一-龠ァ-ヺー]{0,8}の?[「『][^「」『』。、]{2,24}[」』](?!と)"
"""テーマは「ひかり」, but not 社長は「勝ちたい」と."""
_PLACED = (
    r"(?<=[都道府県州市区町村])(?:の(?:第|新|現場|建設)|に(?:あ[るり]|建|立|位置|本|拠点)|を(?:拠点|本拠))"
    r"|(?<=[前後])半[0-9０-９]|(?<=社)(?:の[ァ-ヺA-Za-z]|製)|(?<=[（(])[^（）()。、]{0,8}?[一-龠ァ-ヺー]{2,8}[都府県州市]"
)
"""Where a sentence may tell where something is, who made a part of it, or who scored."""
_TITLED = (
    r"(?<![^一-龠ぁ-んァ-ヺ）)：:\s・][「『])(?<=[「『])[^「」『』\n]{1,30}[」』]"
    r"(?:[一-龠々ァ-ヺー]{1,6}[ 　・]?[一-龠々ぁ-んァ-ヺー]{1,8})?[（(]"
    r"|(?<=[2-8])位|(?<=総)合優勝|(?<=[男女])子[^、。]{2,14}[はを]|(?<=以)来|(?<=に次)[いぐ]|(?<=C)M|(?<=本)名|(?<=の[小漫])[説画]|(?<=の原)作"
    r"|(?<=[市町村])の[一-龠ァ-ヺ]"
)
"""清水かなえさんの「灯の棚」（浜書房）, 2位に."""
_ROLE_SIGNS = regex(f"[都道府県州市区町村前後社（(は「『2-8総男女以次C本小漫原](?:{_PLACED}|{_CALLED}|{_TITLED})")
"""Every sign begins in one of these characters, which are looked for first."""
_REMEMBERED = 1 << 16
"""Phrases whose reading is remembered; a corpus with more of them starts over."""


_ROWS = {
    "う": "わいえっ", "く": "かきけい", "ぐ": "がぎげい", "す": "さしせ",
    "つ": "たちてっ", "ぶ": "ばびべん", "む": "まみめん", "る": "らりれっ",
}  # fmt: skip
"""What may follow the stem of a verb, by its last letter."""


def _stems(verbs: Iterable[str]) -> Iterator[str]:
    """What of verbs stands in a text whatever their form: 手が of 手がける, 引い and 引か of 引く, メガホンを of メガホンを取る."""
    for verb in verbs:
        thing = _OBJECT.match(verb)
        if thing is not None and len(verb) - thing.end() > 1:
            yield thing.group()
            yield thing.group()[:-1] + "は"  # 土砂は北沢地区で崩れた
        elif verb.endswith("する"):
            yield from (verb[:-2] + kana for kana in "しすさせ")
        elif verb[-1:] not in _ROWS:
            yield verb
        elif len(verb) > 2:  # noqa: PLR2004 - 開く has a stem of one letter
            yield verb[:-1]
        else:
            yield from (verb[:-1] + kana for kana in (*_ROWS[verb[-1]], verb[-1]))

_TO_NOUN = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_E_AND_I = frozenset("えけげせぜてでねべめれいきぎしじちにびみり")


_LEAVING = ("退任", "退社", "退団", "退職")


_TERMS_OF_ART = regex(r"予定(?:利率|死亡率|事業費率|価格|納税)|想定(?:元本|外)|予想外|計画停電|見込み(?:客|違い)|目標管理")
"""Compounds with a word of planning that plan nothing: the 予定利率 of today."""


class HappeningWords:
    """The words of events that no rule registers."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self.gatherings = tuple(sorted(words.get("gatherings", ()), key=lambda noun: (-len(noun), noun)))
        held = {*self.gatherings, *words.get("occasions", ())}.difference(words.get("bodies_that_meet", ()))
        vehicles = words.get("vehicles_with_places", ())
        self.occasions = regex(lambda: rf"(?:(?P<noun>{alternation(held)})|{alternation(vehicles)})(?![一-龠々])")
        """What has places, guests, a fee and hours of its own: 大盤解説会, 1編成."""
        self.single_gatherings = tuple(words.get("single_gatherings", ()))
        self.idle_modifiers = frozenset(words.get("idle_modifiers", ()))
        self.idle_events = frozenset(words.get("idle_events", ()))
        self.idle_endings = tuple(words.get("idle_endings", ()))
        self.page_endings = tuple(words.get("page_endings", ()))
        """In what the words end that stand beside the date of a page or of a figure, and who puts a date there."""
        self.plans = frozenset(words.get("plan_nouns", ()))
        self.directed = frozenset(words.get("directed_acts", ()))
        """Acts whose object has に: 契約書に調印."""
        self.reaching = frozenset(words.get("reaching_acts", ()))
        """Acts whose object is a figure: 1,000店を達成."""
        self.winning, self.contests = frozenset(words.get("winning_acts", ())), tuple(words.get("contests", ()))
        """What is done in a contest once, and what the names of contests end in: コンクールで優勝."""
        self._acts = {_stem(act): name for name, acts in lexicon.maps.get("same_acts", {}).items() for act in acts.split("|")}
        self._shared = tuple(lexicon.maps.get("same_acts", {}))
        self.habits = {act: name for name, acts in lexicon.maps.get("same_habits", {}).items() for act in (name, *acts.split("|"))}
        """One noun for the words of what is done again and again: 飲む and 服用 are 投与."""
        self.begun = lexicon.maps.get("begun_verbs", {})
        """What the beginning of an act is called: 使い始める is 使用開始."""
        self.possible = lexicon.maps.get("possible_verbs", {})
        """What is said to become possible by an event, with a noun for it: 通れる is 開通."""
        self.usable, self.lasting = (frozenset(words.get(name, ())) for name in ("usable_verbs", "lasting_verbs"))
        """What can be done until a place closes, and what goes on for some hours."""
        self.states = lexicon.maps.get("held_states", {})
        """What goes on, with the nouns of the events it begins and ends with; see Note [States]."""
        leaving = {re.split("[をにで]", state)[-1] for state, events in self.states.items() if events.endswith(_LEAVING)}
        self.telling = self.possible.keys() | leaving
        """Words that tell of what happened, and of what lasted from or until it."""


    def act(self, verb: str) -> str:
        """One name for the verbs that say the same of a thing: 検出, 見付かる and 掘り出す are 発見; else the noun of the verb."""
        stem = _stem(verb)
        return self._acts.get(stem, stem)

    def is_shared(self, event: str) -> bool:
        """Whether several verbs may tell of an event."""
        return event.endswith(self._shared)

    def phrased(self, phrase: str) -> str | None:
        """What an object and its verb together say of somebody: 顔を出す."""
        return self._acts.get(_stem(phrase))


_LABELLING = ("caption_words", "item_corners", "measure_endings", "payer_endings")
"""Lists by which the labels of tables and of prices are read."""


class Words:
    """The word lists that slots are read with."""

    def __init__(self, lexicon: Lexicon, registry: Registry) -> None:
        words = lexicon.words
        self.registry, self.said = registry, FigureWords(words)
        self.decrease, self.increase = (frozenset(words.get(name, ())) for name in ("decrease", "increase"))
        self.titles = TitleWords(lexicon, registry)
        self.planned = frozenset(words.get("planned", ()))
        self.reported, self.denied = (frozenset(words.get(name, ())) for name in ("reported", "denied"))
        self.hypothetical, self.comparison = (frozenset(words.get(name, ())) for name in ("hypothetical", "comparison"))
        self.other_owners = frozenset(words.get("other_owners", ()))
        self.staying, self.taking_part, self.generic = (
            frozenset(words.get(name, ())) for name in ("staying", "taking_part", "generic_labels")
        )
        self.befalling, self.limiting = (frozenset(words.get(name, ())) for name in ("befalling", "limiting"))
        self.persons, self.places = (frozenset(words.get(name, ())) for name in ("persons", "place_suffixes"))
        self.scopes = lexicon.maps.get("scopes", {})
        self.scope_pattern, self._peak = any_of(self.scopes), any_of(words.get("peak_times", ()))
        self.fee_classes, self.same_things = (lexicon.maps.get(name, {}) for name in ("fee_classes", "same_things"))
        """Who pays a fee, 一般 is what adults pay; parts and groups by one of their names, 駆動用電池 is バッテリー."""
        self.concepts = Concepts(lexicon.maps.get("same_measures", {}))
        self.idle_measures = frozenset(words.get("idle_measures", ()))
        """What words mean the same of a figure, and those that say nothing of what it measures."""
        self.labelling = {name: tuple(words.get(name, ())) for name in _LABELLING}
        self._per_phrases = lexicon.maps.get("per_phrases", {})
        units = self.units = unit_table(lexicon)
        self.short_units = {
            short: units[full] for short, full in lexicon.maps.get("short_units", {}).items() if full in units
        }
        """Units that are written short where what they measure leaves no doubt: 体重60キロ, 風速42メートル."""
        self.numbers = any_of(registry.bare_nouns)
        self.beginnings, self.endings, self.changes = (frozenset(words.get(name, ())) for name in _EDGES)
        self.sources = tuple(words.get("reporting_sources", ()))
        self.transitive = frozenset(words.get("transitive_verbs", ()))
        self.event_nouns = tuple(words.get("event_nouns", ()))
        self.happenings, self.acts, self.duties = HappeningWords(lexicon), ActWords(lexicon), DutyWords(lexicon)
        self.bound, self.light = BoundNames(lexicon, self.acts), frozenset(words.get("light_nouns", ()))
        self._role_words = AnyOf(self._telling_roles(words))
        self.materials = tuple(words.get("materials", ()))
        self.rank_labels, self.holder_labels = frozenset(words.get("rank_labels", ())), frozenset(words.get("holder_labels", ()))
        self.personal_titles = tuple(words.get("personal_titles", ()))
        self.kind_words = frozenset(words.get("kind_words", ()))
        suffixes = {"place": "facility_suffixes", "organization": "firm_suffixes"}
        self.named_by_suffix = {kind: tuple(words.get(each, ())) for kind, each in suffixes.items()}
        """For each kind of name, the common nouns in which one may end."""
        self.title_tails = tuple(words.get("title_tails", ()))
        self.former_words, self.countries = (frozenset(words.get(name, ())) for name in ("former_words", "countries"))
        self.generic_objects = tuple(words.get("generic_objects", ()))
        self.modalities = (
            ("planned", self.planned), ("denied", self.denied), ("hypothetical", self.hypothetical), ("reported", self.reported),
        )  # fmt: skip
        """Words of each modality, the strongest first."""
        self.steps = frozenset(words.get("steps", ()))
        self.modal = self.planned | self.denied | self.hypothetical | self.reported | self.steps
        self._planned = any_of(self.planned)
        self.event_words = registry.words_of("date") | self.beginnings | self.endings | self.happenings.telling | self.acts.words
        self._directions = dict.fromkeys(self.increase, "increase") | dict.fromkeys(self.decrease, "decrease")
        self._scopes_in: dict[str, tuple[str, ...]] = {}
        self._terms: dict[tuple[str, str], tuple[Attribute | None, str, str]] = {}

    def _telling_roles(self, words: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Words without which, and the patterns beside them, no sentence tells of a role."""
        abroad = (f"{country}の" for country in words.get("countries", ()) if country != "日本")
        verbs = (*self.registry.verbs_of("entity"), *self.titles.rivals, *words.get("verb_spellings", ()), *self.titles.led)
        yield from (*self.registry.nouns_of("entity"), *_stems(verbs), *self.titles.single, *self.titles.commands, "による")
        yield from (*words.get("tied_roles", ()), *words.get("affiliation_marks", ()), *abroad)

    def may_tell_role(self, text: str, start: int, end: int) -> bool:
        """Whether a sentence may tell of a role."""
        return self._role_words.occurs(text, start, end) or _ROLE_SIGNS.search(text, start, end) is not None

    def direction(self, lemma: str) -> str:
        """Increase or decrease where a word tells of a change; "" otherwise."""
        return self._directions.get(lemma, "")

    def is_planned(self, phrase: str) -> bool:
        """Whether a phrase holds a word of what is only planned: 業績予想."""
        return self._planned.search(_TERMS_OF_ART.sub("", phrase)) is not None

    def is_term_of_art(self, phrase: str) -> bool:
        """Whether a compound has a word of planning without being one: 予定利率."""
        return _TERMS_OF_ART.search(phrase) is not None

    def is_peak(self, text: str) -> bool:
        """Whether words name the time at which a figure was highest: ピーク時."""
        return self._peak.search(text) is not None

    def scopes_in(self, text: str) -> tuple[str, ...]:
        """The scopes that the words of a text state, in their order."""
        found = self._scopes_in.get(text)
        if found is None:
            if len(self._scopes_in) >= _REMEMBERED:
                self._scopes_in.clear()
            found = self._scopes_in[text] = tuple(self.scopes[match.group()] for match in self.scope_pattern.finditer(text))
        return found

    def per_unit(self, text: str, *, glued: bool, particle: str) -> str | None:
        """The unit that a figure is per where such a one stands right before it: 1日|720人, 一日に|30件; 1日に is a date."""
        match = _PER.fullmatch(text)
        if match is None or (not glued and (particle != "に" or match[1] == "1日")):
            return None
        return self._per_phrases.get(match[2])

    def per_prefix(self, text: str, start: int) -> str | None:
        """The unit that a figure is per where a bare word of time stands right before it: 年に24万台, 毎分300回."""
        match = _PER_PREFIX.search(text, max(0, start - _PER_REACH), start)
        if match is None:
            return None
        word = match[1] or match[2]
        return _SHORT_PERS.get(word, word) if word not in _SHORT_PERS or "毎" in match.group() else None

    def speed_of(self, value: Value) -> Quantity | None:
        """時速130キロ, a length per hour, as the speed it is."""
        if not isinstance(value, Quantity) or value.per is None or value.dimension != "length":
            return None
        unit = self.units.get(f"{value.unit}/{value.per}")
        return None if unit is None else value.but(unit=unit.symbol, dimension=unit.dimension, per=None)

    def per_scope(self, unit: str) -> str:
        """The scope of a figure per unit: per:day."""
        return self.scopes.get(f"1{unit}あたり") or f"per:{unit}"

    def is_change(self, phrase: str) -> bool:
        """Whether a phrase tells of a change of something registered: 株価下落."""
        return any(
            self.direction(phrase[-length:]) and self.registry.any_named_by(phrase[:-length]) is not None
            for length in range(1, min(5, len(phrase)))
        )

    def term(self, phrase: str, dimension: str) -> tuple[Attribute | None, str, str]:
        """Registered attribute, matched term and aspect of a phrase: 時価総額減少額 is a decrease of 時価総額."""
        key = (phrase, dimension)
        if key not in self._terms:
            if len(self._terms) >= _REMEMBERED:
                self._terms.clear()
            self._terms[key] = self._find(phrase, dimension)
        return self._terms[key]

    def _find(self, phrase: str, dimension: str) -> tuple[Attribute | None, str, str]:
        found = self.registry.named_by(phrase, dimension)
        if found:
            return found[0], found[1], ""
        whole = self.registry.any_named_by(phrase)
        stem = _CHANGE_SUFFIX.sub("", phrase)
        for length in range(min(4, len(stem) - 1), 0, -1):
            direction = self.direction(stem[-length:])
            if direction and (whole is None or len(whole[1]) <= length):  # 海外売上高 is no 高 of 海外売上
                base = stem[:-length].rstrip("の")
                known = self.registry.named_by(base, dimension) or (
                    self.registry.any_named_by(base) if dimension == "ratio" else None
                )
                if known:
                    return known[0], known[1], direction
        return None, "", ""


def _stem(verb: str) -> str:
    """A verb as a noun: 引き上げる is 引き上げ, 取り壊す 取り壊し."""
    if verb.endswith("る") and verb[-2:-1] in _E_AND_I:
        return verb[:-1]
    return verb[:-1] + _TO_NOUN[verb[-1]] if verb[-1:] in _TO_NOUN else verb
