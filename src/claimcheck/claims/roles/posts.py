"""Who holds which post of one text: 棟梁：西浦忠吉, 西浦忠吉が棟梁を務める, 音楽は大野弦が手がけ, 準決勝の東都ガス戦.

Note [Posts]. A post is any noun that a text gives a name to in one of a few exact frames: a label before it, the bracket
behind it, の between the two, は with a verb that says no more than that the post is held (務める, 手がける, 担当する), the row
and column of a cell. What somebody is told to have done is one where the other text has a label for it. The opponent of a round,
the town of a place, the school of a person and what a branch is merged into are posts, too. The words of the two texts must be
the same but for what only says that somebody holds a post (単独主幹事会社, 主幹事), so no score is needed.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.discourse.boundnames import FIRM, OTHER, PERSON, Bound
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.claims.roles.postframes import deed, deed_done, post_word, told
from claimcheck.claims.roles.postnames import family_names, moves
from claimcheck.claims.roles.seats import framed, seats
from claimcheck.claims.roles.unmeant import tells_former
from claimcheck.model.document import Block, Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.normalize import fold

_FIRM_FORM = regex(r"^(?:株式|有限|合同)会社")
_FORM_BEFORE = regex(r"(?:株式|有限|合同)会社$")
_SLASH = regex(r"[/／]")
_JOINED = regex(r"[・、と兼／/&]|および|並びに")
_ROUND = r"(?P<round>(?:準々決勝|準決勝|決勝|[1-9１-９一二三四]回戦|優勝決定戦|決定戦|3位決定戦|順位決定戦|初戦|開幕戦))"
_ROUND_BEFORE = regex(rf"{_ROUND}(?:で|では|の|は)、?(?:[^、。戦]{{0,12}}[のがは]、?|[一-龠]{{2}})?$")
_BOUT_AFTER = regex(
    r"^(?:戦|(?:さん)?(?:を|に)[^、。]{0,12}(?:破[るりっ]|下[しすせ]|退け|制[しす]|敗れ|敗[しす]|勝[ちっつ]|相手|倒し|負け|競り勝|屈し|逆転|振り切|落と[しす]|連勝|連敗))"
)
_SCORE = r"[○●◯×]?[ 　]*[0-9０-９]+[ 　]*[-－―–ー対][ 　]*[0-9０-９]+[ 　○●]*"
_ROUND_LINE = regex(rf"(?:^|\n)[・\-*]?[ 　]*{_ROUND}[：:　 ]*{_SCORE}$")
_ONE_ROUND = regex(_ROUND)
_SCORE_BEFORE = regex(rf"^{_SCORE}$")
_ROUND_AFTER = regex(rf"(?:さん)?と(?:の|対戦した){_ROUND}")
_WRESTLER = regex(r"(?<![一-龠々ァ-ヺー])[一-龠々ノヶ]{2,5}(?=[（(][^（）()、]{1,6}部屋[）)])")
"""Who is told by his stable: 若葉山（青葉部屋）."""
_WORDS = r"[一-龠々ヶァ-ヺーA-Za-z]{2,14}"
_RUN = regex(rf"{_WORDS}(?=株式会社|[（(][一-龠々]{{1,5}}[市町村区][）)]|戦|を|に|さんを|さんに|と)|(?<=株式会社){_WORDS}")
"""What an exact frame or the form of a firm tells to be a name whatever words it is made of."""
_EARLIER = regex(r"昨年|前回|去年|前年|年前|昨季|前季|昨シーズン|一昨")
_SUBJECT = regex(r"(?:^|[、。のは])(?P<side>[一-龠々ァ-ヺーA-Za-z]{2,12})(?:さん)?[がは]、?")
_HEAD = regex(r"^[^、。]{2,18}?[たし](?P<side>[一-龠々ァ-ヺーA-Za-z]{2,12})(?:さん)?[はがも、]")
_SKIPPED = frozenset({Role.TITLE, Role.BYLINE, Role.REFERENCE, Role.CODE, Role.NAVIGATION})
_COMING = "新会社"
_NEW_FIRM = regex(r"(?:新会社|持ち?株会社|統合会社|新法人|新団体|新組織)$")
"""A firm to come, whose posts are told by that word: 持ち株会社の|社長に就く."""
_WIDE = 40
_SHORTEST_RUN = 4
_HEADED = ("店", "館", "園", "校", "院", "署", "駅", "寮", "所")
_HEAD_OF = regex(rf"(?:支|学|病|本)?[{''.join(_HEADED)}]長")
"""Who heads a house: 店長."""
_LEAST = 3
HEAD = "長"
OPPONENT, DEED = "相手", "したこと"


class Post(NamedTuple):
    """A name that holds a post in one text."""

    role: str
    key: str
    """The row, round or place that the post is of; empty where its own words tell."""
    name: Bound
    exact: bool = True
    """Whether the frame is a label, a cell or a verb rather than two nouns side by side."""
    side: str = ""
    """Whose opponent it is."""
    deed: bool = False
    """Whether it is only told that somebody did it."""
    owner: str = ""
    """The name of what the post is held of: 若葉工場の|施工を請け負った."""


class _Known(NamedTuple):
    """The names of one text and where they stand."""

    names: frozenset[str]
    people: frozenset[int]
    holders: frozenset[int]
    """Persons and firms."""
    houses: Sequence[tuple[int, str]]
    """What places and bodies are called, by position."""

    def house(self, kind: str, start: int) -> str:
        """The house of a kind that was named last before a position."""
        return next((name for at, name in reversed(self.houses) if at < start and name.endswith(kind) and len(name) > _LEAST), "")


def posts(discourse: Discourse, bound: Sequence[Bound]) -> Iterator[Post]:
    """The posts that one text gives to the names in it."""
    for role, key, name in seats(discourse, bound):
        yield Post(role, key, name)
    view = discourse.view
    for role, key, name in moves(discourse):
        yield Post(role, key, name)
    known = _Known(
        frozenset(name.plain for name in bound if name.sort != OTHER),
        frozenset(name.mention.span.start for name in bound if name.sort == PERSON),
        frozenset(name.mention.span.start for name in bound if name.sort in (PERSON, FIRM)),
        sorted((name.mention.span.start, name.plain) for name in bound if name.plain.endswith(_HEADED)),
    )
    for name in (*bound, *_framed(discourse, bound), *family_names(discourse, bound)):
        block = view.block_of(view.sentence_at(name.mention.span.start))
        if block.role not in _SKIPPED and (name.sort in (PERSON, FIRM, OTHER) or name.firm):
            yield from _of_name(discourse, known, name, block)


def _of_name(discourse: Discourse, known: _Known, name: Bound, block: Block) -> Iterator[Post]:
    """The posts that the words around one name give it."""
    view, (start, end) = discourse.view, name.mention.span
    low, high = max(name.sentence.start, start - _WIDE), min(name.sentence.end, end + _WIDE)
    before, after = _FORM_BEFORE.sub("", view.text[low:start]), _FIRM_FORM.sub("", view.text[end:high])
    if tells_former(before) or (after.startswith("の") and end + 1 in known.people):
        return  # 委員長を務めた|若葉大の|早瀬美緒教授
    labels = [discourse.block_text(index).strip() for index in (*block.row[-1:], *block.column[-1:])]
    opening = low + before.rfind("（") if before.rfind("（") > before.rfind("）") else low
    if not known.holders.isdisjoint(range(low, opening)):
        labels = []  # 最優秀選手：早瀬大輝（|青葉高）
    yield from _of_round(name, before, after, labels)
    if role := deed(after):
        yield Post(role, "", name, deed=True)
    if name.sort == PERSON and (role := deed_done(after)):
        yield Post(DEED, role, name, deed=True)
    for role, exact, owner in (*told(before, after), *((label, True, "") for label in labels)):
        if _SLASH.search(role) and (_SLASH.match(after) or _SLASH.search(before[-1:])):
            continue  # 設計/施工　青井設計室/大井組
        whole, whose = _COMING + role if _NEW_FIRM.search(owner) else role, fold(owner)
        for word in map(post_word, _JOINED.split(whole)):
            if word and word not in known.names:  # 青嶺社は若葉電機を買収した
                yield Post(word, "", name, exact, owner=whose if whose in known.names else "")
            named = low + max(0, before.rfind(role))
            if name.sort == PERSON and _HEAD_OF.fullmatch(word) and (house := known.house(word[:-1], named)):
                yield Post(HEAD, house, name)  # 松山湖畔店です。…店長には早瀬美緒を起用しました


def _framed(discourse: Discourse, bound: Sequence[Bound]) -> Iterator[Bound]:
    """The names of any words that only their frame tells."""
    view = discourse.view
    taken = {name.mention.span for name in bound}
    for span, _block in view.sentences:
        for match in _WRESTLER.finditer(view.text, *span):
            if Span(*match.span()) not in taken:
                yield framed(view.document.path, span, match.span(), match.group(), PERSON, base=0)
        for match in _RUN.finditer(view.text, *span):
            text = match.group().removesuffix("株式会社").removeprefix("株式会社")
            if Span(*match.span()) in taken or len(text) != match.end() - match.start() or len(text) < _SHORTEST_RUN:
                continue
            firm = view.text.startswith(("株式会社", "（", "("), match.end()) or view.text.endswith("株式会社", 0, match.start())
            before = view.text[max(span.start, match.start() - _WIDE) : match.start()]
            if firm or _ROUND_BEFORE.search(before) or _ROUND_AFTER.match(view.text, match.end(), span.end):
                yield framed(view.document.path, span, match.span(), text, FIRM, base=0)


def _of_round(name: Bound, before: str, after: str, labels: Sequence[str]) -> Iterator[Post]:
    """The round in which a name is the opponent."""
    if _EARLIER.search(before):
        return
    found = _ROUND_BEFORE.search(before)
    if found and _BOUT_AFTER.match(after):
        side = _SUBJECT.search(before, found.end("round")) or _HEAD.match(after)
        yield Post(OPPONENT, fold(found.group("round")), name, side=side.group("side") if side else "")
        return
    found = _ROUND_LINE.search(before) or _ROUND_AFTER.match(after)
    if not found and labels and _SCORE_BEFORE.search(before):
        found = _ONE_ROUND.fullmatch(labels[0])
    if found:
        yield Post(OPPONENT, fold(found.group("round")), name)
