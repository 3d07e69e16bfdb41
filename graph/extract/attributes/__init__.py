"""Properties of links, hubs and instruments: length, voltage, capacity, cost, duration, dates.

A figure belongs to the link, hub or instrument named nearest in its sentence, or to the one last
spoken of. A figure for a part of it (what lies in one country, say) names the part in brackets
after the whole. Amounts of trade are not read here. The words are in
`data/lexicon/attributes.yaml`.
"""

from graph.extract.attributes.reader import claims

__all__ = ["claims"]
