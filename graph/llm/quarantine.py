"""What was not believed, one JSON object a line: for a person to look at, not for a build."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from graph.llm.reading import Quarantined
from graph.llm.replies import RawClaim

_LONGEST_RAW: Final = 4_000
_LONGEST_DETAIL: Final = 300


def quarantine_lines(quarantine: Iterable[Quarantined]) -> str:
    """Return the quarantine as JSON Lines in its order, with a final newline.

    A raw claim that is very long is given as the beginning of its JSON.
    """
    return "".join(json.dumps(_row(item), ensure_ascii=True) + "\n" for item in quarantine)


def _row(item: Quarantined) -> dict[str, Any]:
    return {
        "document": item.chunk.document,
        "start": item.chunk.start,
        "end": item.chunk.end,
        "adapter": item.source.adapter,
        "model": item.source.model,
        "prompt": item.source.prompt,
        "reason": item.reason.value,
        "detail": item.detail[:_LONGEST_DETAIL],
        "claim": None if item.raw is None else _raw(item.raw),
    }


def _raw(raw: RawClaim) -> Any:
    text = json.dumps(raw, ensure_ascii=True, default=_plain)
    return json.loads(text) if len(text) <= _LONGEST_RAW else text[:_LONGEST_RAW]


def _plain(value: object) -> str:
    """Return a number as the reply writes it."""
    assert isinstance(value, Decimal)
    return str(value)
