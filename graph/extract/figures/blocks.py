"""Statistics as short lines: a line with the unit, a line with the period, a line per figure.

    Exports and imports, EUR million
    May 2023
    Exports (fob) 74.9
    Imports (cif) 88.3
    Balance -13.4
    Change on previous year 4.2%

A period holds until the next one; the unit until the next line that names one. A line may also
be a label alone, with an amount and its period in each of the lines below it:

    Exports:
    $15.1 billion (2017 est.)
    $13.2 billion (2016 est.)
    note: goods and services are counted
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from graph.claims import Claim, FlowClaim
from graph.claims.model import Direction, Modality
from graph.claims.period import Period
from graph.extract.annotate import Annotated
from graph.extract.figures.cells import read_figure
from graph.extract.figures.headings import unit_in
from graph.extract.figures.model import GOODS_AND_SERVICES
from graph.extract.figures.state import EVERYONE, Relation, State
from graph.extract.figures.tabular import figure_claims
from graph.extract.figures.times import worded
from graph.extract.scene import Scene
from graph.extract.values.model import Money, PeriodMention

_LINE: Final = re.compile(
    r"(?:Total |Overall |Merchandise |Goods )?"
    r"(?P<what>Exports?|Imports?|(?:Trade )?[Bb]alance|Trade (?:surplus|deficit)|Total trade"
    r"|(?:Trade )?[Tt]urnover)(?: of goods| of merchandise)?"
    r"(?: \((?:fob|f\.o\.b\.|cif|c\.i\.f\.|FOB|CIF|goods)\))?:? "
    r"(?P<figure>[-–−+(]?\d[\d,]*(?:\.\d+)?\)?)"
)
_AMOUNT: Final = re.compile(
    r"[^\s\d]{0,4} ?\d[\d.,]* \w+ \((?:FY ?)?\d{4}(?:[-/]\d{2,4})?(?: est\.?)?\)"
)
#: The first amount, if it stands behind the label, is read as it stands.
_LABEL: Final = re.compile(
    r"(?P<what>Exports|Imports)(?: of goods)?(?: \((?:fob|f\.o\.b\.|cif|c\.i\.f\.|goods)\))?:?"
    rf"(?: {_AMOUNT.pattern})?"
)
_LISTED: Final = 3
_MOST_AMOUNTS: Final = 12  # below a label
_NOTE: Final = re.compile(r"(?i)notes?:")
_CONFIDENCE: Final = Decimal("0.6")
_CHANGE: Final = re.compile(
    r"(?:Annual |Yearly )?(?:Change|Growth|Variation)"
    r"(?P<over> (?:on|from|over|against|since|compared (?:with|to)) [^%]{3,40}?)?:? "
    r"(?P<figure>[-–−+]?\d[\d,]*(?:\.\d+)?) ?(?:%|per ?cent)",
    re.IGNORECASE,
)
_OVER_YEAR: Final = re.compile(r"\byear|\b12 months|\btwelve months|^$", re.IGNORECASE)
_DIRECTIONS: Final = {
    "export": Direction.EXPORTS,
    "exports": Direction.EXPORTS,
    "import": Direction.IMPORTS,
    "imports": Direction.IMPORTS,
    "balance": Direction.BALANCE,
    "surplus": Direction.BALANCE,
    "deficit": Direction.BALANCE,
    "trade": Direction.TOTAL,
    "turnover": Direction.TOTAL,
}
_LONGEST_HEADING: Final = 14


def read_blocks(scene: Scene, state: State) -> Iterator[Claim]:
    """Yield the flows of lines such as "Exports (fob) 74.9" under a line with their unit."""
    unit: tuple[str, Decimal] | None = None
    period: Period | None = None
    last: Relation | None = None
    label: Relation | None = None
    for index, sentence in enumerate(scene.sentences):
        opening = _LABEL.fullmatch(sentence.text)
        if opening is not None and state.home is not None:
            label = Relation(state.home, EVERYONE, _direction(opening), _noted(scene, index + 1))
            continue
        listed = _listed(scene, index, sentence, label) if label is not None else None
        if listed is not None:
            yield listed
            continue
        label = None
        line = _LINE.fullmatch(sentence.text)
        if line is not None:
            if unit is not None and state.home is not None:
                last = Relation(state.home, EVERYONE, _direction(line))
                yield from _figure(scene, index, sentence, line, unit, period, last)
            continue
        change = _CHANGE.fullmatch(sentence.text)
        if change is not None and last is not None:
            yield from _changed(scene, index, sentence, change, period, last)
            continue
        if len(sentence.text.split()) > _LONGEST_HEADING or sentence.text.endswith("."):
            continue
        unit = unit_in(sentence.text) or unit
        period = _period_of(scene, sentence, state.home) or period


def _noted(scene: Scene, first: int) -> str | None:
    """Return what a note below the amounts of a label counts in them: "goods and services"."""
    below = scene.sentences[first : first + _MOST_AMOUNTS]
    note = next((s.text for s in below if _AMOUNT.fullmatch(s.text) is None), "")
    told = _NOTE.match(note) is not None and GOODS_AND_SERVICES in note.casefold()
    return GOODS_AND_SERVICES if told else None


def _listed(scene: Scene, index: int, sentence: Annotated, relation: Relation) -> FlowClaim | None:
    """Return the amount of a line such as "$15.1 billion (2017 est.)" under its label."""
    if _AMOUNT.fullmatch(sentence.text) is None or len(sentence.values) > _LISTED:
        return None
    money = next((v for v in sentence.values if isinstance(v, Money)), None)
    period = _period_of(scene, sentence, relation.reporter)
    if money is None or period is None:
        return None
    estimated = "est" in sentence.text
    return FlowClaim(
        evidence=(scene.evidence(sentence, 0, len(sentence.text)),),
        rule="flow.list",
        confidence=_CONFIDENCE,
        claimant=scene.speakers[index],
        reporter=relation.reporter,
        partner=relation.partner.codes,
        direction=relation.direction,
        amount=money.quantity,
        period=period,
        commodity=relation.commodity,
        modality=Modality.ESTIMATE if estimated else Modality.ACTUAL,
    )


def _direction(line: re.Match[str]) -> Direction:
    word = line["what"].casefold().split()[-1]
    return _DIRECTIONS[word.removesuffix("s") if word.endswith("ports") else word]


def _figure(
    scene: Scene,
    index: int,
    sentence: Annotated,
    line: re.Match[str],
    unit: tuple[str, Decimal],
    period: Period | None,
    relation: Relation,
) -> Iterator[Claim]:
    figure = read_figure(line["figure"])
    if figure is None:
        return
    if line["what"].endswith("deficit"):
        figure = figure.as_deficit()
    whole = (0, len(sentence.text))
    yield from figure_claims(
        scene, index, sentence, whole, figure, relation, period, unit, percent=False
    )


def _changed(
    scene: Scene,
    index: int,
    sentence: Annotated,
    line: re.Match[str],
    period: Period | None,
    relation: Relation,
) -> Iterator[Claim]:
    """Yield the change of the flow in the line above."""
    yearly = _OVER_YEAR.search(line["over"] or "") is not None
    base = period.year_before() if period is not None and yearly else None
    figure = read_figure(line["figure"])
    if figure is None:
        return
    whole = (0, len(sentence.text))
    yield from figure_claims(
        scene,
        index,
        sentence,
        whole,
        figure,
        relation,
        period,
        None,
        percent=True,
        base=base,
    )


def _period_of(scene: Scene, sentence: Annotated, home: str | None) -> Period | None:
    """Return the period that a line names, if it is the only one in it."""
    named = [v for v in sentence.values if isinstance(v, PeriodMention)]
    return worded(scene, named[0].expression, home, None) if len(named) == 1 else None
