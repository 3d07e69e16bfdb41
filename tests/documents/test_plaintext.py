from __future__ import annotations

import textwrap
from datetime import date

import pytest

from graph.documents import SegmentKind
from tests.documents.reading import PROSE, kinds, read, sentences

PARAGRAPH, ITEM, TABLE = SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.TABLE
HEADING, HEADLINE = SegmentKind.HEADING, SegmentKind.HEADLINE
OTHER = (
    "Burkina Faso and Niger, which have no coast, send about a third of their freight through the "
    "port of Lomé, where a new terminal is to be finished in 2031."
)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_lines_are_joined(newline: str, width: int) -> None:
    wrapped = "\n".join(
        [*textwrap.wrap(PROSE + " " + OTHER, width), "", *textwrap.wrap(PROSE, width)]
    )
    assert sentences(wrapped.replace("\n", newline)) == [PROSE, OTHER, PROSE]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = f"Crossing Reopens At Aflao\n{PROSE}\n{OTHER}\nRoads And Ports:\n{PROSE}\n"
    assert kinds(text) == [
        (HEADLINE, "Crossing Reopens At Aflao"),
        (PARAGRAPH, PROSE),
        (PARAGRAPH, OTHER),
        (HEADING, "Roads And Ports:"),
        (PARAGRAPH, PROSE),
    ]


def test_place_and_date_below_a_headline_as_long_as_the_lines_stand_apart() -> None:
    headline = "Gabon and Togo want to raise their trade in fish after a slow year"
    dateline = "Lomé (Agency) – November 14, 2025"
    text = "\n".join([headline, dateline, "", *textwrap.wrap(f"{PROSE} {OTHER}", 70)])
    document = read(text)
    assert document.metadata.date == date(2025, 11, 14)
    assert [s.text for s in document.sentences()] == [headline, PROSE, OTHER]


def test_a_headline_and_date_above_wrapped_text_stand_apart() -> None:
    headline = (
        "Joint Statement of Ghana and Togo on the Reopening of the Crossing at Aflao and on the "
        "Further Development of the Corridor"
    )
    text = "\n".join([headline, "2021-04-09", "", *textwrap.wrap(f"{PROSE} {OTHER}", 70)])
    document = read(text)
    assert [segment.kind for segment in document.segments][:2] == [HEADLINE, SegmentKind.BYLINE]
    assert document.metadata.date is not None
    assert document.metadata.date.isoformat() == "2021-04-09"
    assert [s.text for s in document.sentences()] == [headline, PROSE, OTHER]


def test_a_word_broken_at_its_hyphen_has_no_blank() -> None:
    lines = textwrap.wrap(OTHER + " " + PROSE, 60)
    text = "\n".join(
        [*lines, "They hold a meeting of the inter-", "governmental commission on this."]
    )
    assert sentences(text)[-1].endswith("the inter-governmental commission on this.")


def test_hard_breaks_part_lines_that_begin_anew() -> None:
    text = "President A of Fiji  \nPresident B of Tonga  \n\nThey met in the  \ncapital today."
    assert sentences(text, "a.md") == [
        "President A of Fiji",
        "President B of Tonga",
        "They met in the capital today.",
    ]


def test_lists() -> None:
    text = (
        "The two sides agreed on:\n- rail freight;\n  by night\n- ports.\n"
        "  * dry ports\n\n1. Fiji signs.\n2) Tonga signs.\n(iii) Samoa signs.\n• Tea\n"
    )
    assert kinds(text) == [
        (PARAGRAPH, "The two sides agreed on:"),
        (ITEM, "rail freight; by night"),
        (ITEM, "ports."),
        (ITEM, "dry ports"),
        (ITEM, "Fiji signs."),
        (ITEM, "Tonga signs."),
        (ITEM, "Samoa signs."),
        (ITEM, "Tea"),
    ]
    assert [segment.level for segment in read(text).segments] == [0, 1, 1, 2, 1, 1, 1, 1]


def test_headings_of_markdown() -> None:
    text = (
        "# Ports #\n\nSuva\n====\n\nLami\n---\n\n### Deep\nText.\n\n**Bold heading**\nMore text.\n"
    )
    document = read(text, "a.md")
    assert [(s.kind, s.level, s.sentences[0].text) for s in document.segments] == [
        (HEADLINE, 1, "Ports"),
        (HEADING, 1, "Suva"),
        (HEADING, 2, "Lami"),
        (HEADING, 3, "Deep"),
        (PARAGRAPH, 0, "Text."),
        (HEADING, 0, "Bold heading"),
        (PARAGRAPH, 0, "More text."),
    ]


def test_emphasis_that_closes_on_a_line_of_its_own_is_a_heading() -> None:
    text = f"***Freight and the Long Road to the\nCoast  \n***  \n{PROSE}\n"
    assert kinds(text) == [(HEADING, "Freight and the Long Road to the Coast"), (PARAGRAPH, PROSE)]


def test_what_a_reader_of_the_page_never_sees_is_left_out() -> None:
    text = (
        "Seen one.\n\n```py\ncode = 1\n```\n\n<!-- a\ncomment -->\n\n"
        "<script>\nalert(1)\n</script>\n\n[ref]: https://example.org\n\nSeen two.\n"
    )
    assert sentences(text, "a.md") == ["Seen one.", "Seen two."]


@pytest.mark.parametrize("opening", ["```", "<!--", "<script>"])
def test_what_is_not_closed_stays_text(opening: str) -> None:
    assert sentences(f"{opening} Seen one.\n\nSeen two.\n", "a.md")[-2:] == [
        f"{opening} Seen one.",
        "Seen two.",
    ]


def test_quotations_of_markdown() -> None:
    assert sentences("> Fiji said\n> it would.\n>\n> > Tonga did not.\n", "a.md") == [
        "Fiji said it would.",
        "Tonga did not.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| Partner | 2020 | 2021 |\n|---|--:|---|\n| Fiji | 4.5 | **5.5** |\n| | 1 | |\n",
        "Partner | 2020 | 2021\n--- | --- | ---\nFiji|4.5|5.5\n|1\n",
    ],
)
def test_pipe_tables(text: str) -> None:
    rows = [row.text for row in read(text, "a.md").sentences()]
    assert rows[:2] == ["Partner | 2020 | 2021", "Fiji | 4.5 | 5.5"]


def test_columns_of_plain_text() -> None:
    text = "Trade grew.\n\nPartner\t2020\t2021\nFiji\t4.5\t5.5\nTonga     1.5     2.5\n\nIt fell.\n"
    assert kinds(text) == [
        (PARAGRAPH, "Trade grew."),
        (TABLE, "Partner | 2020 | 2021 ¦ Fiji | 4.5 | 5.5 ¦ Tonga | 1.5 | 2.5"),
        (PARAGRAPH, "It fell."),
    ]


def test_tabs_within_prose_are_blanks() -> None:
    assert sentences("The trade of \tFiji \thas\tgrown.") == ["The trade of Fiji has grown."]


def test_script_in_plain_text_is_text() -> None:
    assert sentences("He wrote </script><script>alert('x')</script> there.") == [
        "He wrote </script><script>alert('x')</script> there."
    ]


def test_a_line_under_a_picture_makes_no_heading_of_what_stands_before() -> None:
    document = read(f"{PROSE}\n\n![chart](chart.png)\n===\n\n{PROSE}\n", name="a.md")
    assert SegmentKind.HEADLINE not in [segment.kind for segment in document.segments]


def test_labels_below_an_item_are_lines_of_their_own() -> None:
    text = "• Trade (EUR million)\n   Exports to Mali: 2022 – 1,204\n   Imports from Mali: 118\n"
    assert sentences(text) == [
        "Trade (EUR million)",
        "Exports to Mali: 2022 – 1,204",
        "Imports from Mali: 118",
    ]
