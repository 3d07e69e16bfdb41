"""Hubs and the access to them."""

from __future__ import annotations

import pytest

from graph.claims import AccessClaim, HubClaim, HubKind
from graph.extract.hubs import claims
from graph.extract.hubs.lexicon import known_hubs, lexicon, place_key
from tests.extract.scenes import scene_of


def hubs(text: str) -> list[HubClaim]:
    return [claim for claim in claims(scene_of(text)) if isinstance(claim, HubClaim)]


def access(text: str) -> list[AccessClaim]:
    return [claim for claim in claims(scene_of(text)) if isinstance(claim, AccessClaim)]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Trade uses the Port of Tema.", "Port of Tema", HubKind.SEAPORT, "GH"),
        ("Gabon's Owendo port is full.", "Owendo port", HubKind.SEAPORT, "GA"),
        ("The Chilean port of Mejillones grew.", "port of Mejillones", HubKind.SEAPORT, "CL"),
        ("Ndola Dry Port in Zambia opened.", "Ndola Dry Port", HubKind.DRY_PORT, "ZM"),
        (
            "A border post at Moyale was opened.",
            "Moyale border post",
            HubKind.BORDER_CROSSING,
            None,
        ),
        ("ICP Dawki will get a cold store.", "ICP Dawki", HubKind.BORDER_CROSSING, None),
        (
            "The road ends at Busia, a crossing in Kenya.",
            "Busia",
            HubKind.BORDER_CROSSING,
            "KE",
        ),
        ("Cargo was unloaded at Karachi.", "Karachi", HubKind.SEAPORT, "PK"),
    ],
)
def test_a_hub_has_name_kind_and_country(
    text: str, name: str, kind: HubKind, country: str | None
) -> None:
    [hub] = hubs(text)
    assert (hub.name, hub.kind) == (name, kind)
    assert country is None or hub.country == country


def test_a_list_of_ports_gives_one_hub_for_each() -> None:
    text = "The ports of Cotonou and Tema, and the Walvis Bay and Lüderitz ports, lowered fees."
    assert [hub.name for hub in hubs(text)] == ["Cotonou", "Tema", "Walvis Bay", "Lüderitz"]


def test_its_hub_is_that_of_the_subject() -> None:
    text = "Ali praised the access that Benin has granted Niger's drivers to its Zogbo dry port."
    assert [
        hub.country for hub in hubs("Benin thanked Togo's crews and will expand its Ouidah port.")
    ] == ["BJ"]
    assert [hub.country for hub in hubs(text)] == ["BJ"]


def test_a_later_mention_may_tell_the_country() -> None:
    text = "Ships wait off Owendo port.\n\nGabon's Owendo port has one crane."
    [hub] = hubs(text)
    assert hub.country == "GA"


@pytest.mark.parametrize(
    "text",
    [
        "The next port of call is Paris.",
        "Pakistan's ports are open.",
        "The Lagos Port Authority reported a loss.",
        "Port of Spain hosted the trade talks.",
        "Airport security was raised in Kenya.",
        "Ministers met in Karachi to speak of transit goods.",
        "The second terminal was opened in March 2019.",
    ],
)
def test_what_only_looks_like_a_hub_is_none(text: str) -> None:
    assert hubs(text) == []


def test_names_are_compared_without_their_noun() -> None:
    assert place_key("Port of Tanga") == place_key("Tanga port") == "tanga"
    assert place_key("Port") == "port"


def test_reference_data_has_hubs_of_kinds_that_the_lexicon_names() -> None:
    assert set(known_hubs().values()) <= set(lexicon().kinds.values())


def test_the_facility_is_the_hub_last_named() -> None:
    text = "Kenya leased a berth at the Port of Mombasa.\n\nRwanda will use the port for tea."
    [claim] = [c for c in access(text) if c.beneficiaries == ("RW",)]
    assert (claim.hub, claim.grantor, claim.beneficiaries) == ("Port of Mombasa", "KE", ("RW",))


def test_the_stops_of_a_service_by_sea_are_seaports() -> None:
    found = hubs("Samoa wants a ferry service between Apia and Lautoka.")
    assert [(h.name, h.kind, h.country) for h in found] == [
        ("Apia", HubKind.SEAPORT, "WS"),
        ("Lautoka", HubKind.SEAPORT, "FJ"),
    ]


def test_a_service_between_two_capitals_tells_nothing_of_their_ports() -> None:
    assert hubs("Samoa wants a ferry service between Apia and Suva.") == []


def test_a_town_that_is_no_capital_owns_a_hub() -> None:
    [hub] = hubs("Ugandan maize waits at Nakuru's dry port.")
    assert (hub.name, hub.kind, hub.country) == ("Nakuru dry port", HubKind.DRY_PORT, "KE")
    assert hubs("Ugandan maize waits at Nairobi's dry port.") == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Paraguayan soya leaves by way of Santos in Brazil.", "Santos", "BR"),
        (
            "The vessel with grain from Ukraine was unloaded at Jeddah, Saudi Arabia.",
            "Jeddah",
            "SA",
        ),
        ("Hauliers from Niger wait on the border at Malanville.", "Malanville", "BJ"),
        ("A post at Zzyx, on the border of Chad and Niger, clears goods.", "Zzyx", None),
        ("Benin has border posts such as Malanville.", "Malanville", "BJ"),
        ("Zzyx was upgraded to a border post of Chad.", "Zzyx", "TD"),
        ("Lorries of Chad use a second crossing, promised at Zzyx.", "Zzyx crossing", None),
        ("Sales to Niger rose once the Malanville gates reopened.", "Malanville", "BJ"),
        ("Chad has a dry port of 19,000 square metres at Zzyx.", "Zzyx dry port", "TD"),
        ("Chad cleared the dry port in Malanville for use.", "Malanville dry port", "BJ"),
        ("Chad shut the Zzyx motorway crossing.", "Zzyx motorway crossing", None),
    ],
)
def test_places_are_hubs_where_a_text_expects_one(
    text: str, name: str, country: str | None
) -> None:
    assert [(h.name, h.country) for h in hubs(text)] == [(name, country)]


def test_two_crossings_that_are_counted_may_be_unknown() -> None:
    found = hubs("Chad and Niger upgrade two customary crossings, Qwer/Tyui and Zzyx, this year.")
    assert [h.name for h in found] == ["Qwer/Tyui", "Zzyx"]
    assert hubs("Chad and Niger upgrade crossings, Qwer and Zzyx said, this year.") == []


@pytest.mark.parametrize(
    "text",
    [
        "President Santos came through Lima for talks on cargo.",
        "Over half of the trade of Ethiopia passes through Djibouti.",
        "The gas pipe leads from the Bulgarian border at Zaječar to Horgoš.",
        "Caspian ports handle more cargo.",
    ],
)
def test_what_is_no_place_of_trade_is_no_hub(text: str) -> None:
    assert hubs(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two crossings, Torkham and Chaman, were shut.", ["Torkham", "Chaman"]),
        ("Lorries were held up at Kasumbalesa.", ["Kasumbalesa"]),
        ("Burundi's cargo prefers Mombasa to Dar es Salaam.", ["Mombasa", "Dar es Salaam"]),
        ("The ministers met at Torkham about lorries.", []),
        ("Talks at Hamburg turned to cargo.", []),
    ],
)
def test_known_places_are_hubs_by_what_is_done_there(text: str, names: list[str]) -> None:
    assert sorted(h.name for h in hubs(text)) == sorted(names)


@pytest.mark.parametrize(
    ("text", "hub", "grantor", "guests"),
    [
        ("Rwanda got from Tanzania two sheds at Tanga.", "Tanga", "TZ", ("RW",)),
        ("A quay at Poti was let by Georgia to Armenia.", "Poti", "GE", ("AM",)),
        ("Peru lets Bolivian ships unload at Ilo.", "Ilo", "PE", ("BO",)),
        ("Bolivia may use a yard at Ilo in Peru at no cost.", "Ilo", "PE", ("BO",)),
        ("Bolivia ships from Ilo port in Peru, where it has a yard.", "Ilo port", "PE", ("BO",)),
        (
            "Ships wait off the port of Ilo.\n\nPeru lent Bolivia a yard there.",
            "port of Ilo",
            "PE",
            ("BO",),
        ),
    ],
)
def test_access_is_read_in_any_order(
    text: str, hub: str, grantor: str, guests: tuple[str, ...]
) -> None:
    [claim] = access(text)
    assert (claim.hub, claim.grantor, claim.beneficiaries) == (hub, grantor, guests)


@pytest.mark.parametrize(
    "text",
    [
        "Georgia will not let Armenia a quay at Poti.",
        "Peru gave Bolivia a loan for a quay at Ilo.",
        "Tanzania granted Burundi two sheds at Tanga but tore up the deed.",
        "Togo's minister visited the sheds at Tanga.",
        "They signed it at Ilo in Peru, whose line of Bolivia has idle capacity.",
    ],
)
def test_what_is_refused_or_something_else_is_no_access(text: str) -> None:
    assert access(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Lorries from Uzbekistan queue at Hairaton, on the frontier.", ["Hairaton"]),
        ("The trawlers of Namibia unload at Lüderitz by night.", ["Lüderitz"]),
        ("Peru's exporters met at Matarani for a summit on shipping.", []),
        ("Peru's shipping is studied at Matarani University.", []),
        ("Shipping is cheap; a Matarani-based painter of Peru sailed on.", []),
        ("MATARANI, Peru - Ships are late.", []),
    ],
)
def test_known_places_are_weighed(text: str, named: list[str]) -> None:
    assert [hub.name for hub in hubs(text)] == named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Tema bunkering terminals are full.", "Tema bunkering terminals"),
        ("A loan pays for the Lae Port Development Project.", "Lae Port"),
        ("They repaired the Honiara wharf.", "Honiara wharf"),
    ],
)
def test_composed_nouns(text: str, name: str) -> None:
    assert [hub.name for hub in hubs(text)] == [name]


def test_a_noun_points_back_to_the_hub_that_has_what_it_stands_for() -> None:
    text = (
        "Kenya opened a second yard at the Malaba border crossing. Officials of both countries met "
        "in Nairobi. They spoke of tea. They spoke of coffee as well. Trucks from Rwanda will be "
        "allowed to use the yard."
    )
    assert ("RW",) in [claim.beneficiaries for claim in access(text)]


def test_where_goods_go_is_not_whose_they_are() -> None:
    text = "Georgia offered the port of Poti for the transit of Armenian copper to European buyers."
    [claim] = access(text)
    assert (claim.grantor, claim.beneficiaries) == ("GE", ("AM",))


def test_use_is_weighed_where_no_act_tells_it() -> None:
    text = "A truck park for Malian hauliers has been laid out at the port of Conakry in Guinea."
    [claim] = access(text)
    assert (claim.hub, claim.beneficiaries) == ("port of Conakry", ("ML",))


def test_officials_at_a_hub_do_not_use_it() -> None:
    assert access("Bulgaria has invited Serbian ministers to open the Port of Burgas.") == []
