"""The entry point: answers --version before anything heavy is imported."""

import gc
import os
import sys
from importlib import import_module
from types import ModuleType

from claimcheck import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"claimcheck {__version__}")  # noqa: T201 - the answer itself
        return
    gc.disable()  # imports and word lists make a million objects that stay
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins costs 15 ms, and there are none to want
    if os.environ["PYDANTIC_DISABLE_PLUGINS"] == "1":
        _spare_plugins()
    from claimcheck.engine.patterns import own, remembered  # noqa: PLC0415 - for --version above

    with remembered():
        with own():
            from claimcheck.cli.entry import run  # noqa: PLC0415 - so that their patterns are remembered

        try:
            run()
        finally:
            gc.freeze()  # nothing of it need be looked through once more before it all goes


def _spare_plugins() -> None:
    """Load what pydantic looks for plugins with, less `importlib.metadata`: that brings all of email along, to find none."""
    name = "importlib.metadata"
    if name in sys.modules:
        return
    sys.modules[name] = unasked = ModuleType(name)
    vars(unasked)["entry_points"] = tuple
    try:
        import_module("pydantic.plugin._loader")
    except (ImportError, AttributeError):  # a pydantic that is made otherwise loads what it wants
        sys.modules.pop("pydantic.plugin._loader", None)
    finally:
        del sys.modules[name]


if __name__ == "__main__":
    main()
