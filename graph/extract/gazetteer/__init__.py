"""Find countries, groups of countries and places in a sentence.

>>> from graph.reference import load_reference
>>> gazetteer = Gazetteer(load_reference())
>>> [(m.codes, m.form.value) for m in gazetteer.find("Kenya's tea and Ugandan coffee")]
[(('KE',), 'name'), (('UG',), 'demonym')]
"""

from graph.extract.gazetteer.finder import Gazetteer
from graph.extract.gazetteer.model import GeoForm, GeoMention

__all__ = ["Gazetteer", "GeoForm", "GeoMention"]
