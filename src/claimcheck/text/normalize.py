"""Normalisation with a way back: full-width and compatibility characters become plain ones, offsets stay exact.

Note [Index map]. Most text needs only one-to-one replacements, which leave every offset where it was. Only text with
squared units (㌔), the square era sign (㋿) or half-width kana (ﾊﾟ) changes its length; then `index` maps every normalised
position to its source position. Circled numbers, superscripts and fractions keep their form: ① is no 1.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from re import MULTILINE

from claimcheck.model.pattern import regex
from claimcheck.model.span import Span

_MINUS = (
    "\N{MINUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{SMALL HYPHEN-MINUS}"
)
_ONE_TO_ONE: dict[int, str] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0x00A0, 0x2007, 0x202F), " "),
    **{ord(char): "-" for char in _MINUS},
    ord("\N{FULLWIDTH YEN SIGN}"): "¥",
    ord("\N{FULLWIDTH POUND SIGN}"): "£",
    ord("\N{FULLWIDTH CENT SIGN}"): "¢",
    ord("\N{WAVE DASH}"): "~",
    ord("\N{TILDE OPERATOR}"): "~",
    ord("\N{FRACTION SLASH}"): "/",
    ord("\N{KATAKANA LETTER SMALL KA}"): "か",  # 3ヵ月, 3ヶ月 → 3か月
    ord("\N{KATAKANA LETTER SMALL KE}"): "か",
}
_STOP = regex(
    r"(?<=[)）】」』\]A-Za-z一-龠ぁ-ゖ])．(?![0-9０-９]{3}(?![0-9０-９]))"
    r"|(?:(?<=^[0-9０-９])|(?<=^[0-9０-９]{2}))[．.](?=(?:(?:19|20)[0-9]{2}|(?:１９|２０)[０-９]{2})年|[0-9０-９]{1,2}月)",
    MULTILINE,
)
"""A full stop behind a speaker or a number of a list, and no point of a decimal: A（永瀬）．1枚, 4．2026年3月期."""
_LENGTH_CHANGES = regex("[\u3300-\u33ff\u32c0-\u32cb\u32ff\uff65-\uff9f]+")


@dataclass(frozen=True, slots=True)
class Normalized:
    """Normalised text and where each of its characters came from."""

    text: str
    index: Sequence[int] | None = None
    """Source offset of every character, and of the end; None where offsets did not change."""

    def source(self, start: int, end: int) -> Span:
        """The stretch of source text behind `text[start:end]`."""
        if self.index is None:
            return Span(start, end)
        # a source character that became several is taken whole
        last = self.index[end - 1] if end > start else self.index[start]
        stop = end
        while stop < len(self.text) and self.index[stop] == last:
            stop += 1
        return Span(self.index[start], self.index[stop] if end > start else self.index[start])


def normalize(text: str) -> Normalized:
    """Normalise `text`; see Note [Index map]."""
    plain = (_STOP.sub("、", text) if "．" in text or "." in text else text).translate(_ONE_TO_ONE)
    if not _LENGTH_CHANGES.search(plain):
        return Normalized(plain)
    out: list[str] = []
    index: list[int] = []
    at = 0
    for match in _LENGTH_CHANGES.finditer(plain):
        out.append(plain[at : match.start()])
        index.extend(range(at, match.start()))
        for start, end in _clusters(match.group()):
            mapped = unicodedata.normalize("NFKC", match.group()[start:end])
            out.append(mapped)
            # voiced half-width kana are two characters that become one
            index.extend([match.start() + start] * len(mapped))
        at = match.end()
    out.append(plain[at:])
    index.extend(range(at, len(plain) + 1))
    return Normalized("".join(out), index)


def _clusters(run: str) -> list[tuple[int, int]]:
    """Single characters, half-width kana together with their sound mark."""
    spans: list[tuple[int, int]] = []
    for at, char in enumerate(run):
        if char in "ﾞﾟ" and spans and spans[-1][1] == at and "ｦ" <= run[at - 1] <= "ﾝ":
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def fold(name: str) -> str:
    """The form under which spellings of one name are the same: width, case, spaces, hyphens and middle dots ignored.

    Kanji variants are told apart here; see `claimcheck.claims.names.names`.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _JOINERS.sub("", folded)


_JOINERS = regex(r"[\s\-‐‑–・･]+")
