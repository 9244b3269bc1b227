"""Fit the odds that two figures are of one thing: the weights of rules/lexicon/odds.yaml.

    python benchmarks/fit_odds.py FOLDER... [--hold FOLDER...]

Each FOLDER holds docs/ and gold.json, as in tests/gold. A sample is a pair of figures of two texts that differ, share words and lie
near each other or a slip apart: of one thing where an editor marked the two as a contradiction, of two where none of them is the
marked one. Prints the weights of a logistic regression over the signs of claims/linking/pairsigns.py, for figures as they are, and
of the folders to --hold how many marked and other pairs come out at each level of odds. Needs scikit-learn, which nothing else here
needs.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.claims.figures.sides import Sides
from claimcheck.claims.linking.comparable import counted_alike, is_near
from claimcheck.claims.linking.pairsigns import FigureGroup
from claimcheck.claims.linking.twins import slip_odds
from claimcheck.engine.pack import load_pack
from claimcheck.engine.reader import Reader
from claimcheck.engine.run import Options, link, read_all
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Report

LEVELS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
WEAKNESS = 0.2
"""Inverse strength of the L2 penalty, over signs scaled to unit variance."""


class Sample(NamedTuple):
    """A pair of figures, with its signs and whether it was marked."""

    signs: Mapping[str, float]
    marked: bool


def main() -> None:
    """Fit, print, and try on what was held out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--hold", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    try:
        regression, scaling = import_module("sklearn.linear_model"), import_module("sklearn.preprocessing")
    except ImportError:
        sys.exit("needs scikit-learn: pip install scikit-learn")
    samples = [sample for folder in options.folders for sample in samples_of(folder)]
    names = list(samples[0].signs)
    scaler = scaling.StandardScaler()
    scaled = scaler.fit_transform([[sample.signs[name] for name in names] for sample in samples])
    model = regression.LogisticRegression(C=WEAKNESS, max_iter=5000).fit(scaled, [sample.marked for sample in samples])
    weights = {name: float(weight / scale) for name, weight, scale in zip(names, model.coef_[0], scaler.scale_, strict=True)}
    shift = sum(weights[name] * mean for name, mean in zip(names, scaler.mean_, strict=True))
    print(f"{len(samples)} pairs, {sum(sample.marked for sample in samples)} marked")
    print(f"    all: {model.intercept_[0] - shift:.3f}")
    for name, weight in weights.items():
        print(f"    {name}: {weight:.3f}")
    held = [sample for folder in options.hold for sample in samples_of(folder)]
    if held:
        odds = model.predict_proba(scaler.transform([[sample.signs[name] for name in names] for sample in held]))[:, 1]
        for level in LEVELS:
            told = [sample.marked for sample, part in zip(held, odds, strict=True) if part >= level]
            print(f"held, from {level}: {sum(told)} marked, {len(told) - sum(told)} others")


def samples_of(folder: Path) -> Iterator[Sample]:
    """The samples of one marked set."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    marks = [list(_places(folder, entry)) for entry in gold["contradictions"]]
    files = [(path, path.name) for path in sorted((folder / "docs").iterdir())]
    options = Options(as_of=date.fromisoformat(gold["as_of"]) if gold.get("as_of") else None)
    reader = Reader(load_pack((), ()), options.as_of)
    documents = [reader.claims(document) for document in read_all(files, options, Report())]
    corpus = link(reader, documents, (), options)
    for group in corpus.linker.odds.all_groups():
        for at, to in _pairs(group, corpus.sides):
            marked = _is_marked(group.claims[at], group.claims[to], marks)
            if marked is not None:
                yield Sample(group.signs(at, to), marked)


def _pairs(group: FigureGroup, sides: Sides) -> Iterator[tuple[int, int]]:
    """Pairs of figures of two texts that differ, share words, and lie near each other or a slip apart."""
    for (at, one), (to, other) in combinations(enumerate(group.claims), 2):
        if one.path == other.path or not counted_alike(one, other, sides.scale) or sides.agree(one, other):
            continue
        if (is_near(one, other, sides) or slip_odds(one, other) > 1.0) and group.closeness(at, to) > 0:
            yield at, to


def _places(folder: Path, entry: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Text, start and end of every passage of a marked contradiction, the wrong one first."""
    for side in (entry["a"], entry.get("b"), *entry.get("also", ())):
        if side and "doc" in side:
            text = (folder / "docs" / side["doc"]).read_bytes().decode("utf-8")
            at = text.index(side["quote"]) + max(0, side["quote"].find(side.get("value", "")))
            yield side["doc"], at, at + len(side.get("value") or side["quote"])


def _is_marked(one: Claim, other: Claim, marks: Sequence[Sequence[tuple[str, int, int]]]) -> bool | None:
    """Whether two figures are marked as a contradiction; None where one of them is marked as wrong against something else."""
    near = False
    for places in marks:
        here = [[number for number, place in enumerate(places) if _is_on(claim, place)] for claim in (one, other)]
        if any(first != second for first in here[0] for second in here[1]):
            return True
        near |= any(0 in numbers for numbers in here)
    return None if near else False


def _is_on(claim: Claim, place: tuple[str, int, int]) -> bool:
    return claim.path == place[0] and claim.mention.span.start < place[2] and place[1] < claim.mention.span.end


if __name__ == "__main__":
    main()
