"""A rule: a YAML document that names a check type and gives its severity, parameters, messages and own examples."""

from dataclasses import dataclass, field
from typing import Any

from claimcheck.model.findings import Severity
from claimcheck.model.forms import Form, form


@form
class Text(Form):
    """A text in both languages of the messages."""

    ja: str
    en: str

    def of(self, lang: str) -> str:
        """The text in `lang`."""
        return self.en if lang == "en" else self.ja


@form
class Example(Form):
    """Documents that a rule must flag, or must not.

    Evidence is marked [[…]] in the texts; a fail example must give one finding whose evidence is just what is marked.
    """

    docs: tuple[str, ...] = field(metadata={"min_length": 1})
    """The documents, checked together as plain text."""
    facts: tuple[dict[str, Any], ...] = ()
    """Reference facts for this example."""
    as_of: str | None = None
    """The day the texts speak from, YYYY-MM-DD."""
    severity: Severity | None = None
    """For a fail example, the level at which it must be found, where that is the point of it."""
    why: str = ""


@form
class Examples(Form):
    """What the rule must find, what it must pass over, and what it cannot do yet."""

    fail_: tuple[Example, ...] = field(default=(), metadata={"alias": "fail"})
    pass_: tuple[Example, ...] = field(default=(), metadata={"alias": "pass"})
    todo: tuple[Example, ...] = ()
    """Fail examples that do not work yet; one that begins to work must be moved up."""


@form
class RuleEntry(Form):
    """The contents of a rule file; its id is the name of the file."""

    check: str
    """The check type, a module of claimcheck.checks."""
    severity: Severity
    """The gravest level at which it reports; doubt lowers it."""
    enabled: bool = True
    title: Text
    why: Text
    """Why it matters and what to do."""
    message: Text
    """Message template; the check says which fields it fills."""
    parameters: dict[str, Any] = field(default_factory=dict)
    """Tolerances and the like, as the check type defines them."""
    examples: Examples = field(default_factory=Examples)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in force."""

    id: str
    entry: RuleEntry
    path: str = ""

    def number(self, name: str, default: float) -> float:
        """A numeric parameter."""
        return float(self.entry.parameters.get(name, default))


@form
class FactEntry(Form):
    """A reference fact; only what has a cited source is one."""

    id: str
    subject: str
    aliases: tuple[str, ...] = ()
    attribute: str
    """The editor's own word, mapped through rules/attributes."""
    value: str | int | float
    """Text that the same recognisers read: 2025-01-20, 5,890億~5,930億ドル, 梁文鋒."""
    period: str | None = None
    """When it holds, for what changes over time: 2025-01-27, 2024年度; only claims of that time are held against it."""
    source: str
