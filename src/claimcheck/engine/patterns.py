"""Compiled regular expressions kept between runs: compiling them is a quarter of what a small run costs.

`re.compile` turns a pattern into a program for the matching engine, a list of numbers. The list is kept, under the pattern and its
flags. The engine examines every program it is given; one that it refuses is written anew. Programs differ between versions of
Python, so each has a file of its own.
"""

import re
import sys
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from claimcheck.engine.kept import Keeping, keep, place, recall
from claimcheck.model.pattern import Compiling, own

__all__ = ["own", "remembered"]

LIMIT = 2000
"""Programs in the file; beyond it the file starts over with those of the present run."""
SHORT = 64
"""Numbers below which a program is not kept, `own` aside: it is soon written, and words of documents make such without end."""


@contextmanager
def remembered() -> Iterator[None]:
    """Let `re.compile` use the programs of earlier runs, and keep those of this one."""
    where = place(f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}.json")
    compiler: Any = getattr(re, "_compiler", None)
    if where is None or compiler is None or sys.implementation.name != "cpython":
        yield
        return
    known = recall(where)
    known = known if isinstance(known, dict) else {}
    programs = Programs(compiler, known)
    original, compiler.compile = compiler.compile, programs.compile
    Compiling.known, Compiling.new = known, programs.new
    try:
        yield
    finally:
        compiler.compile = original
        Compiling.known, Compiling.new = {}, {}
        if programs.new and Keeping.on:
            keep(where, programs.dump())


class Programs:
    """What patterns compile to.

    Args:
        compiler: the module of `re` that compiles.
        known: `dump` of an earlier run, as read from JSON.
    """

    def __init__(self, compiler: Any, known: dict[str, Any]) -> None:  # noqa: ANN401 - it has no types
        self._compiler = compiler
        self._engine: Any = import_module("_sre")
        self._known = known
        self.new: dict[str, Any] = {}
        """Programs that were not known, by flags and pattern."""

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401 - text or bytes
        """What `re` itself would make of the pattern."""
        if not isinstance(pattern, str) or flags & re.DEBUG:
            return self._pattern(pattern, *self._written(pattern, flags))
        name = f"{flags} {pattern}"
        try:
            made, groups, names, words = self._known[name]
            code = array("I", a2b_base64(words)).tolist()
            return self._pattern(pattern, made, code, groups, names)
        except (KeyError, TypeError, ValueError, IndexError, RuntimeError, OverflowError):
            made, code, groups, names = self._written(pattern, flags)
            if Compiling.own or len(code) >= SHORT:
                self.new[name] = (made, groups, names, b2a_base64(array("I", code), newline=False).decode("ascii"))
            return self._pattern(pattern, made, code, groups, names)

    def _written(self, pattern: Any, flags: int) -> tuple[int, list[int], int, dict[str, int]]:  # noqa: ANN401
        """The program of a pattern: flags with those that stand in it, numbers, groups, names of groups."""
        tree = self._compiler._parser.parse(pattern, flags)  # noqa: SLF001 - as re.compile does it
        code = self._compiler._code(tree, flags)  # noqa: SLF001
        return flags | tree.state.flags, code, tree.state.groups - 1, tree.state.groupdict

    def _pattern(
        self, pattern: Any, flags: int, code: list[int], groups: int, names: dict[str, int]  # noqa: ANN401
    ) -> re.Pattern[Any]:
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        made: re.Pattern[Any] = self._engine.compile(pattern, flags, code, groups, names, tuple(by_number))
        return made

    def dump(self) -> str:
        """Programs of this run and of the earlier ones, as JSON."""
        import json  # noqa: PLC0415

        kept = self._known | self.new
        return json.dumps(kept if len(kept) <= LIMIT else self.new)  # in ASCII alone it is read three times as fast
