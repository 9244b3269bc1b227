"""`claimcheck extract`: what was read, before anything is compared: for people, for programs, or one line a claim."""

import json
import sys
from typing import Annotated

import typer

from claimcheck import api
from claimcheck.cli import output
from claimcheck.cli.language import refuse, say
from claimcheck.cli.settings import with_settings
from claimcheck.config.layers import Loaded
from claimcheck.engine.extract import Extract
from claimcheck.model.wording import in_language

_Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help=say("文書かフォルダー", "Documents or folders"))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    about = say(
        "読み取った構造・名前・主張・値を出す(--format full, plain, json)",
        "Print the structure, names, claims and values that were read (--format full, plain or json)",
    )
    app.command("extract", help=about, no_args_is_help=True)(with_settings(_extract))


def _extract(loaded: Loaded, paths: _Paths) -> None:
    settings = loaded.settings
    name = settings.format or ("full" if sys.stdout.isatty() else "plain")
    if name not in ("full", "plain", "json"):
        raise refuse("extract の出力形式は full、plain、json です", "extract writes full, plain or json")
    extracted = api.extract(paths, settings, root=loaded.root)
    if name == "full":
        from claimcheck.cli.extractview import view  # noqa: PLC0415 - Rich takes its time

        text = view(extracted, color=sys.stdout.isatty() and not settings.output, lang=settings.lang)
    else:
        text = _json(extracted) if name == "json" else _plain(extracted)
    if settings.output:
        output.write_file(output.only_file(settings.output), text)
    else:
        sys.stdout.write(text)
    for failure in extracted.failures:
        print(f"claimcheck: {failure.path}: {in_language(failure.message, settings.lang)}", file=sys.stderr)
    if any(failure.fatal for failure in extracted.failures) or not extracted.documents:
        raise typer.Exit(2)


def _json(extracted: Extract) -> str:
    return json.dumps(extracted.to_json(), ensure_ascii=False, indent=2) + "\n"


def _plain(extracted: Extract) -> str:
    """A line for each claim: where, value, subject, attribute, and what narrows them down."""
    lines = []
    for item in extracted.documents:
        for claim in item.claims.claims:
            span = claim.mention.span
            line, column = item.document.line_column(span.start)
            parts = [
                f"{item.document.path}:{line}:{column}:",
                item.document.text[span.start : span.end],
                f"{claim.subject.value or '?'} · {claim.attribute.value or '?'}",
                *(slot.value for slot in (claim.aspect, claim.period, claim.modality) if slot.value),
                *sorted(claim.scope),
            ]
            lines.append(" | ".join(parts).replace(": | ", ": ", 1))
    return "".join(f"{line}\n" for line in lines)
