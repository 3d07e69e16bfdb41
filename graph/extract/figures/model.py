"""What a phrase tells of a flow: its parties, its direction, its goods."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.mentions import Parties

ONE_WAY: Final = frozenset({Direction.EXPORTS, Direction.IMPORTS})
"""The directions in which goods go; trade and balances go both ways."""

SIDES: Final = frozenset({"origin", "destination", "company"})
"""The roles of the side other than the owner's."""

GOODS_AND_SERVICES: Final = "goods and services"
"""What is traded where a text counts services as well."""


class Party(Struct, frozen=True):
    """Who takes part in a flow, as far as the phrase itself tells.

    Either `mention` names or points at them, or `pronoun` does, or `world` stands for all
    others, or they are `unknown` ("its neighbours"). `at` is the token.
    """

    at: int
    mention: Parties | None = None
    pronoun: str | None = None
    world: bool = False
    unknown: bool = False


class Topic(Struct, frozen=True):
    """Something that figures are said of; tokens `start` to `end`, the head from `head`.

    Attributes:
        direction: None for what is not trade.
        kind: how the head was recognised.
        owner: whose exports, imports, trade or deficit it is.
        origin: where the goods come from.
        destination: where they go.
        company: with or between whom.
        commodity: None for all goods.
        overall: the words say that it is trade with the whole world.
        intra: trade of the parties among themselves.
        passive: of a verb, whether its subject is the goods.
        turned: the goods go the other way than those of the flow before.
        place: which of the two flows told before is meant, by "the former" or "the latter".
    """

    start: int
    end: int
    head: int
    direction: Direction | None
    kind: Kind
    owner: Party | None = None
    origin: Party | None = None
    destination: Party | None = None
    company: Party | None = None
    commodity: str | None = None
    overall: bool = False
    intra: bool = False
    passive: bool = False
    pronoun: bool = False
    turned: bool = False
    place: int | None = None
    head_end: int = 0

    @property
    def partnered(self) -> bool:
        """Whether the phrase names a side other than the owner's."""
        return any(p is not None for p in (self.origin, self.destination, self.company))


def told_again(start: int, end: int) -> Topic:
    """Return the topic of words that stand for the trade told of before them: "it", "the total"."""
    return Topic(start, end, start, Direction.TOTAL, Kind.STRONG, pronoun=True, head_end=end)


def with_side(topic: Topic, role: str, party: Party) -> Topic:
    """Return the topic with a party in a role that was free before."""
    match role:
        case "owner":
            return replace(topic, owner=topic.owner or party)
        case "origin":
            return replace(topic, origin=topic.origin or party)
        case "destination":
            return replace(topic, destination=topic.destination or party)
        case "intra":
            return replace(topic, company=topic.company or party, intra=True)
        case _:
            return replace(topic, company=topic.company or party)


def facing(direction: Direction | None) -> str:
    """Return the role in which the other side of a trade stands."""
    match direction:
        case Direction.EXPORTS:
            return "destination"
        case Direction.IMPORTS:
            return "origin"
        case _:
            return "company"
