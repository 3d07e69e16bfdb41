"""Organisations: named bodies other than states.

`names` recognises them: grown from a head word ("Authority", "Ministry of …") over the capitalised
words around it, described by their country ("Kenya's energy ministry"), known by themselves, or
listed beside a company. `claims` makes one claim of each. The words are in
`data/lexicon/organisations.yaml`.
"""

from graph.extract.organisations.belonging import Owners
from graph.extract.organisations.government import government
from graph.extract.organisations.lexicon import lexicon
from graph.extract.organisations.naming import names
from graph.extract.organisations.own import is_only_dealt_with
from graph.extract.organisations.reader import claims

__all__ = ["Owners", "claims", "government", "is_only_dealt_with", "lexicon", "names"]
