"""Hubs — ports, crossings, zones, terminals — and who may use them.

`names` recognises hubs in a sentence, `claims` makes the claims of a document. The words are in
`data/lexicon/hubs.yaml`, the rules of access in `data/rules/access.yaml`.
"""

from graph.extract.hubs.reader import claims
from graph.extract.hubs.recognise import names

__all__ = ["claims", "names"]
