import pytest

from graph.extract.organisations.weighed import weighed, weights
from tests.extract.scenes import scene_of


def read(text: str) -> list[str]:
    return [name.name for _, name in weighed(scene_of(text), {})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The cranes at Beira belong to MZKT today.", "MZKT"),
        ("Rates were set by Veltrano, and they fell.", "Veltrano"),
        ("Talks with LumoGrid ended, and LumoGrid will lend $5 million.", "LumoGrid"),
        ("Work was paid for by Sorvella Hann and the Bank of Uganda.", "Sorvella Hann"),
        ("Barley was sold through dealers while Hadra Foods, too, waited.", "Hadra Foods"),
    ],
)
def test_cues_add_up_to_an_organisation(text: str, name: str) -> None:
    assert name in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lorries queued at Drovnik for a week.",
        "The boats fish on Lake Berrano.",
        "A part of Thuvale was flooded.",
        "The Standard Gauge Railway (SGR) is late. The SGR will carry potash.",
        "The AKRFTA enters into force in June.",
        "Duties are bound under the TRQ for butter.",
        "Mary Wong, the minister, spoke. Wong will sign the loan.",
        "Growth in the Dialogue on Rules was slow.",
        "EXPORTS OF NKTX FELL AGAIN SAYS BOARD",
        "NKTX",
    ],
)
def test_a_name_of_something_else_is_not_weighed_in(text: str) -> None:
    assert read(text) == []


def test_a_short_form_whose_full_name_is_an_organisation_is_no_other_one() -> None:
    assert read("The Guyana Rice Board met. Later GRB will sell 40,000 tonnes.") == []


def test_what_is_taken_is_left_out() -> None:
    scene = scene_of("The cranes at Beira belong to MZKT today.")
    found = list(weighed(scene, {}))
    assert list(weighed(scene, {index: [name] for index, name in found})) == []


def test_the_word_behind_a_name_tells_its_kind_and_that_before_it_its_country() -> None:
    [(_, lender)] = weighed(scene_of("A KWLP loan pays for the stores."), {})
    [(_, owned)] = weighed(scene_of("The stores belong to Peru's KWLP today."), {})
    assert (lender.kind, owned.parties) == ("bank", ("PE",))


def test_every_cue_has_points() -> None:
    known = weights()
    assert known.points.keys() >= {*known.before, *known.after}
    assert all(len(words) == len(set(words)) for words in (known.terms, known.ends))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The study, by Korea's Tovaro, is out.", "Tovaro", "KR"),
        ("The works were let to Brunekol of Croatia in May.", "Brunekol", "HR"),
        ("Prices will fall, said an economist at Harlow Vint.", "Harlow Vint", None),
        ("Trade was 5 tonnes; source: Zemstat.", "Zemstat", None),
    ],
)
def test_what_a_name_belongs_to_or_gives_tells_it(
    text: str, name: str, country: str | None
) -> None:
    scene = scene_of(f"{text} The tolls went up.")
    assert [(n.name, *n.parties) for _, n in weighed(scene, {})] == [
        (name, country) if country else (name,)
    ]


def test_a_numbered_pact_is_no_organisation() -> None:
    assert read("Cars are traded under the protocol to ZKE 14 until June.") == []


def test_the_source_of_figures_is_an_agency_and_min_begins_a_ministry() -> None:
    [(_, source)] = weighed(scene_of("Trade was 5 tonnes; source: NKSA. Tolls rose."), {})
    [(_, ministry)] = weighed(scene_of("They told MINROUT to pay."), {})
    assert (source.kind, ministry.kind) == ("agency", "ministry")


def test_a_name_is_joined_to_one_that_was_weighed_in() -> None:
    found = read("Milk was sold by Velka Foods, Ravko Dann and Solyve.")
    assert found == ["Ravko Dann", "Solyve"]


def test_half_of_a_name_with_a_dash_is_not_weighed() -> None:
    assert read("They were told at the KEM-Fiji talks of a toll.") == []
