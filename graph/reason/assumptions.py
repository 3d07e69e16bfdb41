"""The assumptions that derived facts rest on, as named things that can be asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Assumption(StrEnum):
    """A premise that no document states; the value is the last part of its IRI."""

    SAME_COVERAGE = "same-coverage"
    MIRRORED_FLOWS = "mirrored-flows-agree"
    TOTAL_IS_SYMMETRIC = "total-is-symmetric"
    TOTAL_IS_SUM = "total-is-exports-plus-imports"
    HEDGE_TOLERANCE = "hedged-figures-within-five-per-cent"
    HEDGE_AS_PRINTED = "hedged-figures-as-printed"
    TARGET_PER_YEAR = "target-counts-a-year"


ASSUMPTION_TEXT: Final = {
    Assumption.SAME_COVERAGE: (
        "Both figures count the same goods in the same way, unless the text names a difference."
    ),
    Assumption.MIRRORED_FLOWS: (
        "What one country reports as exports is what the other reports as imports, though freight, "
        "insurance, timing and routes make the two differ in practice."
    ),
    Assumption.TOTAL_IS_SYMMETRIC: (
        "The trade between two countries is one figure, whichever of them reports it."
    ),
    Assumption.TOTAL_IS_SUM: (
        "The trade between two countries is the sum of exports and imports of the reporter."
    ),
    Assumption.HEDGE_TOLERANCE: (
        "A figure with a word such as about or nearly lies within five per cent of what is printed."
    ),
    Assumption.HEDGE_AS_PRINTED: (
        "A figure with a word such as about or nearly is taken as it is printed."
    ),
    Assumption.TARGET_PER_YEAR: (
        "The amount that is aimed at is that of one year of trade in both directions."
    ),
}
"""The sentence that states each assumption."""
