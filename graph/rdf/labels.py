"""One short English sentence per claim, made from the claim alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from graph.claims import (
    WORLD,
    AccessClaim,
    AttributeClaim,
    CauseClaim,
    CauseKind,
    ChangeClaim,
    Claim,
    Direction,
    FlowClaim,
    HubClaim,
    InstrumentClaim,
    InstrumentKind,
    LinkClaim,
    Modality,
    OrganisationClaim,
    OrganisationKind,
    Period,
    PersonClaim,
    Quantity,
    SectorClaim,
    SessionClaim,
    ShareClaim,
    StatementClaim,
    Status,
    TargetClaim,
    TransitClaim,
    Trend,
)
from graph.claims.quantity import in_words
from graph.rdf.figures import period_name
from graph.rdf.iris import Places
from graph.resolve.names import fold

_STATUS: Final = {
    Status.PROPOSED: "is proposed",
    Status.CALLED_FOR: "is called for",
    Status.UNDER_NEGOTIATION: "is under negotiation",
    Status.DISCUSSED: "was discussed",
    Status.AGREED: "was agreed",
    Status.APPROVED: "was approved",
    Status.INITIALLED: "was initialled",
    Status.SIGNED: "was signed",
    Status.RATIFIED: "was ratified",
    Status.IN_FORCE: "is in force",
    Status.IMPLEMENTED: "is in use",
    Status.REACTIVATED: "was reactivated",
    Status.SUSPENDED: "was suspended",
    Status.EXPIRED: "has expired",
    Status.UNDER_CONSTRUCTION: "is under construction",
}
_MODALITY: Final = {
    Modality.ACTUAL: "were",
    Modality.ESTIMATE: "were estimated at",
    Modality.FORECAST: "are forecast at",
    Modality.TYPICAL: "are typically",
}
_TREND: Final = {Trend.UP: "rose", Trend.DOWN: "fell", Trend.FLAT: "stood still"}
_CAUSE: Final = {
    CauseKind.BRINGS_ABOUT: ("Cause", "effect"),
    CauseKind.HINDERS: ("Obstacle", "hinders"),
    CauseKind.REQUIRED_FOR: ("Requirement", "for"),
}
_UNIT_ENDING: Final = re.compile(r"_(km|kv|mw|mwh|percent|years?|tonnes|passengers|barrels|day)+$")
_NEEDS_ARTICLE: Final = (
    "United ",
    "Gulf ",
    "Democratic ",
    "Netherlands",
    "Philippines",
    "Maldives",
)


class Labeller:
    """Writes the sentence for a claim, with the names of countries from the reference data."""

    def __init__(self, places: Places) -> None:
        self._places: Final = places

    def sentence(self, claim: Claim) -> str:
        """Return what the claim says as one English sentence without a full stop."""
        text = " ".join(self._sentence(claim).split())
        return text[:1].upper() + text[1:]

    def _sentence(self, claim: Claim) -> str:
        match claim:
            case FlowClaim():
                return self._flow(claim)
            case ChangeClaim():
                return self._change(claim)
            case ShareClaim():
                return self._share(claim)
            case TargetClaim():
                by = f" by {period_name(claim.by, claim.by)}" if claim.by else ""
                return f"{self._all(claim.parties)} aim at trade of {_figure(claim.amount)}{by}"
            case TransitClaim():
                return self._transit(claim)
            case InstrumentClaim():
                return self._instrument(claim)
            case SessionClaim():
                return self._session(claim)
            case HubClaim():
                kind = claim.kind.replace("_", " ") if claim.kind != "other" else "place of trade"
                where = f" in {self._name(claim.country)}" if claim.country else ""
                return f"{claim.name} is {_a(kind)}{where}"
            case AccessClaim():
                names = _list([self._name(name) for name in claim.beneficiaries])
                granted = f" from {self._name(claim.grantor)}" if claim.grantor else ""
                verb = "gets" if len(claim.beneficiaries) == 1 else "get"
                return f"{names} {verb} access to {claim.hub}{granted}"
            case LinkClaim():
                return self._link(claim)
            case AttributeClaim():
                figure = claim.quantity
                value = claim.text if figure is None else _figure(figure)
                once = " (later replaced)" if claim.superseded else ""
                return f"{claim.of}: {_attribute(claim.name)} {value}{once}"
            case SectorClaim():
                status = f" ({claim.status.replace('_', ' ')})" if claim.status else ""
                who = self._all(claim.parties) if claim.parties else "the parties"
                return f"Cooperation of {who} in {claim.sector}{status}"
            case OrganisationClaim():
                other = claim.kind is OrganisationKind.OTHER
                kind = "body" if other else claim.kind.replace("_", " ")
                of = f" of {self._name(claim.country)}" if claim.country else ""
                return f"{claim.name} is {_a(kind)}{of}"
            case PersonClaim():
                return self._person(claim)
            case CauseClaim():
                cause, effect = _CAUSE[claim.kind]
                return f"{cause}: {claim.cause}; {effect}: {claim.effect}"
            case StatementClaim():
                speaker = claim.claimant
                if speaker is None:
                    return claim.text
                return f"{speaker.name or speaker.role or 'an unnamed speaker'} said: {claim.text}"
            case _:
                raise TypeError(f"no sentence for a claim of type {type(claim).__name__}")

    def _flow(self, claim: FlowClaim) -> str:
        subject = self._trade(
            claim.direction, claim.reporter, claim.partner, claim.partner_group, claim.commodity
        )
        verb = _MODALITY[claim.modality]
        if claim.direction in (Direction.TOTAL, Direction.BALANCE):
            verb = verb.replace("were", "was").replace("are", "is")
        return f"{subject} {verb} {_figure(claim.amount)}{_within(claim.period)}"

    def _change(self, claim: ChangeClaim) -> str:
        subject = self._trade(
            claim.direction, claim.reporter, claim.partner, claim.partner_group, claim.commodity
        )
        by = f" by {_unsigned(claim.percent)}" if claim.percent else ""
        base = f" against {_stretch(claim.base_period)}" if claim.base_period else ""
        return f"{subject} {_TREND[claim.trend]}{by}{_within(claim.period)}{base}"

    def _share(self, claim: ShareClaim) -> str:
        what = {Direction.EXPORTS: "exports", Direction.IMPORTS: "imports"}.get(
            claim.direction, "trade"
        )
        what += f" of {claim.commodity}" if claim.commodity else ""
        whose = f"{self._of(claim.reporter)} {what}" if claim.reporter else what
        preposition = {Direction.EXPORTS: "to", Direction.IMPORTS: "from"}.get(
            claim.direction, "with"
        )
        if not claim.partner:
            return f"Share of {whose}: {claim.words}{_within(claim.period)}"
        return (
            f"Share of {whose} {preposition} {self._all(claim.partner)}: "
            f"{claim.words}{_within(claim.period)}"
        )

    def _transit(self, claim: TransitClaim) -> str:
        share = _figure(claim.share) if claim.share else claim.words
        part = f" ({share})" if share else ""
        who = f" between {self._all(claim.parties)}" if claim.parties else ""
        return f"Trade{who} passes through {self._name(claim.via)}{part}"

    def _instrument(self, claim: InstrumentClaim) -> str:
        name = "MoU" if claim.kind is InstrumentKind.MOU else claim.kind.replace("_", " ")
        name = "instrument" if claim.kind is InstrumentKind.OTHER else name
        if claim.title is not None:
            subject = claim.title
        elif claim.count is not None and claim.count > 1:
            subject = f"{claim.count} {name}s"
        else:
            subject = _a(name)
        if claim.title is None and claim.subject is not None:
            subject += f" on {claim.subject}"
        missing = [code for code in claim.parties if not self._is_named(code, claim.title)]
        if missing:
            joint = "between" if len(claim.parties) > 1 else "with"
            subject += f" {joint} {self._all(claim.parties)}"
        readings = claim.readings or ((claim.status,) if claim.status else ())
        status = " or ".join(_STATUS[reading] for reading in readings) or "is mentioned"
        many = claim.count is not None and claim.count > 1
        if many:
            status = status.replace("is ", "are ").replace("was ", "were ")
            status = status.replace("has ", "have ")
        if claim.planned:
            to_be = "are to be" if many else "is to be"
            status = re.sub(r"\b(was|were)\b", to_be, status)
            status = re.sub(r"\b(is|are) in (?=force|use)", r"\1 to come into ", status)
        by = f" by {self._name(claim.status_party)}" if claim.status_party else ""
        return f"{subject} {status}{by}{f' ({claim.date})' if claim.date else ''}"

    def _session(self, claim: SessionClaim) -> str:
        of_body = "" if claim.unnamed else f" of the {claim.body}"
        name = f"session {claim.ordinal}{of_body}" if claim.ordinal else claim.body
        if claim.parties and any(not self._is_named(code, claim.body) for code in claim.parties):
            name += f" between {self._all(claim.parties)}"
        where = f" in {claim.place}" if claim.place else ""
        when = f", {period_name(claim.start, claim.end or claim.start)}" if claim.start else ""
        return f"{name}{where}{when}"

    def _link(self, claim: LinkClaim) -> str:
        subject = claim.name
        if claim.countries and not claim.stops:
            subject += f" ({', '.join(self._name(code) for code in claim.countries)})"
        if claim.stops:
            subject += f" ({' – '.join(claim.stops)})"
        if claim.status is not None:
            return f"{subject} {_STATUS[claim.status]}"
        return (
            f"{subject} is {_a(claim.kind.replace('_', ' ') if claim.kind != 'other' else 'link')}"
        )

    def _person(self, claim: PersonClaim) -> str:
        role = claim.role
        of = ""
        if claim.country is not None and not self._is_named(claim.country, role):
            of = f" of {self._name(claim.country)}"
        if role is None:
            return f"{claim.name} is a person{of}" if not of else f"{claim.name} serves{of[3:]}"
        return f"{claim.name} is {role}{of}"

    def _trade(
        self,
        direction: Direction,
        reporter: str | None,
        partner: tuple[str, ...],
        group: str | None,
        commodity: str | None,
    ) -> str:
        goods = f" of {commodity}" if commodity else ""
        other = group if group else self._all(partner) if partner else None
        if other is not None and group:
            known = self._places.group_code(group)
            other = self._name(known) if known else group
        whose = f"{self._of(reporter)} " if reporter else ""
        if partner == (WORLD,):
            # Trade with the world is overall trade; nobody says "exports to the world".
            noun = {Direction.TOTAL: "total trade", Direction.BALANCE: "overall trade balance"}
            return f"{whose}{noun.get(direction, f'overall {direction}')}{goods}"
        if direction is Direction.TOTAL and reporter and other:
            return f"trade between {self._name(reporter)} and {other}{goods}"
        noun_of = {Direction.TOTAL: "trade", Direction.BALANCE: "trade balance"}
        preposition = {Direction.EXPORTS: "to", Direction.IMPORTS: "from"}.get(direction, "with")
        with_other = f" {preposition} {other}" if other else ""
        return f"{whose}{noun_of.get(direction, str(direction))}{goods}{with_other}"

    def _name(self, code: str) -> str:
        name = self._places.name(code)
        article = name.startswith(_NEEDS_ARTICLE) or self._places.is_bloc(code)
        return f"the {name}" if article and " " in name else name

    def _of(self, code: str) -> str:
        name = self._name(code)
        return f"{name}'" if name.endswith("s") else f"{name}'s"

    def _all(self, codes: Iterable[str]) -> str:
        return _list([self._name(code) for code in codes])

    def _is_named(self, code: str, text: str | None) -> bool:
        return text is not None and fold(self._places.name(code)) in fold(text)


def _figure(figure: Quantity) -> str:
    hedge = f"{figure.hedge} " if figure.hedge and figure.hedge not in figure.printed else ""
    return hedge + in_words(figure.printed, figure.value, figure.unit)


def _unsigned(figure: Quantity) -> str:
    """Return a change without its sign, which the verb tells."""
    return _figure(replace(figure, printed=figure.printed.lstrip("-−+ ")))


def _within(period: Period | None) -> str:
    return f" in {_stretch(period)}" if period else ""


def _stretch(period: Period) -> str:
    return period_name(period.start, period.end)


def _attribute(name: str) -> str:
    """Return the name of an attribute in words; the figure brings the unit."""
    while (shorter := _UNIT_ENDING.sub("", name)) != name and shorter:
        name = shorter
    return name.replace("_", " ")


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeioAEIO' or noun.startswith('MoU') else 'a'} {noun}"


def _list(items: list[str]) -> str:
    return (
        items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
    )
