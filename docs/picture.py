"""Draw docs/tour.svg: what `claimcheck seeds/` really prints, in colours, at 80 columns."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI, TerminalTheme
from rich.text import Text

from claimcheck import Settings, check, reports

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 3
"""Findings in the picture, the first of each rule; the closing line counts them all."""
COLUMNS, CELL, LINE, MARGIN = 80, 10, 24, 16
FONTS = "'Noto Sans Mono CJK JP', 'MS Gothic', 'Osaka-Mono', Menlo, Consolas, monospace"


def main() -> None:
    """Write the picture."""
    report = check(["seeds"], Settings())
    context = reports.Context(color=True, width=COLUMNS)
    full = reports.load("full")
    first_of_rule = list({finding.rule: finding for finding in reversed(context.shown(report))}.values())[::-1]
    findings = full.render(replace(report, findings=first_of_rule[:SHOWN]), context._replace(closing=False))
    closing = full.render(report, context).splitlines()[-1]
    console = Console(width=COLUMNS, force_terminal=True, color_system="truecolor")
    lines = console.render_lines(Text.from_ansi(f"$ claimcheck seeds/\n{findings}…\n{closing}"), pad=False)
    target = ROOT / "docs" / "tour.svg"
    target.write_text(picture(lines, DIMMED_MONOKAI), "utf-8")
    print(target.relative_to(ROOT))


def picture(lines: list[list[Segment]], theme: TerminalTheme) -> str:
    """The lines of a terminal as SVG; Rich's own export gives a wide character the width of a narrow one."""
    width, height = COLUMNS * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{FONTS}" font-size="17">',
        f'<rect width="{width}" height="{height}" rx="10" fill="{theme.background_color.hex}"/>',
    ]
    for number, segments in enumerate(lines):
        at = 0
        for segment in segments:
            style = segment.style or Style()
            for run in runs(segment.text):
                cells = cell_len(run)
                out += drawn(run, style, theme, (MARGIN + at * CELL, MARGIN + number * LINE, cells * CELL))
                at += cells
    return "\n".join([*out, "</svg>"]) + "\n"


def runs(text: str) -> Iterator[str]:
    """Stretches of characters of the same width."""
    for _, group in groupby(text, key=get_character_cell_size):
        yield "".join(group)


def drawn(text: str, style: Style, theme: TerminalTheme, place: tuple[int, int, int]) -> Iterator[str]:
    """A stretch of text at its place: left, top and width."""
    left, top, width = place
    front = (style.color.get_truecolor(theme) if style.color else theme.foreground_color).hex
    back = theme.background_color.hex
    if style.reverse:
        yield f'<rect x="{left}" y="{top}" width="{width}" height="{LINE}" fill="{front}"/>'
        front = back
    if text.strip():
        bold = ' font-weight="bold"' if style.bold else ""
        faint = ' opacity="0.75"' if style.dim else ""
        fit = f'textLength="{width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"'
        yield f'<text x="{left}" y="{top + 18}" fill="{front}"{bold}{faint} {fit}>{escape(text)}</text>'


if __name__ == "__main__":
    main()
