"""Which files are checked."""

import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.engine.discover import Filter, discover


def readable(path: Path) -> bool:
    return path.suffix in (".txt", ".md")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.bin", "sub/d.txt", "sub/e.txt", ".hidden/f.txt", "drafts/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    return tmp_path


def shown(tree: Path, *paths: str, **how: Any) -> list[str]:
    kept = Filter(readable, root=tree, **how)
    return [name for _, name in discover([tree / path for path in paths], kept, tree).files]


def test_folder_is_walked_sorted_and_hidden_is_left_out(tree: Path) -> None:
    assert shown(tree, ".") == ["a.md", "b.txt", "drafts/g.txt", "sub/d.txt", "sub/e.txt"]


def test_order_of_paths_is_kept_and_files_come_once(tree: Path) -> None:
    assert shown(tree, "sub/e.txt", ".", "b.txt")[:2] == ["sub/e.txt", "a.md"]
    assert len(shown(tree, "sub/e.txt", ".", "b.txt")) == 5


def test_unsupported_is_skipped_in_a_folder_and_refused_by_name(tree: Path) -> None:
    found = discover([tree], Filter(readable), tree)
    assert found.skipped == ["c.bin"]
    found = discover([tree / "c.bin", tree / "none.txt", tree / "b.txt"], Filter(readable), tree)
    assert [(failure.path, failure.fatal) for failure in found.failures] == [("c.bin", True), ("none.txt", True)]
    assert found.failures[0].message.startswith("この種類のファイル(.bin)は読めません")
    assert found.failures[1].message == "ありません。パスを確かめてください"
    assert [name for _, name in found.files] == ["b.txt"]


@pytest.mark.parametrize(
    ("ignores", "expected"),
    [
        ({".gitignore": "sub/"}, ["a.md", "b.txt", "drafts/g.txt"]),
        ({".claimcheckignore": "*.txt"}, ["a.md"]),
        ({".gitignore": "*.txt", ".claimcheckignore": "!b.txt"}, ["a.md", "b.txt"]),
        ({".gitignore": "*.txt", "sub/.gitignore": "!d.txt"}, ["a.md", "sub/d.txt"]),
        ({"sub/.claimcheckignore": "/d.txt"}, ["a.md", "b.txt", "drafts/g.txt", "sub/e.txt"]),
    ],
)
def test_ignore_files(ignores: dict[str, str], expected: list[str], tree: Path) -> None:
    for name, text in ignores.items():
        (tree / name).write_text(text, "utf-8")
    assert shown(tree, ".") == expected
    assert len(shown(tree, ".", ignore_files=False)) == 5


def test_ignored_file_named_explicitly_is_checked(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.txt", "utf-8")
    assert shown(tree, "b.txt") == ["b.txt"]


def test_ignore_files_above_count_up_to_the_repository(tree: Path) -> None:
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("/sub/d.txt", "utf-8")
    assert shown(tree, "sub") == ["sub/e.txt"]


def test_exclude_is_relative_to_the_root(tree: Path) -> None:
    assert shown(tree, ".", exclude=("/drafts", "sub/e.*")) == ["a.md", "b.txt", "sub/d.txt"]


def test_paths_outside_the_working_directory(tree: Path) -> None:
    found = discover([tree / "b.txt"], Filter(readable), tree / "sub")
    assert [name for _, name in found.files] == ["../b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights on Windows")
def test_linked_file_is_read_once_and_keeps_its_name(tree: Path) -> None:
    (tree / "sub" / "z.txt").symlink_to(tree / "b.txt")
    assert shown(tree, "sub") == ["sub/d.txt", "sub/e.txt", "sub/z.txt"]
    assert shown(tree, "b.txt", "sub") == ["b.txt", "sub/d.txt", "sub/e.txt"]
