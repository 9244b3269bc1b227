"""Run the recognisers over a folder of conformance files and print the scorer's table.

    python benchmarks/conformance.py DIR_OF_JSONL [--pred FILE] [--scorer FILE] [--known FILE] [--by source|type|both]

Sources want different things of the same expression (bare numbers or numbers with units, dates and times apart or together,
ranges or their ends): `STYLES` says which source wants which, the recognisers are the same for all.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import conformance_items as items
from conformance_items import Item, Style

from claimcheck.engine.pack import builtin_folder, load_lexicon
from claimcheck.model.claims import Mention
from claimcheck.model.span import Span
from claimcheck.model.values import (
    Date,
    Duration,
    Number,
    Numeric,
    Ordinal,
    Quantity,
    Ratio,
    Recurrence,
    TimeOfDay,
)
from claimcheck.recognizers import Recognizers
from claimcheck.text.numerals import find_numerals
from claimcheck.text.view import View

Case = dict[str, Any]
_KNOWN_SHARE = 0.05
_CLOSE = 1e-9
_HOUR = 3600
KNOWN = Path(__file__).with_name("conformance_known.jsonl")
NUMERIC = {"number", "ordinal", "percent", "money", "quantity", "temperature", "age", "range/num"}


class Adapter:
    """Predictions for one case after another."""

    def __init__(self) -> None:
        self.recognizers = Recognizers(load_lexicon([builtin_folder()]))
        self.styles: dict[str, Callable[[Case, View], Iterator[Item]]] = {
            "ja-timex": self.ja_timex, "recognizers-text": self.recognizers_text, "duckling": self.duckling,
            "pynormalizenumexp": self.numexp, "normalizeNumexp-cpp": self.numexp, "normalize-numexp-java": self.numexp,
        }  # fmt: skip

    def predict(self, case: Case) -> list[Item]:
        """The items of one case, in the schema of the conformance files."""
        view = View.of_text(str(case["text"]))
        style = self.styles.get(str(case["source"]), self.duckling)
        return sorted(style(case, view), key=lambda item: (item["start"], item["end"]))

    # -- one method per source ------------------------------------------------------------------------------------

    def numexp(self, case: Case, view: View) -> Iterator[Item]:
        """The normalizeNumexp family: hedges and bounds belong to the span, dates and times are apart."""
        part = str(case.get("note") or "").partition(":")[0]
        if part == "number":
            yield from self._bare_numbers(view, ranges=True)
            return
        style = Style()
        for mention in self._split(view):
            item = general(view, mention, style)
            if item is not None and item["type"] != "set":
                if item["type"] == "ordinal" and isinstance(mention.value, Ordinal) and item["text"].endswith("目"):
                    item["value"]["unit"] = mention.value.unit
                yield item

    def ja_timex(self, case: Case, view: View) -> Iterator[Item]:
        """ja-timex: values without hedges, dates apart from times and weekdays, ranges as their two ends."""
        if "date" not in (case.get("covers") or ["date"]):
            yield from self._bare_numbers(view)
            return
        style = Style(resolve=case.get("as_of") is not None, as_of=_moment(case))
        for mention in self._ends(view):
            item = bare(view, mention, style)
            if item is not None:
                yield timex(view, mention, item)

    def duckling(self, case: Case, view: View) -> Iterator[Item]:
        """Duckling: open ends and ちょうど belong to the span, everything is resolved."""
        style = Style(resolve=case.get("as_of") is not None, as_of=_moment(case), fill=True)
        for mention in self.recognizers.mentions(view):
            item = general(view, mention, style)
            if item is None:
                continue
            if (
                isinstance(mention.value, Duration)
                and mention.value.window
                and style.as_of
                and mention.value.upper is None
            ):
                current = view.quote(mention.extent).startswith(("この", "今"))
                item |= items.floored(mention.value, style.as_of, current=current)
            if (
                exactly := re.compile("きっかり|ちょうど|ぴったり|かっきり").match(str(case["text"]), item["end"])
            ) and item["type"] == "time":
                item = _place(view, Span(item["start"], exactly.end()), {"type": item["type"], "value": item["value"]})
            yield item

    def recognizers_text(self, case: Case, view: View) -> Iterator[Item]:
        """Recognizers-Text: one model per case, named in the note."""
        model = str(case.get("note") or "")
        if "NumberModel" in model:
            yield from self._bare_numbers(view, measures=False)
            return
        style = Style(resolve=True, as_of=_moment(case), halves_as_ranges=True)
        apart = any(name in model for name in ("Percent", "Age", "Currency", "Dimension"))
        for mention in self._atoms(view) if apart else self.recognizers.mentions(view):
            if "NumberRange" in model:
                item = number_range(view, mention)
            elif "DateTime" not in model:
                item = bare(view, mention, style)
            else:
                item = moment(view, mention, style, model)
            if (
                "Dimension" in model
                and isinstance(mention.value, Quantity | Ratio)
                and getattr(mention.value, "dimension", "count:").startswith("count:")
            ):
                continue
            if (
                item is not None
                and item["type"] == "ordinal"
                and item["text"].startswith("第")
                and isinstance(mention.value, Ordinal)
            ):
                end = item["end"] - len(mention.value.unit)
                item = _place(view, Span(item["start"], end), {"type": "ordinal", "value": item["value"]})
            if item is not None:
                yield item

    # -- shared ---------------------------------------------------------------------------------------------------

    def _atoms(self, view: View) -> list[Mention]:
        """The simple values, nothing joined."""
        _, atoms = self.recognizers.atoms(view)
        return [
            Mention(s := view.normalized.source(atom.start, atom.end), s, atom.value, (), atom.recognizer)
            for atom in atoms
        ]

    def _ends(self, view: View) -> Iterator[Mention]:
        """The simple values, but a bare number before a date or a length of time as what it is of: 1~2日間."""
        joined = self.recognizers.mentions(view)
        for atom in self._atoms(view):
            whole = next(
                (mention for mention in joined if mention.span.contains(atom.span) and mention.span != atom.span), None
            )
            value = whole.value if whole else None
            if (
                isinstance(atom.value, Number)
                and whole
                and whole.span.start == atom.span.start
                and isinstance(value, Date | Duration | TimeOfDay)
            ):
                update = {"upper": None} if isinstance(value, Duration) else {"until": None}
                yield Mention(atom.span, atom.span, value.but(**update), (), atom.recognizer)
            elif (
                isinstance(value, Date)
                and value.hour is not None
                and view.quote(whole.span if whole else atom.span)[:1] in "今昨明翌"
            ):
                if whole and atom.span.start == whole.span.start:
                    yield whole
            else:
                yield atom

    def _split(self, view: View) -> Iterator[Mention]:
        """Mentions, but a date apart from its time of day."""
        atoms = self._atoms(view)
        for mention in self.recognizers.mentions(view):
            value = mention.value
            parts = [atom for atom in atoms if mention.span.contains(atom.span)]
            if isinstance(value, Date) and value.hour is not None and value.until is None and len(parts) > 1:
                yield from parts
            elif isinstance(value, Date) and value.part in items.TIME_PARTS and value.grain == "day":
                cut = Span(mention.span.start, mention.span.end - len(value.part or ""))
                yield Mention(cut, cut, value.but(part=None), (), mention.recognizer)
            else:
                yield mention

    def _bare_numbers(self, view: View, *, ranges: bool = False, measures: bool = True) -> Iterator[Item]:
        """The numerals of all values, without their units."""
        scan, atoms = self.recognizers.atoms(view)
        done = -1
        if ranges:
            for mention in self.recognizers.mentions(view):
                value = mention.value
                if isinstance(value, Numeric) and value.upper is not None and not value.vague:
                    text = view.quote(mention.span)
                    last = max(at for at, char in enumerate(text) if char.isdecimal()) + 1
                    span = Span(mention.span.start, mention.span.start + last)
                    done = max(done, span.end)
                    yield _place(
                        view,
                        span,
                        {
                            "type": "range",
                            "value": {"min": items.number(value.magnitude), "max": items.number(value.upper)},
                        },
                    )
        for numeral in find_numerals(scan.text):
            if numeral.start < done:
                continue
            holder = next((atom for atom in atoms if atom.start <= numeral.start and numeral.end <= atom.end), None)
            if holder is None:
                continue
            value = holder.value
            if not measures and isinstance(value, Quantity) and not value.dimension.startswith("count:"):
                continue
            if not measures and isinstance(value, Ratio) and value.unit == "%":
                continue
            dozen = isinstance(value, Quantity) and value.unit == "ダース"
            number = value.magnitude if isinstance(value, Number) else numeral.magnitude * (12 if dozen else 1)
            end = holder.end if isinstance(value, Number) or dozen else numeral.end
            done = end
            span = view.normalized.source(numeral.start, end)
            yield _place(view, span, {"type": "number", "value": {"number": items.number(number)}})


def _moment(case: Case) -> datetime | None:
    as_of = case.get("as_of")
    return datetime.fromisoformat(str(as_of)).replace(tzinfo=None) if as_of else None


def _place(view: View, span: Span, item: Item) -> Item:
    return {"text": view.quote(span), "start": span.start, "end": span.end, **item}


def bare(view: View, mention: Mention, style: Style) -> Item | None:
    """The value alone: no hedges, no bounds."""
    value, text = mention.value, view.quote(mention.span)
    if isinstance(value, Numeric):
        item: Item | None = items.numeric_item(value, text)
    elif isinstance(value, Date):
        item = items.date_item(value.but(open=None), style)
    elif isinstance(value, TimeOfDay):
        item = items.time_item(value.but(open=None))
    elif isinstance(value, Duration):
        item = {"type": "duration", "value": {"duration": items.iso_duration(value, text)}}
    elif isinstance(value, Recurrence):
        item = items.set_item(value, text)
    else:
        item = None
    return None if item is None else _place(view, mention.span, item)


def general(view: View, mention: Mention, style: Style) -> Item | None:  # noqa: C901 - one branch for each kind
    """The value with its hedges and bounds, over its whole extent."""
    value, text = mention.value, view.quote(mention.span)
    bound = items.bounds(mention)
    if isinstance(value, Numeric):
        item = items.numeric_item(value, text)
        amount = item["value"].pop("amount", item["value"].get("number"))
        if bound and item["type"] != "range":
            item = {
                "type": "range",
                "value": {
                    bound["side"]: amount,
                    **({"unit": item["value"]["unit"]} if "unit" in item["value"] else {}),
                },
            }
        elif "number" not in item["value"] and item["type"] != "range":
            item["value"] = {"amount": amount, **item["value"]}
    elif isinstance(value, Duration):
        iso = items.iso_duration(value, text)
        item = {"type": "duration", "value": {"duration": iso}}
        if value.upper is not None:
            item = {"type": "range", "value": {"min": iso, "max": items.iso_duration(value.upper, text)}}
        elif bound:
            item = {"type": "range", "value": {bound["side"]: iso}}
    else:
        whole = bare(view, mention, style) if isinstance(value, Recurrence) else None
        if isinstance(value, Date):
            found = items.date_item(value, style)
        elif isinstance(value, TimeOfDay):
            found = items.time_item(value)
        else:
            return whole
        if found is None:
            return None
        item = found
    if (mod := items.mod(mention)) is not None and item["type"] not in ("number", "ordinal", "percent"):
        item["value"]["mod"] = mod
    return _place(view, mention.extent, item)


def timex(view: View, mention: Mention, item: Item) -> Item:
    """ja-timex: 目, ぶり, もの間 belong to a length of time, weekdays to nothing, a bare 分 to the clock."""
    text, value = item["text"], mention.value
    if isinstance(value, Ordinal) and value.unit in ("年", "日", "週", "世紀", "か月", "カ月"):
        unit = {"年": "Y", "日": "D", "週": "W", "世紀": "00Y"}.get(value.unit, "M")
        return item | {"type": "duration", "value": {"duration": f"P{items.number(value.magnitude)}{unit}"}}
    after = re.compile("ぶり|もの間").match(view.document.text, item["end"])
    if isinstance(value, Duration) and after:
        return _place(view, Span(item["start"], after.end()), {"type": "duration", "value": item["value"]})
    if (
        isinstance(value, Duration)
        and value.unit == "minute"
        and not text.endswith(("間", "半"))
        and value.seconds < _HOUR
        and "時" not in text
    ):
        return item | {"type": "time", "value": {"time": f"TXX:{int(value.seconds) // 60:02}"}}
    if isinstance(value, Date) and value.weekday is not None and value.day is not None:
        kept = re.sub(r"[ 　、の]?[(（]?[月火水木金土日](曜日?)?[)）]?$", "", text)
        return _place(
            view, Span(item["start"], item["start"] + len(kept)), {"type": item["type"], "value": item["value"]}
        )
    if isinstance(value, Date) and value.hour is not None and text[:1] in "今昨明翌":
        return item | {"type": "time", "value": {"time": items.clock(value)}}
    return item


def moment(view: View, mention: Mention, style: Style, model: str) -> Item | None:  # noqa: C901, PLR0912 - one source's habits
    """Recognizers-Text: windows and 以内 are ranges from the day of the case, 5分で a moment, の間 belongs to the span."""
    value, text = mention.value, view.document.text
    if isinstance(value, Ordinal) and value.unit == "日" and "Date" in model:
        day = Date(grain="day", day=int(value.magnitude)) if value.magnitude <= 31 else None  # noqa: PLR2004
        return _place(view, mention.span, {"type": "date", "value": {"date": items.date_text(day)}}) if day else None
    item = general(view, mention, style)
    if item is None:
        return None
    now = style.as_of
    if (
        isinstance(value, Date)
        and value.weekday is not None
        and value.day is not None
        and value.month is None
        and now is not None
    ):
        item["value"] = {"date": items.fitting(value, now)}
    start, end = item["start"], item["end"]
    if isinstance(value, Duration) and value.upper is None and now is not None:
        if value.window:
            item |= items.windowed(value, now, ahead=value.window == "next", whole_days="以内" not in item["text"])
        elif item["text"].endswith("以内"):
            item |= items.windowed(value, now, ahead=True, whole_days=False)
        elif text.startswith("で", end) and value.unit in ("minute", "hour", "second"):
            found = items.windowed(value, now, ahead=True, whole_days=False)
            item |= {"type": "datetime", "value": {"datetime": found["value"]["end"]}}
        elif before := re.compile("まる|丸|もう").search(text[max(0, start - 2) : start]):
            start -= (
                len(before.group())
                if before.end() == len(text[max(0, start - 2) : start]) and not text.startswith("が", end)
                else 0
            )
    if item["type"] == "range" and not isinstance(value, Duration):
        between = re.compile(r"の間(?!に合)").match(text, end)
        end = between.end() if between else end
    if text.startswith("今から", max(0, start - 3)) and isinstance(value, Date | Duration):
        start -= 3
    if "Parser" in model and item["type"] in ("time", "datetime"):
        item["value"].pop("mod", None)
    for key in ("time", "datetime"):
        if str(item["value"].get(key)) == "T24":
            item["value"][key] = "T00"
    return _place(view, Span(start, end), {"type": item["type"], "value": item["value"]})


def number_range(view: View, mention: Mention) -> Item | None:
    """Ranges and bounds of numbers, units left out."""
    value = mention.value
    bound = items.bounds(mention)
    if not isinstance(value, Numeric):
        return None
    text = view.document.text
    start = mention.extent.start + (1 if text.startswith("約", mention.extent.start) else 0)
    end = mention.extent.end
    if isinstance(value, Quantity) and end == mention.span.end:
        end -= (
            len(items.numeric_item(value, view.quote(mention.span))["value"].get("unit", ""))
            if value.dimension.startswith("count:")
            else 0
        )
    if value.upper is not None and not value.vague:
        between = re.compile(r"(?<!まで)の(?:間|中)").match(text, end)
        end = between.end() if between else end
        whole = text[start:end]
        item: Item = {
            "type": "range",
            "value": {"min": items.number(value.magnitude), "max": items.number(value.upper)},
        }
        if "以上" in whole or "少なくとも" in whole:
            item["value"]["min_incl"] = True
        elif "より大き" in whole:
            item["value"]["min_incl"] = False
        if "以下" in whole or "多くて" in whole or "最大" in whole:
            item["value"]["max_incl"] = True
        elif "未満" in whole or "より小さ" in whole:
            item["value"]["max_incl"] = False
        return _place(view, Span(start, end), item)
    if bound:
        item = {
            "type": "range",
            "value": {bound["side"]: items.number(value.magnitude), f"{bound['side']}_incl": bound["incl"]},
        }
        return _place(view, Span(start, end), item)
    return None


def read(path: Path) -> list[Case]:
    """The cases of one file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> int:
    """Predict, write, score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pred", type=Path, help="where to write the predictions")
    parser.add_argument("--scorer", type=Path, help="score_mentions.py; found beside the folder if left out")
    parser.add_argument(
        "--known", type=Path, default=KNOWN, help="cases that contradict their own source, with reasons"
    )
    parser.add_argument("--by", default="both")
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.jsonl"))
    if not files:
        parser.error(f"no *.jsonl in {options.folder}")
    adapter = Adapter()
    lines = [
        json.dumps({"id": case["id"], "expect": adapter.predict(case)}, ensure_ascii=False)
        for path in files
        for case in read(path)
    ]
    pred = options.pred or Path(tempfile.mkdtemp()) / "pred.jsonl"
    pred.write_text("\n".join(lines) + "\n", "utf-8")
    scorer = options.scorer or options.folder.parent / "score_mentions.py"
    if not scorer.exists():
        print(f"no scorer at {scorer}; predictions are in {pred}")
        return 0
    command = [sys.executable, str(scorer), "--pred", str(pred), "--by"]
    code = subprocess.run([*command, options.by, *map(str, files)], check=False).returncode
    without_known(command, files, options.known)
    wrong_figures(files, pred)
    return code


def without_known(command: list[str], files: list[Path], known: Path) -> None:
    """The table once more, without the cases that contradict others of their source or are wrong, and how many those are."""
    reasons = {str(case["id"]): case["reason"] for case in read(known)} if known.exists() else {}
    kept = Path(tempfile.mkdtemp())
    for path in files:
        cases = read(path)
        left = [case for case in cases if case["id"] not in reasons]
        (kept / path.name).write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in left) + "\n", "utf-8")
        share = 1 - len(left) / len(cases)
        print(
            f"{path.stem}: {len(cases) - len(left)} of {len(cases)} left out ({share:.1%})"
            + ("  TOO MANY" if share > _KNOWN_SHARE else "")
        )
    subprocess.run([*command, "source", *(str(kept / path.name) for path in files)], check=False)


def wrong_figures(files: list[Path], pred: Path) -> None:
    """Figures read at the right place with another magnitude, sign, unit or currency: what must never happen."""
    predicted = {case["id"]: case["expect"] for case in read(pred)}
    for path in files:
        for case in read(path):
            for item in case["expect"]:
                for guess in predicted.get(case["id"], ()):
                    if (guess["start"], guess["end"]) == (item["start"], item["end"]) and _differs(item, guess):
                        print(f"WRONG FIGURE {case['id']} {item['text']}: {item['value']} read as {guess['value']}")


def _differs(item: Item, guess: Item) -> bool:
    if item["type"] != guess["type"] or item["type"] not in NUMERIC:
        return False
    if item["type"] == "quantity" and item["value"].get("unit") != guess["value"].get("unit"):
        return False  # 3 kg and 3,000 g are for the scorer, which knows the prefixes
    wanted = [item["value"].get(key) for key in ("number", "amount")]
    found = [guess["value"].get(key) for key in ("number", "amount")]
    if any(
        x is not None and y is not None and abs(x - y) > _CLOSE * abs(x) for x, y in zip(wanted, found, strict=True)
    ):
        return True
    units = [side["value"].get("unit") for side in (item, guess)]
    return bool(item["type"] == "money" and units[0] != units[1])


if __name__ == "__main__":
    sys.exit(main())
