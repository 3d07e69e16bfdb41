"""Links between places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import LinkClaim, LinkKind, Status
from graph.documents.read import parse_document
from graph.extract.annotate import default_gazetteer
from graph.extract.extractor import set_scene
from graph.extract.links import claims
from graph.extract.links.ends import find_ends
from graph.extract.links.lexicon import lexicon, may_be_called
from graph.extract.links.route import find_route
from graph.extract.links.runs import capital_run
from graph.extract.links.way import find_way
from graph.reference import load_reference
from tests.extract.links.reading import links_in


def links(text: str) -> list[LinkClaim]:
    scene = set_scene(parse_document("text.md", text.encode()))
    return [claim for claim in claims(scene) if isinstance(claim, LinkClaim)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Gao-Niamey railway", "Gao-Niamey railway", LinkKind.RAILWAY),
        ("The N8 highway was closed.", "N8 highway", LinkKind.ROAD),
        ("The WAGP pipeline leaks.", "WAGP pipeline", LinkKind.PIPELINE),
        ("The Nacala corridor is busy.", "Nacala corridor", LinkKind.CORRIDOR),
        ("Gas from Nord Stream 2 never flowed.", "Nord Stream 2", LinkKind.PIPELINE),
        ("A 330 kV line from Gao to Niamey", "line from Gao to Niamey", LinkKind.TRANSMISSION_LINE),
        ("The ferry service between Lomé and Accra", "ferry service", LinkKind.SEA_ROUTE),
        ("A cross-border power line is needed.", "cross-border power line", None),
    ],
)
def test_ways_of_naming(text: str, name: str, kind: LinkKind | None) -> None:
    [link] = links(text)
    assert name in link.name
    assert kind is None or link.kind is kind


def test_a_list_of_links_is_taken_apart() -> None:
    text = "The Padma Bridge between Dhaka and Khulna and the Karnaphuli Tunnel were opened."
    assert [link.name for link in links(text)] == ["Padma Bridge", "Karnaphuli Tunnel"]


def test_what_explains_a_link_is_no_other_link() -> None:
    text = "The Nacala Corridor (NC), a 900-km transport route from Nacala to Lilongwe, is busy."
    [link] = links(text)
    assert link.name == "Nacala Corridor"
    assert link.stops == ("Nacala", "Lilongwe")


def test_a_noun_that_goes_on_names_something_else() -> None:
    assert links("The Zambia Railways Board and the Nacala Corridor Fund met.") == []


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Gao-Niamey", ("Gao", "Niamey")),
        ("Torugart–Gilgit-Baltistan", ("Torugart", "Gilgit-Baltistan")),
        ("Trans-Kalahari", ("Trans-Kalahari",)),
        ("North-South", ("North-South",)),
        ("In May Gao-Niamey", ("Gao", "Niamey")),
    ],
)
def test_runs_are_cut_at_their_dashes(label: str, parts: tuple[str, ...]) -> None:
    run = capital_run(label, len(label), default_gazetteer().find(label))
    assert run is not None
    assert run.parts == parts


@given(st.text(alphabet="Aa-– .'", max_size=200))
def test_a_run_is_a_part_of_the_text(text: str) -> None:
    run = capital_run(text, len(text), ())
    if run is not None:
        assert text[run.start : run.end].strip() == run.label


@pytest.mark.parametrize(
    ("text", "stops", "countries"),
    [
        ("road from Lomé to Cotonou", ("Lomé", "Cotonou"), ("BJ", "TG")),
        ("road between Dori and Téra and", ("Dori", "Téra"), ()),
        ("road joining Kenya with Uganda", (), ("KE", "UG")),
        ("road from Gao in Mali through Ayorou to Niamey", ("Gao", "Ayorou", "Niamey"), None),
    ],
)
def test_ends(text: str, stops: tuple[str, ...], countries: tuple[str, ...] | None) -> None:
    ends = find_ends(text, len("road"), default_gazetteer().find(text))
    assert ends is not None
    assert ends.stops == stops
    assert countries is None or ends.countries == countries


@pytest.mark.parametrize(
    "text", ["road from hope to despair", "road between East and West", "road from Doha to a deal"]
)
def test_ends_are_places(text: str) -> None:
    assert find_ends(text, len("road"), default_gazetteer().find(text)) is None


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("It starts at Gao and runs through Ayorou to Niamey.", ("Gao", "Ayorou", "Niamey")),
        (
            "Trains leave Gao, cross by the Labbezanga pass, change engines at Ayorou and go on "
            "through Tillabéri to Niamey, a city in the south.",
            ("Gao", "Labbezanga", "Ayorou", "Tillabéri", "Niamey"),
        ),
    ],
)
def test_a_route_lists_its_places_in_order(text: str, stops: tuple[str, ...]) -> None:
    route = find_route(text, default_gazetteer().find(text))
    assert route is not None
    assert route.stops == stops


def test_later_sentences_tell_more_of_the_line() -> None:
    text = (
        "Mali and Niger discussed the Gao-Niamey railway.\n\n"
        "The line would run from Gao by way of Ayorou and Tillabéri to Niamey."
    )
    [link] = links(text)
    assert link.stops == ("Gao", "Ayorou", "Tillabéri", "Niamey")
    assert link.countries == ("ML", "NE")
    assert link.status is Status.DISCUSSED


def test_the_text_names_a_link_better_than_the_headline() -> None:
    text = (
        "# Niamey-Gao tracks planned\n\n"
        "Mali agreed to build the Gao-Niamey railway with Niger.\n\nThey met in Bamako."
    )
    [link] = links(text)
    assert link.name == "Gao-Niamey railway"


def test_a_line_by_which_power_leaves_a_country_ends_in_the_country_of_transit() -> None:
    text = (
        "Mali will sell power to Togo through the Ghanaian grid. Mali, Ghana and Togo signed.\n\n"
        "Power will leave Mali on the Abc-Def line and enter Togo on the 161 kV Ghi-Jkl line."
    )
    assert [link.countries for link in links(text)] == [("GH", "ML"), ("GH", "TG")]


def test_one_country_is_not_claimed_where_a_stop_is_unknown() -> None:
    [link] = links("The Cotonou-Zzyx pipeline was proposed.")
    assert link.countries == ()


def test_names_of_a_sentence_stand_where_they_say() -> None:
    text = "The Gao-Niamey (GN) railway and the Lomé-Accra highway"
    found = links_in(text)
    assert [text[n.start : n.end] for n in found] == [
        "Gao-Niamey (GN) railway",
        "Lomé-Accra highway",
    ]
    assert found[0].acronym == "GN"


@pytest.mark.parametrize(
    "unit", ["A-", "Ab ", "the line from ", "road from A ", "A, and ", "(A) line "]
)
def test_hostile_sentences_are_read(unit: str) -> None:
    text = unit * (2_000 // len(unit))
    assert isinstance(links_in(text), list)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Gao-Niamey railway carries phosphate.", Status.IMPLEMENTED),
        ("The Gao-Niamey road is 78 percent done.", Status.UNDER_CONSTRUCTION),
        ("The Gao-Niamey railway would carry phosphate.", Status.PROPOSED),
    ],
)
def test_what_a_link_does_tells_how_far_it_has_come(text: str, status: Status) -> None:
    [link] = links(text)
    assert link.status is status


def test_a_bridge_over_the_border_is_in_both_countries_of_the_document() -> None:
    text = "Guyana and Suriname plan a bridge\n\nThe bridge across the Corentyne River is planned."
    assert {link.countries for link in links(text)} == {("GY", "SR")}


@pytest.mark.parametrize(
    ("text", "stops", "countries"),
    [
        ("runs over 90 km between stations at Zzyx, in Foo, and Bar.", ("Zzyx", "Bar"), ""),
        ("leads from the Bulgarian border at Vidin to Horgoš.", ("Vidin", "Horgoš"), "BG"),
        ("takes gas from the Norwegian shelf through Denmark to Gdansk.", ("Gdansk",), "DK NO PL"),
        ("linking Port Louis, Toamasina and Maputo.", ("Port Louis", "Toamasina", "Maputo"), "MZ"),
        ("tying Zzyx in Mozambique to Bar in Tanzania.", ("Zzyx", "Bar"), "MZ TZ"),
    ],
)
def test_ends_are_read_wherever_a_sentence_gives_them(
    text: str, stops: tuple[str, ...], countries: str
) -> None:
    way = find_way(text, 0, len(text), default_gazetteer().find(text))
    assert way is not None
    assert way.stops == stops
    assert way.countries >= set(countries.split())


@pytest.mark.parametrize(
    "text",
    [
        "went from Rags to Glamour.",
        "between January and March",
        "from Nairobi; the goods then went to Kampala",
        "links trade and growth",
    ],
)
def test_what_only_looks_like_ends_is_none(text: str) -> None:
    assert find_way(text, 0, len(text), default_gazetteer().find(text)) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Gao-Niamey railway has been finished.", Status.IMPLEMENTED),
        ("The Gao-Niamey railway has delivered ore since 2018.", Status.IMPLEMENTED),
        ("They undertook to complete the Gao-Niamey railway.", Status.AGREED),
        ("The Gao-Niamey railway is being doubled.", Status.UNDER_CONSTRUCTION),
        ("They noted the construction of the new Gao-Niamey railway.", Status.UNDER_CONSTRUCTION),
        ("The Gao-Niamey railway lies idle.", Status.SUSPENDED),
        ("The Gao-Niamey railway should be restored, and the port was opened.", Status.PROPOSED),
        ("Mali urged the Gao-Niamey railway.", Status.CALLED_FOR),
        ("The Gao-Niamey railway is long.", None),
    ],
)
def test_the_verbs_of_a_clause_tell_how_far_a_link_has_come(
    text: str, status: Status | None
) -> None:
    [link] = links(text)
    assert link.status is status


def test_a_deed_tells_of_a_link() -> None:
    [road] = links("Laos laid asphalt from Pakse to Attapeu.")
    assert (road.kind, road.stops, road.status) == (
        LinkKind.ROAD,
        ("Pakse", "Attapeu"),
        Status.IMPLEMENTED,
    )
    assert links("The boy carries passengers between Hope and Despair.") == []


def test_towns_tell_the_countries_of_a_link() -> None:
    [link] = links("Kenya and Uganda met.\n\nThe Garissa-Liboi road is new.")
    assert link.countries == ("KE",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("National Route 9 from Pakse to Lao Bao is busy.", [("National Route 9", 2)]),
        ("Railways: Gao–Niamey (420 km); Lomé–Accra.", [("Gao–Niamey", 2), ("Lomé–Accra", 2)]),
        ("Two pipelines, GreenOne and BlueTwo, leak.", [("GreenOne", 0), ("BlueTwo", 0)]),
        ("The railway Gao–Niamey–Lomé is slow.", [("railway Gao–Niamey–Lomé", 3)]),
        ("Trains run again between Gao and Niamey.", [("Gao–Niamey railway", 2)]),
    ],
)
def test_links_named_behind_their_noun(text: str, found: list[tuple[str, int]]) -> None:
    assert [(link.name, len(link.stops)) for link in links(text)] == found


def test_what_runs_on_a_link_names_none_by_itself() -> None:
    assert links("The Gao Express trains and Emirates flights were late.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The study on the Gao-Niamey railway was finished.", Status.PROPOSED),
        ("Some 71% of the Gao-Niamey railway has been built.", Status.UNDER_CONSTRUCTION),
        ("Work on the Gao-Niamey railway is in full swing.", Status.UNDER_CONSTRUCTION),
        ("A bridge joins Gao to Niamey.", Status.IMPLEMENTED),
    ],
)
def test_what_is_done_to_a_part_or_a_study_is_not_done_to_the_link(
    text: str, status: Status
) -> None:
    [link] = links(text)
    assert link.status is status


def test_towns_of_countries_that_a_document_does_not_name_are_others() -> None:
    [link] = links("Zambia and Malawi met.\n\nThe railway between Limbe and Marka was mended.")
    assert not {"CM", "SO"} & set(link.countries)


def test_well_known_links_run_through_those_of_their_countries_that_are_named() -> None:
    text = "Angola and Zambia signed.\n\nThe deal will help the Lobito Corridor."
    assert [link.countries for link in links(text)] == [("AO", "ZM")]
    [link] = links("The Baltic Pipe is full, Poland said.")
    assert len(link.countries) < 2


def test_well_known_links_run_through_known_countries() -> None:
    codes = frozenset().union(*lexicon().run_through.values())
    assert codes <= load_reference().countries.keys()


def test_a_link_may_stand_behind_what_it_joins() -> None:
    [link] = links("Serhetabat was connected with Herat by a new fibre-optic cable.")
    assert link.stops == ("Serhetabat", "Herat")
    assert link.name == "new fibre-optic cable"


def test_a_lender_is_no_end_of_a_link() -> None:
    [link] = links("The Herat railway was extended with a grant of $16 million from Italy.")
    assert "IT" not in link.countries


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Cotton moved over the Gao-Niamey railway.", Status.IMPLEMENTED),
        ("The Gao-Niamey railway was at its busiest.", Status.IMPLEMENTED),
        ("The Gao-Niamey railway is Mali's only way out.", Status.IMPLEMENTED),
        ("Cotton would move over the Gao-Niamey railway.", Status.PROPOSED),
        ("They would cut tariffs on the existing Gao-Niamey railway.", Status.IMPLEMENTED),
        ("Talk of cotton on the Gao-Niamey railway went on.", None),
        ("Mali hailed the reopening of the Gao-Niamey railway.", Status.IMPLEMENTED),
        ("Mali signed a contract for the Gao-Niamey railway.", Status.AGREED),
        ("The Gao-Niamey railway is out to tender.", Status.PROPOSED),
        ("The Gao-Niamey railway came back in May.", Status.REACTIVATED),
        (
            "Cotton is to reach port after port by way of the Gao-Niamey railway.",
            Status.IMPLEMENTED,
        ),
        ("Both want to lay a cable that would meet the Gao-Niamey railway.", Status.IMPLEMENTED),
        ("No cotton has moved since May over the Gao-Niamey railway.", Status.SUSPENDED),
        (
            "The Gao-Niamey railway, run since 2019 by two firms, wants a partner.",
            Status.IMPLEMENTED,
        ),
        ("A study of the Gao-Niamey railway (521 km; a year) is due.", Status.PROPOSED),
        ("The Gao-Niamey railway was not on the agenda.", None),
        ("Minutes were kept on a Gao-Niamey railway.", Status.PROPOSED),
        ("Mali has begun upgrading the Gao-Niamey railway.", Status.UNDER_CONSTRUCTION),
    ],
)
def test_a_link_without_a_verb_of_its_own_is_there_if_it_is_used(
    text: str, status: Status | None
) -> None:
    [link] = links(text)
    assert link.status is status


def test_a_short_name_is_that_of_the_link_named_in_full() -> None:
    text = "They built the BolGas pipeline.\n\nNow BolGas runs from Gao to Niamey."
    [link] = links(text)
    assert (link.name, link.stops) == ("BolGas pipeline", ("Gao", "Niamey"))
    first = "The BolGas company met.\n\nNow BolGas runs from Gao to Niamey."
    assert links(first) == []


def test_the_cable_means_no_bridge() -> None:
    assert may_be_called("Black Sea cable", "cable")
    assert may_be_called("NordLink", "cable")
    assert may_be_called("Mandalay bridge", "line")
    assert not may_be_called("Mandalay bridge", "cable")


def test_ends_alone_name_a_link_where_something_says_what_it_is() -> None:
    found = links("Loans pave the Gao–Niamey (90 km) and Niamey–Dosso (70 km) roads.")
    assert [link.name for link in found] == ["Gao–Niamey", "Niamey–Dosso"]
    assert links("The Gao–Niamey talks on roads went on.") == []
    assert links("The Gao–Niamey match was lost.") == []


def test_a_neighbour_in_a_list_joins_the_same_countries() -> None:
    text = "Two power lines, Kushtia–Berhampore and Comilla–Yxxy, were agreed upon."
    assert [link.countries for link in links(text)] == [("BD", "IN"), ("BD", "IN")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('The Gao-Niamey railway (the "Sahel line") is long.', ["Gao-Niamey railway"]),
        (
            'The Trans-Sahel Transport Route (TSR, "Sand Corridor") is long.',
            ["Trans-Sahel Transport Route"],
        ),
        (
            "The Trans-Sahel Transport Route, better known as the Sand Corridor, is long.",
            ["Trans-Sahel Transport Route"],
        ),
        (
            "The Trans-Sahel Transport Route and the Sand Corridor are long.",
            ["Trans-Sahel Transport Route", "Sand Corridor"],
        ),
        ("Zzyx Line runs ferries.", []),
    ],
)
def test_a_second_name_is_no_second_link(text: str, found: list[str]) -> None:
    assert [link.name for link in links(text)] == found


def test_a_run_of_states_behind_a_corridor_tells_its_countries() -> None:
    [link] = links("They back the transit corridor Mali-Niger-Chad (a plan).")
    assert (link.countries, link.stops) == (("ML", "NE", "TD"), ())


def test_stops_in_brackets_need_not_all_be_known() -> None:
    [link] = links("The Sahel corridor (Gao-Qwertyx-Niamey), put into service in 2014, is long.")
    assert link.stops == ("Gao", "Qwertyx", "Niamey")
    assert link.status is Status.IMPLEMENTED


def test_a_service_overseas_leads_to_the_other_of_two() -> None:
    told = "# {} and Sri Lanka\n\n{} and Sri Lanka met. A Karaikal-Zzyx passenger ferry is planned."
    [link] = links(told.format("India", "India"))
    assert link.countries == ("IN", "LK")


def test_a_part_that_a_link_forms_is_no_part_of_its_name() -> None:
    found = links("The Moyale–Isiolo highway forms part of the Lamu corridor.")
    assert "Moyale–Isiolo highway" in [link.name for link in found]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Lorries wait at the border post on the road from Osh to Kashgar.", Status.IMPLEMENTED),
        ("Works on the railway from Osh to Kashgar have not begun.", Status.PROPOSED),
        ("China opened talks with Nepal on a new road from Osh to Kashgar.", Status.PROPOSED),
        ("A survey for the road from Osh to Kashgar has been completed.", None),
        ("They asked the airline to resume the Osh-Kashgar flight.", Status.CALLED_FOR),
        ("The towns are at present joined by one road from Osh to Kashgar.", Status.IMPLEMENTED),
    ],
)
def test_a_link_has_the_status_of_its_own_verb(text: str, status: Status | None) -> None:
    [link] = links(text)
    assert link.status is status
