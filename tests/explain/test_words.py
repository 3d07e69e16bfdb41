from graph.explain.words import phrases, tokens_of

LISTED = phrases(["dry port", "port", "border-crossing point", ("free", "trade", "zone")])


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in LISTED.find(tokens_of(text))]


def test_the_longest_phrase_is_found_whatever_its_case() -> None:
    assert found("A Dry Port, a port and the border-crossing point") == [
        "Dry Port",
        "port",
        "border-crossing point",
    ]


def test_parts_of_words_and_broken_phrases_are_not_found() -> None:
    assert found("ports, airport, free zone, dry and port-like") == []


def test_a_possessive_belongs_to_no_word() -> None:
    assert found("the port's gates") == ["port"]
    assert found("the port’s gates") == ["port"]


def test_phrases_do_not_overlap() -> None:
    assert found("dry port port") == ["dry port", "port"]
    assert phrases([" ", ""]).find(tokens_of("port")) == []
