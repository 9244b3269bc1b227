"""Who does what for which thing in one text, however it is put: 船体の建造は有明ドックが手がけた, 建造したのは讃岐造船所.

See Note [Duties] in `claimcheck.claims.lexicon.dutywords`. The frame tells who is meant, so that a name may be made of any words
but those of a kind (ボランティアスタッフ). What a duty is of is told by the object of its verb, by の before its noun, by its own
word (船体建造), or by the row.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from claimcheck.claims.discourse.boundnames import Bound
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.discourse.nearwords import written_words
from claimcheck.claims.discourse.words import Words
from claimcheck.claims.roles.dutyclauses import DutyClauses
from claimcheck.claims.roles.dutylines import DutyLines
from claimcheck.claims.roles.dutynames import DutyNames, Filled
from claimcheck.claims.roles.posts import Post
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex

_UNREAD = frozenset({Role.REFERENCE, Role.CODE, Role.NAVIGATION, Role.BYLINE})
_EARLIER = regex(r"年前|初演|前作|前回|前任|昨年|去年|先代|以前は|かつて|当時は|元々|次回|予定していた")
"""What tells of another time."""
_PLANT = regex(r"(?:工場|プラント|製作所)$")
_PLACED = "地"
"""What the field of where something is made ends in."""


class Duty(NamedTuple):
    """A name that fills a duty in one text."""

    field: str
    thing: str
    """What it is of, as it is written; empty where nothing says so."""
    words: frozenset[str]
    """The words of the thing."""
    name: Bound


def duties(discourse: Discourse, words: Words, bound: Sequence[Bound], posts: Sequence[Post]) -> Iterator[Duty]:
    """The duties that one text gives to names in it, those that its posts are among them."""
    same, wholes = words.duties.same_things, words.duties.wholes
    found = list(_read(discourse, words, bound))
    for filled in chain(found, _of_posts(discourse, words, posts, found)):
        things = [same.get(thing, thing) for thing in filled.things if thing and thing not in wholes]
        own = frozenset(word for thing in things for word in (*written_words(thing), thing)) - wholes
        placed = _PLANT.search(filled.name.text) is not None and not filled.field.endswith(_PLACED)
        field = filled.field + _PLACED if placed else filled.field
        yield Duty(field, "".join(things), own.difference(written_words(filled.name.text)), filled.name)


def _read(discourse: Discourse, words: Words, bound: Sequence[Bound]) -> Iterator[Filled]:
    """The duties that sentences, labels and cells tell."""
    names = DutyNames(discourse, words, bound)
    lines, clauses = DutyLines(discourse, words.duties, names), DutyClauses(discourse, words.duties, names)
    view = discourse.view
    for sent, (span, _block) in enumerate(view.sentences):
        if view.block_of(sent).role in _UNREAD:
            continue
        yield from lines.of_sentence(sent)
        if _EARLIER.search(view.text, *span) is None:
            yield from clauses.of_sentence(sent)


def _of_posts(discourse: Discourse, words: Words, posts: Sequence[Post], found: Sequence[Filled]) -> Iterator[Filled]:
    """The duties that posts are of which nothing else tells: 開発統括　久保寺亮, but not 既設の橋の解体は北辰工業."""
    for post in posts:
        place = post.name.mention.span
        if "の" + post.role in discourse.view.quote(post.name.sentence):
            continue
        for noun in words.duties.of_noun(post.role, alone=True) if post.exact and not post.key else ():
            if not any(filled.field == noun.field and filled.name.mention.span.overlaps(place) for filled in found):
                yield Filled(noun.field, (noun.thing, post.owner), post.name)
