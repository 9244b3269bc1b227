"""`claimcheck config`."""

import json
from dataclasses import asdict

import typer
from pydantic_core import to_jsonable_python

from claimcheck.cli.language import say
from claimcheck.cli.settings import with_settings
from claimcheck.config.layers import Loaded


def register(app: typer.Typer) -> None:
    """Add the command."""
    about = say("有効な設定と、その出どころを出す", "Print the settings in force and where each comes from")
    app.command("config", help=about)(with_settings(_config))


def _config(loaded: Loaded) -> None:
    values = {name.replace("_", "-"): to_jsonable_python(value) for name, value in asdict(loaded.settings).items()}
    default = say("既定", "default")
    width = max(len(key) for key in values)
    for key, value in values.items():
        shown = json.dumps(value, ensure_ascii=False)
        print(f"{key:<{width}} = {shown}  # {loaded.origins.get(key, default)}")
