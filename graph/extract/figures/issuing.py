"""Whose statistics a document prints, by what stands around its figures.

By the office above the text, the source below a table, the money that it counts in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from graph.claims.model import OrganisationKind
from graph.documents.model import SegmentKind
from graph.documents.rows import CELL
from graph.extract.annotate import Annotated, default_gazetteer
from graph.extract.figures.headings import unit_in
from graph.extract.gazetteer import GeoForm
from graph.extract.organisations import government
from graph.extract.reading.dateline import dateline_country
from graph.extract.scene import Scene
from graph.extract.values.model import SHARED_MONEY, Money

_ISSUER_WEIGHT: Final = 16
_SOURCE_WEIGHT: Final = 8
_COUNTED_WEIGHT: Final = 8
_PLACE_WEIGHT: Final = 2
_MONEY_WEIGHT: Final = 2
#: How documents write the dollars that a bare "$" may stand for at home.
_LOCAL_DOLLARS: Final = {
    "AUD": re.compile(r"(?<![A-Z])AU?\$|\$A(?=\d)"),
    "CAD": re.compile(r"(?<![A-Z])CA?\$|\$C(?=\d)"),
    "NZD": re.compile(r"(?<![A-Z])NZ\$|\$NZ"),
    "SGD": re.compile(r"(?<![A-Z])SG?\$"),
    "HKD": re.compile(r"(?<![A-Z])HK\$"),
}
_PROMINENT: Final = 3
_COUNTRY: Final = 2  # letters
_OFTEN: Final = 3
_COUPLE: Final = 2
#: How many sentences may name the source of the figures.
_QUOTED: Final = 6
_COUNTS: Final = re.compile(
    r"\b(?:Statistic\w*|Customs|Census|National Data|Revenue Authority|Export\w*|Manufacturers"
    r"|Trade (?:Promotion|Development)|Ministry of (?:\w+ )?(?:Trade|Commerce))\b"
)
_MASTHEAD: Final = 5
_LONGEST_MASTHEAD: Final = 110
_OFFICE: Final = re.compile(
    r"\b(?:Statistics|Statistical|Customs|Central Bank|Bank of|Reserve Bank|Revenue Authority"
    r"|Banco|Banque|Banca|Institut\w* Na[tc]ional\w*|Minist(?:ry|erio|ère|ério)|Secretariat"
    r"|(?:Speech|Address|Remarks|Statement|Keynote) (?:by|of))\b",
    re.IGNORECASE,
)
#: A line on an act between two names the other side's offices as well.
_ACT: Final = re.compile(r"\b(?:with|between|agreements?|memorandum|mou)\b", re.IGNORECASE)


def issuers(scene: Scene, owners: Counter[str]) -> Counter[str]:
    """Return how strongly each country is shown to have counted the figures of a document.

    `owners` tells how strongly the sentences suggest each.
    """
    scores: Counter[str] = Counter()
    for issuer in {_by_its_dollar(scene, owners), _by_its_money(scene)} - {None}:
        scores[str(issuer)] += _MONEY_WEIGHT
    if (issuer := _issuer(scene)) is not None:
        scores[issuer] += _ISSUER_WEIGHT
    if (owner := government(scene)) is not None:
        scores[owner] += _ISSUER_WEIGHT
    for code in _sources(scene):
        scores[code] += _SOURCE_WEIGHT
    if (counted := _counted_in(scene)) is not None:
        scores[counted] += _COUNTED_WEIGHT
    if (place := _issued_in(scene)) is not None:
        scores[place] += _PLACE_WEIGHT
    return scores


def _by_its_dollar(scene: Scene, scores: Counter[str]) -> str | None:
    """Return the country in whose own dollar, such as "NZ$", a text counts."""
    for code in sorted(scene.main_parties[:_COUPLE]):
        country = scene.reference.countries.get(code)
        sign = _LOCAL_DOLLARS.get(country.currency or "") if country is not None else None
        if sign is not None and scores[code] >= 0:
            return code if sign.search(scene.document.text) else None
    return None


def _by_its_money(scene: Scene) -> str | None:
    """Return the one prominent country whose own currency a text counts in.

    A text that counts in no other currency of the kind need not name it often, and one that counts
    in nothing else need not name it at all.
    """
    amounts = [v.quantity.unit for s in scene.sentences for v in s.values if isinstance(v, Money)]
    counted = {*amounts} - SHARED_MONEY
    named = [code for code in scene.main_parties if code in scene.named_countries]
    for code in named if len(counted) == 1 else scene.main_parties[:_PROMINENT]:
        country = scene.reference.countries.get(code)
        if country is not None and country.currency in counted:
            return code
    if len(amounts) >= _OFTEN and len(counted) == len({*amounts}) == 1:
        return _unnamed_owner(scene, amounts[0])
    return None


def _counted_in(scene: Scene) -> str | None:
    """Return the country in whose own money the tables of a text are: "(TT$ million)"."""
    named = (unit_in(line.text) for line in _captions(scene))
    currencies = {unit[0] for unit in named if unit is not None} - SHARED_MONEY
    if len(currencies) != 1:
        return None
    (currency,) = currencies
    owners = [
        code
        for code in scene.main_parties
        if (country := scene.reference.countries.get(code)) is not None
        and country.currency == currency
    ]
    if not owners:
        return _unnamed_owner(scene, currency)
    return owners[0] if len(owners) == 1 else None


def _unnamed_owner(scene: Scene, currency: str) -> str | None:
    """Return the country whose money a text counts in, if it does not name that country.

    ISO 4217 begins the code of a currency with that of its country.
    """
    code = currency[:_COUNTRY]
    country = scene.reference.countries.get(code)
    named = code in scene.named_countries
    return code if country is not None and country.currency == currency and not named else None


def _captions(scene: Scene) -> Iterator[Annotated]:
    """Yield the lines right above each table, and those in it that have no cells."""
    before: Annotated | None = None
    for sentence in scene.sentences:
        table = scene.segment(sentence).kind is SegmentKind.TABLE
        if table and before is not None:
            yield before
        if table and CELL not in sentence.text:
            yield sentence
        before = None if table else sentence


def _issued_in(scene: Scene) -> str | None:
    """Return the country whose capital a text is dated from: "Bulletin 7, Lima, 4 May 2021"."""
    for segment in scene.document.segments[:_MASTHEAD]:
        if segment.kind is not SegmentKind.BYLINE:
            continue
        found = default_gazetteer().find(segment.sentences[0].text)
        codes = {g.codes for g in found if g.form is GeoForm.CAPITAL}
        if len(codes) == 1 and len(found) == 1:
            (code,) = codes.pop()
            return code
    return None


def _issuer(scene: Scene) -> str | None:
    """Return the country of the office that a text above the prose names: "Statistics Malta"."""
    for segment in scene.document.segments[:_MASTHEAD]:
        text = segment.sentences[0].text
        if segment.kind is SegmentKind.PARAGRAPH and len(text) > _LONGEST_MASTHEAD:
            return None
        if len(text) > _LONGEST_MASTHEAD or not _OFFICE.search(text) or _ACT.search(text):
            continue
        named = _countries_in(text)
        if len(named) == 1:
            return named.pop()
    return None


def _sources(scene: Scene) -> set[str]:
    """Return the countries whose central banks and statisticians are quoted.

    They are quoted in the opening sentences, or below a table ("Source: Statistics Malta").
    """
    found = {code for line in _source_lines(scene) for code in _countries_in(line)}
    seat = dateline_country(scene)
    for sentence in (*scene.sentences[:_QUOTED], *_captions(scene)):
        for name in sentence.names:
            counts = name.kind is OrganisationKind.CENTRAL_BANK or _COUNTS.search(name.name)
            if counts and len(name.parties) == 1:
                found.update(name.parties)
            elif counts and not name.parties and seat is not None:
                found.add(seat)  # "Lima, 4 May - The Ministry of Trade released the figures"
    return found if len(found) == 1 else set()


def _source_lines(scene: Scene) -> Iterator[str]:
    """Yield the lines that tell whose statistics are printed above them."""
    for segment in scene.document.segments:
        if segment.kind is SegmentKind.CAPTION and segment.sentences:
            text = segment.sentences[0].text
            if text.startswith("Source") and _OFFICE.search(text):
                yield text


def _countries_in(text: str) -> set[str]:
    return {code for g in default_gazetteer().find(text) if not g.group for code in g.codes}
