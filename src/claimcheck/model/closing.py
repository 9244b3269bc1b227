"""The line that says what a run did."""

from claimcheck.model.findings import Report, Severity

_JA = {Severity.ERROR: "エラー", Severity.WARNING: "警告", Severity.NOTE: "注記"}


def closing_line(report: Report, lang: str, show: Severity = Severity.NOTE) -> str:
    """What was read and compared, and what came of it: 5文書・139主張・41組を照合、矛盾なし.

    Args:
        report: what a run found out.
        lang: ja or en.
        show: the least severity that was shown; what stays hidden below it is counted with the option that shows it.
    """
    if not report.document_count:
        return ("no documents" if lang == "en" else "文書なし") + _more(report, lang)
    counts = dict.fromkeys(Severity, 0)
    for finding in report.findings:
        counts[finding.severity] += 1
    if lang == "en":
        parts = [
            f"{n} {severity}{'s' if n > 1 else ''}" + (f" (see --show {severity})" if severity.rank > show.rank else "")
            for severity, n in counts.items()
            if n
        ]
        result = ", ".join(parts)
        said = f"compared {report.document_count} documents, {report.claims} claims, {report.groups} groups: "
        return said + (result or "no contradictions") + _more(report, lang)
    said = f"{report.document_count}文書・{report.claims}主張・{report.groups}組を照合、"
    parts = [
        f"{_JA[severity]} {n}件" + (f"(--show {severity} で表示)" if severity.rank > show.rank else "")
        for severity, n in counts.items()
        if n
    ]
    result = "・".join(parts)
    return said + (result or "矛盾なし") + _more(report, lang)


def _more(report: Report, lang: str) -> str:
    """What was left out, where anything was."""
    counts = [
        (report.suppressed, "抑止", "suppressed"),
        (report.baselined, "基準ファイルに既出", "known to the baseline"),
        (report.skipped, "対象外のファイル", "files skipped"),
    ]
    if lang == "en":
        said = ", ".join(f"{n} {en}" for n, _, en in counts if n)
        return f" ({said})" if said else ""
    said = "、".join(f"{ja} {n}件" for n, ja, _ in counts if n)
    return f"({said})" if said else ""
