"""claimcheck finds dates, amounts, percentages, names and counts that contradict each other in Japanese documents."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.api import check as check

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the lazily imported function keeps its own type above
    """Import the public API on first use, so that `claimcheck --version` stays instant."""
    if name == "check":
        from claimcheck.api import check  # noqa: PLC0415

        return check
    raise AttributeError(name)
