"""What the documentation says holds: its examples run, its generated pages are current, its links lead somewhere."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_python_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", (ROOT / "docs/api.md").read_text("utf-8"), re.DOTALL):
        exec(block, names)  # noqa: S102 - our own examples
    assert "report" in names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize(("name", "maker"), [("configuration.md", "configuration"), ("json.md", "json_reference")])
def test_generated_pages_are_current(name: str, maker: str) -> None:
    made = runpy.run_path(str(ROOT / "docs/generate.py"))[maker]()
    assert (ROOT / "docs" / name).read_text("utf-8") == made, "run make docs"


def test_both_readmes_have_the_same_commands_and_links() -> None:
    def skeleton(name: str) -> tuple[list[str], list[str]]:
        text = (ROOT / name).read_text("utf-8")
        blocks = re.findall(r"```(?:sh|yaml)\n(.*?)```", text, re.DOTALL)
        commands = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
        commands = [re.sub(r"source: .*", "source:", command) for command in commands]
        return commands, sorted(set(re.findall(r"\]\((docs/[^)]+)", text)))

    assert skeleton("README.md") == skeleton("README.ja.md")
