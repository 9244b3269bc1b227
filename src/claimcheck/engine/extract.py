"""What was read: blocks, names, mentions and claims of each document, before anything is compared."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.claims.describe import normalized
from claimcheck.claims.dimensions import Scale
from claimcheck.claims.extract import DocumentClaims
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, read_all
from claimcheck.model.claims import Claim, Mention, Slot
from claimcheck.model.document import Document
from claimcheck.model.findings import Failure, Report
from claimcheck.text.view import View


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document as it was understood."""

    document: Document
    mentions: Sequence[Mention]
    claims: DocumentClaims


@dataclass(slots=True)
class Extract:
    """All documents of a run as they were understood."""

    documents: list[ReadDocument] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    scale: Scale | None = None

    def to_json(self) -> dict[str, Any]:
        """Claims with every slot and its source, and mentions with their values."""
        return {
            "claims": [_claim(claim) for item in self.documents for claim in item.claims.claims],
            "mentions": [self._mention(item, mention) for item in self.documents for mention in item.mentions],
        }

    def _mention(self, item: ReadDocument, mention: Mention) -> dict[str, Any]:
        scale = self.scale
        value = normalized(mention.value, mention.hedges, scale) if scale is not None else {}
        value.pop("hedge", None)
        return {
            "path": item.document.path,
            "start": mention.span.start,
            "end": mention.span.end,
            "text": item.document.text[mention.span.start : mention.span.end],
            "kind": value.get("kind"),
            "value": value,
            "hedge": "+".join(hedge.text for hedge in mention.hedges) or None,
            "extent": {"start": mention.extent.start, "end": mention.extent.end},
        }


def extract_corpus(files: Sequence[tuple[Path, str]], options: Options) -> Extract:
    """Read the documents as far as claims.

    Raises:
        RuleError: a rule, lexicon or facts file is malformed.
    """
    pack = load_pack(options.rules, options.facts)
    reader = Reader(pack, options.as_of)
    report = Report()
    out = Extract(scale=Scale(pack.lexicon))
    for document in read_all(files, options, report):
        view = View(document)
        mentions, _inferred = reader.mentions(view)
        out.documents.append(ReadDocument(document, mentions, reader.claims(document)))
    out.failures = report.failures
    return out


def _slot(slot: Slot) -> dict[str, Any]:
    return {"value": slot.value, "source": slot.source, "factor": slot.factor}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "path": claim.path,
        "start": claim.mention.span.start,
        "end": claim.mention.span.end,
        "subject": _slot(claim.subject),
        "attribute": _slot(claim.attribute),
        "aspect": _slot(claim.aspect),
        "period": _slot(claim.period),
        "scope": sorted(claim.scope),
        "modality": _slot(claim.modality),
        "restrictors": sorted(claim.restrictors),
        "dimension": claim.dimension,
        "value": {key: item for key, item in claim.value.plain().items() if item is not None},
    }
