"""rules/lexicon/currencies.yaml is what CLDR says, through Babel."""

import re

import pytest

from claimcheck.engine import yamlfile
from claimcheck.engine.pack import builtin_folder

babel = pytest.importorskip("babel", reason="Babel is a development dependency")

_HISTORIC = re.compile(r"[()\uff08\uff090-9]")


def test_names_are_those_of_cldr() -> None:
    names = babel.Locale("ja").currencies
    expected = {code: name for code, name in names.items() if not _HISTORIC.search(name) and not code.startswith("X")}
    table = yamlfile.load(builtin_folder() / "lexicon" / "currencies.yaml")["currencies"]
    assert {entry["code"]: entry["terms"] for entry in table} == {code: [name] for code, name in expected.items()}
