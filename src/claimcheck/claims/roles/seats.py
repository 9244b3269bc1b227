"""Towns of places and schools of persons that one text tells: 道の駅若葉台（塩尻市）, 松本市の「若葉の湯」, 北陵大出身の早瀬.

They are posts like others, see Note [Posts] in `claimcheck.claims.roles.posts`: a place has one town, and a person comes from one
university. The frames are exact: the bracket behind a name, の or にある between a town and a name, a column of towns or schools.
"""

from collections.abc import Iterator, Sequence

from claimcheck.claims.discourse.boundnames import PERSON, TOWN, Bound
from claimcheck.claims.discourse.discourse import Discourse
from claimcheck.model.claims import Mention
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.model.values import EntityRef
from claimcheck.text.normalize import fold

_STATE = r"(?:[一-龠]{2,3}[都道府県])?"
_TOWN = r"(?P<town>[一-龠々ヶケ]{1,5}市[一-龠々ヶ]{1,4}区|[一-龠々ヶケァ-ヺー]{1,6}?[市町村区])"
_THING = r"(?P<thing>[一-龠々ヶァ-ヺーA-Za-z][^\s　（()）「」『』、。・|：:]{2,15})"
_BRACKET = regex(rf"(?:^|[\s　「『、。・|：:はがをに]){_THING}[」』]?[（(]{_STATE}{_TOWN}[）)]")
_QUOTED = regex(rf"(?:^|[^一-龠々ァ-ヺー]){_STATE}{_TOWN}(?:の|にある|に建つ)[「『]{_THING}[」』]")
_BEFORE = regex(rf"(?:^|[^一-龠々ァ-ヺー]){_STATE}{_TOWN}(?:の|にある|に建つ|)$")
_IN_CELL = regex(rf"^{_STATE}{_TOWN}")
_OF_TOWNS = regex(r"^(?:所在地?|住所|場所|市町村|自治体|地域|市区町村)$")
_SCHOOL = regex(r"(?P<school>[一-龠々ァ-ヺー]{1,8}?(?:大学|大|高校|高))(?:時代|出身|卒|を(?:卒業|出て|出た|経て))")
_SCHOOL_CELL = regex(r"^(?P<school>[一-龠々ァ-ヺー]{1,8}?(?:大学|大|高校|高等学校|高))$")
_OF_SCHOOLS = regex(r"^(?:出身校?|出身大学|最終学歴|母校|学歴)$")
_NO_TOWN = regex(r"^(?:[同当両各旧新本全他近隣][市町村区]|旧|両|各|地元|近隣|周辺|隣)|(?:市場|都市|地区|特区)$")
_HONORED = regex(r"(?:さん|氏|選手|様)$")
_TOPIC = regex(r"^.*[はがを]")
_REACH = 30
SEAT, SCHOOL, UNIVERSITY = "町", "出身校", "大"
_UNREAD = frozenset({Role.REFERENCE, Role.CODE, Role.NAVIGATION, Role.BYLINE})
_LEAST = 3


def seats(discourse: Discourse, bound: Sequence[Bound]) -> Iterator[tuple[str, str, Bound]]:
    """What is told of the town of a place or the school of a person: which of the two, of what, and the name."""
    view = discourse.view
    people = [name for name in bound if name.sort == PERSON]
    for sent, (span, _block) in enumerate(view.sentences):
        if view.block_of(sent).role not in _UNREAD:
            yield from _in_sentence(discourse, sent, span, people)
            yield from _in_cell(discourse, sent, span)
    for name in bound:
        if name.sort in (PERSON, TOWN) or len(name.plain) < _LEAST:
            continue
        low = max(name.sentence.start, name.mention.span.start - _REACH)
        match = _BEFORE.search(view.text[low : name.mention.span.start])
        if match and not _NO_TOWN.search(match.group("town")):
            found = low + match.start("town"), low + match.end("town")
            yield SEAT, name.plain, framed(view.document.path, name.sentence, found, match.group("town"), TOWN, base=0)


def _in_sentence(discourse: Discourse, sent: int, span: Span, people: Sequence[Bound]) -> Iterator[tuple[str, str, Bound]]:
    """What a sentence tells by brackets, by の before a title in quotes, and by a school before a person."""
    view, path = discourse.view, discourse.view.document.path
    text = view.quote(view.sentences[sent].span)
    for match in (*_BRACKET.finditer(text), *_QUOTED.finditer(text)):
        thing = _HONORED.sub("", match.group("thing"))
        if not _NO_TOWN.search(match.group("town")):
            for key in {thing, _TOPIC.sub("", thing)}:
                if len(key) >= _LEAST:
                    yield SEAT, fold(key), framed(path, span, match.span("town"), match.group("town"), TOWN)
    for match in _SCHOOL.finditer(text):
        end = span.start + match.end()
        person = next((name for name in people if end <= name.mention.span.start < min(end + _REACH, span.end)), None)
        if person is not None:
            yield SCHOOL, person.plain, framed(path, span, match.span("school"), match.group("school"), UNIVERSITY)


def _in_cell(discourse: Discourse, sent: int, span: Span) -> Iterator[tuple[str, str, Bound]]:
    """What a cell of a column of towns or schools tells of its row."""
    view, path = discourse.view, discourse.view.document.path
    block, text = view.block_of(sent), view.quote(span)
    if not block.row or not block.column or (block.cell and block.cell.header):
        return
    header, key = discourse.block_text(block.column[-1]).strip(), discourse.block_text(block.row[-1]).strip()
    town, school = _IN_CELL.match(text), _SCHOOL_CELL.match(text)
    if town and _OF_TOWNS.match(header):
        for thing in (key, *_cells(discourse, sent)):
            yield SEAT, fold(thing), framed(path, span, town.span("town"), town.group("town"), TOWN)
    if school and _OF_SCHOOLS.match(header):
        person = fold("".join(key.partition("（")[0].split()))
        yield SCHOOL, person, framed(path, span, school.span("school"), school.group("school"), UNIVERSITY)


def _cells(discourse: Discourse, sent: int) -> Iterator[str]:
    """The cell right after the first one of a row, where the first one only numbers it: S-04 | 若葉台テラス."""
    view = discourse.view
    block = view.block_of(sent)
    index = block.row[-1] + 1
    if index < len(view.document.blocks) and view.document.blocks[index].row == block.row:
        text = discourse.block_text(index).strip()
        if len(text) >= _LEAST:
            yield text


def framed(path: str, sentence: Span, found: tuple[int, int], text: str, sort: str, *, base: int | None = None) -> Bound:
    """A name that was read in an exact frame."""
    base = sentence.start if base is None else base
    span = Span(base + found[0], base + found[1])
    mention = Mention(span, span, EntityRef(name=text, type="other"), (), "role")
    nothing: frozenset[str] = frozenset()
    return Bound(text, sort, sort != TOWN, path, mention, sentence, nothing, nothing, nothing)
