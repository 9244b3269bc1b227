"""Parsed YAML kept between runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.engine import kept, yamlfile


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was really parsed, with a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    seen: list[str] = []
    parse = yamlfile.parse

    def counted(text: str, path: Path) -> object:
        seen.append(text)
        return parse(text, path)

    monkeypatch.setattr(yamlfile, "parse", counted)
    return seen


def test_same_text_is_parsed_once(calls: list[str], tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("a: [1, 二, null, 1.5]", "utf-8")
    second.write_text("a: [1, 二, null, 1.5]", "utf-8")
    assert yamlfile.load(first) == yamlfile.load(second) == {"a": [1, "二", None, 1.5]}
    assert len(calls) == 1
    first.write_text("a: 2", "utf-8")
    assert yamlfile.load(first) == {"a": 2}


@pytest.mark.parametrize("text", ["1: number key", "day: 2025-01-27"])
def test_what_json_would_change_is_not_kept(text: str, calls: list[str], tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, "utf-8")
    assert yamlfile.load(file) == yamlfile.load(file)
    assert len(calls) == 2


def test_half_written_entry_is_parsed_again(calls: list[str], tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1", "utf-8")
    yamlfile.load(file)
    where = kept.place("yaml")
    assert where is not None
    for entry in where.iterdir():
        entry.write_text("{", "utf-8")
    assert yamlfile.load(file) == {"a": 1}
    assert len(calls) == 2


def test_no_cache_folder_is_no_error(calls: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    file = tmp_path / "a.yaml"
    file.write_text("a: 1", "utf-8")
    assert yamlfile.load(file) == {"a": 1}
    assert len(calls) == 1


def test_nothing_is_kept_where_nobody_wants_it(tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("会員は1,200人である。\n", "utf-8")
    told = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "claimcheck", "check", "--isolated", str(document)]
    subprocess.run([*command, "--no-cache"], env=told, check=True, capture_output=True)
    assert not (tmp_path / "cache").exists()
    subprocess.run(command, env=told, check=True, capture_output=True)
    assert any((tmp_path / "cache").rglob("*.json"))
