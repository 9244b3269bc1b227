"""From a check's draft to a finding: severity, message, order of evidence, fingerprint."""

import hashlib
import json
import string

from claimcheck.claims.corpus import Draft
from claimcheck.model.findings import Finding, Severity

ERROR, WARNING = 0.85, 0.6
"""Confidence from which a finding is an error, a warning; below it is a note."""


def finish(draft: Draft, override: str | None, lang: str) -> Finding:
    """The finding of a draft.

    Args:
        draft: what a check yields.
        override: the severity the user sets for its rule.
        lang: ja or en.
    """
    rule = draft.rule
    severity = Severity(override) if override else _severity(draft.confidence, rule.entry.severity)
    sides = [*draft.sides, draft.witnesses]
    evidence = tuple(item for side in sides for item in sorted(side, key=lambda item: (item.path, item.span)))
    message = string.Formatter().vformat(rule.entry.message.of(lang), (), draft.fields) + draft.hint
    return Finding(
        rule=rule.id,
        severity=severity,
        confidence=round(draft.confidence, 3),
        message=message,
        subject=draft.subject,
        attribute=draft.attribute,
        evidence=evidence,
        comparison=draft.comparison,
        explanation=draft.explanation,
        suggestion=draft.suggestion,
        fingerprint=_fingerprint(draft),
    )


def _severity(confidence: float, gravest: Severity) -> Severity:
    if confidence >= ERROR:
        found = Severity.ERROR
    elif confidence >= WARNING:
        found = Severity.WARNING
    else:
        found = Severity.NOTE
    return max(found, gravest, key=lambda severity: severity.rank)


def _fingerprint(draft: Draft) -> str:
    """A hash of rule, paths, subject, attribute and values: stable under edits elsewhere and reordering."""
    passages = sorted(
        (item.path, json.dumps(item.normalized, ensure_ascii=False, sort_keys=True)) for side in draft.sides for item in side
    )
    key = json.dumps([draft.rule.id, draft.subject, draft.attribute, passages], ensure_ascii=False)
    return hashlib.sha256(key.encode()).hexdigest()[:16]
