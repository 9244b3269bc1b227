"""The table of contradictions for a terminal: both sides next to each other, and why they cannot both hold."""

from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Evidence, Finding, Report, Severity
from claimcheck.model.quotes import Passage, passage, quotes, reasons, sides
from claimcheck.reports import Context

NAME = "full"

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "i"}
_AROUND_WIDE = 40
"""Characters kept on each side of a value that has the whole width."""
_AROUND_HALF = 22
"""The same for a value in one of two columns."""
_FRAME = 7
"""Columns that the frame and the gap between two columns take."""


def render(report: Report, context: Context) -> str:
    """Panels for a terminal of `context.width` columns, with ANSI colours where allowed."""
    console = Console(
        file=StringIO(),
        force_terminal=context.color,
        no_color=not context.color,
        width=context.width,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as captured:
        for finding in context.shown(report):
            console.print(_panel(report, finding, context))
        if context.closing:
            style = "bold" if report.findings else "bold green"
            console.print(Text(closing_line(report, context.lang, context.show), style=style), soft_wrap=True)
    return captured.get()


def _panel(report: Report, finding: Finding, context: Context) -> RenderableType:
    color = _COLORS[finding.severity]
    title = Text.assemble((f"{_MARKS[finding.severity]} {finding.severity}", f"bold {color}"), f" {finding.rule}")
    why = Table.grid(padding=(0, 1))
    for reason in reasons(finding, context.lang):
        why.add_row(Text("·", style="dim"), Text(reason, style="dim", overflow="fold"))
    body = Group(
        Text(finding.message, style="bold", overflow="fold"),
        Padding(_sides(report, finding, context), (1, 0)),
        why,
    )
    return Panel(body, title=title, title_align="left", border_style=color, box=box.ROUNDED, padding=(0, 1))


def _sides(report: Report, finding: Finding, context: Context) -> Table:
    """Two sides as two columns where their paths fit, any other number as rows."""
    grouped = sides(finding)
    wheres = [_where(passage(report, item)) for item in finding.evidence]
    fits = 2 * max(map(cell_len, wheres)) + _FRAME <= context.width
    if len(grouped) == 2 and fits:  # noqa: PLR2004 - a left and a right side
        table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), show_edge=False, pad_edge=False)
        for side in grouped:
            table.add_column(side.upper(), ratio=1, overflow="fold", header_style="bold")
        table.add_row(*(_passages(report, items, _AROUND_HALF) for items in grouped.values()))
        return table
    table = Table.grid(padding=(0, 1))
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for side, items in grouped.items():
        table.add_row(Text(side.upper()), _passages(report, items, _AROUND_WIDE))
    return table


def _passages(report: Report, items: list[Evidence], around: int) -> RenderableType:
    """Each sentence: where it stands, the quote with its values marked, what they were read as."""
    parts: list[RenderableType] = []
    for quote in quotes(report, items, around):
        parts += [
            Text(_where(quote.first), style="cyan", overflow="fold"),
            Text.assemble(*((text, "bold reverse" if value else "") for text, value in quote.pieces), overflow="fold"),
            *(Text(f"= {reading}", style="green", overflow="fold") for reading in quote.readings),
        ]
    return Group(*parts)


def _where(shown: Passage) -> str:
    return f"{shown.path}:{shown.line}"
