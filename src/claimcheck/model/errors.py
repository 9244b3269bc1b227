"""What can go wrong with what a user gave us: one line that says what, where, and what to do."""

from pathlib import Path

from claimcheck.model.wording import in_language


class ClaimcheckError(Exception):
    """A problem of input, rules or configuration that a user can mend.

    Args:
        message: what is wrong.
        hint: what to do about it.
        path: the file it is about.
        line: 1-based line in that file.
        column: 1-based column in that line.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.hint, self.path, self.line, self.column = message, hint, path, line, column

    def __str__(self) -> str:
        return self.said("ja")

    def said(self, lang: str) -> str:
        """Where, what and what to do, in one line."""
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        message, hint = in_language(self.message, lang), in_language(self.hint, lang)
        said = f"{message} ({hint})" if hint else message
        return f"{where}: {said}" if where else said


class ReadError(ClaimcheckError):
    """A document that cannot be read."""


class RuleError(ClaimcheckError):
    """A rule, attribute, lexicon or facts file that is malformed."""


class ConfigError(ClaimcheckError):
    """A setting that is unknown or of the wrong form."""
