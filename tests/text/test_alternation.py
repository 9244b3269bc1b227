"""One expression, or one look-up, for many words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.alternation import AnyOf, alternation

_WORDS = st.lists(st.text("社長会場.(", min_size=1, max_size=4), max_size=8)


@given(_WORDS, st.text("社長会場.(で", max_size=20))
def test_both_find_any_of_the_words(words: list[str], text: str) -> None:
    expected = any(word in text for word in words)
    assert (re.search(alternation(words), text) is not None) == expected
    assert AnyOf(words).occurs(text, 0, len(text)) == expected


def test_a_word_may_reach_beyond_the_stretch_it_begins_in() -> None:
    assert AnyOf(["会場"]).occurs("会場は市民ホール", 0, 1)
    assert not AnyOf(["会場"]).occurs("会場は市民ホール", 1, 8)
