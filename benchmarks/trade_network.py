"""A trade graph of any size, made up: the same number of items gives the same graph anywhere.

Countries are real, everything else is invented. Shares of kinds, and how unevenly links are spread
over countries, follow the graph of the shipped documents: a few countries have most of them, half
of all items are agreements and organisations, and an item has about two links.
"""

from __future__ import annotations

import random
from collections import Counter

from graph.reference import load_reference
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewNode

_SHARES = {
    "instrument": 0.30, "organisation": 0.22, "person": 0.16, "session": 0.10, "hub": 0.08,
    "link": 0.06, "body": 0.05, "target": 0.03,
}  # fmt: skip
_TIES = {  # kind of item -> kind of its links to countries, and how many there are at most
    "instrument": ("party", 3), "organisation": ("agency", 1), "person": ("role", 1),
    "session": ("session", 2), "hub": ("located-in", 1), "link": ("connects", 3),
    "body": ("member", 2), "target": ("target", 2),
}  # fmt: skip
_INNER = {  # kind of item -> kind of what else it may be linked to, and by what
    "instrument": ("organisation", "party"), "person": ("organisation", "role"),
    "session": ("body", "session"), "link": ("hub", "stop"),
}  # fmt: skip
_STATUSES = ("proposed", "under_negotiation", "agreed", "signed", "ratified", "in_force")
_TOPICS = (
    "transit", "customs", "railways", "electricity", "tourism", "cotton", "mining", "fisheries",
    "standards", "investment", "aviation", "pharmaceuticals", "grain", "e-commerce", "water",
)  # fmt: skip
_PLACES = ("Amber", "Birch", "Cedar", "Dune", "Ember", "Falcon", "Granite", "Harbour", "Iris")
_CLAIMS_EACH = 2  # items that one claim is about


def trade_view(items: int, seed: int = 1) -> View:
    """Return a network of about so many items, at least 20, not yet laid out."""
    rng = random.Random(f"{items} {seed}")
    countries = sorted(load_reference().countries.values(), key=lambda c: c.code)
    rng.shuffle(countries)
    states = countries[: max(8, min(120, items // 40))]
    claims, document = _claims(items)
    nodes = {
        f"country/{c.code}": ViewNode(
            f"country/{c.code}", c.name, "country", code=c.code, names=c.other_names[:2]
        )
        for c in states
    }
    edges: list[ViewEdge] = []
    by_kind: dict[str, list[str]] = {kind: [] for kind in _SHARES}
    for number in range(items - len(states)):
        kind = rng.choices(list(_SHARES), list(_SHARES.values()))[0]
        name = f"{kind}/{number}"
        parties = _parties(rng, states, rng.randint(1, _TIES[kind][1]))
        status = rng.choice(_STATUSES) if kind in ("instrument", "link") else None
        claim = claims[number // _CLAIMS_EACH].id
        nodes[name] = ViewNode(
            name, _label(rng, kind, number, [p.name for p in parties]), kind,
            status=status, claims=(claim,), facts=(("subject", rng.choice(_TOPICS)),),
        )  # fmt: skip
        ends = [(f"country/{party.code}", _TIES[kind][0]) for party in parties]
        if kind in _INNER and by_kind[_INNER[kind][0]] and rng.random() < 0.6:
            other, tie = _INNER[kind]
            ends.append((rng.choice(by_kind[other][-40:]), tie))
        for end, tie in ends:
            edges.append(
                ViewEdge(
                    f"{name} {tie} {end}",
                    name,
                    end,
                    tie,
                    tie.replace("-", " "),
                    status=status,
                    claims=(claim,),
                )
            )
        by_kind[kind].append(name)
    edges += _flows(rng, [f"country/{c.code}" for c in states])
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    return View(
        "cooperation",
        "Cooperation network",
        f"A made-up network of {len(nodes):,} items.",
        tuple(_weighed(node, degrees[node.id]) for node in nodes.values()),
        tuple(edges),
        claims,
        (document,),
    )


def _claims(items: int) -> tuple[tuple[ViewClaim, ...], ViewDocument]:
    document = ViewDocument("made-up", "A made-up communiqué", "Nobody", "2031-05-06")
    claims = tuple(
        ViewClaim(
            f"claim/{i}", f"The two sides agreed on matter {i}.",
            f"The two sides confirmed that matter {i} shall be settled before the end of the year.",
            document.id, document.title, "made-up", "0.9",
        )
        for i in range(items // _CLAIMS_EACH + 1)
    )  # fmt: skip
    return claims, document


def _parties(rng: random.Random, states: list, number: int) -> list:  # type: ignore[type-arg]
    """Choose countries, the first of the list far more often than the last."""
    chosen = {}
    while len(chosen) < number:
        state = states[int(len(states) * rng.random() ** 2.2)]
        chosen[state.code] = state
    return list(chosen.values())


def _label(rng: random.Random, kind: str, number: int, parties: list[str]) -> str:
    topic = rng.choice(_TOPICS)
    place = f"{rng.choice(_PLACES)} {number}"
    match kind:
        case "instrument":
            return f"Agreement {number} on {topic} ({', '.join(parties)})"
        case "organisation":
            return f"{place} {topic.capitalize()} Company"
        case "person":
            return f"{place.split()[0]} Envoy {number}"
        case "session":
            return f"Meeting {number} on {topic}"
        case "hub":
            return f"{place} dry port"
        case "link":
            return f"{place} corridor"
        case "body":
            return f"Commission {number} on {topic}"
    return f"Turnover target {number}"


def _flows(rng: random.Random, states: list[str]) -> list[ViewEdge]:
    edges = []
    for place, source in enumerate(states):
        for target in rng.sample(states[: max(6, place)], k=min(5, len(states) - 1)):
            if target != source:
                value = rng.randint(1, 900)
                edges.append(
                    ViewEdge(
                        f"{source} partner-flow {target}",
                        source,
                        target,
                        "partner-flow",
                        "exports to",
                        weight=1 + value / 40,
                        badge=f"${value}m",
                        directed=True,
                    )
                )
    return edges


def _weighed(node: ViewNode, degree: int) -> ViewNode:
    return ViewNode(
        node.id, node.label, node.kind, claims=node.claims, weight=float(degree),
        status=node.status, code=node.code, names=node.names, facts=node.facts,
    )  # fmt: skip
