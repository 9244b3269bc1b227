"""The rule pack: everything under rules/, the built-in folder first and the user's folders after it."""

import difflib
import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.checks import checks
from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry, Registry
from claimcheck.engine import yamlfile
from claimcheck.model.errors import RuleError
from claimcheck.model.forms import Form, build, form
from claimcheck.model.rules import FactEntry, Rule, RuleEntry
from claimcheck.model.wording import both
from claimcheck.text.lexicon import Lexicon, merge


@form
class _AttributeFile(Form):
    attributes: dict[str, AttributeEntry]


@form
class _FactFile(Form):
    facts: tuple[FactEntry, ...]


FORMS: dict[str, type[Form]] = {"rules": RuleEntry, "attributes": _AttributeFile, "lexicon": Lexicon, "facts": _FactFile}
"""The form of each kind of file that an editor writes."""


class SourcedFact(NamedTuple):
    """A fact entry and where it stands."""

    entry: FactEntry
    path: Path
    location: tuple[str | int, ...] = ()
    """Where in the file it stands, as keys and indices."""

    @property
    def line(self) -> int | None:
        """Its line, looked up only when somebody must be told."""
        return yamlfile.position(self.path, self.location)[0] if self.location else None


class Pack(NamedTuple):
    """All rules in force."""

    folders: tuple[Path, ...]
    lexicon: Lexicon
    registry: Registry
    rules: tuple[Rule, ...]
    facts: tuple[SourcedFact, ...]


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


def rule_files(folders: Sequence[Path], section: str) -> list[tuple[Path, str]]:
    """The YAML files of one section in all rule folders, in the order in which they apply, with their ids."""
    found = []
    for folder in folders:
        root = folder / section
        named = (Path(base, name) for base, _, names in os.walk(root) for name in names if name.endswith((".yaml", ".yml")))
        found += [(path, path.relative_to(root).with_suffix("").as_posix()) for path in sorted(named)]
    return found


def load_lexicon(folders: Sequence[Path]) -> Lexicon:
    """The word lists of rules/lexicon.

    Raises:
        RuleError: a file is malformed.
    """
    paths = [path for path, _id in rule_files(folders, "lexicon")]
    return build(Lexicon, merge(yamlfile.all_contents(Lexicon, paths)))


def load_registry(folders: Sequence[Path], lexicon: Lexicon) -> Registry:
    """The attributes of rules/attributes, each with all the counters that count alike (作品: 曲, 巻).

    Raises:
        RuleError: a file is malformed.
    """
    alike: dict[str, list[str]] = {}
    for counter, head in lexicon.maps.get("counted_alike", {}).items():
        alike.setdefault(f"count:{head}", []).append(f"count:{counter}")
    found: dict[str, Attribute] = {}
    pointed: list[tuple[Path, str, str]] = []
    files = rule_files(folders, "attributes")
    written = yamlfile.all_contents(_AttributeFile, [path for path, _name in files])
    for (path, name), data in zip(files, written, strict=True):
        for key, entry in build(_AttributeFile, data).attributes.items():
            if entry.like:
                pointed += [(path, key, other) for other in entry.like]
            whole = entry
            if not alike.keys().isdisjoint(entry.dimension):
                more = [counter for counted in entry.dimension for counter in alike.get(counted, ())]
                whole = entry.but(dimension=tuple(dict.fromkeys((*entry.dimension, *more))))
            found[f"{name}/{key}"] = Attribute(f"{name}/{key}", whole)
    for path, key, other in pointed:
        if other not in found:
            raise _unknown_attribute(path, key, other, found)
    return Registry(found.values())


def _unknown_attribute(path: Path, key: str, other: str, known: Iterable[str]) -> RuleError:
    """The error of an attribute that is called like one that does not exist."""
    near = difflib.get_close_matches(other, known, 1)
    hint = both(f"もしかして: {near[0]}", f"did you mean {near[0]}?") if near else ""
    message = both(f"{key}.like: 知らない属性「{other}」", f"{key}.like: unknown attribute {other!r}")
    return RuleError(message, hint, path, *yamlfile.position(path, ["attributes", key, "like"]))


def load_rules(folders: Sequence[Path]) -> tuple[Rule, ...]:
    """The rules of rules/checks; a user's rule of the same id replaces the built-in one.

    Raises:
        RuleError: a file is malformed, or names a check type that does not exist.
    """
    known = checks()
    found: dict[str, Rule] = {}
    files = rule_files(folders, "checks")
    written = yamlfile.all_contents(RuleEntry, [path for path, _name in files])
    for (path, name), data in zip(files, written, strict=True):
        entry = build(RuleEntry, data)
        if entry.check not in known:
            line, column = yamlfile.position(path, ["check"])
            raise RuleError(f"知らない検査「{entry.check}」", f"使えるもの: {', '.join(known)}", path, line, column)
        found[name] = Rule(id=name, entry=entry, path=str(path))
    return tuple(found[name] for name in sorted(found))


def load_facts(folders: Sequence[Path], files: Sequence[Path]) -> tuple[SourcedFact, ...]:
    """The facts of rules/facts of the user's folders and of single files: a list, or a mapping with `facts`.

    Raises:
        RuleError: a file is malformed.
    """
    found: list[SourcedFact] = []
    for path in [*(path for path, _id in rule_files(folders, "facts")), *files]:
        entries = build(_FactFile, yamlfile.contents(_FactFile, path, listed="facts")).facts
        found += [SourcedFact(entry, path, ("facts", number)) for number, entry in enumerate(entries)]
    return tuple(found)


def load_pack(user: tuple[Path, ...] = (), facts: tuple[Path, ...] = ()) -> Pack:
    """Everything in force: the built-in folder, the user's rule folders and facts files; read again when the user's files change.

    Raises:
        RuleError: a file is malformed.
    """
    for folder in user:
        if not folder.is_dir():
            raise RuleError("規則のフォルダがありません", "--rules の値を確認してください", folder)
    for file in facts:
        if not file.is_file():
            raise RuleError("事実ファイルがありません", "--facts の値を確認してください", file)
    own = [path for folder in user for path in sorted(folder.rglob("*.y*ml"))]
    return _loaded(user, facts, tuple((path.resolve(), path.stat().st_mtime_ns) for path in (*own, *facts)))


@cache
def _loaded(user: tuple[Path, ...], facts: tuple[Path, ...], _state: tuple[tuple[Path, int], ...]) -> Pack:
    folders = (builtin_folder(), *user)
    lexicon = load_lexicon(folders)
    return Pack(folders, lexicon, load_registry(folders, lexicon), load_rules(folders), load_facts(folders, facts))
