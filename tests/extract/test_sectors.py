import pytest

from graph.claims import SectorClaim, Status
from graph.extract import sectors
from graph.extract.sectors import plain
from graph.extract.sectors.items import read_items
from graph.extract.sectors.lexicon import phrases
from tests.extract.scenes import scene_of


def read(text: str) -> list[SectorClaim]:
    return [c for c in sectors.claims(scene_of(text)) if isinstance(c, SectorClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Cuba agreed to cooperate in tourism and mining.", ["tourism", "mining"]),
        ("Peru and Cuba want better links by road and rail.", ["road transport", "rail transport"]),
        ("Talks of Peru with Cuba covered gas and (ii) tourism.", ["gas", "tourism"]),
        ("Peru and Cuba saw openings for the production of vaccines.", ["vaccine production"]),
        ("Peru and Cuba cooperated in training for Islamic banking.", ["Islamic banking training"]),
        ("Agricultural cooperation between Peru and Cuba grows.", ["agriculture"]),
        ("Peru and Cuba work together in oil and gas and tourism.", ["oil and gas", "tourism"]),
        ("Peru named fishing and tourism as areas of its ties with Cuba.", ["fishing", "tourism"]),
    ],
)
def test_fields(text: str, expected: list[str]) -> None:
    claims = read(text)
    assert [c.sector for c in claims] == expected
    assert {c.parties for c in claims} == {("CU", "PE")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru wants closer cooperation with Cuba.",
        "Peru bought products such as tea, textiles and machinery from Cuba.",
        "Peru's economy rests on cooperation in agriculture and mining.",
        "Investment of $5 million from Peru reached Cuba.",
        "A memorandum on cooperation in tourism was signed by Peru and Cuba.",
        "Peru and Cuba look for openings for it and for us.",
    ],
)
def test_no_field(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru and Cuba discussed cooperation in mining.", Status.DISCUSSED),
        ("Peru and Cuba called for cooperation in mining.", Status.CALLED_FOR),
        ("Peru and Cuba agreed to widen cooperation in mining.", Status.AGREED),
        ("Peru and Cuba have cooperation in mining.", None),
    ],
)
def test_status(text: str, status: Status | None) -> None:
    assert [c.status for c in read(text)] == [status]


def test_a_country_that_a_line_passes_is_no_party() -> None:
    (claim,) = read(
        "Peru and Cuba met. The two countries discussed starting projects in green energy,"
        " among them a line that could pass Haiti."
    )
    assert claim.parties == ("CU", "PE")


def test_those_who_say_we_are_no_guess() -> None:
    text = "Peru, Cuba, Haiti and Chile met. We value cooperation in mining with Syria."
    assert read(text) == []


def test_short_forms_count_in_capitals_only() -> None:
    assert phrases().named_by("IT")
    assert not phrases().named_by("it")
    assert phrases().held_by("IT services")


def test_a_list_ends_with_its_clause() -> None:
    text = "trade, energy"
    assert [i.words for i in read_items(text, 0, len(text))] == ["trade", "energy"]
    assert [text[i.start : i.end] for i in read_items(text, 0, len(text))] == ["trade", "energy"]


def test_a_strict_list_ends_at_a_stranger() -> None:
    text = "trade, old prices, energy"
    assert [i.words for i in read_items(text, 0, len(text), strict=True)] == ["trade"]


@pytest.mark.parametrize(
    ("text", "sectors", "status"),
    [
        (
            "Mining and tourism were discussed by Peru and Chile.",
            ["mining", "tourism"],
            "discussed",
        ),
        ("On the agenda of Peru and Chile were mining and tourism.", ["mining", "tourism"], None),
        ("Peru and Chile intend to work together on cold storage.", ["cold storage"], "agreed"),
        ("Peru and Chile will discuss commitments on fisheries.", ["fisheries"], None),
    ],
)
def test_agendas_and_undertakings(text: str, sectors: list[str], status: str | None) -> None:
    claims = read(text)
    assert [c.sector.lower() for c in claims] == sectors
    assert status is None or {c.status.value for c in claims if c.status} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile strengthened business ties.",
        "Peru and Chile cooperate in good faith and in this field.",
        "A programme of cultural cooperation of Peru and Chile ended.",
        "Talks of Peru and Chile on duties, including those on sugar, went on.",
    ],
)
def test_no_fields(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "words", ["breadfruit", "reef patrols", "loss of old orchards", "kava growing", "fish feed"]
)
def test_plain_words_may_name_a_field(words: str) -> None:
    assert plain.names_a_field(words)


@pytest.mark.parametrize(
    "words",
    ["good faith", "their own terms", "growing", "for them", "text of a treaty", "Samoa", "widely"],
)
def test_what_names_no_field(words: str) -> None:
    assert not plain.names_a_field(words)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("kava began last year", "kava"),
        ("salt planned there", "salt"),
        ("seed banks", "seed banks"),
    ],
)
def test_field_without_what_is_said_of_it(words: str, field: str) -> None:
    assert plain.untold(words) == field


def test_what_memoranda_are_about_is_no_field_beside_them() -> None:
    text = "Peru and Chile met. More MoUs are being prepared, on mining, fisheries and tourism."
    assert not [c for c in read(text) if c.rule == "sector.gathered"]
