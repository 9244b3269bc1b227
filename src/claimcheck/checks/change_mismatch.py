"""A stated change that does not follow from the figures beside it: 3億7,000万円から3倍の7億4,000万円."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from claimcheck.claims.arithmetic.arithmetic import Change
from claimcheck.claims.arithmetic.series import Point, before
from claimcheck.claims.arithmetic.window import kind
from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.values.repairs import Repair, added, divided, is_closed, less, times
from claimcheck.claims.values.slips import significant_digits
from claimcheck.model.claims import Mention
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.rules import Rule
from claimcheck.model.values import Duration, Numeric, Quantity, Ratio

NAME = "change-mismatch"
NEAR = Fraction(1, 10)
"""How far a whole multiple may be from the exact one."""
_TELLING, _LARGE = 2, 100
"""Digits and size of a figure that no two rows share by chance."""
_ELSEWHERE = 0.9
"""Confidence in a level that stands elsewhere."""


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Changes whose interval does not meet the one that old and new level give."""
    levels = _levels_of_years(corpus)
    for document in corpus.documents:
        items = [*document.relations.changes, *_since_years(corpus, document, levels)]
        for item in {(item.old.span, item.new.span, item.change.span): item for item in items}.values():
            stated = _stated(corpus, item)
            readings = _readings(corpus, item)
            every = [*readings, *(reading for other in item.others for reading in _readings(corpus, other))]
            if stated is not None and readings and not any(reading.meets(stated) for reading in every):
                yield _draft(corpus, rule, document.path, item, _nearest(readings, stated))


_Rows = dict[Decimal, list[tuple[str, list[Point]]]]


def _levels_of_years(corpus: Corpus) -> _Rows:
    """All rows of years by the levels that stand in them."""
    found: _Rows = {}
    if any(document.relations.rated for document in corpus.documents):
        for document in corpus.documents:
            for points in document.relations.series:
                for size in {point.mention.value.magnitude for point in points if isinstance(point.mention.value, Numeric)}:
                    found.setdefault(size, []).append((document.path, points))
    return found


def _since_years(corpus: Corpus, document: DocumentClaims, rows: _Rows) -> Iterator[Change]:
    """Rates of change whose new level stands in a row of years, here or in a text of the same affair."""
    for rated in document.relations.rated:
        value = rated.new.value
        if not isinstance(value, Numeric) or len(significant_digits(value.magnitude)) < _TELLING or value.magnitude < _LARGE:
            continue
        found = [
            Change(
                _of_kind(old.mention, rated.new),
                rated.new,
                rated.change,
                rated.sign,
                rated.window.span,
                old_path=path,
                sure=_ELSEWHERE,
            )
            for path, points in rows.get(value.magnitude, ())
            if path == document.path or corpus.linker.affinity.between(path, document.path)
            for old, point in before(points, value)
            if kind(point.mention) in (kind(rated.new), "number")
        ]
        if found:
            yield found[0]._replace(others=tuple(found[1:]))


def _of_kind(mention: Mention, model: Mention) -> Mention:
    """A bare figure of a table in the unit of the figure that stands for its row."""
    value = mention.value
    if kind(mention) == kind(model) or not (isinstance(value, Numeric) and isinstance(model.value, Numeric)):
        return mention
    return mention._replace(value=model.value.but(magnitude=value.magnitude, quantum=value.quantum))


def _readings(corpus: Corpus, item: Change) -> list[Interval]:
    """What the two levels may give; a table may give the new figure first."""
    found = _implied(corpus, item)
    return found + _implied(corpus, item._replace(old=item.new, new=item.old)) if item.tabular else found


def _implied(corpus: Corpus, item: Change) -> list[Interval]:
    """What the two levels give, in the measure of the stated change: a multiple, a share or a difference; one for each reading."""
    if item.share and _is_counted(item.old) and _is_counted(item.new) and isinstance(item.change.value, Ratio):
        # 10勝5敗 are neither more nor less; but their share may be cut off instead of rounded
        exact, cut = _share_of(item), Fraction(item.change.value.quantum) / 200
        return [Interval(exact, exact), Interval(exact - cut, exact)]
    old = corpus.scale.interval(item.old.value, item.old.hedges, exact=not item.old.hedges)
    new = corpus.scale.interval(item.new.value, item.new.hedges, exact=not item.new.hedges)
    if old is None or new is None or None in (old.low, old.high, new.low, new.high):
        return []
    value = item.change.value
    if item.share and not isinstance(value, Ratio):  # 2,500万円 ÷ 1,250件
        return [_quotient(item, old, new)]
    found: list[Interval] = []
    if not isinstance(value, Ratio) or value.unit == "point" or _both_shares(item):
        found.append(_difference(old, new, item.sign))
        if not item.sign:
            found.append(_difference(new, old, item.sign))
    if isinstance(value, Ratio) and value.unit != "point":
        found += _relative(old, new, item)
    return found


def _quotient(item: Change, old: Interval, new: Interval) -> Interval:
    """So much for each; what is counted has no rounding of its own."""
    exact = Fraction(item.old.value.magnitude) if _is_counted(item.old) and isinstance(item.old.value, Numeric) else None
    low, high = (exact, exact) if exact else (Fraction(old.low or 1), Fraction(old.high or 1))
    return Interval(Fraction(new.low or 0) / high, Fraction(new.high or 0) / low)


def _is_counted(mention: Mention) -> bool:
    value = mention.value
    counted = isinstance(value, Quantity) and value.dimension.startswith("count:") and value.quantum == 1
    return counted and not mention.hedges and not getattr(value, "scaled", False)


def _share_of(item: Change) -> Fraction:
    old, new = item.old.value, item.new.value
    if not (isinstance(old, Numeric) and isinstance(new, Numeric) and old.magnitude):
        return Fraction(0)
    return Fraction(new.magnitude) / Fraction(old.magnitude)


def _nearest(readings: list[Interval], stated: Interval) -> Interval:
    return min(readings, key=lambda reading: reading.gap(stated))


def _difference(old: Interval, new: Interval, sign: int) -> Interval:
    low, high, new_low, new_high = (Fraction(end or 0) for end in (old.low, old.high, new.low, new.high))
    return Interval(low - new_high, high - new_low) if sign < 0 else Interval(new_low - high, new_high - low)


def _relative(old: Interval, new: Interval, item: Change) -> list[Interval]:
    low, high, new_low, new_high = (Fraction(end or 0) for end in (old.low, old.high, new.low, new.high))
    if low <= 0:
        return []
    times = Interval(new_low / high, new_high / low)
    if item.share:
        return [times]
    grown = times.scaled(Fraction(1), Fraction(-1))
    shrunk = Interval(1 - new_high / low, 1 - new_low / high)
    if isinstance(item.change.value, Ratio) and item.change.value.unit == "倍":
        # 3倍増 is to three times or by three times, 4分の1の削減 by a fourth
        return [times, grown] if item.sign > 0 else [times, shrunk] if item.sign < 0 else [times]
    if item.tabular and item.sign >= 0:
        return [grown, times]  # 前年比 105.1% and +5.1% head the same column
    return [grown] if item.sign >= 0 else [shrunk]


def _both_shares(item: Change) -> bool:
    """Whether the change is one of shares, 30%から40%に10%増, which may mean points."""
    return isinstance(item.old.value, Ratio)


def _stated(corpus: Corpus, item: Change) -> Interval | None:
    """What the stated change may mean; of an unhedged multiple no more than a tenth: 2.5 is written 2.5倍 and not 3倍."""
    found = corpus.scale.interval(item.change.value, item.change.hedges)
    value = item.change.value
    if isinstance(value, Quantity) and found is not None:  # 3℃ warmer is 3 kelvin
        return found.scaled(Fraction(1), -corpus.scale.factor(value.unit)[1])
    if isinstance(value, Ratio) and value.unit == "倍" and found is not None and not item.change.hedges:
        times = Fraction(value.magnitude)
        return found.intersection(Interval(times * (1 - NEAR), times * (1 + NEAR))) or found
    return found


def _draft(corpus: Corpus, rule: Rule, path: str, item: Change, implied: Interval) -> Draft:
    right = _shown(corpus, item, implied)
    old = corpus.passage(item.old_path or path, item.old, item.old.extent if item.old_path else item.sentence, "b")
    return Draft(
        rule=rule,
        sides=[
            [corpus.passage(path, item.change, item.sentence, "a")],
            [old, corpus.passage(path, item.new, item.sentence, "b")],
        ],
        fields={
            "levels": _levels(corpus, item),
            "old": reading(item.old.value),
            "new": reading(item.new.value),
            "change": _told(corpus, path, item),
            "right": right,
        },
        confidence=item.sure,
        subject="",
        attribute="change",
        comparison=Comparison("change", difference=right),
        suggestion=right,
        repairs=tuple(_repairs(corpus, path, item, implied)),
    )


def _repairs(corpus: Corpus, path: str, item: Change, implied: Interval) -> Iterator[Repair]:
    """What the change, and the old and new level, would have to be for it to be right."""
    yield Repair(path, item.change, implied)
    found = [corpus.scale.interval(each.value, each.hedges, exact=not each.hedges) for each in (item.old, item.new, item.change)]
    if not all(map(is_closed, found)):
        return
    old, new, change = (each for each in found if each is not None)
    if isinstance(item.change.value, Quantity) and corpus.scale.factor(item.change.value.unit)[1]:
        return  # degrees of warming are no degrees of heat
    levels = _levels_by(item, old, new, change)
    for mention, where, right in zip((item.old, item.new), (item.old_path or path, path), levels, strict=True):
        if right is not None and right.low is not None and right.low > 0:
            yield Repair(where, mention, right)


def _levels_by(item: Change, old: Interval, new: Interval, change: Interval) -> tuple[Interval | None, Interval | None]:
    """The old level that the new one and the change give, and the new level that the old one and the change give."""
    value = item.change.value
    if item.share or (isinstance(value, Ratio) and value.unit == "倍" and not item.sign):
        return divided(new, change), times(old, change)
    if isinstance(value, Ratio) and value.unit == "%" and not _both_shares(item) and not item.tabular:
        rate = change.scaled(Fraction(1), Fraction(1)) if item.sign >= 0 else less(Interval(Fraction(1), Fraction(1)), change)
        return divided(new, rate), times(old, rate)
    if isinstance(value, Ratio) and value.unit != "point" and not _both_shares(item):
        return None, None  # 3倍増 is to three times or by three times; of columns any may be the old one
    if not item.sign or item.tabular:
        return None, None
    return (less(new, change), added((old, change))) if item.sign > 0 else (added((new, change)), less(old, change))


def _levels(corpus: Corpus, item: Change) -> str:
    old, new = reading(item.old.value), reading(item.new.value)
    if item.share and not isinstance(item.change.value, Ratio):
        return f"{new} ÷ {old}"
    if item.share:
        return f"{new} out of {old}" if corpus.lang == "en" else f"{old} に占める {new} の割合"
    return f"From {old} to {new}" if corpus.lang == "en" else f"{old} から {new} への変化"


def _shown(corpus: Corpus, item: Change, implied: Interval) -> str:
    middle = ((implied.low or Fraction(0)) + (implied.high or Fraction(0))) / 2
    middle = abs(middle) if not item.sign else middle
    value = item.change.value
    if isinstance(value, Quantity):
        middle /= corpus.scale.factor(value.unit)[0]
    if isinstance(value, Ratio):
        scale = Fraction(1) if value.unit == "倍" else Fraction(100)
        finest = -int(value.quantum.normalize().as_tuple().exponent)  # as finely as the text, and to a tenth at least
        digits = 2 if _is_fraction(value) else max(1, finest)
        shown = f"{float(middle * scale):.{digits}f}".removesuffix(".0")
        return f"{shown}{'ポイント' if value.unit == 'point' else value.unit}"
    if isinstance(value, Duration):
        old, new = item.old.value, item.new.value
        if isinstance(old, Duration) and isinstance(new, Duration) and not old.seconds and not new.seconds:
            return reading(value.but(months=abs(new.months - old.months), seconds=Decimal(0)))
        return reading(value.but(months=Decimal(0), seconds=Decimal(round(abs(middle)))))
    return reading(value.but(magnitude=_decimal(value, middle))) if isinstance(value, Numeric) else ""


def _is_fraction(value: Ratio) -> bool:
    return value.unit == "倍" and value.magnitude < 1


def _told(corpus: Corpus, path: str, item: Change) -> str:
    """The stated change for a reader: as written where it is a fraction, 3分の2 and no 0.6667倍."""
    value = item.change.value
    if isinstance(value, Ratio) and _is_fraction(value):
        return corpus.linker.documents[path].text[slice(*item.change.span)]
    return reading(value)


def _decimal(value: Numeric, number: Fraction) -> object:
    return type(value.magnitude)(f"{float(number):.10g}")
