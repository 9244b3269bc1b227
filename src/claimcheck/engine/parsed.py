"""Parsed YAML kept between runs, by content: reading the rule pack is most of what a small run costs.

Entries are JSON, named by a hash of the YAML text, so that they are never out of date; losing them costs a tenth of a second.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

FORMAT = "1"
"""Changes when the way YAML is parsed does."""


def folder() -> Path | None:
    """Where entries are kept: the user's cache folder; None where there is none."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "claimcheck" / "yaml"
    except RuntimeError:  # no home folder
        return None


def parsed(text: str, parse: Callable[[str], Any]) -> Any:  # noqa: ANN401 - whatever the YAML holds
    """What `parse` makes of `text`, from an earlier run where that is possible."""
    where = folder()
    if where is None:
        return parse(text)
    entry = where / f"{hashlib.sha256(f'{FORMAT} {text}'.encode()).hexdigest()[:40]}.json"
    try:
        return json.loads(entry.read_bytes())
    except (OSError, ValueError):
        pass  # not there yet, or half a file after a crash: parse it again
    data = parse(text)
    _keep(entry, data)
    return data


def _keep(entry: Path, data: Any) -> None:  # noqa: ANN401 - whatever the YAML held
    """Write an entry in one step; data that JSON would change (dates, number keys) and full disks are no reason to stop."""
    try:
        text = json.dumps(data, ensure_ascii=False)
        if json.loads(text) != data:
            return
        entry.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=entry.parent, delete=False) as file:
            file.write(text)
        Path(file.name).replace(entry)
    except (OSError, TypeError, ValueError):
        return
