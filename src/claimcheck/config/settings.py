"""Everything that can be set, with what it means. The reference in docs/ is generated from here."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal

from claimcheck.model.findings import Severity
from claimcheck.model.wording import Lang, both

FailOn = Literal["error", "warning", "note", "never"]
Level = Literal["error", "warning", "note", "off"]
Color = Literal["auto", "always", "never"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _told(ja: str, en: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what pydantic's Field takes
    return {"description": both(ja, en), **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run; pydantic validates what differs from the defaults. The metadata are arguments of its `Field`.

    Keys are written with hyphens in files: `fail-on`, `as-of`.

    Raises:
        ValidationError: a value is of the wrong kind.
    """

    lang: Lang = field(
        default="ja",
        metadata=_told("メッセージの言語", "Language of the messages"),
    )
    format: str | None = field(
        default=None,
        metadata=_told(
            "出力形式。既定は端末なら full、それ以外は plain",
            "Output format; by default full on a terminal and plain elsewhere",
        ),
    )
    output: tuple[str, ...] = field(
        default=(),
        metadata=_told(
            "書き出すファイル。FILE なら --format の形式で、NAME=FILE なら NAME の形式で。繰り返せる",
            "File to write: FILE takes the --format, NAME=FILE the format NAME; repeatable",
        ),
    )
    color: Color = field(
        default="auto",
        metadata=_told("色を使うか", "Whether to use colours"),
    )
    show: Severity = field(
        default=Severity.WARNING,
        metadata=_told("表示する最低の重大度(JSON には常に全部)", "Least severity to show (JSON always has all)"),
    )
    fail_on: FailOn = field(
        default="error",
        metadata=_told("終了コードを 1 にする最低の重大度", "Least severity that makes the exit code 1"),
    )
    select: tuple[str, ...] | None = field(
        default=None,
        metadata=_told("使う規則。既定は全部", "Rules to run; by default all"),
    )
    ignore: tuple[str, ...] = field(
        default=(),
        metadata=_told("使わない規則", "Rules not to run"),
    )
    severity: dict[str, Level] = field(
        default_factory=dict,
        metadata=_told("規則ごとの重大度 RULE=LEVEL。off は使わない", "Severity by rule, RULE=LEVEL; off ignores it"),
    )
    rules: tuple[Path, ...] = field(
        default=(),
        metadata=_told("自分の規則のフォルダー", "Folders with rules of your own"),
    )
    facts: tuple[Path, ...] = field(
        default=(),
        metadata=_told("参照事実のファイル", "Files with reference facts"),
    )
    authoritative: tuple[Path, ...] = field(
        default=(),
        metadata=_told(
            "正とする文書。食い違いではその値を正しいものとして示す",
            "Documents that are taken to be right: a dispute with one of them says so and suggests its value",
        ),
    )
    as_of: date | None = field(
        default=None,
        metadata=_told(
            "「昨日」「来月」などを読む基準日(文書に日付がないとき)",
            "Day from which 昨日, 来月 … are read where a document has no date of its own",
        ),
    )
    encoding: str | None = field(
        default=None,
        metadata=_told("文字コード。既定は自動", "Character encoding; by default found out"),
    )
    jobs: int = field(
        default=1,
        metadata=_told("並列プロセス数。0 は CPU の数", "Processes; 0 for one per CPU", ge=0),
    )
    cache: bool = field(
        default=True,
        metadata=_told(
            "読み込んだ規則を次の実行のために取っておくか。--no-cache で取っておかない",
            "Whether rules as read are kept for the next run; --no-cache reads them anew",
        ),
    )
    exclude: tuple[str, ...] = field(
        default=(),
        metadata=_told(
            "フォルダーの中で読まないもの(.gitignore の書き方)", "What to leave out of folders, as in .gitignore"
        ),
    )
    ignore_files: bool = field(
        default=True,
        metadata=_told(
            ".gitignore と .claimcheckignore に従うか。--no-ignore-files で従わない",
            "Whether .gitignore and .claimcheckignore are honoured; --no-ignore-files turns it off",
        ),
    )
    baseline: Path | None = field(
        default=None,
        metadata=_told(
            "確認済みの指摘のファイル。載っている指摘では失敗しない",
            "File of reviewed findings; the findings in it do not fail the run",
        ),
    )
    per_file_ignores: dict[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata=_told("パターンに合う文書で使わない規則", "Rules not to run on the documents a pattern matches"),
    )
    per_file_severity: dict[str, dict[str, Level]] = field(
        default_factory=dict,
        metadata=_told("パターンに合う文書での規則の重大度", "Severity by rule on the documents a pattern matches"),
    )
    corpora: dict[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata=_told(
            "一緒に照合する文書の組(名前 = パターン)。組の違う文書どうしは照合しない",
            "Groups of documents (name = patterns); documents of different groups are never checked against each other",
        ),
    )
    datelines: dict[str, date] = field(
        default_factory=dict,
        metadata=_told("パターンに合う文書の日付", "Day from which the documents that a pattern matches speak"),
    )
    dateline_from_name: bool = field(
        default=False,
        metadata=_told(
            "ファイル名の 2025-01-27 や 20250127 を文書の日付とするか",
            "Whether a 2025-01-27 or 20250127 in a file name is the day the document speaks from",
        ),
    )


    def __post_init__(self) -> None:
        """Validate what was given; making the validator takes as long as checking a short text, so defaults need none."""
        given = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != _default(one)}
        if given:
            for name, value in validated(given).items():
                object.__setattr__(self, name, value)


def validated(given: Mapping[str, Any]) -> dict[str, Any]:
    """All settings by name, where `given` says what differs from the defaults.

    Raises:
        ValidationError: a value is of the wrong kind.
    """
    from pydantic import BaseModel, ConfigDict, Field, create_model  # noqa: PLC0415 - see `Settings.__post_init__`

    config = ConfigDict(extra="forbid", alias_generator=_kebab, populate_by_name=True)
    described: Any = {one.name: (one.type, Field(_default(one), **one.metadata)) for one in fields(Settings)}
    model: type[BaseModel] = create_model("Settings", __config__=config, **described)
    return dict(model.model_validate(dict(given)))


def _default(one: Any) -> Any:  # noqa: ANN401 - a field of a dataclass
    return one.default if one.default is not MISSING else one.default_factory()


def descriptions() -> dict[str, str]:
    """What each setting means, by its name."""
    return {one.name: one.metadata["description"] for one in fields(Settings)}


PATHS = frozenset({"rules", "facts", "authoritative", "baseline"})
"""Keys whose values are paths, relative to the file that names them."""


def keys() -> list[str]:
    """All keys as they are written in a file."""
    return [_kebab(name) for name in descriptions()]
