"""The clients of others behind our one protocol; each is imported when it is first needed."""

from __future__ import annotations

from graph.llm.adapters.connect import connect

__all__ = ["connect"]
