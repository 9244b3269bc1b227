"""One regular expression for many words: alternatives that share their beginnings, so that a scan stays linear in practice."""

import re
from collections.abc import Iterable
from typing import Any

_END = ""


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; one that never matches where there are none."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _render(tree) if tree else r"(?!)"


def _render(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _render(below) for char, below in sorted(node.items()) if char != _END]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return joined + "?" if _END in node else joined
