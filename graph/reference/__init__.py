"""Fixed data: countries, regions and blocs, places; no text rules.

>>> reference = load_reference()
>>> reference.country("KG").official_name
'Kyrgyz Republic'
>>> reference.group("EAEU").members()
('AM', 'BY', 'KG', 'KZ', 'RU')
"""

from graph.reference.loading import load_reference, read_reference
from graph.reference.model import (
    Country,
    CountryGroup,
    GroupKind,
    Membership,
    Place,
    PlaceKind,
    Reference,
)

__all__ = [
    "Country",
    "CountryGroup",
    "GroupKind",
    "Membership",
    "Place",
    "PlaceKind",
    "Reference",
    "load_reference",
    "read_reference",
]
