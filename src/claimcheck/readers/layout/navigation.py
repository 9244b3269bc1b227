"""Navigation: what a web page puts around its text, whose numbers belong to other stories."""


from claimcheck.model.pattern import regex
from claimcheck.readers.layout.lines import Line

_RANKED = "人気|注目|おすすめ|オススメ|最新|新着|アクセス|週間|月間"
_THINGS = "記事|ランキング|連載|ニュース|タグ|カテゴリー?|動画|投稿|コメント|エントリー"
_HARD = regex(
    rf"[^\s。、]{{0,6}}(?:{_RANKED})の?(?:{_THINGS})+(?:一覧|ランキング|更新|はこちら)?|ランキング|ここから先は.{{0,12}}"
    r"|この記事が気に入ったら.*|カテゴリー?(?:一覧)?|(?:月別)?アーカイブ|コメントを(?:残す|書く|投稿する).*"
    r"|サイトマップ|プライバシーポリシー|利用規約|(?:会員|新規)登録.{0,8}|ログイン.{0,12}|トラックバック.*"
    r"|メールマガジン登録.*|広告|PR|スポンサー(?:ドサーチ|リンク|ド.*)|フォローする|この著者の(?:他の)?記事.*"
    r"|(?:©|Copyright|\([Cc]\)) ?.{0,60}"
)
_RELATED = "項目|製品|商品|サービス|記事|ニュース|リンク|キーワード|トピックス|コンテンツ"
_SOFT = regex(
    rf"関連(?:する)?(?:{_RELATED})(?:一覧)?"
    r"|(?:あわせて|併せて|合わせて|こちらも|次に)お?読み(?:たい|ください|になりたい).{0,6}"
    r"|シェア(?:する|してね)?.{0,6}|(?:この記事を)?(?:シェア|ツイート|ポスト|共有)(?:する)?|返信|タグ|SNS|スキ"
    r"|コメント(?:[(（]?\d*[)）]?|欄|一覧)|いいね!?|URLをコピー|タイトルとURLをコピーしました|印刷(?:する)?|続きを読む"
    r"|もっと(?:見|読)る|(?:前|次)の記事.{0,30}|この記事へのコメント|このページ(?:に関する|について|の).{0,20}"
    r"|(?:カテゴリー?|タグ|キーワード)[:：].{0,40}"
)
_PLACES = (
    "見出し画像|未分類|ホーム|トップ(?:ページ)?|TOP|HOME|Home|Topics?|Reports?|News|NEWS|ニュース|メニュー|MENU|Menu|検索"
    "|サイト内検索|ログイン|新規登録|会員登録|雑記|ナビゲーション|お気に入り|経済|社会|政治|国際|海外|国内|地域|スポーツ|文化"
    "|科学|IT|ビジネス|テクノロジー|コラム|PR"
)
_SITE = regex(
    rf"{_PLACES}|カテゴリー.{{0,16}}|本文へ(?:移動|スキップ)?|コンテンツへスキップ|Skip to .*|[^\s。、]{{0,8}}一覧"
    r"|(?:文字(?:の)?(?:サイズ|大きさ)|背景色|配色|音声読み上げ|読み上げる|ふりがな|やさしい日本語|Language|言語)[ 　:：]?.{0,20}"
    r"|Just a moment.*|.{1,30}(?: ?[>›»＞] ?.{1,30}){1,6}|\[?広告\]?"
)
_SYMBOLS = frozenset(">›»/|")
_CONTENTS = regex(r"(?:この記事の)?(?:目次|もくじ|INDEX|Index|Contents)")
_PROSE = 40
_HEADED = frozenset({"hash", "section", "bracket", "square", "number"})


def navigation(lines: list[Line]) -> set[int]:
    """Indices of the lines that are navigation.

    Before the first long line only a page's own furniture counts (未分類, ホーム > ニュース). Later a line such as
    人気記事ランキング opens a stretch that ends at a marked heading with prose below it; 関連記事 opens one that ends at
    the first prose; 目次 one that ends where its first entry comes again.
    """
    found = _numbered_contents(lines)
    contents: set[str] = set()
    body = False
    mode = ""
    for at, line in enumerate(lines):
        if not mode and line.text[-1] == "。" and len(line.text) > _PROSE // 2:
            body = True
            continue
        text = line.text.strip(_DECORATION)
        if mode and _goes_on(lines, at, mode, contents):
            contents.add(line.content)
            mode = "hard" if mode == "soft" and _HARD.fullmatch(text) else mode
            found.add(at)
            continue
        mode = ""
        if len(text) > _PROSE:
            body = True
            continue
        opens = _opens(lines, at, text)
        if opens or (not body and (_SITE.fullmatch(text) or line.text in _SYMBOLS)):
            found.add(at)
        # on top it is a menu, and the text is still to come
        if opens == "contents" or body or 2 * at > len(lines):
            mode = opens
    return found


def _numbered_contents(lines: list[Line]) -> set[int]:
    """Indices of a table of contents as wikis print it: 「2.1 創業期」 above a line that says 創業期."""
    entries = {at: match[1] for at, line in enumerate(lines) if line.text[0].isdigit() and (match := _ENTRY.fullmatch(line.text))}
    if len(entries) < 2:  # noqa: PLR2004
        return set()
    last = {line.text: at for at, line in enumerate(lines)}
    found = {at for at, name in entries.items() if last.get(name, -1) > at}
    return found if len(found) > 1 else set()


_ENTRY = regex(r"[0-9]{1,2}(?:\.[0-9]{1,2})*[ 　]+(\S.{0,30})")
_DECORATION = "■◆●▼【】[]〔〕《》<>＜＞#・- 　:："


def _opens(lines: list[Line], at: int, text: str) -> str:
    """What kind of stretch a line opens: hard, soft, contents, or "" for none."""
    if _CONTENTS.fullmatch(text):
        return "contents"
    kind = "hard" if _HARD.fullmatch(text) else "soft" if _SOFT.fullmatch(text) else ""
    # 「■ 月間ランキング」 with prose right below is a section of the text itself
    return kind if kind and not _introduces(lines, at) else ""


def _goes_on(lines: list[Line], at: int, mode: str, contents: set[str]) -> bool:
    if mode == "contents":
        return lines[at].content not in contents and lines[at].text[-1] != "。"
    return not _resumes(lines, at, mode)


def _prose(line: Line) -> bool:
    return line.text[-1] in "。」" and len(line.text) >= _PROSE and "。" in line.text


def _introduces(lines: list[Line], at: int) -> bool:
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and _prose(after) and not lines[at].text.startswith(("ここから先", "この記事が"))


def _resumes(lines: list[Line], at: int, mode: str) -> bool:
    line = lines[at]
    if line.style in _HEADED and line.text[-1] != "。":
        return at + 1 < len(lines) and _prose(lines[at + 1]) and not _HARD.search(line.text)
    return mode == "soft" and _prose(line) and not line.style
