"""Money, percentages, measures, numbers, dates and periods in a sentence."""

from __future__ import annotations

from graph.extract.values.find import find_values

__all__ = ["find_values"]
