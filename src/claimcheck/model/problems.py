"""What pydantic finds wrong with something a person wrote, said so that the person can mend it."""

from collections.abc import Sequence
from typing import Any

from claimcheck.model.wording import Wording, both

_KINDS = {
    "string_type": ("文字列にしてください", "must be text"),
    "int_type": ("整数にしてください", "must be a whole number"),
    "int_parsing": ("整数にしてください", "must be a whole number"),
    "float_type": ("数にしてください", "must be a number"),
    "bool_type": ("true か false にしてください", "must be true or false"),
    "bool_parsing": ("true か false にしてください", "must be true or false"),
    "list_type": ("並び([…])にしてください", "must be a list"),
    "tuple_type": ("並び([…])にしてください", "must be a list"),
    "dict_type": ("表(キー: 値)にしてください", "must be a table"),
    "dataclass_type": ("表(キー: 値)にしてください", "must be a table"),
    "model_type": ("表(キー: 値)にしてください", "must be a table"),
    "date_type": ("2025-01-27 の形の日付にしてください", "must be a date like 2025-01-27"),
    "date_parsing": ("2025-01-27 の形の日付にしてください", "must be a date like 2025-01-27"),
    "date_from_datetime_parsing": ("2025-01-27 の形の日付にしてください", "must be a date like 2025-01-27"),
    "missing": ("必要なキーがありません", "is required"),
    "too_short": ("空にはできません", "must not be empty"),
}


UNKNOWN_KEY = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
"""What pydantic calls a key that a model or a dataclass does not have."""


def gravest(errors: Sequence[Any]) -> Any:  # noqa: ANN401 - pydantic's error details
    """The error to tell first: an unknown key, which is often the misspelling of one that is missing."""
    return next((error for error in errors if error["type"] in UNKNOWN_KEY), errors[0])


def problem(error: Any) -> Wording:  # noqa: ANN401 - pydantic's error details
    """One error in both languages; what is not known here stays in pydantic's words."""
    context = error.get("ctx", {})
    if error["type"] in ("literal_error", "enum"):
        expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return both(f"使える値は {expected}", f"must be one of {expected}")
    if error["type"] == "greater_than_equal":
        return both(f"{context.get('ge')} 以上にしてください", f"must be at least {context.get('ge')}")
    if error["type"] in _KINDS:
        return both(*_KINDS[error["type"]])
    return both(error["msg"], error["msg"])
