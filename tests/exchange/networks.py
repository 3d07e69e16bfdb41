"""Views for the tests of exchange: an ordinary one, and one full of strangers' text."""

from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewNode

DOCUMENT = ViewDocument("d", "A letter", "The Press", "2031-05-06")
CLAIMS = (
    ViewClaim("c1", "They trade.", "Aland and Bland trade; they say so.", "d", "A letter"),
    ViewClaim("c2", "It is signed.", "The pact was signed.", "d", "A letter"),
)

ORDINARY = View(
    "test",
    "Test",
    "A page.",
    (
        ViewNode(
            "urn:a", "Aland", "country", code="AA", names=("Åland", "Republic of Aland"),
            facts=(("capital", "Alba"),), claims=("c1",), weight=3, latitude=1.5, longitude=-2.25,
            x=10, y=-20,
        ),
        ViewNode("urn:b", "Bland", "country", code="BB", weight=2, x=0, y=0),
        ViewNode("urn:p", "Pact", "instrument", group="agreement", status="signed", x=5, y=7),
    ),
    (
        ViewEdge(
            "e1", "urn:a", "urn:b", "flows", "exports to", weight=2.5, badge="$7m", directed=True,
            claims=("c1",),
        ),
        ViewEdge("e2", "urn:b", "urn:a", "flows", "exports to", badge="$5m", directed=True),
        ViewEdge("e3", "urn:p", "urn:a", "party", "party", status="signed", claims=("c2",)),
        ViewEdge("e4", "urn:p", "urn:a", "grants-access", "opens", claims=("c1", "c2")),
    ),
    CLAIMS,
    (DOCUMENT,),
)  # fmt: skip

HOSTILE = (
    "x'}) DETACH DELETE n //",
    "`; MATCH (n) DETACH DELETE n; //",
    '"; LOAD CSV FROM "http://evil.example/" AS row RETURN row //',
    "trailing backslash \\",
    'quoted \\"\n:LABEL,Admin',
    '=HYPERLINK("http://evil.example/")',
    "+1", "-1", "@SUM(A1)",
    "]]></data><script>alert(1)</script>",
    "&lt;b&gt; \x00\x0b\x1f\x85\ufffe",
    "line\r\nend\u2028",
    "\u202eright to left",
)  # fmt: skip


def hostile() -> View:
    """Every text of the view is hostile, its identifiers and kinds too."""
    nodes = tuple(
        ViewNode(
            f"urn:{i}:{text}", text, text, group=text, status=text, code=text, names=(text,),
            facts=((text, text),), x=i, y=i, claims=("c",),
        )
        for i, text in enumerate(HOSTILE)
    )  # fmt: skip
    edges = tuple(
        ViewEdge(f"{i} {node.label}", node.id, nodes[0].id, node.label, node.label,
                 badge=node.label, status=node.label, claims=("c",))
        for i, node in enumerate(nodes)
    )  # fmt: skip
    evil = " ".join(HOSTILE)
    claim = ViewClaim("c", evil, evil, "d", evil)
    return View("hostile", evil, evil, nodes, edges, (claim,), (ViewDocument("d", evil),))
