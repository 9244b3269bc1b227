"""What recognition costs, in units of the fugashi pass over the same text.

    python benchmarks/recognition.py FOLDER [--runs N]

The fugashi pass is every sentence through fugashi's Tagger, reading the surface of each token.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import fugashi

from claimcheck.engine.pack import builtin_folder, load_lexicon
from claimcheck.recognizers import Recognizers
from claimcheck.text.view import View


class Cost(NamedTuple):
    """Seconds and counts of one measurement."""

    characters: int
    mentions: int
    fugashi: float
    """Seconds of the fugashi pass."""
    recognition: float
    """Seconds of the recognition of all kinds, normalisation and sentences not counted."""

    @property
    def ratio(self) -> float:
        """Recognition in fugashi passes."""
        return self.recognition / self.fugashi


def measure(texts: list[str], runs: int = 3) -> Cost:
    """The cost of recognition on `texts`, the median of `runs`, with the collector off for both."""
    recognizers = Recognizers(load_lexicon([builtin_folder()]))
    tagger = fugashi.Tagger()
    views = [View.of_text(text) for text in texts]
    sentences = [view.quote(sentence.span) for view in views for sentence in view.sentences]
    found = 0

    def recognise() -> None:
        nonlocal found
        found = sum(len(recognizers.mentions(view)) for view in views)

    def tag() -> None:
        for sentence in sentences:
            for word in tagger(sentence):
                word.surface  # noqa: B018 - reading it is what is measured

    gc.disable()
    try:
        passes = [(_seconds(tag), _seconds(recognise)) for _ in range(runs)]
    finally:
        gc.enable()
    return Cost(
        sum(map(len, texts)), found, median(first for first, _ in passes), median(second for _, second in passes)
    )


def _seconds(work: Callable[[], None]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> int:
    """Measure a folder of text files and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    cost = measure([path.read_text("utf-8") for path in sorted(options.folder.rglob("*.txt"))], options.runs)
    print(f"{cost.characters:,} characters, {cost.mentions:,} mentions")
    print(f"fugashi pass {cost.fugashi:.3f} s, recognition {cost.recognition:.3f} s, ratio {cost.ratio:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
