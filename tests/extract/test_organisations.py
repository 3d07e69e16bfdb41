import pytest

from graph.claims import OrganisationClaim
from graph.documents.read import parse_document
from graph.extract import organisations
from graph.extract.extractor import extract
from tests.extract.scenes import scene_of


def read(text: str) -> list[tuple[str, str | None, str]]:
    claims = organisations.claims(scene_of(text))
    return [(c.name, c.country, c.kind.value) for c in claims if isinstance(c, OrganisationClaim)]


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("The Kenya Dairy Board met.", "Kenya Dairy Board", "KE", "agency"),
        (
            "Ghana's Ministry of Roads, Water and Energy spoke.",
            "Ministry of Roads, Water and Energy",
            "GH",
            "ministry",
        ),
        ("Peru's fisheries ministry spoke.", "Peru's fisheries ministry", "PE", "ministry"),
        ("The Norwegian customs service spoke.", "Norwegian customs service", "NO", "agency"),
        ("Fiji's central bank spoke.", "Fiji's central bank", "FJ", "central_bank"),
        ("The Bank of Uganda spoke.", "Bank of Uganda", "UG", "central_bank"),
        ("It was built by Lumen Works S.A. in May.", "Lumen Works S.A.", None, "company"),
        ("Orion Foods Co., Ltd. pays.", "Orion Foods Co., Ltd.", None, "company"),
        (
            "The Ports and Rivers Authority of Guyana spoke.",
            "Ports and Rivers Authority of Guyana",
            "GY",
            "agency",
        ),
        (
            "Jordan Cement and Lime Corporation sold it.",
            "Jordan Cement and Lime Corporation",
            "JO",
            "company",
        ),
        (
            "The Ministry of Trade, Government of Nepal, signed.",
            "Ministry of Trade",
            "NP",
            "ministry",
        ),
        ("The Turku Chamber of Commerce wrote.", "Turku Chamber of Commerce", None, "chamber"),
    ],
)
def test_one_organisation(text: str, name: str, country: str | None, kind: str) -> None:
    ((found, owner, found_kind),) = read(text)
    assert (found.rstrip("."), owner, found_kind) == (name.rstrip("."), country, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The Commission said that it would wait.",
        "The General Assembly met.",
        "Iron & Steel (-1.84%) and Oil & Gas (2.1%) moved.",
        "The European Union met the African Union.",
        "The Ministry spoke on Monday.",
        "Kenya and board chairman John Otieno met.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert read(text) == []


def test_and_parts_two_organisations_each_with_its_country() -> None:
    found = read(
        "Chad's Board of Trade and the National Grain Agency of Ukraine signed a memorandum."
    )
    assert found == [
        ("Board of Trade", "TD", "agency"),
        ("National Grain Agency of Ukraine", "UA", "agency"),
    ]


def test_a_company_makes_companies_of_the_words_listed_with_it() -> None:
    found = read("It was signed by Nordkraft, the Volta Group, Sunmark and Petrola Kenya.")
    assert [name for name, _, _ in found] == [
        "Nordkraft",
        "Volta Group",
        "Sunmark",
        "Petrola Kenya",
    ]


def test_no_place_or_agency_makes_a_company_of_its_neighbour() -> None:
    found = read("The Kenya Ports Authority and Mombasa agreed; so did Wanjiru.")
    assert [name for name, _, _ in found] == ["Kenya Ports Authority"]


def test_a_short_form_is_the_same_organisation() -> None:
    found = read("The Gold Coast Cocoa Board (GCCB) pays more. The GCCB is glad.")
    assert len(found) == 1


def test_equal_names_of_two_countries_are_two() -> None:
    found = read("Peru's Ministry of Trade and Chile's Ministry of Trade met.")
    assert [country for _, country, _ in found] == ["PE", "CL"]


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("Gas comes from the lender Zambofin.", "Zambofin", None, "bank"),
        ("It is run by Equinor in May.", "Equinor", "NO", "company"),
        ("A pact with Equinor Brazil was told.", "Equinor Brazil", "BR", "company"),
        ("Gazprom Export told it.", "Gazprom Export", "RU", "company"),
        ("We met Enterprise Fiji on Monday.", "Enterprise Fiji", "FJ", "agency"),
        ("The Banco Central del Sur told it.", "Banco Central del Sur", None, "central_bank"),
        ("Lastly, Nordhav is to deliver the pipes.", "Nordhav", None, "company"),
    ],
)
def test_known_foreign_and_active_ones(
    text: str, name: str, country: str | None, kind: str
) -> None:
    assert read(text) == [(name, country, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Chancellor Anna Weber came. In June, Weber sold the plan.",
        "Lastly, Nordhav was built in 1990.",
        "Demand supplied the rest.",
        "The line's owner, Ana Ruiz, came.",
        "It is run by Ana Ruiz Soto.",
    ],
)
def test_no_company_behind_persons_and_words(text: str) -> None:
    assert read(text) == []


def test_the_full_name_stands_for_a_short_form_used_before_it() -> None:
    found = read("NRC will pay. The Nauru Rail Corporation (NRC) told it.")
    assert [name for name, _, _ in found] == ["Nauru Rail Corporation"]


def test_a_name_does_not_begin_with_an_apostrophe() -> None:
    assert read("The growers' Association of Peru spoke.") == [
        ("Association of Peru", "PE", "other")
    ]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Peru's Minister of Roads, Ana Ruiz, saw the Ministry of Roads.",
            "Ministry of Roads",
            "PE",
        ),
        ("Fiji sold more, according to the National Grain Agency.", "National Grain Agency", "FJ"),
        ("Fiji sold more, said the Arab Grain Agency.", "Arab Grain Agency", None),
        ("Fiji's grain agency Vitigrain paid.", "Vitigrain", "FJ"),
    ],
)
def test_whose_an_organisation_is(text: str, name: str, country: str | None) -> None:
    assert (name, country) in [(found, owner) for found, owner, _ in read(text)]


def test_the_other_side_signs_with_the_one() -> None:
    found = read(
        "Fiji and Peru\n\nFiji and Peru talked. Enterprise Fiji signed a contract with the Grain "
        "Agency."
    )
    assert ("Grain Agency", "PE", "agency") in found


def test_the_members_of_a_consortium() -> None:
    found = read("The road was built by a consortium comprising Viaroc, Mondo Asphalt and ROX.")
    assert [name for name, _, _ in found] == ["Viaroc", "Mondo Asphalt", "ROX"]


def test_a_short_form_joined_to_an_organisation_is_one() -> None:
    found = read("The Fiji Grain Agency and TNGA met on the FTA, the MoU and GDP.")
    assert [name for name, _, _ in found] == ["Fiji Grain Agency", "TNGA"]


def test_an_association_of_industries_is_no_company() -> None:
    ((name, _, kind),) = read("The Fiji Association of Fisheries Industries wrote.")
    assert (name, kind) == ("Fiji Association of Fisheries Industries", "other")


@pytest.mark.parametrize(
    "text",
    [
        "The Minister for Trade, Small and Medium Enterprises and Communications spoke.",
        "The National Rail Network of Peru grew.",
    ],
)
def test_portfolios_and_networks_are_no_organisations(text: str) -> None:
    assert read(text) == []


def test_examples_with_what_they_make_in_brackets() -> None:
    found = read("The Fijian companies: Vitimet (copper), Suva Gold (gold) and Levuka (tin).")
    assert [name for name, _, _ in found] == ["Vitimet", "Suva Gold", "Levuka"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact was sent to Congress by Peru.", [("Congress", None, "parliament")]),
        ("The Senate in Lima refused.", [("Senate", "PE", "parliament")]),
        (
            "The Parliament of Fiji met. Then Parliament rose.",
            [("Parliament of Fiji", "FJ", "parliament")],
        ),
        ("An Assembly line stood idle, and no congress met, but a Congress did.", []),
        (
            "It went to the House of Nationalities.",
            [("House of Nationalities", None, "parliament")],
        ),
    ],
)
def test_parliaments_by_themselves(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Venezuela's civil aviation institute, INAC, spoke.", "INAC", "VE"),
        ("The Ghana Tea, Cocoa and Sheanut Board met.", "Ghana Tea, Cocoa and Sheanut Board", "GH"),
        (
            "Luxembourg's Agence pour le progrès pays.",
            "Agence pour le progrès",
            "LU",
        ),
        ("The Amman Stock Exchange fell.", "Amman Stock Exchange", "JO"),
        ("They chose Operadora Portuaria del Norte.", "Operadora Portuaria del Norte", None),
    ],
)
def test_owners_and_lists_in_names(text: str, name: str, country: str | None) -> None:
    assert [(n, c) for n, c, _ in read(text)] == [(name, country)]


def test_a_name_of_which_nothing_is_left_is_nobodys() -> None:
    text = "She met the President, CIO and CFO of Alphabet and Google Ruth Sorel; Ole Holm came."
    extract(parse_document("a.txt", text.encode()))


def test_a_listed_company_behind_of_keeps_its_name() -> None:
    found = organisations.claims(scene_of('" of Emre, Beximco '))
    assert [c.name for c in found if isinstance(c, OrganisationClaim)] == ["Emre", "Beximco"]
