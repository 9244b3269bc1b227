"""The wheel in an empty folder: it finds its rules, and a user's rules beside them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel of this checkout is installed, its dependencies left out."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("target")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return target


def _run(installed: Path, folder: Path, *arguments: str) -> tuple[int, str]:
    code = "import sys; from claimcheck.__main__ import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_a_folder_of_rules_of_every_kind(installed: Path, tmp_path: Path) -> None:
    assert _run(installed, tmp_path, "init")[0] == 0
    assert _run(installed, tmp_path, "rules", "test", "claimcheck-rules")[0] == 0
    (tmp_path / "a.txt").write_text("ミドリブレンドは2023年5月1日に発売された。", "utf-8")
    (tmp_path / "b.txt").write_text("若葉製茶工場の2024年度の荒茶生産量は2貫目だった。", "utf-8")
    (tmp_path / "c.txt").write_text("若葉製茶工場の2024年度の荒茶生産量は12kgだった。", "utf-8")
    (tmp_path / "d.txt").write_text("2024年度の若葉製茶工場の国の負担は20億円、県の負担は6億円、市の負担は4億円だった。", "utf-8")
    (tmp_path / "e.txt").write_text("2024年度の若葉製茶工場の総事業費は36億円だった。", "utf-8")
    (tmp_path / "f.txt").write_text("青葉製茶工場の2024年度の荒茶生産量は12kg、出荷量は18kgだった。", "utf-8")
    (tmp_path / "g.txt").write_text("若葉製茶工場は2024年4月に着工した。", "utf-8")
    (tmp_path / "h.txt").write_text("若葉製茶工場は2023年3月に竣工した。", "utf-8")
    (tmp_path / "i.txt").write_text("2025年1月27日、若葉製茶工場は1,012,000ドル(1億6,293万円)を借りた。", "utf-8")
    code, said = _run(installed, tmp_path, ".", "--rules", "claimcheck-rules", "--format", "concise")
    assert code == 1, said
    for expected in (
        "a.txt:1:9: error reference-mismatch みどりブレンドの発売日は 2024-05-01",
        "b.txt:1:21: error value-conflict 若葉製茶工場の荒茶生産量",
        "project-cost 若葉製茶工場の総事業費は",
        "tea-balance 青葉製茶工場の荒茶生産量は 出荷量 18kg から 18kg のはずですが、12kg とあります",
        "factory-order 若葉製茶工場の完成・竣工(2023-03)が着工(2024-04)より前になっています",
        "i.txt:1:19: warning conversion-strict",
    ):
        assert expected in said, said
