"""The words by which figures are told apart that look alike: levels and differences, all of a body and some of it."""

from collections.abc import Mapping, Sequence

from claimcheck.model.pattern import regex

_COMPARED = r"(?:対?(?:前[年月期回日季週](?:度|同期|同月)?|昨年度?|計画|予算|目標|平年|予想)比?の?)?"
"""With what a label says that its figures are compared."""


class FigureWords:
    """Word lists of rules/lexicon for the moods, measures and owners of figures."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.apart, self.unchanged, self.aiming = (
            frozenset(words.get(name, ())) for name in ("apart", "unchanged", "aiming")
        )
        """How far figures are apart, 3万円違う; what there is none of where one stays, 変更はない; verbs of aims."""
        self.raising, self.spending = (frozenset(words.get(name, ())) for name in ("raising", "spending"))
        self.headcounts, self.staffing = (frozenset(words.get(name, ())) for name in ("headcounts", "staffing"))
        """Attributes that count who a body has, and what all of them do or who says how many: 働く, 抱える."""
        self.authorities, self.settlements = (tuple(words.get(name, ())) for name in ("authorities", "settlements"))
        """How the names of bodies end that report figures of others, and of places where people live."""
        self._apart = regex(_COMPARED + rf"(?:{'|'.join(words.get('apart_labels', ())) or '(?!)'})[額数量率幅]?")

    def is_apart(self, label: str) -> bool:
        """Whether a label is of how far the figures of its row are apart: 差, 前年差, 対計画増減額."""
        return self._apart.fullmatch(label) is not None
