"""Messages that exist in Japanese and English."""

from typing import Literal, Self

Lang = Literal["ja", "en"]


class Wording(str):
    """A message in Japanese that carries its English version along, through exceptions and reports."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, ja: str, en: str) -> Self:
        """Join the two versions of one message."""
        wording = super().__new__(cls, ja)
        wording.en = en
        return wording


def both(ja: str, en: str) -> Wording:
    """A message in both languages; it reads as the Japanese one until `in_language` asks for the other."""
    return Wording(ja, en)


def in_language(text: str, lang: str) -> str:
    """The version of `text` for `lang`; text without a version of its own is returned as it is."""
    return text.en if lang == "en" and isinstance(text, Wording) else str(text)
