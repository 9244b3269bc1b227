"""YAML files with the line and column of everything in them, for errors a user can find."""

import contextlib
import difflib
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.engine.kept import keep, place, recall
from claimcheck.model.errors import RuleError
from claimcheck.model.forms import F, Form, build, outline, parts
from claimcheck.model.problems import UNKNOWN_KEY, gravest, problem
from claimcheck.model.wording import both

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FORMAT = "2"
"""Changes when the way YAML is parsed does."""


def load(path: Path) -> Any:  # noqa: ANN401 - whatever the YAML holds
    """The plain data of one YAML file, from an earlier run where one has parsed the same text.

    Raises:
        RuleError: the file cannot be read or is no YAML; with line and column.
    """
    text = _read(path)
    folder = place("yaml")
    if folder is None:
        return parse(text, path)
    entry = folder / f"{hashlib.sha256(f'{_FORMAT} {text}'.encode()).hexdigest()[:40]}.json"
    known = recall(entry)
    if known is not None:
        return known
    found = parse(text, path)
    with contextlib.suppress(TypeError, ValueError):
        kept = json.dumps(found, ensure_ascii=False)
        if json.loads(kept) == found:  # dates and number keys would come back as something else
            keep(entry, kept)
    return found


def all_contents(model: type[Form], paths: Sequence[Path]) -> list[dict[str, Any]]:
    """What stands in several YAML files, as `contents` has it; kept in one piece, for opening many files takes its time.

    Raises:
        RuleError: as `contents`.
    """
    folder = place("forms")
    if folder is None:
        return [contents(model, path) for path in paths]
    told = hashlib.sha256(f"{_FORMAT} {outline(model)}".encode())
    try:
        for path in paths:
            text = path.read_bytes()
            told.update(b"%d %b" % (len(text), text))
    except OSError:
        return [contents(model, path) for path in paths]  # which says what is wrong
    entry = folder / f"{told.hexdigest()[:40]}.json"
    known = recall(entry)
    if isinstance(known, list):
        return known
    found = [contents(model, path) for path in paths]
    keep(entry, json.dumps(found, ensure_ascii=False))
    return found


def contents(model: type[Form], path: Path, listed: str = "") -> dict[str, Any]:
    """What stands in one YAML file, valid for `build`; pydantic validates it when no earlier run has seen the same text.

    Args:
        model: what it should be.
        path: the file.
        listed: the field that a file which is a bare list fills.

    Raises:
        RuleError: the file cannot be read, is no YAML or does not fit.
    """
    text = _read(path)
    folder = place("forms")
    entry = folder and folder / f"{hashlib.sha256(f'{_FORMAT} {outline(model)} {text}'.encode()).hexdigest()[:40]}.json"
    known = recall(entry) if entry else None
    if isinstance(known, dict):
        return known
    raw = parse(text, path)
    found = _validated(model, {listed: raw} if listed and isinstance(raw, list) else raw if raw is not None else {}, path)
    if entry:
        keep(entry, json.dumps(found, ensure_ascii=False))
    return found


def parse(text: str, path: Path) -> Any:  # noqa: ANN401 - whatever the YAML holds
    """The plain data of YAML text that came from `path`.

    Raises:
        RuleError: no YAML.
    """
    import yaml  # noqa: PLC0415 - not needed when all files are known from an earlier run

    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = (mark.line + 1, mark.column + 1) if mark else (None, None)
        message = both(f"YAML として読めません: {error.problem or error}", f"is no YAML: {error.problem or error}")
        hint = both("字下げ・引用符・コロンの後の空白を確認してください", "check indentation, quotes and the blank after a colon")
        raise RuleError(message, hint, path, *where) from None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise RuleError(both("読めません", "cannot be read"), error.strerror or "", path) from None
    except UnicodeDecodeError:
        hint = both("UTF-8 で保存し直してください", "save it as UTF-8")
        raise RuleError(both("UTF-8 ではありません", "is not UTF-8"), hint, path, 1) from None


def validate(model: type[F], data: Any, path: Path, at: Sequence[str | int] = ()) -> F:  # noqa: ANN401 - raw YAML
    """`data` as a `model`.

    Args:
        model: what it should be.
        data: raw YAML data.
        path: the file it came from, reread for the position of an error.
        at: where in the file `data` stands.

    Raises:
        RuleError: it does not fit; with the position of the first error and the nearest valid key.
    """
    return build(model, _validated(model, data, path, at))


def adapter(model: type[Form]) -> "TypeAdapter[Any]":
    """What pydantic makes of a form: its validator and its JSON Schema."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only a new file is validated

    if model not in _adapters:
        _adapters[model] = TypeAdapter(model)
    return _adapters[model]


_adapters: "dict[Any, TypeAdapter[Any]]" = {}


def _validated(model: type[Form], data: Any, path: Path, at: Sequence[str | int] = ()) -> dict[str, Any]:  # noqa: ANN401 - raw YAML
    """What `data` says, as JSON data without defaults."""
    from pydantic import ValidationError  # noqa: PLC0415 - as above

    fits = adapter(model)
    try:
        valid: dict[str, Any] = fits.dump_python(
            fits.validate_python(data), mode="json", by_alias=False, exclude_defaults=True, round_trip=True
        )
    except ValidationError as error:
        first = gravest(error.errors())
        location = [*at, *first["loc"]]
        hint = both("", "")
        where = ".".join(str(part) for part in location)
        said = problem(first)
        message = both(f"{where}: {said}", f"{where}: {said.en}")
        if first["type"] in UNKNOWN_KEY:
            message = both(f"知らないキー「{location[-1]}」", f"unknown key {location[-1]!r}")
            near = difflib.get_close_matches(str(location[-1]), _keys(model, first["loc"][:-1]), 1)
            known = ", ".join(near or _keys(model, first["loc"][:-1]))
            hint = both(f"使えるキー: {known}", f"known: {known}")
            if near:
                hint = both(f"もしかして: {known}", f"did you mean {known}?")
        raise RuleError(message, hint, path, *position(path, location)) from None
    return valid


def _keys(model: type[Form], location: Iterable[str | int]) -> list[str]:
    """Keys of the form reached from `model` by `location`."""
    for step in location:
        part = parts(model).get(str(step))
        if part is not None and isinstance(part.made_of, type) and issubclass(part.made_of, Form):
            model = part.made_of
    return sorted(parts(model))


def position(path: Path, location: Sequence[str | int]) -> tuple[int | None, int | None]:
    """1-based line and column of the key or list element that `location` leads to; the nearest one that exists."""
    import yaml  # noqa: PLC0415 - only errors and facts need positions

    try:
        node = yaml.compose(_read(path), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RuleError):
        return None, None
    mark = node.start_mark if node else None
    for part in location:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if pair is None:
                break
            mark, node = pair[0].start_mark, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            mark = node.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, str):
            continue  # the key that a bare list leaves out
        else:
            break
    return (mark.line + 1, mark.column + 1) if mark else (None, None)
