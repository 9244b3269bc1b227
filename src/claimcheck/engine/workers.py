"""Documents to claims in several processes: fugashi holds the interpreter, so that threads would not help."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from claimcheck.claims.extract import DocumentClaims
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.model.document import Document

WORTH_A_PROCESS = 200_000
"""Characters from which a further process earns the half second that it takes to start."""

_reader: Reader | None = None
"""The reader of a worker process."""


def claims_of(
    documents: Sequence[Document],
    reader: Reader,
    sources: tuple[tuple[Path, ...], tuple[Path, ...]],
    jobs: int,
    *,
    in_company: bool,
    progress: Callable[[int, int], None] | None = None,
) -> list[DocumentClaims]:
    """The claims of all documents, in their order.

    Args:
        documents: what was read.
        reader: the reader of this process, which does small corpora itself.
        sources: the user's rule folders and facts files, for the readers of other processes.
        jobs: how many processes at most.
        in_company: see `Extractor.extract`.
        progress: called with documents done and documents in all.
    """
    size = sum(len(document.text) for document in documents)
    jobs = min(jobs, len(documents), 1 + size // WORTH_A_PROCESS)
    if jobs <= 1:
        serial = (reader.claims(document, in_company=in_company) for document in documents)
        return list(_counted(serial, len(documents), progress))
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - costs a small run more than its claims

    chunk = max(1, len(documents) // (jobs * 8))
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(*sources, reader.as_of)) as pool:
        parallel = pool.map(partial(_claims, in_company=in_company), documents, chunksize=chunk)
        return list(_counted(parallel, len(documents), progress))


def _counted(
    found: Iterable[DocumentClaims], total: int, progress: Callable[[int, int], None] | None
) -> Iterator[DocumentClaims]:
    for number, claims in enumerate(found, 1):
        if progress is not None:
            progress(number, total)
        yield claims


def _start(rules: tuple[Path, ...], facts: tuple[Path, ...], as_of: date | None) -> None:
    global _reader  # noqa: PLW0603 - a worker process has one reader, made when it starts
    _reader = Reader(load_pack(rules, facts), as_of)


def _claims(document: Document, *, in_company: bool) -> DocumentClaims:
    if _reader is None:
        raise RuntimeError
    return _reader.claims(document, in_company=in_company)
