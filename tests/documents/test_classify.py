from __future__ import annotations

import pytest

from graph.documents import SegmentKind
from graph.documents.classify import is_tabular
from tests.documents.reading import PROSE, kinds, read

K = SegmentKind


def kind_of(text: str, line: str) -> SegmentKind:
    return next(kind for kind, reads in kinds(text) if reads.startswith(line))


def test_a_title_below_the_byline_that_the_text_does_not_support_is_a_teaser() -> None:
    title = "Perus Copper Output Falls 12 As Strikes Spread And Ports Close"
    text = f"By Ama Mensah | 9 mins ago | 2 min read\n{title}\n\n{PROSE}\n\n{PROSE}\n"
    assert [kind for kind, _ in kinds(text)] == [K.BYLINE, K.TEASER, K.PARAGRAPH, K.PARAGRAPH]


def test_a_title_below_the_byline_that_the_text_supports_is_the_headline() -> None:
    title = "Ghana And Togo Reopen Crossing At Aflao After Nine Days Of Waiting"
    text = f"By Ama Mensah | 9 mins ago | 2 min read\n{title}\n\n{PROSE}\n"
    assert [kind for kind, _ in kinds(text)] == [K.BYLINE, K.HEADLINE, K.PARAGRAPH]
    assert read(text).metadata.author == "Ama Mensah"


@pytest.mark.parametrize("byline", ["By Ama Mensah", "12 May 2020", "By Ama Mensah\n12 May 2020"])
def test_the_only_title_above_a_single_paragraph_is_the_headline(byline: str) -> None:
    title = "Wool Finds New Buyers Across Asia As Shearers Return"
    assert [kind for kind, _ in kinds(f"{byline}\n\n{title}\n\n{PROSE}\n")][-2:] == [
        K.HEADLINE,
        K.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("News", K.HEADING),
        ("Home / News / Lorries roll", K.FURNITURE),
        ("Updates | Summer 2019", K.FURNITURE),
    ],
)
def test_a_section_above_the_title_is_not_the_headline(section: str, kind: SegmentKind) -> None:
    text = f"{section}\n\nGhana and Togo let lorries through again\n\n{PROSE}\n\n{PROSE}\n"
    assert [k for k, _ in kinds(text)][:2] == [kind, K.HEADLINE]


def test_a_title_above_short_sentences_is_the_headline() -> None:
    text = "Joint communiqué of Peru and Chile\n\nThe sides met in Lima.\n\nLima, 4 May 2020\n"
    assert [kind for kind, _ in kinds(text)] == [K.HEADLINE, K.PARAGRAPH, K.BYLINE]
    assert str(read(text).metadata.date) == "2020-05-04"


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_title_above_the_text_is_the_headline(blank: str) -> None:
    text = f"\nGhana and Togo let lorries through{blank}{PROSE}\n{PROSE}\n"
    assert kinds(text)[0] == (K.HEADLINE, "Ghana and Togo let lorries through")


def test_a_sentence_above_the_date_is_the_headline() -> None:
    text = (
        f"Exports of Togo reached US$ 1.2 billion in 2019, a growth of 4.5%.\n2020-01-31\n\n{PROSE}"
    )
    assert [kind for kind, _ in kinds(text)] == [K.HEADLINE, K.BYLINE, K.PARAGRAPH]


def test_text_that_begins_with_prose_has_no_headline() -> None:
    assert [kind for kind, _ in kinds(f"{PROSE}\n\n{PROSE}")] == [K.PARAGRAPH, K.PARAGRAPH]


def test_the_title_of_the_front_matter_is_the_headline() -> None:
    title = "Lorries wait. Nobody knows why."
    text = f"---\ntitle: {title}\n---\n{title}\n\n{PROSE}"
    assert read(text, "a.md").segments[0].kind is K.HEADLINE


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Roads And Ports:", K.HEADING),
        ("MERCHANDISE", K.HEADING),
        ("Customs officers and lorries", K.HEADING),
        ("Crossing Between Ghana And Togo Reopened For Lorries", K.HEADING),
        ("Chilean Vineyards Expect Record Harvest Despite Frost In Maule", K.TEASER),
        ("Speaking afterwards, the minister said:", K.PARAGRAPH),
        ("Read more: Vineyards expect a record harvest", K.TEASER),
        ("Fig 2: Lorries at Aflao", K.CAPTION),
        ("Share this", K.FURNITURE),
        ("****", K.FURNITURE),
        ("AB/CD", K.BYLINE),
    ],
)
def test_lines_between_paragraphs(line: str, kind: SegmentKind) -> None:
    text = f"Lorries roll again\n\n{PROSE}\n\n{line}\n\n{PROSE}\n"
    assert kind_of(text, line.replace("****", "***")) is kind


def test_lists_of_titles_are_of_the_text_however_new_their_words() -> None:
    titles = (
        "Memorandum on the Mutual Recognition of Seafarer Training Certificates\n"
        "Agreement on the Protection of Migratory Birds Along Coasts\n"
    )
    text = f"Outcomes of the visit\n2020-05-12\n\n{titles}\n{PROSE}\n\n{titles}\n{PROSE}\n"
    assert K.TEASER not in [kind for kind, _ in kinds(text)]


def test_a_heading_after_a_pointer_with_a_title_is_a_heading() -> None:
    text = f"{PROSE}\n\nRead more: Frost hits coffee\n\nPorts And Lorries Now\n\n{PROSE}"
    assert [kind for kind, _ in kinds(text)][1:3] == [K.TEASER, K.HEADING]


def test_titles_below_a_pointer_are_teasers_until_the_prose_goes_on() -> None:
    text = (
        f"Lorries roll again\n\n{PROSE}\n\nRelated stories\nVineyards Expect Record Harvest\n"
        f"Copper Falls\nFrost Hits Coffee In Minas\n\n{PROSE}\n"
    )
    assert [kind for kind, _ in kinds(text)][2:] == [
        K.TEASER,
        K.TEASER,
        K.TEASER,
        K.TEASER,
        K.PARAGRAPH,
    ]


def test_lines_in_small_letters_below_a_pointer_are_teasers() -> None:
    titles = (
        "Minister of Peru calls for new ties with Fiji",
        "Cairo to open two ports",
        "Time for the railway has come – vice premier of Laos",
    )
    text = "\n\n".join(("Lorries roll again", PROSE, "Read more:", *titles))
    assert [kind for kind, _ in kinds(text)][2:] == [K.TEASER] * 4


def test_a_quotation_below_its_announcement_belongs_to_it() -> None:
    said = "A driver at the crossing said,\n\n“We had waited for nine days.”"
    text = f"{PROSE}\n\n{said}\n\n{PROSE}\n"
    assert kinds(text)[1] == (
        K.PARAGRAPH,
        'A driver at the crossing said, "We had waited for nine days."',
    )


def test_a_sentence_that_a_page_breaks_is_one() -> None:
    half = PROSE.index("lorries")
    text = f"{PROSE}\n\n{PROSE[:half].strip()}\n\n{PROSE[half:]}\n\nfish\n\ntea\n"
    assert [reads for _, reads in kinds(text)] == [PROSE, PROSE, "fish", "tea"]


@pytest.mark.parametrize(
    "line",
    [
        "2020 2019 Goods Exports 14.2 13.9 Imports 17.3 16.0 Balance -3.1 -2.1",
        "Cocoa 1,204 1,180 Gold 3,400 2,900 Timber (12) (14)",
    ],
)
def test_flattened_tables(line: str) -> None:
    assert is_tabular(line)
    text = f"{PROSE}\n\nTable 3: Trade of Togo\n\n{line}\n\nFig 4: Trade of Togo\n\n{PROSE}"
    assert [kind for kind, _ in kinds(text)] == [K.PARAGRAPH, K.TABLE, K.CAPTION, K.PARAGRAPH]
    assert kinds(text)[1][1] == f"Table 3: Trade of Togo ¦ {line}"


@pytest.mark.parametrize(
    "line",
    [
        "Exports were 14.2, 13.9, 12.1, 11.8, 10.4 and 9.9 billion in the six years to 2020.",
        "Cocoa (14.2%), gold (3.1%), timber (2.2%), tea (1.1%), rice (0.9%), fish (0.5%) grew",
        "20 lorries, 14 wagons and 3 ships",
    ],
)
def test_prose_with_figures_is_no_table(line: str) -> None:
    assert not is_tabular(line)


def test_the_title_of_a_table_that_is_a_picture_is_a_caption() -> None:
    assert kind_of(f"{PROSE}\n\nTable 3: Trade of Togo\n\n{PROSE}", "Table") is K.CAPTION


def test_signatures_at_the_end_stay_in_the_text() -> None:
    names = "President Ama Mensah of the Republic of Ghana\nPresident Kofi Ali\n"
    text = f"{PROSE}\n\n12 May 2020\n\n{names}"
    assert [kind for kind, _ in kinds(text)] == [K.PARAGRAPH, K.BYLINE, K.PARAGRAPH, K.PARAGRAPH]
    assert read(text).metadata.date is None
