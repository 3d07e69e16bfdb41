"""Causes: what brings about, hinders or is required for an effect.

Frames (`data/lexicon/cause_frames.yaml`) say where a connective has its effect and its causes;
`clauses` finds where the clauses around it begin and end; rules (`data/rules/causes.yaml`) read
what has a wording of its own. A list of causes gives one claim each, and a head that the items
share is given to each: "infrastructure and market access barriers" are two barriers.
"""

from graph.extract.causes.lists import split_causes
from graph.extract.causes.reader import claims

__all__ = ["claims", "split_causes"]
