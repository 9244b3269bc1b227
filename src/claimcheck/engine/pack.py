"""The rule pack: everything under rules/, the built-in folder first and the user's folders after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claimcheck.engine import yamlfile
from claimcheck.model.errors import RuleError
from claimcheck.text.lexicon import Lexicon, merge

_SECTIONS = ("attributes", "checks", "facts", "lexicon")


@cache
def builtin_folder() -> Path:
    """The rules shipped with the package, or those of the checkout it runs from.

    Raises:
        RuleError: neither is there.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "rules", package.parent.parent / "rules"):
        if (folder / "lexicon").is_dir():
            return folder
    raise RuleError("組み込みの規則が見つかりません", "claimcheck を入れ直してください", package)


def rule_files(folders: Sequence[Path], section: str) -> list[Path]:
    """The YAML files of one section in all rule folders, in the order in which they apply."""
    return [
        path
        for folder in folders
        for path in sorted((folder / section).rglob("*.y*ml"))
        if path.suffix in (".yaml", ".yml") and path.is_file()
    ]


def load_lexicon(folders: Sequence[Path]) -> Lexicon:
    """The word lists of rules/lexicon.

    Raises:
        RuleError: a file is malformed.
    """
    parts: list[dict[str, Any]] = []
    for path in rule_files(folders, "lexicon"):
        raw = yamlfile.load(path) or {}
        yamlfile.validate(Lexicon, raw, path)
        parts.append(raw)
    return Lexicon.model_validate(merge(parts))


@dataclass(frozen=True, slots=True)
class Pack:
    """All rules in force."""

    folders: tuple[Path, ...]
    lexicon: Lexicon
