# version: 2026-11-22
# from: tg:linkType
# to: tg:cooperationKind
# from: tgc:link-type
# to: tgc:cooperation-kind
# why: a tg:Link is a road, a railway or a line; the sort of tie between two countries is another
#      thing, and sorts are called kinds everywhere else.
PREFIX tg: <https://w3id.org/tradegraph/ontology/>

# The property, in the default graph and in every named one

DELETE { ?s tg:linkType ?o }
INSERT { ?s tg:cooperationKind ?o }
WHERE { ?s tg:linkType ?o } ;

DELETE { GRAPH ?g { ?s tg:linkType ?o } }
INSERT { GRAPH ?g { ?s tg:cooperationKind ?o } }
WHERE { GRAPH ?g { ?s tg:linkType ?o } } ;

# The concepts, wherever they are named

DELETE { ?s ?p ?old }
INSERT { ?s ?p ?new }
WHERE {
    ?s ?p ?old
    FILTER (ISIRI(?old) && REGEX(STR(?old), "^https://w3id.org/tradegraph/concept/link-type(/|$)"))
    BIND (IRI(REPLACE(STR(?old), "concept/link-type", "concept/cooperation-kind")) AS ?new)
} ;

DELETE { GRAPH ?g { ?s ?p ?old } }
INSERT { GRAPH ?g { ?s ?p ?new } }
WHERE {
    GRAPH ?g {
        ?s ?p ?old
        FILTER (ISIRI(?old) && REGEX(STR(?old), "^https://w3id.org/tradegraph/concept/link-type(/|$)"))
    }
    BIND (IRI(REPLACE(STR(?old), "concept/link-type", "concept/cooperation-kind")) AS ?new)
} ;

DELETE { ?old ?p ?o }
INSERT { ?new ?p ?o }
WHERE {
    ?old ?p ?o
    FILTER (ISIRI(?old) && REGEX(STR(?old), "^https://w3id.org/tradegraph/concept/link-type(/|$)"))
    BIND (IRI(REPLACE(STR(?old), "concept/link-type", "concept/cooperation-kind")) AS ?new)
} ;

DELETE { GRAPH ?g { ?old ?p ?o } }
INSERT { GRAPH ?g { ?new ?p ?o } }
WHERE {
    GRAPH ?g {
        ?old ?p ?o
        FILTER (ISIRI(?old) && REGEX(STR(?old), "^https://w3id.org/tradegraph/concept/link-type(/|$)"))
    }
    BIND (IRI(REPLACE(STR(?old), "concept/link-type", "concept/cooperation-kind")) AS ?new)
}
