"""Two names of two texts that hold one post: 棟梁 西浦忠吉 and 大杉良平が棟梁として, both of which either text may know.

See Note [Posts] in `claimcheck.claims.roles.posts`. A post of which one text knows two holders is none that one alone can hold, and
which of them it means is not told. Where neither text knows the other's name at all, both frames must be exact.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from claimcheck.claims.discourse.boundnames import OTHER, PERSON, TOWN, Bound
from claimcheck.claims.linking.link import Linker
from claimcheck.claims.linking.namemates import Mates
from claimcheck.claims.roles.postnames import BOUND_FOR, CALLED, INTO, SIGN
from claimcheck.claims.roles.posts import DEED, HEAD, OPPONENT, Post
from claimcheck.claims.roles.seats import SCHOOL, SEAT, UNIVERSITY
from claimcheck.model.pattern import regex
from claimcheck.text.normalize import fold

_Held = dict[tuple[str, str], list[Post]]
_OF_EACH = regex(
    r"(?:社長|会長|代表|取締役?|監督|主将|部長|課長|室長|局長|所長|院長|校長|園長|館長|店長|班長|係長|次長|理事長?|組合長|議長|[市町村区]長"
    r"|知事|住職|執行役員|教授|主査|主任|担当|広報|司会|エース|コーチ|投手|捕手|先鋒|大将|中堅|次鋒|副将|応援|取材|話者|聞き手|文責|撮影|写真"
    r"|リーダー|マネージャー|スタッフ|チーム|選手|本名|師匠|長男|次男|長女|次女|妻|夫|父|母|祖父|祖母|兄|弟|姉|妹|息子|娘|孫|友人|仲間|先輩|後輩)$"
)
"""Posts of which every body has one, and kin, of which everybody has one."""
_OFFICE = regex(
    r"(?!代表|取締|執行|役員|当社|同社|常務|専務|統括|女性|男性|担当|地域|県|市|町|村)[一-龠々ァ-ヺー]{2,8}|新会社(?:代表取締役)?"
)
"""What tells a post that every body has from its like: 運用執行|理事."""
_KANJI_NAME = regex(r"[一-龠々ァ-ヺーぁ-ん]{2,8}")
_LIKE_FIRM = regex(r"(?!.*役員)[^\n]{2,}[^ぁ-ん]")
_LEAST = 2
_PLACES = 4
"""Places of one holder that are told."""
_LEG = regex(r"[0-9]{1,2}(?:区|走|番手|レーン|位)")
"""A leg that everybody's team has, and a rank that there is in each race."""


def crossed(linker: Linker) -> Iterator[Mates]:
    """The names that hold one post in two texts of a small folder."""
    members = list(linker.documents.values()) if linker.affinity.small else []
    held = {document.path: _held(document.posts) for document in members}
    texts = {document.path: fold("".join(document.text.split())) for document in members}
    names = {document.path: {name.plain for name in document.bound} for document in members}
    things = {_place(duty.name): duty.words for document in members for duty in document.duties if duty.thing}
    for one, other in combinations(members, 2):
        if not linker.affinity.related(one.path, other.path):
            continue
        mine, theirs = held[one.path], held[other.path]
        pairs = {(post, post) for post in mine.keys() & theirs.keys()}
        pupils = [post for post in theirs if post[0] == SCHOOL]
        pairs |= {(post, pupil) for post in mine if post[0] == SCHOOL for pupil in pupils if forms(post[1], pupil[1])}
        if names[one.path].isdisjoint(names[other.path]):  # two affairs, unless they tell the town of one place
            pairs = {pair for pair in pairs if pair[0][0] in (SEAT, SCHOOL)}
        for post, same in sorted(pairs):
            told = _between(linker, post, mine[post], theirs[same], (texts[one.path], texts[other.path]))
            yield from (pair for pair in told if not _apart(things, *pair))


def _place(name: Bound) -> tuple[str, int]:
    return name.path, name.mention.span.start


def _apart(things: Mapping[tuple[str, int], frozenset[str]], one: Bound, other: Bound) -> bool:
    """Whether two names fill their post for things that share no word: 車両の|整備は東山車輌, 駅の|整備は姫川建設."""
    mine, theirs = things.get(_place(one)), things.get(_place(other))
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _between(
    linker: Linker, post: tuple[str, str], mine: Sequence[Post], theirs: Sequence[Post], texts: tuple[str, str]
) -> Iterator[Mates]:
    """The two names that hold a post, where each text has but one for it and they are no forms of one."""
    if post[0] == OPPONENT:
        mine, theirs = _of_side(mine, theirs), _of_side(theirs, mine)
    first, second = _holder(mine), _holder(theirs)
    if first is None or second is None or not _alike(first.name, second.name):
        return
    one, other = first.name.plain, second.name.plain
    if forms(one, other) or linker.links.find(one) == linker.links.find(other):
        return
    if not (first.owner in texts[1] and second.owner in texts[0]):
        return  # 若葉工場の施工, where the other text speaks of 青葉工場
    if _told(post[0], first, second, (one in texts[1], other in texts[0])):
        yield Mates(first.name, second.name)
        yield from (Mates(each.name, second.name) for each in _elsewhere(first, mine))
        yield from (Mates(first.name, each.name) for each in _elsewhere(second, theirs))


def _told(post: str, first: Post, second: Post, knows: tuple[bool, bool]) -> bool:
    """Whether two holders of a post contradict each other; `knows` says which of them the other text has, too."""
    if post in (SIGN, CALLED):
        return not any(knows)  # the text that has both speaks of two things
    if post in (SEAT, SCHOOL, INTO, BOUND_FOR, HEAD):
        return True
    if post == OPPONENT:
        return any(knows)
    if post != DEED and first.deed and second.deed:
        return False  # that two did something makes it no post
    body = _OF_EACH.search(post)
    if body is not None and not (any(knows) and _OFFICE.fullmatch(post, 0, body.start())):
        return False
    if _LEG.fullmatch(post) and not all(knows):
        return False  # of another team
    return (any(knows) and (first.exact or second.exact)) or (first.exact and second.exact)


def _elsewhere(holder: Post, posts: Sequence[Post]) -> Iterator[Post]:
    """The other exact places where a text gives a post to its holder."""
    return (post for post in posts[:_PLACES] if post is not holder and post.exact and post.name.plain == holder.name.plain)


def _held(posts: Sequence[Post]) -> _Held:
    found: _Held = {}
    for post in posts:
        found.setdefault((post.role, post.key), []).append(post)
    return {key: [post for post in held if not post.deed] or held for key, held in found.items()}


def _holder(posts: Sequence[Post]) -> Post | None:
    """The one holder of a post, by its longest name; none where there are two."""
    if not posts:
        return None
    longest = max(posts, key=lambda post: (post.exact, len(post.name.plain)))
    return longest if all(forms(post.name.plain, longest.name.plain) for post in posts) else None


def _of_side(posts: Sequence[Post], others: Sequence[Post]) -> Sequence[Post]:
    """The opponents in a round of those sides that another text speaks of, too."""
    sides = {post.side for post in others}
    return posts if "" in sides else [post for post in posts if not post.side or any(forms(post.side, side) for side in sides)]


def forms(one: str, other: str) -> bool:
    """Whether two names may be one: a part of it, or the same letters with some left out."""
    short, long = sorted((one, other), key=len)
    left = iter(long)
    return short in long or (len(short) >= _LEAST and short[0] == long[0] and all(char in left for char in short))


def _alike(one: Bound, other: Bound) -> bool:
    """Whether two names are of one sort, as far as that is told."""
    if TOWN in (one.sort, other.sort):
        return one.sort == other.sort and (one.text[-1] == "区") == (other.text[-1] == "区")
    if UNIVERSITY in (one.sort, other.sort):
        return one.sort == other.sort and _school(one.text) == _school(other.text) and one.text[:2] not in other.text
    sorts = {one.sort, other.sort}
    if len(sorts) == 1:
        return True
    if PERSON in sorts and sorts <= {PERSON, OTHER}:
        plain = all(_KANJI_NAME.fullmatch(name.plain) for name in (one, other))
        return plain and abs(len(one.plain) - len(other.plain)) <= 1
    return PERSON not in sorts and all(name.firm or _LIKE_FIRM.fullmatch(name.plain) for name in (one, other))


def _school(text: str) -> bool:
    """Whether a school is a university."""
    return UNIVERSITY in text[-2:]


__all__ = ["crossed", "forms"]
