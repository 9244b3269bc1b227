"""Options that are settings, and how a command gets the settings in force."""

import inspect
import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Concatenate, ParamSpec

import typer

from claimcheck.cli.language import LANGUAGE, say
from claimcheck.config import layers
from claimcheck.config.settings import descriptions
from claimcheck.engine.kept import Keeping
from claimcheck.model.wording import in_language

P = ParamSpec("P")


_LETTERS = {"format": ("-f",), "output": ("-o",), "jobs": ("-j",)}
_MANY = frozenset({"output", "select", "ignore", "severity", "rules", "facts", "authoritative", "exclude"})
_ON = frozenset({"dateline-from-name"})
_OFF = frozenset({"ignore-files", "cache"})
"""Settings that are on by default, and whose option is --no-…: one column less in the help."""
_FILE_ONLY = frozenset({"per-file-ignores", "per-file-severity", "corpora", "datelines"})
_METAVARS = {
    "lang": "ja|en", "format": "NAME", "output": "[NAME=]FILE", "color": "WHEN", "show": "LEVEL", "fail-on": "LEVEL",
    "severity": "RULE=LEVEL", "select": "RULE", "ignore": "RULE", "rules": "DIR", "facts": "FILE", "authoritative": "FILE",
    "as-of": "DATE", "encoding": "NAME", "jobs": "N", "exclude": "PATTERN", "baseline": "FILE",
}  # fmt: skip


def _parameter(name: str) -> inspect.Parameter:
    """The command-line parameter of one setting; None says that it was not given."""
    key = name.replace("_", "-")
    about = in_language(descriptions()[name], LANGUAGE.current)
    kind: Any = bool if key in _ON | _OFF else list[str] if key in _MANY else str
    flags = (f"--no-{key}" if key in _OFF else f"--{key}", *_LETTERS.get(key, ()))
    option = typer.Option(*flags, help=about, metavar=_METAVARS.get(key), show_default=False)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, option])


_CONFIG = Annotated[
    Path | None,
    typer.Option("--config", help=say("設定ファイル。既定は最も近いもの", "Configuration file; by default the nearest")),
]
_ISOLATED = Annotated[
    bool,
    typer.Option("--isolated", help=say("設定ファイルと環境変数を読まない", "Read no configuration file and no variables")),
]


def with_settings(command: Callable[Concatenate[layers.Loaded, P], None]) -> Callable[..., None]:
    """Give a command the options of all settings, and its function the settings in force as first argument."""
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    names = [name for name in descriptions() if name.replace("_", "-") not in _FILE_ONLY]
    settings = [_parameter(name) for name in names]
    more = [
        inspect.Parameter("config", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_CONFIG),
        inspect.Parameter("isolated", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=_ISOLATED),
    ]

    @wraps(command)
    def wrapped(**given: Any) -> None:  # noqa: ANN401 - Typer's values
        config, isolated = given.pop("config"), given.pop("isolated")
        options = {
            name.replace("_", "-"): given.pop(name)
            for name in names
            if given[name] is not None and given[name] != []
        }
        options |= dict.fromkeys(_OFF & set(options), False)
        rest = {key: value for key, value in given.items() if key not in names}
        loaded = layers.load(options, os.environ, Path.cwd(), isolated=isolated, config=config)
        LANGUAGE.current, Keeping.on = loaded.settings.lang, loaded.settings.cache
        command(loaded, **rest)  # type: ignore[call-arg]

    parameters = [*own, *settings, *more]
    wrapped.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return wrapped
