"""`claimcheck init`: a configuration file and a folder of rules to begin with."""

import shutil
from pathlib import Path

import typer

from claimcheck.cli.language import refuse, say
from claimcheck.cli.output import write_file
from claimcheck.config.settings import descriptions
from claimcheck.model.wording import in_language

RULES = Path("claimcheck-rules")
_SKELETON = Path(__file__).parent / "skeleton"
_EXAMPLES = {
    "fail-on": '"error"',
    "show": '"warning"',
    "select": '["value-conflict", "date-conflict"]',
    "ignore": '["count-mismatch"]',
    "facts": '["facts.yaml"]',
    "rules": '["claimcheck-rules"]',
    "exclude": '["drafts/"]',
    "baseline": '"claimcheck-baseline.json"',
    "severity": '{ role-conflict = "warning" }',
    "per-file-ignores": '{ "archive/*" = ["date-conflict"] }',
    "corpora": '{ fy2024 = ["2024/*"], fy2025 = ["2025/*"] }',
    "lang": '"ja"',
}


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        help=say("設定ファイルと規則のひな型を作る", "Write a configuration file and a folder of rules to begin with")
    )
    def init() -> None:
        path = Path("claimcheck.toml")
        if path.exists():
            raise refuse("claimcheck.toml はもうあります", "claimcheck.toml exists already")
        write_file(path, template())
        print(say(f"{path} を作りました", f"wrote {path}"))
        if not RULES.exists():
            shutil.copytree(_SKELETON, RULES)
            print(
                say(
                    f"{RULES}/ に例を置きました。{path} の rules の # を消すと使われます",
                    f"put examples into {RULES}/; remove the # before rules in {path} to use them",
                )
            )


def template() -> str:
    """Every setting that has an example, explained and commented out."""
    lines = []
    for name, told in descriptions().items():
        key = name.replace("_", "-")
        if key in _EXAMPLES:
            lines.append(f"# {say(in_language(told, 'ja'), in_language(told, 'en'))}\n# {key} = {_EXAMPLES[key]}\n")
    return "\n".join(lines)
