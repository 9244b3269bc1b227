"""`claimcheck schema`."""

import json

import typer

from claimcheck.cli.language import say


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(help=say("JSON 出力の JSON Schema を出す", "Print the JSON Schema of the JSON report"))
    def schema() -> None:
        from claimcheck.model.output import ReportFile  # noqa: PLC0415 - only this command needs it

        described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **ReportFile.model_json_schema()}
        print(json.dumps(described, ensure_ascii=False, indent=2))
