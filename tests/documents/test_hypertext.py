from __future__ import annotations

import pytest

from graph.documents import SegmentKind
from tests.documents.reading import PROSE, kinds, read, sentences

K = SegmentKind


def page(body: str, head: str = "") -> str:
    head = f"<head><title>T</title>{head}</head>"
    return f"<!doctype html><html lang=en>{head}<body>{body}</body></html>"


def test_elements_tell_what_text_is_for() -> None:
    body = (
        f"<h1>Lorries roll <em>again</em></h1><p>{PROSE}</p><h2>Roads</h2><ul><li>One<li>Two<ul>"
        f"<li>Deep</ul></ul><figure><img src=x><figcaption>A crane</figcaption></figure><p>{PROSE}"
    )
    document = read(page(body), "a.html")
    assert [(s.kind, s.level) for s in document.segments] == [
        (K.HEADLINE, 1),
        (K.PARAGRAPH, 0),
        (K.HEADING, 2),
        (K.LIST_ITEM, 1),
        (K.LIST_ITEM, 1),
        (K.LIST_ITEM, 2),
        (K.CAPTION, 0),
        (K.PARAGRAPH, 0),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<p>No.</p>';</script>",
        "<style>p {}</style>",
        "<nav>No.</nav>",
        "<footer><p>No.</p></footer>",
        "<aside><div><p>No.</p></div></aside>",
        "<template><p>No.</p></template>",
        "<noscript>No.</noscript>",
        "<p hidden>No.</p>",
        "<div aria-hidden='true'>No.</div>",
        "<p style='color:red; DISPLAY : none'>No.</p>",
        "<form><p>No.</p></form>",
        "<!-- <p>No.</p> -->",
        "<!-- unclosed <p>No.",
        "<script>No.",
        "<textarea><p>No.</textarea>",
        "<svg><title>No.</title><text>No.</text></svg>",
        "<a title='No.' <p data-x=\"No.\">",
        "<p>Truncated <a href='No.",
    ],
)
def test_what_is_not_shown_is_not_text(hidden: str) -> None:
    found = sentences(page(f"<p>{PROSE}</p>{hidden}"), "a.html")
    assert found[0] == PROSE
    assert not any("No." in sentence for sentence in found)


def test_forms_that_wrap_a_page_are_transparent() -> None:
    body = f"<form method=post><div><p>{PROSE}</p><p>{PROSE}</p></div></form>"
    assert sentences(page(body), "a.html") == [PROSE, PROSE]


@pytest.mark.parametrize(
    ("around", "kind"),
    [
        ('<div class="share-buttons">{}</div>', K.FURNITURE),
        ('<div id="cookieConsent">{}</div>', K.FURNITURE),
        ('<section class="related-posts"><p>{}</p></section>', K.TEASER),
        ('<span class="article__author">{}</span>', K.BYLINE),
        ('<p class="photo-caption">{}</p>', K.CAPTION),
        ("<p><a href='/other'>{}</a></p>", K.TEASER),
        ("<header><p>{}</p></header>", K.FURNITURE),
        ("<div class='sharecropping'>{}</div>", K.HEADLINE),
    ],
)
def test_what_stands_around_text_tells_too(around: str, kind: SegmentKind) -> None:
    line = "Fiji exports more fish to its neighbours"
    body = f"<div>{around.format(line)}</div><p>{PROSE}</p><p>{PROSE}</p>"
    assert {reads: found for found, reads in kinds(page(body), "a.html")}[line] is kind


def test_a_mark_that_covers_most_of_the_page_is_no_mark() -> None:
    body = f"<div class='page has-sidebar comments-open'><p>{PROSE}</p><p>{PROSE}</p></div>"
    assert sentences(page(body), "a.html") == [PROSE, PROSE]


def test_what_stands_outside_the_article_is_furniture() -> None:
    teaser = f"<article><p>{PROSE[:80]} and more.</p></article>"
    body = (
        f"<div>Some ministry</div><main><article><h1>Title</h1><p>{PROSE}</p><p>{PROSE}</p>"
        f"</article>{teaser}</main><p>Elsewhere, another short line that says something.</p>"
    )
    assert sentences(page(body), "a.html") == ["Title", PROSE, PROSE]


def test_tables_have_a_sentence_for_each_row() -> None:
    table = (
        "<table><caption>Table 1: Trade</caption><thead><tr><th></th><th>2020<th>2021</tr></thead>"
        "<tr><td><p>Fiji</p></td><td>4.5<td>5.5</tr><tr><td>Tonga</td><td></td><td>1</td></tr></table>"
    )
    text = page(f"<p>{PROSE}</p>{table}")
    assert kinds(text, "a.html")[1] == (
        K.TABLE,
        "Table 1: Trade ¦ | 2020 | 2021 ¦ Fiji | 4.5 | 5.5 ¦ Tonga | | 1",
    )
    document = read(text, "a.html")
    row = document.segments[1].sentences[2]
    start, end = row.span(row.text.index("4.5"), row.text.index("4.5") + 3)
    assert document.text[start:end] == "4.5"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>{0}</td></tr><tr><td>{0}</td></tr></table>",
        "<table role=presentation><tr><td>Menu</td><td><p>{0}</p><p>{0}</p></td></tr></table>",
        "<table><tr><td>{0}<table><tr><td>1</td><td>2</td></tr></table>{0}</td><td>x</td></tr></table>",
    ],
)
def test_tables_that_lay_out_a_page_are_not_tables(table: str) -> None:
    assert sentences(page(table.format(PROSE)), "a.html").count(PROSE) == 2


def test_breaks() -> None:
    body = "<p>Ghana and<br>Togo agreed.<br>Benin did not.<br/><br />Mali waited"
    assert sentences(page(body), "a.html") == [
        "Ghana and Togo agreed.",
        "Benin did not.",
        "Mali waited",
    ]


def test_paragraphs_of_preformatted_text() -> None:
    body = "<pre>Ghana and\n   Togo agreed.\n\n  Benin did not.\n</pre>"
    assert sentences(page(body), "a.html") == ["Ghana and Togo agreed.", "Benin did not."]


def test_raised_digits_of_footnotes_do_not_run_into_figures() -> None:
    body = (
        "<p>Trade was $62.5<sup><a href='#f1'>[1]</a></sup> million on 5 km<sup>2</sup>, "
        "the 3<sup>rd</sup> time."
    )
    assert sentences(page(body), "a.html") == ["Trade was $62.5 million on 5 km², the 3rd time."]


def test_what_the_head_says() -> None:
    head = (
        '<meta property="og:title" content="Lorries &amp; ports">'
        '<meta property="og:site_name" content="Port News">'
        '<meta name="author" content="Ama Mensah">'
        '<meta property="article:published_time" content="2021-03-04T23:30:00+00:00">'
        '<link rel="canonical" href="https://example.org/a?b=1">'
    )
    metadata = read(page(f"<p>{PROSE}", head), "a.html").metadata
    assert (
        metadata.title,
        metadata.publisher,
        metadata.author,
        metadata.language,
        metadata.url,
    ) == (
        "Lorries & ports",
        "Port News",
        "Ama Mensah",
        "en",
        "https://example.org/a?b=1",
    )
    assert metadata.date is not None
    assert metadata.date.isoformat() == "2021-03-04"


def test_an_address_that_could_be_a_script_is_left_out() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)">'
    assert read(page(f"<p>{PROSE}", head), "a.html").metadata.url is None


def test_a_time_dates_the_page_only_near_its_top() -> None:
    top = f"<time datetime='2021-03-04'>4 March</time><p>{PROSE}</p>"
    late = f"<p>{PROSE}</p>" * 3 + "<time datetime='2019-01-01'>then</time>"
    assert str(read(page(top), "a.html").metadata.date) == "2021-03-04"
    assert read(page(late), "a.html").metadata.date is None


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 50_000,
        "<table>" * 20_000,
        "<b>" * 50_000 + "</i>" * 50_000,
        "<ul><li>" * 20_000,
        "<article>" * 20_000,
        "<" * 100_000,
        "<!--" * 50_000,
        "<a b='" * 30_000,
        "&#" * 50_000,
        "&#99999999999999999999;" * 1_000,
    ],
)
def test_nesting_and_broken_markup_do_no_harm(bomb: str) -> None:
    assert sentences(f"<p>{PROSE}</p>{bomb}", "a.html")[0] == PROSE
