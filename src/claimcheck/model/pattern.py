"""Regular expressions that stand in our modules: each is compiled when it is first used, for a page uses few of them."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, cast

_METHODS = (
    "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex", "pattern", "flags",
)  # fmt: skip


class Compiling:
    """What is compiled at the moment."""

    own = False
    """Whether it stands in our modules and not in a document."""
    known: ClassVar[dict[str, Any]] = {}
    """What earlier runs made, by what it was made from."""
    new: ClassVar[dict[str, Any]] = {}
    """What this run made and the next one need not."""


@contextmanager
def own() -> Iterator[None]:
    """What is compiled meanwhile stands in our modules and not in a document, so that it may be kept however short it is."""
    before, Compiling.own = Compiling.own, True
    try:
        yield
    finally:
        Compiling.own = before


def regex(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A regular expression of ours, compiled when it is first used; its text may be worked out no sooner.

    What it finds names the compiled pattern as its `re`, which equals this one only in its `pattern`.
    """
    return cast("re.Pattern[str]", _Regex(source, flags))


class _Regex:
    """Stands for a pattern; once that is compiled, its methods are attributes of this, which are found as fast."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags
        if isinstance(source, str):
            self.pattern = source

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the pattern has
        if name not in _METHODS:
            raise AttributeError(name)
        with own():
            made = re.compile(self._source if isinstance(self._source, str) else self._source(), self._flags)
        vars(self).update({each: getattr(made, each) for each in _METHODS})
        return vars(self)[name]
