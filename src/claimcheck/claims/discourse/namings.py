"""Who is who in a corpus: every spelling of every name, how it was learned, and whom words such as 同社 and 当社 mean."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.references import References, pointing_words
from claimcheck.claims.discourse.speaker import Speaker, own_words
from claimcheck.claims.names.aliases import alias_pairs
from claimcheck.claims.names.namelinks import KnownNames, NameLinks
from claimcheck.claims.names.names import Name
from claimcheck.claims.values.mentions import SKIPPED
from claimcheck.model.span import Span


@dataclass(slots=True)
class Namings(KnownNames):
    """All names of one document, with whom its pointing words mean."""

    found: list[Name] = field(default_factory=list)
    references: list[tuple[Span, tuple[Name, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class Identity:
    """One person, firm, product or place with all its spellings."""

    key: str
    type: str
    spellings: Counter[str] = field(default_factory=Counter)
    learned: dict[str, str] = field(default_factory=dict)
    """Why a spelling is one of them: the bracket that says so, "lexicon", "ending", "short form", or "spelling"."""

    @property
    def name(self) -> str:
        """Its commonest spelling."""
        return self.spellings.most_common(1)[0][0]


def namings(discourse: Discourse) -> Namings:
    """All names of a document, also where no value asks for them."""
    view = discourse.view
    out = Namings(view.document.path)
    references, speaker = References(discourse), Speaker(discourse)
    for sent, (span, _block) in enumerate(view.sentences):
        if view.block_of(sent).role in SKIPPED:
            continue
        names = discourse.names(sent)
        text = view.quote(span)
        out.found.extend(names)
        out.aliases.extend(alias_pairs(discourse.finder, text, names, span.start))
        for word in pointing_words(text):
            start = span.start + word.start()
            if found := references.names(sent, start, word):
                out.references.append((Span(start, span.start + word.end()), tuple(found)))
        for word in own_words(text):
            if speaker.name is not None:
                out.references.append((Span(span.start + word.start(), span.start + word.end()), (speaker.name,)))
    out.count_names(out.found)
    return out


def identities(documents: Sequence[Namings], links: NameLinks) -> list[Identity]:
    """The names of some documents, one entry for each thing named, in the order of their first mention."""
    found: dict[str, Identity] = {}
    for document in documents:
        for name in document.found:
            root = links.find(name.key)
            identity = found.setdefault(root, Identity(root, name.type))
            if identity.type in ("other", "kana") and name.type not in ("other", "kana"):
                identity.type = name.type
            identity.spellings[name.text] += 1
            identity.learned.setdefault(name.text, links.reason(name.key))
    return list(found.values())


