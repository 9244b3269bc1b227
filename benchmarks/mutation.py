"""Whether the rules' examples notice when a tolerance is changed or a guard is dropped.

    python benchmarks/mutation.py [--only TEXT] [--list] [--weights]

Every tolerance of rules/checks is halved and doubled and every guard named below is dropped, one at a time; the examples of all
rules run until one behaves otherwise. What no example notices is listed as a survivor. With --weights the named numbers of the
modules that link and judge are changed, too: most are factors of a confidence, which move findings between error, warning and
note and were fitted on whole sets of documents. Numbers that only bound the work (BOUNDS) are left alone.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from pkgutil import iter_modules
from typing import Any, NamedTuple

import claimcheck.checks
from claimcheck.engine.examples import Prepared, judge, prepare
from claimcheck.engine.pack import Pack, load_pack

LINKING = (
    *("linking.affinity", "linking.compatibility", "linking.sametime", "linking.formerly", "linking.editions", "linking.link"),
    *("linking.namesakes", "linking.siblings", "linking.twins", "linking.unitslips", "lexicon.restrictors", "values.slips"),
    *("disputes.disputes", "disputes.weighing", "disputes.verdict"),
)
"""Modules of claimcheck.claims whose numbers link claims and judge disputes."""
READING = (
    *("arithmetic.arithmetic", "arithmetic.hundred", "arithmetic.listed", "arithmetic.announced", "arithmetic.rowcounts"),
    *("arithmetic.lengths", "orders.sequels", "orders.stages"),
)
"""Modules that read stated arithmetic, lists and orders."""
_AFTER = ("linking", "orders", "corpus", "disputes")
"""Rooms of claimcheck.claims that work on claims already read."""
BOUNDS = frozenset(
    (
        *("MAX_CELLS", "MAX_TWINS", "MAX_FIGURES", "MANY", "MAX_SLIPS", "CLASH", "_ANY_YEAR", "_DAY", "DAY"),
        *("SMALL_CORPUS", "RARE", "MIN_SHARE", "MIN_NAMES", "_STEP", "_PERCENT", "_PAIR", "_BOTH_ENDS", "ALL", "_ALL", "EXACT"),
    )
)
"""Numbers that bound the work, or are no choice."""
GUARDS: dict[str, Callable[..., Any]] = {
    "claims.linking.affinity:Affinity.between": lambda *_: 1.0,
    "claims.linking.compatibility:Compatibility._attributes": lambda *_: 1.0,
    "claims.linking.compatibility:Compatibility._apart": lambda *_: 1.0,
    "claims.linking.compatibility:Compatibility._same_affair": lambda *_: 1.0,
    "claims.linking.compatibility:Compatibility._aspects": lambda *_: 1.0,
    "claims.linking.compatibility:Compatibility._modalities": lambda *_: 1.0,
    "claims.linking.compatibility:Compatibility._scopes": lambda *_: 1.0,
    "claims.linking.compatibility:Compatibility._subjects": lambda *_: 1.0,
    "claims.linking.sametime:SameTime.factor": lambda *_: 1.0,
    "claims.linking.sametime:SameTime.of_report": lambda *_: 1.0,
    "claims.linking.sametime:SameTime.is_current": lambda *_: True,
    "claims.linking.compatibility:_siblings": lambda *_: False,
    "claims.linking.sametime:are_editions": lambda *_: False,
    "claims.linking.compatibility:agreement_under": lambda *_: 1.0,
    "claims.linking.compatibility:contrasts": lambda *_: frozenset(),
    "claims.disputes.weighing:_closeness": lambda *_: 1.0,
    "claims.disputes.weighing:_gives_both": lambda *_: False,
    "claims.disputes.weighing:_differs": lambda *_: True,
    "claims.disputes.weighing:_other_year": lambda *_: False,
    "claims.disputes.weighing:_open_period": lambda *_: False,
    "claims.linking.link:Linker.knows_both": lambda *_: False,
    "claims.figures.sides:_contains": lambda *_: False,
    "claims.linking.twins:_agrees_nearby": lambda *_: False,
    "claims.linking.twins:_of_one_thing": lambda *_: True,
    "claims.linking.siblings:are_siblings": lambda *_: True,
    "claims.linking.siblings:_names_both": lambda *_: False,
    "claims.arithmetic.tables:are_partial": lambda *_: False,
    "claims.arithmetic.listed:are_partial": lambda *_: False,
    "claims.arithmetic.announced:_is_last": lambda *_: True,
    "claims.arithmetic.announced:_leads_away": lambda *_: False,
    "claims.orders.stages:same_thing": lambda *_: True,
    "claims.orders.sequels:_is_near_by": lambda *_: True,
    "claims.orders.sequels:_founds": lambda *_: True,
    "claims.orders.cycles:_are_apart": lambda *_: False,
    "claims.orders.afterlives:_is_same": lambda *_: True,
    "checks.age_mismatch:_is_told": lambda *_: True,
    "checks.age_mismatch:_elsewhen": lambda *_: iter(()),
    "checks.reference_mismatch:_comparable": lambda *_: True,
    "checks.reference_mismatch:_same_time": lambda *_: True,
    "checks.sum_mismatch:_counted": lambda *_: False,
    "checks.weekday_mismatch:_fits_elsewhere": lambda *_, **__: False,
    "checks.order_violation:_in_a_row": lambda *_: True,
    "claims.orders.stages:_one_story": lambda *_: 0.8,
    "checks.relation_mismatch:_own_scope": lambda *_: frozenset(),
}
"""Guards, with what stands for them where they are dropped."""


class Mutant(NamedTuple):
    """One change."""

    name: str
    reads: bool
    """Whether the texts must be read again."""
    apply: Callable[[], Any]
    """A context manager within which it holds; it yields the pack to run."""


def mutants(pack: Pack, *, weights: bool) -> Iterator[Mutant]:
    """All changes, in a fixed order."""
    yield from _of_rules(pack)
    yield from _of_guards(pack)
    if weights:
        yield from _of_weights(pack)


def _of_weights(pack: Pack) -> Iterator[Mutant]:
    names = [f"claims.{name}" for name in (*LINKING, *READING)]
    names += [f"checks.{module.name}" for module in sorted(iter_modules(claimcheck.checks.__path__), key=lambda each: each.name)]
    for name in names:
        module = importlib.import_module(f"claimcheck.{name}")
        for constant, value in sorted(vars(module).items()):
            own = constant.isupper() or (constant.startswith("_") and constant[1:].replace("_", "").isupper())
            if own and constant not in BOUNDS and _is_number(value):
                for other in _others(value):
                    label = f"{name}.{constant} {_shown(value)} -> {_shown(other)}"
                    yield Mutant(label, name.split(".")[1] not in _AFTER, _setting(module, constant, other, pack))


def _of_guards(pack: Pack) -> Iterator[Mutant]:
    for path, instead in GUARDS.items():
        where, _, what = path.partition(":")
        owner: Any = importlib.import_module(f"claimcheck.{where}")
        *outer, last = what.split(".")
        for part in outer:
            owner = getattr(owner, part)
        if not hasattr(owner, last):
            print(f"no such guard: {path}", file=sys.stderr)
            continue
        reads = where.startswith("claims.") and where.split(".")[1] not in _AFTER
        yield Mutant(f"without {path}", reads, _setting(owner, last, instead, pack))


def _of_rules(pack: Pack) -> Iterator[Mutant]:
    for number, rule in enumerate(pack.rules):
        for key, value in rule.entry.parameters.items():
            for other in (value / 2, value * 2) if _is_number(value) else ():
                entry = replace(rule.entry, parameters={**rule.entry.parameters, key: other})
                rules = (*pack.rules[:number], replace(rule, entry=entry), *pack.rules[number + 1 :])
                yield Mutant(f"{rule.id}: {key} {value} -> {other}", reads=False, apply=_packed(pack._replace(rules=rules)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal | Fraction | timedelta) and not isinstance(value, bool)


_SLACK = 0.2
"""Numbers below 1 that are at most so large are tolerances, the others factors."""


def _others(value: Any) -> Sequence[Any]:  # noqa: ANN401 - any kind of number
    """What a number is changed to: a factor, which is a guard, to none at all, anything else to its half and its double."""
    if isinstance(value, float) and _SLACK < value < 1:
        return (1.0,)
    half = value // 2 if isinstance(value, int | timedelta) else value / 2
    return (half, value * 2)


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _setting(owner: Any, name: str, instead: object, pack: Pack) -> Callable[[], Any]:  # noqa: ANN401
    @contextmanager
    def apply() -> Iterator[Pack]:
        before = getattr(owner, name)
        # a module that imported the name has a binding of its own
        loaded = [module for path, module in sys.modules.items() if path.startswith("claimcheck.")]
        owners = [module for module in loaded if vars(module).get(name) is before]
        for each in {id(each): each for each in (owner, *owners)}.values():
            setattr(each, name, instead)
        try:
            yield pack
        finally:
            for each in (owner, *owners):
                setattr(each, name, before)

    return apply


def _packed(pack: Pack) -> Callable[[], Any]:
    @contextmanager
    def apply() -> Iterator[Pack]:
        yield pack

    return apply


def killer(mutant: Mutant, known: Sequence[Prepared]) -> str:
    """The first example that notices a change; "" where none does."""
    with mutant.apply() as changed:
        texts = iter(prepare(changed)) if mutant.reads else iter(known)
        for prepared in texts:
            try:
                outcome = judge(changed, prepared)
            except ArithmeticError as error:
                return f"{prepared.rule} {prepared.kind} {prepared.number}: {error}"
            if not outcome.ok and outcome.kind != "todo":
                return f"{outcome.rule} {outcome.kind} {outcome.number}"
    return ""


def main() -> int:
    """Run all changes and print what notices them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", help="changes whose name has this text")
    parser.add_argument("--list", action="store_true", help="print what notices each change, too")
    parser.add_argument("--weights", action="store_true", help="change the named numbers of the modules, too")
    arguments = parser.parse_args()
    pack = load_pack()
    known = list(prepare(pack))
    survivors = total = 0
    for mutant in mutants(pack, weights=arguments.weights):
        if arguments.only not in mutant.name:
            continue
        total += 1
        found = killer(mutant, known)
        survivors += not found
        if arguments.list or not found:
            print(f"{'survives' if not found else 'noticed '} {mutant.name}{'  by ' + found if found else ''}", flush=True)
    print(f"{total} changes, {survivors} unnoticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
