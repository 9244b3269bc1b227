"""What structure and names cost beyond tokenisation, in passes of fugashi, and how that grows: `python benchmarks/ground.py`.

The yardstick is the fugashi pass of `bench.py`. *Structure* is reading the text into blocks and tables; *sentences* is normalising
and dividing them; *names* finds the names of every sentence, *aliases* what the sentences say of them, *links* which are one.
Tokens are made beforehand. A check asks for the names of some sentences only: `asked` is what it spends on names, per pass.
"""

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from bench import SEEDS, documents, fugashi_pass

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.names.aliases import alias_pairs
from claimcheck.claims.names.namelinks import KnownNames, build_links
from claimcheck.claims.values.mentions import SKIPPED, prepared
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.readers import read_text
from claimcheck.text.tables import refine
from claimcheck.text.view import View

T = TypeVar("T")
COPIES = 40
GROWTH = (1, 4, 16, 64)
STAGES = ("structure", "sentences", "names", "aliases", "links", "asked", "fugashi")
BEYOND = ("structure", "names", "aliases", "links")
"""What counts as structure and names together."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, action="append", default=[], help="folder with more documents; repeatable")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the best is taken")
    chosen = parser.parse_args()
    seeds = texts_of(SEEDS)
    corpora = [("seeds, repeated", seeds * COPIES), *((path.name, texts_of(path)) for path in chosen.corpus)]
    print(f"{'in fugashi passes':<20}{'Mchars':>8}", *(f"{stage:>10}" for stage in STAGES[:-1]), f"{'together':>10}")
    for name, texts in corpora:
        spent = best(texts, chosen.runs)
        passes = {stage: spent[stage] / spent["fugashi"] for stage in STAGES}
        together = sum(passes[stage] for stage in BEYOND)
        size = sum(map(len, texts)) / 1e6
        print(f"{name:<20}{size:>8.2f}", *(f"{passes[stage]:>10.2f}" for stage in STAGES[:-1]), f"{together:>10.2f}")
    print("\ngrowth: structure and names, cost for each document against 1x")
    first = 0.0
    for factor in GROWTH:
        texts = seeds * factor
        spent = best(texts, chosen.runs)
        each = sum(spent[stage] for stage in BEYOND) / len(texts)
        first = first or each
        print(f"{factor:>3}x {len(texts):>5} documents {each * len(texts):>8.3f} s   {each / first:.2f}")


def texts_of(folder: Path) -> list[str]:
    """The texts of a folder."""
    return [path.read_text("utf-8") for path in documents(folder)]


def best(texts: Sequence[str], runs: int) -> dict[str, float]:
    """The least CPU seconds of each stage in some runs."""
    found = [spent_on(texts) for _ in range(runs)]
    return {stage: min(spent[stage] for spent in found) for stage in STAGES}


def spent_on(texts: Sequence[str]) -> dict[str, float]:
    """CPU seconds of each stage, with a reader that has seen nothing yet."""
    reader = Reader(load_pack((), ()), None)
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        begin = time.process_time()
        done = work()
        spent[stage] = time.process_time() - begin
        return done

    gc.collect()
    gc.disable()
    read = timed("structure", lambda: [refine(read_text(text, f"{at}.txt", ".txt")) for at, text in enumerate(texts)])
    views = timed("sentences", lambda: [View(document) for document in read])
    mentions = [prepared(view, reader.mentions(view)[0], reader._value_of) for view in views]  # noqa: SLF001 - what it does first
    spoken = [[sent for sent in range(len(view.sentences)) if view.block_of(sent).role not in SKIPPED] for view in views]
    for view, sents in zip(views, spoken, strict=True):
        for sent in sents:
            view.tokens(sent)
    parts = [Discourse(view, kept, reader.finder, None) for view, kept in zip(views, mentions, strict=True)]
    timed("names", lambda: [[part.names(sent) for sent in sents] for part, sents in zip(parts, spoken, strict=True)])
    known = timed("aliases", lambda: [known_in(part, sents) for part, sents in zip(parts, spoken, strict=True)])
    timed("links", lambda: build_links(known, reader.finder.aliases, reader.finder.short_forms))
    spent["asked"] = asked(texts)
    timed("fugashi", lambda: fugashi_pass(texts))
    gc.enable()
    return spent


def known_in(part: Discourse, sents: Sequence[int]) -> KnownNames:
    """The names of a document with what its sentences say of them."""
    known = KnownNames(part.view.document.path)
    for sent in sents:
        span = part.view.sentences[sent].span
        known.aliases += alias_pairs(part.finder, part.view.quote(span), part.names(sent), span.start)
    known.count_names(chain.from_iterable(part.names(sent) for sent in sents))
    return known


def asked(texts: Sequence[str]) -> float:
    """CPU seconds of a check on names that it asks for: finding them and what sentences say of them."""
    reader = Reader(load_pack((), ()), None)
    finder = reader.finder
    find, total = finder.find, 0.0

    def counted(*arguments: object) -> object:
        nonlocal total
        begin = time.process_time()
        names = find(*arguments)  # type: ignore[arg-type]
        total += time.process_time() - begin
        return names

    finder.find = counted  # type: ignore[assignment, method-assign]
    for at, text in enumerate(texts):
        reader.claims(refine(read_text(text, f"{at}.txt", ".txt")), in_company=False)
    return total


if __name__ == "__main__":
    main()
