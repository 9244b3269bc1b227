"""How fast, how large, how soon: the figures of `make bench`.

The yardstick is the *fugashi pass*: every sentence of the same text through fugashi's Tagger, reading only the surface of each
token. It is what any Japanese text tool pays at the least, so a ratio to it means the same on every machine.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import fugashi

from claimcheck import check
from claimcheck.config.settings import Settings
from claimcheck.readers import supported

if TYPE_CHECKING:
    from claimcheck.model.findings import Report

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REPEATED_BYTES = 2_000_000
GROWTH = (1, 2, 4, 8, 16)
_SENTENCE = re.compile(r"[^。\n]+。?")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="folder with more documents; repeatable"
    )
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median is taken")
    parser.add_argument("--growth-base", type=int, default=4, help="copies of seeds/ that count as 1x")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        repeated = repeat(SEEDS, folder / "repeated", copies_for(SEEDS, REPEATED_BYTES))
        print("## throughput: one process, median of", chosen.runs)
        print(
            f"{'corpus':<24}{'Mchars':>8}{'check c/s':>12}{'fugashi c/s':>13}{'ratio':>7}{'claims/s':>10}{'peak MB':>9}"
        )
        for name, corpus in [("seeds, repeated", repeated), *((path.name, path) for path in chosen.corpus)]:
            throughput(name, corpus, chosen.runs)
        print("\n## start-up: user CPU, median of", 2 * chosen.runs + 1)
        start_up(folder, 2 * chosen.runs + 1)
        print("\n## growth: documents of seeds/ repeated, cost for each document against 1x")
        growth(folder, chosen.runs, chosen.growth_base)


def documents(folder: Path) -> list[Path]:
    """The readable files of a folder."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and supported(path)]


def copies_for(folder: Path, size: int) -> int:
    """How many copies of a folder make `size` bytes."""
    return max(1, size // sum(path.stat().st_size for path in documents(folder)))


def repeat(source: Path, target: Path, copies: int) -> Path:
    """A folder with `copies` copies of the documents of another."""
    for number in range(copies):
        for path in documents(source):
            copy = target / f"{number:04}" / path.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return target


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def fugashi_pass(texts: Iterable[str]) -> int:
    """Every sentence through the Tagger, surfaces only."""
    tagger = fugashi.Tagger()
    return sum(len(word.surface) for text in texts for found in _SENTENCE.findall(text) for word in tagger(found))


def throughput(name: str, corpus: Path, runs: int) -> None:
    """One line: characters a second of the check and of the fugashi pass over the same text, and memory."""
    reports: list[Report] = []
    settings = Settings(ignore_files=False)
    checked = median(timed(lambda: reports.append(check([corpus], settings))) for _ in range(runs))
    texts = [document.text for document in reports[-1].documents.values()]
    passed = median(timed(lambda: fugashi_pass(texts)) for _ in range(runs))
    size = sum(map(len, texts))
    ratio, rate = passed / checked, reports[-1].claims / checked
    peak = peak_memory([sys.executable, "-m", "claimcheck", str(corpus), "-q", "-f", "json", "-o", os.devnull])
    print(
        f"{name:<24}{size / 1e6:>8.2f}{size / checked:>12,.0f}{size / passed:>13,.0f}{ratio:>7.2f}{rate:>10,.0f}{peak:>9.0f}"
    )


# Of what a process starts, the system counts as its memory what the one that starts it holds; so a small one stands between.
_BETWEEN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_memory(command: list[str]) -> float:
    """Largest resident set of a command, in MB."""
    asked = [sys.executable, "-c", _BETWEEN, *command]
    told = subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout
    return int(told) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def start_up(folder: Path, runs: int) -> None:
    """Two lines: --version against an empty Python, one small file against the bare imports."""
    small = folder / "small.md"
    small.write_text(documents(SEEDS)[0].read_text("utf-8")[:340], "utf-8")
    python, claimcheck = [sys.executable], [sys.executable, "-m", "claimcheck"]
    script = shutil.which("claimcheck", path=str(Path(sys.executable).parent))
    if script:
        claimcheck = [script]
    pairs = [
        ("--version / python -c pass", [*claimcheck, "--version"], [*python, "-c", "pass"]),
        (
            "1-kB file / import typer, rich, pydantic, fugashi",
            [*claimcheck, "check", str(small)],
            [*python, "-c", "import typer, rich, pydantic, fugashi"],
        ),
    ]
    for name, ours, theirs in pairs:
        our_times, their_times = [], []
        for run in range(runs + 1):  # in turns, so that a busy moment hits both
            times = user_time(ours, folder), user_time(theirs, folder)
            if run:  # the first one fills the caches
                our_times.append(times[0])
                their_times.append(times[1])
        mine, other = median(our_times), median(their_times)
        print(f"{name:<52}{mine * 1000:>7.0f} ms /{other * 1000:>6.0f} ms = {mine / other:.2f}")


def user_time(command: list[str], folder: Path) -> float:
    """Seconds of CPU that a command takes for itself, run without its output in a folder that configures nothing."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMCHECK_")}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=folder, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime


def growth(folder: Path, runs: int, base: int) -> None:
    """One line for each size: seconds, and the cost of a document against that of the smallest size."""
    first = 0.0
    settings = Settings(ignore_files=False)
    for factor in GROWTH:
        corpus = repeat(SEEDS, folder / f"growth{factor}", base * factor)
        count = len(documents(corpus))
        seconds = median(timed(lambda corpus=corpus: check([corpus], settings)) for _ in range(runs))  # type: ignore[misc]
        first = first or seconds / count
        print(f"{factor:>3}x {count:>6} documents {seconds:>8.2f} s   {seconds / count / first:.2f}")


if __name__ == "__main__":
    main()
