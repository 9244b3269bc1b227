"""Which side of a dispute is likely right, and what else would explain it: told to the editor, never acted upon.

Note [Verdicts]. In this order, the first that speaks decides: a reference fact; a text that the editor takes to be right; a
text that says it changed from the one to the other; arithmetic that fits one side only; the majority of independent texts, where
texts that share their wording count once. A tie is no verdict.
What would reconcile both (with and without tax, a whole and its part, a day's difference of time zones) is named beside it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.claims.corpus import Corpus
from claimcheck.claims.figures.describe import reading
from claimcheck.model.claims import Claim
from claimcheck.model.pattern import regex
from claimcheck.model.values import Date, EntityRef, Money, Numeric

_CHANGED = regex(r"から|を")
_TO = regex(r"(?:に|へ)(?:と)?(?:変更|改定|改訂|改め|訂正|修正|延期|前倒し|繰り上げ|繰り下げ|更新|引き上げ|引き下げ|見直)")
_TAXED = 100
"""Amounts below which a tenth more tells nothing of a tax."""
_TAXES = (Decimal("1.1"), Decimal("1.08"))
_MAJORITY = 2
_SHARED = 12
"""Characters of a sentence that two texts have in common where one copies the other."""
_WORDS = {
    ("fact", "ja"): "参照事実では{}",
    ("fact", "en"): "the reference fact says {}",
    ("authoritative", "ja"): "正とする文書では{}",
    ("authoritative", "en"): "the authoritative text says {}",
    ("changed", "ja"): "{}は変更後の値",
    ("changed", "en"): "{} is the value after the change",
    ("sum", "ja"): "{}なら計算が合う",
    ("sum", "en"): "{} fits the arithmetic",
    ("majority", "ja"): "{}とする文書が多い",
    ("majority", "en"): "most texts say {}",
    ("tax", "ja"): "税込と税別の違いか",
    ("tax", "en"): "with and without tax?",
    ("zone", "ja"): "現地時間と日本時間の違いか",
    ("zone", "en"): "another time zone?",
    ("part", "ja"): "差の{}も本文にある: 内訳の違いか",
    ("part", "en"): "their difference, {}, is told, too: a part?",
}


def verdict(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> str:
    """What to say of a dispute besides its sides, in brackets; "" where nothing speaks."""
    told = [word.format(value) for word, value in _told(corpus, sides)]
    if not told:
        return ""
    return f" ({'; '.join(told)})" if corpus.lang == "en" else f"({'、'.join(told)})"


def fitting(lang: str, value: str) -> str:
    """That a value fits the arithmetic of a text, in brackets."""
    told = _WORDS["sum", lang].format(value)
    return f" ({told})" if lang == "en" else f"({told})"


def _told(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> Iterator[tuple[str, str]]:
    for reason, found in (
        ("fact", _by_fact(corpus, sides)),
        ("authoritative", by_authority(corpus, sides)),
        ("changed", _by_change(corpus, sides)),
        ("sum", _by_arithmetic(corpus, sides)),
        ("majority", _by_majority(corpus, sides)),
    ):
        if found is not None:
            yield _WORDS[reason, corpus.lang], reading(sides[found][0].value)
            break
    yield from ((_WORDS[reason, corpus.lang], value) for reason, value in _explained(corpus, sides))


def _by_fact(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> int | None:
    """The side with which the only fact of that owner and attribute agrees."""
    first = sides[0][0]
    subjects = {corpus.linker.subject(claim) for side in sides for claim in side}
    for fact in corpus.facts:
        same = fact.claim.attribute.value == first.attribute.value and fact.claim.aspect.value == first.aspect.value
        same = same and fact.period is None and fact.claim.dimension == first.dimension
        if same and corpus.linker.subject(fact.claim) in subjects:
            return _only([number for number, side in enumerate(sides) if corpus.sides.agree(fact.claim, side[0])])
    return None


def by_authority(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> int | None:
    """The only side that a text which the editor takes to be right tells."""
    return _only([number for number, side in enumerate(sides) if any(claim.path in corpus.authoritative for claim in side)])


def _by_change(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> int | None:
    """The side to which a text says that the other was changed: 定員を40人から50人に変更した."""
    claims = {id(claim) for side in sides for claim in side}
    if corpus.replaced is None:
        corpus.replaced = list(_replaced(corpus))
    for old, new in corpus.replaced:
        apart = id(old) not in claims or id(new) not in claims  # the dispute itself does not tell both
        if old.dimension == sides[0][0].dimension and apart:
            later = [number for number, side in enumerate(sides) if corpus.sides.agree(new, side[0])]
            earlier = [number for number, side in enumerate(sides) if corpus.sides.agree(old, side[0])]
            if len(later) == len(earlier) == 1 and later != earlier:
                return later[0]
    return None


def _replaced(corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """Figures of the texts that a sentence says were changed, with what they were changed to."""
    for document in corpus.documents:
        for old, new in zip(document.claims, document.claims[1:], strict=False):
            if old.dimension != new.dimension or old.sentence != new.sentence:
                continue
            between = document.text[old.mention.extent.end : new.mention.extent.start]
            if _CHANGED.fullmatch(between.strip("、")) and _TO.match(document.text, new.mention.extent.end):
                yield old, new


def _by_arithmetic(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> int | None:
    """The side that stands in a sum that adds up, where no other side does."""
    places = {(claim.path, claim.mention.span): number for number, side in enumerate(sides) for claim in side}
    fits: set[int] = set()
    for path in sorted({claim.path for side in sides for claim in side}):
        document = corpus.linker.documents[path]
        for item in document.relations.sums:
            terms = [*item.parts, *([item.total] if item.total is not None else [])]
            found = {places[document.path, term.span] for term in terms if (document.path, term.span) in places}
            values = [Decimal(term.value.magnitude) if isinstance(term.value, Numeric) else Decimal(0) for term in terms]
            if found and item.total is not None and sum(values[:-1]) == values[-1]:
                fits |= found
    return _only(sorted(fits))


def _by_majority(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> int | None:
    """The side that at least two texts more than any other tell, copies counted once."""
    texts = {claim.path: corpus.linker.documents[claim.path].text for side in sides for claim in side}
    counts = [len(_independent(side, texts)) for side in sides]
    best = max(counts)
    rest = sorted(counts)[-2]
    return counts.index(best) if best >= rest + _MAJORITY else None


def _independent(side: Sequence[Claim], texts: dict[str, str]) -> list[str]:
    """The wordings of a side, one for each text that does not copy another."""
    found: list[str] = []
    for path in sorted({claim.path for claim in side}):
        claim = next(each for each in side if each.path == path)
        words = texts[path][claim.sentence.start : claim.sentence.end]
        parts = {words[at : at + _SHARED] for at in range(len(words) - _SHARED + 1)}
        if not any(part in other for other in found for part in parts):
            found.append(words)
    return found


def _explained(corpus: Corpus, sides: Sequence[Sequence[Claim]]) -> Iterator[tuple[str, str]]:
    """What would reconcile two sides, were it said."""
    if len(sides) != 2:  # noqa: PLR2004 - of two
        return
    one, other = sides[0][0].value, sides[1][0].value
    if isinstance(one, Date) and isinstance(other, Date):
        distant = [value for value in (one, other) if value.day is not None and value.hour is not None]
        if len(distant) == 2 and (one.utc_offset is None) != (other.utc_offset is None):  # noqa: PLR2004
            yield "zone", ""
    if isinstance(one, EntityRef) or not (isinstance(one, Numeric) and isinstance(other, Numeric)):
        return
    low, high = sorted((one.magnitude, other.magnitude))
    stated = any(scope.startswith("tax:") for side in sides for claim in side for scope in claim.scope)
    if isinstance(one, Money) and not stated and low >= _TAXED and any(abs(low * tax - high) < 1 for tax in _TAXES):
        yield "tax", ""
        return
    gap = high - low
    exact = all(isinstance(value, Numeric) and not value.scaled and value.magnitude >= 100 for value in (one, other))  # noqa: PLR2004
    if exact and gap and getattr(one, "unit", "") == getattr(other, "unit", ""):
        own = sides[0][0].dimension
        for path in sorted({claim.path for side in sides for claim in side}):
            for claim in corpus.linker.documents[path].claims:
                if claim.dimension == own and isinstance(claim.value, Numeric) and claim.value.magnitude == gap:
                    yield "part", reading(claim.value)
                    return


def _only(numbers: Sequence[int]) -> int | None:
    return numbers[0] if len(numbers) == 1 else None


def joined(*hints: str) -> str:
    """Several hints in one bracket."""
    return "".join(hints).replace(")(", "、").replace(") (", "; ")
