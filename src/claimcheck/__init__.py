"""claimcheck finds dates, amounts, percentages, names and counts that contradict each other in Japanese documents."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.api import Settings, check, load_settings, render

__all__ = ["Settings", "__version__", "check", "load_settings", "render"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what is imported keeps its own type above
    """Import the public API on first use, so that `claimcheck --version` stays instant."""
    if name in __all__:
        return getattr(import_module("claimcheck.api"), name)
    raise AttributeError(name)
