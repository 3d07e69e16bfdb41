"""Agreements, memoranda, treaties, contracts, loans and other formal acts in a text.

`names` recognises the noun phrases that name them; `claims` says at which stage the text puts
each of them, between whom it is, and what it is about.
"""

from graph.extract.instruments.gathered import claims
from graph.extract.instruments.naming import names

__all__ = ["claims", "names"]
