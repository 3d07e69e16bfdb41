import pytest

from graph.claims import PersonClaim
from graph.extract import persons
from tests.extract.scenes import scene_of

Read = tuple[str, str | None, str | None]


def read(text: str) -> list[Read]:
    claims = persons.claims(scene_of(text))
    return [(c.name, c.role, c.country) for c in claims if isinstance(c, PersonClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's trade minister Ann Otieno spoke.", ("Ann Otieno", "trade minister", "KE")),
        (
            "Paul de la Cruz, Peru's minister of public works, spoke.",
            ("Paul de la Cruz", "minister of public works", "PE"),
        ),
        (
            "H.E. Dr. Omar bin Zayd Al Harthy, Minister of Transport of Oman, spoke.",
            ("Omar bin Zayd Al Harthy", "Minister of Transport", "OM"),
        ),
        ("President Ola Nordal of Norway spoke.", ("Ola Nordal", "President", "NO")),
        (
            "EU trade commissioner Piet van den Berg spoke.",
            ("Piet van den Berg", "trade commissioner", "EU"),
        ),
        (
            "Trade minister Bek Asanov signed for Kazakhstan.",
            ("Bek Asanov", "Trade minister", "KZ"),
        ),
        (
            "J. K. Mensah, chief executive of Volta Foods, spoke.",
            ("J. K. Mensah", "chief executive", None),
        ),
        (
            "Tim R. Rowe, Jr., the Canadian farm minister, spoke.",
            ("Tim R. Rowe", "farm minister", "CA"),
        ),
        (
            "Australian Ambassador to Fiji Jo Ward spoke.",
            ("Jo Ward", "Ambassador to Fiji", "AU"),
        ),
        ("Mr. Peter Lind spoke.", ("Peter Lind", None, None)),
        ("Ada Obi of the Ghana Ports Authority spoke.", ("Ada Obi", None, "GH")),
        # headings whose words have capitals
        ("Vice President Bek Noor Launches New Port", ("Bek Noor", "Vice President", None)),
        ("Kenyan Minister Otieno Opens Talks", ("Otieno", "Minister", "KE")),
        # a last name behind the field of an office
        ("Kenya's Minister of Trade Otieno spoke.", ("Otieno", "Minister of Trade", "KE")),
        (
            "Kenyan National Security Advisor Ann Otieno spoke.",
            ("Ann Otieno", "National Security Advisor", "KE"),
        ),
    ],
)
def test_one_person(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister said that he would go.",
        "Mr Speaker, the bill is ready.",
        "Ships call at Port Louis and Puerto Montt.",
        "The Trade Minister and the Governor were absent on Monday.",
        "The President's Road Fund pays for the bridge.",
        "The Minister of Trade Affairs was absent.",
    ],
)
def test_nobody(text: str) -> None:
    assert read(text) == []


def test_several_share_a_role() -> None:
    assert read("The two ministers, Eva Petrova and Goran Ilic, left.") == [
        ("Eva Petrova", "minister", None),
        ("Goran Ilic", "minister", None),
    ]


def test_a_counterpart_has_the_role_of_the_person_before() -> None:
    found = read("Chilean energy minister Eva Rojas met her Indian counterpart, Raj Menon.")
    assert found[1] == ("Raj Menon", "energy minister", "IN")


def test_a_minister_in_a_document_of_one_country_is_its_own() -> None:
    found = read("Latvia builds. The minister of transport, Jan Ozols, said so.")
    assert found == [("Jan Ozols", "minister of transport", "LV")]


def test_a_fuller_mention_gives_the_role() -> None:
    found = read("Mr. Jan Ozols left. Jan Ozols, chairman of the fair, came back.")
    assert [role for _, role, _ in found] == ["chairman"]


def test_the_country_of_an_office_is_understood_where_a_reader_has_no_doubt() -> None:
    text = (
        "Suva, 4 May 2022. Peter Vale MP, Prime Minister of Fiji, paid a visit to the Kingdom of "
        "Tonga. He met H.E. Prof. Sione Tavita, the Speaker of the Legislative Assembly, and H.E. "
        "Mele Tui, Minister for Trade, H.E. Ana Leota, Minister for Finance, and a banker."
    )
    found = {name: (role, country) for name, role, country in read(text)}
    assert found == {
        "Peter Vale": ("Prime Minister", "FJ"),
        "Sione Tavita": ("Speaker of the Legislative Assembly", "TO"),
        "Mele Tui": ("Minister for Trade", "TO"),
        "Ana Leota": ("Minister for Finance", "TO"),
    }


def test_a_minister_is_not_of_the_only_country_that_is_dealt_with() -> None:
    text = "The proposal of Ana Vula, the Minister of Works, to sign a loan with Peru was approved."
    assert read(text) == [("Ana Vula", "Minister of Works", None)]


def test_no_country_is_understood_of_two_ministers_who_meet() -> None:
    text = "Oil minister Ali Noor met his Omani counterpart Said Balushi in Vienna."
    assert [(name, country) for name, _, country in read(text)] == [
        ("Ali Noor", None),
        ("Said Balushi", "OM"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Janet Osei signed for them.", ("Janet Osei", None, None)),
        (
            "Ann Osei, who heads grain sales in Lima, spoke.",
            ("Ann Osei", "head of grain sales", None),
        ),
        ("President Osei's envoy spoke.", ("Osei", "President", None)),
        (
            "Ann Osei, the bank's sales director, spoke.",
            ("Ann Osei", "sales director", None),
        ),
        (
            "From the Peruvian side, Mr. Juan Vega, Deputy Minister for Roads, came.",
            ("Juan Vega", "Deputy Minister for Roads", "PE"),
        ),
        (
            "In Lima, she met with President Juan Vega on Monday.",
            ("Juan Vega", "President", "PE"),
        ),
    ],
)
def test_persons_by_name_work_and_side(text: str, expected: Read) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Janet Osei left port.",
        "The Jorge Vega airport and Juan Vega Bridge are new.",
        "Maria Lima Foundation helped.",
    ],
)
def test_what_is_called_after_persons(text: str) -> None:
    assert read(text) == []


def test_a_middle_name_is_a_second_mention() -> None:
    found = read("President Juan Vega Soto came. President Vega left.")
    assert [name for name, _, _ in found] == ["Juan Vega Soto"]


def test_the_delegation_that_one_leads_tells_whose_minister_one_is() -> None:
    found = read(
        "The Hon. Ann Vale, Minister for Ports, co-chaired the meeting and led the Fijian "
        "delegation, which included Senator the Hon. Ben Lau, Minister for Roads, the Hon. Ira "
        "Tui, Minister for Mines."
    )
    assert [(name, role) for name, role, _ in found] == [
        ("Ann Vale", "Minister for Ports"),
        ("Ben Lau", "Minister for Roads"),
        ("Ira Tui", "Minister for Mines"),
    ]
    assert found[0][2] == "FJ"


def test_officials_of_a_country_open_a_list() -> None:
    found = read(
        "The Fijian officials who came were Ports Minister Ann Vale and Jan Ozols, adviser."
    )
    assert {country for _, _, country in found} >= {"FJ"}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Jan Novak and Eva Lind took part for Hungary and for Norway.", ["HU", "NO"]),
        ("Jan Novak and Eva Lind signed on behalf of Fiji.", ["FJ", "FJ"]),
        ("Georgia was represented by Jan Novak and Eva Lind.", ["GE", "GE"]),
        ("The Laos-Cuba committee was co-chaired by Jan Novak and Eva Lind.", ["LA", "CU"]),
        ("Jan Novak handed over the vans on Japan's behalf.", ["JP"]),
        ("Jan Novak and Eva Lind spoke of Hungary.", [None, None]),
        ("Peru, Chile and Fiji were represented by Jan Novak and Eva Lind.", [None, None]),
    ],
)
def test_acting(text: str, countries: list[str | None]) -> None:
    assert [country for _, _, country in read(text)] == countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A reply to William Ruto came late.", [("William Ruto", None, "KE")]),
        ("Then President Salva KIIR left.", [("Salva KIIR", "President", "SS")]),
        ("They flew to the William Ruto Airport.", []),
        ("A letter to Hun Manet, of May, is lost.", [("Hun Manet", None, "KH")]),
    ],
)
def test_leaders(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji's minister of mines, Senator Jan Novak, spoke.",
            [("Jan Novak", "minister of mines", "FJ")],
        ),
        ("The coal of Anna Lind province was sold.", []),
        (
            "Trade Minister Jan Novak put his name to it for Korea.",
            [("Jan Novak", "Trade Minister", "KR")],
        ),
    ],
)
def test_titles_and_places(text: str, expected: list[Read]) -> None:
    assert read(text) == expected
