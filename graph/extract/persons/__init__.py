"""Persons named in the text, and the role in which they appear.

`names` finds a person beside a role ("Kenya's trade minister Jane Mwangi", "Jane Mwangi, chair of
the board"), after a title ("Mr. Peter Otieno") or before an organisation ("Grace Achieng of the
Ports Authority"). `claims` makes one claim of each. The words are in `data/lexicon/persons.yaml`.
"""

from graph.extract.persons.naming import names
from graph.extract.persons.reader import claims

__all__ = ["claims", "names"]
