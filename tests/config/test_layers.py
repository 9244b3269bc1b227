"""Discovery, precedence, origins and errors of the configuration."""

from pathlib import Path
from typing import Any

import pytest

from claimcheck.config.layers import load
from claimcheck.config.settings import Settings, descriptions
from claimcheck.model.errors import ConfigError


def files(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml").replace("dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, "error"),
        ({"claimcheck_toml": 'fail-on = "warning"'}, "warning"),
        ({"dot_claimcheck_toml": 'fail-on = "note"', "claimcheck_toml": 'fail-on = "warning"'}, "note"),
        ({"pyproject_toml": '[tool.claimcheck]\nfail-on = "never"'}, "never"),
        ({"pyproject_toml": '[project]\nname = "x"'}, "error"),
        ({"pyproject_toml": "broken ["}, "error"),
        ({"claimcheck_toml": 'fail-on = "warning"', "sub__pyproject_toml": '[tool.claimcheck]\nlang = "en"'}, "error"),
        ({"claimcheck_toml": 'fail-on = "warning"', "sub__pyproject_toml": "[project]"}, "warning"),
    ],
)
def test_nearest_file_upward_counts(texts: dict[str, str], expected: str, tmp_path: Path) -> None:
    files(tmp_path, **texts)
    below = tmp_path / "sub"
    below.mkdir(exist_ok=True)
    assert load({}, {}, below).settings.fail_on == expected


@pytest.mark.parametrize(
    ("options", "environ", "file", "expected", "origin"),
    [
        ({"show": "note"}, {"CLAIMCHECK_SHOW": "error"}, 'show = "warning"', "note", "--show"),
        ({}, {"CLAIMCHECK_SHOW": "error"}, 'show = "note"', "error", "CLAIMCHECK_SHOW"),
        ({}, {}, '# why\nshow = "note"', "note", "claimcheck.toml:2"),
        ({}, {"CLAIMCHECK_SHOW": ""}, "", "warning", None),
    ],
)
def test_precedence_and_origin(
    options: dict[str, Any], environ: dict[str, str], file: str, expected: str, origin: str | None, tmp_path: Path
) -> None:
    files(tmp_path, claimcheck_toml=file)
    loaded = load(options, environ, tmp_path)
    assert loaded.settings.show == expected
    assert loaded.origins.get("show") == origin


def test_isolated_reads_nothing_else(tmp_path: Path) -> None:
    files(tmp_path, claimcheck_toml='show = "note"')
    loaded = load({"lang": "en"}, {"CLAIMCHECK_FAIL_ON": "note"}, tmp_path, isolated=True)
    assert loaded.settings == Settings(lang="en")


def test_root_and_paths_are_those_of_the_file(tmp_path: Path) -> None:
    files(tmp_path, claimcheck_toml='facts = ["facts.yaml"]\nbaseline = "known.json"')
    below = tmp_path / "sub"
    below.mkdir()
    loaded = load({"rules": ["mine"]}, {}, below)
    assert loaded.root == tmp_path
    assert loaded.settings.facts == (tmp_path / "facts.yaml",)
    assert loaded.settings.baseline == tmp_path / "known.json"
    assert loaded.settings.rules == (below / "mine",)


@pytest.mark.parametrize(
    ("key", "given", "expected"),
    [
        ("select", ["a,b", "c"], ("a", "b", "c")),
        ("severity", ["a=note", "b=off,c=error"], {"a": "note", "b": "off", "c": "error"}),
        ("output", ["json=a,b.json"], ("json=a,b.json",)),
    ],
)
def test_lists_on_the_command_line(key: str, given: list[str], expected: object, tmp_path: Path) -> None:
    settings = load({key: given}, {}, tmp_path).settings
    assert getattr(settings, key) == expected


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('show = "note"\nfail_on = "error"', 2, "知らない設定「fail_on」", "もしかして: fail-on"),
        ("jobs = -1", 1, "jobs: 0 以上にしてください", "jobs = -1"),
        ('show = "loud"', 1, "show: 使える値は error, warning, note", "show = 'loud'"),
        ("a = = 1", 1, "TOML として読めません: Invalid value (at line 1, column 5)", ""),
        ('[severity]\nvalue-conflict = "fatal"', 1, "severity.value-conflict: ", "severity = 'fatal'"),
    ],
)
def test_errors_say_where(text: str, line: int, message: str, hint: str, tmp_path: Path) -> None:
    files(tmp_path, claimcheck_toml=text)
    with pytest.raises(ConfigError) as raised:
        load({}, {}, tmp_path)
    assert raised.value.message.startswith(message)
    assert (raised.value.line, raised.value.hint) == (line, hint)
    assert raised.value.path == tmp_path / "claimcheck.toml"


def test_unknown_variable_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load({}, {"CLAIMCHECK_FAILON": "note"}, tmp_path)
    assert raised.value.said("en") == "unknown variable CLAIMCHECK_FAILON (did you mean CLAIMCHECK_FAIL_ON?)"


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="設定ファイルがありません"):
        load({}, {}, tmp_path, config=tmp_path / "none.toml")


def test_every_setting_is_explained_in_both_languages() -> None:
    for key, described in descriptions().items():
        assert described, key
        assert getattr(described, "en", ""), key
