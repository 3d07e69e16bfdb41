"""A made-up entity graph of two made-up documents, to look at and to test with.

`python -m tests.views.demo FOLDER` writes its pages. No fact in it is meant to be true.
"""

from __future__ import annotations

import sys
from pathlib import Path

import networkx as nx

from graph.views import projection, render
from graph.views.model import ViewClaim, ViewDocument, ViewEvent, ViewFinding

DOCUMENTS = (
    ViewDocument(
        "d1",
        "Harbour towns look inland: East African trade in a dry year",
        publisher="The Coastal Ledger",
        date="2031-03-04",
        url="https://ledger.example/east-africa",
    ),
    ViewDocument(
        "d2", "Joint communiqué of the seventh Kenya–Ethiopia commission", publisher="Press office"
    ),
)

COUNTRIES = {
    "KE": ("Kenya", 0.2, 37.9),
    "ET": ("Ethiopia", 9.1, 40.0),
    "UG": ("Uganda", 1.4, 32.3),
    "TZ": ("Tanzania", -6.4, 34.9),
    "DJ": ("Djibouti", 11.7, 42.6),
    "RW": ("Rwanda", -1.9, 29.9),
    "SS": ("South Sudan", 7.3, 30.2),
    "BI": ("Burundi", -3.4, 29.9),
}

# fmt: off
# id: (kind, label, group, status, latitude, longitude)
ITEMS = {
    "eac": ("group", "East African Community", "", None, None, None),
    "a-transit": (
        "instrument",
        "Kenya–Ethiopia Transit Agreement",
        "agreement",
        "under_negotiation",
        None,
        None,
    ),
    "a-tax": ("instrument", "Double Taxation Treaty", "treaty", "in_force", None, None),
    "a-power": ("instrument", "Power Purchase Agreement", "agreement", "signed", None, None),
    "a-air": ("instrument", "Air Services Agreement of 1998", "agreement", "in_force", None, None),
    "m-customs": ("instrument", "MoU on electronic customs data", "mou", "signed", None, None),
    "m-leather": ("instrument", "MoU on leather standards", "mou", "proposed", None, None),
    "m-tourism": ("instrument", "MoU on joint tourism marketing", "mou", "discussed", None, None),
    "m-training": ("instrument", "MoU on nursing education", "mou", "proposed", None, None),
    "m-invest": ("instrument", "MoU on investment promotion", "mou", "signed", None, None),
    "a-tea": ("instrument", "Tea Quality Protocol", "protocol", "ratified", None, None),
    "a-rail": ("instrument", "Standard Gauge Railway Loan", "loan", "suspended", None, None),
    "p-cold": ("programme", "Cold Chain Programme", "programme", "implemented", None, None),
    "b-jmc": (
        "body",
        "Kenya–Ethiopia Joint Ministerial Commission",
        "commission",
        None,
        None,
        None,
    ),
    "b-jbc": ("body", "Kenya–Uganda Joint Business Council", "council", None, None, None),
    "s-7": ("session", "Seventh session of the Joint Ministerial Commission", "", None, None, None),
    "o-kra": ("organisation", "Kenya Revenue Authority", "agency", None, None, None),
    "o-ecc": ("organisation", "Ethiopian Customs Commission", "commission", None, None, None),
    "o-kia": ("organisation", "Kenya Investment Authority", "agency", None, None, None),
    "o-eic": ("organisation", "Ethiopian Investment Commission", "commission", None, None, None),
    "o-nbe": ("organisation", "National Bank of Ethiopia", "central bank", None, None, None),
    "o-cbk": ("organisation", "Central Bank of Kenya", "central bank", None, None, None),
    "o-esl": ("organisation", "Ethiopian Shipping Lines", "company", None, None, None),
    "pe-min": ("person", "Amina Wekesa", "trade minister", None, None, None),
    "pe-env": ("person", "Dawit Tessema", "special envoy", None, None, None),
    "h-lamu": ("hub", "Lamu Port", "seaport", None, -2.3, 40.9),
    "h-moyale": ("hub", "Moyale one-stop border post", "border crossing", None, 3.5, 39.1),
    "h-naiv": ("hub", "Naivasha Dry Port", "dry port", None, -0.7, 36.4),
    "h-malaba": ("hub", "Malaba crossing", "border crossing", None, 0.6, 34.3),
    "l-lapsset": (
        "link",
        "Lamu–Isiolo–Moyale corridor",
        "corridor",
        "under_construction",
        1.2,
        39.3,
    ),
    "l-500": ("link", "Sodo–Suswa 500 kV line", "transmission line", "implemented", 3.9, 37.2),
    "l-rail": ("link", "Naivasha–Malaba railway", "railway", "proposed", 0.2, 35.4),
    "pl-isiolo": ("place", "Isiolo", "", None, 0.35, 37.6),
    "pl-sodo": ("place", "Sodo", "", None, 6.9, 37.8),
    "pl-suswa": ("place", "Suswa", "", None, -1.1, 36.4),
    "t-500": ("target", "$500 million bilateral trade", "", "target", None, None),
    "c-dry": ("barrier", "Drought in the pastoral counties", "", None, None, None),
    "c-fee": ("barrier", "High port handling fees", "", None, None, None),
    "x-leather": ("sector", "leather", "", None, None, None),
    "x-tourism": ("sector", "tourism", "", None, None, None),
    "x-energy": ("sector", "renewable energy", "", None, None, None),
    "x-pharma": ("sector", "pharmaceuticals", "", None, None, None),
    "x-fish": ("sector", "inland fisheries", "", None, None, None),
    "x-ict": ("sector", "information technology", "", None, None, None),
}

# instrument: (status, date, planned), …
HISTORY = {
    "a-tax": (("signed", "2019-06-02", False), ("in_force", "2021-01", False)),
    "a-air": (("in_force", "1998", False),),
    "a-power": (("agreed", "2028", False), ("signed", "2030-02-11", False)),
    "m-customs": (("signed", "2029-11-30", False), ("implemented", "2032", True)),
    "a-rail": (("signed", "2024-05", False), ("suspended", "2027-09-01", False)),
}

MEANINGS = {
    "country": "A state whose trade the documents speak of.",
    "instrument": "A formal act between parties.",
}

# source, target, badge, value in million dollars, per cent
FLOWS = (
    ("KE", "UG", "$655.2m", 655.2, 4.1),
    ("UG", "KE", "$318.9m", 318.9, -12.6),
    ("KE", "TZ", "$402.5m", 402.5, 8.8),
    ("TZ", "KE", "$371.4m", 371.4, 20.2),
    ("KE", "ET", "$96.3m", 96.3, -7.5),
    ("ET", "KE", "$14.8m", 14.8, -31.0),
    ("KE", "RW", "$240m", 240.0, 2.0),
    ("KE", "SS", "$188.7m", 188.7, 15.3),
    ("KE", "eac", "$1.6bn", 1600.0, 5.5),
    ("ET", "DJ", "$71.5m", 71.5, 9.9),
)

# source, kind, target, label
LINKS = (
    *((c, "member", "eac", "member of") for c in ("KE", "UG", "TZ", "RW", "SS", "BI")),
    *(
        (a, "party", c, "party")
        for a in ("a-transit", "a-power", "m-leather", "m-tourism", "m-training")
        for c in ("KE", "ET")
    ),
    *(("a-tax", "party", c, "party") for c in ("KE", "ET")),
    *(("a-air", "party", c, "party") for c in ("KE", "TZ")),
    *(("a-tea", "party", c, "party") for c in ("KE", "UG", "RW")),
    *(("a-rail", "party", c, "party") for c in ("KE", "UG")),
    *(("p-cold", "party", c, "party") for c in ("KE", "DJ")),
    ("m-customs", "party", "o-kra", "party"),
    ("m-customs", "party", "o-ecc", "party"),
    ("m-invest", "party", "o-kia", "party"),
    ("m-invest", "party", "o-eic", "party"),
    ("o-kra", "agency", "KE", "agency of"),
    ("o-kia", "agency", "KE", "agency of"),
    ("o-cbk", "agency", "KE", "central bank of"),
    ("o-ecc", "agency", "ET", "agency of"),
    ("o-eic", "agency", "ET", "agency of"),
    ("o-nbe", "agency", "ET", "central bank of"),
    ("o-esl", "agency", "ET", "company of"),
    ("KE", "member", "b-jmc", "member of"),
    ("ET", "member", "b-jmc", "member of"),
    ("KE", "member", "b-jbc", "member of"),
    ("UG", "member", "b-jbc", "member of"),
    ("s-7", "session", "b-jmc", "session of"),
    ("pe-min", "role", "KE", "trade minister of"),
    ("pe-min", "session", "s-7", "addressed"),
    ("pe-env", "role", "ET", "special envoy of"),
    ("pe-env", "session", "s-7", "attended"),
    ("h-lamu", "located-in", "KE", "located in"),
    ("h-lamu", "grants-access", "ET", "open to"),
    ("h-lamu", "grants-access", "o-esl", "open to"),
    ("h-lamu", "grants-access", "SS", "open to"),
    ("h-moyale", "located-in", "KE", "located in"),
    ("h-moyale", "located-in", "ET", "located in"),
    ("h-naiv", "located-in", "KE", "located in"),
    ("h-naiv", "grants-access", "UG", "open to"),
    ("h-malaba", "located-in", "UG", "located in"),
    ("h-malaba", "located-in", "KE", "located in"),
    ("l-lapsset", "stop", "h-lamu", "stops at"),
    ("l-lapsset", "stop", "pl-isiolo", "stops at"),
    ("l-lapsset", "stop", "h-moyale", "stops at"),
    ("l-lapsset", "connects", "KE", "runs in"),
    ("l-lapsset", "connects", "ET", "runs in"),
    ("l-500", "stop", "pl-sodo", "stops at"),
    ("l-500", "stop", "pl-suswa", "stops at"),
    ("l-500", "connects", "KE", "runs in"),
    ("l-500", "connects", "ET", "runs in"),
    ("l-rail", "stop", "h-naiv", "stops at"),
    ("l-rail", "stop", "h-malaba", "stops at"),
    ("l-rail", "connects", "KE", "runs in"),
    ("l-rail", "connects", "UG", "runs in"),
    ("t-500", "target", "KE", "trade target of"),
    ("t-500", "target", "ET", "trade target of"),
    ("c-dry", "cause", "KE", "holds back exports of"),
    ("c-fee", "cause", "h-lamu", "holds back"),
    ("m-leather", "sector", "x-leather", "about"),
    ("m-tourism", "sector", "x-tourism", "about"),
    ("a-power", "sector", "x-energy", "about"),
    *(("x-pharma", "sector", c, "field of") for c in ("KE", "ET")),
    *(("x-fish", "sector", c, "field of") for c in ("KE", "UG", "TZ")),
    *(("x-ict", "sector", c, "field of") for c in ("KE", "RW")),
    ("o-nbe", "role", "o-cbk", "trains with"),
)


# fmt: on


class _Claims:
    """Claims as they are made up, with identifiers in order."""

    def __init__(self) -> None:
        self.all: list[ViewClaim] = []

    def add(self, document: int, text: str, passage: str, claimant: str | None = None) -> str:
        source = DOCUMENTS[document]
        identifier = f"c{len(self.all)}"
        self.all.append(
            ViewClaim(
                identifier,
                text,
                passage,
                source.id,
                source.title,
                "demo",
                "0.9" if claimant is None else "0.75",
                claimant,
            )
        )
        return identifier


def entity_graph() -> tuple[nx.MultiDiGraph, tuple[ViewClaim, ...]]:
    """Return the graph and its claims."""
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    claims = _Claims()
    for code, (label, latitude, longitude) in COUNTRIES.items():
        graph.add_node(
            code, kind="country", label=label, code=code, names=(f"Republic of {label}",),
            facts=(("ISO code", code),), meaning=MEANINGS["country"],
            latitude=latitude, longitude=longitude,
        )  # fmt: skip
    for identifier, (kind, label, group, status, latitude, longitude) in ITEMS.items():
        own = ()
        if kind not in ("group", "sector", "place"):
            said = status.replace("_", " ") if status else "named"
            own = (
                claims.add(
                    1,
                    f"{label} is {said}.",
                    f"The two sides noted that the {label} is {said}, and asked for a report "
                    "before the long rains.",
                ),
            )
        graph.add_node(
            identifier, kind=kind, label=label, group=group, status=status, claims=own,
            facts=(("Kind", group),) if group else (), latitude=latitude, longitude=longitude,
            history=tuple(
                ViewEvent(key, key.replace("_", " "), date, planned, own)
                for key, date, planned in HISTORY.get(identifier, ())
            ),
            dates=tuple(date for _, date, _ in HISTORY.get(identifier, ())),
            meaning=MEANINGS.get(kind, ""),
            findings=(ViewFinding("warning", f"{label} has no party.", "Name one."),)
            if identifier == "t-500" else (),
        )  # fmt: skip
    name = {n: graph.nodes[n]["label"] for n in graph}
    for source, target, badge, value, change in FLOWS:
        way = "rose" if change > 0 else "fell"
        claim = claims.add(
            0,
            f"{name[source]} exported goods worth {badge} to {name[target]} in 2030.",
            f"Shipments from {name[source]} to {name[target]} {way} by {abs(change)} per cent to "
            f"{badge} in 2030, said the traders’ association.",
            "the traders’ association",
        )
        graph.add_edge(
            source, target, kind="partner-flow", label="exports to", badge=badge, value=value,
            status="reported", claims=(claim,), dates=("2030",),
            facts=(("Value", badge), ("Period", "2030"), ("Change", f"{change:+} %")),
        )  # fmt: skip
    shared: dict[str, str] = {}
    for source, kind, target, label in LINKS:
        if kind == "sector" and source in shared:
            claim = shared[source]
        else:
            claim = claims.add(
                1 if kind != "member" else 0,
                f"{name[source]} {label} {name[target]}.",
                f"Ministers recalled that {name[source]} ({label} {name[target]}) had come up in "
                "the earlier round.",
            )
            shared.setdefault(source, claim)
        status = graph.nodes[source].get("status")
        graph.add_edge(source, target, kind=kind, label=label, status=status, claims=(claim,))
    return graph, tuple(claims.all)


def main(folder: str) -> None:
    """Write the pages into the folder."""
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    graph, claims = entity_graph()
    pages = projection.views(graph, claims, DOCUMENTS)
    siblings = [(view.title, f"{view.slug}.html") for view in pages]
    for view in pages:
        render.write(view, path, siblings)


if __name__ == "__main__":
    main(sys.argv[1])
