"""The language of one call of the command line."""

import os
import sys

from claimcheck.model.errors import ConfigError
from claimcheck.model.wording import both


def _argument_lang(argv: list[str]) -> str:
    """Language of help and of errors before the settings are known: --lang, CLAIMCHECK_LANG, else Japanese."""
    for index, word in enumerate(argv):
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return os.environ.get("CLAIMCHECK_LANG", "ja")


class Language:
    """The language of this call: as the arguments have it, until the settings are known."""

    def __init__(self, current: str) -> None:
        self.current = current


LANGUAGE = Language(_argument_lang(sys.argv))


def say(ja: str, en: str) -> str:
    """A text in the language of this call."""
    return en if LANGUAGE.current == "en" else ja


def refuse(ja: str, en: str, hint_ja: str = "", hint_en: str = "") -> ConfigError:
    """An error of usage."""
    return ConfigError(both(ja, en), both(hint_ja, hint_en) if hint_ja else "")
