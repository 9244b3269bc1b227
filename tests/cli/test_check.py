"""`claimcheck check`: exit codes, where reports go, bad input."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck import __version__
from claimcheck.engine import run
from claimcheck.model.findings import Report

Call = Callable[..., Any]


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("texts", "options", "code"),
    [
        ({"a": "同じ", "b": "同じ"}, [], 0),
        ({"a": "error 1", "b": "違う"}, [], 1),
        ({"a": "warning 1", "b": "違う"}, [], 0),
        ({"a": "warning 1", "b": "違う"}, ["--fail-on", "warning"], 1),
        ({"a": "note 1", "b": "違う"}, ["--fail-on", "warning"], 0),
        ({"a": "note 1", "b": "違う"}, ["--fail-on", "note"], 1),
        ({"a": "error 1", "b": "違う"}, ["--fail-on", "never"], 0),
        ({}, [], 2),
        ({"a": "同じ"}, ["--no-such-option"], 2),
        ({"a": "同じ"}, ["--format", "jsn"], 2),
        ({"a": "同じ"}, ["--show", "loud"], 2),
        ({"a": "同じ"}, ["--as-of", "someday"], 2),
    ],
)
def test_exit_code(texts: dict[str, str], options: list[str], code: int, call: Call, folder: Path) -> None:
    write(folder, **texts)
    assert call(".", *options).code == code


@pytest.mark.parametrize("words", [["."], ["check", "."], ["--lang", "ja", "."], ["-q", "."]])
def test_check_is_the_default_command(words: list[str], call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%")
    done = call(*words)
    assert done.code == 1
    assert done.out.startswith("a.txt:1:1: error value-conflict 違います\n")


def test_known_command_wins_over_a_folder_of_that_name(call: Call, folder: Path) -> None:
    (folder / "schema").mkdir()
    assert json.loads(call("schema").out)["title"] == "ReportFile"


def test_messages_in_english(call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%")
    assert "differs" in call(".", "--lang", "en").out
    assert call(".", "--lang", "en").out.endswith("compared 2 documents, 2 claims, 2 groups: 1 error\n")


def test_language_of_the_configuration_is_that_of_all_messages(call: Call, folder: Path) -> None:
    (folder / "claimcheck.toml").write_text('lang = "en"', "utf-8")
    assert call(".").err == "claimcheck: no documents; name a folder that has some\n"
    assert call("none.txt").err == "claimcheck: none.txt: does not exist; check the path\n"
    assert call(".", "--select", "x").err.startswith("claimcheck: select: unknown rule 'x' (")


def test_clean_run_says_what_it_did(call: Call, folder: Path) -> None:
    write(folder, a="同じ", b="同じ")
    assert call(".").out == "2文書・2主張・2組を照合、矛盾なし\n"
    assert call(".", "-q").out == ""


def test_output_takes_the_format(call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%")
    done = call(".", "--format", "json", "--output", "out.json")
    assert (done.code, done.out) == (1, "")
    assert done.err == "2文書・2主張・2組を照合、エラー 1件\n"
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["documents"] == 2


def test_output_dash_is_standard_output(call: Call, folder: Path) -> None:
    write(folder, a="16%")
    done = call(".", "-f", "json", "-o", "-")
    assert json.loads(done.out)["summary"]["documents"] == 1
    assert not (folder / "-").exists()


@pytest.mark.parametrize("words", [["-h"], ["check", "--help"], ["check"], ["extract", "-h"], []])
def test_help_is_not_cut(words: list[str], call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    out = call(*words).out
    assert "Usage: claimcheck" in out
    assert "…" not in out.replace("PATH…", "")


def test_several_outputs_in_one_run(call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%")
    done = call(".", "-f", "concise", "-o", "json=a.json", "-o", "sarif=b.sarif")
    assert done.out.splitlines()[0] == "a.txt:1:1: error value-conflict 違います"
    assert json.loads((folder / "b.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert json.loads((folder / "a.json").read_text("utf-8"))["summary"]["findings"]["error"] == 1


def test_output_that_cannot_be_written(call: Call, folder: Path) -> None:
    write(folder, a="16%")
    done = call(".", "--output", "none/out.txt")
    assert done.code == 2
    assert done.err.startswith("claimcheck: none/out.txt: 書けません")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["none.txt"], "claimcheck: none.txt: ありません。パスを確かめてください"),
        (["empty"], "claimcheck: 文書がありません。読める文書のあるフォルダーを指定してください"),
        (["a.txt", "p.bin"], "claimcheck: p.bin: この種類のファイル(.bin)は読めません。テキストか Markdown にしてください"),
        (["a.txt", "bad.txt"], "claimcheck: bad.txt: 文字コードが分かりません"),
        (["a.txt", "-f", "jsn"], "claimcheck: 知らない出力形式「jsn」 (使えるもの: "),
        (["a.txt", "--select", "value-conflct"], "claimcheck: select: 知らない規則「value-conflct」 ("),
        (["a.txt", "--baseline", "b.json"], "claimcheck: b.json: 基準ファイルが読めません: No such file or directory ("),
        (["a.txt", ""], "claimcheck: 空のパスがあります"),
        (["a.txt", "--prune-baseline"], "claimcheck: --prune-baseline には --baseline が要ります"),
        (["a.txt", "--severity", "x"], "claimcheck: severity: 「x」は RULE=LEVEL の形で"),
        (["a.txt", "--config", "none.toml"], "claimcheck: none.toml: 設定ファイルがありません"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(words: list[str], message: str, call: Call, folder: Path) -> None:
    write(folder, a="16%")
    (folder / "empty").mkdir()
    (folder / "p.bin").write_bytes(b"\0")
    (folder / "bad.txt").write_bytes(b"\xff\xff")
    done = call(*words)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith(message)


def test_the_rest_is_still_checked(call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%")
    (folder / "bad.txt").write_bytes(b"\xff\xff")
    done = call(".", "none.txt")
    assert done.code == 2
    assert "a.txt:1:1: error value-conflict 違います" in done.out
    assert [line.split(": ")[1] for line in done.err.splitlines()] == ["none.txt", "bad.txt"]


def test_unsupported_files_in_a_folder_are_counted(call: Call, folder: Path) -> None:
    write(folder, a="同じ")
    (folder / "p.bin").write_bytes(b"\0")
    done = call(".")
    assert (done.code, done.out) == (0, "1文書・1主張・1組を照合、矛盾なし(対象外のファイル 1件)\n")


def test_show_files(call: Call, folder: Path) -> None:
    write(folder, b="1", a="2")
    assert call(".", "--show-files").out == "a.txt\nb.txt\n"


def test_statistics(call: Call, folder: Path) -> None:
    write(folder, a="1", b="2", c="3")
    assert call(".", "--statistics").out.splitlines()[-1] == "     2 value-conflict"


def test_stdin(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, a="16%")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"17%")))
    done = call("a.txt", "-", "--stdin-filename", "下書き.md", "-f", "json")
    assert [item["path"] for item in json.loads(done.out)["findings"][0]["evidence"]] == ["a.txt", "下書き.md"]


def test_baseline_passes_and_one_edit_fails_with_one_finding(call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%", c="18%")
    assert call(".", "--write-baseline", "known.json").code == 0
    (folder / "claimcheck.toml").write_text('baseline = "known.json"', "utf-8")
    done = call(".")
    closing = "3文書・3主張・3組を照合、矛盾なし(基準ファイルに既出 2件、対象外のファイル 2件)\n"
    assert (done.code, done.out) == (0, closing)
    write(folder, c="19%")
    done = call(".", "-f", "json")
    assert done.code == 1
    assert [item["evidence"][1]["path"] for item in json.loads(done.out)["findings"]] == ["c.txt"]
    assert done.err == "claimcheck: 基準ファイルの 1 件はもう出ません(--prune-baseline で消せます)\n"
    call(".", "--prune-baseline")
    assert (folder / "known.json").read_text("utf-8").count("fingerprint") == 1


def test_baseline_named_in_the_configuration_can_be_made(call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%")
    (folder / "claimcheck.toml").write_text('baseline = "known.json"', "utf-8")
    done = call(".")
    assert done.code == 2
    assert "--write-baseline で作れます" in done.err
    assert call(".", "--write-baseline", "known.json").code == 0
    assert call(".").code == 0


def test_watch_checks_again_after_a_change(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, a="16%", b="17%")

    def watch(*paths: str, raise_interrupt: bool) -> Iterator[set[str]]:
        assert (paths, raise_interrupt) == ((".",), False)
        write(folder, b="16%")
        yield {"b.txt"}

    monkeypatch.setattr("watchfiles.watch", watch)
    done = call(".", "--watch", "-f", "concise")
    assert done.code == 0
    assert done.out.splitlines()[1:] == ["2文書・2主張・2組を照合、エラー 1件", "2文書・2主張・2組を照合、矛盾なし"]


def test_configuration_by_document(call: Call, folder: Path) -> None:
    write(folder, a="16%", b="17%", c="18%")
    (folder / "claimcheck.toml").write_text(
        '[per-file-ignores]\n"c.*" = ["value-conflict"]\n[per-file-severity]\n"a.txt" = {value-conflict = "note"}', "utf-8"
    )
    done = call(".", "-f", "json")
    assert [(item["severity"], item["evidence"][0]["path"]) for item in json.loads(done.out)["findings"]] == [
        ("note", "a.txt")
    ]
    assert done.code == 0


def test_corpora_are_never_checked_against_each_other(call: Call, folder: Path) -> None:
    write(folder, a2024="16%", b2024="16%", a2025="17%", b2025="18%", rest="99%")
    (folder / "claimcheck.toml").write_text(
        '[corpora]\n"2024" = ["*2024.txt"]\n"2025" = ["*2025.txt"]', "utf-8"
    )
    data = json.loads(call(".", "-f", "json").out)
    assert [[item["path"] for item in finding["evidence"]] for finding in data["findings"]] == [["a2025.txt", "b2025.txt"]]
    assert data["summary"]["documents"] == 5


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", {}),
        ("dateline-from-name = true", {"会見_20250127.txt": "2025-01-27", "2024-12-26-v3.txt": "2024-12-26"}),
        ('[datelines]\n"会見*" = 2025-02-01', {"会見_20250127.txt": "2025-02-01"}),
        (
            'dateline-from-name = true\n[datelines]\n"会見*" = 2025-02-01',
            {"会見_20250127.txt": "2025-02-01", "2024-12-26-v3.txt": "2024-12-26"},
        ),
    ],
)
def test_datelines(
    settings: str, expected: dict[str, str], call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, **{"会見_20250127": "1", "2024-12-26-v3": "1", "20251399": "1", "a120250127": "1"})
    (folder / "claimcheck.toml").write_text(settings, "utf-8")
    given: dict[str, str] = {}

    def check_corpus(files: object, options: run.Options) -> Report:
        assert files
        given.update({path: day.isoformat() for path, day in options.datelines.items()})
        return Report(read=4)

    monkeypatch.setattr(run, "check_corpus", check_corpus)
    assert call(".").code == 0
    assert given == expected


def test_suppression_with_reason_in_json(call: Call, folder: Path) -> None:
    write(folder, a="16%\n<!-- claimcheck-disable-file value-conflict -- 速報 -->", b="17%")
    data = json.loads(call(".", "-f", "json").out)
    assert data["summary"]["suppressed"] == 1
    assert [(item["path"], item["line"], item["reason"]) for item in data["suppressions"]] == [("a.txt", 2, "速報")]


def test_github_writes_the_step_summary(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary"))
    write(folder, a="16%", b="17%")
    assert call(".", "-f", "github").out.startswith("::error file=a.txt,line=1")
    assert (folder / "summary").read_text("utf-8").startswith("## claimcheck: 2文書")


@pytest.mark.parametrize(
    ("option", "environ", "colored"),
    [("auto", {}, False), ("always", {}, True), ("always", {"NO_COLOR": "1"}, True), ("never", {}, False)],
)
def test_color(
    option: str, environ: dict[str, str], *, colored: bool, call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    write(folder, a="16%", b="17%")
    assert ("\x1b[" in call(".", "-f", "full", "--color", option).out) is colored


def test_version_needs_nothing_heavy() -> None:
    code = "import sys; sys.argv[1:] = ['--version']; from claimcheck.__main__ import main; main(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, modules = done.stdout.splitlines()
    assert said == f"claimcheck {__version__}"
    assert not {"typer", "pydantic", "rich", "fugashi"} & set(modules.split())


def test_module_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "none.txt"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "claimcheck: none.txt: ありません。パスを確かめてください\n"
    assert "文書なし" in done.stdout


def test_pipe_gets_utf8_whatever_the_locale(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "none.txt"],
        capture_output=True,
        cwd=tmp_path,
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert done.stderr.decode("utf-8").startswith("claimcheck: none.txt: ありません")


def test_an_authoritative_document_must_be_there(call: Call, folder: Path) -> None:
    (folder / "a.txt").write_text("会員は1,200人である。\n", "utf-8")
    done = call("a.txt", "--authoritative", "gone.txt")
    assert done.code == 2
    assert "gone.txt" in done.err
