"""The entry point: answers --version before anything heavy is imported."""

import gc
import os
import sys

from claimcheck import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"claimcheck {__version__}")  # noqa: T201 - the answer itself
        return
    gc.disable()  # imports and word lists make a million objects that stay
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins costs 15 ms, and there are none to want
    from claimcheck.engine.patterns import own, remembered  # noqa: PLC0415 - for --version above

    with remembered():
        with own():
            from claimcheck.cli.entry import run  # noqa: PLC0415 - so that their patterns are remembered

        try:
            run()
        finally:
            gc.freeze()  # nothing of it need be looked through once more before it all goes


if __name__ == "__main__":
    main()
