"""One module per check type: each compares claims and yields drafts of findings.

A check module has a NAME, the fields its message template may use (FIELDS), and `run(corpus, rule)`. The modules are found by a
sorted scan of this folder and do not know each other.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.model.rules import Rule

Check = Callable[[Corpus, Rule], Iterator[Draft]]


@cache
def checks() -> dict[str, Check]:
    """All check types by name."""
    found: dict[str, Check] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        loaded = import_module(f"{__name__}.{module.name}")
        found[loaded.NAME] = loaded.run
    return found
