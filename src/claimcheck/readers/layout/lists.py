"""Lists: depth, what introduces them, and items whose label and body share a line."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claimcheck.model.document import Cell, Role
from claimcheck.model.pattern import regex
from claimcheck.readers.layout.draft import Draft
from claimcheck.readers.layout.headers import table_unit
from claimcheck.readers.layout.labels import REACH, SEPARATOR, Label, find_label, is_date, is_value
from claimcheck.readers.layout.lines import Line

_ANNOUNCES = regex(
    r"次の|つぎの|以下|下記|左記|(?:とおり|通り)(?:です|である|だ)?[。.:：]?$|[:：]$"
    r"|[0-9０-９一二三四五六七八九十]+(?:つ|点|項目|種類|か条|カ条|箇条|段階|ステップ|本柱)"
)
_AGREE = 0.6
"""Share of the items of a list that must have a space label before a space counts as one."""


@dataclass(slots=True)
class Item:
    """An item of a list before its label is split off."""

    start: int
    end: int
    marker: str
    key: str
    """What items of the same level have in common: the marker, or its kind where it counts."""
    indent: int
    gap: int = 0
    loose: bool = False
    """A line without marker that continues the item before it."""


def announces(text: str) -> bool:
    """Whether a paragraph announces a list: 次の4点, 以下の通り, 「:」."""
    return _ANNOUNCES.search(text[-60:]) is not None


def find_lead(text: str, drafts: Sequence[Draft], gap: int) -> Draft | None:
    """What introduces a list that follows `drafts` after `gap` blank lines."""
    heading: Draft | None = None
    for back, draft in enumerate(reversed([draft for draft in drafts[-5:] if draft.style != "rule"][-4:])):
        if draft.role in (Role.PARAGRAPH, Role.LIST_ITEM):
            if announces(text[draft.start : draft.end]):
                return draft
            # without an announcement, only the paragraph right above
            near = not back and (draft.role is Role.PARAGRAPH or not gap)
            return draft if near and draft.role is Role.PARAGRAPH else heading
        if draft.role is Role.HEADING and heading is None:
            heading = draft
        elif draft.role not in (Role.NOTE, Role.CAPTION):
            break
    return heading


def lay_out_list(text: str, items: Sequence[Item], before: Sequence[Draft], table: int) -> list[Draft]:
    """The drafts of a run of items: level, lead, labels split off where they plainly are labels."""
    labels = _labels(text, items)
    out: list[Draft] = []
    stack: list[tuple[int, str, Draft | None]] = []
    last: dict[int, Draft] = {}
    label: Draft | None = None
    row = -1
    for item, split in zip(items, labels, strict=True):
        if item.loose and out:
            out.append(Draft(item.start, item.end, Role.LIST_ITEM, out[-1].level, lead=out[-1].lead))
            if label is not None:
                out[-1].row = (label,)
            continue
        known = [at for at, (indent, key, _) in enumerate(stack) if key == item.key and abs(indent - item.indent) <= 1]
        if known:
            del stack[known[-1] + 1 :]
        else:
            while stack and stack[-1][0] > item.indent:
                stack.pop()
            # the same indent but another marker, (1) then ・, is one level deeper
            lead = last.get(len(stack)) if stack else find_lead(text, before, item.gap)
            stack.append((item.indent, item.key, lead))
        level = len(stack)
        row += 1
        draft = Draft(item.start, item.end, Role.LIST_ITEM, level, item.marker, lead=stack[-1][2])
        label = None
        out.append(draft)
        if split is not None:
            draft.end = item.start + split.end
            opened = text.startswith("**", draft.start)
            if opened and text.endswith("**", draft.start, draft.end):
                draft.end -= 2
            draft.start += 2 * opened
            draft.cell = Cell(table, row, 0, header=True)
            begin = item.start + split.value
            if opened and text.startswith("** ", begin):
                # 「**価格:** 980円」
                begin += 3
            value = Draft(begin, item.end, Role.LIST_ITEM, level, lead=draft.lead, row=(draft,))
            value.cell = Cell(table, row, 1)
            label = draft
            out.append(value)
        last[level] = draft
    return out


def _labels(text: str, items: Sequence[Item]) -> list[Label | None]:
    """The label of each item, None where it has none or its sign is too weak."""
    found = [find_label(text[item.start : item.end]) if not item.loose else None for item in items]
    groups: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        if not item.loose:
            groups.setdefault(item.key, []).append(at)
    for members in groups.values():
        spaced = sum((label := found[at]) is not None and label.kind != "colon" for at in members)
        agree = len(members) > 1 and spaced >= _AGREE * len(members)
        for at in members:
            label = found[at]
            if label is None:
                continue
            body = text[items[at].start : items[at].end]
            value = body[label.value :]
            event = is_date(body) and not is_value(value)
            weak = label.kind == "space" and not agree and not (is_value(value) and len(body) < 40)  # noqa: PLR2004
            if event or weak:
                found[at] = None
    return found


_CLAUSE = regex(r"[はがをに]")


def label_runs(lines: Sequence[Line], taken: AbstractSet[int]) -> dict[int, Label]:
    """Labels of the lines without bullet, by index: runs of 「種類 株式会社」 lines, and single ones with a colon."""
    found: dict[int, Label] = {}
    alone: dict[int, Label] = {}
    run: list[int] = []
    labels: list[Label] = []

    def close() -> None:
        if _is_run(lines, run, labels):
            found.update(zip(run, labels, strict=True))
        elif len(run) == 1 and lines[run[0]].style and labels[0].kind != "space":
            alone[run[0]] = labels[0]
        run.clear()
        labels.clear()

    for at, line in enumerate(lines):
        if at in taken or line.style not in ("", "number") or len(line.text) > 400:  # noqa: PLR2004 - a paragraph
            close()
            continue
        if not run and not line.style and not SEPARATOR.search(line.text, 1, REACH):
            continue
        label = _own_label(line)
        if label is None and not run:
            continue
        if line.gap or label is None or (run and _parts(line, lines[run[-1]], label, labels[-1])):
            close()
        if label is not None:
            shift = line.body - line.start
            run.append(at)
            labels.append(Label(label.end + shift, label.value + shift, label.kind))
    close()
    # 「5　申込み　不要」 after the (1) to (3) of 「4　内容」: what holds for 「1　日時　…」 holds for it
    numbered = {lines[at].indent for at in found if lines[at].style}
    return found | {at: label for at, label in alone.items() if lines[at].indent in numbered}


def _own_label(line: Line) -> Label | None:
    if line.text[0] in "単（(" and table_unit(line.text):
        return None
    return find_label(line.content if line.style else line.text)


def _parts(line: Line, before: Line, label: Label, last: Label) -> bool:
    """Whether two lines belong to different runs: another indent, or a colon below mere gaps."""
    return line.indent != before.indent or (label.kind == "colon") != (last.kind == "colon")


def _is_run(lines: Sequence[Line], run: Sequence[int], labels: Sequence[Label]) -> bool:
    """Whether lines with possible labels are a list of labels and values."""
    if not run:
        return False
    texts = [lines[at].text for at in run]
    values = [text[label.value :] for text, label in zip(texts, labels, strict=True)]
    if any(is_date(lines[at].content) and not is_value(value) for at, value in zip(run, values, strict=True)):
        # 「2019年 - 設立」 is an event, 「2010年度：18,400台」 a figure of that year
        return False
    weak = [label.kind == "space" for label in labels]
    if len(run) == 1:
        short = labels[0].end <= 12 and len(texts[0]) <= 60  # noqa: PLR2004
        if is_date(texts[0]):
            return False
        figure = values[0][0].isdigit() and is_value(values[0])
        return short and (labels[0].kind == "colon" or figure) and not lines[run[0]].style
    if all(value[-1] == "。" for value in values):
        return not any(weak)
    plain = sum(_CLAUSE.search(value) is None or is_value(value) for value in values)
    return plain >= (0.8 if any(weak) else 0.6) * len(run)
