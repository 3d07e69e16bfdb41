"""Lines of fact sheets are read as the sentences that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extract.extractor import claims_of, spelled_out
from graph.extract.mentions import NameType
from graph.extract.sheets.lexicon import lexicon
from tests.extract.scenes import scene_of

SPELLED = {
    # a property of the thing that the title names
    "Kazan Corridor Railway\n\nStatus: under construction": [
        "The Kazan Corridor Railway is under construction."
    ],
    "Nacala Railway\n\nRoute: Moatize - Blantyre - Nacala": [
        "The route of the Nacala Railway is from Moatize via Blantyre to Nacala."
    ],
    "Baltic Pipe\nFrom: Faxe, Denmark\nTo: Goleniów, Poland": [
        "The route of the Baltic Pipe is from Faxe, Denmark to Goleniów, Poland."
    ],
    # places and dates take their prepositions
    "Georgia-EFTA Free Trade Agreement\n\nSigned: Bern, 27 June 2016": [
        "The Georgia-EFTA Free Trade Agreement was signed in Bern on 27 June 2016."
    ],
    # what other labels tell completes the sentence
    "Loan data\n\nBorrower: Government of Togo\nLender: World Bank\nSigned: 2 June 2022": [
        "The loan agreement between World Bank and Government of Togo was signed on 2 June 2022."
    ],
    # a label that names the thing
    "DATA SHEET\n\nProject name: Lusaka-Harare Railway\nStatus: planned": [
        "The Lusaka-Harare Railway is planned."
    ],
    # parties, partner and period of headings
    "Trade between Chile and Ecuador\n\nJan-Sep 2024\nExports: US$ 412m\n2023\nImports: US$ 305m": [
        "In Jan-Sep 2024, Chile's exports to Ecuador were US$ 412m",
        "In 2023, Chile's imports from Ecuador were US$ 305m",
    ],
    "Country profile: Suriname\n\nTrade with Guyana\n- Exports: USD 8 million": [
        "Suriname's exports to Guyana were USD 8 million"
    ],
    "Georgia and Poland\n\nPolish exports: EUR 331 million": [
        "Poland's exports to Georgia were EUR 331 million"
    ],
    "EFTA and Chile\n\nGoods trade, 2022: EUR 847 m (exports: 402 m; imports: 445 m)": [
        "In 2022, trade between EFTA and Chile was EUR 847 m",
        "In 2022, EFTA's exports to Chile were EUR 402 m",
        "In 2022, EFTA's imports from Chile were EUR 445 m",
    ],
    # headings and questions that label the lines below them
    "Georgia and Poland\n\nAreas of cooperation:\n• tourism\n• aviation": [
        "Georgia and Poland cooperate in tourism.",
        "Georgia and Poland cooperate in aviation.",
    ],
    "Peru and Chile: key facts\n\nWhich sectors does it cover?\nTourism and energy.": [
        "Peru and Chile cooperate in tourism and energy."
    ],
    "Vietnam and Cuba: trade brief\n\nTrade target\nUS$ 500 million by 2027": [
        "Vietnam and Cuba aim to raise their trade to US$ 500 million by 2027."
    ],
    # what is said behind a name
    "Peru and Cuba\n\nTreaties\nTrade agreement (signed in Hanoi in 2018, in force since 2020)": [
        "The Trade agreement between Peru and Cuba was signed in Hanoi in 2018.",
        "The Trade agreement between Peru and Cuba has been in force since 2020.",
    ],
    # a part has the period of the whole
    "Chad and Niger\n\nTrade, 2023: $21 million\nof which imports: $8 million": [
        "In 2023, trade between Chad and Niger was $21 million",
        "In 2023, Chad's imports from Niger were $8 million",
    ],
    # who pays what
    "Lusaka-Harare Railway\n\nFinancing: World Bank, USD 57 million; Norway, USD 24 million": [
        "The Lusaka-Harare Railway is financed with USD 57 million from World Bank, "
        "USD 24 million from Norway."
    ],
    # a title in capitals
    "NORTH SEA LINK\n\nOpened: 2021": ["The North Sea Link was opened in 2021."],
    # a thing told by its noun only
    "Project: Second bridge at Kazungula\nOpened: May 2021": [
        "The Second bridge at Kazungula was opened in May 2021."
    ],
    # labels without a colon
    "Serbia and Egypt\n\nExports 2024 – EUR 31 million\nSerbian imports EUR 8 million": [
        "In 2024, Serbia's exports to Egypt were EUR 31 million",
        "Serbia's imports from Egypt were EUR 8 million",
    ],
    # other amounts behind the first, and a period alone for a label
    "Peru and Oman\n\nPeru's exports, 2024: US$ 329m, of which cocoa US$ 202m": [
        "In 2024, Peru's exports to Oman were US$ 329m",
        "In 2024, Peru's cocoa exports to Oman were US$ 202m",
    ],
    "Japan and Mongolia\n\n2023 trade: $71 million\n2024 (Jan-Oct): $66 million": [
        "In 2023, trade between Japan and Mongolia was $71 million",
        "In 2024 (Jan-Oct), trade between Japan and Mongolia was $66 million",
    ],
    # agreements with what is said of them, parties of a label, people with their countries
    "Fiji and Tonga\n\nAgreements: PACER Plus (in force 2020); Air Agreement (signed 2019)": [
        "The PACER Plus agreement between Fiji and Tonga is in force since 2020.",
        "The Air Agreement between Fiji and Tonga was signed in 2019.",
    ],
    "Title: Agreement on Tourism\nParties: Republic of Uganda - Republic of Cuba\nSigned: 2005": [
        "The Agreement on Tourism between Republic of Uganda and Republic of Cuba "
        "was signed in 2005."
    ],
    "Peru and Oman\n\nChief negotiators: Gerardo Meza (Peru); Ali Said (Oman)": [
        "The chief negotiators were Gerardo Meza, chief negotiator of Peru; "
        "Ali Said, chief negotiator of Oman."
    ],
    # what a heading or label says of all that is listed
    "Chad-Niger border points\n\nDaboua–Nguigmi: opened on 13 November 2023": [
        "The Daboua–Nguigmi border point was opened on 13 November 2023."
    ],
    "Border points between Chad and Niger\n\nDaboua–Nguigmi: reopened in May 2023": [
        "The Daboua–Nguigmi border point was reopened in May 2023."
    ],
    "Power lines\n\nUnder construction\n• Butwal-Gorakhpur 400 kV, 135 km, due in 2025": [
        "The Butwal-Gorakhpur power line (400 kV, 135 km) is under construction.",
        "The Butwal-Gorakhpur power line is due in 2025.",
    ],
    "Mtwara corridor\n\nPlanned railway: Mtwara – Songea – Mbamba Bay, 1,000 km": [
        "The planned railway from Mtwara via Songea to Mbamba Bay is 1,000 km long."
    ],
    "Malta and Libya\n\nBilateral trade\n2021: €118m\n2022: €164m": [
        "In 2021, trade between Malta and Libya was €118m",
        "In 2022, trade between Malta and Libya was €164m",
    ],
    # partners, and figures whose unit a heading tells
    "Slovenia\n\nMain export markets, 2023 (EUR million)\n- Germany: 6,412\n- Italy: 4,003": [
        "In 2023, Slovenia's exports to Germany were EUR 6,412 million",
        "In 2023, Slovenia's exports to Italy were EUR 4,003 million",
    ],
    "Togo: key partners, 2021 (EUR million)\n\nGhana: imports 1,212; exports 98": [
        "In 2021, Togo's imports from Ghana were EUR 1,212 million",
        "In 2021, Togo's exports to Ghana were EUR 98 million",
    ],
    "Mali and Chad, 2021 (EUR million)\n\nExports: 12 thousand\nImports: 14": [
        "In 2021, Mali's exports to Chad were EUR 12 thousand",
        "In 2021, Mali's imports from Chad were EUR 14 million",
    ],
    # meetings of a body
    "Oman and Iran\n\nCommission: 11th session, Muscat, 8 June 2023; 12th session due in Tehran; "
    "co-chair Ali Said": [
        "The 11th session of the Oman-Iran Commission was held in Muscat on 8 June 2023",
        "The 12th session of the Oman-Iran Commission will be held in Tehran",
        "co-chair Ali Said",
    ],
    "Chad and Niger\n\nJoint Commission: third session, Niamey, 14-15 May 2023\n"
    "Next session: N'Djamena, 2025": [
        "The third session of the Chad-Niger Joint Commission was held in Niamey on 14-15 May 2023",
        "The next session of the Chad-Niger Joint Commission will be held in N'Djamena in 2025",
    ],
}

AS_PRINTED = [
    # nothing says whose status it is
    "Status: under construction",
    # the label has no known role
    "Nacala Railway\n\nNote: under construction",
    # a sentence behind a headline
    "Thailand's trade deficit with Japan widens\n\nExports fell to 18.9 billion baht in May.",
    # no heading tells more than the line
    "Suriname\n\nExports (2023): USD 12.4 million",
    # a sentence with an amount and no label
    "Jordan and Mexico\n\nIn 2017, trade between Jordan and Mexico totaled $48.5 million USD[13]",
    # prose below a heading
    "Nacala Railway\n\nFreight\n\nThe line carried 24 million tonnes in 2023.",
    # a sentence about a named thing
    "Chile and Peru\n\nThe agreement, signed in 2018, frees most goods.",
    # a date tells nothing about a corridor's parties
    "Nacala Railway\n\nSigned: 3 May 2019",
    # the value has another form than the label asks for
    "Nacala Railway\n\nOpened: by the president of the country",
]


def spelled(text: str) -> list[str]:
    scene = scene_of(text)
    printed = {sentence.text for sentence in scene.sentences}
    return [s.text for s in spelled_out(scene).sentences if s.text not in printed]


@pytest.mark.parametrize("text", SPELLED)
def test_a_line_of_a_sheet_becomes_a_sentence(text: str) -> None:
    assert spelled(text) == SPELLED[text]


@pytest.mark.parametrize("text", AS_PRINTED)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert spelled(text) == []


def test_a_document_without_sheets_keeps_its_scene() -> None:
    scene = scene_of("Chile exported copper worth $3 million to Peru in 2023.")
    assert spelled_out(scene) is scene


@pytest.mark.parametrize("text", SPELLED)
def test_evidence_is_the_line_as_printed(text: str) -> None:
    for claim in claims_of(spelled_out(scene_of(text))):
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.exact
            assert "\n" not in evidence.exact


def test_every_role_with_a_thing_says_something() -> None:
    for role in lexicon().roles.values():
        assert not role.of or role.says is not None or role.name == "from", role.name
        assert set(role.of) <= {NameType.LINK, NameType.HUB, NameType.INSTRUMENT}


_HEADINGS = st.sampled_from(
    [
        "Chad and Niger, 2023 (EUR million)",
        "NORTH SEA LINK",
        "Port of Lomé: key facts",
        "Under construction",
        "Bilateral trade",
        "Joint Commission",
        "Free Trade Agreement",
        "How long is it?",
    ]
)
_LABELS = st.sampled_from(
    [*sorted(lexicon().roles), "Exports", "of which imports", "Next meeting", "Agreements", "2024"]
)
_VALUES = st.lists(
    st.sampled_from(
        [
            "Niamey",
            "14 May 2023",
            "signed",
            "in force",
            "EUR 3 m",
            "412",
            "third session",
            "(",
            ")",
            ";",
            ",",
            " - ",
            "of which exports",
            "Chad",
            "World Bank",
            "Agadez–Zinder",
            "57 km",
            "since 2019",
            ".",
        ]
    ),
    max_size=8,
).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(_HEADINGS, st.lists(st.tuples(_LABELS, _VALUES), max_size=4)), max_size=3)
)
def test_whatever_a_sheet_says_evidence_is_what_is_printed(
    sheet: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    lines = [line for head, rows in sheet for line in (head, *(f"{a}: {b}" for a, b in rows))]
    text = "\n".join(["Togo", *lines])
    worded = spelled_out(scene_of(text))
    for line in worded.sentences:
        for at in range(len(line.text)):
            start, end = line.sentence.span(at, len(line.text))
            assert 0 <= start < end <= len(text)
    for claim in claims_of(worded):
        assert all(text[e.start : e.end] == e.exact for e in claim.evidence)
