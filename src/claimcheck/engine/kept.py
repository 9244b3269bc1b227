"""Files kept between runs in the user's cache folder, by content or by format: losing one costs time and nothing else.

They hold JSON and are read as JSON; nothing in them is run.
"""

import json
import os
from pathlib import Path
from typing import Any


class Keeping:
    """Whether anything is kept; --no-cache says no."""

    on = True


def place(name: str) -> Path | None:
    """Where a file or folder of this name is kept; None where the user has no cache folder, or wants none."""
    if not Keeping.on:
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "claimcheck" / name
    except RuntimeError:  # no home folder
        return None


def recall(entry: Path) -> Any:  # noqa: ANN401 - whatever was kept
    """What was kept there; None where nothing is, or half a file after a crash."""
    try:
        return json.loads(entry.read_bytes())
    except (OSError, ValueError):
        return None


def keep(entry: Path, text: str) -> None:
    """Write an entry in one step, so that nobody reads half of it; a full disk is no reason to stop."""
    import tempfile  # noqa: PLC0415 - most runs find everything kept

    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=entry.parent, delete=False) as file:
            file.write(text)
        Path(file.name).replace(entry)
    except OSError:
        return
