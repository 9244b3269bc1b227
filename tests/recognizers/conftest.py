"""The recognisers with the built-in lexicon, and a short way to write down what they find."""

from collections.abc import Callable

import pytest

from claimcheck.engine.pack import builtin_folder, load_lexicon
from claimcheck.model.claims import Mention
from claimcheck.recognizers import Recognizers
from claimcheck.text.lexicon import Lexicon
from claimcheck.text.view import View

Find = Callable[[str], list[Mention]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon([builtin_folder()])


@pytest.fixture(scope="session")
def recognizers(lexicon: Lexicon) -> Recognizers:
    return Recognizers(lexicon)


@pytest.fixture(scope="session")
def find(recognizers: Recognizers) -> Find:
    return lambda text: recognizers.mentions(View.of_text(text))
