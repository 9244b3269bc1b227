"""claimcheck finds dates, amounts, percentages, names and counts that contradict each other in Japanese documents."""

TYPE_CHECKING = False  # as type checkers know it; importing typing would double what --version costs
if TYPE_CHECKING:
    from claimcheck.api import Settings, check, load_settings, render

__all__ = ["Settings", "__version__", "check", "load_settings", "render"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the public API on first use, so that `claimcheck --version` stays instant."""
    if name in __all__:
        from importlib import import_module  # noqa: PLC0415 - as above

        return getattr(import_module("claimcheck.api"), name)
    raise AttributeError(name)
