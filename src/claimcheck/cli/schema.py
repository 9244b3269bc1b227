"""`claimcheck schema`: JSON Schemas of the report and of what an editor writes."""

import json
from typing import Annotated

import typer

from claimcheck.cli.language import refuse, say

_KINDS = ("report", "rules", "attributes", "lexicon", "facts")
_Kind = Annotated[
    str,
    typer.Argument(
        metavar="[KIND]",
        help=say(f"どれの: {', '.join(_KINDS)}。既定は report", f"Of what: {', '.join(_KINDS)}; by default report"),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=say(
            "JSON 出力や、規則のファイルの JSON Schema を出す", "Print the JSON Schema of the JSON report or of the rule files"
        )
    )
    def schema(kind: _Kind = "report") -> None:
        from claimcheck.api import schema_of  # noqa: PLC0415 - only this command needs it

        if kind not in _KINDS:
            known = ", ".join(_KINDS)
            raise refuse(f"知らない種類「{kind}」", f"unknown kind {kind!r}", f"使えるもの: {known}", f"known: {known}")
        described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema_of(kind)}
        print(json.dumps(described, ensure_ascii=False, indent=2))
