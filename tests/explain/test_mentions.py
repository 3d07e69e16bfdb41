import pytest

from graph.explain import MentionKind
from tests.explain.reading import only, traced

READ = [
    ("Kenya sold tea for $2.5 million.", "$2.5 million", MentionKind.AMOUNT, "2,500,000 USD"),
    ("Exports of Kenya grew by 4.5 per cent.", "4.5 per cent", MentionKind.PERCENTAGE, "4.5 %"),
    (
        "Exports of Kenya grew in 2021.",
        "2021",
        MentionKind.PERIOD,
        "2021-01-01 to 2021-12-31 (2021)",
    ),
    ("They met in Kenya on 4 March 2021.", "4 March 2021", MentionKind.DATE, "2021-03-04"),
    ("Kenyan tea is liked.", "Kenyan", MentionKind.COUNTRY, "Kenya"),
    ("Officials met in Nairobi.", "Nairobi", MentionKind.PLACE, "Nairobi (Kenya)"),
    ("The line is 500 km long.", "500 km", MentionKind.MEASURE, "500 km"),
]


@pytest.mark.parametrize(("text", "words", "kind", "reading"), READ)
def test_what_words_were_read_as(text: str, words: str, kind: MentionKind, reading: str) -> None:
    mention = next(m for m in only(text).mentions if m.text == words)
    assert (mention.kind, mention.reading) == (kind, reading)
    assert text[mention.start : mention.end] == words


def test_what_points_back_says_to_whom() -> None:
    trace = traced("Kenya and Oman held talks. The two countries trade in tea.")
    pointer = trace.sentences[1].mentions[0]
    assert (pointer.kind, pointer.reading) == (MentionKind.POINTER, "points back to Kenya, Oman")
    (lost,) = only("The two countries trade in tea.").mentions
    assert lost.reading == "not settled by these words alone"


def test_names_carry_their_rule() -> None:
    mentions = only("The Port of Mombasa in Kenya handles cargo.").mentions
    hub = next(m for m in mentions if m.kind is MentionKind.HUB)
    assert hub.rule is not None
    assert hub.rule.startswith("hub.")
    assert "seaport" in hub.reading
    assert all(m.rule is None for m in mentions if m.kind is MentionKind.COUNTRY)
