"""Markdown for a comment on a pull request."""


from claimcheck.model.closing import closing_line
from claimcheck.model.findings import Finding, Report, Severity
from claimcheck.model.pattern import regex
from claimcheck.model.quotes import quotes, reasons, sides
from claimcheck.model.wording import in_language
from claimcheck.reports import Context

NAME = "markdown"

_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "💬"}
_SPECIAL = regex(r"([\\`*_{}\[\]<>#|~&@])")
_AROUND = 60


def render(report: Report, context: Context) -> str:
    """A heading with the figures of the run, then a table for each dispute."""
    parts = [f"## claimcheck: {_escaped(closing_line(report, context.lang))}"]
    parts += [_section(report, finding, context) for finding in context.shown(report)]
    if report.failures:
        heading = context.say("読めなかったもの", "Could not be read")
        lines = [f"- {_code(item.path)}: {_escaped(in_language(item.message, context.lang))}" for item in report.failures]
        parts.append("\n".join([f"### {heading}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def _section(report: Report, finding: Finding, context: Context) -> str:
    lines = [
        f"### {_MARKS[finding.severity]} {_escaped(finding.message)}",
        "",
        f"{finding.severity} · {_code(finding.rule)}",
        "",
        context.say("| 側 | 箇所 | 引用 | 読み |", "| side | where | quote | reading |"),
        "| --- | --- | --- | --- |",
    ]
    for side, items in sides(finding).items():
        for quote in quotes(report, items, _AROUND):
            shown = "".join(f"<mark>{_escaped(text)}</mark>" if value else _escaped(text) for text, value in quote.pieces)
            where = _code(f"{quote.first.path}:{quote.first.line}")
            lines.append(f"| {side} | {where} | {shown} | {_escaped(' / '.join(quote.readings))} |")
    told = reasons(finding, context.lang)
    if told:
        lines += ["", *(f"- {_escaped(reason)}" for reason in told)]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """Text in which nothing is Markdown, HTML or a mention of somebody."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[1])};" if found[1] in "<>&|@" else f"\\{found[1]}", text)


def _code(text: str) -> str:
    """A code span; a table needs its bars escaped even there."""
    return f"`{text.replace('`', '´').replace('|', chr(92) + '|')}`"
