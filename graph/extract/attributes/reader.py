"""The properties that a document states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims import AttributeClaim, Claim, Quantity
from graph.extract.annotate import Annotated
from graph.extract.attributes import counts, dated, figures, measures, money, percents
from graph.extract.attributes.clauses import passage
from graph.extract.attributes.described import headed
from graph.extract.attributes.model import Figure
from graph.extract.attributes.naming import Named, are_many, in_full
from graph.extract.attributes.owner import ACTS, THINGS, Owner
from graph.extract.attributes.owners import OF_TRADE, goes_on, owner_of, together
from graph.extract.attributes.parts import with_parts
from graph.extract.attributes.payers import PAYER, payers
from graph.extract.attributes.rates import told_in_words
from graph.extract.attributes.repeated import told_again
from graph.extract.attributes.tabular import table_figures
from graph.extract.attributes.titled import with_titles
from graph.extract.attributes.topics import Topics, points_back
from graph.extract.attributes.understood import POWER_ACT, told_next, understood
from graph.extract.figures.currency import currency_of
from graph.extract.mentions import NameType
from graph.extract.scene import Scene

#: "Line length: 600 km": a line of a table about what the document is called after.
_LABEL: Final = re.compile(r"[A-Za-z][\w /()-]{2,40}: ")
#: Sentences in which an agreement is named of which a text has begun to tell.
_AHEAD: Final = 4
#: What power or gas is sold at and how much: a property of the agreement on it.
_OF_POWER: Final = ("tariff", "price", "capacity_mw", "capacity_bcm", "energy_")
_CONFIDENCE: Final = {
    measures.MEASURE: Decimal("0.45"),
    money.MONEY: Decimal("0.3"),
    dated.DATE: Decimal("0.4"),
    percents.PERCENT: Decimal("0.4"),
    PAYER: Decimal("0.4"),
    counts.COUNT: Decimal("0.4"),
}


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the properties of the links, hubs and instruments of a document, each once."""
    yield from told_again(_told(with_titles(scene)))


def _told(scene: Scene) -> Iterator[AttributeClaim]:
    """Yield the properties that tables and sentences tell, one by one.

    That of a part without a name ("of which 41 km is finished") is told as one of a part.
    """
    topics, named = Topics(), Named(scene)
    earlier: Figure | None = None
    title = _title(scene)
    tables = table_figures(scene)
    yield from _of_tables(scene, title, tables)
    for index, sentence in enumerate(scene.sentences):
        back = points_back(sentence)
        topics.hear(index, sentence, back)
        if scene.is_heading(sentence) or index in tables:
            continue
        for payer in payers(sentence):
            owner = owner_of(payer, index, sentence, topics, back)
            for each in together(sentence, owner):
                yield _claim(scene, index, sentence, payer, each)
        if not (sentence.values or told_in_words(sentence)) and (
            percents.IN_WORDS.isdisjoint(sentence.wording)
        ):
            continue
        found = list(with_parts(scene, sentence, figures.find_figures(scene, sentence, earlier)))
        earlier = found[-1] if found else None
        before: tuple[Figure, Owner] | None = None
        for figure in found:
            owner = _in_sheet(figure, sentence, title) or goes_on(figure, sentence, before)
            owner = owner or owner_of(figure, index, sentence, topics, back)
            if owner is None and title is not None and _of_title(figure, sentence, title):
                owner = title
            following = scene.sentences[index : index + _AHEAD]
            if owner is None and figure.name.startswith(_OF_POWER) and figure.wanted[0] in ACTS:
                owner = told_next(following, POWER_ACT)
            owner = owner or understood(figure, index, sentence, topics)
            if owner is None and figure.name in OF_TRADE:
                owner = told_next(following)
            if owner is not None:
                owner = in_full(owner, index, sentence, topics, named)
            before = (figure, owner) if owner is not None else before
            if owner is None or are_many(owner):
                continue
            if figure.part == "":
                figure = replace(figure, name=f"part_{figure.name}", part=None)
            topics.keep(index, owner)
            for each in together(sentence, owner) if figure.rule == dated.DATE else (owner,):
                yield _claim(scene, index, sentence, figure, each)


def _of_tables(
    scene: Scene, title: Owner | None, tables: Mapping[int, Sequence[Figure]]
) -> Iterator[AttributeClaim]:
    """Yield what tables state of the place that a document is called after or last named."""
    for index, found in tables.items():
        hub = scene.last_name(NameType.HUB, index) if title is None else None
        owner = Owner(hub.name, hub.type) if hub is not None else title
        if owner is not None:
            for figure in found:
                yield _claim(scene, index, scene.sentences[index], figure, owner)


def _title(scene: Scene) -> Owner | None:
    """Return the link or hub after which a document is called, or that its first line speaks of."""
    if not scene.sentences:
        return None
    for name in scene.sentences[0].names:
        if name.type in THINGS:
            return Owner(name.name, name.type)
    thing = headed(scene.sentences[0], THINGS)
    return thing if thing is not None and " " in thing.name else None  # no mere "Port"


def _in_sheet(figure: Figure, sentence: Annotated, title: Owner | None) -> Owner | None:
    """Return what a document is called after for a figure of a line "Type: 400 kV" of its sheet."""
    if title is None or sentence.names or figure.subject is not None or figure.owner is not None:
        return None
    sheet = title.type in figure.wanted and _LABEL.match(sentence.text) is not None
    return title if sheet else None


def _of_title(figure: Figure, sentence: Annotated, title: Owner) -> bool:
    """Whether a figure that nothing else owns is that of what the document is called after."""
    labelled = _LABEL.match(sentence.text) is not None
    return labelled or (not figure.near and title.type in figure.wanted)


def _claim(
    scene: Scene, index: int, sentence: Annotated, figure: Figure, owner: Owner
) -> AttributeClaim:
    of_act = owner.type is NameType.INSTRUMENT  # what a contract is worth is its amount
    part = figure.part if figure.part not in (None, owner.name) else ""
    names = [(name.start, name.end) for name in sentence.names]
    start, end = passage(sentence.text, figure.start, figure.end, names)
    return AttributeClaim(
        evidence=(scene.evidence(sentence, start, end),),
        rule=figure.rule,
        confidence=_CONFIDENCE[figure.rule],
        claimant=scene.speakers[index],
        of=f"{owner.name} ({part})" if part else owner.name,
        name="amount" if figure.name == "cost" and of_act else figure.name,
        quantity=_whose(scene, sentence, figure),
        text=figure.text,
        superseded=figure.superseded,
    )


def _whose(scene: Scene, sentence: Annotated, figure: Figure) -> Quantity | None:
    """Return an amount in the money that is meant where countries share its name: "CFA francs"."""
    quantity = figure.quantity
    if quantity is None or quantity.unit is None or figure.rule != money.MONEY:
        return quantity
    named = [code for mention in sentence.geo for code in mention.codes]
    codes = (*named, *scene.pair, *sorted(scene.named_countries))
    unit = currency_of(scene, quantity.unit, quantity.printed, codes, dollar="USD")
    return quantity if unit == quantity.unit else replace(quantity, unit=unit)
