"""Technical prose in bulk, as text: Japanese HTML pages and manual pages of unpacked packages become documents to check.

    apt-get download debian-handbook debian-reference-ja developers-reference-ja maint-guide-ja manpages-ja
    for each package: dpkg-deb -x PACKAGE UNPACKED
    python benchmarks/technical.py UNPACKED TARGET
    claimcheck TARGET

Nearly every finding in such texts is a false alarm. Pages become Markdown with their headings, lists and code; manual pages
are set by groff with lines long enough that no paragraph is broken.
"""

import argparse
import gzip
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

HTML = re.compile(r"(?:^|/)(?:ja(?:-JP)?|html)/[^/]+\.html$|\.ja\.html$")
"""Pages of a Japanese edition by their path."""
MANUAL = re.compile(r"/man/ja/man\d/[^/]+\.gz$")
_SILENT = frozenset(("script", "style", "head", "nav"))
_BLOCKS = frozenset(("p", "div", "section", "table", "tr", "ul", "ol", "dl", "dt", "dd", "br", "td", "th", "blockquote"))
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m|.\x08")


class _Page(HTMLParser):
    """Collects the text of a page, a block to a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0
        self._literal = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser has it
        self._silent += tag in _SILENT
        self._literal += tag == "pre"
        if tag in _HEADINGS:
            self.parts.append(f"\n\n{_HEADINGS[tag]} ")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag == "pre":
            self.parts.append("\n```\n")
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        self._literal -= tag == "pre"
        if tag == "pre":
            self.parts.append("\n```\n")
        elif tag in _HEADINGS or tag == "p":
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data if self._literal else re.sub(r"\s+", " ", data))


def page(source: str) -> str:
    """The text of an HTML page, as Markdown."""
    parser = _Page()
    parser.feed(source)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", "".join(parser.parts))).strip() + "\n"


def manual(path: Path) -> str:
    """The text of a compressed manual page."""
    source = gzip.decompress(path.read_bytes())
    command = ["groff", "-k", "-Tutf8", "-man", "-rLL=2000n", "-rHY=0"]
    done = subprocess.run(command, input=source, capture_output=True, check=False)
    return _ESCAPE.sub("", done.stdout.decode("utf-8", "replace"))


def main() -> None:
    """Write one document for each Japanese page found."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("unpacked", type=Path)
    arguments.add_argument("target", type=Path)
    given = arguments.parse_args()
    given.target.mkdir(parents=True, exist_ok=True)
    written = characters = 0
    for path in sorted(given.unpacked.rglob("*")):
        place = path.as_posix()
        if HTML.search(place):
            text, suffix = page(path.read_text("utf-8", "replace")), ".md"
        elif MANUAL.search(place):
            text, suffix = manual(path), ".txt"
        else:
            continue
        if _KANA.search(text):
            package = path.relative_to(given.unpacked).parts[0]
            (given.target / f"{package}__{path.name.removesuffix('.gz')}{suffix}").write_text(text, "utf-8")
            written, characters = written + 1, characters + len(text)
    print(f"{written} documents, {characters:,} characters")


if __name__ == "__main__":
    main()
