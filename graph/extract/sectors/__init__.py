"""Fields in which parties cooperate or mean to.

A sector is read where a noun or verb of cooperation introduces it ("cooperation in mining and
energy", "sectors such as …", "talks covered …"), or where it stands before one ("energy
cooperation"). Only phrases that hold the words of a known sector count, which keeps precision; they
are in `graph/reference/data/sectors.yaml`, what introduces them in `data/lexicon/sectors.yaml`.
"""

from graph.extract.sectors.reader import claims

__all__ = ["claims"]
