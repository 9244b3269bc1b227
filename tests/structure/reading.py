"""What was read from a document, in the form in which the annotations beside the documents state it."""

from typing import Any

from claimcheck.model.document import Block, Document, Role

LISTED = (Role.TITLE, Role.BYLINE, Role.CAPTION, Role.NOTE, Role.NAVIGATION, Role.REFERENCE, Role.CODE, Role.PARAGRAPH)


def reading(document: Document) -> dict[str, Any]:
    """The reading of `document`: one list per role, headings indented by depth, items under their leads, cells with labels.

    A cell is "row label | column label | value", with "| unit" where a unit applies.
    """

    def text(block: Block) -> str:
        return document.text[block.span.start : block.span.end]

    blocks = document.blocks
    out: dict[str, Any] = {"dateline": document.dateline}
    for role in LISTED:
        found = [text(block) for block in blocks if block.role is role]
        if found:
            out[role.value] = found
    titles = sum(block.role is Role.TITLE for block in blocks)
    out["headings"] = [
        "> " * (len(block.heading) - min(titles, len(block.heading))) + text(block)
        for block in blocks
        if block.role is Role.HEADING
    ]
    lists: list[dict[str, Any]] = []
    for block in blocks:
        if block.role is Role.LIST_ITEM and block.marker:
            lead = text(blocks[block.lead]) if block.lead >= 0 else ""
            same = lists and (lists[-1]["lead"], lists[-1]["level"]) == (lead, block.level)
            if not same:
                lists.append({"lead": lead, "level": block.level, "items": []})
            lists[-1]["items"].append(text(block))
    out["lists"] = lists
    out["cells"] = [
        " | ".join(
            [
                "/".join(text(blocks[at]) for at in block.row),
                "/".join(text(blocks[at]) for at in block.column),
                text(block),
                *([block.unit] if block.unit else []),
            ]
        )
        for block in blocks
        if block.row or (block.column and block.cell and not block.cell.header)
    ]
    return {key: value for key, value in out.items() if value not in ([], None)}
