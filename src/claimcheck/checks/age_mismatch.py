"""An age that does not follow from the birth date, on the day the text speaks from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from claimcheck.claims.arithmetic.bornages import Aged
from claimcheck.claims.corpus import Corpus, Draft
from claimcheck.claims.figures.describe import reading
from claimcheck.claims.linking.inferred import STATED
from claimcheck.claims.linking.sametime import bounds_of
from claimcheck.claims.values.repairs import Repair
from claimcheck.model.claims import Claim
from claimcheck.model.findings import Comparison
from claimcheck.model.intervals import Interval
from claimcheck.model.pattern import regex
from claimcheck.model.rules import Rule
from claimcheck.model.values import DAY, Date, Quantity

NAME = "age-mismatch"
NAMELESS = 0.9
"""Confidence where nothing but nearness ties an age to a birth."""
UNDATED = 0.7
"""Confidence in an age too low for the day of the run, in a text that bears no day."""
AGE, AT_DEATH, BORN = "people/age", "people/age-at-death", "people/born"
# 20歳の弟 is somebody else, 20歳の時 and 79歳の生涯 are not
_OTHERS = regex(r"の(?!とき|時|頃|ころ|若|生涯|誕生|春|夏|秋|冬|年|と)|以[上下]|未満|[~〜-]")
_AT_AGE = regex(r"(?:の(?:とき|時|頃|ころ|若さ))?(?:で|に)[、一-龠ァ-ヺ]")
# 父の年齢は, 1995年、母は: of somebody who has no name here
_KIN = regex(
    r"(?:^|[、。の\s]|[ぁ-ん])(?:祖?[父母]|[兄弟姉妹妻夫孫]|息子|娘|長男|長女|次男|次女|三男|三女|[叔伯][父母]|友人|恩師|弟子)(?:親|さん)?(?:の年齢)?[はがも]"
    r"[^、。]{0,6}$"
)
_REACHED = regex(r"を迎え|になる|になります|になった|の誕生日を")
_TOPIC = regex(r"[一-龠々ァ-ヺー][はが][^、。]{0,4}$")
_LABELS = ("(row)", "(column)")
_OF_OTHERS = frozenset({"people/average-age", "people/target-age"})


def run(corpus: Corpus, rule: Rule) -> Iterator[Draft]:
    """Ages of persons whose birth date some document or fact gives."""
    births, rows, ages = _told(corpus, rule)
    texts = {document.path: document.text for document in corpus.documents}
    for claim in ages:
        known = births.get(corpus.linker.subject(claim)) or _of_row(rows.get(claim.subject.value, ()))
        known = known or _of_surname(corpus, births, corpus.linker.subject(claim))
        told = _told_day(claim)
        least = rule.number("subject", 0.9) if told is None else rule.number("narrative", 0.85)
        text = texts[claim.path]
        if not known and told is not None and _is_own(claim, text):
            known = _of_speaker(corpus, births, claim.path)
            least = least if not known else 0.0
        least = 0.0 if told is not None and any(_is_of_life(corpus, born, claim.path) for born in known) else least
        reached = told is None and _is_reached(claim, text)
        least = rule.number("narrative", 0.85) if reached else least
        if claim.subject.factor < least or _is_of_others(claim, text) or not (reached or _is_age(claim, text, told)):
            continue
        readings = _readings(corpus, claim, known, told, reached=reached)
        value = claim.value
        if readings and isinstance(value, Quantity) and not any(int(value.magnitude) in right for _, right in readings):
            yield _draft(corpus, rule, claim, *readings[0])
    known_ages = {(claim.path, claim.mention.span) for claim in ages if births.get(corpus.linker.subject(claim))}
    for document in corpus.documents:
        for item in document.relations.ages:
            if (document.path, item.age.span) not in known_ages:
                yield _nameless(corpus, rule, document.path, item)


def _nameless(corpus: Corpus, rule: Rule, path: str, item: Aged) -> Draft:
    """An age beside the birth of somebody who need not be named."""
    day = corpus.linker.documents[path].dateline
    stated, right = (str(number) for number in (getattr(item.age.value, "magnitude", 0), item.right[0]))
    return Draft(
        rule=rule,
        sides=[[corpus.passage(path, item.age, item.sentence, "a")], [corpus.passage(path, item.born, item.sentence, "b")]],
        fields={
            "subject": "",
            "stated": stated,
            "born": reading(item.born.value),
            "day": reading(item.day.value) if item.day is not None else day.isoformat() if day else "",
            "right": right,
        },
        confidence=NAMELESS,
        subject="",
        attribute=AGE,
        comparison=Comparison("age", difference=right),
        suggestion=right,
        repairs=(Repair(path, item.age, Interval(Fraction(min(item.right)), Fraction(max(item.right)))),),
    )


def _told(corpus: Corpus, rule: Rule) -> tuple[dict[str, list[Claim]], dict[str, list[Claim]], list[Claim]]:
    """The births by person, those of the rows of tables by their labels, and the ages."""
    births: dict[str, list[Claim]] = {}
    ages: list[Claim] = []
    rows: dict[str, list[Claim]] = {}
    for claim in [claim for document in corpus.documents for claim in document.claims] + [fact.claim for fact in corpus.facts]:
        subject = corpus.linker.subject(claim)
        if claim.attribute.value == BORN and claim.attribute.source.endswith("(column)"):
            for label in claim.restrictors:  # | ミナ | 雌 | 2002年8月3日 |: of whom the row is
                rows.setdefault(label, []).append(claim)
        if not subject or subject.startswith("~"):
            continue
        born = claim.value if claim.attribute.value == BORN and isinstance(claim.value, Date) else None
        if born is not None and born.year is not None:
            stated = born.month is not None or claim.labelled or not claim.path
            # a profile names its person in the heading over the row 生年月日
            labelled = claim.labelled or claim.attribute.source.endswith(_LABELS)
            least = rule.number("labelled", 0.8) if labelled else rule.number("subject", 0.9)
            if stated and (claim.subject.factor >= least or _is_of_life(corpus, claim)):
                births.setdefault(subject, []).append(claim)
        elif claim.dimension == "age" and isinstance(claim.value, Quantity) and claim.path and _is_told(claim):
            ages.append(claim)
    return births, rows, ages


_LIFE = regex(r"年譜|略歴|経歴|生涯|歩み|足跡|プロフィール|履歴|年表|伝記|小伝")


def _is_of_life(corpus: Corpus, born: Claim, path: str = "") -> bool:
    """Whether a birth is that of whose life a text tells, as its title says, with no other birth in it: 深見洋三 年譜."""
    document = corpus.linker.documents.get(born.path)
    if document is None or (path and path != born.path) or born.subject.source != "heading":
        return False
    others = sum(claim.attribute.value == BORN for claim in document.claims)
    return others == 1 and _LIFE.search(document.text.lstrip().partition("\n")[0]) is not None


_SPEAKS = regex(r"――|──|（聞き手|\(聞き手|インタビュー|に聞く|聞きました|お話を(?:伺|うかが)|お会いしました")
_OWN_AGE = regex(r"(?:の)?(?:とき|時|ころ|頃|年|春|夏|秋|冬)(?:です|でした|に|、|。)")
_ANOTHER = regex(r"さん|氏|先生|父|母|兄|弟|姉|妹|息子|娘|妻|夫|友人|彼|祖")
_HEAD = 300
"""Characters of an interview before which it tells with whom."""


def _is_own(claim: Claim, text: str) -> bool:
    """Whether who is interviewed tells an age without saying whose: 「デビューしたのは2013年の5月、24歳のときです」."""
    start, end = claim.sentence.start, claim.mention.extent.end
    before = text[start : claim.mention.extent.start]
    quoted = text.rfind("「", max(0, start - _HEAD), start + 1) > text.rfind("」\n", max(0, start - _HEAD), start)
    return bool(_SPEAKS.search(text) and quoted and _OWN_AGE.match(text, end) and not _ANOTHER.search(before))


def _of_speaker(corpus: Corpus, births: Mapping[str, list[Claim]], path: str) -> Sequence[Claim]:
    """The birth of the only person that the head of an interview names whose birth any text tells."""
    document = corpus.linker.documents[path]
    head = document.text[:_HEAD]
    keys = {key for key, spelling in document.spellings.items() if spelling in head}
    known = {key: births[key] for key in keys if key in births}
    return next(iter(known.values())) if len(known) == 1 else ()


def _of_surname(corpus: Corpus, births: Mapping[str, list[Claim]], subject: str) -> Sequence[Claim]:
    """The births of a surname, 社長の平賀氏, in texts that know one full name with it, that of the person: 平賀透."""
    for end in range(_SHORTEST, len(subject) if len(subject) < _LONGEST_NAME else 0):
        found = births.get(subject[:end], ())
        paths = {claim.path for claim in found if claim.path}
        names = {
            key
            for path in paths
            for key in corpus.linker.documents[path].spellings
            if key.startswith(subject[:end]) and end < len(key) < _LONGEST_NAME
        }
        if found and names == {subject}:
            return found
    return ()


_FULL = ("満", "満で")
"""What stands before an age in full years: 満49歳."""
_SHORTEST, _LONGEST_NAME = 2, 7
"""Characters of a surname, and of the names of persons."""


def _of_row(rows: Sequence[Claim]) -> Sequence[Claim]:
    """The birth that a row of a table tells of a name, where no other row does."""
    dated = [claim for claim in rows if isinstance(claim.value, Date) and claim.value.year is not None]
    return dated if len({claim.value for claim in dated}) == 1 else ()


def _is_reached(claim: Claim, text: str) -> bool:
    """Whether somebody comes to an age, by now or soon: 来月60歳を迎える."""
    return not claim.named and _REACHED.match(text, claim.mention.extent.end) is not None


def _readings(
    corpus: Corpus, claim: Claim, known: Sequence[Claim], told: Date | None, *, reached: bool
) -> list[tuple[Claim, list[int]]]:
    """Every birth with the ages that it gives; an age that is only reached may be one higher."""
    found = [(born, right) for born in known if (right := _ages(corpus, claim, born, told))]
    found += [(born, right) for born in known if told is None for right in _elsewhen(corpus, claim, born)]
    return [(born, [*right, right[-1] + 1]) for born, right in found if right] if reached else found


def _elsewhen(corpus: Corpus, claim: Claim, born: Claim) -> Iterator[list[int]]:
    """The ages at other times that the sentence of an age tells: 2019年の記事は「山田太郎氏(59)」と伝えた."""
    document = corpus.linker.documents[claim.path]
    for mention in document.dates:
        within = claim.sentence.start <= mention.span.start and mention.span.end <= claim.sentence.end
        if within and isinstance(mention.value, Date) and mention.value.year and mention.value != born.value:
            yield _ages(corpus, claim, born, mention.value.but(until=None))


def _is_of_others(claim: Claim, text: str) -> bool:
    """Whether the sentence gives an age to somebody else: 20歳の弟, 母は50歳で, 最年長の選手は70歳で."""
    before = text[claim.sentence.start : claim.mention.extent.start]
    named = claim.subject.span is not None and claim.sentence.start <= claim.subject.span.start < claim.sentence.end
    other = _OTHERS.match(text, claim.mention.extent.end) or _KIN.search(before)
    return bool(other) or (not named and _TOPIC.search(before) is not None)


def _is_age(claim: Claim, text: str, told: Date | None) -> bool:
    """Whether a number of years is told as an age; 31歳で文学賞を受けた has the noun beside it for its attribute."""
    if told is None:
        return claim.attribute.value == AGE
    beside = claim.named and claim.attribute.value.startswith("~") and _AT_AGE.match(text, claim.mention.extent.end) is not None
    full = text.endswith(_FULL, 0, claim.mention.extent.start)
    return beside or full or not claim.named or claim.attribute.value in (AGE, AT_DEATH)


def _is_told(claim: Claim) -> bool:
    """Whether an age is one person's, at one time: no average, no limit, no 50代."""
    value = claim.value
    plain = isinstance(value, Quantity) and value.upper is None and not value.vague and not claim.mention.hedges
    free = not any(scope.startswith(("statistic:", "range:", "age:")) for scope in claim.scope)
    return plain and free and claim.attribute.value not in _OF_OTHERS and claim.modality.value == "stated"


def _told_day(claim: Claim) -> Date | None:
    """The time its own sentence gives an age for: 1936年、28歳で上京した."""
    when, span = claim.extra.get("when"), claim.period.span
    own = span is None or (claim.sentence.start <= span.start and span.end <= claim.sentence.end)
    own = (own and claim.period.source == "clause") or claim.period.source == "line"  # a line of a chronicle
    told = isinstance(when, Date) and when.year is not None and when.until is None and own
    return when if told and isinstance(when, Date) else None


def _day(corpus: Corpus, claim: Claim) -> date | None:
    """The day a text says its ages for: its dateline, else the day of the run."""
    return corpus.linker.documents[claim.path].dateline or corpus.as_of


def _ages(corpus: Corpus, claim: Claim, born: Claim, told: Date | None) -> list[int]:
    """The ages a person may have at a time: one where day and birthday are known, two where only the years are.

    享年 may count the year of birth as the first, 数え年.
    """
    birth = bounds_of(born.value) if isinstance(born.value, Date) else None
    day = _day(corpus, claim)
    if told is not None:
        found = bounds_of(told)
    else:
        found = None if day is None else (datetime(day.year, day.month, day.day), datetime(day.year, day.month, day.day) + DAY)
    if birth is None or found is None:
        return []
    youngest = _full_years(birth[1] - DAY, found[0])
    oldest = _full_years(birth[0], found[1] - DAY)
    counted = claim.attribute.value == AT_DEATH and claim.attribute.source.startswith(("享年", "行年"))
    return list(range(max(youngest, 0), oldest + 1 + counted))


def _full_years(born: datetime, day: datetime) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _draft(corpus: Corpus, rule: Rule, claim: Claim, born: Claim, right: list[int]) -> Draft:
    value, birth = claim.value, born.value
    stated = str(value.magnitude) if isinstance(value, Quantity) else ""
    shown = f"{birth.year}-{birth.month or 0:02d}-{birth.day or 0:02d}".replace("-00", "") if isinstance(birth, Date) else ""
    told = _told_day(claim)
    day = _day(corpus, claim)
    # a text without a day of its own may be older than the run
    older = told is None and corpus.linker.documents[claim.path].dateline is None and int(stated or 0) < right[0]
    at = reading(told) if told is not None else day.isoformat() if day else ""
    sides = [[corpus.evidence(claim, "a")]]
    if born.path:
        sides.append([corpus.evidence(born, "b")])
    return Draft(
        rule=rule,
        sides=sides,
        fields={
            "subject": corpus.subject_name(corpus.linker.subject(claim)),
            "stated": stated,
            "born": shown,
            "day": at,
            "right": " / ".join(map(str, right)),
        },
        confidence=(1.0 if claim.subject.factor >= STATED else claim.subject.factor) * (UNDATED if older else 1),
        subject=corpus.subject_name(corpus.linker.subject(claim)),
        attribute=AGE,
        comparison=Comparison("age", difference=str(int(stated or 0) - right[-1])),
        suggestion=str(right[-1]),
        repairs=(Repair(claim.path, claim.mention, Interval(Fraction(min(right)), Fraction(max(right)))),),
        givens=((born.path, born.mention),) if born.path else (),
    )
