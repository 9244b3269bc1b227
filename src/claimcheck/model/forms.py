"""What people write in YAML, as plain classes: pydantic validates a file when it is new."""

from dataclasses import MISSING, Field, fields
from enum import Enum
from types import UnionType
from typing import Any, ClassVar, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

F = TypeVar("F", bound="Form")


class Form:
    """The base of the dataclasses of what an editor writes: unknown keys are errors.

    The metadata of a field are arguments of pydantic's `Field`.
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


class _Part(NamedTuple):
    """What a field holds."""

    kind: Literal["one", "many", "table", "words", "plain", "any"]
    made_of: Any = None


_known: dict[Any, dict[str, _Part]] = {}


def parts(model: type[Form]) -> dict[str, _Part]:
    """What the fields of a form hold, by name."""
    if model not in _known:
        _known[model] = {field.name: _part(field.type) for field in _fields(model)}
    return _known[model]


def _fields(model: Any) -> tuple[Field[Any], ...]:  # noqa: ANN401 - a form, all of which are dataclasses
    return fields(model)


def _part(annotation: Any) -> _Part:  # noqa: ANN401 - a type expression
    """One form, many of them, a table of them, plain words, or whatever was written."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Form | Enum):
        return _Part("one", annotation)
    if annotation is Any:
        return _Part("any")
    if origin in (Union, UnionType):
        return next((found for part in inner if (found := _part(part)).kind not in ("plain", "words")), _Part("plain"))
    if origin in (tuple, list, dict):
        held = _part(inner[0] if origin is not dict else inner[1])
        if held.kind == "one":
            return _Part("table" if origin is dict else "many", held.made_of)
        if held.kind == "any" and origin is dict:
            return held
        return _Part("words" if origin is tuple and inner[0] is str else "plain")
    return _Part("plain")


_outlines: dict[Any, str] = {}


def outline(model: type[Form]) -> str:
    """All that decides whether data fits a form, as text: what was kept for another outline is not asked for again."""
    if model not in _outlines:
        _outlines[model] = _outlined(model)
    return _outlines[model]


def _outlined(model: type[Form]) -> str:
    told = [
        f"{field.name} {field.type} {None if field.default is MISSING else repr(field.default)} {dict(field.metadata)}"
        for field in _fields(model)
    ]
    inner = [part.made_of for part in parts(model).values() if part.kind in ("one", "many", "table")]
    return "; ".join([*told, *(outline(made) if issubclass(made, Form) else str(list(made)) for made in inner)])


def build(model: type[F], data: dict[str, Any]) -> F:
    """A form from data that pydantic has validated: field names and JSON values, defaults left out."""
    known = parts(model)
    given: dict[str, Any] = {}
    for name, held in data.items():
        part = known[name]
        given[name] = tuple(held) if part.kind == "words" else _built(part, held)
    return model(**given)


def _built(part: _Part, held: Any) -> Any:  # noqa: ANN401 - JSON
    kind, made = part
    if kind == "plain" or held is None:
        return frozen(held)
    if kind == "any":
        return held
    if kind == "many":
        return tuple([_one(made, each) for each in held])
    if kind == "table":
        return {key: _one(made, each) for key, each in held.items()}
    return _one(made, held)


def _one(made: Any, held: Any) -> Any:  # noqa: ANN401 - JSON
    return build(made, held) if isinstance(held, dict) else made(held)


def frozen(held: Any) -> Any:  # noqa: ANN401 - JSON
    """Plain data with every list made a tuple."""
    if isinstance(held, list):
        return tuple([frozen(each) if isinstance(each, list | dict) else each for each in held])
    if isinstance(held, dict):
        return {key: frozen(each) for key, each in held.items()}
    return held
