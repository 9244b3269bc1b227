"""The outline: which heading stands under which, told by their markers."""

from claimcheck.model.document import Role
from claimcheck.readers.layout.draft import Draft

_FINENESS: dict[str, float] = {
    "hash": 0, "section": 1, "bracket": 1.5, "square": 2, "plain": 3, "roman": 3, "number": 4, "decimal": 5, "paren": 6,
    "circled": 7, "kana": 8, "alpha": 8, "question": 9,
}  # fmt: skip


def assign_levels(drafts: list[Draft]) -> list[Draft]:
    """Set the level of every heading and drop the lines that only separate.

    Headings with the same marker are of one level. A marker not seen before goes one deeper, unless it is of a coarser
    kind than the headings above it (第2章 ends whatever stood under (3)).
    """
    stack: list[str] = []
    kept: list[Draft] = []
    apart = False
    for draft in drafts:
        if draft.style == "rule":
            if kept and kept[-1].role is Role.HEADING and not draft.gap:
                continue  # underlines it
            stack.clear()
            apart = True
            continue
        draft.apart, apart = apart, False
        kept.append(draft)
        if draft.role is not Role.HEADING:
            continue
        key = _key(draft)
        if key in stack:
            del stack[stack.index(key) :]
        else:
            fineness = _FINENESS.get(draft.style, 3)
            # right below another heading, 「■仕様」 then 「【本体】」, it is one deeper whatever its kind
            below = len(kept) > 1 and kept[-2].role is Role.HEADING
            while stack and not below and _FINENESS.get(stack[-1].split()[0], 3) > fineness:
                stack.pop()
        stack.append(key)
        draft.level = len(stack) + 1
    return kept


def _key(draft: Draft) -> str:
    if draft.style == "hash":
        return f"hash {draft.marker.count('#')}"
    if draft.style in ("square", "bracket"):
        return f"{draft.style} {draft.marker.strip()}"
    if draft.style == "section":
        return f"section {draft.marker.strip()[-1]}"
    if draft.style == "decimal":
        marker = draft.marker.replace("．", ".").strip(".")
        return f"decimal {marker.count('.')}"
    return draft.style
