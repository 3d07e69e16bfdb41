"""Links between places: transmission lines, railways, roads, pipelines, corridors and the like.

`names` recognises links in a sentence, `claims` makes the claims of a document, `named_again` finds
the links that a document names by a short name. The words are in
`data/lexicon/links.yaml`.
"""

from graph.extract.links.again import named_again
from graph.extract.links.reader import claims
from graph.extract.links.recognise import names

__all__ = ["claims", "named_again", "names"]
