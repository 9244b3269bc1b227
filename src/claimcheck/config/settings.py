"""Everything that can be set, with what it means. The reference in docs/ is generated from here."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimcheck.model.findings import Severity
from claimcheck.model.wording import Lang, both

FailOn = Literal["error", "warning", "note", "never"]
Level = Literal["error", "warning", "note", "off"]
Color = Literal["auto", "always", "never"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Settings(BaseModel):
    """The settings of one run. Keys are written with hyphens: `fail-on`, `as-of`."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, populate_by_name=True, defer_build=True)

    lang: Lang = Field("ja", description=both("メッセージの言語", "Language of the messages"))
    format: str | None = Field(
        None,
        description=both(
            "出力形式。既定は端末なら full、それ以外は plain",
            "Output format; by default full on a terminal and plain elsewhere",
        ),
    )
    output: tuple[str, ...] = Field(
        (),
        description=both(
            "書き出すファイル。FILE なら --format の形式で、NAME=FILE なら NAME の形式で。繰り返せる",
            "File to write: FILE takes the --format, NAME=FILE the format NAME; repeatable",
        ),
    )
    color: Color = Field("auto", description=both("色を使うか", "Whether to use colours"))
    show: Severity = Field(
        Severity.WARNING,
        description=both("表示する最低の重大度(JSON には常に全部)", "Least severity to show (JSON always has all)"),
    )
    fail_on: FailOn = Field(
        "error",
        description=both("終了コードを 1 にする最低の重大度", "Least severity that makes the exit code 1"),
    )
    select: tuple[str, ...] | None = Field(
        None, description=both("使う規則。既定は全部", "Rules to run; by default all")
    )
    ignore: tuple[str, ...] = Field((), description=both("使わない規則", "Rules not to run"))
    severity: dict[str, Level] = Field(
        {},
        description=both("規則ごとの重大度 RULE=LEVEL。off は使わない", "Severity by rule, RULE=LEVEL; off ignores it"),
    )
    rules: tuple[Path, ...] = Field(
        (), description=both("自分の規則のフォルダー", "Folders with rules of your own")
    )
    facts: tuple[Path, ...] = Field((), description=both("参照事実のファイル", "Files with reference facts"))
    as_of: date | None = Field(
        None,
        description=both(
            "「昨日」「来月」などを読む基準日(文書に日付がないとき)",
            "Day from which 昨日, 来月 … are read where a document has no date of its own",
        ),
    )
    encoding: str | None = Field(
        None, description=both("文字コード。既定は自動", "Character encoding; by default found out")
    )
    jobs: Annotated[int, Field(ge=0)] = Field(
        1, description=both("並列プロセス数。0 は CPU の数", "Processes; 0 for one per CPU")
    )
    exclude: tuple[str, ...] = Field(
        (),
        description=both(
            "フォルダーの中で読まないもの(.gitignore の書き方)", "What to leave out of folders, as in .gitignore"
        ),
    )
    ignore_files: bool = Field(
        default=True,
        description=both(
            ".gitignore と .claimcheckignore に従うか。--no-ignore-files で従わない",
            "Whether .gitignore and .claimcheckignore are honoured; --no-ignore-files turns it off",
        ),
    )
    baseline: Path | None = Field(
        None,
        description=both(
            "確認済みの指摘のファイル。載っている指摘では失敗しない",
            "File of reviewed findings; the findings in it do not fail the run",
        ),
    )
    per_file_ignores: dict[str, tuple[str, ...]] = Field(
        {},
        description=both("パターンに合う文書で使わない規則", "Rules not to run on the documents a pattern matches"),
    )
    per_file_severity: dict[str, dict[str, Level]] = Field(
        {},
        description=both("パターンに合う文書での規則の重大度", "Severity by rule on the documents a pattern matches"),
    )
    corpora: dict[str, tuple[str, ...]] = Field(
        {},
        description=both(
            "一緒に照合する文書の組(名前 = パターン)。組の違う文書どうしは照合しない",
            "Groups of documents (name = patterns); documents of different groups are never checked against each other",
        ),
    )
    datelines: dict[str, date] = Field(
        {},
        description=both("パターンに合う文書の日付", "Day from which the documents that a pattern matches speak"),
    )
    dateline_from_name: bool = Field(
        default=False,
        description=both(
            "ファイル名の 2025-01-27 や 20250127 を文書の日付とするか",
            "Whether a 2025-01-27 or 20250127 in a file name is the day the document speaks from",
        ),
    )


PATHS = frozenset({"rules", "facts", "baseline"})
"""Keys whose values are paths, relative to the file that names them."""


def keys() -> list[str]:
    """All keys as they are written in a file."""
    return [_kebab(name) for name in Settings.model_fields]
