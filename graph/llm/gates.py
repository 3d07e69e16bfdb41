"""The two gates: what a model says is believed only as far as the text bears it out.

Gate 1 finds the quote in the document (`graph.llm.quotes`). Gate 2 asks for every number, date,
name and country of the claim in that quote (`graph.llm.figures`, `graph.llm.words`). Where a text
tells its period once for many sentences, a claim may quote that place as well; the period is then
read there, and the place is evidence too. What passes is a claim with our own reading of its
figures; what does not is turned down with the reason. Nothing is mended on the way.

Text that tells a model what to answer gains nothing by it: an answer that does not quote the
document, or claims more than the quote says, ends here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from graph.claims import (
    WORLD,
    AccessClaim,
    AttributeClaim,
    CauseClaim,
    ChangeClaim,
    Claim,
    Direction,
    FlowClaim,
    HubClaim,
    InstrumentClaim,
    LinkClaim,
    Modality,
    OrganisationClaim,
    PartialDate,
    Period,
    PersonClaim,
    Quantity,
    SectorClaim,
    SessionClaim,
    TargetClaim,
    Trend,
)
from graph.claims.parse import Origin, claim_from_row
from graph.claims.quantity import is_currency
from graph.documents.model import Document
from graph.errors import ClaimFormatError
from graph.extract.extractor import set_scene
from graph.extract.scene import Scene
from graph.llm.chunks import Chunk
from graph.llm.figures import DatedPeriod, Figures
from graph.llm.prompt import load_prompt
from graph.llm.quotes import LONGEST_QUOTE, Quote, find_quote
from graph.llm.replies import RawClaim
from graph.llm.words import Told, Wording
from graph.reference import load_reference

#: The confidence of every claim of a model. It is set, not measured: below that of every rule, so
#: that whatever goes by confidence puts the rules first; docs/language-model.md says why.
CONFIDENCE: Final = Decimal("0.2")
RULE_PREFIX: Final = "llm."
_KEYS: Final = frozenset({"type", "quote", "time_quote", "fields"})
_PAIR: Final = 2
_DEFICIT: Final = ("deficit", "deficits", "gap", "shortfall", "imbalance")
_SURPLUS: Final = "surplus"
_ALL_TRADE: Final = "goods and services"


class Reason(StrEnum):
    """Why something of a reply is not believed."""

    FORM = "form"
    QUOTE = "quote"
    NUMBER = "number"
    TIME = "time"
    COUNTRY = "country"
    WORDS = "words"
    CONTESTED = "contested"
    REPLY = "reply"


class GateError(Exception):
    """A claim is turned down; `reason` is the kind of fault, the message one sentence."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason: Final = reason


@dataclass(frozen=True)
class Support:
    """What the text offers to bear out a claim."""

    quote: Quote
    figures: Figures
    words: Wording


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the gates look at it."""

    scene: Scene
    told: Told

    @classmethod
    def of(cls, document: Document) -> Text:
        """Annotate a document."""
        scene = set_scene(document)
        return cls(scene, Told.of(scene))


def admit(raw: RawClaim, chunk: Chunk, text: Text) -> Claim:
    """Return the claim that an object of a reply makes, if the text bears it out.

    Raises:
        GateError: it does not, or the object is no claim.
    """
    _check_shape(raw)
    quote = _found(raw["quote"], chunk, text.scene)
    try:
        return _admitted(raw, text, quote, None)
    except GateError as error:
        if error.reason is not Reason.TIME or raw.get("time_quote") is None:
            raise
    return _admitted(raw, text, quote, _found(raw["time_quote"], chunk, text.scene))


def _found(words: str, chunk: Chunk, scene: Scene) -> Quote:
    quote = find_quote(words, chunk, scene)
    if quote is None:
        raise GateError(Reason.QUOTE, "the quote does not stand in the text")
    if len(quote.text) > LONGEST_QUOTE:
        raise GateError(Reason.QUOTE, f"the quote is longer than {LONGEST_QUOTE} characters")
    return quote


def _admitted(raw: RawClaim, text: Text, quote: Quote, time: Quote | None) -> Claim:
    """Return the claim if the quote bears it out, with `time` for its dates and periods.

    Raises:
        GateError: it does not.
    """
    kind, fields = raw["type"], raw["fields"]
    passages = (quote.evidence,) if time is None else (quote.evidence, time.evidence)
    by = Support(quote, Figures(quote, text.scene, time), Wording(quote, text.told))
    try:
        origin = Origin(passages, RULE_PREFIX + kind, CONFIDENCE)
        return _borne_out(claim_from_row(kind, fields, origin), by)
    except (ClaimFormatError, ValueError) as error:
        raise GateError(Reason.FORM, str(error)) from error


def _check_shape(raw: RawClaim) -> None:
    texts = all(isinstance(raw.get(name), str) for name in ("type", "quote"))
    if not texts or not isinstance(raw.get("fields"), dict):
        raise GateError(Reason.FORM, "it needs a type, a quote and fields")
    if not isinstance(raw.get("time_quote"), str | None):
        raise GateError(Reason.FORM, "its time_quote is no text")
    unknown = sorted(raw.keys() - _KEYS)
    if unknown:
        raise GateError(Reason.FORM, f"{unknown[0][:40]!r} belongs to no claim")


def _borne_out(claim: Claim, by: Support) -> Claim:
    """Return a claim with our reading of its figures.

    Raises:
        GateError: the text does not bear it out.
    """
    match claim:
        case FlowClaim():
            return _flow(claim, by)
        case ChangeClaim():
            return _change(claim, by)
        case TargetClaim():
            return _target(claim, by)
        case InstrumentClaim():
            return _instrument(claim, by)
        case SessionClaim():
            return _session(claim, by)
        case HubClaim():
            _need_quoted(by, "name", claim.name)
            _need_countries(by, claim.country)
        case AccessClaim():
            return _access(claim, by)
        case LinkClaim():
            _need_told(by, "name", claim.name)
            _need_quoted(by, "stops", *claim.stops)
            _need_countries(by, *claim.countries)
        case AttributeClaim():
            return _attribute(claim, by)
        case SectorClaim():
            _need_quoted(by, "sector", claim.sector)
            _need_countries(by, *claim.parties)
        case OrganisationClaim():
            _need_quoted(by, "name", claim.name)
            _need_countries(by, claim.country)
        case PersonClaim():
            _need_quoted(by, "name", claim.name)
            _need_quoted(by, "role", claim.role)
            _need_countries(by, claim.country)
        case CauseClaim():
            _need_quoted(by, "effect", claim.effect)
            _need_quoted(by, "cause", claim.cause)
        case _:
            raise GateError(Reason.FORM, f"{claim.type} is not asked for")
    return claim


def _flow(claim: FlowClaim, by: Support) -> Claim:
    _need_sides(by, claim.reporter, claim.partner)
    _need_goods(by, claim.commodity)
    balance = claim.direction is Direction.BALANCE
    amount = _balance(claim.amount, by) if balance else _amount(claim.amount, by)
    dated = _period(claim.period, claim.reporter, by)
    ahead = dated is not None and dated.ahead
    return replace(
        claim,
        amount=amount,
        period=dated.period if dated else None,
        partner_group=by.words.group(claim.partner),
        modality=Modality.FORECAST if ahead else Modality.ACTUAL,
    )


def _change(claim: ChangeClaim, by: Support) -> Claim:
    _need_sides(by, claim.reporter, claim.partner)
    _need_goods(by, claim.commodity)
    dated = _period(claim.period, claim.reporter, by)
    current = dated.period if dated else None
    base = None
    if claim.base_period is not None:
        base = by.figures.base_period(claim.base_period, current, claim.reporter)
        if base is None:
            raise GateError(Reason.TIME, f"the quote does not give {_days(claim.base_period)}")
        if current is not None and base.start >= current.start:
            raise GateError(Reason.TIME, "a change is measured against an earlier period")
    percent = None
    if claim.percent is not None:
        percent = by.figures.percentage(claim.percent)
        if percent is None:
            raise GateError(Reason.NUMBER, f"the quote does not state {claim.percent.printed}")
        if (claim.trend is Trend.FLAT) != (percent.value == 0):
            raise GateError(Reason.NUMBER, f"{claim.trend} does not fit {percent.printed}")
        if claim.trend is Trend.DOWN:
            percent = percent.negated()
    return replace(
        claim,
        percent=percent,
        period=current,
        base_period=base,
        partner_group=by.words.group(claim.partner),
    )


def _target(claim: TargetClaim, by: Support) -> Claim:
    if len(claim.parties) < _PAIR:
        raise GateError(Reason.FORM, "a target needs two parties")
    _need_countries(by, *claim.parties)
    amount = _amount(claim.amount, by)
    _need_time(claim.by, by.figures.deadlines())
    return replace(claim, amount=amount)


def _instrument(claim: InstrumentClaim, by: Support) -> Claim:
    _need_countries(by, *claim.parties)
    if claim.title is not None:
        _need_told(by, "title", claim.title)
    _need_quoted(by, "party_names", *claim.party_names)
    if claim.subject is not None:
        _need_told(by, "subject", claim.subject)
    _need_time(claim.date, by.figures.dates())
    _need_number("count", claim.count, by.figures.counts())
    return claim


def _session(claim: SessionClaim, by: Support) -> Claim:
    _need_told(by, "body", claim.body)
    _need_countries(by, *claim.parties)
    _need_quoted(by, "place", claim.place)
    _need_number("ordinal", claim.ordinal, by.figures.ordinals())
    _need_time(claim.start, by.figures.days())
    _need_time(claim.end, by.figures.days())
    if claim.start is not None and claim.end is not None and claim.end < claim.start:
        raise GateError(Reason.TIME, "the session ends before it starts")
    return claim


def _access(claim: AccessClaim, by: Support) -> Claim:
    _need_told(by, "hub", claim.hub)
    _need_countries(by, claim.grantor)
    strange = by.words.strangers(claim.beneficiaries)
    _need_quoted(by, "beneficiaries", *sorted(strange))
    if not claim.beneficiaries:
        raise GateError(Reason.FORM, "access needs beneficiaries")
    return claim


def _attribute(claim: AttributeClaim, by: Support) -> Claim:
    if claim.name not in load_prompt().attributes:
        raise GateError(Reason.FORM, f"{claim.name[:40]!r} is no known attribute")
    _need_told(by, "of", claim.of)
    if claim.quantity is None:
        return _worded_attribute(claim, by)
    given = claim.quantity
    printed = by.figures.money(given) if is_currency(given.unit) else by.figures.measured(given)
    if printed is None:
        raise GateError(Reason.NUMBER, f"the quote does not state {given.printed}")
    return replace(claim, quantity=printed)


def _worded_attribute(claim: AttributeClaim, by: Support) -> Claim:
    """Return an attribute in words; a date counts however it is printed."""
    text = claim.text or ""
    try:
        day = PartialDate.parse(text)
    except ValueError:
        _need_quoted(by, "value", text)
    else:
        _need_time(day, by.figures.dates())
    return claim


def _amount(given: Quantity, by: Support) -> Quantity:
    if not is_currency(given.unit):
        raise GateError(Reason.FORM, f"{given.unit[:20]!r} is no currency")
    printed = by.figures.money(given)
    if printed is None:
        raise GateError(Reason.NUMBER, f"the quote does not state {given.printed}")
    return printed


def _balance(given: Quantity, by: Support) -> Quantity:
    """Return the amount of a deficit or surplus; a deficit is negative and printed as positive."""
    deficit = any(map(by.words.quoted, _DEFICIT))
    if given.value is None or given.value >= 0:
        if deficit and not by.words.quoted(_SURPLUS):
            raise GateError(Reason.NUMBER, "the quote speaks of a deficit, which is negative")
        return _amount(given, by)
    return _amount(given.negated(), by).negated() if deficit else _amount(given, by)


def _need_sides(by: Support, reporter: str | None, partner: tuple[str, ...]) -> None:
    if reporter in partner and reporter in load_reference().countries:
        raise GateError(Reason.COUNTRY, f"{reporter} does not trade with itself")
    if WORLD in partner and len(partner) > 1:
        raise GateError(Reason.COUNTRY, "a country is a partner beside the world")
    _need_countries(by, reporter, *(code for code in partner if code != WORLD))


def _need_countries(by: Support, *codes: str | None) -> None:
    """Check that codes are named; a list that makes up a region is checked as one."""
    strange = by.words.strangers(code for code in codes if code is not None)
    if strange:
        raise GateError(
            Reason.COUNTRY, f"the text names no {min(strange)[:20]!r} in the quote or before it"
        )


def _need_quoted(by: Support, field: str, *words: str | None) -> None:
    for text in words:
        if text is not None and not by.words.quoted(text):
            raise GateError(Reason.WORDS, f"{field} is not in the words of the quote")


def _need_goods(by: Support, goods: str | None) -> None:
    """Check that goods are named; that a total takes in services is told by that word."""
    if goods is not None:
        _need_told(by, "commodity", "services" if goods == _ALL_TRADE else goods)


def _need_told(by: Support, field: str, words: str) -> None:
    if not by.words.told_before(words):
        raise GateError(Reason.WORDS, f"{field} is in the words neither of the quote nor before it")


def _need_number(field: str, number: int | None, known: Iterable[int]) -> None:
    if number is not None and number not in known:
        raise GateError(Reason.NUMBER, f"the quote does not state the {field} {number}"[:80])


def _need_time(given: date | PartialDate | None, known: Iterable[date | PartialDate]) -> None:
    if given is not None and given not in known:
        raise GateError(Reason.TIME, f"the quote does not give {given}")


def _period(given: Period | None, reporter: str | None, by: Support) -> DatedPeriod | None:
    if given is None:
        return None
    found = by.figures.period(given, reporter)
    if found is None:
        raise GateError(Reason.TIME, f"the quote does not give {_days(given)}")
    return found


def _days(period: Period) -> str:
    return f"{period.start} to {period.end}"
