"""Compiled regular expressions kept between runs."""

import json
import re
from pathlib import Path

import pytest

from claimcheck.engine.patterns import own, remembered

PATTERNS = [
    (r"(?P<year>\d{4})年(?:(?P<month>\d+)月(?:(?P<day>\d+)日)?)?|(明治|大正|昭和|平成|令和)[元一-九]年", 0, "2025年3月と令和元年"),
    (r"(?:[ａ-ｚa-zäöü]+|[ァ-ヺ]{2,9}|[０-９]+)(?=です)", re.IGNORECASE, "これはABCです"),
    (r"(?i:ai|ml|llm|gpt)(?<!x)(.)\1(?:モデル|サービス|製品)?", 0, "AIああ"),
    (r"^第(\d+)(?:回|章|節|条|項|期|世代|四半期|種|類|級)(?:目)?$", re.MULTILINE, "第3回\n第4回"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "claimcheck"


def found() -> list[object]:
    """What freshly compiled patterns say of themselves and find."""
    re.purge()
    out: list[object] = []
    for text, flags, example in PATTERNS:
        pattern = re.compile(text, flags)
        matches = [(match.span(), match.groups(), match.groupdict()) for match in pattern.finditer(example)]
        assert matches
        out.append((pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), matches))
    return out


def run() -> list[object]:
    with remembered():
        return found()


def test_a_pattern_of_an_earlier_run_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found()
    assert run() == expected
    assert len(list(folder.iterdir())) == 1

    def refuse(*_: object) -> None:
        raise AssertionError

    with remembered():
        monkeypatch.setattr(re._compiler, "_code", refuse)  # type: ignore[attr-defined]
        assert found() == expected


def test_short_programs_are_not_kept(folder: Path) -> None:
    re.purge()
    with remembered():
        re.compile("ケルビン・アウ")
    assert not folder.exists()


def test_short_programs_of_our_own_are_kept(folder: Path) -> None:
    re.purge()
    with remembered(), own():
        re.compile("昨[日晩]")
    (file,) = folder.iterdir()
    assert len(json.loads(file.read_text("utf-8"))) == 1


@pytest.mark.parametrize("change", ["{", "[]", "words", "numbers", "null"])
def test_a_broken_file_is_written_anew(folder: Path, change: str) -> None:
    expected = run()
    (file,) = folder.iterdir()
    programs = json.loads(file.read_text("utf-8"))
    broken = {
        "words": json.dumps({name: [*rest, "!!"] for name, (*rest, _) in programs.items()}),
        "numbers": json.dumps({name: [*rest, "AAAA////"] for name, (*rest, _) in programs.items()}),
        "null": json.dumps(dict.fromkeys(programs)),
    }.get(change, change)
    file.write_text(broken, "utf-8")
    assert run() == expected
    assert json.loads(file.read_text("utf-8")) == programs


@pytest.mark.usefixtures("folder")
def test_errors_are_those_of_re() -> None:
    with remembered(), pytest.raises(re.error, match="unterminated"):
        re.compile("(第")


def test_no_folder_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert run() == found()
