"""Identifiers with values, as technical documents write them: request_timeout_ms=30000, retention: 90d, :8443/healthz.

The words of an identifier are translated one by one and read like a label: gateway_timeout_ms is ゲートウェイ + タイムアウト, in
milliseconds. The unit comes from the value (90d) or from the last word of the name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from claimcheck.claims.discourse.words import Words
from claimcheck.claims.values.dimensions import dimension
from claimcheck.model.claims import MISSING, Claim, Mention, Slot
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import Number, Value
from claimcheck.text.view import View

_ASSIGNED = regex(
    r"(?<![A-Za-z0-9_.\-/])(?P<key>[A-Za-z][A-Za-z0-9]*(?:[_.\-][A-Za-z0-9]+)*)[ \t]*(?:=|:[ \t])[ \t]*[\"']?"
    r"(?P<number>\d[\d_,]*(?:\.\d+)?)(?P<unit>[A-Za-z%]*)(?![A-Za-z0-9_.:\-/])"
)
_PORT = regex(r"(?<![\d.])(?:localhost|[a-z0-9\-]+(?:\.[a-z0-9\-]+)*)?:(?P<port>\d{2,5})(?P<path>/[a-z0-9_\-/]*)?(?![\d:])")
_PORT_SIGN = regex(r":\d\d")
_CAMEL = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_NO_SETTINGS = ("events/", "people/", "sports/", "culture/", "politics/")
_PORT_ATTRIBUTE = "operations/port"


class Keys:
    """Finds the identifiers with values of a document."""

    def __init__(self, words: Words, maps: Mapping[str, Mapping[str, str]], value_of: Callable[[str], Value | None]) -> None:
        self._words, self._value_of = words, value_of
        self._meaning = maps.get("key_words", {})
        self._units = maps.get("key_units", {})

    def claims(self, view: View) -> Iterator[Claim]:
        """The claims that identifiers state, code blocks included."""
        text = view.text
        if "=" in text or ": " in text:
            for match in _ASSIGNED.finditer(text):
                claim = self._assigned(view, match)
                if claim is not None:
                    yield claim
        if _PORT_SIGN.search(text) and self._words.registry.by_id.get(_PORT_ATTRIBUTE) is not None:
            for match in _PORT.finditer(text):
                claim = self._port(view, match)
                if claim is not None:
                    yield claim

    def _assigned(self, view: View, match: re.Match[str]) -> Claim | None:
        parts = [part.lower() for piece in re.split(r"[_.\-]", match["key"]) for part in _CAMEL.findall(piece)]
        unit = self._units.get(match["unit"].lower(), match["unit"]) if match["unit"] else ""
        if not unit and len(parts) > 1 and parts[-1] in self._units:
            unit = self._units[parts.pop()]
        known = [self._meaning.get(part, "") for part in parts]
        if not any(known) or not match["number"]:
            return None
        value = self._value_of(match["number"].replace("_", "").replace(",", "") + unit)
        if value is None:
            return None
        phrase = "".join(word or part for word, part in zip(known, parts, strict=True))
        found = self._words.registry.named_by(phrase, dimension(value))
        if found is None:  # max_connections: the limit may stand first
            phrase = "".join(word for word in (*known[1:], known[0]))
            found = self._words.registry.named_by(phrase, dimension(value))
        if found is None or found[0].id.startswith(_NO_SETTINGS):
            return None  # SESSION_TTL=900 counts no performances
        rest = phrase.removesuffix(found[1])
        restrictors = frozenset({rest}) if rest else frozenset()
        return self._claim(view, Span(match.start("number"), match.end("unit")), value, found[0].id, match["key"], restrictors)

    def _port(self, view: View, match: re.Match[str]) -> Claim | None:
        port = int(match["port"])
        path = [self._meaning.get(part, "") for part in (match["path"] or "").strip("/").split("/")]
        in_code = view.text[match.start() - 1 : match.start()] in ("`", '"', "'", "/") or bool(match["path"])
        if not 80 <= port <= 65535 or not in_code:  # noqa: PLR2004 - below is a time of day, above no port
            return None
        span = Span(match.start("port"), match.end("port"))
        restrictors = frozenset(word for word in path if word)
        return self._claim(view, span, Number(magnitude=Decimal(port)), _PORT_ATTRIBUTE, match.group(), restrictors)

    def _claim(
        self, view: View, span: Span, value: Value, attribute: str, source: str, restrictors: frozenset[str]
    ) -> Claim | None:
        sent = view.sentence_at(span.start)
        if sent >= 0 and view.block_of(sent).role is Role.NAVIGATION:
            return None
        sentence = view.sentences[sent].span if sent >= 0 else span
        return Claim(
            path=view.document.path,
            mention=Mention(span, span, value, (), "key"),
            sentence=sentence,
            value=value,
            dimension=dimension(value),
            subject=MISSING,
            attribute=Slot(attribute, source, 1.0, span),
            aspect=Slot("level", "key", 1.0),
            modality=Slot("stated", "key", 1.0),
            restrictors=restrictors,
            labelled=True,
            tabular=True,
        )
