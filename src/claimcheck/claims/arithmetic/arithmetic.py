"""What stated arithmetic is made of: changes, sums and lengths, and which figures can make one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.model.values import Duration, Numeric, Quantity

PARTIAL = Decimal("0.85")
"""Parts in brackets that come to less than this share of the total are examples, not all of it."""

FARTHEST = Decimal("1.3")
"""Amounts that come to more than so many times a total are not its parts."""


class Change(NamedTuple):
    """From `old` to `new` by `change`."""

    old: Mention
    new: Mention
    change: Mention
    sign: int
    """1 up, -1 down, 0 where a multiple says it itself or a difference goes either way."""
    sentence: Span
    tabular: bool = False
    """From a table, whose columns may run either way."""
    share: bool = False
    """The change is what `new` is of `old`: 450人のうち270人(60%)."""
    others: tuple["Change", ...] = ()
    """Other ways to take the figures that stand near; if any bears the change out, it is right."""
    old_path: str = ""
    """The text of the old level where it is another one."""
    sure: float = 1.0
    """How surely the three belong together."""


class Sum(NamedTuple):
    """Parts and their stated total."""

    parts: tuple[Mention, ...]
    total: Mention | None
    """None where the parts are shares of one whole, which need not say that it is 100 %."""
    sentence: Span
    sure: float = 1.0
    """How surely they belong together."""
    counted: bool = False
    """Whether its bare figures count something, so that none of them is rounded."""
    total_path: str = ""
    """The text of the total where it is another one."""


class Length(NamedTuple):
    """A start, an end and a stated length."""

    start: Mention
    end: Mention
    length: Mention
    sentence: Span
    over_night: bool = False
    """Whether the end may be of the next day: 22時30分に出て6時10分に着く."""
    slack: int = 0
    """Minutes by which the length may be off where it is told loosely."""


def is_plain(mention: Mention) -> bool:
    """Whether a mention states one figure rather than a range."""
    value = mention.value
    return isinstance(value, Numeric) and value.upper is None


def magnitude_of(mention: Mention) -> Decimal:
    """The magnitude of a figure; 0 for what has none."""
    return mention.value.magnitude if isinstance(mention.value, Numeric) else Decimal(0)


def is_level(mention: Mention) -> bool:
    """Whether a mention is one figure or one length of time, which something may change to."""
    value = mention.value
    if isinstance(value, Duration):
        return value.upper is None and not value.vague and not value.business_days and value.per is None
    return is_plain(mention)


def as_minutes(mention: Mention) -> Mention:
    """A length of time as a number of minutes, which can be added up: 1時間55分 is 115分."""
    value = mention.value
    if not isinstance(value, Duration) or value.months or value.upper is not None or value.vague or value.seconds % 60:
        return mention
    return mention._replace(value=Quantity(magnitude=value.seconds / 60, unit="分", dimension="count:分"))


def are_addable(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether parts and total are plain figures of one kind."""
    kinds = {dimension(mention.value).partition("/")[0] for mention in (*parts, total)}
    pers = {per for mention in (*parts, total) if (per := getattr(mention.value, "per", None))}
    currencies = {getattr(mention.value, "currency", "") for mention in (*parts, total)}
    plain = all(is_plain(mention) for mention in (*parts, total))
    return len(parts) > 1 and len(kinds) == 1 and len(pers) <= 1 and len(currencies) == 1 and plain


def are_partial(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether the parts plainly are not all there is: 780人(医師104人、看護師412人)."""
    sign = -1 if magnitude_of(total) < 0 else 1  # △2,300 of △1,840 and △460
    whole = sign * magnitude_of(total)
    added = sum(sign * magnitude_of(part) for part in parts)
    largest = max(sign * magnitude_of(part) for part in parts)
    return added < whole * PARTIAL or whole < largest or (whole == largest and added > whole)
