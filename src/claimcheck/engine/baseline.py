"""Baselines: the findings a team has looked at, kept by fingerprint. The file is also what the review page exports."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal

from claimcheck.engine.yamlfile import adapter
from claimcheck.model.errors import ConfigError
from claimcheck.model.findings import Finding, Report, Review, Status
from claimcheck.model.forms import Form, form
from claimcheck.model.problems import problem
from claimcheck.model.wording import both


@form
class _Entry(Form):
    fingerprint: str
    status: Status = Status.TODO
    comment: str = ""
    reviewer: str = ""
    rule: str = ""
    summary: str = ""


@form
class _File(Form):
    schema_version: Literal["1.0"] = "1.0"
    entries: tuple[_Entry, ...] = ()


def fingerprint(finding: Finding, prefix: str) -> str:
    """What stays the same about a finding under edits elsewhere: rule, paths, subject, attribute and values.

    Args:
        finding: the finding.
        prefix: way from the configuration root to the working directory, so that paths do not depend on the latter.
    """
    shown = [item for item in finding.evidence if not item.witness]
    identity = [
        finding.rule,
        sorted({os.path.normpath(f"{prefix}/{item.path}").replace(os.sep, "/") for item in shown}),
        finding.subject,
        finding.attribute,
        sorted({json.dumps(item.normalized, ensure_ascii=False, sort_keys=True) for item in shown}),
    ]
    return hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode()).hexdigest()[:32]


def with_fingerprints(findings: list[Finding], prefix: str) -> list[Finding]:
    """The findings with their fingerprints; the second of two alike gets a number."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        mark = fingerprint(finding, prefix)
        seen[mark] += 1
        marked.append(replace(finding, fingerprint=mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"))
    return marked


def read(path: Path) -> dict[str, Review]:
    """The reviews in a baseline file, by fingerprint.

    Raises:
        ConfigError: it cannot be read or is no baseline.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - most runs have no baseline

    try:
        file = adapter(_File).validate_json(path.read_bytes())
    except OSError as error:
        hint = both("--write-baseline で作れます", "--write-baseline makes one")
        message = both(f"基準ファイルが読めません: {error.strerror}", f"baseline cannot be read: {error.strerror}")
        raise ConfigError(message, hint, path) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        said = problem(first)
        message = both(f"基準ファイルの形ではありません: {where} {said}", f"is no baseline: {where} {said.en}")
        raise ConfigError(message, "", path) from None
    return {entry.fingerprint: Review(**asdict(entry)) for entry in file.entries}


def apply(report: Report, reviews: Mapping[str, Review]) -> None:
    """Move the findings that `reviews` knows to `reviewed`, in place; what matches nothing goes to `stale`."""
    kept = []
    for finding in report.findings:
        review = reviews.get(finding.fingerprint)
        if review is None:
            kept.append(finding)
        else:
            report.reviewed.append((finding, review))
    matched = {finding.fingerprint for finding, _ in report.reviewed}
    report.baselined += len(report.findings) - len(kept)
    report.findings = kept
    report.stale += [review for mark, review in sorted(reviews.items()) if mark not in matched]


def render(report: Report, *, new: bool, stale: bool) -> str:
    """A baseline file of the findings of a run.

    Args:
        report: a report to which the old baseline, if any, has been applied.
        new: whether findings that the old baseline does not know are added, as `todo`.
        stale: whether entries that match nothing are kept.
    """
    reviews = [review for _, review in report.reviewed]
    if new:
        reviews += [
            Review(finding.fingerprint, rule=finding.rule, summary=finding.message) for finding in report.findings
        ]
    if stale:
        reviews += report.stale
    entries = [
        _Entry(
            fingerprint=review.fingerprint,
            status=review.status,
            comment=review.comment,
            reviewer=review.reviewer,
            rule=review.rule,
            summary=review.summary,
        )
        for review in sorted(reviews, key=lambda review: (review.rule, review.fingerprint))
    ]
    return json.dumps(asdict(_File(entries=tuple(entries))), ensure_ascii=False, indent=2) + "\n"
