"""The way in for other programs: from paths and settings to a report.

`from claimcheck import check`, then `check(["docs"]).findings`.
"""

import contextlib
import difflib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import reports
from claimcheck.config import layers
from claimcheck.config.settings import Settings
from claimcheck.engine import baseline, discover, pack, run, suppress
from claimcheck.engine.yamlfile import adapter
from claimcheck.model.errors import ConfigError
from claimcheck.model.findings import Finding, Report, Severity
from claimcheck.model.pattern import regex
from claimcheck.model.wording import Lang, both
from claimcheck.readers import supported

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from claimcheck.engine.extract import Extract
    from claimcheck.engine.propose import Proposals
    from claimcheck.engine.why import Pairing

__all__ = ["Settings", "check", "extract", "load_settings", "propose", "render", "why"]

Progress = Callable[[int, int], None]


def check(
    paths: Iterable[str | Path],
    settings: Settings | None = None,
    *,
    root: Path | None = None,
    stdin: tuple[str, str] | None = None,
    progress: Progress | None = None,
    coverage: bool = False,
) -> Report:
    """Check the documents under `paths` together.

    Args:
        paths: files and folders.
        settings: how; the defaults, not a configuration file, where it is left out.
        root: folder that patterns and fingerprints are relative to; the working directory where it is left out.
        stdin: display path and text of one more document, which is no file.
        progress: called with documents done and documents in all.
        coverage: whether `Report.agreements` lists what was compared and agreed.

    Raises:
        ClaimcheckError: a rule, facts, baseline or ignore file is malformed. What cannot be read among the documents is
            in `Report.failures` instead.
    """
    settings = settings or Settings()
    cwd = Path.cwd()
    root = root or cwd
    _refuse_missing(settings.authoritative)
    found = discover.discover([*map(Path, paths), *settings.authoritative], _filter(settings, root), cwd)
    prefix = os.path.relpath(cwd, root)
    known = rule_ids(settings)
    _refuse_unknown(settings, known)
    report = Report(failures=list(found.failures), skipped=len(found.skipped))
    datelines = _datelines(found.files, settings, prefix)
    right = frozenset(shown for path, shown in found.files if any(path.samefile(each) for each in settings.authoritative))
    options = _options(settings, progress)._replace(coverage=coverage, datelines=datelines, authoritative=right)
    for files, typed in _corpora(found.files, stdin, settings, prefix):
        _merge(report, run.check_corpus(files, options._replace(stdin=typed)))
    report.rules = {
        rule.id: (rule.entry.title.of(settings.lang), rule.entry.why.of(settings.lang).strip())
        for rule in pack_of(settings).rules
    }
    _settle(report, settings, prefix)
    report.findings = baseline.with_fingerprints(report.findings, prefix)
    suppress.apply(report, known, settings.lang)
    report.findings = baseline.with_fingerprints(report.findings, prefix)
    if settings.baseline is not None:
        baseline.apply(report, baseline.read(settings.baseline))
    return report


def extract(
    paths: Iterable[str | Path],
    settings: Settings | None = None,
    *,
    root: Path | None = None,
    stdin: tuple[str, str] | None = None,
) -> "Extract":
    """Read the documents under `paths` as far as claims, without comparing them; arguments as in `check`.

    Raises:
        ClaimcheckError: a rule, facts or ignore file is malformed.
    """
    from claimcheck.engine.extract import extract_corpus  # noqa: PLC0415 - a check needs none of it

    found, options = _readable(paths, settings or Settings(), root or Path.cwd())
    extracted = extract_corpus(found.files, options._replace(stdin=stdin))
    extracted.failures = [*found.failures, *extracted.failures]
    return extracted


def why(
    one: tuple[Path, int], other: tuple[Path, int], settings: Settings | None = None, *, root: Path | None = None
) -> "list[Pairing]":
    """Why the claims on two lines were or were not compared, slot by slot.

    Args:
        one: a document and a 1-based line of it.
        other: the same for the second place.
        settings: as in `check`.
        root: as in `check`.

    Raises:
        ClaimcheckError: a rule, facts or ignore file is malformed.
    """
    from claimcheck.engine.why import why as explained  # noqa: PLC0415 - a check needs none of it

    settings = settings or Settings()
    found = files_of(dict.fromkeys((one[0], other[0])), settings, root or Path.cwd())
    display = {path.resolve(): name for path, name in found.files}
    places = [(display.get(path.resolve(), path.as_posix()), line) for path, line in (one, other)]
    return explained(found.files, places[0], places[1], _options(settings, None))


def propose(paths: Iterable[str | Path], settings: Settings | None = None, *, root: Path | None = None) -> "Proposals":
    """The reference facts that the documents under `paths` offer; arguments as in `check`.

    Raises:
        ClaimcheckError: a rule, facts or ignore file is malformed.
    """
    from claimcheck.engine.propose import propose as proposed  # noqa: PLC0415 - a check needs none of it

    found, options = _readable(paths, settings or Settings(), root or Path.cwd())
    proposals = proposed(found.files, options)
    proposals.report.failures[:0] = found.failures
    return proposals


def load_settings(folder: str | Path = ".") -> tuple[Settings, Path]:
    """The settings in the configuration file nearest to `folder` and upward, and the folder of that file.

    Raises:
        ConfigError: an unknown key or a value of the wrong form.
    """
    loaded = layers.load({}, {}, Path(folder).absolute())
    return loaded.settings, loaded.root


def render(report: Report, name: str, lang: Lang = "ja", show: Severity = Severity.WARNING) -> str:
    """A report in one of the output formats.

    Args:
        report: what `check` returned.
        name: json, sarif, html, markdown …
        lang: language of the words around the findings.
        show: least severity that formats for people show.
    """
    return reports.load(name).render(report, reports.Context(lang=lang, show=show))


def pack_of(settings: Settings) -> pack.Pack:
    """All rules, word lists and facts in force.

    Raises:
        RuleError: a file is malformed.
    """
    return pack.load_pack(settings.rules, settings.facts)


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of the JSON report ("report") or of a kind of rule file: rules, attributes, lexicon, facts."""
    from claimcheck.model.output import ReportFile  # noqa: PLC0415 - only schemas need it

    return ReportFile.model_json_schema() if kind == "report" else adapter(pack.FORMS[kind]).json_schema()


def files_of(paths: Iterable[str | Path], settings: Settings, root: Path) -> discover.Discovery:
    """The documents that `check` would read."""
    return discover.discover([Path(path) for path in paths], _filter(settings, root), Path.cwd())


def _readable(paths: Iterable[str | Path], settings: Settings, root: Path) -> tuple[discover.Discovery, run.Options]:
    """The documents to read without checking them, and how."""
    found = files_of(paths, settings, root)
    datelines = _datelines(found.files, settings, os.path.relpath(Path.cwd(), root))
    return found, _options(settings, None)._replace(datelines=datelines)


def rule_ids(settings: Settings) -> frozenset[str]:
    """Ids of all rules there are, the user's among them."""
    folders = [pack.builtin_folder(), *settings.rules]
    return frozenset({suppress.RULE, *(name for _, name in pack.rule_files(folders, "checks"))})


def _refuse_unknown(settings: Settings, known: frozenset[str]) -> None:
    named = {
        "select": settings.select or (),
        "ignore": settings.ignore,
        "severity": settings.severity,
        "per-file-ignores": [rule for rules in settings.per_file_ignores.values() for rule in rules],
        "per-file-severity": [rule for rules in settings.per_file_severity.values() for rule in rules],
    }
    for key, rules in named.items():
        for rule in rules:
            if rule not in known:
                near = difflib.get_close_matches(rule, known, 1) or sorted(known)
                hint = both(f"もしかして: {', '.join(near)}", f"did you mean: {', '.join(near)}?")
                raise ConfigError(both(f"{key}: 知らない規則「{rule}」", f"{key}: unknown rule {rule!r}"), hint)


def _refuse_missing(trusted: Sequence[Path]) -> None:
    for path in trusted:
        if not path.is_file():
            message = both(f"正とする文書「{path}」がありません", f"there is no authoritative document {str(path)!r}")
            raise ConfigError(message, both("パスを確かめてください", "check the path"))


def _filter(settings: Settings, root: Path) -> discover.Filter:
    return discover.Filter(supported, settings.exclude, root, settings.ignore_files)


def _options(settings: Settings, progress: Progress | None) -> run.Options:
    off = {rule for rule, level in settings.severity.items() if level == "off"}
    return run.Options(
        rules=settings.rules,
        facts=settings.facts,
        as_of=settings.as_of,
        encoding=settings.encoding,
        select=None if settings.select is None else frozenset(settings.select),
        ignore=frozenset(settings.ignore) | off,
        severities={rule: level for rule, level in settings.severity.items() if level != "off"},
        jobs=settings.jobs or os.cpu_count() or 1,
        lang=settings.lang,
        progress=progress,
    )


Files = list[tuple[Path, str]]
_DAY = regex(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def _datelines(files: Files, settings: Settings, prefix: str) -> dict[str, date]:
    """The days that documents speak from by their names; a pattern goes before a date in the name, a later one before."""
    found: dict[str, date] = {}
    if settings.dateline_from_name:
        for path, shown in files:
            named = _DAY.search(path.name)
            if named is not None:
                with contextlib.suppress(ValueError):  # 20259999 is no date
                    found[shown] = date(int(named[1]), int(named[3]), int(named[4]))
    for text, day in settings.datelines.items():
        spec = discover.pattern([text], f"datelines.{text}")
        found |= {shown: day for _, shown in files if _matches(spec, shown, prefix)}
    return found


def _corpora(
    files: Files, stdin: tuple[str, str] | None, settings: Settings, prefix: str
) -> Iterable[tuple[Files, tuple[str, str] | None]]:
    """The documents that are checked together, group by group; those that no group names are one more."""
    if not settings.corpora:
        if files or stdin:
            yield files, stdin
        return
    rest, rest_stdin = list(files), stdin
    for name, patterns in settings.corpora.items():
        spec = discover.pattern(patterns, f"corpora.{name}")
        group = [file for file in files if _matches(spec, file[1], prefix)]
        typed = stdin if stdin and _matches(spec, stdin[0], prefix) else None
        rest = [file for file in rest if file not in group]
        rest_stdin = None if typed else rest_stdin
        if group or typed:
            yield group, typed
    if rest or rest_stdin:
        yield rest, rest_stdin


def _matches(spec: "GitIgnoreSpec", path: str, prefix: str) -> bool:
    return spec.match_file(os.path.normpath(f"{prefix}/{path}"))


def _merge(report: Report, part: Report) -> None:
    """Add the report of one group of documents to the whole."""
    report.read += part.document_count
    report.findings += part.findings
    report.failures += [failure for failure in part.failures if failure not in report.failures]
    report.documents |= part.documents
    report.claims += part.claims
    report.groups += part.groups
    report.skipped += part.skipped
    report.claim_list += part.claim_list
    report.agreements += part.agreements


def _settle(report: Report, settings: Settings, prefix: str) -> None:
    """Apply the rules' severities and ignores by document, and sort."""
    ignores = [(discover.pattern([key], key), rules) for key, rules in settings.per_file_ignores.items()]
    levels = [(discover.pattern([key], key), rules) for key, rules in settings.per_file_severity.items()]

    def on(finding: Finding, spec: "GitIgnoreSpec") -> bool:
        return any(_matches(spec, item.path, prefix) for item in finding.evidence)

    settled: list[Finding] = []
    for finding in report.findings:
        level: str = finding.severity
        for spec, changes in levels:
            if finding.rule in changes and on(finding, spec):
                level = changes[finding.rule]
        if level == "off" or any(finding.rule in rules and on(finding, spec) for spec, rules in ignores):
            continue
        settled.append(finding if level == finding.severity else replace(finding, severity=Severity(level)))
    report.findings = sorted(settled, key=lambda finding: (*finding.first, finding.rule))


def exit_code(report: Report, fail_on: str, findings: Sequence[Finding] | None = None) -> int:
    """0 nothing at or above `fail_on`, 1 findings, 2 unreadable input or no documents.

    Args:
        report: what a run found out.
        fail_on: error, warning, note or never.
        findings: those that count; all of the report where it is left out.
    """
    if any(failure.fatal for failure in report.failures) or not report.document_count:
        return 2
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return int(any(finding.severity.rank <= limit for finding in (report.findings if findings is None else findings)))
