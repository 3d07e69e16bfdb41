"""Countries, groups with their members, and currencies as triples."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.rdf.iris import Places, concept_iri, currency_iri
from graph.rdf.namespaces import LABEL, SKOS, TG, TGI, TYPE, WIKIDATA
from graph.rdf.triples import TripleSet, boolean, day, decimal, month_day
from graph.reference import Country, CountryGroup, Reference

_WORLD: Final = TGI["group/world"]


def reference_triples(reference: Reference) -> tuple[Triple, ...]:
    """Return the sorted triples of the reference graph."""
    triples = TripleSet()
    places = Places(reference)
    for country in reference.countries.values():
        _add_country(triples, places.iri(country.code), country)
    for group in reference.groups.values():
        _add_group(triples, TGI[f"group/{group.code}"], group, places)
    triples.add(_WORLD, TYPE, TG["CountryGroup"])
    triples.add_text(_WORLD, LABEL, "World")
    triples.add_text(_WORLD, TG["name"], "World")
    for code in sorted(currencies(reference)):
        iri = currency_iri(code)
        triples.add(iri, TYPE, TG["Currency"])
        triples.add_text(iri, LABEL, code)
        triples.add_text(iri, SKOS["notation"], code)
    return triples.sorted()


def currencies(reference: Reference) -> frozenset[str]:
    """Return the ISO 4217 codes of the currencies of all countries."""
    codes = (country.currency for country in reference.countries.values())
    return frozenset(code for code in codes if code is not None)


def _add_country(triples: TripleSet, iri: NamedNode, country: Country) -> None:
    triples.add(iri, TYPE, TG["Country"])
    triples.add_text(iri, LABEL, country.name)
    triples.add_text(iri, TG["name"], country.name)
    triples.add_text(iri, TG["officialName"], country.official_name)
    triples.add_text(iri, SKOS["altLabel"], *country.other_names)
    triples.add_text(iri, TG["demonym"], *country.demonyms)
    triples.add_text(iri, TG["alpha2"], country.code)
    triples.add_text(iri, TG["alpha3"], country.alpha3)
    triples.add_text(iri, TG["numericCode"], country.numeric)
    triples.add_text(iri, TG["region"], country.region)
    triples.add_text(iri, TG["subregion"], country.subregion)
    triples.add(iri, TG["landlocked"], boolean(country.landlocked))
    if country.currency is not None:
        triples.add(iri, TG["currency"], currency_iri(country.currency))
    triples.add(iri, TG["fiscalYearStart"], month_day(*country.fiscal_year_start))
    triples.add_text(iri, TG["capital"], country.capital)
    triples.add(iri, TG["latitude"], decimal(country.latitude))
    triples.add(iri, TG["longitude"], decimal(country.longitude))
    triples.add(iri, TG["wikidata"], WIKIDATA[country.wikidata])


def _add_group(triples: TripleSet, iri: NamedNode, group: CountryGroup, places: Places) -> None:
    triples.add(iri, TYPE, TG["CountryGroup"])
    triples.add_text(iri, LABEL, group.name)
    triples.add_text(iri, TG["name"], group.name)
    triples.add_text(iri, SKOS["altLabel"], *group.other_names)
    triples.add(iri, TG["groupKind"], concept_iri("group-kind", group.kind))
    triples.add_all(iri, TG["member"], (places.iri(code) for code in group.members()))
    for membership in group.memberships:
        since = membership.since.isoformat() if membership.since else "start"
        of = TGI[f"membership/{group.code}-{membership.code}-{since}"]
        triples.add(iri, TG["membership"], of)
        triples.add(of, TYPE, TG["Membership"])
        country = places.reference.country(membership.code).name
        triples.add_text(of, LABEL, f"{country} in {group.name}")
        triples.add(of, TG["country"], places.iri(membership.code))
        triples.add(of, TG["startDate"], day(membership.since) if membership.since else None)
        triples.add(of, TG["endDate"], day(membership.until) if membership.until else None)
