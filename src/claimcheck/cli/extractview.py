"""What was read, for a terminal: blocks under their headings, tables as grids, names with how they were learned, values."""

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from claimcheck.claims.figures.describe import reading
from claimcheck.engine.extract import Extract, ReadDocument
from claimcheck.model.document import Role

_WIDTH = 110
_LONGEST = 60
"""Characters of a block that are shown."""
_JAPANESE = ("値", "読み", "名前", "種類", "別の書き方と根拠")
_ENGLISH = ("value", "reading", "name", "type", "other spellings and why")
_OVER = (Role.TITLE, Role.HEADING)


def view(extracted: Extract, *, color: bool, lang: str) -> str:
    """All documents, then the names of all together."""
    console = Console(
        file=StringIO(), force_terminal=color, no_color=not color, width=_WIDTH, highlight=False, emoji=False, markup=False
    )
    words = _ENGLISH if lang == "en" else _JAPANESE
    with console.capture() as captured:
        for item in extracted.documents:
            console.print(_outline(item))
            for grid in item.grids():
                table = Table(box=box.SQUARE, show_header=False)
                for row in grid:
                    table.add_row(*row)
                console.print(table)
            console.print(_mentions(item, words[:2]))
        console.print(_names(extracted, words[2:]))
    return captured.get()


def _outline(item: ReadDocument) -> Tree:
    document = item.document
    root = Tree(Text(document.path, "bold").append(f"  {document.dateline or ''}", "default"))
    under: dict[int, Tree] = {}
    for number, block in enumerate(document.blocks):
        parent = under.get(block.heading[-1], root) if block.heading else root
        text = " ".join(document.text[slice(*block.span)].split())
        labels = [document.text[slice(*document.blocks[at].span)] for at in (*block.row, *block.column)]
        line = Text(f"{block.role.value:<11}", "cyan").append(f"{block.marker}{text[:_LONGEST]}", "default")
        if labels:
            line.append(f"  ← {' / '.join(labels)}", "dim")
        if block.lead >= 0:
            line.append(f"  ({document.text[slice(*document.blocks[block.lead].span)][:20]}…)", "dim")
        if block.unit:
            line.append(f"  [{block.unit}]", "green")
        node = parent.add(line)
        if block.role in _OVER:
            under[number] = node
    return root


def _mentions(item: ReadDocument, titles: tuple[str, ...]) -> Table:
    table = Table(box=box.SIMPLE)
    for title in ("", *titles):
        table.add_column(title, overflow="fold")
    for mention in item.mentions:
        line, column = item.document.line_column(mention.span.start)
        table.add_row(f"{line}:{column}", item.document.text[slice(*mention.extent)], reading(mention.value))
    for span, names in item.namings.references:
        line, column = item.document.line_column(span.start)
        table.add_row(f"{line}:{column}", item.document.text[slice(*span)], "→ " + "、".join(name.text for name in names))
    return table


def _names(extracted: Extract, titles: tuple[str, ...]) -> Table:
    table = Table(box=box.SIMPLE)
    for title in titles:
        table.add_column(title, overflow="fold")
    for identity in extracted.identities:
        spellings = [item for item in identity.spellings.most_common() if item[0] != identity.name]
        others = [f"{text} ×{count} ({identity.learned[text]})" for text, count in spellings]
        table.add_row(f"{identity.name} ×{identity.spellings[identity.name]}", identity.type, "、".join(others))
    return table
