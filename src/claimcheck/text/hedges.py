"""Hedges and bounds around a figure: 約, 程度, 近く, 以上, を超える."""


from claimcheck.model.claims import Hedge, HedgeKind
from claimcheck.model.pattern import regex
from claimcheck.text.edges import is_han
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.scan import Scan, Terms

_TAIL = regex(r"(?:った|って|かった|くて|ない|える|えた|えて|[るたていくずもうす])?")
_VERBAL = regex(
    r"(?:よりも?[大小きなくさ高低長短少多上下]{1,2}|超え|越え|突破|上回|下回|を割|割れ|を切|に迫|届|満た|足ら|超す|上回らな|超過)$"
)
_FROM = regex(r"~(?=[のでをにはが、。」』)\s]|\Z)")
_IN_WORDS = frozenset("契規条制予公解要集節倹婚密盟誓特成協和旧新売商")
"""Kanji that make a word with 約: 契約10件, 予約3件; 使用量約2,000基 is hedged."""
_BLANK = regex(r"[ ]?")
_LINKS = frozenset("で、にはも ")
_WITHIN = ("前半", "後半", "半ば", "中盤")
_MAX = 3


def _ends_word(before: str, hedge: str) -> bool:
    """Whether a hedge of one character ends another word with the kanji before it."""
    return before in _IN_WORDS if hedge == "約" else before not in "計総額高に"


class Hedges:
    """Finds the hedges of a figure from its ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        before: dict[str, HedgeKind] = {}
        after: dict[str, HedgeKind] = {}
        for entry in lexicon.hedges:
            before.update(dict.fromkeys(entry.before, entry.kind))
            after.update(dict.fromkeys(entry.after, entry.kind))
        self._after = Terms(after)
        self._before: dict[str, list[tuple[str, HedgeKind]]] = {}
        for word, kind in sorted(before.items(), key=lambda pair: -len(pair[0])):
            self._before.setdefault(word[-1], []).append((word, kind))
        # two characters tell に迫る and 少なくとも from the particles around nearly every figure
        linked = (last + link for last in self._before for link in _LINKS)
        self.tails = frozenset((*(word[-2:] for word in before), *linked, "~"))
        """The one or two characters right before a figure are among these where a hedge stands there."""
        self.heads = frozenset((*(word[:2] for word in after), *(f" {word[0]}" for word in after), "~"))
        """The one or two characters right after a figure are among these where a hedge stands there."""
        self._no_band = frozenset(lexicon.words.get("no_band_units", ()))

    def before(self, text: str, start: int) -> tuple[int, list[Hedge]]:
        """Where the hedges before `start` begin, and which they are, in the order of the text."""
        found: list[Hedge] = []
        if text[start - 1 : start] not in self.tails and text[start - 2 : start] not in self.tails:
            return start, found
        for _ in range(_MAX):
            at = start - 1 if text[start - 1 : start] == " " else start
            hit = self._one_before(text, at)
            if hit is None:
                break
            word, kind = hit
            start = at - len(word)
            found.insert(0, Hedge(kind, word))
        return start, found

    def _one_before(self, text: str, at: int) -> tuple[str, HedgeKind] | None:
        if not at:
            return None
        last = text[at - 1]
        if last == "~" and (at == 1 or text[at - 2] in "「『(、。 \n:\x00"):
            return "~", HedgeKind.AT_MOST  # 「~8人」
        for word, kind in self._before.get(last, ()):
            if text.startswith(word, at - len(word)) and at >= len(word):
                if len(word) == 1 and at > 1 and is_han(text[at - 2]) and _ends_word(text[at - 2], word):
                    return None
                return word, kind
        if last in "で、にはも" and at > 1:  # 最大で3割, 少なくとも、3人
            hit = self._one_before(text, at - 1)
            if hit is not None and hit[1] in (
                HedgeKind.MAXIMUM,
                HedgeKind.MINIMUM,
                HedgeKind.AT_LEAST,
                HedgeKind.AT_MOST,
                HedgeKind.ROUGH,
            ):
                return hit[0] + last, hit[1]
        return None

    def after(self, scan: Scan, end: int, unit: str = "") -> tuple[int, list[Hedge]]:
        """Where the hedges after `end` stop, and which they are.

        Args:
            scan: the text.
            end: where the figure ends.
            unit: its last character, for 台 after a counter.
        """
        text = scan.text
        found: list[Hedge] = []
        if text[end : end + 1] not in self.heads and text[end : end + 2] not in self.heads:
            return end, found
        for _ in range(_MAX):
            blank = _BLANK.match(text, end)
            at = blank.end() if blank else end
            if found and text[at : at + 1] == "の" and text[at + 1 : at + 2]:
                break
            hit = self._one_after(scan, at, unit)
            if hit is None:
                break
            end, hedge = hit
            found.append(hedge)
        return end, found

    def _one_after(self, scan: Scan, at: int, unit: str) -> tuple[int, Hedge] | None:
        text = scan.text
        if text.startswith("~", at) and _FROM.match(text, at):
            return at + 1, Hedge(HedgeKind.AT_LEAST, "~")  # 3人~
        for end, kind in self._after.at(text, at):
            word = text[at:end]
            following = text[end : end + 1]
            if len(word) == 1 and is_han(word) and following and is_han(following) and following not in "増減安高の":
                tokens = scan.words(at, end)
                if at not in tokens.starts or end not in tokens.ends:
                    continue  # 3社強化, 10人弱者
            within = text.startswith(_WITHIN, end)  # 160円台後半
            if kind is HedgeKind.BAND and (unit in self._no_band or (following and is_han(following) and not within)):
                continue
            if word in ("以上", "以下", "ほど", "くらい", "ぐらい") and following == "述":
                continue
            if word == "上" and following and following in "がげ昇回":
                continue  # 500円上がり
            tail = _TAIL.match(text, end) if _VERBAL.search(word) else None
            stop = tail.end() if tail else end
            return stop, Hedge(kind, text[at:stop])
        return None
