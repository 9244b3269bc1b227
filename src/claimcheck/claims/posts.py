"""Who holds which post of one text: 棟梁：西浦忠吉, 西浦忠吉が棟梁を務める, 音楽は大野弦が手がけ, 準決勝の東都ガス戦.

Note [Posts]. A post is any noun that a text gives a name to in one of a few exact frames: a label before it, the bracket
behind it, の between the two, は with a verb that says no more than that the post is held (務める, 手がける, 担当する), the row
and column of a cell. The opponent of a round, the town of a place and the school of a person are posts, too. The words of the
two texts must be the same but for what only says that somebody holds a post (単独主幹事会社, 主幹事), so no score is needed.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.claims.boundnames import FIRM, OTHER, PERSON, Bound
from claimcheck.claims.discourse import Discourse
from claimcheck.claims.postnames import family_names, moves
from claimcheck.claims.seats import framed, seats
from claimcheck.model.document import Role
from claimcheck.model.pattern import regex
from claimcheck.model.span import Span
from claimcheck.text.alternation import any_of
from claimcheck.text.normalize import fold

_NOUN = r"[一-龠々ァ-ヺー]{2,12}"
_AFFIX = regex(r"^(?:単独|同社の|今回の|同)|(?:(?:会社|企業|法人|業者|責任者)|(?<=..)(?:者|役|先|元|社|方|氏|担当))$")
"""What says only that somebody holds a post: 単独|主幹事|会社, 設計|者."""
_JOINED = regex(r"[・、と兼／/&]|および|並びに")
_HELD = any_of((
    *("務め", "勤め", "つとめ", "担当", "手がけ", "手掛け", "担い", "担う", "担っ", "引き受け", "引受け", "受け持", "率い", "統率"),
    *("起用", "任命", "指名", "迎え", "選任", "委嘱", "依頼", "就任", "就い", "就く", "就っ", "あたる", "あたり", "あたっ"),
    *("当たる", "当たり", "当たっ", "請け負", "行い", "行う", "行っ", "おこな", "受賞", "受け"),
    *("獲得", "選ばれ", "輝い", "輝き"),
)).pattern
_NOTE = r"(?:さん|氏|社|選手)?(?:・[^、。・（）「」]{2,10}(?:長|役|氏))?(?:[（(][^（()）]{1,12}[）)])?"
_LABEL_BEFORE = regex(
    r"(?:^|[\n（(、。,・　 ■◆○●*\-])(?P<role>[一-龠々ァ-ヺー・兼]{2,16}|[作画絵文曲詞訳編](?=[*：:]))(?:\**[：:]\**[ 　]*|[ 　]+)$"
)
_TOPIC_BEFORE = regex(
    rf"(?:^|[\n、。（(「のがで])(?P<role>(?:{_NOUN}[・と]|)?{_NOUN}|(?<![一-龠々])[作画絵詞訳])に?は、?(?P<gap>[^、。「」（）()]{{0,18}})$"
)
_NO_BEFORE = regex(rf"(?:^|[^一-龠々ァ-ヺー])(?P<role>{_NOUN})(?:の|・)$")
_DID_BEFORE = regex(
    r"(?:^|[^一-龠々ァ-ヺー])(?P<role>[一-龠々]{2,6})(?:した|する|を(?:担当し|務め|手がけ|手掛け|請け負っ|引き受け|任され|担っ|受賞し|獲得し)た|に(?:就任し|就い|選ばれ|起用され|決まっ|なっ)た|に(?:就く|就任する|なる)"
    r"|を(?:務める|担当する|手がける|手掛ける|請け負う|引き受ける|任される|担う)|(?<=[委依委発][託頼嘱注])を受けた|(?<=下請)けた)"
    r"(?:[^、。「」（）()]{0,12}の)?$"
)
_LEG_BEFORE = regex(r"(?:^|[^0-9０-９第])(?P<role>第?[0-9０-９]{1,2}(?:区|走者?|番手|レーン|番走者|位))(?:の|に?は、?)?(?:[^、。]{0,8}の)?$")
_LEG = regex(r"第?([0-9]{1,2}(?:区|走|番手|レーン|位))者?")
_HOLDS_AFTER = regex(rf"^{_NOTE}[がはも]、?(?:[^、。がは]{{0,12}}の)?(?P<role>{_NOUN})(?:を|に|として)[^。、]{{0,8}}(?:{_HELD})")
_HELD_AFTER = regex(
    rf"^{_NOTE}(?:が[^。、]{{0,8}}(?:{_HELD})|[をに](?:起用|任命|指名|迎え|選任|選ん|委嘱|依頼|決ま|決め|充て)"
    rf"|[にへ](?:お願い|お任せ|任せ|頼[みん]|委託|発注|外注)|の[0-9A-Za-zァ-ヺー]{{2}})"
    r"|^(?:さん|氏|選手)?(?:[（(][^（）()]{1,30}[）)])?(?:だ|です|である|、|。|で、|$)"
)
_CLEFT_BEFORE = regex(
    rf"(?:^|[^一-龠々ァ-ヺー])(?P<role>{_NOUN})を(?:務め|担当し|手がけ|担)[^、。]{{0,4}}のは、?(?P<gap>[^、。「」（）()]{{0,8}})$"
)
_BRACKET_AFTER = regex(r"^(?:さん|氏)?[（(](?P<role>[一-龠々ァ-ヺー]{3,12})[）)]")
_DEFINITE = regex(r"(?<!取引)(?<!提携)(?<!勤務)(?<!訪問)(?<!派遣)(?<!出張)(?<!旅行)(?<!得意)(?<!連絡)(?<!就職)(?<!販売)(?<!納入)(?<=..)先$")
"""To whom something was given: 再委託先の|双葉電算."""
_FIRM_FORM = regex(r"^(?:株式|有限|合同)会社")
_FORM_BEFORE = regex(r"(?:株式|有限|合同)会社$")
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
_BID = "落札"
_DOES_AFTER = regex(rf"^{_NOTE}[がは]、?(?:(?P<role>[一-龠]{{2,4}})し(?:た|て|ました)|[競せ]り落とし?[たすしてま])")
"""三輪組（青葉市）が|施工した."""
_DOES_TO_AFTER = regex(
    rf"^{_NOTE}[がは]、?(?:[^、。をがは]{{0,8}}で)?(?P<thing>[一-龠々ァ-ヺー]{{2,8}})を(?P<deed>[一-龠]{{2,4}})(?:し(?:た|て|ました)|、|。|$)"
)
"""早瀬美緒さんが銀のおので|支綱を|切断."""
_OF_MANY = regex(
    r"獲得|受賞|達成|更新|記録|説明|報告|紹介|強調|指摘|表明|参加|担当|視察|訪問|確認|見学|体験|期待|披露|公開|発表|予定|検討|希望|要望|主張|要請|提案|質問|利用|購入|応援|制覇"
    r"|突破|完走|批判|評価|歓迎|反対|支持|否定|求|感謝|意識|経験|目指|注目|重視|準備|開始|継続|維持|実現|支援|出版|執筆|発揮|追加|披歴|疑問|懸念|警戒|謝罪|回答|答弁|発言|代表"
)
"""What many do side by side, or somebody again and again."""
_OWNER = regex(r"(?P<owner>[^\s、。はがをにでも「」『』（）()：:]{2,16})(?:の|における)$")
_CREDITS = frozenset("作画絵文曲詞訳編")
"""Posts of one letter: 作：早瀬美緒."""
_WIDE = 40
_SHORTEST = 2
_LONGEST = 14
_SHORTEST_RUN = 4
_FORMER = regex(r"(?:前(?!工程|半|線|庭|面|部|輪|文|奏|座)|元(?!請)|旧|初代|先代|次期|歴代|副|準|助(?!言)|新任|代理|補佐|候補)")
"""Before or in a post: somebody else's."""
_NO_POST = regex(
    r"(?:会社|人物|名前|氏名|名称|会場|場所|住所|所在地?|備考|内容|項目|相手|同社|同氏|地元|近隣|隣|現地|年前|当時|最後|最初|一部|全員|双方"
    r"|両者|両社|自分|以外|以上|以下|前後|国内|海外|世界|出身|在住|生まれ|周辺|中心|関係者?|担当者?|代表者?|社員|会社員|医師|弁護士|教授|(?<!殊勲)(?<!優秀)選手|記者|住民|議員|委員|会員"
    r"|職員|従業員|学生|生徒|児童|利用者|参加者|主婦|農家|漁師|本人|男性|女性|氏|さん|開催|発表|時点|今回|今年|昨年|来年|午前|午後|現在|従来|問い?合わせ先?|連絡先"
    r"|[0-9０-９一二三四五六七八九十]+[年月日人代]|目|など|ほか|[年月日]|歳|上|下|中|内|外|間|後|前|別|系|製|産|発|着|行|各社|各地|他社|男子|女子|個人|団体|混合|説明|案内|対応|応対|質疑|業務|仕事|練習|協力|共同|協賛|後援|評価|系列|名産|見込み|階|号|事実|部分|学|[都道府県市区町村]|もの|こと|大会|昨季|今季|前季|シーズン|地区|本部|支部|支店|本店)$"
)
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


def posts(discourse: Discourse, bound: Sequence[Bound]) -> Iterator[Post]:
    """The posts that one text gives to the names in it."""
    for role, key, name in seats(discourse, bound):
        yield Post(role, key, name)
    view = discourse.view
    for role, key, name in moves(discourse):
        yield Post(role, key, name)
    names = {name.plain for name in bound if name.sort != OTHER}
    holders = {name.mention.span.start for name in bound if name.sort in (PERSON, FIRM)}
    people = {name.mention.span.start for name in bound if name.sort == PERSON}
    for name in (*bound, *_framed(discourse, bound), *family_names(discourse, bound)):
        sent = view.sentence_at(name.mention.span.start)
        block = view.block_of(sent)
        if block.role in _SKIPPED or not (name.sort in (PERSON, FIRM, OTHER) or name.firm):
            continue
        start, end = name.mention.span
        low, high = max(name.sentence.start, start - _WIDE), min(name.sentence.end, end + _WIDE)
        before, after = _FORM_BEFORE.sub("", view.text[low:start]), _FIRM_FORM.sub("", view.text[end:high])
        if after.startswith("の") and end + 1 in people:
            continue  # 委員長を務めた|若葉大の|早瀬美緒教授
        labels = [discourse.block_text(index).strip() for index in (*block.row[-1:], *block.column[-1:])]
        opening = before.rfind("（") if before.rfind("（") > before.rfind("）") else -1
        if opening >= 0 and any(low <= at < start - len(before) + opening for at in holders):
            labels = []  # 最優秀選手：早瀬大輝（|青葉高）
        yield from _of_round(name, before, after, labels)
        yield from _done(name, after)
        for role, exact, owner in (*_told(before, after), *((label, True, "") for label in labels)):
            role = _COMING + role if _NEW_FIRM.search(owner) else role
            owner = owner if fold(owner) in names else ""
            for part in _JOINED.split(role):
                word = post_word(part)
                if word and word not in names:  # 青嶺社は若葉電機を買収した
                    yield Post(word, "", name, exact, owner=fold(owner))


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


def post_word(text: str) -> str:
    """What a post is called, without what says only that somebody holds it; empty for what is none or a former one."""
    role = fold(text.strip().strip("*"))
    if (leg := _LEG.fullmatch(role)) is not None:
        return leg.group(1)
    if role in _CREDITS:
        return role
    if _FORMER.search(role):
        return ""
    while (short := _AFFIX.sub("", role)) != role and len(short) >= _SHORTEST:
        role = short
    return role if _SHORTEST <= len(role) <= _LONGEST and not _NO_POST.search(role) else ""


def _told(before: str, after: str) -> Iterator[tuple[str, bool, str]]:
    """The posts that the words around a name give it, whether in an exact frame, and what they are held of."""
    for pattern, followed in ((_LABEL_BEFORE, None), (_TOPIC_BEFORE, _HELD_AFTER), (_CLEFT_BEFORE, None), (_DID_BEFORE, None), (_LEG_BEFORE, None)):
        found = pattern.search(before)
        if found is not None and (followed is None or followed.match(after)):
            owner = _OWNER.search(before, 0, found.start("role"))
            yield found.group("role"), True, owner.group("owner") if owner else ""
    if found := _NO_BEFORE.search(before):
        owner = _OWNER.search(before, 0, found.start("role"))
        yield found.group("role"), _DEFINITE.search(found.group("role")) is not None, owner.group("owner") if owner else ""
    for pattern in (_HOLDS_AFTER, _BRACKET_AFTER):
        if found := pattern.match(after):
            yield found.group("role"), True, ""


def _done(name: Bound, after: str) -> Iterator[Post]:
    """The deeds that are told of a name: 三輪組が施工した, 早瀬美緒さんがひもを切断."""
    if (found := _DOES_AFTER.match(after)) is not None and (role := post_word(found.group("role") or _BID)):
        yield Post(role, "", name, deed=True)
    found = _DOES_TO_AFTER.match(after) if name.sort == PERSON else None
    if found is not None and not _OF_MANY.search(found.group("deed")) and not found.group("thing").endswith("賞"):
        yield Post(DEED, f"{found.group('thing')}{found.group('deed')}", name, deed=True)




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
