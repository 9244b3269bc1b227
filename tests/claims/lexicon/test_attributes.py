"""The attributes of the built-in pack: every file loads, and a word never names two of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from claimcheck.claims.lexicon.registry import Attribute, AttributeEntry, Registry
from claimcheck.engine import yamlfile
from claimcheck.text.tokens import tokenize

RULES = Path(__file__).parents[3] / "rules"
FOLDER = RULES / "attributes"
FILES = sorted(FOLDER.rglob("*.yaml"))
KINDS = {"money", "ratio", "multiple", "point", "date", "time", "duration", "number", "ordinal", "entity", "count"}
"""Dimensions that are no unit's or counter's."""


def _attributes(path: Path) -> Iterator[Attribute]:
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    for key, raw in yamlfile.load(path)["attributes"].items():
        yield Attribute(f"{name}/{key}", yamlfile.validate(AttributeEntry, raw, path, ("attributes", key)))


def _all() -> list[Attribute]:
    return [attribute for path in FILES for attribute in _attributes(path)]


def _may_be_one(first: str, second: str) -> bool:
    """Whether a value may have both dimensions: a bare number may be a count of anything."""
    if first == second or {first, second} == {"count", "number"}:
        return True
    others = {dimension for dimension in (first, second) if not dimension.startswith("count:")}
    return len(others) == 1 and others <= {"count", "number"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_loads(path: Path) -> None:
    assert list(yamlfile.load(path)) == ["attributes"]
    for attribute in _attributes(path):
        entry = attribute.entry
        assert entry.nouns or entry.verbs, attribute.id
        needing = entry.verbs or entry.can or entry.units or entry.loose
        assert needing or not entry.requires, f"{attribute.id}: requires is about verbs, units and loose nouns"
        assert set(entry.loose) <= set(entry.nouns), attribute.id
        assert entry.requires or not entry.loose, attribute.id
        assert not set(entry.nouns) & set(entry.not_), attribute.id
        for words in (entry.nouns, entry.verbs, entry.can, entry.requires, entry.not_, entry.dimension):
            assert len(words) == len(set(words)), attribute.id


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_key_stands_twice(path: Path) -> None:
    top = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
    assert isinstance(top, yaml.MappingNode)
    entries = top.value[0][1]
    keys = [key.value for key, _ in entries.value]
    assert len(keys) == len(set(keys))
    for _, fields in entries.value:
        names = [key.value for key, _ in fields.value]
        assert len(names) == len(set(names))


def test_a_noun_names_one_attribute_of_a_dimension() -> None:
    owners: dict[str, list[Attribute]] = {}
    for attribute in _all():
        for noun in attribute.entry.nouns:
            for other in owners.get(noun, ()):
                shared = [
                    (own, its)
                    for own in attribute.entry.dimension
                    for its in other.entry.dimension
                    if _may_be_one(own, its)
                ]
                assert not shared, f"{noun}: {other.id}, {attribute.id}"
            owners.setdefault(noun, []).append(attribute)


def test_verbs_are_lemmas() -> None:
    for attribute in _all():
        for verb in (*attribute.entry.verbs, *attribute.entry.can):
            *argument, token = tokenize(verb).words  # 幕を下ろす, 調査を請け負う
            particles = {"を", "が", "に", "で", "と"}
            assert not argument or particles.intersection(word.surface for word in argument), f"{attribute.id}: {verb}"
            lemma = token.lemma if token.pos in ("動詞", "形容詞") else token.surface
            assert verb.endswith(lemma) or (argument and lemma == "為る"), f"{attribute.id}: {verb} ends in {lemma} in UniDic"
            assert argument or lemma == verb, f"{attribute.id}: {verb} is {lemma} in UniDic"


def test_dimensions_exist() -> None:
    tables = {name: yamlfile.load(RULES / "lexicon" / f"{name}.yaml")[name] for name in ("units", "counters")}
    known = KINDS | {entry["dimension"] for table in tables.values() for entry in table if "dimension" in entry}
    known |= {
        f"count:{unit}"
        for entry in tables["counters"]
        for unit in ([entry["unit"]] if "unit" in entry else entry["terms"])
    }
    for attribute in _all():
        for dimension in attribute.entry.dimension:
            assert dimension.partition("/")[0] in known, f"{attribute.id}: {dimension}"


@pytest.mark.parametrize(
    ("phrase", "dimension", "expected"),
    [
        ("時価総額", "money", "markets/market-cap"),
        ("市場価値", "money", "markets/market-cap"),
        ("連結売上高", "money", "finance/sales"),
        ("海外売上高", "money", "finance/overseas-sales"),
        ("売上高比率", "money", None),
        ("売上高営業利益率", "ratio", "finance/operating-margin"),
        ("税金等調整前当期純利益", "money", "finance/pretax-profit"),
        ("開発費用", "money", "technology/training-cost"),
        ("研究開発費", "money", "finance/rd-expense"),
        ("副社長", "entity", None),
        ("代表取締役社長", "entity", "organisations/president"),
        ("共同創業者", "entity", "organisations/co-founder"),
        ("プレスリリース", "date", None),
        ("正社員数", "count:人", "organisations/regular-employees"),
        ("アクセスログの保持期間", "duration", "operations/retention"),
        ("ヘリポート", "number", None),
    ],
)
def test_a_phrase_names(phrase: str, dimension: str, expected: str | None) -> None:
    found = Registry(_all()).named_by(phrase, dimension)
    assert (found[0].id if found else None) == expected
