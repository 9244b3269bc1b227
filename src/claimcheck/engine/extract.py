"""What was read: blocks, tables, names, mentions and claims of each document, before anything is compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.claims.discourse.namings import Identity, Namings, identities
from claimcheck.claims.extract import DocumentClaims
from claimcheck.claims.figures.describe import normalized
from claimcheck.claims.names.namelinks import build_links
from claimcheck.claims.values.dimensions import Scale
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, read_all
from claimcheck.model.claims import Claim, Mention, Slot
from claimcheck.model.document import Block, Document
from claimcheck.model.findings import Failure, Report
from claimcheck.text.view import View


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document as it was understood."""

    document: Document
    mentions: Sequence[Mention]
    claims: DocumentClaims
    namings: Namings

    def grids(self) -> Iterator[list[list[str]]]:
        """The tables of the document, row by row; "" for an empty cell."""
        tables: dict[int, dict[tuple[int, int], str]] = {}
        for block in self.document.blocks:
            if block.cell is not None:
                text = self.document.text[block.span.start : block.span.end]
                tables.setdefault(block.cell.table, {})[block.cell.row, block.cell.column] = text
        for _number, cells in sorted(tables.items()):
            rows, columns = (sorted({place[axis] for place in cells}) for axis in (0, 1))
            yield [[cells.get((row, column), "") for column in columns] for row in rows]


@dataclass(slots=True)
class Extract:
    """All documents of a run as they were understood."""

    documents: list[ReadDocument] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    scale: Scale | None = None
    identities: list[Identity] = field(default_factory=list)
    """Who is who in all documents together."""

    def to_json(self) -> dict[str, Any]:
        """Blocks and tables, names with all spellings, claims with every slot and its source, mentions with their values."""
        return {
            "documents": [_document(item) for item in self.documents],
            "names": [_identity(identity) for identity in self.identities],
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
        out.documents.append(ReadDocument(document, mentions, reader.claims(document), reader.namings(document)))
    namings = [item.namings for item in out.documents]
    out.identities = identities(namings, build_links(namings, reader.finder.aliases, reader.finder.short_forms))
    out.failures = report.failures
    return out


def _document(item: ReadDocument) -> dict[str, Any]:
    document = item.document
    return {
        "path": document.path,
        "dateline": document.dateline.isoformat() if document.dateline else None,
        "blocks": [_block(document, block) for block in document.blocks],
        "tables": list(item.grids()),
        "references": [
            {"start": span.start, "end": span.end, "text": document.text[slice(*span)], "names": [name.text for name in names]}
            for span, names in item.namings.references
        ],
    }


def _block(document: Document, block: Block) -> dict[str, Any]:
    return {
        "role": block.role.value,
        "start": block.span.start,
        "end": block.span.end,
        "text": document.text[slice(*block.span)],
        "heading": list(block.heading),
        "level": block.level,
        "lead": block.lead if block.lead >= 0 else None,
        "row": list(block.row),
        "column": list(block.column),
        "marker": block.marker or None,
        "unit": block.unit,
    }


def _identity(identity: Identity) -> dict[str, Any]:
    return {
        "name": identity.name,
        "type": identity.type,
        "spellings": [
            {"text": text, "count": count, "learned": identity.learned[text]}
            for text, count in identity.spellings.most_common()
        ],
    }


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
