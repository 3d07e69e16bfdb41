import pytest

from graph.claims import CauseClaim, CauseKind
from graph.extract import causes
from graph.extract.causes import split_causes
from tests.extract.scenes import scene_of


def read(text: str) -> list[tuple[str, str]]:
    claims = causes.claims(scene_of(text))
    return [(c.effect, c.cause) for c in claims if isinstance(c, CauseClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bad roads, high fees and slow checks", ["bad roads", "high fees", "slow checks"]),
        ("credit and storage shortages", ["credit shortages", "storage shortages"]),
        ("gaps in credit and in storage", ["gaps in credit", "gaps in storage"]),
        ("demand for tea and coffee", ["demand for tea and coffee"]),
        ("a poor barley and potato crop, a strike", ["a poor barley and potato crop", "a strike"]),
        ("a slow ferry and dear freight", ["a slow ferry", "dear freight"]),
        ("queues at the Rufiji and Songwe bridges", ["queues at the Rufiji and Songwe bridges"]),
        ("want of a bridge, still on paper in Lima", ["want of a bridge"]),
        ("a strike, 2019", ["a strike"]),
        ("", []),
    ],
)
def test_lists_of_causes(text: str, expected: list[str]) -> None:
    assert split_causes(text) == expected


def test_a_name_is_not_taken_apart() -> None:
    text = "fuel from Trinidad and Tobago and frost"
    assert split_causes(text, ["Trinidad and Tobago"]) == ["fuel from Trinidad and Tobago", "frost"]


def test_a_list_ends_at_a_relative_clause() -> None:
    text = "The deal was put off because of a strike in Oslo, where crews met twice, 2021."
    assert read(text) == [("The deal was put off", "a strike in Oslo")]


def test_words_of_saying_belong_to_neither_side() -> None:
    text = "Shippers say that cheaper fuel and two cranes are needed before exports can grow."
    assert read(text) == [("exports can grow", "cheaper fuel"), ("exports can grow", "two cranes")]


@pytest.mark.parametrize(
    "text",
    [
        "He stayed at home because of the rain.",
        "The trade accord is due to be signed in Oslo.",
        "The export fee is due to the port in May.",
        "The ministry limited imports of cars.",
        "Exports rose as imports fell.",
        "Without a vote, the assembly took up the trade bill.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Exports fell because of a strike.", CauseKind.BRINGS_ABOUT),
        ("Exports are hampered by a strike.", CauseKind.HINDERS),
        ("More exports require better roads.", CauseKind.REQUIRED_FOR),
    ],
)
def test_kind(text: str, kind: CauseKind) -> None:
    (claim,) = causes.claims(scene_of(text))
    assert isinstance(claim, CauseClaim)
    assert claim.kind is kind


def test_the_passage_is_the_clause_without_its_comma() -> None:
    (claim,) = causes.claims(scene_of("In May, as planned, exports fell because of a strike."))
    assert claim.evidence[0].exact.endswith("exports fell because of a strike")
    assert not claim.evidence[0].exact.startswith(",")


def test_an_obstacle_is_one_to_what_the_sentence_before_tells() -> None:
    text = "Samoa exports little taro to Fiji. Slow inspections are the main obstacle."
    assert read(text) == [("Samoa exports little taro to Fiji", "Slow inspections")]


def test_what_only_describes_is_left_out() -> None:
    text = "The lack of a ferry, delayed since spring, is holding back trade with Tonga."
    assert read(text) == [("trade with Tonga", "The lack of a ferry")]


def test_a_cause_without_words_of_its_own_raises_nothing() -> None:
    read(
        "The bridge loan of Banco de Fomento helped the growers get through the season; a longer"
        " credit line is expected to follow once the road show in Madrid is over."
    )
