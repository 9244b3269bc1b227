"""`claimcheck rules`, `claimcheck explain`, `claimcheck facts`: what is in force."""

import difflib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from claimcheck import api
from claimcheck.cli.checking import tell_failures
from claimcheck.cli.language import refuse, say
from claimcheck.cli.settings import with_settings
from claimcheck.config.layers import Loaded
from claimcheck.engine.examples import Outcome, run_examples
from claimcheck.engine.propose import facts_file
from claimcheck.model.rules import Rule
from claimcheck.model.wording import Lang

_SHOWN = 5
"""Examples of each kind that `explain` prints."""
_Rule = Annotated[str, typer.Argument(metavar="RULE", help=say("規則の名前", "Id of a rule"))]
_Rules = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[RULE…|DIR…]",
        help=say("規則の名前か、規則のフォルダ。既定は全部", "Ids of rules or folders of rules; by default all"),
    ),
]


_Documents = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH…]",
        help=say("正とする文書。そこから読み取れる事実を出す", "Documents to take facts from, which are then to be reviewed"),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    rules = typer.Typer(help=say("規則の一覧と、規則の例の試験", "List the rules, test their examples"), no_args_is_help=True)
    rules.command("list", help=say("規則の一覧", "List the rules"))(with_settings(_list))
    rules.command("test", help=say("規則に書かれた例を試す", "Run the examples inside the rules"))(with_settings(_test))
    app.add_typer(rules, name="rules")
    app.command("explain", help=say("規則を説明する", "Explain a rule"))(with_settings(_explain))
    about = say(
        "参照事実の一覧。文書を渡すと、その文書から参照事実のファイルの案を作る",
        "List the reference facts, or propose a facts file from documents",
    )
    app.command("facts", help=about)(with_settings(_facts))


def _find(loaded: Loaded, names: list[str]) -> list[Rule]:
    """The rules called `names`, all for none.

    Raises:
        ConfigError: there is no such rule.
    """
    known = {rule.id: rule for rule in api.pack_of(loaded.settings).rules}
    for name in names:
        if name not in known:
            near = ", ".join(difflib.get_close_matches(name, known, 1) or sorted(known))
            raise refuse(f"知らない規則「{name}」", f"unknown rule {name!r}", f"もしかして: {near}", f"did you mean: {near}?")
    return [known[name] for name in names or sorted(known)]


def _list(loaded: Loaded) -> None:
    rules = _find(loaded, [])
    if loaded.settings.format == "json":
        print(json.dumps([_data(rule, loaded.settings.lang) for rule in rules], ensure_ascii=False, indent=2))
        return
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        print(f"{rule.id:<{width}}  {rule.entry.severity:<7}  {rule.entry.title.of(loaded.settings.lang)}")


def _data(rule: Rule, lang: Lang) -> dict[str, object]:
    """A rule as JSON."""
    entry = rule.entry
    return {
        "id": rule.id,
        "check": entry.check,
        "severity": str(entry.severity),
        "enabled": entry.enabled,
        "title": entry.title.of(lang),
        "why": entry.why.of(lang).strip(),
        "parameters": sorted(entry.parameters),
        "examples": {"fail": len(entry.examples.fail_), "pass": len(entry.examples.pass_), "todo": len(entry.examples.todo)},
        "path": rule.path,
    }


def _test(loaded: Loaded, names: _Rules = None) -> None:
    folders = [Path(name) for name in names or () if Path(name).is_dir()]
    if folders:
        rules = (*loaded.settings.rules, *folders)
        loaded = loaded._replace(settings=replace(loaded.settings, rules=rules))
    wanted = _find(loaded, [name for name in names or () if Path(name) not in folders])
    if folders and len(folders) == len(names or ()):
        wanted = [rule for rule in wanted if any(Path(rule.path).is_relative_to(folder) for folder in folders)]
    outcomes = list(run_examples(api.pack_of(loaded.settings), wanted, loaded.settings.lang))
    wrong = [outcome for outcome in outcomes if outcome.ok is (outcome.kind == "todo")]
    for outcome in wrong:
        print(_said(outcome), file=sys.stderr)
    todo = sum(outcome.kind == "todo" for outcome in outcomes)
    print(
        say(
            f"規則の例 {len(outcomes)} 件(予定 {todo} 件)、不合格 {len(wrong)} 件",
            f"{len(outcomes)} examples ({todo} todo), {len(wrong)} failed",
        )
    )
    if wrong:
        raise typer.Exit(1)


def _said(outcome: Outcome) -> str:
    where = f"{outcome.rule} {outcome.kind} {outcome.number}"
    if outcome.kind == "todo":
        return f"{where}: " + say("できるようになりました。fail に移してください", "works now; move it to fail")
    expected, found = (" / ".join(passages) or "-" for passages in (outcome.expected, outcome.found))
    return f"{where}: " + say(f"期待 {expected} 結果 {found}", f"expected {expected} found {found}")


def _explain(loaded: Loaded, name: _Rule) -> None:
    rule, lang = _find(loaded, [name])[0], loaded.settings.lang
    print(f"{rule.id} ({rule.entry.severity})")
    print(rule.entry.title.of(lang))
    print()
    print(rule.entry.why.of(lang).strip())
    for kind, title in (("fail_", say("指摘する例", "Reported")), ("pass_", say("指摘しない例", "Not reported"))):
        examples = getattr(rule.entry.examples, kind)
        for example in examples[:_SHOWN]:
            print(f"\n{title}:")
            for text in example.docs:
                for line in text.strip().splitlines():
                    print(f"  {line}")
        if len(examples) > _SHOWN:
            print(say(f"\n(ほか {len(examples) - _SHOWN} 件)", f"\n({len(examples) - _SHOWN} more)"))
    print("\n" + say("調整と抑止", "Tune or suppress") + ":")
    for line in _remedies(rule):
        print(f"  {line}")


def _remedies(rule: Rule) -> Iterator[str]:
    """What an editor can set, and how a finding is silenced, from the widest to the narrowest."""
    numbers = {name: value for name, value in rule.entry.parameters.items() if isinstance(value, int | float)}
    for name, value in numbers.items():
        yield f"{name} = {value}  " + say(f"(自分の checks/{rule.id}.yaml の parameters で変える)", "(a parameter)")
    yield f'[severity] {rule.id} = "warning"  ' + say('("off" で使わない)', '("off" turns it off)')
    yield f'[per-file-ignores] "archive/*" = ["{rule.id}"]'
    yield f"<!-- claimcheck-disable-next-line {rule.id} -- {say('理由', 'why')} -->"


def _facts(loaded: Loaded, paths: _Documents = None) -> None:
    if paths:
        _propose(loaded, paths)
        return
    for fact in api.pack_of(loaded.settings).facts:
        entry = fact.entry
        print(f"{entry.id}: {entry.subject} · {entry.attribute} = {entry.value}  ({entry.source})")


def _propose(loaded: Loaded, paths: list[str]) -> None:
    """Print a facts file; what could not be read goes to stderr."""
    found = api.propose(paths, loaded.settings, root=loaded.root)
    tell_failures(found.report, loaded.settings.lang)
    print(say("# 案です。確かめて、要らないものを消してください", "# Proposed: review each fact and drop what you do not want"))
    print(facts_file(found.facts), end="")
    if any(failure.fatal for failure in found.report.failures):
        raise typer.Exit(2)
    if not found.facts:
        message = say("読み取れる事実がありません", "no facts found")
        print(f"claimcheck: {message}", file=sys.stderr)
