import pytest

from claimcheck.text.sentences import split_sentences

CASES = {
    "売上は3億円。利益は1億円。": ["売上は3億円。", "利益は1億円。"],
    "社長は「売上は3億円。利益は1億円だ」と話した。次も。": [
        "社長は「売上は3億円。利益は1億円だ」と話した。",
        "次も。",
    ],
    "「登録者は80万人。1年で2.5倍です。有料は4万人」": ["「登録者は80万人。", "1年で2.5倍です。", "有料は4万人」"],
    "「収入は4億円です。支出は3億円です。」": ["「収入は4億円です。", "支出は3億円です。」"],
    "「はい。」と「いいえ。」": ["「はい。」と「いいえ。」"],
    "大会新！　2位は川上。": ["大会新！", "2位は川上。"],
    "1.5倍に増え、Yahoo!ニュースに載った。": ["1.5倍に増え、Yahoo!ニュースに載った。"],
    "改行で\n折り返した文。\n次の文": ["改行で\n折り返した文。", "次の文"],
    "閉じない括弧（参照:出典。次の文です。": ["閉じない括弧（参照:出典。次の文です。"],
    "全部で３．５トン．以上": ["全部で３．５トン．", "以上"],
    " \n": [],
}


@pytest.mark.parametrize(("text", "sentences"), CASES.items())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_sentences(text: str, sentences: list[str], newline: str) -> None:
    source = text.replace("\n", newline)
    found = [source[slice(*span)] for span in split_sentences(source)]
    assert [sentence.replace(newline, "\n") for sentence in found] == sentences


def test_spans_begin_at_the_block() -> None:
    assert split_sentences("あ。い。", 10) == [(10, 12), (12, 14)]
