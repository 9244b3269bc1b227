"""Reference facts: read by the same recognisers and mapped through the same attributes as the documents."""

from typing import TYPE_CHECKING

from claimcheck.claims.corpus import Fact
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import Claim, Mention, Slot
from claimcheck.model.findings import Failure
from claimcheck.model.pattern import regex
from claimcheck.model.rules import FactEntry
from claimcheck.model.span import Span
from claimcheck.model.values import Date, EntityRef, Value
from claimcheck.text.view import View

if TYPE_CHECKING:
    from claimcheck.engine.pack import Pack
    from claimcheck.engine.reader import Reader

_CHAIN = regex(r"(?:での|における|の)")


def read_facts(pack: "Pack", reader: "Reader") -> tuple[list[Fact], list[Failure]]:
    """The facts that can be used, and a warning with file and line for each that cannot."""
    facts: list[Fact] = []
    failures: list[Failure] = []
    for source in pack.facts:
        claim = as_claim(source.entry, reader)
        if isinstance(claim, str):
            where = f"{source.path}:{source.line}" if source.line else str(source.path)
            failures.append(Failure(where, f"事実「{source.entry.id}」は使えません: {claim}", fatal=False))
        else:
            facts.append(Fact(source.entry, claim, _period(source.entry, reader)))
    return facts, failures


def _period(entry: FactEntry, reader: "Reader") -> Date | None:
    """The time a fact holds, where its entry says so."""
    if entry.period is None:
        return None
    mentions, _inferred = reader.mentions(View.of_text(entry.period, ""))
    return next((mention.value for mention in mentions if isinstance(mention.value, Date)), None)


def as_claim(entry: FactEntry, reader: "Reader") -> Claim | str:
    """The fact as a claim, or why it is none."""
    value_text = str(entry.value)
    view = View.of_text(value_text, "")
    mentions, _inferred = reader.mentions(view)
    whole = [m for m in mentions if m.extent.end - m.extent.start >= len(value_text.strip()) * 0.6]
    # 「での」 and 「の」 chain restrictions to the attribute: 台湾でのサービス開始日
    *restrictions, head = [part for part in _CHAIN.split(entry.attribute) if part]
    candidates: list[tuple[Value, str]] = [(mention.value, dimension(mention.value)) for mention in whole]
    candidates.append((EntityRef(name=value_text.strip()), "entity"))
    for value, kind in candidates:
        for phrase in (entry.attribute, head, head.removesuffix("日"), head.removesuffix("時期")):
            attribute, _term, aspect = reader.words.term(phrase, kind)
            implied = reader.words.registry.implied_by(phrase, kind) if attribute is None else []
            attribute = attribute or next(iter(implied), None)
            if attribute is None:
                continue
            mention = whole[0] if kind != "entity" else None
            if mention is None:
                span = Span(0, len(value_text))
                mention = Mention(span, span, value)
            return Claim(
                path="",
                mention=mention,
                sentence=mention.extent,
                value=value,
                dimension=kind,
                subject=Slot(reader.finder.key(entry.subject), "fact", 1.0),
                attribute=Slot(attribute.id, entry.attribute, 1.0),
                aspect=Slot(aspect or "level", "fact", 1.0),
                restrictors=frozenset(restrictions),
            )
    if not whole:
        return f"値「{value_text}」を読み取れません"
    return f"属性「{entry.attribute}」に当たるものが rules/attributes にありません"
