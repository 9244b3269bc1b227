"""Help in Japanese: Rich cuts a text without blanks at the end of its column; here it is folded instead."""

from typing import Any


def fold() -> None:
    """Let Typer fold help texts; called only when help is shown, because it loads Rich."""
    from rich.text import Text  # noqa: PLC0415 - see above
    from typer import rich_utils  # noqa: PLC0415

    make = rich_utils._make_rich_text  # noqa: SLF001 - Typer has no setting for it; a test watches over it

    def folded(**how: Any) -> Any:  # noqa: ANN401 - Typer's own types
        text = make(**how)
        if isinstance(text, Text):
            text.overflow = "fold"
        return text

    rich_utils._make_rich_text = folded  # noqa: SLF001
