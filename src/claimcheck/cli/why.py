"""`claimcheck why A:LINE B:LINE`: why two places were or were not compared."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcheck import api
from claimcheck.cli.language import refuse, say
from claimcheck.cli.settings import with_settings
from claimcheck.config.layers import Loaded
from claimcheck.engine.why import Pairing

_Place = Annotated[str, typer.Argument(metavar="FILE:LINE", help=say("文書と行番号", "A document and a line of it"))]
_WORDS = {
    "ja": {
        "value": "値",
        "attribute": "属性",
        "subject": "主体",
        "aspect": "水準か増減か",
        "period": "期間",
        "scope": "範囲",
        "modality": "確度",
        "restrictors": "限定語",
        "place": "場所",
        "affair": "同じ件か",
        "time of report": "報道の時点",
        "none": "(なし)",
        "agree": "比較し、両立すると判断しました",
        "dispute": "比較し、食い違うと判断しました",
        "parted": "比較しません: {}が違います",
        "apart": "同じ組に入りませんでした(より合う主張が別にあります)",
        "nothing": "{} に主張はありません",
    },
    "en": {
        "none": "(none)",
        "agree": "compared, and they agree",
        "dispute": "compared, and they disagree",
        "parted": "not compared: {} differs",
        "apart": "in different groups: each fits another claim better",
        "nothing": "no claim on {}",
    },
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    about = say("二つの箇所を比べた、または比べなかった理由を示す", "Say why two places were or were not compared")
    app.command("why", help=about, no_args_is_help=True)(with_settings(_why))


def _why(loaded: Loaded, one: _Place, other: _Place) -> None:
    words = _WORDS[loaded.settings.lang]
    places = [_place(text) for text in (one, other)]
    pairings = api.why(places[0], places[1], loaded.settings, root=loaded.root)
    if not pairings:
        print(words["nothing"].format(f"{one} / {other}"), file=sys.stderr)
        raise typer.Exit(1)
    for pairing in pairings:
        sys.stdout.write(_shown(pairing, words))


def _place(text: str) -> tuple[Path, int]:
    path, _, line = text.rpartition(":")
    if not path or not line.isdigit():
        hint = ("例: claimcheck why docs/a.txt:12 docs/b.txt:3", "for example: claimcheck why docs/a.txt:12 docs/b.txt:3")
        raise refuse(f"「{text}」は 文書:行 の形ではありません", f"{text!r} is not FILE:LINE", *hint)
    return Path(path), int(line)


def _shown(pairing: Pairing, words: dict[str, str]) -> str:
    if pairing.compared:
        verdict = words["agree"] if pairing.agree else words["dispute"]
    elif pairing.parted_by:
        verdict = words["parted"].format(words.get(pairing.parted_by, pairing.parted_by))
    else:
        verdict = words["apart"]
    lines = [f"{pairing.slots[0].one} ⇔ {pairing.slots[0].other}: {verdict}"]
    for slot in pairing.slots:
        name = words.get(slot.slot, slot.slot)
        lines.append(f"  {slot.factor:4.2f}  {name}: {slot.one or words['none']} | {slot.other or words['none']}")
    return "\n".join(lines) + "\n\n"
