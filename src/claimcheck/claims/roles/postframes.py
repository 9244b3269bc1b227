"""The exact frames in which the words around a name give it a post: 棟梁：|西浦忠吉, 委員長を務めた|三谷幸子.

See Note [Posts] in `claimcheck.claims.roles.posts`.
"""

from collections.abc import Iterator

from claimcheck.model.pattern import regex
from claimcheck.text.alternation import any_of
from claimcheck.text.normalize import fold

_NOUN = r"[一-龠々ァ-ヺー]{2,12}"
_AFFIX = regex(r"^(?:単独|同社の|今回の|同)|(?:(?:会社|企業|法人|業者|責任者)|(?<=..)(?:者|役|先|元|社|方|氏|担当))$")
"""What says only that somebody holds a post: 単独|主幹事|会社, 設計|者."""
_HELD = any_of((
    *("務め", "勤め", "つとめ", "担当", "手がけ", "手掛け", "担い", "担う", "担っ", "引き受け", "引受け", "受け持", "率い", "統率"),
    *("起用", "任命", "指名", "迎え", "選任", "委嘱", "依頼", "就任", "就い", "就く", "就っ", "あたる", "あたり", "あたっ"),
    *("当たる", "当たり", "当たっ", "請け負", "行い", "行う", "行っ", "おこな", "受賞", "受け"),
    *("獲得", "選ばれ", "輝い", "輝き", "ある", "あっ"),
)).pattern
_HONORIFIC = r"(?:さん|氏|社|選手|様|弁護士|公認会計士|税理士|司法書士|行政書士)"
_NOTE = rf"{_HONORIFIC}?(?:・[^、。・（）「」]{{2,10}}(?:長|役|氏))?(?:[（(][^（()）]{{1,12}}[）)])?"
_LABEL_BEFORE = regex(
    r"(?:^|[\n（(、。,・　 ■◆○●*\-【［\[〔〈《])(?P<role>[一-龠々ァ-ヺー・兼]{2,16}|[作画絵文曲詞訳編](?=[*：:]))"
    r"(?:\**[：:]\**[ 　]*|[ 　]+)$"
)
_TOPIC_BEFORE = regex(
    rf"(?:^|[\n、。（(「のがで])(?P<role>(?:{_NOUN}[・と]|)?{_NOUN}|(?<![一-龠々])[作画絵詞訳])に?は、?(?P<gap>[^、。「」（）()]{{0,18}})$"
)
_NO_BEFORE = regex(rf"(?:^|[^一-龠々ァ-ヺー])(?P<role>{_NOUN})(?:の|・)$")
_DID_BEFORE = regex(
    r"(?:^|[^一-龠々ァ-ヺー])(?P<role>[一-龠々]{2,6})"
    r"(?:した|する|を(?:担当し|務め|手がけ|手掛け|請け負っ|引き受け|任され|担っ|受賞し|獲得し)(?:て(?:くださっ|下さっ|いただい|頂い|くれ|き|い))?た"
    r"|を(?:担当し|務め|手がけ|手掛け|請け負っ|担っ)ている"
    r"|に(?:就任し|就い|選ばれ|起用され|決まっ|なっ)た|に(?:就く|就任する|なる)"
    r"|を(?:務める|担当する|手がける|手掛ける|請け負う|引き受ける|任される|担う)|(?<=[委依委発][託頼嘱注])を受けた|(?<=下請)けた)"
    r"(?:[^、。「」（）()]{0,12}の)?$"
)
_LEG_BEFORE = regex(
    r"(?:^|[^0-9０-９第])(?P<role>第?[0-9０-９]{1,2}(?:区|走者?|番手|レーン|番走者|位))(?:の|に?は、?)?(?:[^、。]{0,8}の)?$"
)
_LEG = regex(r"第?([0-9]{1,2}(?:区|走|番手|レーン|位))者?")
_HOLDS_AFTER = regex(
    rf"^{_NOTE}[がはも]、?(?:[^、。がは]{{0,12}}の)?(?P<role>{_NOUN})(?:の(?:職|任|座|ポスト|地位|要職))?"
    rf"(?:を|に|として)[^。、]{{0,8}}(?:{_HELD})"
)
_HELD_AFTER = regex(
    rf"^{_NOTE}(?:が[^。、]{{0,8}}(?:{_HELD})|[をに](?:起用|任命|指名|迎え|選任|選ん|委嘱|依頼|決ま|決め|充て)"
    rf"|[にへ](?:お願い|お任せ|任せ|頼[みん]|委託|発注|外注)|の[0-9A-Za-zァ-ヺー]{{2}}"
    r"|の手に(?:なる|なった|よる)|による(?:もの)?(?:だ|です|。|で、|$)|の(?:作|筆|作品)(?:だ|です|。|で、|$))"
    rf"|^{_HONORIFIC}?(?:[（(][^（）()]{{1,30}}[）)])?(?:だ|です|である|、|。|で、|$)"
)
_CLEFT_BEFORE = regex(
    rf"(?:^|[^一-龠々ァ-ヺー])(?P<role>{_NOUN})を(?:務め|担当し|手がけ|担)[^、。]{{0,4}}のは、?(?P<gap>[^、。「」（）()]{{0,8}})$"
)
_BRACKET_AFTER = regex(r"^(?:さん|氏)?[（(](?P<role>[一-龠々ァ-ヺー]{3,12})[）)]")
_DEFINITE = regex(
    r"(?<!取引)(?<!提携)(?<!勤務)(?<!訪問)(?<!派遣)(?<!出張)(?<!旅行)(?<!得意)(?<!連絡)(?<!就職)(?<!販売)(?<!納入)(?<=..)先$"
)
"""To whom something was given: 再委託先の|双葉電算."""
_BID = "落札"
_DOES_AFTER = regex(rf"^{_NOTE}[がは]、?(?:(?P<role>[一-龠]{{2,4}})し(?:た|て|ました)|[競せ]り落とし?[たすしてま])")
"""三輪組（青葉市）が|施工した."""
_DOES_TO_AFTER = regex(
    rf"^{_NOTE}[がは]、?(?:[^、。をがは]{{0,8}}で)?(?P<thing>[一-龠々ァ-ヺー]{{2,8}})を(?P<deed>[一-龠]{{2,4}})(?:し(?:た|て|ました)|、|。|$)"
)
"""早瀬美緒さんが銀のおので|支綱を|切断."""
_OF_MANY = regex(
    r"獲得|受賞|達成|更新|記録|説明|報告|紹介|強調|指摘|表明|参加|担当|視察|訪問|確認|見学|体験|期待|披露|公開|発表"
    r"|予定|検討|希望|要望|主張|要請|提案|質問|利用|購入|応援|制覇"
    r"|突破|完走|批判|評価|歓迎|反対|支持|否定|求|感謝|意識|経験|目指|注目"
    r"|重視|準備|開始|継続|維持|実現|支援|出版|執筆|発揮|追加|披歴|疑問|懸念|警戒|謝罪|回答|答弁|発言|代表"
)
"""What many do side by side, or somebody again and again."""
_OWNER = regex(r"(?P<owner>[^\s、。はがをにでも「」『』（）()：:]{2,16})(?:の|における)$")
_CREDITS = frozenset("作画絵文曲詞訳編")
"""Posts of one letter: 作：早瀬美緒."""
_SHORTEST = 2
_LONGEST = 14
_FORMER = regex(r"(?:前(?!工程|半|線|庭|面|部|輪|文|奏|座)|元(?!請)|旧|初代|先代|次期|歴代|副|準|助(?!言)|新任|代理|補佐|候補)")
"""Before or in a post: somebody else's."""
_NO_POST = regex(
    r"(?:会社|人物|名前|氏名|名称|会場|場所|住所|所在地?|備考|内容|項目|相手|同社|同氏|地元|近隣|隣|現地|年前|当時|最後|最初|一部|全員|双方"
    r"|両者|両社|自分|以外|以上|以下|前後|国内|海外|世界|出身|在住|生まれ|周辺|中心|関係者?|担当者?|代表者?|社員|会社員|医師|弁護士|教授|(?<!殊勲)(?<!優秀)選手|記者|住民|議員|委員|会員"
    r"|職員|従業員|学生|生徒|児童|利用者|参加者|主婦|農家|漁師|本人|男性|女性|氏|さん|開催|発表|時点|今回|今年|昨年|来年|午前|午後|現在|従来|問い?合わせ先?|連絡先"
    r"|[0-9０-９一二三四五六七八九十]+[年月日人代]|目|など|ほか|[年月日]|歳|上|下|中|内|外|間|後|前|別|系|製|産|発|着|行|各社|各地|他社"
    r"|男子|女子|個人|団体|混合|説明|案内|対応|応対|質疑|業務|仕事|練習"
    r"|協力|共同|協賛|後援|評価|系列|名産|見込み|階|号|事実|部分|学"
    r"|[都道府県市区町村]|もの|こと|大会|昨季|今季|前季|シーズン|地区|本部|支部|支店|本店)$"
)


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


def told(before: str, after: str) -> Iterator[tuple[str, bool, str]]:
    """The posts that the words around a name give it, whether in an exact frame, and what they are held of."""
    for pattern in (_LABEL_BEFORE, _TOPIC_BEFORE, _CLEFT_BEFORE, _DID_BEFORE, _LEG_BEFORE, _NO_BEFORE):
        found = pattern.search(before)
        if found is not None and (pattern is not _TOPIC_BEFORE or _HELD_AFTER.match(after)):
            role, owner = found.group("role"), _OWNER.search(before, 0, found.start("role"))
            exact = pattern is not _NO_BEFORE or _DEFINITE.search(role) is not None
            yield role, exact, owner.group("owner") if owner else ""
    for pattern in (_HOLDS_AFTER, _BRACKET_AFTER):
        if found := pattern.match(after):
            yield found.group("role"), True, ""


def deed(after: str) -> str:
    """The post that what is told of a name would be under a label: 三輪組が施工した."""
    found = _DOES_AFTER.match(after)
    return post_word(found.group("role") or _BID) if found is not None else ""


def deed_done(after: str) -> str:
    """What somebody did to what, where it is done once: 早瀬美緒さんがひもを切断."""
    found = _DOES_TO_AFTER.match(after)
    if found is None or _OF_MANY.search(found.group("deed")) or found.group("thing").endswith("賞"):
        return ""
    return found.group("thing") + found.group("deed")
