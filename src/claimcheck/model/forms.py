"""What people write in YAML, as plain classes: pydantic validates a file when it is new."""

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from enum import Enum
from types import UnionType
from typing import Any, ClassVar, Literal, NamedTuple, Self, TypeVar, Union, dataclass_transform, get_args, get_origin

F = TypeVar("F", bound="Form")


class Form:
    """The base of what an editor writes: unknown keys are errors. Every form is decorated with `form`.

    Forms in a form are made when they are first asked for; most of a rule is never. The metadata of a field are arguments of
    pydantic's `Field`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - whatever its fields hold
        vars(self).update(given)

    def but(self, **changes: Any) -> Self:  # noqa: ANN401 - as above
        """The same form with some fields changed."""
        return type(self)(**vars(self) | changes)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def form(made: type[F]) -> type[F]:
    """The class as a dataclass for which nothing is compiled: compiling its methods costs as much as reading its file."""
    dataclass(init=False, repr=False, eq=False, kw_only=True)(made)
    for name, part in parts(made).items():
        if part.kind in _LATER or part.made:
            setattr(made, name, _Later(name, part))
    return made


_WRITTEN = "_written"
"""Where a form keeps what was written for the forms in it."""
_LATER = frozenset({"one", "many", "table"})
"""Kinds of field that hold forms."""


class _Part(NamedTuple):
    """What a field holds."""

    kind: Literal["one", "many", "table", "words", "plain", "any"]
    made_of: Any = None
    default: Any = MISSING
    made: bool = False
    """Whether the default is made anew each time."""


class _Later:
    """A field that holds forms, or whose default is made anew: made when it is first asked for and then kept in its place."""

    def __init__(self, name: str, part: _Part) -> None:
        self._name, self._part = name, part

    def __get__(self, one: Form | None, owner: type[Form]) -> Any:  # noqa: ANN401 - whatever the field holds
        if one is None:
            return self
        name, part, written = self._name, self._part, vars(one).get(_WRITTEN, {})
        if name in written:
            found = _built(part, written[name])
        elif part.default is not MISSING:
            found = part.default() if part.made else part.default
        else:
            raise AttributeError(name)
        vars(one)[name] = found
        return found


_known: dict[Any, dict[str, _Part]] = {}


def parts(model: type[Form]) -> dict[str, _Part]:
    """What the fields of a form hold, by name."""
    if model not in _known:
        _known[model] = {each.name: _with_default(_part(each.type), each) for each in _fields(model)}
    return _known[model]


def _with_default(part: _Part, one: Field[Any]) -> _Part:
    if one.default_factory is not MISSING:
        return part._replace(default=one.default_factory, made=True)
    return part._replace(default=one.default)


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
        f"{each.name} {each.type} {None if each.default is MISSING else repr(each.default)} {dict(each.metadata)}"
        for each in _fields(model)
    ]
    inner = [part.made_of for part in parts(model).values() if part.kind in ("one", "many", "table")]
    return "; ".join([*told, *(outline(made) if issubclass(made, Form) else str(list(made)) for made in inner)])


def build(model: type[F], data: dict[str, Any]) -> F:
    """A form from data that pydantic has validated: field names and JSON values, defaults left out."""
    known, made = parts(model), model.__new__(model)
    fields_of = vars(made)
    for name, held in data.items():
        kind = known[name].kind
        if kind == "words":
            fields_of[name] = tuple(held)
        elif kind in _LATER:
            fields_of.setdefault(_WRITTEN, {})[name] = held
        else:
            fields_of[name] = _built(known[name], held) if isinstance(held, list | dict) else held
    return made


def _built(part: _Part, held: Any) -> Any:  # noqa: ANN401 - JSON
    kind, made = part.kind, part.made_of
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
