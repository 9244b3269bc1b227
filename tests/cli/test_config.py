"""`claimcheck config` and `claimcheck schema`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Call = Callable[..., Any]


def test_config_says_what_is_in_force_and_from_where(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "claimcheck.toml").write_text('ignore = ["unit-slip"]\nshow = "note"', "utf-8")
    monkeypatch.setenv("CLAIMCHECK_JOBS", "2")
    lines = dict(line.split("=", 1) for line in call("config", "--fail-on", "never").out.splitlines())
    told = {key.strip(): value.strip() for key, value in lines.items()}
    assert told["ignore"] == '["unit-slip"]  # claimcheck.toml:1'
    assert told["show"] == '"note"  # claimcheck.toml:2'
    assert told["jobs"] == "2  # CLAIMCHECK_JOBS"
    assert told["fail-on"] == '"never"  # --fail-on'
    assert told["lang"] == '"ja"  # 既定'


def test_flag_that_turns_off(call: Call, folder: Path) -> None:
    assert folder.is_dir()
    assert "ignore-files       = true" in call("config").out
    assert "ignore-files       = false  # --ignore-files" in call("config", "--no-ignore-files").out


def test_unknown_key_is_refused_with_a_suggestion(call: Call, folder: Path) -> None:
    (folder / "claimcheck.toml").write_text('[severities]\nx = "note"', "utf-8")
    done = call("config")
    assert done.code == 2
    assert done.err == "claimcheck: claimcheck.toml:1: 知らない設定「severities」 (もしかして: severity)\n"


def test_schema_is_a_json_schema(call: Call) -> None:
    schema = json.loads(call("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["findings"]["items"] == {"$ref": "#/$defs/FindingEntry"}
